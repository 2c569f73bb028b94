"""The nodes of a record's outline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.text.furniture import is_sourced_caption
from archive.parsing.text.labels import Label
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn

BEGUN_ANEW: Final = "label-begun-anew"
"""The rule of a label that begins the count of the item right over it again, without standing deeper."""
_LONGEST_LINE: Final = 330
"""Characters of a line that begins with a letter and is anything but a paragraph."""
_LONGEST_STOPPED: Final = 120
"""The same of one that ends with a full stop and gives no picture's source."""


def is_long_paragraph(shadow: str, block: Block) -> bool:
    """Whether a line is too long for anything but a paragraph, if it has no label: a quick look that spares it all the others."""
    size = block.end - block.start
    if size <= _LONGEST_STOPPED or not shadow[block.start].isalpha():
        return False
    return size > _LONGEST_LINE or (shadow[block.end - 1] == "." and not is_sourced_caption(shadow, block))


@dataclass(slots=True)
class Passage:
    """A node of the outline with its own text `[start, end)`, empty where only its label is printed.

    `kind` is "text", "heading", "dateline" or "furniture"; `parent` the index of the passage above, None at the top;
    `is_paragraph` that it has no label of its own.
    """

    path: str | None
    start: int
    end: int
    parent: int | None
    label: Label | None = None
    turn: Turn | None = None
    kind: str = "text"
    is_paragraph: bool = False
    has_children: bool = False
    indent: int = 0
    rule: str = "paragraph"


@dataclass(slots=True)
class Outline:
    """The passages of a record in order, and what the parser was not sure of."""

    passages: list[Passage] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)

    def section_of(self, index: int) -> int | None:
        """The index of the topmost passage above `index` (or itself), None for a paragraph before the first section."""
        at: int | None = index
        while at is not None:
            above = self.passages[at].parent
            if above is None:
                return at
            at = above
        return None

    def is_in_turn(self, passage: Passage) -> bool:
        """Whether a speaker label stands above the passage."""
        at = passage.parent
        while at is not None:
            if self.passages[at].turn:
                return True
            at = self.passages[at].parent
        return False
