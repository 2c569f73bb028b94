"""The words that a record's fields may hold, and the form of its dates, times and languages.

The lists are those of docs/breakdown.md. Dates are EDTF (Extended Date/Time Format, Library of Congress, 2019).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

EVENT_KINDS: Final = (
    "telephone talks",
    "summit meeting",
    "foreign ministers' meeting",
    "ministerial meeting",
    "courtesy call",
    "press conference",
    "multilateral meeting",
    "other",
)

FORMS: Final = (
    "summary",
    "transcript",
    "readout",
    "joint statement",
    "message",
    "legal text",
    "news item",
    "other",
)

WORDINGS: Final = ("transcribed", "rendered")

_DATE = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>-?[0-9X]{4})(?P<after_year>[?~%]?)"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?",
    re.ASCII,
)
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def is_edtf(value: str) -> bool:
    """Whether `value` is a date or an interval of dates that EDTF can express, and that the calendar has.

    Covered are days, months, seasons (21–24) and years, the marks `?` (uncertain), `~` (approximate) and `%` (both)
    on either side of a component, `X` for a digit that is not known, and intervals, also open ones ("2003-01/..").
    Times of day are not: a record's clock times are a field of their own.
    """
    begin, slash, end = value.partition("/")
    if not slash:
        return _is_date(value)
    open_ends = ("", "..")
    if begin in open_ends and end in open_ends:
        return False
    return all(part in open_ends or _is_date(part) for part in (begin, end))


def _is_date(value: str) -> bool:
    found = _DATE.fullmatch(value)
    if found is None:
        return False
    month, day = found["month"], found["day"]
    if month is None or "X" in month:
        return day is None or "X" in day or 1 <= int(day) <= 31
    if day is None:
        return 1 <= int(month) <= 12 or 21 <= int(month) <= 24
    # A digit that is not known is read as the most generous one: 2000 is a leap year, and 01 is in every month.
    year = found["year"]
    known_year = int(year) if "X" not in year and int(year) >= 1 else 2000
    try:
        date(known_year, int(month), 1 if "X" in day else int(day))
    except ValueError:
        return False
    return True


def is_clock_time(value: str) -> bool:
    """Whether `value` is a time of day such as "09:05", on the 24-hour clock and without seconds."""
    return _TIME.fullmatch(value) is not None


def is_language(value: str) -> bool:
    """Whether `value` has the shape of a language tag (BCP 47): "en", "ja", "sr-Latn"."""
    return _LANGUAGE.fullmatch(value) is not None
