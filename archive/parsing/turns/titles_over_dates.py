"""A title with a colon that stands over the record's date: "Harbour head: the ferry will sail" over "4 June 2009" is no turn."""

from __future__ import annotations

from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn
from archive.parsing.words.dates import is_dateline

_HEAD: Final = 30
"""Paragraphs among which a page prints its title."""
_UNDER: Final = 4
"""Paragraphs between a title and its date."""
_LEAST: Final = 12
_LEAST_EASTERN: Final = 6
_CLOSED: Final = (".", "!", "?", "…", ":", ";", ",", "。", "？")
_CLOSED_OF_TITLES: Final = (".", "…", ":", ";", ",", "。")


def drop_over_date(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Drops the first labels of a text whose lines have no stop, where a line with a date alone follows shortly.

    A title may ask ("Harbours: what now?"), unless its label shows a transcript by itself.
    """
    numbers = [n for n, b in enumerate(blocks[:_HEAD]) if b.start in found] if found else []
    for at in numbers:
        block = blocks[at]
        turn = found[block.start]
        closed = _CLOSED if turn.is_strong else _CLOSED_OF_TITLES
        least = _LEAST if shadow[turn.start : block.end].isascii() else _LEAST_EASTERN
        if shadow.endswith(closed, block.start, block.end) or block.end - turn.end < least:
            return
        if not _is_over_date(shadow, blocks[at + 1 : at + 1 + _UNDER], found):
            return
        del found[block.start]


def _is_over_date(shadow: str, under: list[Block], found: dict[int, Turn]) -> bool:
    for block in under:
        if block.start in found:
            return False
        if block.end - block.start < 60 and is_dateline(shadow, block.start, block.end):
            return True
    return False
