"""Who only asks, by what the opening of an interview calls him: "принял корреспондента газеты «Парус» Ю. Тамма", "received Mr. Tamm, the correspondent"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person

_STEMS: Final = ("корреспондент", "журналист", "обозревател", "correspondent", "journalist", "reporter", "記者")
_BEFORE = re.compile(
    r"(?:корреспондент|журналист|обозревател|[Cc]orrespondent|[Jj]ournalist|[Rr]eporter)[^.!?;:,]{0,110}\Z"
)
_BEHIND = re.compile(
    r"記者|特派員|編集委員|論説委員|,\s(?:the\s|a\s)?(?:[a-z]+\s){0,2}(?:correspondent|journalist|reporter|editor)\b"
)
_NEAR: Final = 140


def without_interviewers(shadow: str, named: tuple[Person, ...], persons: Persons) -> tuple[Person, ...]:
    """Those of the `named` whom no words before or behind a name call a journalist; all of them where that leaves nobody."""
    if len(named) < 2 or not any(stem in shadow for stem in _STEMS):
        return named
    asks = {
        id(one.person)
        for one in persons.named
        if any(one.person is person for person in named)
        and (_BEFORE.search(shadow, max(0, one.start - _NEAR), one.start) or _BEHIND.match(shadow, one.end))
    }
    return tuple(person for person in named if id(person) not in asks) or named
