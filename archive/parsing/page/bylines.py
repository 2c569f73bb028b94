"""Lines under a title that print who speaks or writes: "Mari Kask, Secretary-General", "JUHAN TAMM" over "MR. TAMM:"."""

from __future__ import annotations

import re

from archive.parsing.text.label_forms import BULLETS
from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person, reporter
from archive.parsing.turns.turns import Turn

_LONGEST = 120
_TURNS = 12
_AND = re.compile(r"\s(?:and|with)\s")


def is_byline(shadow: str, block: Block, turns: dict[int, Turn]) -> bool:
    """Whether a line holds a name with an office after it and nothing else, or only the full name of a speaker."""
    start, end = block.start, block.end
    if shadow[start] in BULLETS:
        return False  # one of those present
    if end - start > _LONGEST or start in turns or shadow[end - 1] in ".:;!?,":
        return False
    words = shadow[start:end].split()
    if 2 <= len(words) <= 4 and not any(word[:1].islower() or any(map(str.isdigit, word)) for word in words):
        last = words[-1].casefold()
        spoken = [turn.name.tokens for turn in list(turns.values())[:_TURNS] if turn.name and turn.name.tokens]
        if any(tokens[-1].casefold() == last for tokens in spoken):
            return True
    if shadow.startswith("By ", start):
        stop = shadow.find(" (", start, end)
        own = labelled_person(shadow, start + 3, stop if stop > 0 else end)
        return own is not None and len(own.tokens) > 1 and bool(own.office)  # "By Minister Mari Kask (Tartu, 3 May)"
    if "," not in shadow[start:end]:
        return False
    if shadow.startswith("with ", start):
        start += 5  # "with Mari Kask, Director": who sits beside the one whom the title names
    found = reporter(shadow, start, end)
    return found is not None and bool(found.tokens) and bool(found.office)


def is_caption_of_names(shadow: str, block: Block) -> bool:
    """Whether a line only says who is seen: "Foreign Minister Tamm and Foreign Minister Okafor"."""
    start, end = block.start, block.end
    if end - start > _LONGEST or shadow[end - 1] in ".:;!?,":
        return False
    joint = _AND.search(shadow, start, end)
    if joint is None:
        return False
    sides = [labelled_person(shadow, start, joint.start()), labelled_person(shadow, joint.end(), end)]
    return all(side is not None and side.tokens and side.office for side in sides)
