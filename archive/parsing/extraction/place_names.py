"""The names of places in Japanese and Russian, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from archive.parsing.extraction import places_ja, places_ru

Row = tuple[str, str, str]
"""What a name stands for: its kind, country and usual name."""


class Names:
    """Names of one language; `first` finds what may be a name's beginning, and a name ends before none of `not_before`."""

    def __init__(self, table: dict[str, Row], first: str, not_before: str) -> None:
        self._first = re.compile(first)
        self._not_before = re.compile(not_before)
        self._forms: dict[str, list[tuple[str, Row]]] = {}
        for form, row in sorted(table.items(), key=lambda item: -len(item[0])):
            head = self._first.match(form)
            self._forms.setdefault(head.group() if head else form, []).append((form, row))

    def find(self, shadow: str, start: int, end: int) -> Iterator[tuple[int, int, Row]]:
        """The names in `[start, end)` with their offsets, the longer of two at one place, in order."""
        position = start
        for token in self._first.finditer(shadow, start, end):
            begin = token.start()
            if begin < position:
                continue
            forms = self._forms.get(token.group()) or self._forms.get(token.group().split("-")[0], [])
            for form, row in forms:
                last = begin + len(form)
                if last <= end and shadow.startswith(form, begin):
                    # A longer name that is none here ("中国大使館") makes the shorter one none either.
                    position = last
                    if not self._not_before.match(shadow, last):
                        yield begin, last, row
                    break


@cache
def japanese() -> Names:
    """Japanese names; none that goes on as the name of something else."""
    table = _table(places_ja.STATES, places_ja.PLACES, places_ja.BODIES)
    heads = "".join(sorted({re.escape(form[0]) for form in table}))
    return Names(table, rf"[{heads}]", places_ja.NOT_BEFORE)


@cache
def russian() -> Names:
    """Russian names in the cases of the singular."""
    table: dict[str, Row] = {}
    for form, row in _table(places_ru.STATES, places_ru.PLACES, places_ru.BODIES).items():
        for words in product(*(places_ru.cases(word) for word in form.split(" "))):
            table.setdefault(" ".join(words), row)
    return Names(table, r"(?<!\w)[А-ЯЁ][\w-]*", r"\w")


@cache
def russian_nominatives() -> frozenset[str]:
    """The Russian names in the nominative alone, in which a subject stands."""
    return frozenset(_table(places_ru.STATES, places_ru.PLACES, places_ru.BODIES))


def _table(states: str, places: str, bodies: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for kind, rows in (("state", states), ("place", places), ("body", bodies)):
        for row in rows.replace("\n", "").split("|"):
            form, country, name = row.split(":")
            found.setdefault(form, (kind, country, name))
    return found
