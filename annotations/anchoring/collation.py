"""Two states of a text laid side by side, word by word, once for all anchors: what stands where now, and how surely.

The difference itself is the archive's (`archive.parsing.revising.alignment`). What is added here is evidence. A *root* is a word
that stands in the middle of seven words in a row found once in each of the two texts; a *run* is a stretch of words
that is the same in both. What lies between two roots of one run is sure. All else is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final

from archive.parsing.revising.alignment import align, extend, in_order, unique_pairs

from .words import Words, read

_GRAM: Final = 7
_SIDE: Final = _GRAM // 2
# Both texts begin and end alike, so that their first and last words have neighbours too.
_BEGIN: Final = "".join(map(chr, range(_SIDE)))
_END: Final = "".join(map(chr, range(_SIDE, 2 * _SIDE)))
_CLOSING: Final = frozenset(".?!:;")
# Of two words that stand in the same place so much has to be the same for one to be the other's spelling.
_SPELT_ALIKE: Final = 0.6
# Words put in or taken out are much like their neighbours where so much of them stands there in the same order.
# They may be a little shorter than what they are like.
_MUCH_ALIKE: Final = 0.4
_MARGIN: Final = 1
# Of a very long passage the beginning tells.
_READ: Final = 2_000
# So many words in a row make a copy of old words, and so many other words in between are an edit of it.
_GROUP: Final = 3
_BROKEN: Final = 6


class Collation:
    """The words of `old_text` and of `new_text`, padded at both ends, and what is known of each old word by its index.

    `partner`, the index of the new word that it is, or -1; `is_in_place`, whether it stands in the order of the text;
    `run_first` and `run_last`, the ends of its run; `root_before` and `root_after`, the nearest root in its run, itself
    included, or -1; `in_place_before` and `in_place_after`, the nearest old word in place; `fixed_before` and
    `fixed_after`, the nearest root in place of all; `counted`, how many words before it are in place. `is_contested`
    are words beside which much the same words were put in or taken out, `contested` how many before each.
    """

    def __init__(self, old_text: str, new_text: str) -> None:
        self.old_words, self.new_words = read(old_text, new_text)
        self.old, self.new = _padded(self.old_words), _padded(self.new_words)
        self._pair(old_text, new_text)
        self._measure()
        self._contest()
        self._echo()

    def old_range(self, start: int, end: int) -> range:
        """The indexes of the old words that have a character in the stretch `[start, end)`."""
        found = self.old_words.inside(start, end)
        return range(found.start + _SIDE, found.stop + _SIDE)

    def old_span(self, index: int) -> tuple[int, int]:
        return self.old_words.starts[index - _SIDE], self.old_words.ends[index - _SIDE]

    def new_span(self, index: int) -> tuple[int, int]:
        return self.new_words.starts[index - _SIDE], self.new_words.ends[index - _SIDE]

    def has_word(self, first: int, last: int) -> bool:
        """Whether one of the old words has two letters or digits: signs and numbers of a list are everywhere."""
        spans = zip(
            self.old_words.starts[first - _SIDE : last + 1 - _SIDE], self.old_words.ends[first - _SIDE :], strict=False
        )
        return any(end - start > 1 for start, end in spans)

    def is_padding(self, new_index: int) -> bool:
        return not _SIDE <= new_index < len(self.new) - _SIDE

    def is_written_alike(self, first: int, last: int, new_first: int, new_last: int) -> bool:
        """Whether the old words are the new ones to the letter, white space aside."""
        return (
            self.old_words.written[first - _SIDE : last + 1 - _SIDE]
            == self.new_words.written[new_first - _SIDE : new_last + 1 - _SIDE]
        )

    def has_same_words(self, first: int, last: int, new_first: int, new_last: int) -> bool:
        """The same without regard to the kind of quotation marks, dashes and accents."""
        return (
            self.old_words.plain[first - _SIDE : last + 1 - _SIDE]
            == self.new_words.plain[new_first - _SIDE : new_last + 1 - _SIDE]
        )

    # Pairing ---------------------------------------------------------------------------------------------------------

    def _pair(self, old_text: str, new_text: str) -> None:
        old, new = self.old, self.new
        roots = {i + _SIDE: j + _SIDE for i, j in unique_pairs(_grams(old, _GRAM), _grams(new, _GRAM)).items()}
        pairs = dict(roots)
        extend(pairs, old, new)
        self._share_seams(pairs, roots, old_text, new_text)
        ordered = in_order(sorted(pairs.items()))
        settled = {i for i, _ in ordered}
        taken = set(pairs.values())
        low, low_after = 0, 0
        for high, high_after in [*ordered, (len(old), len(new))]:
            rest = [i for i in range(low, high) if i not in pairs]
            rest_after = [j for j in range(low_after, high_after) if j not in taken]
            for i, j in align([old[i] for i in rest], [new[j] for j in rest_after]) if rest and rest_after else ():
                pairs[rest[i]] = rest_after[j]
                settled.add(rest[i])
            low, low_after = high + 1, high_after + 1
        self.partner = [pairs.get(i, -1) for i in range(len(old))]
        self.is_in_place = bytearray(i in settled for i in range(len(old)))
        self._is_root = bytearray(i in roots for i in range(len(old)))
        self._respell(old_text, new_text)

    def _share_seams(self, pairs: dict[int, int], roots: dict[int, int], old_text: str, new_text: str) -> None:
        """Where two runs meet, let sentences stay whole: words that both could have go to the run that has the rest.

        A run first goes as far forward as it can, and so takes the first word of the next sentence where another
        sentence has come that begins with the same word. It gives that up, and who can take it from behind does.
        """
        old_opens = _openings(self.old_words, old_text)
        new_opens = _openings(self.new_words, new_text)
        root = -1  # the last root of this run, or -1
        giving = False
        given = []
        for i in sorted(pairs):
            j = pairs[i]
            if pairs.get(i - 1) != j - 1:
                root, giving = -1, False
            if i in roots:
                root, giving = i, False
            elif root >= 0 and (giving or i in old_opens or j in new_opens):
                giving = True
            if giving:
                given.append(i)
        # Only what no root follows in the run has to be given up.
        for i in reversed(given):
            if i + 1 not in pairs or pairs[i + 1] != pairs[i] + 1:
                del pairs[i]
        last_old, last_new = len(self.old) - 1, len(self.new) - 1
        backward = {last_old - i: last_new - j for i, j in pairs.items()}
        extend(backward, self.old[::-1], self.new[::-1])
        pairs.clear()
        pairs.update((last_old - i, last_new - j) for i, j in backward.items())

    def _respell(self, old_text: str, new_text: str) -> None:
        """Pair single words between two pairs that are one word spelt otherwise; from then on they count as the same."""
        new = list(self.new)
        taken = set(self.partner)
        for i in range(1, len(self.old) - 1):
            j = self.partner[i - 1] + 1
            if self.partner[i] >= 0 or not (self.is_in_place[i - 1] and self.is_in_place[i + 1]):
                continue
            if self.partner[i + 1] == j + 1 and j not in taken:
                (start, end), (new_start, new_end) = self.old_span(i), self.new_span(j)
                if _is_spelt_alike(old_text[start:end], new_text[new_start:new_end]):
                    self.partner[i] = j
                    self.is_in_place[i] = 1
                    new[j] = self.old[i]
        self.new = "".join(new)

    # Evidence --------------------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        size, partner = len(self.old), self.partner
        self.run_first, self.run_last = list(range(size)), list(range(size))
        self.root_before, self.root_after = [-1] * size, [-1] * size
        self.fixed_before, self.fixed_after = [0] * size, [size - 1] * size
        self.in_place_before, self.in_place_after = [-1] * size, [size] * size
        self.counted = [0] * (size + 1)
        for i in range(size):
            goes_on = i > 0 and partner[i] >= 0 and partner[i - 1] == partner[i] - 1
            if goes_on:
                self.run_first[i] = self.run_first[i - 1]
            if self._is_root[i]:
                self.root_before[i] = i
            elif goes_on:
                self.root_before[i] = self.root_before[i - 1]
            before = self.fixed_before[i - 1] if i else 0
            self.fixed_before[i] = i if self._is_root[i] and self.is_in_place[i] else before
            self.in_place_before[i] = i if self.is_in_place[i] else self.in_place_before[i - 1] if i else -1
            self.counted[i + 1] = self.counted[i] + self.is_in_place[i]
        for i in reversed(range(size)):
            is_last = i == size - 1
            goes_on = not is_last and partner[i] >= 0 and partner[i + 1] == partner[i] + 1
            if goes_on:
                self.run_last[i] = self.run_last[i + 1]
            if self._is_root[i]:
                self.root_after[i] = i
            elif goes_on:
                self.root_after[i] = self.root_after[i + 1]
            after = size - 1 if is_last else self.fixed_after[i + 1]
            self.fixed_after[i] = i if self._is_root[i] and self.is_in_place[i] else after
            self.in_place_after[i] = i if self.is_in_place[i] else size if is_last else self.in_place_after[i + 1]

    def gaps(self) -> Iterator[tuple[int, int, int, int]]:
        """The stretches between words in place, `[i, i_end)` of the old ones and `[j, j_end)` of the new ones."""
        i = j = 0
        for at in range(len(self.old)):
            if self.is_in_place[at]:
                if i < at or j < self.partner[at]:
                    yield i, at, j, self.partner[at]
                i, j = at + 1, self.partner[at] + 1
        if i < len(self.old) or j < len(self.new):
            yield i, len(self.old), j, len(self.new)

    def _contest(self) -> None:
        """Mark the words beside which words much like them were put in or taken out, so that either may be the old ones."""
        self.is_contested = bytearray(len(self.old))
        for i, i_end, j, j_end in self.gaps():
            put_in, taken_out = self.new[j:j_end], self.old[i:i_end]
            for words in (put_in, taken_out):
                low, high = max(0, i - len(words) - _MARGIN), min(len(self.old), i_end + len(words) + _MARGIN)
                around = self.old[low:i] + (taken_out if words is put_in else "") + self.old[i_end:high]
                if _is_much_like(words, around):
                    self.is_contested[low:high] = b"\1" * (high - low)
        self.contested = [0, *accumulate(self.is_contested)]

    def _echo(self) -> None:
        """Find the words that stand, with their neighbours, among what was put in anywhere, so that either may be the old.

        For each old word, `echo_first` and `echo_last` are the ends of such a stretch; a few other words don't end it.
        """
        size = len(self.old)
        taken = set(self.partner)
        put_in = "".join("\0" if j in taken else word for j, word in enumerate(self.new))
        known = {group for part in put_in.split("\0") for group in _grams(part, _GROUP)}
        self.echo_first, self.echo_last = list(range(1, size + 1)), list(range(-1, size - 1))  # none
        begin = end = -1
        for i in [*(i for i in range(size) if self.old[i : i + _GROUP] in known), size + _GROUP]:
            if begin >= 0 and i > end + _BROKEN:
                for at in range(begin, min(end, size)):
                    self.echo_first[at], self.echo_last[at] = begin, end - 1
                begin = -1
            if i < size:
                begin = i if begin < 0 else begin
                end = i + _GROUP

    @cached_property
    def new_pairs(self) -> frozenset[str]:
        """Every two words that stand side by side in the new text."""
        return frozenset(_grams(self.new, 2))


def _padded(words: Words) -> str:
    return _BEGIN + words.plain + _END


def _grams(words: str, size: int) -> list[str]:
    return [words[i : i + size] for i in range(len(words) - size + 1)]


def _openings(words: Words, text: str) -> set[int]:
    """The (padded) indexes of the words that begin a line or a sentence."""
    found = set()
    for i in range(1, len(words)):
        end, start = words.ends[i - 1], words.starts[i]
        if text[end - 1] in _CLOSING or text.find("\n", end, start) >= 0:
            found.add(i + _SIDE)
    return found


def _is_spelt_alike(word: str, other: str) -> bool:
    """Whether what two words begin and end with in common is most of the longer one."""
    longest = max(len(word), len(other))
    if longest < 3 or not (word.isalnum() and other.isalnum()):
        return False
    begin = _common(word, other)
    rest = min(len(word), len(other)) - begin
    return begin + min(rest, _common(word[::-1], other[::-1])) >= _SPELT_ALIKE * longest


def _common(word: str, other: str) -> int:
    """How many characters two words begin with in common."""
    for place, (one, another) in enumerate(zip(word, other, strict=False)):
        if one != another:
            return place
    return min(len(word), len(other))


def _is_much_like(words: str, others: str) -> bool:
    """Whether much of some words stands among others in the same order; of a single word that says nothing."""
    words = words[:_READ]
    return len(words) > 1 and _common_in_order(words, others[: 3 * _READ]) >= _MUCH_ALIKE * len(words)


def _common_in_order(words: str, others: str) -> int:
    """The length of the longest common subsequence, all of `words` at once as the bits of a number.

    Heikki Hyyrö, Bit-parallel LCS-length computation revisited, AWOCA 2004.
    """
    masks: dict[str, int] = {}
    for place, word in enumerate(words):
        masks[word] = masks.get(word, 0) | 1 << place
    every = (1 << len(words)) - 1
    rest = every
    for word in others:
        kept = rest & masks.get(word, 0)
        rest = ((rest + kept) | (rest - kept)) & every
    return len(words) - rest.bit_count()
