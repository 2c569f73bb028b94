"""An index at a record's head, its lines led to their pages by dots: "Ferry timetable ........ 1-2"; own examples."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from archive.parsing.text.lines import Block

_DOTS: Final = "....."
_LED = re.compile(r"[^.\n][^\n]{1,160}?\.{5,}\s?\d{1,4}(?:\s?[-–,]\s?\d{1,4}){0,6}")
_HEAD = re.compile(
    r"(?:I\sN\sD\sE\sX|INDEX|C\sO\sN\sT\sE\sN\sT\sS|(?:TABLE OF )?CONTENTS|Index|(?:Table of )?Contents):?"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|asked|answered|replied|added|stated|stressed|explained|remarked|declared|announced|thought|believed)\b(?!\sto\b)"
)
"""What tells who says something, which the line of an index does not."""
_FIELD = re.compile(r"(?:Briefers?|BRIEFERS?|Briefing\sby|BRIEFING\sBY)\s?:")
"""What an index prints before the name of who speaks on the day."""
_LEAST: Final = 2
_LEAST_BARE: Final = 5
"""So many such lines are an index where neither a head nor a topic in capitals stands over them."""
_MOST: Final = 200
"""Paragraphs at the head of a text among which an index stands."""
_OVER: Final = 12
"""Lines that stand at most between the index's head and the first line that dots lead to a page."""
_SHORT: Final = 60
_APART: Final = 2
"""Lines that name a group of topics between two that dots lead to their pages."""


def index_of(shadow: str, blocks: list[Block]) -> frozenset[int]:
    """The offsets of the paragraphs of such an index: from its head, else from the topic over its first line, to its last line."""
    if _DOTS not in shadow:
        return frozenset()
    led = [n for n, block in enumerate(blocks[:_MOST]) if _is_led(shadow, block)]
    if len(led) < _LEAST or any(_TOLD.search(shadow, blocks[n].start, blocks[n].end) for n in led):
        return frozenset()
    found = {*led}
    first = led[0]
    over = range(first - 1, max(first - _OVER, 0) - 1, -1)
    head = next((n for n in over if _HEAD.fullmatch(shadow, blocks[n].start, blocks[n].end)), None)
    if head is not None and all(_is_short(shadow, blocks[n]) for n in range(head, first)):
        found.update(range(head, first))
    elif first and _is_topic(shadow, blocks[first - 1]):
        found.add(first - 1)
    elif len(led) < _LEAST_BARE:
        return frozenset()
    for a, b in pairwise(led):
        if b - a <= _APART + 1 and all(_is_short(shadow, blocks[n]) for n in range(a + 1, b)):
            found.update(range(a + 1, b))
    return frozenset(blocks[n].start for n in found)


def is_field_of_index(shadow: str, start: int, end: int) -> bool:
    """Whether what looks like a speaker's label is a field that an index prints: "Briefer:"."""
    return _FIELD.fullmatch(shadow[start:end].strip()) is not None


def _is_led(shadow: str, block: Block) -> bool:
    near = min(block.end, block.start + 2 * _MOST)
    return shadow.find(_DOTS, block.start, near) > 0 and _LED.fullmatch(shadow, block.start, near) is not None


def _is_short(shadow: str, block: Block) -> bool:
    return block.end - block.start <= _SHORT and shadow[block.end - 1] not in ".?!"


def _is_topic(shadow: str, block: Block) -> bool:
    """Whether a line in capitals names a group of topics: "HARBOURS"."""
    return _is_short(shadow, block) and shadow[block.start : block.end].isupper()
