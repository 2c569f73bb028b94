"""What changed between two breakdowns of one text, in words that a list of revisions can show."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Final

from archive.parsing.breakdown import Breakdown, Kind, Segment


@dataclass(frozen=True, slots=True)
class PartAdded:
    """A part that was not there before; `index` counts the new segments."""

    index: int
    part: Segment


@dataclass(frozen=True, slots=True)
class PartRemoved:
    """A part that is there no longer; `index` counts the old segments."""

    index: int
    part: Segment


@dataclass(frozen=True, slots=True)
class BoundaryMoved:
    """A part that begins or ends elsewhere; the spans are `(start, end)`, `index` counts the new segments."""

    index: int
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class KindChanged:
    """A part that is something else now."""

    index: int
    before: Kind
    after: Kind


@dataclass(frozen=True, slots=True)
class AttributionChanged:
    """One value of a part that is different: a field of Segment by its name, such as `speakers` or `path`."""

    index: int
    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """One value of the whole record that is different: a field of Breakdown by its name, such as `event_date`."""

    name: str
    before: Any
    after: Any


Difference = PartAdded | PartRemoved | BoundaryMoved | KindChanged | AttributionChanged | FieldChanged

_PLACE: Final = ("kind", "start", "end")


def differences(before: Breakdown, after: Breakdown) -> list[Difference]:
    """Everything in which two breakdowns of one text differ; empty exactly where they say the same.

    Who has `described` a field is no difference: the field's value is.
    The record's own fields come first, then the parts that are gone, then the new value's parts in the order of the
    text. A part is the same one as before where it has the same sid or span, else where it shares most characters.
    """
    found: list[Difference] = []
    for name in (one.name for one in fields(Breakdown) if one.name not in ("segments", "described", "unmarked")):
        if getattr(before, name) != getattr(after, name):
            found.append(FieldChanged(name, getattr(before, name), getattr(after, name)))
    same = _same_parts(before, after)
    known = set(same.values())
    found += [PartRemoved(i, part) for i, part in enumerate(before.segments) if i not in known]
    for j, part in enumerate(after.segments):
        found += _part_differences(j, before.segments[same[j]], part) if j in same else [PartAdded(j, part)]
    return found


def _same_parts(before: Breakdown, after: Breakdown) -> dict[int, int]:
    """The index in `before` of each part of `after` that was there, rising with it."""
    by_sid = {part.sid: i for i, part in enumerate(before.segments) if part.sid is not None}
    candidates = []
    i = j = 0
    while i < len(before.segments) and j < len(after.segments):
        old, new = before.segments[i], after.segments[j]
        shared = min(old.end, new.end) - max(old.start, new.start)
        if shared > 0:
            exact = (old.start, old.end) == (new.start, new.end)
            named = new.sid is not None and by_sid.get(new.sid) == i
            candidates.append((not named, not exact, old.kind is not new.kind, -shared, j, i))
        if old.end < new.end:
            i += 1
        else:
            j += 1
    same: dict[int, int] = {}
    taken: set[int] = set()
    for *_, j, i in sorted(candidates):
        if j not in same and i not in taken:
            same[j] = i
            taken.add(i)
    return same


def _part_differences(index: int, before: Segment, after: Segment) -> list[Difference]:
    found: list[Difference] = []
    if (before.start, before.end) != (after.start, after.end):
        found.append(BoundaryMoved(index, (before.start, before.end), (after.start, after.end)))
    if before.kind is not after.kind:
        found.append(KindChanged(index, before.kind, after.kind))
    for name in (one.name for one in fields(Segment) if one.name not in _PLACE):
        if getattr(before, name) != getattr(after, name):
            found.append(AttributionChanged(index, name, getattr(before, name), getattr(after, name)))
    return found
