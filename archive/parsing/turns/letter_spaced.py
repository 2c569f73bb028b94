"""Labels whose letters are set apart, as old papers stress a word: "В о п р о с.", "О т в е т:", "Q u e s t i o n.", "К а с к."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

_LABEL = re.compile(
    rf"(?P<who>[^\W\d_](?:[ ]{{1,3}}[^\W\d_](?![^\W\d_])){{3,30}})\s?[.:：](?=\s|\Z)|(?P<two>[{HAN}][ \u3000]{{1,2}}[{HAN}])\s?[:：]"
)
_APART = re.compile(r"[ \u3000]{2,3}")
_LONGEST: Final = 90


def letter_spaced(shadow: str, blocks: Sequence[Block], found: dict[int, Turn]) -> None:
    """Adds such labels to those `found`: who asks or answers, and a name where another label asks or answers."""
    read: dict[int, Turn] = {}
    named: dict[int, Turn] = {}
    for block in blocks:
        start = block.start
        if shadow[start + 1 : start + 2] not in (" ", "\u3000") or not shadow[start].isalpha():
            continue
        match = _LABEL.match(shadow, start, min(block.end, start + _LONGEST))
        if match is None:
            continue
        who = _joined(match["who"] or match["two"])
        if role := role_of(who):
            read[start] = Turn(start, match.end(), role, None, True, "letter-spaced")
        elif match["who"] and (name := labelled_person(who, 0, len(who))):
            found_name = Found(start, match.end("who"), name.tokens, name.office, False, "label")
            named[start] = Turn(start, match.end(), "person", found_name, True, "letter-spaced")
    if any(turn.role in ("question", "answer") for turn in (*read.values(), *found.values())):
        read |= named
    if read:
        for start, turn in sorted({**found, **read}.items()):
            found.pop(start, None)
            found[start] = turn


def _joined(who: str) -> str:
    """The words without the spaces between their letters; more than one space parts two words."""
    return " ".join("".join(word.split()) for word in _APART.split(who)) if "  " in who else "".join(who.split())
