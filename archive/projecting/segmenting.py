"""The words that a text is found by; where nothing stands between them, as in Japanese, all pairs of characters.

PostgreSQL takes “平和条約” for one word, so that “条約” would not find it. Cut into 平和, 和条, 条約 and 約 it is found by any
part of it that has two characters, as a phrase of pairs, and by one character as the beginning of a pair.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+")
_PIECES = re.compile(rf"({_WORD.pattern})")
# Han, Hiragana, Katakana with its sign of length, and what repeats a character. Hangul divides its words.
_UNDIVIDED = re.compile(
    "[\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_VOICED = "\uff9e\uff9f"
"""The signs that a halfwidth kana takes behind it; with it they are one character."""


# What is neither combined, nor undivided, nor (where it is in NFKC) of any other form: Latin, Cyrillic, quotation marks.
_NOT_PLAIN = re.compile("[^\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027]")

Place = tuple[int, int, int]
"""From where to where a word or a pair stands in its text, in characters, and where its first character ends."""


@dataclass(frozen=True)
class Tokens:
    """The words of a text, or pairs of characters, in small letters and compatibility form (NFKC).

    They stand at `places`. Where these are not given, the text is all of `pieces`: what is no word, a word, and so on.
    """

    words: list[str]
    pieces: Sequence[str] = ()
    places: Sequence[Place] | None = None

    def place(self, number: int) -> Place:
        """Where the word of that number stands, counted from 0."""
        if self.places is not None:
            return self.places[number]
        start = self._ends[2 * number]
        return start, self._ends[2 * number + 1], start + 1

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self.pieces)))


def normalise(text: str) -> str:
    """The text in compatibility form (NFKC): “Ｇ８” is “G8”, “ﾊﾞﾘ” is “バリ”."""
    return unicodedata.normalize("NFKC", text)


def segment(text: str) -> str:
    """The text in compatibility form with pairs of characters, and the last one, in the place of undivided words."""
    return _UNDIVIDED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", normalise(text))


def segment_wanted(text: str) -> str:
    """The same of what is looked for.

    Undivided words at its end may go on: their last character stands alone only where it is all that there is.
    """
    normal = re.sub(r"[\W_]+$", "", normalise(text))

    def spread(run: re.Match[str]) -> str:
        pairs = _pairs(run[0])
        return f" {' '.join(pairs[:-1] if run.end() == len(normal) and len(pairs) > 1 else pairs)} "

    return _UNDIVIDED.sub(spread, normal)


def tokens(text: str) -> Tokens:
    """The words of the text in the order of `segment`."""
    if text.isascii():  # of which every character has a small letter of the same length
        pieces = _PIECES.split(text.lower())
        return Tokens(pieces[1::2], pieces)
    if _is_plain(text):
        pieces = _PIECES.split(text)
        return Tokens([word.lower() for word in pieces[1::2]], pieces)
    found = _cut(text)
    return Tokens([word for word, _place in found], places=[place for _word, place in found])


def wanted_words(text: str) -> tuple[str, ...]:
    """The words of what is looked for, as `segment_wanted` gives them."""
    return tuple(word.lower() for word in _WORD.findall(segment_wanted(text)))


def is_undivided(word: str) -> bool:
    """Whether the word is of a script that puts nothing between its words."""
    return bool(_UNDIVIDED.fullmatch(word))


def _is_plain(text: str) -> bool:
    """Whether its words stand in the text as they are, with something between them."""
    return text.isascii() or (not _NOT_PLAIN.search(text) and unicodedata.is_normalized("NFKC", text))


def _cut(text: str) -> list[tuple[str, Place]]:
    """The words and pairs of any text, each with its place."""
    normal, starts, ends = _with_places(text)
    found = []
    for match in _WORD.finditer(normal):
        for begin, end, word in _units(match[0]):
            first, last = match.start() + begin, match.start() + end - 1
            found.append((word.lower(), (starts[first], ends[last], ends[first])))
    return found


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run))]


def _units(word: str) -> Iterator[tuple[int, int, str]]:
    """From where to where in a word each of its words or pairs stands."""
    at = 0
    for run in _UNDIVIDED.finditer(word):
        if at < run.start():
            yield at, run.start(), word[at : run.start()]
        for i, pair in enumerate(_pairs(run[0]), run.start()):
            yield i, i + len(pair), pair
        at = run.end()
    if at < len(word):
        yield at, len(word), word[at:]


def _with_places(text: str) -> tuple[str, list[int], list[int]]:
    """The text in compatibility form, and of each of its characters where those stand that it was made of."""
    if unicodedata.is_normalized("NFKC", text) and not any(map(unicodedata.combining, text)):
        return text, list(range(len(text))), list(range(1, len(text) + 1))
    pieces, starts, ends = [], [], []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in _VOICED):
            end += 1
        piece = normalise(text[start:end])
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
        start = end
    return "".join(pieces), starts, ends
