"""Extracts that a web page sets beside a speech: printed twice, one under the other, and once more where they were said."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from archive.parsing.text.lines import Block

FEWEST_CHARACTERS: Final = 40
"""A shorter line that stands twice may be what somebody said twice."""
SHARE: Final = 0.6
"""Of an extract's words in threes, how many stand elsewhere too: pages shorten what they set beside a speech."""

_HALF_OF_PIECE: Final = 15
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"\".{20,}\"", re.DOTALL)


def extracts_of(shadow: str, blocks: list[Block], first: int, last: int) -> set[int]:
    """The paragraphs that are extracts, both of each pair: said elsewhere in the text, or in quotation marks whole.

    A paragraph that only stands twice is no extract: neither would be left of it.
    """
    pairs = [
        first + n
        for n, (a, b) in enumerate(pairwise(blocks[first:last]))
        if a.end - a.start == b.end - b.start >= FEWEST_CHARACTERS
        and shadow[a.start : a.end] == shadow[b.start : b.end]
    ]
    if not pairs:
        return set()
    printed = {number for n in pairs for number in (n, n + 1)}
    waiting = {n: threes for n in pairs if (threes := _threes(shadow, blocks[n]))}
    wanted = {three for threes in waiting.values() for three in threes}
    said: set[tuple[str, ...]] = set()
    found: set[int] = set()
    for block in _likely_first(shadow, [blocks[n] for n in range(first, last) if n not in printed], blocks, pairs):
        here = wanted.intersection(_threes(shadow, block))
        if here <= said:
            continue
        said |= here
        for n in [n for n, threes in waiting.items() if _is_said(shadow, blocks[n], threes, said)]:
            found.update((n, n + 1))
            del waiting[n]
        if not waiting:
            break  # Mostly after as many paragraphs as there are extracts.
    return found


def _is_said(shadow: str, block: Block, threes: list[tuple[str, ...]], said: set[tuple[str, ...]]) -> bool:
    again = sum([three in said for three in threes])
    return again >= SHARE * len(threes) or (
        again > 0 and _MARKED.fullmatch(shadow, block.start, block.end) is not None
    )


def _likely_first(shadow: str, rest: list[Block], blocks: list[Block], pairs: list[int]) -> list[Block]:
    """The other paragraphs, first those that hold the middle of an extract as it is printed."""
    places = []
    for n in pairs:
        middle = (blocks[n].start + blocks[n].end) // 2
        piece = shadow[middle - _HALF_OF_PIECE : middle + _HALF_OF_PIECE]
        places.append(max(shadow.find(piece, 0, blocks[n].start), shadow.find(piece, blocks[n + 1].end)))
    return sorted(rest, key=lambda b: not any(b.start <= place < b.end for place in places))


def _threes(shadow: str, block: Block) -> list[tuple[str, ...]]:
    words = _WORD.findall(shadow, block.start, block.end)
    return list(zip(words, words[1:], words[2:], strict=False))


_LEAST_OF_TITLE: Final = 30
"""Characters of a line over the body that a page may print again in the middle of it."""


def said_above(shadow: str, blocks: list[Block], first: int) -> set[tuple[int, int]]:
    """Where the body says a line of the head again, the title mostly, as pages do in the middle of a text."""
    found: set[tuple[int, int]] = set()
    if shadow.isascii():
        return found
    for block in blocks[:first]:
        size = block.end - block.start
        if size < _LEAST_OF_TITLE or shadow[block.end - 1] in ".!?" or shadow[block.start : block.end].isascii():
            continue
        if (at := shadow.find(shadow[block.start : block.end], blocks[first - 1].end)) > 0:
            found.add((at, at + size))
    return found
