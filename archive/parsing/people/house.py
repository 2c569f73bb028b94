"""The office by which a house calls its own side without a name: "The Prime Minister spoke to President Okafor"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.words.sentences import sentences

_MEETS = re.compile(
    r"\s(?:(?:has|had|today|also|this\s\w+)\s)?(?:spoke|spoken|met|held|hosted|welcomed|received|called|talked|telephoned|had|chaired|visited|greeted|hosts|meets|speaks|welcomes)\b"
)
_NEAREST = 12


@dataclass(frozen=True, slots=True)
class House:
    """An office printed alone, in small letters and without an article, and who holds it: None where nobody is found.

    `guests` are those named beside it, who hold another one though it be called alike.
    """

    office: str
    holder: Person | None
    guests: tuple[Person, ...]


def house_of(
    shadow: str, opening: list[tuple[int, int]], persons: Persons, principals: tuple[Person, ...]
) -> House | None:
    """The house's own office, where the opening begins with it alone and tells of a meeting with somebody named.

    The holder is the one person else who is printed with just that office ("Juhan Tamm, Prime Minister"), or the one
    principal whom the title names without an office.
    """
    for start, end in opening if persons.offices else ():
        stop = min(end, start + 2000)
        if not any(_MEETS.match(shadow, lone.end, stop) for lone in persons.offices_within(start, stop)):
            continue
        for first, last in sentences(shadow, start, stop)[:2]:
            lone = next(iter(persons.offices_within(first, first + _NEAREST)), None)
            if lone is None or not lone.office or lone.genitive or not _MEETS.match(shadow, lone.end, last):
                continue
            named = [name.person for name in persons.within(lone.end, last)]
            if not named:
                continue
            office = bare(lone.office)
            others = [p for p in persons.leading if not any(p is guest for guest in named)]
            able = [p for p in others if any(bare(printed).removeprefix("former ") == office for printed in p.offices)]
            able = able or [p for p in principals if not p.classes and any(p is other for other in others)]
            return House(office, able[0] if len(able) == 1 else None, tuple(named))
    return None


def bare(office: str) -> str:
    """An office in small letters without its article."""
    return office.casefold().removeprefix("the ").replace("minster", "minister")
