"""What of a round is compared between its coders: each code, directions and signed values of positions; and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from annotations.agreement import (
    Agreement,
    Bootstrap,
    Continuum,
    NotTakenUp,
    ReliabilityTable,
    Tabulated,
    code_tables,
    cohen_kappa,
    direction_table,
    gwet_ac1,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
    u_alpha,
    value_table,
)
from annotations.models import Round
from archive.models.positions import Direction

from .reliability import Coded

MOST_UNITS: Final = 20_000
MOST_PATTERNS: Final = 200
"""Intervals are worked out for at most so many units, which have so many different sets of values: in seconds, not minutes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: a code by its GUID, directions, or signed values. `categories` is how many values the scheme has.

    `marked` is of the words that coders gave the code to, where any did.
    """

    key: str
    label: str
    found: Tabulated
    categories: int | None
    marked: tuple[Continuum, ...] = ()

    def measure(self, table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> list[Agreement]:
        """The coefficients of a table of these values; κ where it has two coders, u-α where they marked words."""
        if self.categories is None:
            return [ordinal_alpha(table, bootstrap)]
        found = [percent_agreement(table, bootstrap)]
        if len(table.coders) == 2:
            found.append(cohen_kappa(table, bootstrap))
        found += [nominal_alpha(table, bootstrap), gwet_ac1(table, bootstrap, categories=self.categories)]
        if self.marked:
            found.append(u_alpha([_of(text, table) for text in self.marked], self.key, bootstrap))
        return found


def _of(text: Continuum, table: ReliabilityTable) -> Continuum:
    """The text with the coders of the table alone."""
    coders = tuple(coder for coder in text.coders if coder in table.coders)
    return replace(text, coders=coders, spans=tuple(span for span in text.spans if span.coder in coders))


def subjects(coding_round: Round, coded: Coded, *, only: str | None = None) -> Iterator[Subject]:
    """What is compared in the round: the codes of its version as they stand there, then positions. One query.

    With `only` that of this key alone, if there is one: no other table is made.
    """
    entries = coding_round.version.entries.select_related("code").order_by("ordinal", "pk")
    names = {str(entry.code.guid): entry.name for entry in entries if only in (None, str(entry.code.guid))}
    if names:
        tables = code_tables(coded.codes, coded.readings, names)
        for guid, one in zip(names, tables, strict=True):
            yield Subject(guid, names[guid], one, 2, coded.marked)
    for key, label, not_taken_up, more in (
        ("directions", _("Direction of positions, by those who saw one"), NotTakenUp.MISSING, 0),
        ("directions-or-none", _("Direction of positions, “not taken up” counted too"), NotTakenUp.CATEGORY, 1),
    ):
        if only in (None, key):
            table = direction_table(coded.stances, coded.readings, not_taken_up=not_taken_up)
            yield Subject(key, label, table, len(Direction.values) + more)
    if only in (None, "values"):
        table = value_table(coded.stances, coded.readings)
        yield Subject("values", _("Signed value of positions (−2 to 2)"), table, None)


def is_drawable(table: ReliabilityTable) -> bool:
    """Whether intervals of what the table says are worked out while somebody waits."""
    return len(table.units) <= MOST_UNITS and table.patterns() <= MOST_PATTERNS


def find_differing(coded: Coded) -> set[str]:
    """The statements, by their identifiers as stored, of which two who have done them said different things."""
    said: dict[str, dict[str, set[Any]]] = {}
    for reading in coded.readings:
        said.setdefault(reading.statement, {}).setdefault(reading.coder, set())
    for code in coded.codes:
        said[code.statement][code.coder].add(code.code)
    for one in coded.stances:
        said[one.statement][one.coder].add((one.proposition, one.holder, one.direction, one.strength))
    return {
        statement
        for statement, by in said.items()
        if any(one != other for one in by.values() for other in by.values())
    }
