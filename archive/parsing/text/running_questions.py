"""Turns that stand in one running paragraph: "Q. Will it sail? A. It will.", and "FERRIES BILL HON. M. KASK.- Mr. Speaker, …"."""

from __future__ import annotations

import re

from archive.parsing.text.lines import Block

_BEGINS = ("Q. ", "Q: ", "A. ", "A: ")
_TURN = re.compile(r"(?<=[.?!\"…])\s+(?=[QA][.:]\s[A-Z\"])")

_RISES = re.compile(r"(?<!\s)\s++(?=(?:HON|MR|MRS|MS|MADAM)\.?\s[A-Z][A-Z .'-]{2,60}\.-\s[\"A-Z])")
"""Before a member's label in capitals, with a stop and a hyphen."""


def _before_members(shadow: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs, each cut before the labels of members that stand inside it."""
    out: list[Block] = []
    for block in blocks:
        start = block.start
        for found in _RISES.finditer(shadow, block.start, block.end):
            out.append(Block(start, found.start(), block.indent, block.gap if start == block.start else False))
            start = found.end()
        out.append(
            block if start == block.start else Block(start, block.end, block.indent, gap=False, lines=block.lines)
        )
    return out


def divided(shadow: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs, those that begin with a question's letter cut before each further letter of question or answer."""
    # One character is found many times as fast as two, and two without a space twice as fast as three.
    if "-" in shadow and ".-" in shadow and shadow.count(".- ") > 1:
        blocks = _before_members(shadow, blocks)
    letters = [block.start for block in blocks if shadow[block.start] in "QA"]
    if not letters or not any(shadow.startswith(_BEGINS, start) for start in letters):
        return blocks
    out: list[Block] = []
    for block in blocks:
        if not shadow.startswith(_BEGINS, block.start):
            out.append(block)
            continue
        start, head = block.start, shadow[block.start]
        for found in _TURN.finditer(shadow, block.start, block.end):
            if shadow[found.end()] == head:
                continue  # "A. B. Tamm": initials, and no other turn
            out.append(Block(start, found.start(), block.indent, block.gap if start == block.start else False))
            start, head = found.end(), shadow[found.end()]
        out.append(Block(start, block.end, block.indent, block.gap if start == block.start else False, block.lines))
    return out
