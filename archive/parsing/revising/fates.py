"""What became of each statement when a report's text or breakdown gives way to another: the same, split, merged, gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.revising.likeness import features
from archive.parsing.revising.mapping import Carried, Status


class Fate(StrEnum):
    """What became of a statement. `new` has none in the old value, `removed` none in the new one."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Fated:
    """One statement's fate; `old` and `new` are indexes of parts before and after.

    Of a merged one `new` is the statement that has its words now; of one that was split off, `old` is the one that had
    them, and `sid` is None, since it waits for one of its own.
    """

    fate: Fate
    sid: str | None
    old: int | None
    new: int | None
    note: str = ""


# So much of a new statement's words stands in an old one that it was split off from it.
_HELD: Final = 0.75

# Words and pairs of words in more statements than this say nothing about which one it is.
_FREQUENT: Final = 50

_PLAIN: Final = {Status.UNCHANGED: Fate.SAME, Status.MOVED: Fate.MOVED, Status.CHANGED: Fate.CHANGED}


def fates(
    before: Breakdown, before_text: str, after: Breakdown, after_text: str, carried: Sequence[Carried]
) -> list[Fated]:
    """The fate of every statement of both values, in the order of the new text; what is gone stands where it stood.

    `carried` is what `carry_over` has found.
    """
    living = {item.new for item in carried if item.status is not Status.LOST}
    by_sid = {part.sid: j for j, part in enumerate(after.segments) if part.sid}
    wholes = _Wholes({item.old: features(_words(before.segments[item.old], before_text)) for item in carried})
    found: list[Fated] = []
    split: set[int] = set()
    for j, part in enumerate(after.segments):
        if part.kind is Kind.STATEMENT and j not in living:
            whole = wholes.holding(features(_words(part, after_text)))
            if whole is not None:
                split.add(whole)
            found.append(Fated(Fate.NEW if whole is None else Fate.SPLIT, None, whole, j))
    for item in carried:
        if item.status is not Status.LOST:
            fate = Fate.SPLIT if item.old in split and item.status is Status.CHANGED else _PLAIN[item.status]
            found.append(Fated(fate, item.sid, item.old, item.new, item.note))
        elif item.heir:
            found.append(Fated(Fate.MERGED, item.sid, item.old, by_sid.get(item.heir), item.note))
        else:
            found.append(Fated(Fate.REMOVED, item.sid, item.old, None, item.note))
    return sorted(found, key=lambda one: _place(one, found))


def _words(part: Segment, text: str) -> str:
    return text[part.start : part.end]


class _Wholes:
    """The old statements, to be found by their words without comparing each with each."""

    def __init__(self, wholes: dict[int, Counter[Hashable]]) -> None:
        self.wholes = wholes
        self.holders: dict[Hashable, list[int]] = defaultdict(list)
        for i, words in wholes.items():
            for feature in words:
                self.holders[feature].append(i)

    def holding(self, words: Counter[Hashable]) -> int | None:
        """The one that has most of these words, the first of equals; None where none has enough."""
        shared: Counter[int] = Counter()
        for feature, times in words.items():
            holders = self.holders.get(feature, ())
            if len(holders) <= _FREQUENT:
                for i in holders:
                    shared[i] += min(times, self.wholes[i][feature])
        most, index = max(((times, -i) for i, times in shared.items()), default=(0, 0))
        return -index if most and most >= _HELD * words.total() else None


def _place(one: Fated, found: Sequence[Fated]) -> tuple[int, bool, int]:
    """Where it stands in the new text; of what is gone, after the last statement before it that still stands."""
    if one.new is not None:
        return one.new, one.fate is Fate.MERGED, one.old or 0
    earlier = (
        other.new for other in found if other.old is not None and other.new is not None and other.old < (one.old or 0)
    )
    return max(earlier, default=-1), True, one.old or 0
