"""The title of a document in a printed edition: its number in the volume, what it is, from whom to whom, where and when."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.letterheads import is_letterhead
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline
from archive.parsing.words.wordlists import words

_MOST: Final = 12
"""Paragraphs among which the title is looked for."""
_SHORTEST: Final = 12
"""Characters of "Cable to Mme"."""
_LONGEST: Final = 320
_NUMBER: Final = r"(?:\[?(?:doc(?:ument|\.)?\s)?(?:no\.\s|№\s?)?\d{1,4}[a-z]?\]?[.:]?\s{1,3})?"
_TITLE = re.compile(
    rf"{_NUMBER}(?:(?:draft|secret|personal|summary|intelligence|briefing|action|information|circular|oral|joint|special|background|joint\sstate)\s){{0,2}}"
    r"(?:memorand(?:um|a)\s(?:of|for|from|by|prepared)\s(?!understanding)(?:an?\s|the\s)?(?:(?:telephone\s)?conversations?|discussions?|meetings?|records?|files?|[^\n]{3,200})|"
    r"(?:telegram|airgram|despatch|dispatch|cable)\s(?:\d[\w-]{0,12}\s)?(?:from|to)\s[^\n]{3,200}|circular\s(?:telegram|airgram|instruction)\s(?:from|to)\s[^\n]{3,200}|"
    r"minutes\sof\s(?:an?\s|the\s)?[^\n]{3,200}|record\sof\s(?:an?\s|the\s)?(?:conversation|meeting|discussion|talk)[^\n]{0,200}|notes?\s(?:of|on)\s(?:an?\s|the\s)?(?:conversation|meeting|discussion|talk)[^\n]{0,200}|"
    r"transcript\sof\s(?:an?\s|the\s)?telephone\sconversation[^\n]{0,200}|backchannel\smessage\sfrom\s[^\n]{3,200}|editorial\snote|paper\sprepared\s(?:in|by)\s[^\n]{3,200}|"
    r"(?:identical\s)?(?:letters?|notes?\sverbales?)\sdated\s\d{1,2}\s[a-z]{3,9}\s\d{4}\sfrom\s[^\n]{5,200}|"
    r"conclusions\sof\s(?:an?\s|the\s)?meeting\sof\sthe\s(?:cabinet|committee)[^\n]{0,200}|"
    r"summary\s(?:record\s)?of\s(?:an?\s|the\s)?(?:conversation|meeting|discussion)[^\n]{0,200})"
    r"(?:\[?\d{1,2}\]?)?",
    re.IGNORECASE,
)


_FILE_NUMBER = re.compile(
    r"(?:file\sno\.\s)?\d{3}[a-z]?(?:\.\d{2,4}[a-z]?)?(?:\s[a-z(][^/\n]{1,60})?/(?=[^/\n]{0,12}\d)[\w½–-]{1,14}(?::\s(?:telegram|airgram|circular|despatch|dispatch|radio|cable)(?:\s\w{2,12})?)?",
    re.IGNORECASE,
)
"""What the edition of an archive's papers prints over a document's title: "711.94/2143: Telegram"."""
_MEETING = re.compile(r"\d{1,5}(?:st|nd|rd|th)\s(?:\([a-z ]{3,20}\)\s|plenary\s)?[Mm]eeting")
"""A council's meeting, by which its record is called, under the house's names and over the day: "912th meeting"."""
_BEGINNINGS: Final = words("le id dr se pe su in br ac ci or jo sp ba me te ai de di ca co mi re no tr ed pa do fi ve")
"""The first two letters of all that such a title, a file's number or a note can begin with but a figure or a mark."""
_TO_WHOM = re.compile(r"(?:The|Memorandum|Mr\.|President|Secretary|Telegram|Report)\s[^\n]{3,200}")


_BETWEEN_HOUSES: Final = frozenset(
    ("NOTE VERBALE", "Note Verbale", "VERBAL NOTE", "Verbal Note", "AIDE-MÉMOIRE", "AIDE-MEMOIRE", "Aide-mémoire")
)
"""What a mission calls its paper, under its own name, the town and the paper's number."""
_UNDER_HOUSE: Final = 5


def is_document_title(shadow: str, start: int, end: int) -> bool:
    """Whether a line is such a title: "162. Memorandum of Conversation", "Telegram From the Embassy in X to …"."""
    head = shadow[start]
    if not _SHORTEST <= end - start <= _LONGEST or not (
        (head.isupper() and shadow[start : start + 2].lower() in _BEGINNINGS) or head.isdigit() or head in "[№"
    ):
        return False
    found = _TITLE.match(shadow, start, end)
    return found is not None and (found.end() == end or shadow[found.end()] in ",.;:-–—( ")


_DEBATED = re.compile(r"Volume\s\d{1,4}:\sdebated\son\s[^.\n]{6,40}")
"""What a parliament's page prints under a debate's title: "Volume 12: debated on Monday 4 May 2020"."""


def document_title(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int | None:
    """How many paragraphs stand over such a title, None where none stands at the head: over it the edition and its volume."""
    for number, block in enumerate(blocks[:_MOST]):
        start, end = block.start, block.end
        if start in turns or end - start > _LONGEST:
            return None
        head = shadow[start]
        if head == "V" and number and _DEBATED.fullmatch(shadow, start, end):
            return number - 1
        if not head.isalpha() or shadow[start : start + 2].lower() in _BEGINNINGS:
            if is_document_title(shadow, start, end):
                return number
            if 0 < number < _UNDER_HOUSE and head in "NVA" and shadow[start:end] in _BETWEEN_HOUSES:
                return number if is_letterhead(shadow, blocks[0]) else None
            below = blocks[min(number + 1, len(blocks) - 1)]
            is_count = head.isdigit()
            if is_count and _MEETING.fullmatch(shadow, start, end) and is_dateline(shadow, below.start, below.end):
                return number
            if (is_count or head in "fF") and _FILE_NUMBER.fullmatch(shadow, start, end):
                is_title = _TO_WHOM.fullmatch(shadow, below.start, below.end) and shadow[below.end - 1] not in ".!?"
                return number + 1 if is_title else None
        if end - start > 60 and shadow.endswith((".", "!", "?", "。"), start, end):
            return None
    return None


_OF_CHAIR = re.compile(
    r"(?:SUMMARY|STATEMENT|REPORT)\s(?:BY|OF)\sTHE\s(?:CO-?)?CHAIR(?:MAN|PERSON|WOMAN|S)?"
    r"|(?:CO-?)?CHAIR(?:MAN|PERSON|WOMAN)?(?:'?S|S')\s(?:PRESS\s)?(?:SUMMARY|STATEMENT|REPORT)"
)
_NUMBER_OF_RELEASE = re.compile(r"(?:(?:[Nn]o\.?|[Nn]r\.?|№)\s?)?\d{1,5}\s?/\s?\d{2,4}")


def is_chair_s(shadow: str, start: int, end: int) -> bool:
    """Whether a line says in capitals that who presides sums up: "CHAIRMAN'S SUMMARY", over the meeting's name."""
    return shadow[start] in "CSR" and end - start < 60 and _OF_CHAIR.fullmatch(shadow, start, end) is not None


def is_number(shadow: str, start: int, end: int) -> bool:
    """Whether a line is a release's number and year, and nothing else: "612/04"."""
    return end - start < 16 and _NUMBER_OF_RELEASE.fullmatch(shadow, start, end) is not None
