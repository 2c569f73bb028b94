"""Whether a confidence means what it says: parts judged against gold ones, counted by band and by rule.

A confidence of 0.9 is a promise that nine of ten such parts are right. What the promise is worth is counted here, on
records whose breakdown a person has made by hand (docs/parser.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.parsing.breakdown import Breakdown, Kind, Segment

BANDS: Final = ((0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.6, 0.8), (0.0, 0.6))
"""From and to before which confidences are counted together, the surest first."""
SURE: Final = 0.9
"""Parts from here on are right in at least `PROMISED` of all cases; those below are flagged for an editor."""
PROMISED: Final = 0.98


@dataclass(frozen=True, slots=True)
class Judged:
    """One part of a parsed record: the rule that made it, how sure it was, and whether the gold record has it too.

    `is_miscounted` where only its path is another: a part before it was not read, and with that one it will be right.
    """

    kind: str
    rule: str
    confidence: float
    is_right: bool
    is_miscounted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """How many parts a band or a rule made, how many of them are right, and the mean of their confidences."""

    name: str
    parts: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """The share that is right, 1 where there are none."""
        return self.right / self.parts if self.parts else 1.0


def judge(gold: Iterable[Mapping[str, Any]], breakdown: Breakdown) -> list[Judged]:
    """Each part of `breakdown` compared with the gold segments, given as the gold files write them.

    A part is right where the gold has one of its kind, place in the text and path, and a statement, lead-in or speaker
    label has the same speakers too, in any order.
    """
    wanted = {(s["kind"], s["start"], s["end"], _speakers(s)): s.get("path") for s in gold}
    return [_judged(part, wanted) for part in breakdown.segments]


def _judged(part: Segment, wanted: Mapping[_Key, str | None]) -> Judged:
    key = _key(part)
    is_right = key in wanted and wanted[key] == part.path
    return Judged(str(part.kind), part.rule, part.confidence, is_right, key in wanted and not is_right)


_Key = tuple[str, int, int, frozenset[str]]
_SPEAKING: Final = (Kind.STATEMENT, Kind.LEAD_IN, Kind.SPEAKER_LABEL)


def _speakers(segment: Mapping[str, Any]) -> frozenset[str]:
    return _names(segment.get("speakers") or ()) if segment["kind"] in _SPEAKING else frozenset()


def _names(speakers: Iterable[str]) -> frozenset[str]:
    """The names, however their apostrophes are printed: "O’Hara" is "O'Hara"."""
    return frozenset(name.replace("’", "'") for name in speakers)


def _key(part: Segment) -> _Key:
    speakers = _names(part.speakers) if part.kind in _SPEAKING else frozenset[str]()
    return str(part.kind), part.start, part.end, speakers


def by_band(judged: Iterable[Judged]) -> list[Row]:
    """A row for each band of confidence, the surest first."""
    parts = list(judged)
    return [
        _row(f"{low:.2f}–{min(high, 1.0):.2f}", [p for p in parts if low <= p.confidence < high])
        for low, high in BANDS
    ]


def by_rule(judged: Iterable[Judged]) -> list[Row]:
    """A row for each rule and the kind of part that it makes, the most frequent first."""
    return _grouped(judged, lambda part: f"{part.kind} {part.rule}")


def sure(judged: Iterable[Judged]) -> Row:
    """All parts with a confidence of at least `SURE`."""
    return _row(f"at least {SURE}", [p for p in judged if p.confidence >= SURE])


def _grouped(judged: Iterable[Judged], name: Callable[[Judged], str]) -> list[Row]:
    groups: dict[str, list[Judged]] = {}
    for part in judged:
        groups.setdefault(name(part), []).append(part)
    rows = [_row(key, parts) for key, parts in groups.items()]
    return sorted(rows, key=lambda row: (-row.parts, row.name))


def _row(name: str, parts: list[Judged]) -> Row:
    mean = sum(p.confidence for p in parts) / len(parts) if parts else 0.0
    return Row(name, len(parts), sum(p.is_right for p in parts), mean)


def report(judged: Iterable[Judged], records: int) -> str:
    """The counts as a table in plain text, with a last line that says whether the promise was kept."""
    parts = list(judged)
    all_sure = sure(parts)
    lines = [f"{records} records, {len(parts)} parts", ""]
    lines += _table("confidence", by_band(parts)) + [""] + _table("rule", by_rule(parts)) + [""]
    kept = "kept" if all_sure.share >= PROMISED else "not kept"
    placed = all_sure.right + sum(p.is_miscounted for p in parts if p.confidence >= SURE)
    lines.append(
        f"Of {all_sure.parts} parts with a confidence of at least {SURE}, {all_sure.share:.1%} are right; "
        f"promised are {PROMISED:.0%}: {kept}. "
        f"But for their path, which follows from the parts before them, {(placed / all_sure.parts if all_sure.parts else 1):.1%} are."
    )
    return "\n".join(lines)


def _table(head: str, rows: list[Row]) -> list[str]:
    lines = [f"{head:<44}{'parts':>8}{'right':>8}{'share':>8}{'said':>8}"]
    for row in rows:
        share = f"{row.share:.3f}" if row.parts else "–"
        said = f"{row.confidence:.3f}" if row.parts else "–"
        lines.append(f"{row.name:<44}{row.parts:>8}{row.right:>8}{share:>8}{said:>8}")
    return lines
