"""When something was, and where that stands on an axis of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from .measuring import measure

LONGEST = 366 * 40
"""Days; what can have been at any time in a longer span is set with what has no date."""
_SHORTEST_AXIS = 300
"""Days; on a shorter axis a week would look like an age."""
NO_DAYS = (date.max, date.min)
"""The first and the last day of an axis on which nothing stands: it has no tick, and no office meets it."""
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""Months from one tick to the next."""


@dataclass(frozen=True, slots=True)
class When:
    """The days on which something can have been, both inclusive, and how they are said; None where no date is known."""

    earliest: date | None
    latest: date | None
    shown: str
    is_uncertain: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it has a place on an axis."""
        return (
            self.earliest is not None
            and self.latest is not None
            and 0 <= (self.latest - self.earliest).days <= LONGEST
        )

    @property
    def is_imprecise(self) -> bool:
        """Whether it can have been on several days."""
        return self.is_dated and self.earliest != self.latest

    @property
    def middle(self) -> date:
        """The day at which its mark stands; the first of days where it has no date."""
        if self.earliest is None or self.latest is None:
            return date.min
        return self.earliest + (self.latest - self.earliest) // 2


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last` laid out from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where the day stands; days outside stand at the ends."""
        days = (min(max(day, self.first), self.last) - self.first).days
        return self.left + (self.right - self.left) * days / max((self.last - self.first).days, 1)

    def ticks(self, size: float) -> list[tuple[float, str]]:
        """Where a month or a year begins and how that is said, as many as fit side by side; most have twelve."""
        months = self.last.year * 12 + self.last.month - (self.first.year * 12 + self.first.month)
        for step in _STEPS:
            if months // step > 14:
                continue
            ticks = [(self.x(day), _say(day, step)) for day in _days(self.first, self.last, step)]
            ends = [x + measure(label, size) + size for x, label in ticks]
            if all(end <= x for end, (x, _label) in zip(ends, ticks[1:], strict=False)):
                return [(x, label) for x, label in ticks if x + measure(label, size) <= self.right + size]
        return []


def span(days: Iterable[date]) -> tuple[date, date]:
    """The first and the last day of an axis on which all these days stand, with room at both ends."""
    known = sorted(days)
    first, last = known[0], known[-1]
    margin = max((last - first).days // 25, (_SHORTEST_AXIS - (last - first).days) // 2, 1)
    return (
        first - timedelta(days=min(margin, (first - date.min).days)),
        last + timedelta(days=min(margin, (date.max - last).days)),
    )


def _days(first: date, last: date, step: int) -> list[date]:
    """The days at which every `step`-th month begins, counted from January or a round year."""
    found = []
    month = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while month // 12 <= last.year and month // 12 < date.max.year:
        day = date(max(month // 12, 1), month % 12 + 1, 1)
        if first <= day <= last:
            found.append(day)
        month += step
    return found


def _say(day: date, step: int) -> str:
    if step >= 12:
        return str(day.year)
    month = str(MONTHS[day.month])
    name = month if step == 1 else month[:3]
    return _("%(month)s %(year)s") % {"month": name, "year": day.year} if day.month == 1 or step > 1 else name
