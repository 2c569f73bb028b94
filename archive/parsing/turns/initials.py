"""Labels that are initials only ("Ю. Т.:") or have lost a space ("MariKask:"), led to whom another label names in full."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from archive.parsing.people.names import Found, ordered
from archive.parsing.tongues.russian_names import names as russian_names
from archive.parsing.turns.russian_labels import lead_to_present
from archive.parsing.turns.turn import Turn

_HEAD: Final = 1200
_MOST: Final = 3
"""Letters in such a label."""
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Amb|Sec|Gen|Ambassador|Secretary|Minister|President|Premier|Chancellor|General|Senator|Chairman|Director)\.?\s(?P<name>[A-Z][a-z][\w'-]+)"
)

_LISTED = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Amb|Ambassador|Secretary|Minister|President|General|Senator)\.? (?:(?P<given>[A-Z][a-z][\w'-]+) )?(?P<name>[A-Z][a-z][\w'-]+)(?: \([^()\n]{2,40}\))?$",
    re.MULTILINE,
)
"""A line of the list of those present, with nobody but a person."""
_IN_FULL = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Amb|Ambassador|Secretary|Minister|President|Premier|Chancellor|General|Senator|Chairman|Director)(?:\s(?:of|for)(?:\s(?:the|and|[A-Z]\w+)){1,4})?[.,]?\s"
    r"(?P<given>[A-Z][a-z][\w'-]+)\s(?:[A-Z]\.\s)?(?P<name>[A-Z][a-z][\w'-]+)"
)
_NAMELESS = re.compile(r"The\s(?:President|Secretary|Vice President|Prime Minister|Ambassador)(?=[/\n])")
"""An office over a talk, of whose holder only its first letter is printed then: "The President/Sec. Kask", "P:"."""
_POLITE = re.compile(r"(?:Mr|Mrs|Ms|Dr)\. ")


def lead_capitals(shadow: str, found: dict[int, Turn]) -> None:
    """Gives "MK:" and "K:" to whom a label names with these initials ("Mari Kask (MK):"), or the head with that letter ("Minister Kask/Mr. Tamm")."""
    short = [
        t
        for t in found.values()
        if t.name
        and len(t.name.tokens) == 1
        and not t.name.office
        and len(t.name.tokens[0]) <= _MOST
        and (printed := _POLITE.sub("", shadow[t.start : t.end].rstrip(": "), count=1)).isupper()
        and printed.isalpha()
    ]
    if not short:
        return
    full = {t.name.tokens for t in found.values() if t.name and len(t.name.tokens) > 1}
    opens = min(found)
    titled = {m["name"] for m in _TITLED.finditer(shadow, max(0, opens - _HEAD), opens)}
    listed = {tuple(filter(None, m.groups())) for m in _LISTED.finditer(shadow, max(0, opens - _HEAD), opens)}
    offices = _NAMELESS.findall(shadow, max(0, opens - _HEAD), opens)
    for turn in short:
        printed = _POLITE.sub("", shadow[turn.start : turn.end].rstrip(": "), count=1)
        meant = [t for t in full if printed in ("".join(w[0] for w in t).upper(), (t[0][0] + t[-1][0]).upper())]
        if len(printed) == 1 and len(short) > 1:
            meant = [(name,) for name in titled if name[0] == printed]
            meant = [t for t in listed if t[-1][0] == printed] or meant
        if len(meant) == 1 and turn.name:
            found[turn.start] = replace(turn, name=replace(turn.name, tokens=meant[0]))
        elif not meant and len(printed) == 1 and any(o[4] == printed for o in offices):
            found[turn.start] = replace(turn, role="nobody", name=None, is_strong=True)  # "P:", the President


def lead_initials(shadow: str, found: dict[int, Turn]) -> None:
    """Gives a label of two initials the name that begins so, where the labels print one such, "M. K.:" under "Mari Kask:", or else the text over them after an office: "Ambassador Mari Kask"."""
    lead_to_present(shadow, found)
    lead_capitals(shadow, found)
    lead_surnames(shadow, found)
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
    opens = min(t.start for t in short)
    over: set[tuple[str, ...]] = {
        m.group("given", "name") for m in _IN_FULL.finditer(shadow, max(0, opens - _HEAD), opens)
    }
    if not full and shadow[opens] > "\u0400":  # "С послом Юханом Таммом встретился наш корреспондент." over "Ю. Т.:"
        over = _in_first_case(shadow[max(0, opens - _HEAD) : opens])
    for turn in short:
        name = turn.name
        if name is None:
            continue
        first, last = name.tokens[0][0], name.tokens[-1][0]
        meant = [tokens for tokens in full or over if (tokens[0][0], tokens[-1][0]) == (first, last)]
        if len(meant) == 1:
            found[turn.start] = replace(turn, name=replace(name, tokens=meant[0]))


_BENT_GIVEN = re.compile(r"(?:[гкхжшчщиьая]и|[ыуюеё]|\.)\Z")
_WOMAN_S = re.compile(r"(?:[оеё]в|[иы]н|[сц]к)(?:а|ая)\Z")


def _in_first_case(over: str) -> set[tuple[str, ...]]:
    """Given name and surname of those whom a Russian text names, where their first case is certain: "послом Юханом Таммом".

    "Ольги Станкевич" is not, nor what may be a man's second case and a woman's first ("Юхана Карелина" without a title).
    """
    sure: set[tuple[str, ...]] = set()
    for found in russian_names(over):
        if len(found.tokens) < 2 or _BENT_GIVEN.search(found.tokens[0]):
            continue
        given, family = found.tokens[0], found.tokens[-1]
        of_woman = given[-1] in "ая"
        if of_woman != (_WOMAN_S.search(family) is not None) and (of_woman or family[-1] in "аяуюы"):
            continue
        if of_woman and (found.genitive or not found.office) and f"{given} {family}" in over:
            continue
        sure.add((given, family))
    return sure


def lead_surnames(shadow: str, found: dict[int, Turn]) -> None:
    """Gives a word that may name no person ("HOLLAND:", "COSTA:") to whom one other label names in full with it: "Mari Costa (NATO):"."""
    unknown = [t for t in found.values() if t.rule == "unknown-label"]
    full = {t.name.tokens for t in found.values() if t.name and len(t.name.tokens) > 1} if unknown else set()
    for turn in unknown:
        word = shadow[turn.start : turn.end].rstrip(": ")
        meant = [tokens for tokens in full if tokens[-1].casefold() == word.casefold()]
        if len(meant) == 1:
            name = Found(turn.start, turn.start + len(word), meant[0], None, False, "label")
            found[turn.start] = replace(turn, role="person", name=name, rule="person-label")


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
