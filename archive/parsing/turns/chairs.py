"""Who is meant by an office in the chair that its first label names: "The Chair (Mr. Juhan Tamm):", then "The Chair:"."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.people.names import Found
from archive.parsing.turns.bare_labels import HOUR
from archive.parsing.turns.turn import Turn

_NAMED = re.compile(
    r"(?P<office>(?:The\s)?(?:(?:Acting|Deputy|Assistant|Temporary)\s)?(?:Co-|Vice-?\s?)?(?:Chair(?:man|person|woman)?|President|Speaker))"
    r"\s\((?:Mr|Mrs|Ms|Miss|Mme|Madam|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Dr|Prof|Professor|(?:(?:Rt|Right)\.?\s)?Hon|Honou?rable|Senator|Shri|Smt|Sheikh|Prince|Princess|Ambassador)\.?\s(?P<name>[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3})(?:\s\([^()\n]{2,60}\))?\)\s?:?"
)
_PRESIDES = re.compile(
    r"Hon\.\s{1,6}(?P<name>[A-Z][\w.'-]+(?:\s{1,6}[A-Z][\w.'-]+){1,3})\s{1,6}\((?:the\s)?(?:vice[\s-])?chair(?:man|woman|person)?\s{1,6}of\s{1,6}the\s{1,6}(?:sub)?committee[^()\n]{0,60}\),?\s{1,6}presiding",
    re.IGNORECASE,
)
"""Who presides at a hearing, in the first sentence of its record."""


_IN_LIST = re.compile(
    r"(?:(?:Rt|Right)\.?\s[Hh]on\.?\s)?(?:(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Dr|Professor)\.?\s)?(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w.'-]+){0,3})\s\((?:(?:[Tt]he\s)?[Cc]hair(?:man|woman|person)?|in\sthe\s[Cc]hair)\)"
)
"""Who is in the chair, among a committee's members present: "Dame Mari Kask (Chair)"."""
_COUNT = re.compile(r"q\.?\s?\d{1,4}\.?\s{1,24}")
_LIST = 400
"""Characters of a list of members in which its chair stands."""
_HEAD = 8000
_NEAR = 180
"""Characters in which a sentence says who presides."""


def name_chairs(shadow: str, found: dict[int, Turn]) -> None:
    """Gives labels of an office in the chair without a name to her whom the last such label with brackets names."""
    holders: dict[str, Found] = {}
    at = shadow.find(" presiding", 0, _HEAD)
    while at > 0 and not holders:
        if presides := _PRESIDES.search(shadow, max(0, at - _NEAR), at + len(" presiding")):
            chair = Found(*presides.span("name"), tuple(presides["name"].split()), None, False, "label")
            holders = {f"the chair{ending}": chair for ending in ("", "man", "woman", "person")}
        at = shadow.find(" presiding", at + 1, _HEAD)
    at = shadow.find("embers present", 0, _HEAD) if not holders else -1
    if at >= 0 and (listed := _IN_LIST.search(shadow, at, at + _LIST)):
        chair = Found(*listed.span("name"), tuple(listed["name"].split()), None, False, "label")
        holders = {f"{the}chair{ending}": chair for the in ("", "the ") for ending in ("", "man", "woman", "person")}
    for start, turn in found.items():
        hour = HOUR.match(shadow, turn.start, turn.end) if shadow[turn.start] == "(" else None
        begins = hour.end() if hour else turn.start
        words = shadow[begins : turn.end]
        named = _NAMED.match(shadow, begins, turn.end + 1) if "(" in words else None
        if named is None and turn.name is not None and turn.name.tokens:
            continue
        if named is not None:
            holders[named["office"].casefold()] = Found(
                *named.span("name"), tuple(named["name"].split()), None, False, "label"
            )
        if holders and (holder := holders.get(_COUNT.sub("", words.partition("(")[0].strip(" :.").casefold()))):
            found[start] = replace(turn, role="person", name=holder)
