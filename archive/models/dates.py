"""Dates as historians write them: EDTF strings (Library of Congress) and the days that they span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from edtf import EDTFParseException, parse_edtf

UNDATED = date(1, 1, 1)
"""Stands in a sort column for a record without any date: it comes last where the newest come first."""


def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that an EDTF date can mean, both inclusive, without the margin of "approximately".

    A date without its year (`XXXX-12-18`) can mean any day that a calendar has. Raises ValueError for what is no EDTF
    date or has an open end, and for what is longer than a date is or gives its year as a power of ten ("Y1E9"): these
    are never parsed, for it can take minutes, in which nothing else in the process runs.
    """
    if found := _DAYS.fullmatch(value.replace("?", "", 1) if _UNCERTAIN_DAY.fullmatch(value) else value):
        # A day, or one day to another: nearly all dates, and the parser of EDTF takes milliseconds for each.
        with suppress(ValueError):
            first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
            if first <= last:
                return first, last
    if len(value) > LONGEST or _POWER.search(value):
        raise ValueError(_NO_DATE.format(value[:LONGEST]))
    return _bounds(value)


LONGEST = 40
"""Characters that a date has at most, as its columns have."""
_POWER = re.compile(r"\d\s*E", re.ASCII)
_NO_DATE = "“{}” is not a date in EDTF, such as 2003, 2003-09 or 2003-09-01"
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?", re.ASCII)
_UNCERTAIN_DAY = re.compile(r"\d{4}(?:\?-\d{2}-\d{2}|-\d{2}-\d{2}\?)", re.ASCII)


@lru_cache(maxsize=1000)
def _bounds(value: str) -> tuple[date, date]:
    try:
        parsed = parse_edtf(value)
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return _day(first, not has_year(value)), _day(last, not has_year(value))
    except (EDTFParseException, TypeError, AttributeError, ValueError, ArithmeticError, RecursionError) as error:
        raise ValueError(_NO_DATE.format(value)) from error


_CALENDAR = re.compile(r"[?~%]?(\d{4})[?~%]?(?:-[?~%]?(\d{2})[?~%]?)?(?:-[?~%]?(\d{2})[?~%]?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One EDTF date of known digits, for people: what is not known is None."""

    year: int
    month: int | None
    day: int | None
    is_uncertain: bool

    @classmethod
    def read(cls, value: str) -> CalendarDate | None:
        """The date, or None where it is an interval, a season, or has digits that are not known."""
        found = _CALENDAR.fullmatch(value)
        if found is None:
            return None
        year, month, day = (int(digits) if digits else None for digits in found.groups())
        if year is None or (month is not None and not 1 <= month <= 12):
            return None
        return cls(year, month, day, is_uncertain(value))


def _day(parts: Sequence[int], is_open: bool) -> date:
    year = parts[0]
    if year < date.min.year and not is_open:
        raise ValueError("before the year 1")
    return date.min if year < date.min.year else date.max if year > date.max.year else date(*parts[:3])


def has_year(value: str) -> bool:
    """Whether the date says in which year it is, or at least in which decade or century."""
    return bool(value) and not value.startswith("XXXX")


def validate_edtf(value: str) -> None:
    """Refuse what `bounds` can't read."""
    try:
        bounds(value)
    except ValueError as error:
        raise ValidationError(
            _(
                "“%(value)s” is not a date in EDTF. Write 2003, 2003-09 or 2003-09-01; 2002?-10-14 where the year is uncertain."
            ),
            params={"value": value},
        ) from error


def is_uncertain(value: str) -> bool:
    """Whether the date says of itself that it is uncertain or approximate."""
    return any(mark in value for mark in "?~%")
