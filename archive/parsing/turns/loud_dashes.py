"""Surnames in capitals before a dash, as the record of a round table prints them ("KASK — I was there.").

Only their coming again shows them: a dateline of the news is printed so too ("TALLINN — The ferry …").
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn
from archive.parsing.words.countries import capitals, find_country

_LABEL = re.compile(
    r"(?P<who>(?:[^\W\d_][\w'-]*\.?\s){0,4}[^\W\d_][\w'-]{2,30})(?:\s\([^()\n]{2,110}\))?\s[—–]\s(?=\S)"
)
_NEAR: Final = 200
"""Characters in which such a label ends, with who that is in brackets."""
_LEAST: Final = 4
_PARAGRAPHS_A_LABEL: Final = 3


def loud_dashes(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds such labels to those `found`: four at least, of two persons, one of them twice, in every third paragraph."""
    dashes = [f" {dash} " for dash in "—–" if dash in shadow and shadow.count(dash) >= _LEAST]
    if not dashes:
        return
    near = [b for b in blocks if shadow[b.start].isupper() and b.start not in found]
    read = {
        b.start: turn
        for dash in dashes
        for b in near
        if shadow.find(dash, b.start, b.start + _NEAR) >= 0 and (turn := _label(shadow, b))
    }
    people = Counter(turn.name.tokens[-1].casefold() for turn in read.values() if turn.name)
    if len(read) < _LEAST or len(people) < 2 or max(people.values()) < 2:
        return
    first, last = min(read), max(read)
    if sum(first <= block.start <= last for block in blocks) > _PARAGRAPHS_A_LABEL * len(read):
        return
    for start in [start for start, turn in found.items() if start < first and turn.name is None]:
        del found[start]  # "Chair: Mari Kask.", over the record
    added = sorted({**found, **read}.items())
    found.clear()
    found.update(added)


def _label(shadow: str, block: Block) -> Turn | None:
    match = _LABEL.match(shadow, block.start, min(block.end, block.start + _NEAR))
    if match is None or not match["who"].rpartition(" ")[2].isupper():
        return None
    end = block.start + len(match.group().rstrip())
    who = match["who"]
    if role := role_of(who):
        return Turn(block.start, end, role, None, True, "stop-dash")
    if who.casefold() in capitals() or find_country(who) is not None:
        return None
    name = labelled_person(shadow, *match.span("who"))
    return Turn(block.start, end, "person", name, True, "stop-dash") if name and name.tokens else None
