"""What a record's datelines say of its event: the day that they give, where else its date may stand, and the place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.parsing.breakdown import Segment
from archive.parsing.page.layout import Layout
from archive.parsing.page.outline import Outline
from archive.parsing.page.place_lines import is_place
from archive.parsing.words.dates import Date, clock_times, dates, remainder

_AT = re.compile(r"於\s?[:：]?\s*(?P<name>[^（）()。、\n]{2,30})")
_PLACE_FIELD = re.compile(r"(?:place|venue|location|where|место|場所|於)\s?[:：]\s*", re.IGNORECASE)

Line = tuple[Segment, tuple[Date, ...], list[tuple[int, int, str]]]
"""A dateline with the dates and the times of day that it prints."""


def lines_of(shadow: str, datelines: Iterable[Segment]) -> list[Line]:
    """The datelines with what they print; a line that is its date and nothing else has no time of day."""
    found: list[Line] = []
    for s in datelines:
        printed = dates(shadow, s.start, s.end)
        is_bare = len(printed) == 1 and printed[0].start == s.start and printed[0].end == s.end
        found.append((s, printed, [] if is_bare else clock_times(shadow, s.start, s.end)))
    return found


def printed_dates(
    shadow: str, layout: Layout, outline: Outline, in_datelines: list[tuple[Date, ...]]
) -> tuple[Date | None, str | None]:
    """The dateline's date and the date of publication in EDTF."""
    found = in_datelines or [dates(shadow, a, b) for a, b in _datelines_of_body(outline)]
    dated = next((d for line in found for d in line if d.year or d.day), None)
    if dated and dated.year is None:
        # "(June 20, Seoul)" over "June 20, 2005".
        dated = next((d for line in found for d in line if d.year and d.day), dated)
    printed = layout.published
    days = dates(printed, 0, len(printed)) if printed else ()
    return dated, days[0].edtf() if days else None


def _datelines_of_body(outline: Outline) -> list[tuple[int, int]]:
    """The datelines under a line of summary, as some pages print them: title, summary, date, then the text."""
    found = []
    for passage in outline.passages[:5]:
        if passage.kind == "dateline":
            found.append((passage.start, passage.end))
        elif passage.turn or passage.label:
            break
    return found


def dated_spans(
    shadow: str, title: Segment | None, opening: list[tuple[int, int]], dated: Date | None, *, has_turns: bool
) -> list[tuple[int, int]]:
    """Where the event's date may stand: the opening, and without a dateline the title before it."""
    if title and has_turns and any(d.year and d.day for d in dates(shadow, title.start, title.end)):
        # "Briefing by the Spokesperson (July 14, 2022)" on a page of the day after.
        return [(title.start, title.end)]
    if dated is None and title:
        return [(title.start, title.end), *opening]
    return [] if has_turns and dated else opening


def places_of(text: str, shadow: str, lines: list[Line]) -> list[str]:
    """The places that the datelines print: alone in a line, behind the word for it, or beside the date."""
    found = [" ".join(text[s.start : s.end].split()) for s, printed, times in lines if not printed and not times]
    if len(found) > 1:
        # The town before the house in it.
        found.sort(key=lambda place: not is_place(place, 0, len(place), after_date=False))
    for s, printed, _ in lines:
        field = _PLACE_FIELD.match(shadow, s.start, s.end)
        if field:
            found.insert(0, " ".join(text[field.end() : s.end].split()))
        elif shadow.find("於", s.start, s.end) >= 0 and (at := _AT.search(shadow, s.start, s.end)):
            found.append(at["name"].strip())
        else:
            rest = remainder(shadow, s.start, s.end, printed) if printed else ""
            if rest and is_place(rest, 0, len(rest), after_date=True):
                found.append(rest)
    return found
