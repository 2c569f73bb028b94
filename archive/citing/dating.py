"""Dates in citations: as exact as they are known, in the words of each format.

What is uncertain, approximate or supplied from another source stays so: where a format has no sign for it, the words
are given beside the date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from archive.models.dates import CalendarDate, is_uncertain

NO_DATE = "n.d."

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_SEASON = re.compile(r"(\d{4})-(2[1-4])", re.ASCII)
# What biblatex reads: digits, the last of them perhaps unknown, a month or season, a day.
_BIBLATEX = re.compile(r"\d{2}(?:\d\d|\dX|XX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?", re.ASCII)


# Long lists have few dates, and each item asks for its own a dozen times.
_read = lru_cache(maxsize=4096)(CalendarDate.read)


def is_year_supplied(record: Mapping[str, Any]) -> bool:
    """Whether the event's year comes from another source than the record, which prints it nowhere.

    A record without its text says so itself, as the projection has it; one that doesn't counts as having no year.
    """
    event = record["event"]
    if "year_supplied" in event:
        return bool(event["year_supplied"])
    year = (event["date"] or "")[:4]
    supplied = any(b["field"] == "event_date" and b["basis"] == "supplied" for b in record["bases"])
    return supplied and bool(year) and year not in record.get("text", "")


def date_of(record: Mapping[str, Any]) -> str:
    """The date that a citation prints, in EDTF: that of the event, else the dateline's, else that of publication."""
    return str(record["event"]["date"] or record["dated"] or record["published"] or "")


def show_date_of(record: Mapping[str, Any]) -> str:
    """The date of the record as a citation prints it: “May 30, 2003”, “October 14, [2002]”, “n.d.”."""
    return show_date(date_of(record), is_year_supplied(record))


@lru_cache(maxsize=4096)
def show_date(value: str, is_year_supplied: bool = False) -> str:
    """An EDTF date in the American order; a supplied year in brackets, an uncertain one with a question mark.

    An approximate date has “ca.” before it. What has no such form (seasons, unknown digits) is shown as it is written.
    """
    if not value:
        return NO_DATE
    begin, slash, end = value.partition("/")
    if slash:
        ends = (show_date(day, is_year_supplied) if day not in ("", "..") else "…" for day in (begin, end))
        return " – ".join(ends)
    day = _read(value)
    if day is None:
        return value
    doubt = _doubt(value)
    year = f"{day.year:04}{'?' if doubt in ('?', '%') else ''}"
    words = [f"[{year}]" if is_year_supplied else year]
    if day.month is not None:
        words.insert(0, f"{_MONTHS[day.month - 1]} {day.day}," if day.day else _MONTHS[day.month - 1])
    return " ".join(["ca.", *words] if doubt in ("~", "%") else words)


def csl_date(value: str, is_year_supplied: bool = False) -> dict[str, Any] | None:
    """A date of CSL; `literal` has the words where the numbers alone would say more than is known."""
    if not value:
        return None
    days = [_read(end) for end in value.split("/")]
    if len(days) <= 2 and all(days):
        date: dict[str, Any] = {"date-parts": [_numbers(day) for day in days if day]}
    elif season := _SEASON.fullmatch(value):
        return {"date-parts": [[int(season[1])]], "season": _SEASONS[int(season[2])]}
    else:
        return {"literal": show_date(value, is_year_supplied)}
    if is_uncertain(value):
        date["circa"] = True
    if is_uncertain(value) or is_year_supplied:
        date["literal"] = show_date(value, is_year_supplied)
    return date


def biblatex_date(value: str) -> str:
    """The date as biblatex reads it, which has the sign of doubt at the end; nothing where it can't be said so."""
    ends = value.split("/")
    read = [re.sub("[?~%]", "", end) + _doubt(end) for end in ends]
    known = [end for end in read if end not in ("", "..")]
    if len(ends) > 2 or not known or not all(_BIBLATEX.fullmatch(end.rstrip("?~%")) for end in known):
        return ""
    return "/".join(read)


def ris_date(value: str, is_year_supplied: bool = False) -> str:
    """YYYY/MM/DD/other: of several days the first, with the words of whatever the numbers don't say; no slash in them."""
    if not value:
        return f"///{NO_DATE}"
    begin = value.partition("/")[0]
    day = _read(begin)
    other = "" if begin == value and is_plain(value, is_year_supplied) else show_date(value, is_year_supplied)
    other = other.replace("/", " ")
    if day is None:
        return f"///{other}"
    numbers = "/".join(f"{number:02}" if number else "" for number in (day.month, day.day))
    return f"{day.year:04}/{numbers}/{other}"


def is_plain(value: str, is_year_supplied: bool = False) -> bool:
    """Whether the numbers of the date say all: a day or two ends, known, and printed in the record."""
    known = all(_read(end) for end in value.split("/"))
    return known and not is_uncertain(value) and not is_year_supplied


def _numbers(day: CalendarDate) -> list[int]:
    return [number for number in (day.year, day.month, day.day) if number is not None]


def _doubt(value: str) -> str:
    """The sign of doubt of a whole date: uncertain `?`, approximate `~`, both `%`."""
    uncertain, approximate = "?" in value, "~" in value
    if "%" in value or (uncertain and approximate):
        return "%"
    return "?" if uncertain else "~" if approximate else ""
