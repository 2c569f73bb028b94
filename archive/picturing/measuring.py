"""How wide words are in a picture, so that labels can be set in lines that neither overlap nor overflow."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Advance widths of the characters from the space to the tilde in Archive Sans Regular, in thousandths of the size.
_ASCII = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
    497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 544, 588, 571, 615, 527, 494, 617, 652, 263, 480, 579, 486, 727,
    647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
    496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
    241, 303, 497,
)  # fmt: skip
_OTHER = 640
"""A letter of another alphabet, on the safe side: the mean of the Cyrillic ones is 600."""
_FULL = 1000
_ALLOWANCE = 1.1
"""A reader without the archive's font sees the words in a wider one."""
_BOLD = 1.05

ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def measure(words: str, size: float, *, is_bold: bool = False) -> float:
    """How wide the words are at most, in the unit of `size`."""
    width = sum(_advance(character) for character in words)
    return width * size / 1000 * _ALLOWANCE * (_BOLD if is_bold else 1)


def wrap(words: str, size: float, width: float, *, lines: int, is_bold: bool = False) -> tuple[str, ...]:
    """The words in at most so many lines of that width; what does not fit is cut, with an ellipsis."""
    done: list[str] = []
    current = ""
    pieces = [piece for word in words.split() for piece in _break(word, size, width, is_bold)]
    for index, piece in enumerate(pieces):
        joined = f"{current} {piece}" if current else piece
        if measure(joined, size, is_bold=is_bold) <= width:
            current = joined
        elif len(done) + 1 == lines:
            return (*done, cut(" ".join([current, *pieces[index:]]), size, width, is_bold=is_bold))
        else:
            done.append(current)
            current = piece
    return (*done, current) if current else tuple(done)


def cut(words: str, size: float, width: float, *, is_bold: bool = False) -> str:
    """The words, or as many of their characters as fit before an ellipsis."""
    if measure(words, size, is_bold=is_bold) <= width:
        return words
    while words and measure(words + ELLIPSIS, size, is_bold=is_bold) > width:
        words = words[:-1].rstrip()
    return words + ELLIPSIS


def _break(word: str, size: float, width: float, is_bold: bool) -> list[str]:
    """The word, in pieces where it is wider than a line."""
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character, size, is_bold=is_bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    if unicodedata.combining(character):
        return 0
    # A control character is written as U+FFFD, which is as wide as a Chinese one.
    return _FULL if code > 0x2E7F or code < 32 or character in "—…" else _OTHER
