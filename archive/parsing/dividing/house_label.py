"""Whom "The President." means in printed volumes of a president's papers: never the guest, whom his label names."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turns import Turn

_MOST = 20
"""Labels with an office and a name that are looked at."""


def called_with_office(outline: Outline, persons: Persons) -> list[tuple[Person, str]]:
    """Whom labels call by an office and a name ("President Tamm."), with the office in small letters."""
    able = {
        t.name.tokens: (t.name.start, t.name.office.casefold())
        for t in (p.turn for p in outline.passages if p.turn)
        if t.name and t.name.tokens and t.name.office
    }
    named = [(persons.starting(start), office) for start, office in list(able.values())[:_MOST]]
    return [(name.person, office) for name, office in named if name]


def is_of_house(shadow: str, turn: Turn) -> bool:
    """Whether a label is an office alone with its article before a stop, "The President."; before a colon it may be the guest."""
    return turn.rule == "stopped-label" and turn.name is not None and shadow.startswith(("The ", "THE "), turn.start)


_HEAD = 12
"""Lines at a record's head among which, under a page's links, the author stands over the title."""
_ADMINISTRATION = re.compile(r"Administration of (?P<who>[A-Z][\w'.-]+(?:\s[A-Z][\w'.-]*){1,3}),\s\d{4}\b")
"""What each page of a volume of such papers is headed with: "Administration of Mari Kask, 1993 / Mar. 4"."""
_TITLE = re.compile(
    r"(?:The President's |Informal |Joint )?(?:Remarks|Exchange|News Conference|Press Conference|Interview|Question-and-Answer|Address|Statement|Toasts?|Radio Address)\b"
)


def surest_of_author(shadow: str, person: Person) -> float:
    """How sure "The President." is at most whose papers these are: 0.6 under links, where the name may be a page's byline.

    It is none on the first line, nor where the record calls its author a President too: "President Kask".
    """
    if shadow.startswith(person.name) or _ADMINISTRATION.match(shadow):
        return 1.0
    return 1.0 if _calls_president(shadow, person.name.split()[-1]) else 0.6


@lru_cache(maxsize=4)
def _calls_president(shadow: str, name: str) -> bool:
    last = re.escape(name)
    called = rf"\bPresident\s(?:[A-Z][\w'.-]*\s){{0,3}}{last}\b|\b{last},?\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)\s)?President\b"
    return re.search(called, shadow) is not None


def author_of(shadow: str, persons: Persons) -> Person | None:
    """Whose papers a record is from: a full name alone on the first line, or on the one right over the title."""
    if headed := _ADMINISTRATION.match(shadow):
        found = labelled_person(shadow, *headed.span("who"))
        return persons.register.learn(found.tokens) if found and len(found.tokens) > 1 else None
    start = 0
    for number in range(_HEAD):
        stop = shadow.find("\n", start, start + 80)
        if stop < 0:
            return None
        below = stop + 1
        if number == 0 or _TITLE.match(shadow, below):
            found = labelled_person(shadow, start, stop) if stop > start else None
            if found and not found.office and len(found.tokens) > 1:
                return persons.register.learn(found.tokens)
        start = below
        while shadow.startswith("\n", start):
            start += 1
    return None
