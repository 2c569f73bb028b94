"""Windows of time beside the one that is asked for: each year of what there is, and what lies before and after. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Step:
    """A window of time, both days included; `way` is "earlier", "later" or, of a year, nothing."""

    first: date
    last: date
    way: str = ""


def steps(first: date | None, last: date | None, days: Iterable[date]) -> list[Step]:
    """The windows before and after one that has both ends; else the years of the days, where there are several."""
    if first is not None and last is not None:
        return [step for step in (_moved(first, last, -1, "earlier"), _moved(first, last, 1, "later")) if step]
    years = sorted({day.year for day in days})
    return [Step(date(year, 1, 1), date(year, 12, 31)) for year in years] if len(years) > 1 else []


def _moved(first: date, last: date, way: int, name: str) -> Step | None:
    """The window beside it, as long as it; in whole years, or months, where it is of such. None beyond the calendar."""
    after = last + timedelta(days=1) if last < date.max else None
    try:
        if after is not None and first.day == 1 and after.day == 1:
            months = (after.year - first.year) * 12 + after.month - first.month
            end = _plus(after, way * months)
            return Step(_plus(first, way * months), end - timedelta(days=1), name)
        span = last - first + timedelta(days=1)
        return Step(first + way * span, last + way * span, name)
    except (OverflowError, ValueError):
        return None


def _plus(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)
