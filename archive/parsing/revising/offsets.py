"""Shifting spans of one text into another: where a tag, the words of a position or an emendation stands now."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from archive.parsing.revising.alignment import align, extend, in_order, unique_pairs
from archive.parsing.revising.mapping import Status

# So many words in a row tell of themselves where they stand now; of fewer, the words on both sides must tell it.
_RUN: Final = 5
# So many words on either side tell whether a span's surroundings are still the same.
_CONTEXT: Final = 8

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Shifted:
    """Where a span `[start, end)` of the old text stands in the new one; None where it is lost.

    *Unchanged* is a span whose words are the same in surroundings that are mostly the same, *moved* one whose words
    stand elsewhere. Of a *changed* one most words are left, or all of them in surroundings that are not.
    """

    status: Status
    start: int | None = None
    end: int | None = None


def map_offset_ranges(before_text: str, after_text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Shifted, ...]:
    """For each span of `before_text`, in the order given, where it stands in `after_text`.

    Raises ValueError for a span that is empty or leaves the text.
    """
    spans = list(ranges)
    for start, end in spans:
        if not 0 <= start < end <= len(before_text):
            raise ValueError(f"there is no span {start}–{end} in a text of {len(before_text)} characters")
    if before_text == after_text:
        return tuple(Shifted(Status.UNCHANGED, start, end) for start, end in spans)
    old = [(found.start(), found.end()) for found in _TOKEN.finditer(before_text)]
    new = [(found.start(), found.end()) for found in _TOKEN.finditer(after_text)]
    pairs, settled = _paired(
        [before_text[start:end] for start, end in old], [after_text[start:end] for start, end in new]
    )
    starts, ends = [start for start, _ in old], [end for _, end in old]
    shifted = []
    for start, end in spans:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first >= last:
            shifted.append(Shifted(Status.LOST))  # nothing but white space
            continue
        shifted.append(_shift(start, end, range(first, last), old, new, pairs, settled, before_text, after_text))
    return tuple(shifted)


def _paired(old: Sequence[str], new: Sequence[str]) -> tuple[dict[int, int], set[int]]:
    """The words of the old text found in the new one, by index, and those of them that stand in the old order."""
    runs_old = [hash(tuple(old[i : i + _RUN])) for i in range(len(old) - _RUN + 1)]
    runs_new = [hash(tuple(new[j : j + _RUN])) for j in range(len(new) - _RUN + 1)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in unique_pairs(runs_old, runs_new).items():
        for step in range(_RUN):
            if i + step not in pairs and j + step not in taken and old[i + step] == new[j + step]:
                pairs[i + step] = j + step
                taken.add(j + step)
    extend(pairs, old, new)
    ordered = in_order(sorted(pairs.items()))
    taken = set(pairs.values())
    settled = {i for i, _ in ordered}
    low, low_after = 0, 0
    for high, high_after in [*ordered, (len(old), len(new))]:
        rest = [i for i in range(low, high) if i not in pairs]
        rest_after = [j for j in range(low_after, high_after) if j not in taken]
        for i, j in align([old[i] for i in rest], [new[j] for j in rest_after]) if rest and rest_after else ():
            pairs[rest[i]] = rest_after[j]
            settled.add(rest[i])
        low, low_after = high + 1, high_after + 1
    return pairs, settled


def _shift(
    start: int,
    end: int,
    words: range,
    old: Sequence[tuple[int, int]],
    new: Sequence[tuple[int, int]],
    pairs: dict[int, int],
    settled: set[int],
    before_text: str,
    after_text: str,
) -> Shifted:
    found = [i for i in words if i in pairs]
    in_place = [i for i in found if i in settled]
    chosen = in_place if 2 * len(in_place) >= len(found) else [i for i in found if i not in settled]
    if not chosen:
        return Shifted(Status.LOST)
    places = [pairs[i] for i in chosen]
    first, last = min(places), max(places)
    if 2 * len(chosen) < len(words) or 2 * len(chosen) < last - first + 1:
        return Shifted(Status.LOST)
    # A span may begin or end inside a word, and keeps that place in it where the word is still there.
    new_start, new_end = new[first][0], new[last][1]
    if pairs.get(words[0]) == first:
        new_start += max(0, start - old[words[0]][0])
    if pairs.get(words[-1]) == last:
        new_end -= max(0, old[words[-1]][1] - end)
    if new_start >= new_end:
        return Shifted(Status.LOST)
    if before_text[start:end].split() != after_text[new_start:new_end].split():
        return Shifted(Status.CHANGED, new_start, new_end)
    around = [*range(max(0, words[0] - _CONTEXT), words[0])]
    around += range(words[-1] + 1, min(len(old), words[-1] + 1 + _CONTEXT))
    shift = first - words[0]
    near = sum(1 for i in around if i in pairs and abs(pairs[i] - i - shift) <= _CONTEXT)
    beside = [i for i in (words[0] - 1, words[-1] + 1) if 0 <= i < len(old)]
    is_sure = len(words) >= _RUN or all(pairs.get(i) == i + shift for i in beside)
    if 2 * near < len(around) or not is_sure:
        return Shifted(Status.CHANGED, new_start, new_end)
    return Shifted(Status.UNCHANGED if len(in_place) == len(words) else Status.MOVED, new_start, new_end)
