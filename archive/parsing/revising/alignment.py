"""Finding the same items in two sequences: what stands once in both, what follows from that, and in which order.

The method is patience differencing: items that stand exactly once on each side are sure, and their neighbours follow.
Everything is bounded: the work grows with the length of the sequences, and what would cost more is left unmatched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

# How many equal pairs of items a stretch without any unique item may have to be compared in full, and how often the
# sequences may be gone through in all. Both are far above what edited prose needs.
_PAIRS_COMPARED: Final = 20_000
_TIMES_READ: Final = 60


def unique_pairs(before: Sequence[Hashable], after: Sequence[Hashable]) -> dict[int, int]:
    """The index in `after` by the index in `before`, for all items that stand exactly once in each of the two."""
    counts_before, counts_after = Counter(before), Counter(after)
    places = {item: index for index, item in enumerate(after)}
    return {
        index: places[item]
        for index, item in enumerate(before)
        if counts_before[item] == 1 and counts_after.get(item) == 1
    }


def extend(pairs: dict[int, int], before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
    """Add to `pairs` the equal items that directly follow, or come directly before, a pair; none is paired twice."""
    taken = set(pairs.values())
    for step in (1, -1):
        for start in sorted(pairs, reverse=step < 0):
            i, j = start + step, pairs[start] + step
            while (
                0 <= i < len(before)
                and 0 <= j < len(after)
                and i not in pairs
                and j not in taken
                and before[i] == after[j]
            ):
                pairs[i] = j
                taken.add(j)
                i, j = i + step, j + step


def in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest choice of pairs in which both indexes rise; the pairs are given by rising first index."""
    given = list(pairs)
    ends: list[int] = []  # the second index with which the best choice of each length ends
    last: list[int] = []  # that pair's place in `given`
    previous: list[int] = []
    for place, (_, j) in enumerate(given):
        length = bisect_left(ends, j)
        previous.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            last.append(place)
        else:
            ends[length] = j
            last[length] = place
    chosen = []
    place = last[-1] if last else -1
    while place >= 0:
        chosen.append(given[place])
        place = previous[place]
    return chosen[::-1]


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of equal items, both indexes rising: what is left of `before` in `after`."""
    found: list[tuple[int, int]] = []
    stretches = [(0, len(before), 0, len(after))]
    work = _TIMES_READ * (len(before) + len(after))
    while stretches and work > 0:
        low, high, low_after, high_after = stretches.pop()
        while low < high and low_after < high_after and before[low] == after[low_after]:
            found.append((low, low_after))
            low, low_after = low + 1, low_after + 1
        while low < high and low_after < high_after and before[high - 1] == after[high_after - 1]:
            high, high_after = high - 1, high_after - 1
            found.append((high, high_after))
        if low == high or low_after == high_after:
            continue
        old, new = before[low:high], after[low_after:high_after]
        work -= len(old) + len(new)
        anchors = in_order(unique_pairs(old, new).items())
        if not anchors:
            found += [(low + i, low_after + j) for i, j in _compared(old, new)]
            continue
        found += [(low + i, low_after + j) for i, j in anchors]
        i, j = low, low_after
        for anchor, anchor_after in [*anchors, (len(old), len(new))]:
            stretches.append((i, low + anchor, j, low_after + anchor_after))
            i, j = low + anchor + 1, low_after + anchor_after + 1
    return sorted(found)


def _compared(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs found by comparing everything with everything, where that is cheap; else none."""
    counts = Counter(after)
    if sum(counts[item] for item in before) > _PAIRS_COMPARED or len(before) * len(after) > 100 * _PAIRS_COMPARED:
        return []
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [(block.a + offset, block.b + offset) for block in blocks for offset in range(block.size)]
