"""What pictures are drawn from: items on an axis of time, in rows, with the offices held behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from .marks import Look
from .times import When

DIRECTIONS = ("supports", "neutral", "mixed", "none", "opposes")
ACCOUNTS = ("own", "other", "common", "third", "undetermined", "told", "")
"""Whose telling an item is: those of statements, and "told" where somebody else than the speaker is said to hold it."""


_LEVELS = {
    ("", None): (0, 0),
    ("supports", 2): (0, -2),
    ("supports", 1): (0, -1),
    ("neutral", None): (1, 0),
    ("mixed", None): (2, 0),
    ("none", None): (3, 0),
    ("opposes", 1): (4, 1),
    ("opposes", 2): (4, 2),
}
_LOWEST = (5, 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table has in one place, and where that leads."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing behind a mark. `name` says what it is, to be read after its date; `cells` is its line in the table."""

    when: When
    name: str
    href: str
    cells: tuple[Cell, ...]
    account: str = ""
    direction: str = ""
    strength: int | None = None
    number: int = 1
    """How many it stands for, where it is a sum of the database."""
    shift: str = ""
    """That it points another way than what was before it; see `Look`."""

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands in its row of the table: what can share a mark stands together, in the order of days."""
        return (*self.level, ACCOUNTS.index(self.account), self.shift, self.when.middle, self.when.shown)

    @property
    def level(self) -> tuple[int, int]:
        """How high it stands in its row, counted from above: support above, opposition below, the plainest outside."""
        return _LEVELS.get((self.direction, self.strength), _LOWEST)


@dataclass(frozen=True, slots=True)
class Band:
    """An office held: surely from `surely_from` to `surely_to`, possibly from `first` to `last`; None where not known."""

    label: str
    first: date | None
    surely_from: date | None
    surely_to: date | None
    last: date | None
    detail: str = ""
    is_start_sure: bool = True
    is_end_sure: bool = True
    """Whether the source of an end makes it certain."""

    @property
    def days(self) -> list[date]:
        """The days that are known of it."""
        return [day for day in (self.first, self.surely_from, self.surely_to, self.last) if day is not None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a picture: whose or on what it is, in one of eight hues (0: ink); its items as `sort_items` has them."""

    label: str
    items: tuple[Item, ...]
    detail: str = ""
    href: str = ""
    hue: int = 0
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; the only group of a picture has none."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Items that share a place: of one row, level and account, on one day or in one period."""

    when: When
    items: tuple[Item, ...]
    first: int
    """The ordinal of the first of them in the table."""
    look: Look = field(default_factory=Look)


Period = Callable[[date], tuple[date, date]]


def _day(day: date) -> tuple[date, date]:
    return day, day


def _months(number: int) -> Period:
    def period(day: date) -> tuple[date, date]:
        start = (day.year * 12 + day.month - 1) // number * number
        begin = date(max(start // 12, 1), start % 12 + 1, 1)
        end = start + number
        return begin, date.max if end // 12 > date.max.year else date.fromordinal(
            date(end // 12, end % 12 + 1, 1).toordinal() - 1
        )

    return period


PERIODS: tuple[Period, ...] = (_day, _months(1), _months(3), _months(12), _months(60), _months(240), _months(1200))


def sort_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a row in the order of the table; those of one place keep the order in which they are given."""
    return tuple(sorted(items, key=lambda item: item.place))


def merge(items: tuple[Item, ...], period: Period, first: int) -> list[Mark]:
    """The marks of a row, whose items stand in the table from the ordinal `first` on.

    What has no date is merged apart from the rest. A mark of several days says the period that it spans.
    """
    together: dict[tuple[object, ...], list[tuple[int, Item]]] = {}
    for at, item in enumerate(items, first):
        when = item.when
        if not when.is_dated:
            place: object = None
        elif period is _day:
            place = (when.earliest, when.latest, when.is_uncertain)
        else:
            place = period(when.middle)
        key = (item.level, item.account, item.shift, place)
        together.setdefault(key, []).append((at, item))
    marks = []
    for (*_key, place), found in together.items():
        inside = tuple(item for _at, item in found)
        one = inside[0]
        when = one.when if all(item.when is one.when or item.when == one.when for item in inside) else _span_of(inside)
        look = Look(
            account=one.account,
            direction=one.direction,
            strength=one.strength,
            count=sum(item.number for item in inside),
            is_uncertain=place is not None and when.is_uncertain,
            shift=one.shift,
        )
        marks.append(Mark(when=when, items=inside, first=found[0][0], look=look))
    return sorted(marks, key=lambda mark: (mark.when.middle, mark.first))


def _span_of(items: tuple[Item, ...]) -> When:
    """From the first to the last of them, said by their own dates; undated ones say nothing."""
    dated = sorted((item.when for item in items if item.when.is_dated), key=lambda when: when.middle)
    if not dated:
        return When(None, None, _("no date"))
    one, other = dated[0], dated[-1]
    shown = one.shown if one.shown == other.shown else f"{one.shown} – {other.shown}"
    middle = one.middle + (other.middle - one.middle) // 2
    return When(middle, middle, shown, is_uncertain=all(when.is_uncertain for when in dated))
