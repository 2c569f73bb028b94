"""Whose words a document is that names nobody as its speaker: "I" in a memorandum, an office's own, "we" of its issuers."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Segment
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.tongues.registry import Tongue
from archive.parsing.words.forms import issued_by

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
