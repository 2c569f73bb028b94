"""A record made ready for the passes: its shadow in one line a part, and which part an offset stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from archive.parsing.breakdown import Breakdown, Kind, Mention, Segment
from archive.parsing.text.lines import shadow_of
from archive.parsing.words.languages import language_of
from archive.parsing.words.sentences import sentences

_BREAK = re.compile(r"[\n\r\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029\u3000]")
_STOP_INSIDE = re.compile(r"[.!?] (?=\S)")
_YEAR = re.compile(r"(?P<year>\d{4})\??(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


class Reading:
    """One record as the passes read it.

    `shadow` has the text's length and offsets, plain quotation marks and spaces, and no line break inside a part.
    """

    def __init__(self, text: str, breakdown: Breakdown) -> None:
        self.text = text
        self.breakdown = breakdown
        self.segments = breakdown.segments
        self._starts = [part.start for part in self.segments]
        self._mentions = sorted(breakdown.mentions, key=lambda mention: mention.start)
        self._mention_starts = [mention.start for mention in self._mentions]
        shadow = shadow_of(text)
        pieces: list[str] = []
        position = 0
        for part in self.segments:
            body = shadow[part.start : part.end]
            if _BREAK.search(body):
                pieces += (shadow[position : part.start], _BREAK.sub(" ", body))
                position = part.end
        self.shadow = "".join((*pieces, shadow[position:])) if pieces else shadow
        self.language = breakdown.language or language_of(text) or "en"

    def part(self, start: int, end: int) -> Segment | None:
        """The part that holds `[start, end)` whole, None where none does."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        part = self.segments[index]
        return part if end <= part.end else None

    def part_to_read(self, start: int, end: int, leave_out: frozenset[Kind]) -> Segment | None:
        """The part that holds `[start, end)`, unless it is of a kind that this pass does not read."""
        part = self.part(start, end)
        return None if part is None or part.kind in leave_out else part

    @cached_property
    def lowered(self) -> str:
        """The shadow in small letters, of the same length."""
        small = self.shadow.lower()
        return (
            small
            if len(small) == len(self.shadow)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.shadow)
        )

    def sentences(self, part: Segment) -> list[tuple[int, int]]:
        """The part's sentences, also those inside a quotation: "We agree. The ferry will sail," are two."""
        found: list[tuple[int, int]] = []
        for start, end in sentences(self.shadow, part.start, part.end):
            if self.shadow.find('"', start, end) >= 0 and _STOP_INSIDE.search(self.shadow, start, end):
                plain = self.shadow[start:end].replace('"', "'")
                found += [(start + first, start + last) for first, last in sentences(plain, 0, end - start)]
            else:
                found.append((start, end))
        return found

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The persons' names that begin in `[start, end)`, in order."""
        return self._mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def date(self) -> tuple[int, int | None, int | None] | None:
        """Year, month and day of the record: of its event, else of its dateline, else of its publication."""
        known = self.breakdown
        for value in (known.event_date, known.dated, known.published):
            if value and (match := _YEAR.match(value)):
                month, day = match["month"], match["day"]
                return int(match["year"]), int(month) if month else None, int(day) if day else None
        return None
