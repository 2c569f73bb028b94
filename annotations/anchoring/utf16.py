"""Offsets of browsers, in UTF-16 code units, and of the standard, in Unicode code points: each as the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

# What takes two code units, and what no text that can be written as UTF-8 has in it.
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class BadOffset(ValueError):
    """An offset outside of the text or between the two halves of one character, or a text with half a character."""


def to_code_points(text: str, offsets: Iterable[int]) -> tuple[int, ...]:
    """The offsets, counted in UTF-16 code units of `text`, in code points; in the order given, the text's end included.

    Takes time in proportion to the text, and little for each offset. Raises BadOffset for one outside of the text or
    inside a surrogate pair, and for a text with a lone surrogate.
    """
    astral = _astral(text)
    # Where each pair ends, in code units: every one before it has added a unit.
    pair_ends = [place + count + 2 for count, place in enumerate(astral)]
    length = len(text) + len(astral)
    found = []
    for offset in offsets:
        _within(offset, length, "UTF-16 code units")
        before = bisect_right(pair_ends, offset)
        if before < len(pair_ends) and pair_ends[before] - offset == 1:
            raise BadOffset(
                f"{offset} lies inside the character U+{ord(text[astral[before]]):X}, between its two halves"
            )
        found.append(offset - before)
    return tuple(found)


def to_utf16(text: str, offsets: Iterable[int]) -> tuple[int, ...]:
    """The offsets, counted in code points of `text`, in UTF-16 code units; in the order given, the text's end included.

    Raises BadOffset for one outside of the text, and for a text with a lone surrogate.
    """
    pair_ends = [place + 1 for place in _astral(text)]
    found = []
    for offset in offsets:
        _within(offset, len(text), "code points")
        found.append(offset + bisect_right(pair_ends, offset))
    return tuple(found)


def _astral(text: str) -> list[int]:
    if half := _SURROGATE.search(text):
        raise BadOffset(f"the text has half a character (a lone surrogate) at {half.start()}")
    return [found.start() for found in _ASTRAL.finditer(text)]


def _within(offset: int, length: int, units: str) -> None:
    if not 0 <= offset <= length:
        raise BadOffset(f"there is no place {offset} in a text of {length} {units}")
