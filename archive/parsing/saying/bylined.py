"""Whose words an English release or speech is that says so only beside itself: in a byline, or in its title as "Kask's speech"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.page.bylines import is_plain_name
from archive.parsing.page.layout import Layout
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.saying.speeches import opens_speech
from archive.parsing.saying.states import state_speaks
from archive.parsing.words.countries import country_words
from archive.parsing.words.offices import INSTITUTIONS, MODIFIERS, NO_NAMES
from archive.parsing.words.wordlists import words as words_of

_MOST: Final = 10
"""Paragraphs of a text that are asked whether somebody speaks in them."""
_FIRST = re.compile(r"(?<![\w'-])(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me)(?=[\s,.;:!?]|'(?:m|d|s|ll|ve|re)\b)")
_QUOTED = re.compile(r'"[^"]{0,800}"')
_OF_STATE = re.compile(
    r"\b(?:minister|secretary|president|chancellor|ambassador|commissioner|governor|representative|envoy|premier|speaker|senator|mayor|spokes\w+|(?:chargé|charge)\sd'affaires)\b",
    re.IGNORECASE,
)
_SPEECH: Final = r"(?:speech|address|remarks|statement|keynote|lecture|eulogy|toast|testimony)\b"
_HOLDERS = words_of(
    "chair chairman chairwoman chairperson director general king queen prince princess pope bishop laureate winner candidate leader host side"
)
_TITLE_OF_SPEECH = re.compile(rf"(?:[A-Z][\w-]+\s){{0,3}}?{_SPEECH}(?!\s(?:by|of|from)\s)", re.IGNORECASE)
_WHOSE = re.compile(rf"(?<=[^\W\d_])'s?\s(?:[\w.-]+\s){{0,5}}?{_SPEECH}", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:(?:Read|Watch|Full|Text|Transcript|Here|See|Hear)\s)*(?P<who>(?:[A-Z][\w.-]*\s){1,3}[A-Z][\w-]+)\Z"
)
_NAMED_SHORT = re.compile(
    r"(?:the\s)?(?:[A-Z]{2,5}\s){0,2}(?:(?:Mr|Mrs|Ms|Mdm|Dr|Prof|Assoc|A/P|Sen|Rep|Gov|Hon)\.?\s){0,2}(?P<who>[A-Z][a-z][\w'-]*(?:\s[A-Z][\w'.-]*){1,3})"
    r"(?=,|\s(?:at|on|in|to|for|during|before|after|upon)\s|\Z)"
)
_MYSELF = re.compile(r"\b(?:I\sam|I'm|[Mm]y\sname\sis)\s\Z")


def voice_of_byline(
    shadow: str, layout: Layout, outline: Outline, persons: Persons, opening: Sequence[tuple[int, int]]
) -> Person | None:
    """Who speaks in a text under a byline: a speech in the first person, or what somebody with an office of state issues.

    A line such as "Mari Kask, Secretary of State" under the title, or a name alone under the title of a speech. Nobody where the
    text tells of her, or speaks in no first person.
    """
    title = layout.title
    if title is None:
        return None
    lines = [s for s in layout.segments if s.start > title.end and s.rule in ("byline", "letterhead")]
    if not lines or len(lines) > 4:
        return None
    found: list[tuple[Person, bool]] = []
    for line in lines:
        for named in persons.within(line.start, line.end):
            if len(named.person.tokens) > 1:
                found.append((named.person, _OF_STATE.search(named.office or "") is not None))
        if not persons.within(line.start, line.end) and is_plain_name(shadow, line.start, line.end):
            found.append((persons.register.learn(tuple(shadow[line.start : line.end].split())), False))
    if len({id(person) for person, _ in found}) != 1:
        return None
    person, is_of_state = found[0]
    if _is_told(shadow, person, persons, opening):
        return None
    speaks = _own_words(shadow, outline)
    if _TITLE_OF_SPEECH.match(shadow, title.start, title.end):
        return person if sum(speaks) > 0 else None
    if not is_of_state:
        return None
    if any("pokes" in office for office in person.offices) and any(persons.within(a, b) for a, b in opening):
        return None  # Whose account it is that a house's spokesperson signs.
    return person if any(speaks[:4]) or any(state_speaks(shadow, a, b) for a, b in opening[:2]) else None


def voice_of_title(
    shadow: str, layout: Layout, outline: Outline, persons: Persons, opening: Sequence[tuple[int, int]]
) -> Person | None:
    """Whose speech a text in the first person is by its title: "Mari Kask's speech in Riga"."""
    title = layout.title
    if title is None or shadow.find("'", title.start, title.end) < 0:
        return None
    whose = _WHOSE.search(shadow, title.start, title.end)
    if whose is None:
        return None
    named = [n for n in persons.within(title.start, title.end) if n.start < whose.start() <= n.end]
    if named:
        person = named[0].person
    else:
        owner = _OWNER.search(shadow[title.start : whose.start()].rpartition("'s ")[2])
        if owner is None or not _could_name(owner["who"].split()):
            return None
        person = persons.register.learn(tuple(owner["who"].split()))
    if _is_told(shadow, person, persons, opening):
        return None
    speaks = _own_words(shadow, outline)
    is_spoken = 2 * sum(speaks) >= len(speaks) > 1
    return (
        person if is_spoken or (sum(speaks) > 1 and any(opens_speech(shadow, a, b) for a, b in opening[:2])) else None
    )


def _could_name(words: list[str]) -> bool:
    """Whether the words of a headline can be a person's name, and no house's or office's: not "Lakes Summit Chair"."""
    folded = [word.casefold() for word in words]
    return (
        len(words) <= 3
        and not any(
            word in INSTITUTIONS or word in NO_NAMES or word in MODIFIERS or word in country_words() for word in folded
        )
        and _OF_STATE.fullmatch(words[-1]) is None
        and folded[-1] not in _HOLDERS
    )


def named_short(shadow: str, start: int, end: int, outline: Outline, persons: Persons) -> Person | None:
    """Whom a title names behind "Speech by" with an office that no table knows: "MOS Mari Kask at the launch"."""
    found = _NAMED_SHORT.match(shadow, start, end)
    if found is None or not any(_own_words(shadow, outline)):
        return None
    return persons.register.learn(tuple(found["who"].split()))


def _own_words(shadow: str, outline: Outline) -> list[bool]:
    """Of each of the first paragraphs whether somebody speaks in it in the first person, outside quotation marks."""
    texts = [p for p in outline.passages[: 3 * _MOST] if p.kind == "text" and p.start < p.end][:_MOST]
    return [_FIRST.search(_QUOTED.sub("", shadow[p.start : p.end])) is not None for p in texts]


def _is_told(shadow: str, person: Person, persons: Persons, opening: Sequence[tuple[int, int]]) -> bool:
    """Whether the opening tells of somebody herself: names her, and not in her own words ("I am Mari Kask")."""
    surname = person.tokens[-1]
    for start, end in opening:
        if any(n.person is person and not _is_own(shadow, n.start, n.end) for n in persons.within(start, end)):
            return True
        at = shadow.find(surname, start, end)
        if at >= 0 and not _is_own(shadow, max(start, at - len(person.name) + len(surname)), at + len(surname)):
            return True
    return False


def _is_own(shadow: str, start: int, end: int) -> bool:
    """Whether a name is one's own ("I am Mari Kask") or part of a thing's ("at Kask Tower")."""
    return _OF_THING.match(shadow, end) is not None or _MYSELF.search(shadow[max(0, start - 12) : start]) is not None


_OF_THING = re.compile(r"\s[A-Z]")
