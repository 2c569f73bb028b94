"""Who issues a Russian joint document that speaks of itself as "we": "Мы, Президент Эстонии Юхан Тамм и …"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.breakdown import Segment
from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Named, Persons
from archive.parsing.people.register import Person

_WE: Final = re.compile(r"Мы(?P<named>,)?\s")
_AND: Final = re.compile(r",?\s(?:и|а\sтакже)\s|,\s")
_SENTENCE: Final = 400
"""Characters behind "Мы," in which all who speak are named."""
_LINE: Final = 160
"""Characters of a line that gives who signs."""
_SIGNERS: Final = 6


def who_say_we_in_russian(
    shadow: str, title: Segment, outline: Outline, persons: Persons, *, form: str
) -> tuple[Person, ...]:
    """Those whose words a document is that begins with "Мы": two or more, nobody where it does not say so.

    They are named behind "Мы,", else in one list in the title, else each in a line of its own at the end.
    """
    first = next((p for p in outline.passages if p.kind == "text" and p.start < p.end), None)
    begins = _WE.match(shadow, first.start, first.end) if first else None
    if first is None or begins is None or (form != "joint statement" and not begins["named"]):
        return ()
    if begins["named"]:
        stop = min(first.end, begins.end() + _SENTENCE)
        named = persons.within(begins.end(), stop)
        if named and len(listed := _listed(shadow, named)) > 1:
            return listed
    if form != "joint statement":
        return ()
    titled = _listed(shadow, persons.within(title.start, title.end))
    return titled if len(titled) > 1 else _signers(outline, persons)


def _listed(shadow: str, named: Sequence[Named]) -> tuple[Person, ...]:
    """The persons of the first list among these: "Юхана Тамма, Дауда Керемы и Рауля Мунка"."""
    found = [n.person for n in named[:1]]
    for one, two in itertools.pairwise(named):
        if not _AND.fullmatch(shadow, one.end, two.start):
            break
        found.append(two.person)
    return tuple(dict.fromkeys(found))


def _signers(outline: Outline, persons: Persons) -> tuple[Person, ...]:
    """Who stand in the last lines, each at the end of his own."""
    lines = [p for p in outline.passages if p.kind in ("text", "heading") and p.start < p.end][-_SIGNERS:]
    found = []
    for line in lines:
        named = persons.within(line.start, line.end) if line.end - line.start <= _LINE else []
        if len(named) == 1 and named[0].end == line.end:
            found.append(named[0].person)
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()
