"""Moving a part one level in or out: the path that its neighbours leave for it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from archive.parsing.breakdown import Breakdown, Kind
from archive.parsing.revising.describing import RefusedOperation

_NUMBERING = (Kind.LABEL, Kind.SPEAKER_LABEL)
"""What a passage has one of, so that two on one path would be two passages of one name."""


class Direction(StrEnum):
    """Where to: `in` is one level deeper, `out` one level higher."""

    IN = "in"
    OUT = "out"


def path_at_level(breakdown: Breakdown, index: int, direction: Direction) -> str:
    """The path of the part one level deeper or higher. Raises RefusedOperation where there is no such level.

    Higher is the passage that its own stands in. Deeper is the passage that the part before it stands in; where that
    is no deeper, a new paragraph of the passage beside it.
    """
    part = breakdown.segments[index]
    own = part.path.split(".") if part.path else []
    steps = _higher(index, own) if direction is Direction.OUT else _deeper(breakdown, index, own)
    path = ".".join(steps)
    if part.kind not in _NUMBERING:
        return path
    taken = {one.path for number, one in enumerate(breakdown.segments) if one.kind in _NUMBERING and number != index}
    again, fresh = 1, path
    while fresh in taken:
        again += 1
        fresh = f"{path}~{again}"
    return fresh


def _higher(index: int, own: Sequence[str]) -> Sequence[str]:
    if len(own) < 2:
        raise RefusedOperation(f"part {index} stands at the top already: there is no level above it")
    return own[:-1]


def _deeper(breakdown: Breakdown, index: int, own: Sequence[str]) -> Sequence[str]:
    before = next((one.path for one in reversed(breakdown.segments[:index]) if one.path), None)
    if before is None:
        raise RefusedOperation(f"nothing with a place stands before part {index}, so there is nothing to move it into")
    beside = before.split(".")
    if len(beside) > len(own) and beside[: len(own)] == list(own):
        return beside[: len(own) + 1]
    home = beside[: max(len(own), 1)]
    return [*home, f"p{_paragraphs(breakdown, home) + 1}"]


def _paragraphs(breakdown: Breakdown, home: Sequence[str]) -> int:
    """The highest number that a paragraph of that passage has; 0 without any."""
    depth = len(home)
    last = 0
    for part in breakdown.segments:
        steps = part.path.split(".") if part.path else []
        if len(steps) > depth and steps[:depth] == list(home):
            name = steps[depth].partition("~")[0]
            if name[:1] == "p" and name[1:].isascii() and name[1:].isdigit():
                last = max(last, int(name[1:]))
    return last
