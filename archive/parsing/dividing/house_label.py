"""Whom "The President." means in printed volumes of a president's papers: never the guest, whom his label names."""

from __future__ import annotations

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


def author_of(shadow: str, persons: Persons) -> Person | None:
    """Whose papers a record is from: a full name alone on the first line, over the title."""
    stop = shadow.find("\n", 0, 80)
    found = labelled_person(shadow, 0, stop) if stop > 0 else None
    if found is None or found.office or len(found.tokens) < 2:
        return None
    return persons.register.learn(found.tokens)
