"""A spokesperson's conference in Chinese: who answers. Verbs of saying are not read."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.names import Found
from archive.parsing.persons import Persons
from archive.parsing.persons import find_persons as find_others
from archive.parsing.register import Person

_SPOKESPERSON = re.compile(
    r"(?:发言人|發言人)(?P<name>[\u4e00-\u9fff]{2,3}?)(?=今天|今日|昨天|昨日|主持|举行|舉行|在|就|说|說|表示|答|回答|于|於|同|对|對|[\s、，,：:（(。\d]|\Z)"
)
_MOST: Final = 200
"""Places at which a spokesperson's name is marked."""


def find_persons(shadow: str, labels: list[Found]) -> Persons:
    """The persons of a text: whom labels name, names in the Latin script, and the spokesperson ("外交部发言人陆文清")."""
    taken = {label.start for label in labels}
    first = _SPOKESPERSON.search(shadow, 0, 3000)
    found: list[Found] = []
    if first:
        name = first["name"]
        places = [m.start() for _, m in zip(range(_MOST), re.finditer(name, shadow), strict=False)]
        found = [Found(at, at + len(name), (name,), None, False, "label") for at in places if at not in taken]
    return find_others(shadow, sorted([*labels, *found], key=lambda f: f.start))


def principals(shadow: str, spans: list[tuple[int, int]], persons: Persons) -> tuple[Person, ...]:
    """The spokesperson whom the title or the opening names."""
    first = _SPOKESPERSON.search(shadow, 0, 3000)
    named = persons.within(first.start("name"), first.end("name")) if first else []
    return (named[0].person,) if named else ()
