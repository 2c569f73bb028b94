"""Reliability data: what each coder said of each unit, with gaps where a coder said nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Self, TypeVar

Key = TypeVar("Key", bound=Hashable)

# What a coder said of a unit. None is the gap: nothing was said, or nothing that counts here.
Value = Hashable | None
# A unit's values, whoever gave them: the place of each among all values and how often it was given, by place.
Counts = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReliabilityTable:
    """Units in rows, coders in columns, a value or None in each cell. Raises ValueError if the sizes don't fit.

    A coefficient reads the values alone; what units and coders are is left to the caller, who gets them back in lists.
    """

    units: tuple[Hashable, ...]
    coders: tuple[Hashable, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        if len(set(self.units)) != len(self.units) or len(set(self.coders)) != len(self.coders):
            raise ValueError("a unit or a coder stands twice in the table")
        if len(self.rows) != len(self.units) or any(len(row) != len(self.coders) for row in self.rows):
            raise ValueError("the table needs a row for each unit and in each row a cell for each coder")

    @classmethod
    def of(cls, cells: Mapping[tuple[Hashable, Hashable], Value]) -> Self:
        """The table of values by (unit, coder). Units and coders stand in the order in which they first appear."""
        units = tuple(dict.fromkeys(unit for unit, _ in cells))
        coders = tuple(dict.fromkeys(coder for _, coder in cells))
        return cls(units, coders, tuple(tuple(cells.get((unit, coder)) for coder in coders) for unit in units))

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """The values of each unit, without the gaps."""
        return (tuple(cell for cell in row if cell is not None) if None in row else row for row in self.rows)

    def active(self) -> int:
        """The number of coders who gave a value at all."""
        return sum(any(row[at] is not None for row in self.rows) for at in range(len(self.coders)))

    def patterns(self) -> int:
        """How many different sets of values its units have, whoever gave them: the work of a bootstrap goes by that."""
        return len({frozenset(Counter(row).items()) for row in self})

    def between(self, coders: Iterable[Hashable]) -> ReliabilityTable:
        """The same units with these coders alone, in the order given. Raises ValueError for one who is not there."""
        chosen = tuple(coders)
        columns = [self.coders.index(coder) for coder in chosen]
        return ReliabilityTable(self.units, chosen, tuple(tuple(row[at] for at in columns) for row in self.rows))

    def pairs(self) -> Iterator[ReliabilityTable]:
        """A table for each two coders, in the order of the columns: the units of which one of them said something."""
        for (at, one), (at2, other) in combinations(enumerate(self.coders), 2):
            kept = [
                (unit, (row[at], row[at2]))
                for unit, row in zip(self.units, self.rows, strict=True)
                if row[at] is not None or row[at2] is not None
            ]
            yield ReliabilityTable(tuple(unit for unit, _ in kept), (one, other), tuple(cells for _, cells in kept))

    def split(self, by: Callable[[Any], Key]) -> dict[Key, ReliabilityTable]:
        """A table of all coders for each value of `by(unit)`, in the order in which the values first appear."""
        kept: dict[Key, list[int]] = {}
        for at, unit in enumerate(self.units):
            kept.setdefault(by(unit), []).append(at)
        return {
            key: ReliabilityTable(
                tuple(self.units[at] for at in places), self.coders, tuple(self.rows[at] for at in places)
            )
            for key, places in kept.items()
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit of which two coders said different things, and who said what, in the order of the coders."""

    unit: Hashable
    said: tuple[tuple[Hashable, Hashable], ...]


def disagreements(table: ReliabilityTable) -> tuple[Disagreement, ...]:
    """The units with at least two different values, in the order of the table."""
    found = []
    for unit, row in zip(table.units, table.rows, strict=True):
        said = tuple((coder, cell) for coder, cell in zip(table.coders, row, strict=True) if cell is not None)
        if len({value for _, value in said}) > 1:
            found.append(Disagreement(unit, said))
    return tuple(found)


def counted(rows: Iterable[Iterable[Hashable]], values: Sequence[Hashable]) -> list[Counts]:
    """The values of each unit as counts by their place in `values`; the same for units of the same values."""
    places = {value: place for place, value in enumerate(values)}
    # Most units have the values of another one.
    known: dict[tuple[Hashable, ...], Counts] = {}
    return [
        known.get(row) or known.setdefault(row, tuple(sorted(Counter(places[value] for value in row).items())))
        for row in map(tuple, rows)
    ]
