"""Shifts: where a holder is seen to point another way than before, by one account and one hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from .points import Point

SIGNS: Final = {"supports": 1, "neutral": 0, "opposes": -1}
"""The directions between which something can shift; mixed and none are no way to point."""


@dataclass(frozen=True, slots=True)
class Shift:
    """That `after` points another way than `before`, which was surely earlier."""

    before: Point
    after: Point

    @property
    def is_up(self) -> bool:
        """Whether it is towards support."""
        return SIGNS[self.after.direction] > SIGNS[self.before.direction]


def find_shifts(points: Iterable[Point]) -> list[Shift]:
    """The shifts among the points, in the order of their days; whatever the order of the points.

    Compared are points of one holder on one proposition, of one account in one record-keeper's records (of what
    others tell, by one teller), by one hand: that two accounts or two coders differ is no shift. A point shifts where
    the last ones that were surely before it all point one other way, and nothing that can have been at the same time
    points otherwise than it. One of days that can't be told apart is marked. Mixed, none, and what has no date or an
    uncertain one make no shift and hide none.
    """
    series: dict[tuple[str, ...], list[Point]] = {}
    for point in points:
        if point.direction in SIGNS and point.when.is_dated and not point.when.is_uncertain:
            series.setdefault(_series(point), []).append(point)
    found = [shift for one in series.values() for shift in _find(one)]
    return sorted(found, key=lambda shift: (_days(shift.after), _series(shift.after)))


def _series(point: Point) -> tuple[str, ...]:
    keeper = point.keeper["slug"]
    return (point.who.key, point.on.key, point.account, keeper, point.teller, point.hand.key)


def _find(points: list[Point]) -> Iterable[Shift]:
    known = sorted(points, key=lambda point: (_days(point), point.statement["sid"], point.strength or 0))
    done: date | None = None
    for point in known:
        first, last = _days(point)
        if done is not None and first <= done:
            continue
        before = [one for one in known if _days(one)[1] < first]
        peers = [one for one in known if _days(one)[1] >= first and _days(one)[0] <= last]
        if not before or any(one.direction != point.direction for one in peers):
            continue
        latest = max(_days(one)[0] for one in before)
        newest = [one for one in before if _days(one)[1] >= latest]
        directions = {one.direction for one in newest}
        if len(directions) == 1 and point.direction not in directions:
            done = last
            yield Shift(newest[-1], point)


def _days(point: Point) -> tuple[date, date]:
    when = point.when
    assert when.earliest is not None
    assert when.latest is not None
    return when.earliest, when.latest
