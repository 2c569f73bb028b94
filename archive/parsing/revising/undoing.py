"""One change of a working value taken back out of the middle: what came after it stays, or stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from archive.parsing.breakdown import Breakdown, Segment
from archive.parsing.revising.layers import Emendation, Finding, Gloss, Layers, Position, Tag


class Overtaken(ValueError):
    """What the change touched has been changed again since; `where` names those things."""

    def __init__(self, where: Sequence[str]) -> None:
        super().__init__(", ".join(where))
        self.where = list(where)


def take_back(
    before: tuple[Breakdown, Layers], after: tuple[Breakdown, Layers], now: tuple[Breakdown, Layers]
) -> tuple[Breakdown, Layers]:
    """`now` without the change that led from `before` to `after`, all three on one text.

    Raises Overtaken where anything that the change touched is not as the change left it. Nothing else is asked: work
    on other parts, and other judgements on the same statement, stay.
    """
    overtaken: list[str] = []
    breakdown = _breakdown_without(before[0], after[0], now[0], overtaken)
    layers = _layers_without(before[1], after[1], now[1], overtaken)
    there = {part.sid for part in breakdown.statements()}
    overtaken += [_what(tag) for tag in layers.tags if tag.sid not in there]
    overtaken += [_what(position) for position in layers.positions if position.sid not in there]
    if overtaken:
        raise Overtaken(list(dict.fromkeys(overtaken)))
    return breakdown, layers


def _breakdown_without(before: Breakdown, after: Breakdown, now: Breakdown, overtaken: list[str]) -> Breakdown:
    values: dict[str, Any] = {}
    for name in (field.name for field in fields(Breakdown)):
        old, new, current = getattr(before, name), getattr(after, name), getattr(now, name)
        if old == new:
            continue
        if name == "segments":
            values[name] = _segments_without(old, new, current, overtaken)
        elif current == new:
            values[name] = old
        else:
            overtaken.append(name.replace("_", " "))
    return replace(now, **values)


def _segments_without(
    before: tuple[Segment, ...], after: tuple[Segment, ...], now: tuple[Segment, ...], overtaken: list[str]
) -> tuple[Segment, ...]:
    """The parts without the change. Where it moved boundaries, all parts have to be as it left them."""
    if [(part.start, part.end) for part in before] != [(part.start, part.end) for part in after]:
        if now != after:
            overtaken += [_called(part) for part in after if part not in before and part not in now] or ["boundaries"]
        return before
    changed = {(new.start, new.end): (old, new) for old, new in zip(before, after, strict=True) if old != new}
    parts = []
    for part in now:
        old, new = changed.pop((part.start, part.end), (part, part))
        if part != new:
            overtaken.append(_called(new))
        parts.append(old)
    overtaken += [_called(new) for _old, new in changed.values()]  # divided otherwise since
    return tuple(parts)


def _called(part: Segment) -> str:
    return f"{str(part.kind).replace('_', ' ')} {part.path or ''}".strip()


def _layers_without(before: Layers, after: Layers, now: Layers, overtaken: list[str]) -> Layers:
    values: dict[str, tuple[Any, ...]] = {}
    for name in (field.name for field in fields(Layers)):
        old, new, current = getattr(before, name), getattr(after, name), getattr(now, name)
        added = [item for item in new if item not in old]
        removed = [item for item in old if item not in new]
        overtaken += [_what(item) for item in added if item not in current]
        kept = tuple(item for item in current if item not in added)
        overtaken += [_what(item) for item in removed if any(_is_in_the_way(item, other) for other in kept)]
        values[name] = (*kept, *removed)
    return replace(now, **values)


def _is_in_the_way(item: Any, other: Any) -> bool:
    """Whether what was taken away has something else in its place by now."""
    match item, other:
        case Tag(), Tag():
            return (item.sid, item.topic, item.start, item.end) == (other.sid, other.topic, other.start, other.end)
        case (Position(), Position()) | (Finding(), Finding()):
            return bool(item.key == other.key)
        case (Emendation(), Emendation()) | (Gloss(), Gloss()):
            return bool(item.start < other.end and other.start < item.end)
    return False


def _what(item: Any) -> str:
    match item:
        case Tag():
            return f"{item.topic} ({item.sid})"
        case Position():
            return f"{item.proposition} ({item.sid})"
        case Finding():
            return f"{item.kind} {item.start}–{item.end}"
    return f"{type(item).__name__.lower()} {item.start}–{item.end}"
