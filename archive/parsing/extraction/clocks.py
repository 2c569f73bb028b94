"""Clock times inside a record's text, single or from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.extraction.found import Figure
from archive.parsing.words.dates import clock_times

_MAY_HAVE = re.compile(
    r"\d:[0-5]\d(?!\d)|\d ?[ap]\.?m\b|[0-9０-９]{1,2}時[^間]|\d (?:hours|hrs)\b|午[前後]", re.IGNORECASE
)
_JOINT = re.compile(r"\A(?:頃|ごろ)? ?(?:-|–|—|〜|～|~|to|and|until|till|до|から) ?\Z")
_ABOUT = re.compile(
    r"(?:about|around|approximately|roughly|nearly|circa|около|примерно|ориентировочно) \Z", re.IGNORECASE
)
_ABOUT_AFTER = re.compile(r"(?:頃|ごろ|ころ|過ぎ|前後)")
_JAPANESE = re.compile(
    r"(?P<half>午前|午後)?(?P<hour>[0-9０-９]{1,2})時(?!間)(?:(?P<minute>[0-9０-９]{1,2})分(?!間)|(?P<thirty>半))?"
)


def clocks(shadow: str, start: int, end: int, language: str) -> Iterator[Figure]:
    """The clock times printed in `[start, end)`, in order: "11:10 to 11:38" is one, from "11:10" to "11:38"."""
    if not _MAY_HAVE.search(shadow, start, end):
        return
    times = _japanese(shadow, start, end) if language == "ja" else clock_times(shadow, start, end)
    times = [(first, first + len(shadow[first:last].rstrip()), clock) for first, last, clock in times]
    index = 0
    while index < len(times):
        first, last = times[index], times[index]
        if index + 1 < len(times) and _JOINT.match(shadow[first[1] : times[index + 1][0]]):
            last = times[index + 1]
            index += 1
        index += 1
        # A score ("3:12") or a ratio is told from a time by nothing that surely holds.
        confidence = 0.95 if first is not last or shadow[first[0] : first[1]][-1:] in "m.分時半" else 0.85
        about = (
            _ABOUT.search(shadow, max(start, first[0] - 16), first[0])
            or _ABOUT_AFTER.match(shadow, first[1])
            or _ABOUT_AFTER.match(shadow, last[1])
        )
        yield Figure(
            first[0], last[1], "clock", first[2], last[2], "", bool(about), None, None, "", "clock", confidence
        )


def _japanese(shadow: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found = []
    for match in _JAPANESE.finditer(shadow, start, end):
        hour, minute = int(match["hour"]), 30 if match["thirty"] else int(match["minute"] or 0)
        if match["half"] == "午後" and hour < 12:
            hour += 12
        if hour < 25 and minute < 60:
            found.append((match.start(), match.end(), f"{hour:02d}:{minute:02d}"))
    return found
