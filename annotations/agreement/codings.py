"""From codings to reliability tables: codes on statements, and stances on propositions.

A unit is what two coders could have judged alike. Who read what is given beside the codings, because a coder who read
a statement and left it alone has said something too: that a code is absent, or that a proposition is not taken up.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from .tables import ReliabilityTable, Value

NOT_TAKEN_UP: Final = "not taken up"
_SIGNS: Final = {"supports": 1, "opposes": -1, "neutral": 0}


class NotTakenUp(StrEnum):
    """What it counts as that a coder read a statement and coded nobody's stance on the proposition in it."""

    MISSING = "missing"
    CATEGORY = "category"


class StatementUnit(NamedTuple):
    """A statement as it was coded in one round."""

    round: str
    statement: str


class StanceUnit(NamedTuple):
    """What one holder holds on one proposition in one statement, as it was coded in one round."""

    round: str
    statement: str
    proposition: str
    holder: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A coder has finished a statement in a round, whatever was found in it."""

    coder: str
    statement: str
    round: str = ""


@dataclass(frozen=True, slots=True)
class CodeApplied:
    """A coder gave a statement a code; that the statement was read is taken from it."""

    coder: str
    statement: str
    code: str
    round: str = ""


@dataclass(frozen=True, slots=True)
class StanceCoded:
    """A coder coded a holder's stance on a proposition; `strength` is 1 or 2 for support and opposition, else None."""

    coder: str
    statement: str
    proposition: str
    direction: str
    strength: int | None = None
    holder: str = ""
    round: str = ""

    @property
    def value(self) -> int | None:
        """Sign × strength, -2 to 2, neutral 0; None for directions that are no number (mixed, none)."""
        sign = _SIGNS.get(self.direction)
        return sign if not sign or self.strength is None else sign * self.strength


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A table, and what it leaves out.

    `pairs` counts the pairs of coders who both read a unit of the table, `pairs_left_out` those of them that don't
    both have a value. `ambiguous` are the units of which a coder said two things that differ; they are gaps in the
    table.
    """

    table: ReliabilityTable
    pairs: int
    pairs_left_out: int
    ambiguous: tuple[tuple[Hashable, str], ...] = ()


def code_table(applied: Iterable[CodeApplied], readings: Iterable[Reading], code: str) -> Tabulated:
    """Whether the code is present (True) or absent (False), for each statement and each coder who read it."""
    return next(code_tables(applied, readings, [code]))


def code_tables(
    applied: Iterable[CodeApplied], readings: Iterable[Reading], codes: Iterable[str]
) -> Iterator[Tabulated]:
    """`code_table` of each of the codes in turn; who read what is tabulated once for all of them."""
    applied = list(applied)
    absent = _tabulated(dict.fromkeys(_read(applied, readings), False))
    rows = {unit: at for at, unit in enumerate(absent.table.units)}
    columns = {coder: at for at, coder in enumerate(absent.table.coders)}
    given: dict[str, list[tuple[int, int]]] = {}
    for each in applied:
        place = rows[StatementUnit(each.round, each.statement)], columns[each.coder]
        given.setdefault(each.code, []).append(place)
    for code in codes:
        cells = list(absent.table.rows)
        for row, column in given.get(code, ()):
            cells[row] = (*cells[row][:column], True, *cells[row][column + 1 :])
        yield replace(absent, table=replace(absent.table, rows=tuple(cells)))


def direction_table(
    stances: Iterable[StanceCoded], readings: Iterable[Reading], *, not_taken_up: NotTakenUp
) -> Tabulated:
    """The direction that each coder gave a holder's stance on a proposition; for nominal coefficients.

    A unit is there if one coder coded it. For those who read the statement and did not, there is a gap or the value
    NOT_TAKEN_UP, as chosen: a gap asks whether coders who see a stance see the same one, the value asks as well
    whether they see one at all.
    """
    silent = NOT_TAKEN_UP if not_taken_up is NotTakenUp.CATEGORY else None
    stances = list(stances)
    return _stance_table(stances, readings, {stance: stance.direction for stance in stances}, silent)


def value_table(stances: Iterable[StanceCoded], readings: Iterable[Reading]) -> Tabulated:
    """The signed value that each coder gave, -2 to 2; for ordinal alpha.

    `mixed`, `none` and what was not taken up are gaps, so that only pairs in which both gave a number are compared;
    the others are in `pairs_left_out`.
    """
    stances = list(stances)
    return _stance_table(stances, readings, {stance: stance.value for stance in stances}, None)


def _stance_table(
    stances: list[StanceCoded],
    readings: Iterable[Reading],
    said: Mapping[StanceCoded, Value],
    silent: Value,
) -> Tabulated:
    readers: dict[StatementUnit, list[str]] = {}
    for unit, coder in _read(stances, readings):
        readers.setdefault(unit, []).append(coder)
    answers: dict[tuple[Hashable, str], set[Value]] = {}
    for stance in stances:
        stance_unit = StanceUnit(stance.round, stance.statement, stance.proposition, stance.holder)
        for coder in readers[StatementUnit(stance.round, stance.statement)]:
            answers.setdefault((stance_unit, coder), set())
        answers[stance_unit, stance.coder].add(said[stance])
    cells: dict[tuple[Hashable, Hashable], Value] = {}
    for key, given in answers.items():
        cells[key] = silent if not given else next(iter(given)) if len(given) == 1 else None
    return _tabulated(cells, tuple(key for key, given in answers.items() if len(given) > 1))


def _read(
    codings: Iterable[CodeApplied] | Iterable[StanceCoded], readings: Iterable[Reading]
) -> dict[tuple[StatementUnit, str], None]:
    """Who read which statement, said or shown by a coding, each once and in the order given."""
    seen: list[Reading | CodeApplied | StanceCoded] = [*readings, *codings]
    return {(StatementUnit(each.round, each.statement), each.coder): None for each in seen}


def _tabulated(
    cells: Mapping[tuple[Hashable, Hashable], Value], ambiguous: tuple[tuple[Hashable, str], ...] = ()
) -> Tabulated:
    readers: dict[Hashable, int] = {}
    given: dict[Hashable, int] = {}
    for (unit, _), value in cells.items():
        readers[unit] = readers.get(unit, 0) + 1
        given[unit] = given.get(unit, 0) + (value is not None)
    pairs, paired = (sum(many * (many - 1) // 2 for many in counts.values()) for counts in (readers, given))
    return Tabulated(ReliabilityTable.of(cells), pairs, pairs - paired, ambiguous)
