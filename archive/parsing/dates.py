"""Dates and times of day as records print them, and the same in EDTF (Library of Congress)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января januar janvier enero",
            "february feb февраля februar février fevrier febrero",
            "march mar марта märz mars marzo",
            "april apr апреля avril abril",
            "may мая mai mayo",
            "june jun июня juni juin junio",
            "july jul июля juli juillet julio",
            "august aug августа août aout agosto",
            "september sept sep сентября septembre septiembre",
            "october oct октября oktober octobre octubre",
            "november nov ноября novembre noviembre",
            "december dec декабря dezember décembre decembre diciembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

DATE = re.compile(
    rf"""(?<![\w.-])(?:
      (?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)(?![\w-])
    | (?P<dotted>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?!\d)
    | (?P<cjk>\d{{4}})年(?:(?P<cjk_m>\d{{1,2}})月(?:(?P<cjk_d>\d{{1,2}})日)?)?
    | (?P<m1>{_MONTH})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?P<d1b>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:])
        (?:\s?,?\s+(?P<y1>(?:1[6-9]|20)\d\d)(?!\d))?
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s?[-–—]\s?(?P<d2b>\d{{1,2}})(?:st|nd|rd|th)?)?(?:\s+(?:of|de))?
        \s+(?P<m2>{_MONTH})\b\.?(?:\s?,?\s+(?:de\s+)?(?P<y2>(?:1[6-9]|20)\d\d)(?!\d))?
    | (?P<m3>{_MONTH})\b\.?,?\s+(?:of\s+)?(?P<y3>(?:1[6-9]|20)\d\d)(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

TIME = re.compile(
    r"""(?<![\d:.])(?P<h>2[0-3]|[01]?\d)(?:[:.](?P<m>[0-5]\d)(?![\d])(?::[0-5]\d)?)?
        \s?(?P<half>[ap]\.?\s?m\b\.?|(?<=\d\d)(?:h|hours|hrs)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:from|between)\s", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_FILLER = re.compile(
    rf"\b(?:{_WEEKDAY}|local\s+time|(?:moscow|tokyo|greenwich|japan\s+standard)\s+time|года?|at|on|to|until|from|jst|gmt|utc)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date where it stands in a text: year, month and day as far as printed, `last` the last day of a span."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    last: int | None = None

    def edtf(self, year: int | None = None, *, uncertain: bool = False) -> str:
        """The date in EDTF, with `year` where none is printed ("XXXX" where there is none); `?` marks a proposed year."""
        number = self.year or year
        head = f"{number:04d}" if number else "XXXX"
        if uncertain and number:
            head += "?"
        if self.month is None:
            return head
        head += f"-{self.month:02d}"
        if self.day is None:
            return head
        return f"{head}-{self.day:02d}/{head}-{self.last:02d}" if self.last else f"{head}-{self.day:02d}"


def _date(match: re.Match[str]) -> Date | None:
    def number(*names: str) -> int | None:
        return next((int(match[name]) for name in names if match[name]), None)

    year: int | None
    month: int | None
    day: int | None
    last: int | None = None
    if match["iso"]:
        year, month, day = ([int(part) for part in match["iso"].split("-")] + [None])[:3]
    elif match["dotted"]:
        day, month, year = (int(part) for part in match["dotted"].split("."))
    elif match["cjk"]:
        year, month, day = number("cjk"), number("cjk_m"), number("cjk_d")
    else:
        name = match["m1"] or match["m2"] or match["m3"]
        # "may" and "mar" in small letters are mostly no months.
        if name in ("may", "mars", "mar", "mai", "jan", "sep"):
            return None
        month = _MONTHS[name.casefold()]
        year, day, last = number("y1", "y2", "y3"), number("d1", "d2"), number("d1b", "d2b")
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= _DAYS[(month or 1) - 1]:
        return None
    if last is not None and (month is None or day is None or not day < last <= _DAYS[month - 1]):
        last = None
    return Date(match.start(), match.end(), year or None, month, day, last)


def dates(shadow: str, start: int, end: int) -> list[Date]:
    """The dates printed in `[start, end)`, in order."""
    found = (_date(match) for match in DATE.finditer(shadow, start, end))
    return [date for date in found if date is not None]


def clock_times(shadow: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The times of day printed in `[start, end)`: (start, end, "HH:MM" on the clock of 24 hours)."""
    found = []
    for match in TIME.finditer(shadow, start, end):
        half = (match["half"] or "").casefold()
        if match["m"] is None and not half:
            continue
        # "11.10" with a stop is a time only with a.m., p.m. or hours.
        if match["m"] is not None and "." in match.group()[:3] and not half:
            continue
        hour = int(match["h"])
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        found.append((match.start(), match.end(), f"{hour:02d}:{match['m'] or '00'}"))
    return found


def remainder(shadow: str, start: int, end: int) -> str:
    """What a line says besides its dates and times: "" for a bare dateline, the place for "Tokyo, 4 November 2003"."""
    spans = [(d.start, d.end) for d in dates(shadow, start, end)]
    rest = "".join(
        shadow[a:b] for a, b in zip([start, *(e for _, e in spans)], [*(s for s, _ in spans), end], strict=True)
    )
    for begin, stop, _ in reversed(clock_times(rest, 0, len(rest))):
        rest = rest[:begin] + rest[stop:]
    return " ".join(_FILLER.sub(" ", rest).split()).strip(" ,;:()[]-–—.|/")
