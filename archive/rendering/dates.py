"""EDTF dates as people say them."""

from __future__ import annotations

from django.utils.dates import MONTHS

from archive.models.dates import CalendarDate


def show_date(value: str | None, *, is_year_supplied: bool = False) -> str:
    """“1 September 2003”, “September 2003”, “2003”; uncertain ones with a question mark, a supplied year in brackets.

    What has no such form (seasons, unknown digits) is shown as it is written.
    """
    if not value:
        return ""
    begin, slash, end = value.partition("/")
    if slash:
        return f"{show_date(begin) or '…'} – {show_date(end) or '…'}".replace("..", "…")
    day = CalendarDate.read(value)
    if day is None:
        return value
    year = f"[{day.year}]" if is_year_supplied else str(day.year)
    words = [str(day.day)] if day.day else []
    if day.month:
        words.append(str(MONTHS[day.month]))
    return " ".join([*words, year]) + ("?" if day.is_uncertain else "")
