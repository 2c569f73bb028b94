"""How much of a line the words under it say again: a title is told of, a page's heading is not."""

from __future__ import annotations

import re
from typing import Final

_MOST_WORDS: Final = 12
_LOOKED_THROUGH: Final = 3000
"""Characters in which a word is looked for."""
_TELLING: Final = 5
"""Letters of the shortest word that tells what a line is about."""
_STEM: Final = 5
"""Letters with which a word begins in each of its forms, mostly."""
_PLACES: Final = 12
"""Places at which it is looked whether a word stands twice."""
_MARKS_IN_WORDS: Final = frozenset("_'-")
_LATIN_WORD = re.compile(r"[A-Za-z]{4,}")
_WORD = re.compile(r"[^\W\d_]{4,}|[\u30a0-\u30ff\u3400-\u9fff]{2}")


def words_of(shadow: str, start: int, end: int) -> list[str]:
    """A line's words of four letters and more, and its characters in twos; the first twelve."""
    line = shadow[start:end]
    return (_LATIN_WORD if line.isascii() else _WORD).findall(line)[:_MOST_WORDS]


def stands(shadow: str, word: str, start: int) -> bool:
    """Whether a word's first letters stand in the text from `start` on, as a name or inside a sentence."""
    end = start + _LOOKED_THROUGH
    stem = word[:_STEM]
    if shadow.find(stem, start, end) >= 0:
        return True
    if stem.islower():
        return False
    if shadow.find(stem.lower(), start, end) >= 0:
        return True
    return stem.isupper() and shadow.find(stem.capitalize(), start, end) >= 0


def stands_twice(shadow: str, word: str) -> bool:
    """Whether a word stands twice, not as part of another, among the first places where it is found: else it may all the same."""
    again = False
    at = end = 0
    for _ in range(_PLACES):
        at = shadow.find(word, end)
        if at < 0:
            return False
        end = at + len(word)
        if not _is_in_word(shadow[at - 1 : at]) and not _is_in_word(shadow[end : end + 1]):
            if again:
                return True
            again = True
    return False


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character in _MARKS_IN_WORDS


def share_said(shadow: str, words: list[str], below: int) -> float:
    """Which share of a line's words the text from `below` on says again, 0 of none."""
    return sum([stands(shadow, word, below) for word in words]) / len(words) if words else 0.0


def share_told(shadow: str, start: int, end: int, below: int) -> float:
    """The same of the words of five letters and more; one word said again is by chance."""
    words = [word for word in words_of(shadow, start, end) if len(word) >= _TELLING]
    said = sum([stands(shadow, word, below) for word in words])
    return said / len(words) if said > 1 else 0.0
