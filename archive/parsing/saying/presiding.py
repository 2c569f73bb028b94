"""Who speaks in a council's minutes without a name: its chair, whom the record's head names, and a country's representative; own examples."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person

# The office before it is looked for second: a pattern that begins with a colon is found ten times as fast.
_TITLED = re.compile(r":\s{1,60}(?=(?:Mr|Mrs|Ms|Miss|Mme|Sir|Dame|Dr|H\.E)\.?\s)[^\n]{4,80}")
_PRESIDES = re.compile(
    r"(?<!\S)(?P<office>(?:P(?:resident|RESIDENT)|C(?:hair|HAIR)))(?:man|person|woman|MAN|PERSON|WOMAN)?\s?\Z"
)
_OFFICE: Final = 14
"""Characters of the longest such office, with the space behind it."""
_HEAD: Final = 4000
"""Characters at the head of a record in which who presides stands."""
_TOOK: Final = (" took the Chair", " took the chair", "took the Chair.", "resumed the Chair")
_CHAIR = re.compile(r"(?:Chair(?:man|person|woman)?|President)(?!\s(?:of|and)\b|,|\s[A-Z]|['\w-])")
_THE: Final = ("The ", "the ")
_DELEGATE: Final = "he representative of "
_OF_COUNTRY = re.compile(
    r"he\srepresentative\sof\s(?:the\s)?[A-Z][\w'-]++(?:\s(?:(?:and|of|the|of\sthe)\s)?[A-Z][\w'-]++){0,5}"
    r"(?!,\s(?:Mr|Mrs|Ms|Miss|Mme|Sir|Dame|Dr|H\.E|[A-Z]{2,})|'|,?\s(?:and|who)\b)"
)


def presides(shadow: str, persons: Persons) -> Person | None:
    """Whom the head of a council's record names in its chair ("Chairman:   Ms. Kask (Estonia)"), where nobody else takes it or has such an office: "President Okafor of Kenya"."""
    for titled in _TITLED.finditer(shadow, 0, _HEAD):
        found = _PRESIDES.search(shadow, max(0, titled.start() - _OFFICE), titled.start())
        if found:
            break
    else:
        return None
    if any(map(shadow.__contains__, _TOOK)):
        return None
    named = persons.within(found.start(), titled.end())
    if len({id(n.person) for n in named}) != 1:
        return None
    chair = named[0].person
    others = [held.casefold() for p in persons.register.all() if p is not chair for held in p.offices]
    if found["office"][0] == "P":
        is_shared = any("president" in held and "vice" not in held for held in others)
    else:
        is_shared = any(held.startswith("chair") and " " not in held for held in others)  # no "Chairman of the Group"
    return None if is_shared else chair


def of_minutes(shadow: str, persons: Persons) -> tuple[Person | None, bool]:
    """Who presides by a record's head, and whether it tells what a country's representative said, without her name."""
    return presides(shadow, persons), _DELEGATE in shadow


def chair_within(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a sentence names its chair by the office alone: "The Chairperson recalled that …"."""
    return [
        (found.start() - len("The "), found.end())
        for found in _CHAIR.finditer(shadow, start, end)
        if shadow.endswith(_THE, start, found.start())
    ]


def delegates_within(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a sentence names a speaker by her country alone: "The representative of Kenya, speaking for all, said that …"."""
    spans = []
    at = shadow.find(_DELEGATE, start, end)
    while at > 0:
        if shadow[at - 1] in "Tt" and (found := _OF_COUNTRY.match(shadow, at, end)):
            spans.append((at - 1, found.end()))
        at = shadow.find(_DELEGATE, at + 1, end)
    return spans
