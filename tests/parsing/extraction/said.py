"""What was read by hand, and how far a pass agrees with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive.parsing import Breakdown, parse
from archive.parsing.extraction import find_figures, find_places, find_references, find_undertakings, registry_of
from tests.parsing.seeds import seed

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
REGISTRY = registry_of(json.loads((FIXTURES / "instruments.json").read_text(encoding="utf-8")))
PASSES = {
    "references": lambda text, breakdown: find_references(text, breakdown, REGISTRY),
    "undertakings": find_undertakings,
    "figures": find_figures,
    "places": find_places,
}
FIELDS = {
    "references": ("designation", "instrument"),
    "undertakings": ("act", "by", "towards", "due_date"),
    "figures": ("measure", "low", "high", "unit", "approximate", "of", "baseline", "as_of"),
    "places": ("kind", "country", "name"),
}


def record(number: str) -> tuple[Breakdown, str]:
    """A seed's gold breakdown with the names that the parser marks, as the archive has it."""
    breakdown, text = seed(number)
    return replace(breakdown, mentions=breakdown.mentions or parse(text).mentions), text


def said(number: str) -> dict[str, list[dict[str, Any]]]:
    """What a seed says, as curated."""
    (path,) = FIXTURES.glob(f"{number}_*.said.json")
    return json.loads(path.read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    """A member as the fixtures write it."""
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, (str, bool, list)) else str(value)


def agreement(kind: str, found: Iterable[Any], gold: list[dict[str, Any]]) -> tuple[int, int, int, int, int]:
    """How many agree, how many the pass found, how many there are, members that agree, members compared.

    A finding agrees where its offsets do; an undertaking where its act does and half of `what` and more.
    """
    found = [one for one in found if one.confidence >= 0.5]
    rest = list(gold)
    pairs = []
    for one in found:
        for row in rest:
            if _same(kind, one, row):
                rest.remove(row)
                pairs.append((one, row))
                break
    members = [plain(getattr(one, name)) == row[name] for one, row in pairs for name in FIELDS[kind]]
    return len(pairs), len(found), len(gold), sum(members), len(members)


def _same(kind: str, one: Any, row: dict[str, Any]) -> bool:
    if kind != "undertakings":
        return (one.start, one.end) == (row["start"], row["end"])
    (a, b), (c, d) = one.what, row["what"]
    common = min(b, d) - max(a, c)
    return one.act == row["act"] and common * 2 > max(b, d) - min(a, c)
