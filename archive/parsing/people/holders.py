"""Who holds an office that a record prints without a name, and what a sentence is read against."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.parsing.people.house import House, bare
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.words.countries import find_country
from archive.parsing.words.offices import HEADS, HONORIFICS, office_class

_HEADS = (HEADS - HONORIFICS - {"minister"}) | {"prime"}


@dataclass(slots=True)
class Context:
    """What a sentence is read against: the persons, the principals of the event, and who was named last.

    `is_joint` says that the record is a joint statement, in which "we" are all who issue it, `speaks_itself` that it is
    one in the first person from end to end; `is_memorandum` that it is a memorandum of a conversation, in which "I" is its writer, the `narrator` if the title names one;
    `is_nameless` that an office spoke last whose holder the record does not name, so that "he" is whoever holds it;
    `chair` presides over the council whose minutes these are, `has_delegates` that they tell what countries' representatives said;
    `is_of_many` that the opening names more office-holders than the two principals, so that "the ministers" may be others.
    """

    persons: Persons
    principals: tuple[Person, ...] = ()
    last: Person | None = None
    group: tuple[Person, ...] = ()
    is_joint: bool = False
    speaks_itself: bool = False
    is_memorandum: bool = False
    narrator: Person | None = None
    house: House | None = None
    is_nameless: bool = False
    is_of_many: bool = False
    chair: Person | None = None
    has_delegates: bool = False
    doubts: list[tuple[str, int, int]] = field(default_factory=list)

    def is_of_house(self, office: str) -> bool:
        """Whether an office printed alone is the one by which the house calls its own side."""
        return self.house is not None and bare(office) == self.house.office

    def other(self, person: Person | None) -> Person | None:
        """The other of two principals."""
        if len(self.principals) == 2 and person in self.principals:
            return self.principals[1 - self.principals.index(person)]
        return None


def by_country(context: Context, country: str | None) -> Person | None:
    """The principal of a country: whose title names it, or the one left when every other principal's names another."""
    if country is None:
        return None
    able = [p for p in context.principals if p.country == country]
    if len(able) == 1:
        return able[0]
    rest = [p for p in context.principals if p.country is None]
    return rest[0] if not able and len(rest) == 1 and len(context.principals) == 2 else None


def by_office(context: Context, office: str) -> Person | None:
    """The one person of the record who holds an office printed without a name; a principal before others."""
    house = context.house if context.house is not None and context.is_of_house(office) else None
    if house is not None and house.holder is not None:
        return house.holder
    kind = office_class(office)
    country = find_country(office)
    if kind is None:
        return None

    if kind == "minister" and country is not None and office.count(" ") == 1 and office.endswith("inister"):
        # "the Kenyan Minister", where a Foreign Minister of Kenya is one of those who met.
        able = [
            p for p in context.principals if p.country == country and p.classes & {"foreign", "defence", "minister"}
        ]
        if len(able) == 1:
            return able[0]
    if " " in office:
        # "the Minister of State", of whom the record printed "Minister of State for Harbours".
        begins = f"{office.casefold()} for "
        longer = [p for p in context.persons.leading if any(o.casefold().startswith(begins) for o in p.offices)]
        if len(longer) == 1:
            return longer[0]
    any_minister = kind == "minister" and bare(office) in ("minister", "secretary")

    def fits(person: Person) -> bool:
        if house is not None and any(person is guest for guest in house.guests):
            return False
        if "deputy" in person.classes and kind != "deputy":
            # "Secretary Kask" is a deputy secretary, and never "the Secretary"; but one may hold another office besides.
            return _is_also(person, office)
        held = kind in person.classes or (
            any_minister and bool(person.classes & {"foreign", "defence"}) and _is_called(person, office)
        )
        return held and (country is None or person.country in (None, country)) and same_head(person)

    def same_head(person: Person) -> bool:
        if kind not in ("head", "other"):
            return True
        heads = {w for o in person.offices for w in o.casefold().replace("/", " ").split()} & _HEADS
        return not heads.isdisjoint(office.casefold().split()) or (kind == "head" and not heads)

    for group in (
        context.principals,
        context.persons.leading,
    ):
        able = [p for p in group if fits(p)]
        if len(able) == 1:
            return able[0]
        exact = [p for p in able if country is not None and p.country == country]
        if len(exact) == 1:
            return exact[0]
        printed = [p for p in able if _is_called(p, office) or (kind == "foreign" and _is_foreign(p, office))]
        if len(printed) == 1:
            return printed[0]  # "the Foreign Minister" is no Secretary of State
        if able:
            return None
    # The house's own principal is often printed without his office: "Juhan Tamm … The President noted".
    guests = house.guests if house is not None else ()
    untitled = [p for p in context.principals if not p.classes and not any(p is guest for guest in guests)]
    if len(untitled) == 1:
        return untitled[0]
    if kind == "head" and not untitled and (person := _sole_untitled(context)) is not None:
        return person if not any(person is guest for guest in guests) else None
    last = context.last
    return last if last is not None and not last.classes and not any(last is guest for guest in guests) else None


def with_country(shadow: str, start: int, at: int) -> str:
    """The country that stands before an office in the genitive, with a space: "Kenya's Foreign Minister"; else nothing."""
    if not shadow.endswith("'s ", start, at):
        return ""
    before = shadow[max(start, at - 40) : at - 3].split()
    country = find_country(before[-1]) if before else None
    return f"{before[-1]} " if country else ""


def leader_of(context: Context, country: str | None) -> Person | None:
    """Whom "the Estonian leader" means: the principal of that country, else the one head whose country is not printed."""
    if (person := by_country(context, country)) is not None or country is None:
        return person
    able = [p for p in context.principals if p.country is None and ("head" in p.classes or not p.classes)]
    return able[0] if len(able) == 1 else None


def _sole_untitled(context: Context) -> Person | None:
    """The one person whom the record prints in full and always without an office, as a house does its own head."""
    able = [p for p in context.persons.leading if not p.classes and len(p.tokens) > 1]
    return able[0] if len(able) == 1 else None


def _is_also(person: Person, office: str) -> bool:
    """Whether a deputy's titles name this office as well: "Deputy Prime Minister and Finance Minister"."""
    words = bare(office)
    return any(
        words in title and f"deputy {words}" not in title and f"vice {words}" not in title
        for title in (printed.casefold() for printed in person.offices)
    ) and words not in ("secretary", "minister")


def of_the_house(context: Context, office: str) -> Person | None:
    """Of two principals with the same office the first, whom the house that keeps the record calls by it alone.

    "The Prime Minister welcomed Prime Minister Okafor's words": the other is named each time.
    """
    kind = office_class(office)
    if context.is_of_house(office):
        return None
    if len(context.principals) != 2 or kind is None or find_country(office) is not None:
        return None
    first, second = context.principals
    if not all(kind in p.classes for p in context.principals):
        return None
    return first if _is_called(first, office) or not _is_called(second, office) else None


def _is_called(person: Person, office: str) -> bool:
    """Whether one of the person's printed titles has the words of `office`."""
    return any(bare(office) in printed.casefold() for printed in person.offices)


def _is_foreign(person: Person, office: str) -> bool:
    """Whether "the Foreign Minister" is who was printed as "Minister of Foreign Affairs", beside a Secretary of State."""
    return office.endswith("oreign Minister") and any("oreign" in p and "inister" in p for p in person.offices)


_NEXT = 9
"""Characters between a verb and whom it is said to: " the ", " our new "."""


def turn_to_other(context: Context, position: int, end: int, before: Person | None) -> None:
    """Notes whom "he" means after what a memorandum's writer told somebody: "I told Minister Tamm that …. He said …".

    `position` is where the verb ends, `before` who spoke before, if it was not the writer.
    """
    stop = min(end, position + _NEXT)
    named = next((n for n in context.persons.within(position, end) if n.start < stop and not n.genitive), None)
    office = next((o for o in context.persons.offices_within(position, end) if o.start < stop), None)
    if named is not None and (office is None or named.start < office.start):
        context.last = named.person
    elif office is not None and office.office:
        context.last = by_office(context, office.office)
    else:
        context.last = before
    context.is_nameless = context.last is None
