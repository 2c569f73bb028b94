"""Who says her own name in her own turn ("MS. KASK: I am Mari Kask of the Harbour Board."): her labels name her in full."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.plain_names import plain_name
from archive.parsing.turns.turn import Turn
from archive.parsing.words.offices import HEADS, HONORIFICS

_GIVEN = r"(?P<given>[A-Z][a-zà-ÿ'-]+(?:\s[A-Z](?:\.|[a-zà-ÿ'-]+))?)"
_SAYS = r"(?:\bI\sam|\bI'm|\b[Mm]y\sname\sis|\bmyself,)"
_SAYS_RUSSIAN = r"(?:\b[Мм]еня\sзовут|\b[Яя]\s?[–—,-]|\bв\sстудии)"
_GIVEN_RUSSIAN = r"(?P<given>[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+(?:ич|вна))?)"
_NEAR: Final = 600
"""Characters of a turn in which somebody says who she is."""
_MOST: Final = 40


def with_own_names(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, the labels with a surname alone led to the full name that one with that surname says of himself.

    Where a surname stands behind two titles ("MS. KASK:", "MR. KASK:") there may be two of it, and it stays alone.
    """
    turns = _with_offices(shadow, blocks, turns)
    titles: dict[tuple[str, ...], set[str]] = {}
    for turn in turns.values():
        if turn.name and len(turn.name.tokens) == 1 and turn.role == "person":
            before = shadow[turn.start : turn.end].casefold().partition(turn.name.tokens[0].casefold())[0]
            titles.setdefault(turn.name.tokens, set()).add(before.rpartition("]")[2].strip(" ."))
    short = {tokens for tokens, printed in titles.items() if len(printed - {""}) < 2}
    if not short or len(short) > _MOST:
        return turns
    end = blocks[-1].end
    full: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for turn, stop in _spans(turns, end):
        if turn.name and turn.name.tokens in short and (given := _says(shadow, turn, stop)):
            full.setdefault(turn.name.tokens, set()).add((*given, *turn.name.tokens))
    known = {tokens: said.pop() for tokens, said in full.items() if len(said) == 1}
    return {
        start: replace(turn, name=replace(turn.name, tokens=known[turn.name.tokens]))
        if turn.name and turn.name.tokens in known and turn.role == "person"
        else turn
        for start, turn in turns.items()
    }


_INTRODUCES = re.compile(
    r"\bI(?:\sam|'m)\s(?P<name>[A-Z][a-zà-ÿ'-]+(?:\s[A-Z]\.)?\s[A-Z][\w'-]+)(?=[,.!]|\s(?:and|from|of|with)\s)"
)
_SAID = ("I'm ", "I am ")
_OF_ANOTHER = re.compile(r"\b(?:sa(?:id|ys)|asked|told|wrote)\b|:")
"""What stands before somebody else's words: "A boy said I'm Juhan Tamm"."""


def _is_quoted(before: str) -> bool:
    """Whether what follows these words of a turn is within quotation marks, or told of another in its sentence."""
    return before.count('"') % 2 == 1 or _OF_ANOTHER.search(before, before.rfind(". ") + 1) is not None


def _with_offices(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> dict[int, Turn]:
    """The turns, the labels of an office alone led to the one who under it says her name: "PREMIER: I'm Mari Kask, and …"."""
    bare = {t.start for t in turns.values() if t.role == "person" and t.name and not t.name.tokens}
    if not bare or not any(said in shadow for said in _SAID):
        return turns
    said: dict[str, set[tuple[str, ...]]] = {}
    for turn, stop in _spans(turns, blocks[-1].end):
        limit = min(stop, turn.end + _NEAR)
        own = _INTRODUCES.search(shadow, turn.end, limit) if turn.start in bare else None
        if own and _is_quoted(shadow[turn.end : own.start()]):
            continue
        if own and (name := plain_name(own["name"], 0)) and len(name.tokens) > 1:
            said.setdefault(shadow[turn.start : turn.end], set()).add(name.tokens)
    known = {label: names.pop() for label, names in said.items() if len(names) == 1}
    return {
        start: replace(turn, name=replace(turn.name, tokens=known[label]), rule="office-said")
        if start in bare and turn.name and (label := shadow[turn.start : turn.end]) in known
        else turn
        for start, turn in turns.items()
    }


def _spans(turns: dict[int, Turn], end: int) -> list[tuple[Turn, int]]:
    starts = [*sorted(turns), end]
    return [(turns[start], stop) for start, stop in pairwise(starts)]


def _says(shadow: str, turn: Turn, stop: int) -> tuple[str, ...]:
    """The given names with which the turn's own words introduce its speaker, none where they do not."""
    surname = turn.name.tokens[0] if turn.name else ""
    limit = min(stop, turn.end + _NEAR)
    if shadow.find(f" {surname}", turn.end, limit) < 0:
        return ()
    says, given = (_SAYS, _GIVEN) if surname[0] < "Ѐ" else (_SAYS_RUSSIAN, _GIVEN_RUSSIAN)
    found = re.compile(rf"{says}\s{given}\s{re.escape(surname)}(?=[,.!\s])").search(shadow, turn.end, limit)
    if found is None:
        return ()
    names = tuple(found["given"].split())
    return () if names[0].casefold() in HEADS | HONORIFICS else names
