"""Pairing statements that have most of their words in common, without comparing each with each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Final

# Likeness from which two statements count as one that was changed: less is asked for where the neighbours say that
# it stands in the same place. Between statements of the five seed reports the likeness is below 0.45.
_ENOUGH_IN_PLACE: Final = 0.5
_ENOUGH_ELSEWHERE: Final = 0.6
# A rival so near makes the choice doubtful.
_NEAR: Final = 0.1
# Where so much of a lost statement's words stands in another one, that is the one that has taken it in.
_HELD: Final = 0.75
# Pairs of words in more statements than this say nothing about which one it is.
_FREQUENT: Final = 50
_COMPARED: Final = 8

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Alike:
    """The pairs found (index after and likeness, by index before), doubts about them, and for the rest who has their words."""

    pairs: dict[int, tuple[int, float]]
    notes: dict[int, str]
    nearest: dict[int, int]


def likely_pairs(before: dict[int, str], after: dict[int, str], fixed: dict[int, int]) -> Alike:
    """Pair statements (their words by index) by likeness, the most alike first; `fixed` are pairs known in order."""
    features_after = {j: features(words) for j, words in after.items()}
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for j, own in features_after.items():
        for feature in own:
            holders[feature].append(j)
    places, places_after = sorted(fixed), [fixed[i] for i in sorted(fixed)]
    candidates: list[tuple[float, bool, int, int]] = []
    nearest: dict[int, int] = {}
    for i, words in before.items():
        own = features(words)
        shared: Counter[int] = Counter()
        for feature, times in own.items():
            if len(holders.get(feature, ())) <= _FREQUENT:
                for j in holders.get(feature, ()):
                    shared[j] += min(times, features_after[j][feature])
        found = [(likeness(own, features_after[j]), j) for j, _ in shared.most_common(_COMPARED)]
        for degree, j in found:
            in_place = bisect_left(places, i) == bisect_left(places_after, j)
            if degree >= (_ENOUGH_IN_PLACE if in_place else _ENOUGH_ELSEWHERE):
                candidates.append((degree, in_place, i, j))
        held = max(((times, -j) for j, times in shared.items()), default=(0, 0))
        if held[0] >= _HELD * own.total():
            nearest[i] = -held[1]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    rivals: dict[int, int] = Counter()
    tops: dict[int, float] = {}
    for degree, _, i, j in sorted(candidates, key=lambda one: (-one[0], not one[1], one[2], one[3])):
        if degree >= tops.setdefault(i, degree) - _NEAR:
            rivals[i] += 1
        if i not in pairs and j not in taken:
            pairs[i] = (j, degree)
            taken.add(j)
    notes = {i: "another statement is nearly as much like it" for i in pairs if rivals[i] > 1}
    return Alike(pairs, notes, {i: j for i, j in nearest.items() if i not in pairs})


def features(words: str) -> Counter[Hashable]:
    """The words, without regard to case, and the pairs of words that stand side by side, with how often each does."""
    return Counter(_each_feature(words))


def _each_feature(words: str) -> Iterator[Hashable]:
    previous = ""
    for found in _WORD.finditer(words.casefold()):
        yield found[0]
        yield (previous, found[0])
        previous = found[0]


def likeness(one: Counter[Hashable], other: Counter[Hashable]) -> float:
    """The Sørensen–Dice coefficient of two multisets: twice what they share over what they have."""
    small, large = sorted((one, other), key=len)
    shared = sum(min(times, large[feature]) for feature, times in small.items() if feature in large)
    total = one.total() + other.total()
    return 2 * shared / total if total else 0.0
