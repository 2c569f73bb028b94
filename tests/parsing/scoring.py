"""How well a breakdown agrees with a gold one, from 0 to 1: the columns of the calibration report and of the own records."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]

COLUMNS = ("segments", "statements", "speakers", "paths")


def score(gold: Row, found: Row) -> dict[str, float]:
    """Each column's share for one record, both given as `to_json` writes them.

    `segments` and `statements` are F1 of exact spans (segments with their kind), `speakers` the share of the gold
    statements' characters that have exactly the same speakers, `paths` the share of the gold statements with their path.
    """
    said, parsed = _statements(gold), _statements(found)
    paths = {(row["start"], row["end"]): row["path"] for row in parsed}
    right = [paths.get((row["start"], row["end"]), "") == row["path"] for row in said]
    return {
        "segments": _f1(_spans(gold["segments"], "kind"), _spans(found["segments"], "kind")),
        "statements": _f1(_spans(said), _spans(parsed)),
        "speakers": _speakers(said, parsed),
        "paths": sum(right) / len(right) if right else 1.0,
    }


def means(scores: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each column over records that count alike."""
    rows = list(scores)
    return {column: sum(row[column] for row in rows) / len(rows) for column in COLUMNS}


def _statements(document: Row) -> list[Row]:
    return [row for row in document["segments"] if row["kind"] == "statement"]


def _spans(rows: Iterable[Row], *more: str) -> set[Hashable]:
    return {(row["start"], row["end"], *(str(row[name]) for name in more)) for row in rows}


def _f1(gold: set[Hashable], found: set[Hashable]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def _speakers(gold: list[Row], found: list[Row]) -> float:
    wanted, given = (_by_character(rows, lambda row: frozenset(row.get("speakers") or ())) for rows in (gold, found))
    return sum(given.get(at) == who for at, who in wanted.items()) / len(wanted) if wanted else 1.0


def _by_character(rows: Iterable[Row], value: Callable[[Row], Hashable]) -> dict[int, Hashable]:
    return {at: value(row) for row in rows for at in range(row["start"], row["end"])}
