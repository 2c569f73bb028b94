"""Lines at a record's head that are neither title nor plain date: who issues it, the number of a telegram, houses over a town."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.above_title import could_be_title, is_prose
from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.page.place_lines import VENUES, is_place
from archive.parsing.text.furniture import inside_rule
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import dates, is_dateline

_OFFICE: Final = (
    r"(?:the\s)?(?:(?:deputy|acting|vice|assistant)[\s-])?(?:prime\sminister|president|premier|chancellor|governor[\s-]general|secretary[\s-]general|"
    r"(?:federal\s|[a-z]+n\s)?(?:minister|secretary)\s(?:for|of)\s(?:the\s)?[a-z]+(?:(?:,|\sand|,\sand|\s&)?\s[a-z]+){0,5}|attorney[\s-]general|leader\sof\sthe\sopposition)(?:\sof\s(?:the\s)?[a-z]+(?:\s[a-z]+){0,3})?"
)
_ISSUER = re.compile(
    rf"(?:{_OFFICE}(?:\s{{1,3}}(?:and\s)?{_OFFICE}){{0,2}}"
    r"|(?:the\s)?(?:rt\.?\s)?hon(?:ou?rable|\.)?\s(?!members?\b)[^\W\d_][^\n:;!?]{4,110})",
    re.IGNORECASE,
)
"""The office, or the member of a government with hers, in whose name a house issues what follows."""

_NUMBERED = re.compile(
    r"(?:(?:cipher|coded|circular|outgoing|incoming|out|in)\s)?(?:cablegram|telegram|cable|radiogram|despatch|dispatch|airgram|savingram|spec(?:ial)?\.?\sno\.?)\s"
    r"(?:no\.?\s|№\s?)?[\w./-]{0,10}\d[\w./-]{0,10}[\s,].{4,90}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:(?:first\s)?published\s?:?\s(?:on\s)?|posted\son\s?:\s)(?=[\da-z])", re.IGNORECASE)
_BY_HOUSE = re.compile(r"\sby\s[A-Z][A-Za-z]{1,12}(?:\s[A-Z][a-z]{2,14})?")
_LONGEST_PUBLISHED: Final = 60
_RELEASED = re.compile(r"\bfor\simmediate\srelease\b", re.IGNORECASE)


def is_issuer(shadow: str, blocks: list[Block], turns: dict[int, Turn], number: int) -> bool:
    """Whether a line is an office alone ("PRIME MINISTER"), or a minister with hers, over the title and its date."""
    block = blocks[number]
    if _is_mission_over_statement(shadow, blocks, number):
        return True
    if block.end - block.start > 130:
        return False
    words = shadow[block.start : block.end].split()
    for word in words:
        if len(word) > 3 and not word[0].isupper():
            return False
    if not _ISSUER.fullmatch(" ".join(words)):
        return False
    for below in blocks[number + 1 : number + 4]:
        if is_dateline(shadow, below.start, below.end) or _ISSUER.fullmatch(shadow, below.start, below.end):
            continue
        if inside_rule(shadow, below):
            continue
        if below.start in turns or find_label(shadow, below.start, below.end) or is_prose(shadow, below, None):
            return False
        return could_be_title(shadow, below) or (
            could_be_heading(shadow, below.start, below.end) and shadow.count(" ", below.start, below.end) > 2
        )
    return False


_MISSION = re.compile(
    r"(?!.*\b(?:[Ss]tatement|[Rr]emarks|[Ss]peech|[Aa]ddress|[Ss]ession|[Mm]eeting|[Vv]isit)\b)[A-Z][\w\s,'-]{2,60}\s(?:at|to|in)\sthe\s(?:United\sNations|UN|European\sUnion|EU|OSCE|OECD|WTO|IAEA|African\sUnion)(?:(?:,\s|\s(?:in\s)?)(?:New\sYork|Geneva|Vienna|Brussels|Paris))?"
)
_STATEMENT = re.compile(
    r"(?:[A-Z]\w+\s){0,3}(?:Statement|Remarks|Speech|Address|Intervention|Explanation\sof\s\w+)\s(?:by|of)\s[A-Z]"
)


def _is_mission_over_statement(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line is a mission's name ("Estonia at the United Nations") over whose statement it prints, and the date."""
    block = blocks[number]
    if (
        number + 2 >= len(blocks)
        or block.end - block.start > 90
        or shadow.find(" the ", block.start, block.end) < 0
        or not _MISSION.fullmatch(shadow, block.start, block.end)
    ):
        return False
    title, date = blocks[number + 1], blocks[number + 2]
    return _STATEMENT.match(shadow, title.start, title.end) is not None and is_dateline(shadow, date.start, date.end)


def is_dated_line(shadow: str, block: Block) -> bool:
    """Whether a line gives a telegram's number with its date ("Cablegram 14 RIGA, 3 May 1951"), or the date of a release with its house."""
    if block.end - block.start > 130:
        return False
    if shadow[block.end - 1] in ".!?" and not shadow.endswith(".m.", block.start, block.end):
        return False
    line = shadow[block.start : block.end]
    if " / " in line and _is_of_calendars(shadow, block):
        return True
    if not _NUMBERED.fullmatch(line) and ("immediate" not in line.casefold() or not _RELEASED.search(line)):
        return False
    return bool(dates(shadow, block.start, block.end))


_DAY = re.compile(r"(?:[A-ZА-ЯЁ][^\W\d]{2,20},\s)?\d{1,2}\s[^\d/,;:]{3,32}(?:\s\d{3,4}(?:\s?г(?:ода|\.)?)?)?")
"""A day of some calendar: "2 Farvardin 1390", "26 апреля по старому стилю"."""


def _is_of_calendars(shadow: str, block: Block) -> bool:
    """Whether a line gives one day by two calendars or more, one of them ours: "Riga, 4 May 2003 / 2 Rabi' al-Awwal 1424"."""
    days = [day.strip() for day in shadow[block.start : block.end].split(" / ")]
    return all(map(_DAY.fullmatch, days)) and any(d.day and d.year for d in dates(shadow, block.start, block.end))


def is_published_line(shadow: str, block: Block) -> bool:
    """Whether a line only says when a page was published: "Published 3 May 2021"."""
    if block.end - block.start > _LONGEST_PUBLISHED or shadow[block.start] not in "PpFf":
        return False
    published = _PUBLISHED.match(shadow, block.start, block.end)
    by = shadow.find(" by ", block.start, block.end)
    end = by if by > 0 and _BY_HOUSE.fullmatch(shadow, by, block.end) else block.end
    return published is not None and is_dateline(shadow, published.end(), end)


def lines_of_issuer(shadow: str, blocks: list[Block], first: int, last: int) -> dict[int, str]:
    """What a page prints under a release's lead, by paragraph: "From:", the house, and when it was published, a "dateline"."""
    for number in range(first, min(first + _NEAR_HEAD, last)):
        block = blocks[number]
        size = block.end - block.start
        if size > _LONGEST_LEAD:
            return {}
        if size <= _LONGEST_PUBLISHED and is_published_line(shadow, block):
            at = next(
                (n for n in range(number - 1, first - 1, -1) if shadow.startswith("From:", blocks[n].start)), None
            )
            if at is None or number - at > _LINES_OF_ISSUER:
                return {}
            return {**dict.fromkeys(range(at, number), "issuer"), number: "dateline"}
    return {}


_NEAR_HEAD: Final = 6
_LINES_OF_ISSUER: Final = 4
_LONGEST_LEAD: Final = 300


def are_houses_over_town(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line is one of up to three that name houses and the town over the date: "Press Centre", "Harbour Hall", "Tartu, Vermont"."""
    for at in range(number, min(number + 3, len(blocks) - 1)):
        block, below = blocks[at], blocks[at + 1]
        if not is_place(shadow, block.start, block.end, after_date=True):
            return False
        if is_dateline(shadow, below.start, below.end):
            if VENUES.fullmatch(shadow, block.start, block.end):
                return True
            is_town = shadow.find(", ", block.start, block.end) > 0 and shadow.count(" ", block.start, block.end) < 4
            return is_town and (
                at > number or VENUES.fullmatch(shadow, blocks[number - 1].start, blocks[number - 1].end) is not None
            )
        if not VENUES.fullmatch(shadow, block.start, block.end):
            return False
    return False
