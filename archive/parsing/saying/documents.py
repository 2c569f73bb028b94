"""Whose words a document is that names nobody as its speaker: "I" in a memorandum, an office's own, "we" of its issuers."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Segment
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.tongues.registry import Tongue
from archive.parsing.words.forms import issued_by
from archive.parsing.words.offices import HEADS, INSTITUTIONS

_SALUTES = re.compile(r"[^.?\n]{0,120}(?:дамы\sи\sгоспода|друзья|коллеги|гости|товарищи)[^.?\n]{0,60}", re.IGNORECASE)
_I_TOLD = re.compile(r"\bI\s(?:asked|told|reminded|assured|thanked|gave|informed|invited)\s(?:the\s)?")


def writer(shadow: str, outline: Outline, persons: Persons) -> Person | None:
    """Who writes of himself as "I" in a memorandum of two: not the one of the two whom he asks or tells something."""
    listed: list[Person] = []
    for passage in outline.passages[:12]:
        if passage.label and passage.label.is_bullet:
            listed.extend(n.person for n in persons.within(passage.start, passage.end))
    both = list(dict.fromkeys(listed)) if len(listed) < 8 else []
    told = _I_TOLD.search(shadow)
    other = persons.starting(told.end()) if told else None
    if len(both) != 2 or other is None or other.person not in both:
        return None
    return both[1 - both.index(other.person)]


_NAME = r"[A-Z][\w'-]+(?:\s[A-Z][\w'.-]*){0,3}"
_WRITTEN_BY = re.compile(
    rf"(?:[Mm]emorandum|MEMORANDUM|[Nn]ote|[Mm]inute|[Rr]ecord|[Rr]eport)\s(?:by|BY)\s(?P<who>{_NAME})(?=\s(?:of|on|to)\b|[,(\n]|\Z)"
    rf"|(?:The|THE)\s[A-Z][^()\n]{{4,110}}\s\((?P<holder>{_NAME})\)\s(?:to|TO)\s"
)


def named_writer(shadow: str, title: Segment, persons: Persons) -> Person | None:
    """Who writes of himself as "I" by the title: "Memorandum by Mari Kask of a conversation …", "The Minister in Kenya (Kask) to …"."""
    if shadow.find(" by ", title.start, title.end) < 0 and shadow.find(") to ", title.start, title.end) < 0:
        return None
    found = _WRITTEN_BY.search(shadow, title.start, title.end)
    if found is None:
        return None
    which = "who" if found["who"] else "holder"
    if named := persons.within(*found.span(which)):
        return named[0].person
    tokens = tuple(found[which].split())
    if (which == "who" and len(tokens) < 2) or any(t.casefold() in INSTITUTIONS or t.casefold() in HEADS for t in tokens):  # fmt: skip
        return None
    return persons.register.learn(tokens)


def is_issued(
    shadow: str, title: Segment | None, opening: list[tuple[int, int]], persons: Persons, tongue: Tongue
) -> bool:
    """Whether a document is what an office issued whose holder nothing names: "内閣総理大臣談話", "Приветствие Посла" over "Дамы и господа!"."""
    if title is None or not (tongue.is_verb_final or tongue.code == "ru"):
        return False
    if not tongue.is_verb_final:
        opens = opening[0] if opening else (0, 0)
        named = persons.within(title.start, title.end) or not _SALUTES.fullmatch(shadow, *opens)
        return not named and issued_by(shadow, title.start, title.end) is not None
    if persons.within(title.start, title.end) or not shadow.endswith("談話", title.start, title.end):
        return False
    return issued_by(shadow, title.start, title.end) is not None


def says_we(shadow: str, outline: Outline) -> bool:
    """Whether the record is a document that its issuers speak in: "We, the Foreign Ministers of …, met in …"."""
    near = outline.passages[:6]
    if not near or shadow.find("We, ", 0, near[-1].start + 4) < 0:
        return False
    first = [p for p in near if p.kind == "text" and p.start < p.end]
    return any(shadow.startswith("We, ", p.start) for p in first[:2])
