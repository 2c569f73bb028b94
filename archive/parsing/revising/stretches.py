"""Where two breakdowns of one text differ: stretches of parts that gave way to others, what lies between them being equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.parsing.breakdown import Segment


class Stretch(NamedTuple):
    """The parts `[first, last)` of the earlier list, in whose place `[new_first, new_last)` of the later one stand."""

    first: int
    last: int
    new_first: int
    new_last: int


def differing(before: Sequence[Segment], after: Sequence[Segment]) -> list[Stretch]:
    """The shortest stretches in which the parts differ and outside which they are equal, in order.

    A stretch ends where parts of both lists end on one character: a part that says something else now is a stretch of
    its own, a part that was divided one of two new parts. Time grows with the number of parts alone.
    """
    found = []
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and (before[i] is after[j] or before[i] == after[j]):
            i, j = i + 1, j + 1
            continue
        first, new_first = i, j
        i, j = _common_end(before, after, i, j)
        found.append(Stretch(first, i, new_first, j))
    return found


def _common_end(before: Sequence[Segment], after: Sequence[Segment], i: int, j: int) -> tuple[int, int]:
    """The indexes behind the next parts that end on one character, or behind the last parts."""
    end = new_end = -1
    while True:
        if end <= new_end and i < len(before):
            end, i = before[i].end, i + 1
        elif j < len(after):
            new_end, j = after[j].end, j + 1
        else:
            return len(before), j
        if end == new_end:
            return i, j
