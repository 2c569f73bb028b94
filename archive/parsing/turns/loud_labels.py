"""Surnames in capitals alone before a colon, as in a debate of several: "KASK: …", of whom the text tells in small letters."""

from __future__ import annotations

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
