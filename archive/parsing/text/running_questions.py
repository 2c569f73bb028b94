"""Questions and answers that a paper prints in one running paragraph: "Q. Will it sail? A. It will. Q. When? A. In June."."""

from __future__ import annotations

import re

from archive.parsing.text.lines import Block

_BEGINS = ("Q. ", "Q: ", "A. ", "A: ")
_TURN = re.compile(r"(?<=[.?!\"…])\s+(?=[QA][.:]\s[A-Z\"])")


def divided(shadow: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs, those that begin with a question's letter cut before each further letter of question or answer."""
    if not any(shadow.startswith(_BEGINS, block.start) for block in blocks):
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
