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
_CLOSED: Final = (".", "!", "?", "…", ":", ";", ",", "。")


def drop_over_date(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Drops the first label of a text where its line has no stop and a line with a date alone follows shortly."""
    if not found:
        return
    first = min(found)
    at = next((n for n, b in enumerate(blocks[:_HEAD]) if b.start == first), None)
    if at is None:
        return
    block = blocks[at]
    if shadow.endswith(_CLOSED, block.start, block.end) or block.end - found[first].end < _LEAST:
        return
    for under in blocks[at + 1 : at + 1 + _UNDER]:
        if under.start in found:
            return
        if under.end - under.start < 60 and is_dateline(shadow, under.start, under.end):
            del found[first]
            return
