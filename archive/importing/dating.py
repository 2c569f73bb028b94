"""The event's date where the text does not give it whole: proposed from what came beside the text, never silently."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from archive.models import Basis
from archive.models.dates import bounds, has_year, is_uncertain
from archive.parsing import Breakdown
from archive.parsing import Warning as Doubt
from archive.parsing.event.event_dates import FROM_PUBLICATION, NOT_STATED
from archive.reading import Received

_OF_TEXT = re.compile(
    r"(?P<year>XXXX|\d{4}\?)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:/(?P=year)-\d\d(?:-\d\d)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A breakdown with its event's date completed, the kind of basis that the date has and its evidence, if it has any."""

    breakdown: Breakdown
    basis: str = ""
    evidence: str = ""


def date_event(breakdown: Breakdown, record: Received) -> Dating:
    """The date completed by the record's own in its markup, else proposed from its date of publication, and flagged.

    What the text says whole stays. A day and month get the year in which they are nearest to the publication, before or
    after it, marked as uncertain (`2003?-09-01`); where the text has no date, that of publication stands, uncertain too
    (`2003-09-02?`).
    """
    said = breakdown.event_date or ""
    if said and has_year(said) and not is_uncertain(said):
        return Dating(breakdown)
    for value, is_of_event in ((record.dated, True), (breakdown.published, False)):
        if not value or not _is_known(value):
            continue
        found = _completed(said, value, is_of_event=is_of_event)
        if found is None or not _is_date(found):
            continue
        if is_of_event:
            evidence = f"the record’s own date, {value}, {record.evidence.get('dated', 'given with the text')}"
            kept = tuple(doubt for doubt in breakdown.warnings if not doubt.message.startswith(NOT_STATED))
            return Dating(replace(breakdown, event_date=found, warnings=kept), Basis.Kind.SUPPLIED, evidence)
        return _proposed(breakdown, found, value)
    if said and is_uncertain(said):
        evidence = next((w.message for w in breakdown.warnings if "year" in w.message), "the parser's inference")
        return Dating(breakdown, Basis.Kind.INFERRED, evidence)
    return Dating(breakdown)


def _proposed(breakdown: Breakdown, found: str, published: str) -> Dating:
    """The date as derived from that of publication, with a flag in the place of the parser's."""
    said = breakdown.event_date
    what = "the year of the event is" if said else "no date of the event is stated: it is"
    reason = f"{what} {FROM_PUBLICATION}, {published}"
    if said and is_uncertain(said) and said[:4] != found[:4]:
        reason += f"; by the text alone it would be {said[:4]}"
    of_parser = [doubt for doubt in breakdown.warnings if doubt.message.startswith(NOT_STATED)]
    place = (of_parser[0].start, of_parser[0].end) if of_parser else (None, None)
    others = tuple(doubt for doubt in breakdown.warnings if doubt not in of_parser)
    flagged = replace(breakdown, event_date=found, warnings=(*others, Doubt(reason, *place)))
    return Dating(flagged, Basis.Kind.SUPPLIED, reason)


def _completed(said: str, value: str, *, is_of_event: bool) -> str | None:
    """The date of the text with the year that `value` tells, or `value` itself; None where they do not go together."""
    if not said:
        return value if is_of_event else f"{value}?"
    match = _OF_TEXT.fullmatch(said)
    if match is None:
        return None
    first, last = bounds(value)
    month, day = int(match["month"]), int(match["day"] or 1)
    middle = first + (last - first) / 2
    days = [found for year in range(first.year - 1, last.year + 2) if (found := _day(year, month, day))]
    if not days:
        return None
    year = min(days, key=lambda found: abs(found - middle)).year
    return said.replace(match["year"], str(year) if is_of_event else f"{year}?")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_known(value: str) -> bool:
    """Whether a date is one, with its year, that doubts nothing of itself."""
    return _is_date(value) and has_year(value) and not is_uncertain(value)


def _is_date(value: str) -> bool:
    try:
        bounds(value)
    except ValueError:
        return False
    return True
