"""When an event took place: its date from the record's opening, completed by the dateline, else proposed with reasons."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.event.event import tells_of_event
from archive.parsing.words.dates import Date, dates, has_figure
from archive.parsing.words.sentences import sentences

NOT_STATED = "the year of the event is not stated"
"""How the doubt begins about a year that the text does not give."""

FROM_PUBLICATION = "taken from the date of publication"
"""What the doubt says about a date that came from beside the text."""

_AHEAD = re.compile(
    r"\b(?:will|scheduled|upcoming|forthcoming|coming|planned|plans|looking\sforward|to\sbe|would|next|decided|prepar\w+|expected|intends?)\b",
    re.IGNORECASE,
)
# A date in such a clause is of something else than the event.
_ASIDE = re.compile(
    r"\b(?:which|scheduled|anniversary|accident|since|after(?!\s\d{1,2}[:.])|dated|until|before|adopted|elections?)\b[^.;]*\Z|"
    r"\b(?i:des?patch|letter|telegram|cable|note|message|memorandum|instruction)s?\s(?i:no\.?\s?\d{1,5},?\s)?of\s(?:the\s)?\Z"
)
_ON = re.compile(r"\b(?:on|from)\s(?:the\s)?(?:\w+day,?\s)?(?:the\s)?\Z", re.IGNORECASE)


def event_date(
    shadow: str, spans: list[tuple[int, int]], dated: Date | None, body: tuple[int, int]
) -> tuple[str | None, list[Doubt]]:
    """The event's date in EDTF from the opening, its year from there or the dateline, else proposed with its reasons.

    Of two clocks ("March 3 (March 4 in Tokyo)") the one that stands first is taken: the record-keeper's choice.
    """
    # A dateline to the day is surer than a date in the paragraphs after the first.
    found = _opening_date(shadow, spans[:1] if dated and dated.day else spans, dated)
    warnings: list[Doubt] = []
    if found is None or (dated and dated.day and found.year and abs(found.year - (dated.year or 0)) > 1):
        if dated is None:
            return None, warnings
        return dated.edtf(), warnings
    if found.year:
        return found.edtf(), warnings
    if dated and dated.year and dated.month and found.month:
        # "On December 28" under a dateline of January is last year's.
        return found.edtf(dated.year - 1 if found.month - dated.month > 6 else dated.year), warnings
    if dated and dated.year:
        return found.edtf(dated.year), warnings
    year, reason = _year_by_text(shadow, found, body)
    message = f"{NOT_STATED}; {reason}"
    warnings.append(Doubt(message, found.start, found.end))
    return found.edtf(year, uncertain=True), warnings


def is_doubt_of_date(doubt: Doubt) -> bool:
    """Whether it is about the date of the event."""
    return doubt.message.startswith(NOT_STATED) or FROM_PUBLICATION in doubt.message


def _opening_date(shadow: str, spans: list[tuple[int, int]], dated: Date | None) -> Date | None:
    fallback = None
    for start, end in spans:
        end = min(end, start + 4000)
        for a, b in sentences(shadow, start, end)[:6] if has_figure(shadow, start, end) else ():
            here = [
                d
                for d in (_completed(d, dated) for d in dates(shadow, a, b))
                if d.month and d.day and not _ASIDE.search(shadow[max(a, d.start - 90) : d.start])
            ]
            if not here:
                continue
            on = [d for d in here if _ON.search(shadow[max(a, d.start - 24) : d.start])]
            first = (on or here)[0]
            if tells_of_event(shadow, a, b):
                return first
            if fallback is None and _is_near(first, dated):
                fallback = first
    return fallback


def _completed(date: Date, dated: Date | None) -> Date:
    """A mere day ("本20日") with the dateline's month, or the one before it where the day lies ahead of the dateline."""
    if date.month or not date.day or dated is None or not dated.month:
        return date
    month, year = dated.month, dated.year
    if dated.day and date.day > dated.day:
        month, year = (month - 1, year) if month > 1 else (12, year and year - 1)
    if year and date.day > monthrange(year, month)[1]:
        return dated  # "本29日" under a date in March: a day that February has not
    return replace(date, year=year, month=month)


def _is_near(date: Date, dated: Date | None) -> bool:
    """Whether a date in a sentence that tells of no meeting can be the event's: within a fortnight of the dateline's day."""
    if dated is None or not dated.day or not dated.month or not date.month or not date.day:
        return True
    apart = abs((date.month * 31 + date.day) - (dated.month * 31 + dated.day))
    return min(apart, 372 - apart) <= 14


def _year_by_text(shadow: str, found: Date, body: tuple[int, int]) -> tuple[int | None, str]:
    """A year that the text supports: of the nearest explicitly dated thing that lies ahead, else of the last one past."""
    ahead: list[Date] = []
    behind: list[Date] = []
    for date in dates(shadow, body[0], min(body[1], body[0] + 200_000)):
        if date.year is None:
            continue
        near = shadow[max(body[0], date.start - 140) : min(body[1], date.end + 60)]
        (ahead if _AHEAD.search(near) else behind).append(date)
    month = found.month or 1
    if ahead:
        first = min(ahead, key=lambda d: (d.year or 0, d.month or 12))
        year = first.year or 0
        proposed = year if first.month is None or month <= first.month else year - 1
        if not any((d.year or 0) > proposed or (d.year == proposed and (d.month or 1) > month) for d in behind):
            words = " ".join(shadow[first.start : first.end].split())
            return proposed, f"{proposed} is proposed because {words} lies ahead in the text"
    if behind:
        last = max(behind, key=lambda d: (d.year or 0, d.month or 1))
        year = last.year or 0
        proposed = year if last.month is None or last.month <= month else year + 1
        words = " ".join(shadow[last.start : last.end].split())
        return proposed, f"{proposed} is proposed because {words} is the last date that the text looks back on"
    return None, "the text gives nothing to propose one by"
