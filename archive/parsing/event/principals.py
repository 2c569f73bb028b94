"""Between whom the event took place, from the title, the opening and the speaker labels."""

from __future__ import annotations

from archive.parsing.event.event import opening_principals
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.tongues.registry import Tongue

_OFFICIAL = {"head", "foreign", "defence", "minister", "deputy"}
_MOST = 8
"""Principals that one event has at most."""


def named_principals(
    shadow: str, title: tuple[int, int] | None, opening: list[tuple[int, int]], persons: Persons, tongue: Tongue
) -> tuple[Person, ...]:
    """The principals that the opening or the title names, in the record's language."""
    if tongue.principals is not None:
        return tongue.principals(shadow, [*([title] if title else []), *opening], persons)
    return opening_principals(shadow, title, opening, persons)


def labelled_persons(outline: Outline, persons: Persons) -> list[Person]:
    """The first twelve persons that speaker labels name, without journalists; a press officer where nobody else speaks."""
    found: list[Person] = []
    press: list[Person] = []
    for passage in outline.passages:
        turn = passage.turn
        if turn and turn.role == "person" and turn.name and turn.name.tokens:
            named = persons.starting(turn.name.start)
            if named and not any(named.person is p for p in (*found, *press)):
                (press if "press" in named.person.classes else found).append(named.person)
                if len(found) == 12:
                    break
    return found or press[:1]


def holders_of(principals: tuple[Person, ...]) -> tuple[Person, ...]:
    """Those of two principals who hold an office: beside a correspondent without one, who answers."""
    return tuple(p for p in principals if p.classes & _OFFICIAL) if len(principals) > 1 else ()


def answering(before: list[Person], speaking: list[Person], principals: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who "Answer:" may be: whom the labels name, or, where they name but one of the `principals`, the one named first.

    `before` are those named before the first turn: of a conference with a guest, of whom one label prints the name, the
    host answers under the others.
    """
    is_one = len(speaking) == 1 and any(speaking[0] is p for p in principals)
    hosts = [p for p in before[:1] if any(p is q for q in principals)]
    return tuple(hosts if is_one and hosts else speaking)


def interviewers_of(outline: Outline, speaking: list[Person], announced: list[Person]) -> list[Person]:
    """In an interview those speakers whom nothing announces and no office: they ask, where no label says who does."""
    if any(p.turn and p.turn.role in ("question", "reporter") for p in outline.passages):
        return []
    return [p for p in speaking if not p.classes and not any(p is q for q in announced)]


def speaking_principals(
    named: tuple[Person, ...], speaking: list[Person], announced: list[Person]
) -> tuple[Person, ...]:
    """The principals of a transcript: who is announced and speaks, the first speaker, then who is announced and silent."""
    both = [p for p in speaking if any(p is q for q in announced)]
    if not both:
        # Whoever opens a briefing without an office only gives the floor to those who hold one.
        both = (
            speaking[:1] if speaking[0].classes else [p for p in speaking if p.classes & _OFFICIAL][:2] or speaking[:1]
        )
    silent = [p for p in named if not any(p is q for q in both)]
    if len(both) == 1 and speaking[0] is not both[0]:
        both.insert(0, speaking[0])
    if len(both) == 1 and not silent:
        # The host, whom the house's own title does not name, holds the same office as the guest whom it names.
        guest = both[0]
        both.extend(
            [
                p
                for p in speaking
                if p.classes & guest.classes & {"head", "foreign"}
                and None not in (p.country, guest.country)
                and p.country != guest.country
            ][:1]
        )
    return tuple((both + [p for p in silent if len(both) < 2])[:_MOST])
