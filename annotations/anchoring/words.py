"""A text as its words: what is compared when a text has changed, so that white space and the cut of a quote don't count."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

# Chinese characters and Japanese syllables have no spaces between words: each counts as one.
_ALONE: Final = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS: Final = "\u0300-\u036f\u3099\u309a"
# What is invisible and belongs to no word: soft hyphen, zero-width characters, byte order mark.
_UNSEEN: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD: Final = re.compile(
    f"[{_ALONE}][{_MARKS}]*|[^\\W{_ALONE}](?:[^\\W{_ALONE}]|[{_MARKS}])*|[^\\w\\s{_UNSEEN}][{_MARKS}]*"
)

_SIGNS: Final = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)

# Numbers below this are the caller's; above the last one a word is like no other text's.
FIRST_NUMBER: Final = 16
_LAST_NUMBER: Final = 0x10FF00


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text, in order: where each begins and ends, as written and as compared.

    `written` and `plain` have one character for each word, the same for the same word, so that Python's own search in
    strings finds words in a row; the first sixteen characters stand for no word. In `plain` the kinds of quotation marks, of dashes, and of writing accents are one.
    """

    starts: list[int]
    ends: list[int]
    written: str
    plain: str

    def __len__(self) -> int:
        return len(self.starts)

    def inside(self, start: int, end: int) -> range:
        """The words that have a character in the stretch `[start, end)` of the text."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


def read(*texts: str) -> tuple[Words, ...]:
    """Each text's words, by one vocabulary."""
    vocabulary: dict[str, str] = {}
    return tuple(_read(text, vocabulary, chr(_LAST_NUMBER + min(which, 0xFF))) for which, text in enumerate(texts))


def _read(text: str, vocabulary: dict[str, str], surplus: str) -> Words:
    found = [(one.start(), one.end(), one.group()) for one in _WORD.finditer(text)]
    return Words(
        [start for start, _, _ in found],
        [end for _, end, _ in found],
        _numbered((word for _, _, word in found), vocabulary, surplus),
        _numbered((_plain(word) for _, _, word in found), vocabulary, surplus),
    )


def _numbered(words: Iterable[str], vocabulary: dict[str, str], surplus: str) -> str:
    numbers = []
    for word in words:
        number = vocabulary.get(word)
        if number is None:
            number = chr(FIRST_NUMBER + len(vocabulary))
            if number >= surplus:
                number = surplus
            else:
                vocabulary[word] = number
        numbers.append(number)
    return "".join(numbers)


def _plain(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFC", word).translate(_SIGNS)
