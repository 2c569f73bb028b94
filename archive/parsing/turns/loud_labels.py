"""Surnames in capitals alone before a colon, as in a debate of several: "KASK: …", of whom the text tells in small letters."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from archive.parsing.turns.turn import Turn

_MOST: Final = 40
"""Surnames that are looked for in the text, so that the work grows with its length alone."""
_LEAST: Final = 3
"""Different surnames that show such a transcript."""


def loud_labels(shadow: str, found: dict[int, Turn]) -> frozenset[int]:
    """Where labels of one surname in capitals stand, if as many different ones are also printed with a capital alone: "Minister Kask"."""
    loud = {
        start: turn.name.tokens[0]
        for start, turn in found.items()
        if turn.name
        and turn.role == "person"
        and len(turn.name.tokens) == 1
        and not turn.name.office
        and len(turn.name.tokens[0]) > _LEAST
        and (printed := shadow[turn.start : turn.end].rstrip(": ")).isupper()
        and " " not in printed
    }
    if len(set(loud.values())) < _LEAST:
        return frozenset()
    told = 0
    for name in islice(dict.fromkeys(loud.values()), _MOST):
        told += f" {name}" in shadow
        if told >= _LEAST - 1:
            return frozenset(loud)
    return frozenset()


_HEAD: Final = 3000
"""Characters of a text over its first label in which those present are listed."""


def listed_labels(shadow: str, found: dict[int, Turn]) -> frozenset[int]:
    """Where labels of one surname stand whose bearer a line over the first label begins with in full: "Mari Kask, notetaker", then "Kask:"."""
    alone = [t for t in found.values() if t.name and t.role == "person" and len(t.name.tokens) == 1]
    if not alone:
        return frozenset()
    listed = set(_IN_FULL.findall(shadow[: min(min(found), _HEAD)]))
    return frozenset(t.start for t in alone if t.name and t.name.tokens[0] in listed)


_IN_FULL = re.compile(
    r"(?:\A|\n|:)[ \t]{0,40}(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Col|Gen|Lt|Maj|Capt|Adm|Amb)\.?\s)?[A-Z][\w'-]+(?:\s[A-Z]\.)?\s([A-Z][\w'-]+)(?=,\s|\n|\s\()"
)
