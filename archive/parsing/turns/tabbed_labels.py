"""Labels in capitals that only a tab or several spaces part from the words: "JOURNALIST     Will it sail?"."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn

_TABBED = re.compile(
    r"(?P<who>[A-Z][A-Z'.-]{1,24}(?:\s[A-Z][A-Z'.-]{1,24}){0,4})(?:\t\s{0,3}| {3,10})(?=[\"'(\[A-Za-z\d])"
)
_ALONE = re.compile(r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Senator)\.?\s[A-Z][A-Z'-]{2,24})\.")
_NEAR: Final = 60
"""Characters in which the gap behind a label stands."""
_LEAST: Final = 3
"""Labels that a text has at least."""


def tabbed_labels(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The labels before a gap by their offset, all sure: three at least, of two kinds, one twice, and one that shows a person or role."""
    loud = [b for b in blocks if shadow[b.start : b.start + 2].isupper()]
    if len(loud) < _LEAST:
        return {}
    found = {}
    for block in loud:
        near = min(block.end, block.start + _NEAR)
        if (shadow.find("\t", block.start, near) > 0 or shadow.find("   ", block.start, near) > 0) and (
            turn := _before_gap(shadow, block)
        ):
            found[block.start] = turn
    counts = Counter(shadow[t.start : t.end] for t in found.values())
    shown = any(t.role == "question" or (t.name and (t.name.office or len(t.name.tokens) > 1)) for t in found.values())
    return found if shown and len(found) >= _LEAST and len(counts) > 1 and max(counts.values()) > 1 else {}


def _before_gap(shadow: str, block: Block) -> Turn | None:
    found = _TABBED.match(shadow, block.start, min(block.end, block.start + 2 * _NEAR))
    if found is None:
        return None
    if role := role_of(found["who"]):
        return Turn(block.start, found.end("who"), role, None, True, "tabbed-label")
    name = labelled_person(shadow, *found.span("who"))
    return Turn(block.start, found.end("who"), "person", name, True, "tabbed-label") if name else None


def first_alone(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The label that opens minutes of a hearing, alone on the first line: "Mr. TAMM."."""
    found = _ALONE.fullmatch(shadow, blocks[0].start, blocks[0].end) if len(blocks) > 1 else None
    name = labelled_person(shadow, *found.span("who")) if found else None
    return (
        {blocks[0].start: Turn(blocks[0].start, blocks[0].end, "person", name, True, "stopped-label")} if name else {}
    )
