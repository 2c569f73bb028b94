"""Who "I" is in a Russian diplomat's diary and in his record of a conversation; the examples are invented."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person

_DIARY = re.compile(r"из\s(?:служебного\s)?дневника\s", re.IGNORECASE)
_RECORD = re.compile(
    r"запись\s(?:основного\sсодержания\s)?бесед[ыа]?\s|при[её]м\s(?!в\s)|запись\sпри[её]ма\s", re.IGNORECASE
)
_WITH_WHOM = re.compile(r"\s[СсCc]о?\s")
_SIGNED = re.compile(r"(?<=\n)(?:[А-ЯЁ]\.[ ]?){1,2}[А-ЯЁ][а-яё-]+(?=\s*(?:\n|\Z))")
_FOOT: Final = 300
"""Characters at a record's end among which who signs it stands."""
_OVER: Final = 600
"""Characters over the title among which the line of the diary stands."""


def diarist(shadow: str, persons: Persons, start: int, end: int) -> Person | None:
    """Whom "I" means in a record with the title `[start, end)`, None where neither it nor a line over it says whose it is.

    "Из дневника посла Ю. Тамма" names him first, in the title or over it; "Запись беседы посла Ю. Тамма с министром
    Д. Керемой" before the word "with"; where only an office stands there, a line with a name and initials alone at the foot.
    """
    for found in _DIARY.finditer(shadow, max(0, start - _OVER), end):
        if found.start() and shadow[found.start() - 1] != "\n":
            continue
        line = shadow.find("\n", found.end(), found.end() + 200)
        named = persons.within(found.end(), line if line > 0 else found.end() + 200)
        return named[0].person if named else None
    if not _RECORD.match(shadow, start, end):
        return None
    whose = _WITH_WHOM.search(shadow, start, end)
    named = persons.within(start, whose.start()) if whose else []
    if named or whose is None:
        return named[0].person if named else None
    # An office alone recorded it: who signs it at its foot.
    signed = list(_SIGNED.finditer(shadow, max(end, len(shadow) - _FOOT)))
    named = persons.within(*signed[0].span()) if len(signed) == 1 else []
    return named[0].person if named else None
