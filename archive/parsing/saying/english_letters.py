"""Whose an English letter is that a page prints whole: it begins with a salutation in a line of its own, and a name alone ends it."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.words.capitals import ordered, ordinary_capitals
from archive.parsing.words.offices import HEADS, INSTITUTIONS

_SALUTES = re.compile(
    r"(?:(?:Your\s)?(?:Excellency|Majesty|Highness|Royal\sHighness|Eminence|Holiness)|Excellencies|Sirs?|Madam|(?:My\s)?[Dd]ear\s[^.?!;\n]{2,90}|"
    r"(?:Mr|Madam|Mister)\.?\s(?:President|Prime\sMinister|Minister|Chancellor|Secretary-General|Ambassador|Chairman|Speaker))\s?[,:!]"
)
_SIGNED = re.compile(
    r"(?:\(?\[?(?:[Ss]igned|SIGNED|[Ss]gd\.?|s/)\]?\)?\s?[:.]?\s{1,6})?(?P<name>[A-Z][\w'.-]+(?:\s(?:(?:de|da|van|von|bin|al|el)\s)?[A-Z][\w'.-]*){1,3})(?P<office>,?\s[^\n]{4,90})?",
)
_SPEAKS = re.compile(r"(?<![\w.-])(?:I\s[a-z]|[Mm]y\s[a-z])")
_AT_THE_END: Final = 5
"""Passages at the end among which the signature stands: name, office, house, town."""
_LONGEST: Final = 120
_LEAST: Final = 3
_OF_A_MISSION = re.compile(r"\bI\shave\sthe\shonou?r\s")
"""What a mission's letter says in its first sentence, which bears no salutation; it is signed by a name that says so."""
_MARKED: Final = ("(Signed)", "(signed)", "[Signed]", "Signed")
_CLOSES: Final = frozenset(
    ("yours", "sincerely", "respectfully", "please", "with", "done", "given", "best", "kind", "warm")
)
"""How what stands between a letter and its signature begins."""


def signer_of_letter(shadow: str, outline: Outline, persons: Persons) -> Person | None:
    """Who signs such a letter, None where it is none."""
    number = _signature(shadow, outline)
    if number is None:
        return None
    passage = outline.passages[number]
    signed = _SIGNED.fullmatch(shadow, passage.start, passage.end)
    named = [n for n in persons.within(passage.start, passage.end) if signed and n.end <= signed.end("name")]
    if named:
        return named[0].person
    return persons.register.learn(ordered(ordinary_capitals(w) for w in signed["name"].split())) if signed else None


def signature_under(shadow: str, outline: Outline) -> dict[int, tuple[Person, ...]]:
    """The passages of such a letter from the name that signs it on, which nobody says."""
    number = _signature(shadow, outline)
    return dict.fromkeys(range(number, len(outline.passages)), ()) if number is not None else {}


_SENT = re.compile(
    r"\s(?:has\s)?(?:sent|sends|addressed|written)\s[^.\n]{0,60}?\b(?:letter|message|telegram|cable|note)s?\b"
)
_FOLLOWS = re.compile(
    r"\btext\s(?:of\s(?:the|her|his|this)\s[a-z]{4,12}\s)?(?:follows|is\sas\sfollows|reads(?:\sas\sfollows)?|is\s(?:given\s|reproduced\s)?below)\s?[.:]"
)


def letter_announced(shadow: str, outline: Outline, persons: Persons) -> dict[int, tuple[Person, ...]]:
    """The passages of a letter behind news of who sent it: "Minister Tamm has sent a letter … The full text follows.", then "Excellency,"."""
    texts = [n for n, p in enumerate(outline.passages) if p.kind in ("text", "heading") and p.start < p.end]
    if len(texts) < _LEAST:
        return {}
    first, second = (outline.passages[n] for n in texts[:2])
    if second.end - second.start > _LONGEST or not _SALUTES.fullmatch(shadow, second.start, second.end):
        return {}
    sent = _SENT.search(shadow, first.start, first.end)
    if sent is None or _FOLLOWS.search(shadow, sent.end(), first.end) is None:
        return {}
    senders = {n.person for n in persons.within(first.start, sent.start())}
    if len(senders) != 1:
        return {}
    found: dict[int, tuple[Person, ...]] = dict.fromkeys(texts[1:], (senders.pop(),))
    for number in texts[2:][-_AT_THE_END:]:
        passage = outline.passages[number]
        if passage.end - passage.start <= _LONGEST and _SIGNED.fullmatch(shadow, passage.start, passage.end):
            found.update(dict.fromkeys(range(number, len(outline.passages)), ()))
            break
    return found


def _signature(shadow: str, outline: Outline) -> int | None:
    texts = [n for n, p in enumerate(outline.passages) if p.kind in ("text", "heading") and p.start < p.end]
    if len(texts) < _LEAST:
        return None
    first, *body = (outline.passages[n] for n in texts)
    is_saluted = _SALUTES.fullmatch(shadow, first.start, min(first.end, first.start + _LONGEST)) is not None
    if not is_saluted and _OF_A_MISSION.search(shadow, first.start, first.end) is None:
        return None
    if not any(_SPEAKS.search(shadow, p.start, p.end) for p in (first, *body[:2])):
        return None
    for number in texts[2:][-_AT_THE_END:]:
        passage = outline.passages[number]
        if passage.end - passage.start > _LONGEST:
            continue
        signed = _SIGNED.fullmatch(shadow, passage.start, passage.end)
        words = [word.casefold().strip(".,") for word in signed["name"].split()] if signed else []
        if not is_saluted and not shadow.startswith(_MARKED, passage.start):
            continue
        if words and INSTITUTIONS.isdisjoint(words) and HEADS.isdisjoint(words) and words[0] not in _CLOSES:
            return number
    return None
