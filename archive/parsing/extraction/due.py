"""By when: the words of a deadline, and the days they leave, reckoned from the record's date.

The conventions are written in docs/said.md: "by" leaves the time from the record's day on; a month's beginning, middle
and end are its three decades of days; a year's are its first, its middle two and its last quarter. Nothing is reckoned
from a record without a date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType

from archive.parsing.extraction import due_en, due_ja, due_ru

Now = tuple[int, int | None, int | None]
"""The record's year, month and day, as far as known."""

_LANGUAGES: dict[str, ModuleType] = {"en": due_en, "ja": due_ja, "ru": due_ru}
_YEAR_PARTS = {
    "first half": (1, 6), "second half": (7, 12), "first quarter": (1, 3), "second quarter": (4, 6),
    "third quarter": (7, 9), "fourth quarter": (10, 12), "begin": (1, 3), "mid": (4, 9), "end": (10, 12),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12),
}  # fmt: skip
_MONTH_PARTS = {"first half": (1, 15), "second half": (16, 31), "begin": (1, 10), "mid": (11, 20), "end": (21, 31)}
_ENGLISH_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline at `[start, end)` and its days in EDTF, "" where the record's date does not tell them."""

    start: int
    end: int
    date: str


def deadlines(shadow: str, start: int, end: int, language: str, now: Now | None) -> list[Due]:
    """The deadlines printed in `[start, end)`, in order and without overlap; of two at one place the longer."""
    tables = _LANGUAGES.get(language, due_en)
    matches = [m for pattern in tables.PATTERNS for m in pattern.finditer(shadow, start, end)]
    matches.sort(key=lambda m: (m.start(), -m.end()))
    found: list[Due] = []
    for match in matches:
        if found and match.start() < found[-1].end:
            continue
        try:
            days = _reckon(match, now, tables)
        except (ValueError, OverflowError):  # a year or a day that the calendar does not have
            days = ""
        found.append(Due(match.start(), match.end(), days))
    return found


def ahead(found: list[Due], now: Now | None) -> list[Due]:
    """Those that are not over on the record's day: by then nothing is done any more."""
    if now is None:
        return found
    first = _day(now).isoformat()
    return [due for due in found if not due.date or due.date.split("/")[-1] >= first[: len(due.date.split("/")[-1])]]


def _reckon(match: re.Match[str], now: Now | None, tables: ModuleType) -> str:
    words = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if "count" in words:
        return _within(words, now, tables)
    if "fiscal" in words or "fiscalshift" in words:
        return _fiscal(words, now, tables)
    part = _by_beginning(tables.PARTS, words.get("part") or words.get("part2") or "") or words.get("part", "")
    until = "by" in words
    if "decade" in words:
        if now is None:
            return ""
        length = 10 if words["decade"] == "decade" else 100
        return _interval(_day(now), date(now[0] // length * length + length - 1, 12, 31))
    if "weekday" in words:
        if now is None or now[2] is None or "after" in words:
            return ""
        today = _day(now)
        return (today + timedelta(days=(tables.WEEKDAYS.index(words["weekday"]) - today.weekday()) % 7)).isoformat()
    if "thatweek" in words or "thatday" in words:
        if now is None or now[2] is None:
            return ""
        today = _day(now)
        if "thatday" in words:
            return (today + timedelta(days=tables.SHIFTS[words["thatday"]])).isoformat()
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=tables.SHIFTS[words["thatweek"]])
        return _interval(monday, monday + timedelta(days=6))
    year = _year(words, now, tables)
    if year is None and now is not None and words.get("part", "").startswith("year"):
        year = now[0]  # "by year-end"
    if "thatmonth" in words:
        if now is None or now[1] is None:
            return ""
        first, last = _month(now[0], now[1] + tables.SHIFTS[words["thatmonth"]])
    elif "month" in words:
        month = _month_number(words["month"], tables)
        if year is None:
            if now is None or "year" in words or ("shift" in words and words["shift"] != "next"):
                return ""
            # Without a year, the next one that is not over on the record's day.
            year = now[0] + (1 if now[1] is not None and month < now[1] else 0)
        elif words.get("shift") == "next" and "year" not in words and now is not None and " year" not in match.group():
            year = now[0] + (1 if now[1] is None or month <= now[1] else 0)  # "next March"
        first, last = _month(year, month)
        if "day" in words:
            first, last = (first.replace(day=int(words[name if name in words else "day"])) for name in ("day", "last"))
            if last < first:
                return ""
    elif year is not None:
        first, last = date(year, 1, 1), date(year, 12, 31)
    else:
        return ""
    whole = (first, last)
    if (last - first).days > 40:
        if part in _YEAR_PARTS:
            begin, end = _YEAR_PARTS[part]
            first, last = date(first.year, begin, 1), _month(first.year, end)[1]
    elif part in _MONTH_PARTS and first != last and "day" not in words:
        begin, end = _MONTH_PARTS[part]
        first, last = first.replace(day=begin), first.replace(day=min(end, last.day))
    if until or "年内" in match.group() or "年中" in match.group() or match.group().startswith("within "):
        return _interval(min(_day(now), last), last) if now else f"../{last.isoformat()}"
    if (first, last) == whole and first != last and "day" not in words:
        return first.isoformat()[: 4 if (last - first).days > 40 else 7]
    return _interval(first, last)


def _within(words: dict[str, str], now: Now | None, tables: ModuleType) -> str:
    number = words["count"]
    count = int(number) if number.isdecimal() else tables.COUNTS.get(number)
    unit = _by_beginning(tables.UNITS, words["unit"])
    if now is None or count is None or unit is None:
        return ""
    first, last = _day(now), _day(now, last=True)
    if unit in ("day", "week"):
        return _interval(first, last + timedelta(days=count * (7 if unit == "week" else 1)))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    end = _month(last.year, last.month + months)[1]
    return _interval(first, end.replace(day=min(last.day, end.day)))


def _fiscal(words: dict[str, str], now: Now | None, tables: ModuleType) -> str:
    """A fiscal year that begins in April, or the half or the end of it."""
    if "fiscal" in words:
        year = int(words["fiscal"])
    elif now is None or now[1] is None:
        return ""
    else:
        year = now[0] - (now[1] < 4) + tables.SHIFTS[words["fiscalshift"]]
    part = words.get("fiscalpart", "")
    if part == "末":
        return _interval(date(year + 1, 1, 1), date(year + 1, 3, 31))
    first = date(year, 10, 1) if part in ("後半", "下半期") else date(year, 4, 1)
    return _interval(first, date(year, 9, 30) if part in ("前半", "上半期") else date(year + 1, 3, 31))


def _year(words: dict[str, str], now: Now | None, tables: ModuleType) -> int | None:
    if "year" in words:
        return int(words["year"])
    shift = words.get("shift")
    if shift is None or now is None:
        return None
    return now[0] + int(tables.SHIFTS[shift.removeprefix("the ")])


def _month_number(word: str, tables: ModuleType) -> int:
    if word.isdecimal():
        return int(word)
    if tables is due_ru:
        return next(number for number, head in enumerate(due_ru.MONTHS, 1) if word.startswith(head))
    return _ENGLISH_MONTHS.index(word[:3]) + 1


def _by_beginning(table: dict[str, str], word: str) -> str | None:
    return table.get(word) or next((value for head, value in table.items() if word.startswith(head)), None)


def _interval(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _month(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month, counted on from January of that year ("14" is the next February)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _day(now: Now, *, last: bool = False) -> date:
    """The record's day; of a record dated by month or year only, the first or the last day of that."""
    year, month, day = now
    if month is None:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if day is None:
        return _month(year, month)[last]
    return date(year, month, day)
