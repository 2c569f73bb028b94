"""What a record counts and measures: amounts, percentages, multiples, counts, durations and clock times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from archive.parsing.breakdown import Breakdown, Kind, Segment
from archive.parsing.extraction import english_figures, japanese_figures, russian_figures
from archive.parsing.extraction.clocks import clocks
from archive.parsing.extraction.found import Figure
from archive.parsing.extraction.reading import Reading
from archive.parsing.words.dates import dates

# Labels count passages, and the page's own lines give the page's dates.
_NOT_READ = frozenset({Kind.LABEL, Kind.FURNITURE, Kind.DATELINE, Kind.SPEAKER_LABEL})
_FINDERS: dict[str, Callable[[Reading, Segment], Iterator[Figure]]] = {
    "en": english_figures.figures_of,
    "ja": japanese_figures.figures_of,
    "ru": russian_figures.figures_of,
}


def find_figures(text: str, breakdown: Breakdown) -> tuple[Figure, ...]:
    """The figures of a record, in order and without overlap; none in labels, datelines and furniture.

    What stands in a date ("September 11, 2001") is no figure.
    """
    reading = Reading(text, breakdown)
    finder = _FINDERS.get(reading.language, english_figures.figures_of)
    found: list[Figure] = []
    for part in reading.segments:
        if part.kind in _NOT_READ:
            continue
        times = list(clocks(reading.shadow, part.start, part.end, reading.language))
        figures = list(finder(reading, part))
        if not times and not figures:
            continue
        days = dates(reading.shadow, part.start, part.end) if figures else []
        starts = [day.start for day in days]
        position = part.start
        for figure in sorted(times + figures, key=lambda f: (f.start, f.measure != "clock", -f.end)):
            if figure.start < position:
                continue
            if figure.measure != "clock":
                before = bisect_left(starts, figure.end)
                if before and days[before - 1].end > figure.start:
                    continue
            found.append(figure)
            position = figure.end
    return tuple(found)
