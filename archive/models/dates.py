"""Dates as historians write them: EDTF strings (Library of Congress) and the days that they span."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from edtf import EDTFParseException, parse_edtf

UNDATED = date(1, 1, 1)
"""Stands in a sort column for a record without any date: it comes last where the newest come first."""


def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that an EDTF date can mean, both inclusive, without the margin of "approximately".

    Raises ValueError for what is no EDTF date or has an open end.
    """
    try:
        parsed = parse_edtf(value)
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return date(*first[:3]), date(*last[:3])
    except (EDTFParseException, TypeError, AttributeError) as error:
        raise ValueError(f"“{value}” is not a date in EDTF, such as 2003, 2003-09 or 2003-09-01") from error


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
