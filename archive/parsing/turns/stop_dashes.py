"""Labels before a stop and a dash, as older prints have them: "Question.—When?", "The Premier.—In June."; or before a dash alone.

A dash alone closes them in reports of a chamber ("Mr TAMM (Fairlake) (2.12 p.m.)—I ask …", "The SPEAKER—Order!"). Headings
that run into a paragraph are printed so too ("Ferries.—The board …"): a question with its answer shows labels, or a name or
office with a title that comes again beside another one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.sitting_labels import sitting_labels
from archive.parsing.turns.turn import Turn
from archive.parsing.words.wordlists import holds

_ASKS: Final = frozenset(("q", "question"))
_ANSWERS: Final = frozenset(("a", "answer", "reply", "response"))
_TITLE: Final = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Senator|Hon|M|Mme|MR|MRS|MS|MISS|DR|SIR|HON|Count|Baron|Lord|General)\b\.?\s"
)
_LABEL = re.compile(
    rf"(?P<who>(?:[Tt]he\s|THE\s)?(?:{_TITLE}){{0,2}}[A-Z][\w'-]*(?:\s(?:(?:of|for)\s(?:the\s)?|and\s|the\s)?[A-Z][\w'-]*){{0,6}})(?:\s\d{{1,3}})?"
    r"(?P<notes>(?:\s\([^()\n]{2,110}\)){0,3})(?P<mark>\s?[.:]\s?(?:—|–|--)|\s?—)\s?(?=[\"'(\[A-Z\d])"
)
_OF_A_CHAMBER: Final = (")—", ") —", "SPEAKER—", "PRESIDENT—", "Speaker—", "President—", "SPEAKER —", "PRESIDENT —")
_NEAR: Final = 240
"""Characters in which such a label ends, with a member's seat and office."""
_LEAST: Final = 3
_CHAIRS: Final = ("speaker", "chairman", "president", "chair", "clerk")


def stop_dashes(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds such labels to those `found`, where there are enough of them; a person's is concluded and not read."""
    sitting_labels(shadow, blocks, found)
    of_chamber = "—" in shadow and holds(shadow, _OF_A_CHAMBER)
    if not of_chamber and not _has_mark(shadow):
        return
    read = {
        block.start: turn
        for block in blocks
        if shadow[block.start].isascii()
        and shadow[block.start].isalpha()
        and (turn := _label(shadow, block, of_chamber=of_chamber))
        and (block.start not in found or found[block.start].end < turn.end)  # "Question :" of "Question :—When?"
    }
    roles = Counter(turn.role for turn in read.values())
    people = Counter(t.name.tokens or (t.name.office,) for t in read.values() if t.name)
    by_turns = len(people) > 1 and max(people.values()) > 1 and len(read) >= _LEAST
    if not (roles["question"] and (roles["answer"] or people)) and not by_turns:
        return
    added = sorted({**found, **read}.items())
    found.clear()
    found.update(added)


def _has_mark(shadow: str) -> bool:
    """Whether a stop or colon stands before a dash: looked for from the dashes, of which there are few."""
    for dash in "—–":
        at = shadow.find(dash, 1)
        while at >= 0:
            before = shadow[at - 1]
            if before == " " and dash == "—" and at > 1:
                before = shadow[at - 2]
            if before in ".:":
                return True
            at = shadow.find(dash, at + 1)
    return "--" in shadow and (".--" in shadow or ":--" in shadow)


def _label(shadow: str, block: Block, *, of_chamber: bool) -> Turn | None:
    near = min(block.end, block.start + _NEAR)
    match = _LABEL.match(shadow, block.start, near)
    if match is None:
        return None
    end = block.start + len(match.group().rstrip())
    is_bare = match["mark"].strip() == "—"
    who = match["who"].casefold()
    if not is_bare and (who in _ASKS or who in _ANSWERS):
        return Turn(block.start, end, "question" if who in _ASKS else "answer", None, False, "spelled-label")
    if is_bare and not of_chamber:
        return None
    is_loud = match["who"].rpartition(" ")[2].isupper()
    if is_bare and not match["notes"] and not is_loud:
        return None  # "Mr Tamm—The Lantern", a caption
    name = labelled_person(shadow, *match.span("who"))
    if is_bare and is_loud and who.rpartition(" ")[2] in _CHAIRS and (name is None or not name.tokens):
        return Turn(block.start, end, "nobody", None, True, "stop-dash")
    if name is None or not (name.office or name.rule == "address"):
        return None
    return Turn(block.start, end, "person", name, True, "stop-dash")
