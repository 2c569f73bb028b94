"""Labels of a sitting's verbatim report: who speaks, for whom, a stop, a dash and the language.

"Mari Kask, rapporteur. – (ET) Madam President, …", "Juhan Tamm (PSE), in writing. − (FR) …", "President. – The debate is closed."
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn

_MARKS: Final = (". − ", ". – ", ". — ")
_LABEL = re.compile(
    r"(?P<who>[^\W\d_][^\W\d_'-]*(?:[ '-][^\W\d_]+\.?){0,6}?)(?P<group>\s\([A-Z][\w/& -]{1,20}\))?"
    r"(?P<office>,\s[^.;:!?\n]{3,140})?\.\s[−–—]\s{1,3}(?P<tongue>\([A-Z]{2}\)\s)?(?=[A-Z\"'(])"
)
_OF_A_SITTING = re.compile(
    r"rapporteur|in\swriting|on\sbehalf|draftsman|author|Commission|Council|Committee|Presiden", re.IGNORECASE
)
"""What a speaker is in a sitting; of a list of persons it is what they are elsewhere: "Juhan Tamm, pilot. – Born in Riga."."""
_CHAIRS: Final = frozenset(("President", "The President", "PRESIDENT", "Chair", "The Chair"))
_NEAR: Final = 200
"""Characters in which such a label ends, with the office behind the name."""
_LEAST: Final = 3


def sitting_labels(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds such labels to those `found`: three at least, of two who speak, and one with a group, an office or a language."""
    if not _has_mark(shadow):
        return
    read = {
        b.start: t for b in blocks if b.start not in found and shadow[b.start].isupper() and (t := _label(shadow, b))
    }
    counts = Counter(t.name.tokens if t.name else t.role for t in read.values())
    marked = sum(t.rule == "sitting-label" for t in read.values())
    if len(read) < _LEAST or len(counts) < 2 or not marked:
        return
    added = sorted({**found, **read}.items())
    found.clear()
    found.update(added)


def _has_mark(shadow: str) -> bool:
    """Whether a stop and a dash stand between words: looked for from the dashes, of which there are few."""
    for dash in "−–—":
        at = shadow.find(dash, 2)
        while at >= 0:
            if shadow[at - 1] == " " and shadow[at - 2] == ".":
                return True
            at = shadow.find(dash, at + 1)
    return False


def _label(shadow: str, block: Block) -> Turn | None:
    near = min(block.end, block.start + _NEAR)
    if not any(shadow.find(mark, block.start, near) > 0 for mark in _MARKS):
        return None
    match = _LABEL.match(shadow, block.start, near)
    if match is None:
        return None
    end = block.start + len(match.group().rstrip())
    if match["who"] in _CHAIRS:
        return Turn(block.start, end, "nobody", None, True, "stop-dash")
    name: Found | None = labelled_person(shadow, *match.span("who"))
    if name is None or len(name.tokens) < 2:
        return None
    is_marked = match["group"] or match["tongue"] or (match["office"] and _OF_A_SITTING.search(match["office"]))
    rule = "sitting-label" if is_marked else "stop-dash"
    return Turn(block.start, end, "person", name, True, rule)
