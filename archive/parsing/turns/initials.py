"""Labels that are initials only ("Ю. Т.:") or have lost a space ("MariKask:"), led to whom another label names in full."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.people.names import ordered
from archive.parsing.turns.turn import Turn


def lead_initials(found: dict[int, Turn]) -> None:
    """Gives a label of two initials the name that begins so, where the labels print one such: "M. K.:" under "Mari Kask:"."""
    short = [
        t
        for t in found.values()
        if t.name and len(t.name.tokens) > 1 and len(t.name.tokens[-1]) == 2 and t.name.tokens[-1][1] == "."
    ]
    if not short:
        return
    full = {
        t.name.tokens for t in found.values() if t.name and len(t.name.tokens) > 1 and t.name.tokens[-1][-1] != "."
    }
    for turn in short:
        name = turn.name
        if name is None:
            continue
        meant = [tokens for tokens in full if (tokens[0][0], tokens[-1][0]) == (name.tokens[0][0], name.tokens[-1][0])]
        if len(meant) == 1:
            found[turn.start] = replace(turn, name=replace(name, tokens=meant[0]))


_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def unglue(found: dict[int, Turn]) -> None:
    """A label that lost its space names whom another label prints with it: "MariKask:" beside "Mari Kask:"."""
    printed = {" ".join(t.name.tokens) for t in found.values() if t.name and len(t.name.tokens) > 1}
    for start, turn in found.items():
        name = turn.name
        if name is None or len(name.tokens) != 1 or not _JOINT.search(name.tokens[0]):
            continue
        apart = ordered(_JOINT.sub(" ", name.tokens[0]).split())
        if " ".join(apart) in printed:
            found[start] = replace(turn, name=replace(name, tokens=apart))
