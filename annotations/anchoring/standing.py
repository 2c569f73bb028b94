"""Where a stretch of words stands in the new text, and what makes that doubtful, by two texts laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .collation import Collation

# Of a stretch whose words are changed, so much has to be left, and be of the new stretch, to be sure of it.
_MOST: Final = 0.5
# A run that is moved has to have so many words in a row: a phrase comes again by chance.
_MOVED_RUN: Final = 12
_EDGE: Final = 8
# Words without a root in their run are sure where they stand between roots so near, among words of which so much is left.
_NEAR: Final = 40
_LEFT_IN_PLACE: Final = 0.6
# If so much of what was put where a moved passage stood is like that passage, it may be the passage.
_LEFT_BEHIND: Final = 0.3
# A longer stretch is known by the rest of its words.
_CONTESTED: Final = 0.3
# So many neighbours on each side that stayed with it tell a passage from its copy.
_BESIDE: Final = 2

REPEATED: Final = "these words stand more than once where the text was changed, and it may be another place"
CONTESTED: Final = "words much like these were put in or taken out, and it may be the other place"
LOOSE: Final = "so much around these words is different that they may be others"
SHORT: Final = "so few words stand elsewhere now that they may be others"
LEFT_BEHIND: Final = "these words stand elsewhere now, and words like them stand where they stood"
ENDS: Final = "the words at the beginning or the end of it are different"
MUCH: Final = "much of it is different"
TORN: Final = "its words stand in several places now"
CUT: Final = "it begins or ends inside a word that is written otherwise now"
GONE: Final = "its words are not in the new text"
NOT_THERE: Final = "its words are no longer where they stood"
FEW: Final = "few of its words are left"
ONLY_THERE: Final = "its words are no longer where they stood, but stand once elsewhere"
REPLACED: Final = "other words stand where its words stood"


@dataclass(frozen=True, slots=True)
class Standing:
    """The new words, by index, first and last, that an old stretch is now; both -1 where there are none.

    `doubt` says why that is not certain; `is_moved`, whether they stand in another order to their surroundings;
    `is_gone`, whether the old words stand nowhere at all.
    """

    first: int = -1
    last: int = -1
    is_moved: bool = False
    doubt: str = ""
    is_gone: bool = False


def stand(collation: Collation, first: int, last: int) -> Standing:
    """Where the old words from `first` to `last`, both included, stand now."""
    c = collation
    if c.partner[first] >= 0 and c.run_last[first] >= last:
        doubt = _doubt(c, first, last) if c.is_in_place[first] else _doubt_moved(c, first, last)
        return Standing(c.partner[first], c.partner[last], not c.is_in_place[first], doubt)
    return _stand_changed(c, first, last)


def _stand_changed(c: Collation, first: int, last: int) -> Standing:
    """The same for words that are not all there in a row."""
    left = c.counted[last + 1] - c.counted[first]
    size = last - first + 1
    if c.is_in_place[first] and c.is_in_place[last]:
        found = (c.partner[first], c.partner[last])
        if left >= _MOST * size and left >= _MOST * (found[1] - found[0] + 1):
            end, begin = min(c.run_last[first], last), max(c.run_first[last], first)
            if not c.has_word(first, end) or not c.has_word(begin, last):
                return Standing(*found, doubt=ENDS)
            return Standing(*found, doubt=_doubt(c, first, end) or _doubt(c, begin, last))
        if left >= _MOST * size:
            return Standing(*found, doubt=MUCH)
    place = _only_place(c, first, last)
    if place is not None:
        return Standing(*place, is_moved=True, doubt=ONLY_THERE)
    if 2 * left >= size:
        found = _grown(c, first, last)
        return Standing(*found, doubt=ENDS)
    moved = _moved_most(c, first, last)
    if moved is not None:
        return Standing(*moved, is_moved=True, doubt=TORN)
    found = _grown(c, first, last)
    if found[0] > found[1] or found[1] - found[0] + 1 > 2 * size + 2:
        is_gone = not left and _is_gone(c, first, last)
        return Standing(doubt=FEW if left else GONE if is_gone else NOT_THERE, is_gone=is_gone)
    return Standing(*found, doubt=FEW if left else REPLACED)


def _is_gone(c: Collation, first: int, last: int) -> bool:
    """Whether none of the words, two by two, stand anywhere; of very many a hundred pairs are looked for."""
    if first == last:
        return c.old[first] not in c.new
    step = max(1, (last - first) // 100)
    return not any(c.old[i : i + 2] in c.new_pairs for i in range(first, last, step))


def _doubt(c: Collation, first: int, last: int) -> str:
    """Why a stretch in place, of one run, may be another than it seems; or nothing."""
    if _is_contested(c, first, last):
        return CONTESTED
    before, after = c.root_before[first] >= 0, c.root_after[last] >= 0
    if before and after:
        return ""
    low, high = c.fixed_before[first], c.fixed_after[last]
    low_after = max(c.partner[low], 0)
    high_after = c.partner[high] if c.partner[high] >= 0 else len(c.new) - 1
    has_root = c.root_after[c.run_first[first]] >= 0
    if not has_root and not _is_well_kept(c, low, high, low_after, high_after):
        return LOOSE
    words = c.old[first : last + 1]
    if _stands_twice(c.old, words, low, high) or _stands_twice(c.new, words, low_after, high_after):
        return REPEATED
    return ""


def _is_contested(c: Collation, first: int, last: int) -> bool:
    """Whether much the same words were put in or taken out beside these, or, unless their neighbours stayed, anywhere."""
    if c.contested[last + 1] - c.contested[first] > _CONTESTED * (last - first + 1):
        return True
    for at in (first, last):
        low, high = c.echo_first[at], c.echo_last[at]
        stayed = c.run_first[first] < low - _BESIDE and high + _BESIDE < c.run_last[last]
        if not stayed and min(high, last) - max(low, first) + 1 > _CONTESTED * (last - first + 1):
            return True
    return False


def _is_well_kept(c: Collation, low: int, high: int, low_after: int, high_after: int) -> bool:
    """Whether most of what lies between two runs with roots is left in place."""
    low, low_after = _run_end(c, low, low_after, 1)
    high, high_after = _run_end(c, high, high_after, -1)
    size, size_after = high - low - 1, high_after - low_after - 1
    if not 0 < size <= _NEAR or not 0 < size_after <= _NEAR:
        return False
    left = c.counted[high] - c.counted[low + 1]
    return left >= _LEFT_IN_PLACE * max(size, size_after)


def _run_end(c: Collation, at: int, at_after: int, step: int) -> tuple[int, int]:
    if c.partner[at] < 0:
        return at, at_after
    end = c.run_last[at] if step > 0 else c.run_first[at]
    return end, c.partner[end]


def _doubt_moved(c: Collation, first: int, last: int) -> str:
    """Why a stretch of a run that stands elsewhere now may be another than it seems; or nothing."""
    run_first, run_last = c.run_first[first], c.run_last[last]
    if c.root_after[run_first] < 0 or run_last - run_first + 1 < _MOVED_RUN:
        return SHORT
    if _is_contested(c, first, last):
        return CONTESTED
    before, after = c.in_place_before[first], c.in_place_after[last]
    new_before = c.partner[before] if before >= 0 else -1
    new_after = c.partner[after] if after < len(c.old) else len(c.new)
    behind = c.new[new_before + 1 : new_after]
    if behind and _overlap(c.old[run_first : run_last + 1], behind) >= _LEFT_BEHIND:
        return LEFT_BEHIND
    if first - run_first >= _EDGE and run_last - last >= _EDGE:
        return ""
    # At the edge of what was moved the same words may have stood there before, and these stayed or went.
    words = c.old[first : last + 1]
    if _stands_twice(c.old, words, 0, len(c.old)) or _stands_twice(c.new, words, 0, len(c.new)):
        return REPEATED
    return ""


def _stands_twice(text: str, words: str, low: int, high: int) -> bool:
    place = text.find(words, low, high + 1)
    return place >= 0 and text.find(words, place + 1, high + 1) >= 0


def _overlap(words: str, others: str) -> float:
    """The share of groups of two words that the shorter of two stretches has in common with the other."""
    one = {words[i : i + 2] for i in range(len(words) - 1)}
    other = {others[i : i + 2] for i in range(len(others) - 1)}
    return len(one & other) / max(1, min(len(one), len(other)))


def _only_place(c: Collation, first: int, last: int) -> tuple[int, int] | None:
    """The one place of all the words in a row in the new text, for more than two words."""
    words = c.old[first : last + 1]
    place = c.new.find(words) if len(words) > 2 else -1
    if place < 0 or c.new.find(words, place + 1) >= 0:
        return None
    return place, place + len(words) - 1


def _grown(c: Collation, first: int, last: int) -> tuple[int, int]:
    """From the first to the last of the words left in place, with what stands instead of those at the ends.

    The words beyond the ends that are different stay outside: only a gap that lies within the stretch belongs to it.
    """
    begin, end = c.in_place_after[first], c.in_place_before[last]
    if begin > last:
        before, after = c.in_place_before[first], c.in_place_after[last]
        low = c.partner[before] + 1 if before >= 0 else 0
        high = c.partner[after] - 1 if after < len(c.old) else len(c.new) - 1
        return _without_padding(c, low, high) if before == first - 1 and after == last + 1 else (0, -1)
    low, high = c.partner[begin], c.partner[end]
    if begin > first and c.in_place_before[first] == first - 1:
        low = c.partner[first - 1] + 1
    if end < last and c.in_place_after[last] == last + 1:
        high = c.partner[last + 1] - 1
    return low, high


def _without_padding(c: Collation, low: int, high: int) -> tuple[int, int]:
    while low <= high and c.is_padding(low):
        low += 1
    while low <= high and c.is_padding(high):
        high -= 1
    return low, high


def _moved_most(c: Collation, first: int, last: int) -> tuple[int, int] | None:
    """The longest stretch of one run with a root that has at least half of the words; looks at eight runs from each end."""
    at, looked = first, 0
    while at <= last and looked < 8:
        end = min(c.run_last[at], last)
        if c.partner[at] >= 0 and 2 * (end - at + 1) >= last - first + 1:
            return c.partner[at], c.partner[end]
        at, looked = end + 1, looked + 1
    at, looked = last, 0
    while at >= first and looked < 8:
        begin = max(c.run_first[at], first)
        if c.partner[at] >= 0 and 2 * (at - begin + 1) >= last - first + 1:
            return c.partner[begin], c.partner[at]
        at, looked = begin - 1, looked + 1
    return None
