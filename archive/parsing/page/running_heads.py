"""What a printed page repeats at its head and foot amid the text: a line that stands over the title too, and the page's number."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.text.furniture import inside_rule
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline

# A member of an enumeration takes many times as long to fetch as a name.
_FURNITURE = Kind.FURNITURE

_LEAST = 12
"""Characters of a line that is known again as the page's."""
_LONGEST = 160
_MOST_DIGITS = 4
_MENU = 12
"""Lines over the title that are a page's whole menu."""
_NUMBERED = re.compile(r"(?P<page>\d{1,4})\s?(?P<head>[A-Z][^\n.:;!?\d]{5,50})")


def lines_at_head(shadow: str, segments: list[Segment], title: Segment | None) -> frozenset[str]:
    """The page's lines over the title, which it may print again on every page."""
    over = title.start if title else 0
    spans = [
        (s.start, s.end)
        for s in segments
        if s.start < over and _LEAST <= s.end - s.start <= _LONGEST and s.kind is _FURNITURE
    ]
    if not spans:
        return frozenset()
    lines = [" ".join(shadow[start:end].split()) for start, end in spans]
    return frozenset(
        line for line in lines if len(line) >= _LEAST and " " in line and not is_dateline(line, 0, len(line))
    )


def without_menu(shadow: str, segments: list[Segment]) -> str:
    """The shadow with blanks for a whole menu over the title ("Mari Kask's Personal Website"), every offset kept: it names nobody."""
    lines = [part for part in segments if part.rule == "above-title"]
    if len(lines) < _MENU:
        return shadow
    pieces: list[str] = []
    position = 0
    for line in lines:
        pieces += [shadow[position : line.start], " " * (line.end - line.start)]
        position = line.end
    return "".join([*pieces, shadow[position:]])


def running_heads(shadow: str, blocks: list[Block], first: int, last: int, lines: frozenset[str]) -> set[int]:
    """Which of the paragraphs `blocks[first:last]` are such a line again, or the number of a page beside one."""
    short = [n for n in range(first, last) if blocks[n].end - blocks[n].start <= _LONGEST]
    if not short:
        return set()
    found = _numbered_heads(shadow, blocks, short)
    pages = [n for n in short if shadow.startswith(("Page", "PAGE"), blocks[n].start)]
    if pages and (shadow.find("\nPage ") >= 0 or shadow.find("\nPAGE ") >= 0):
        found |= _feet(shadow, blocks, pages, first, last)
    for number in short if lines else ():
        block = blocks[number]
        if block.end - block.start >= _LEAST and " ".join(shadow[block.start : block.end].split()) in lines:
            found.add(number)
    for number in short:
        block = blocks[number]
        if block.end - block.start > _MOST_DIGITS or not shadow[block.start : block.end].isdigit():
            continue
        for beside in (number - 1, number + 1):
            if first <= beside < last and (beside in found or inside_rule(shadow, blocks[beside]) == "navigation"):
                found.add(number)
                break
    return found


_PAGE = re.compile(r"(?:Page|PAGE)\s\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?")
_SESSION = re.compile(
    r"(?:\d{1,3}(?:st|nd|rd|th)\s)?(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth)\s)?(?:Parliament|Meeting|Session|Sitting|Assembly)(?:\sDay)?"
)
_LONGEST_BESIDE = 40
_BESIDE = 4
"""Lines beside a page's number that may go with it."""


def _feet(shadow: str, blocks: list[Block], pages: list[int], first: int, last: int) -> set[int]:
    """Lines that say which page it is ("Page 12"), and those beside them that only hold a number, a date or a chamber's session."""
    found: set[int] = set()
    for number in pages:
        if not _PAGE.fullmatch(shadow, blocks[number].start, blocks[number].end):
            continue
        found.add(number)
        for step in (-1, 1):
            beside = number + step
            while (
                abs(beside - number) <= _BESIDE
                and first <= beside < last
                and _goes_with_page(shadow, blocks[beside].start, blocks[beside].end)
            ):
                found.add(beside)
                beside += step
    return found


def _goes_with_page(shadow: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_BESIDE:
        return False
    return (
        shadow[start:end].isdigit()
        or _SESSION.fullmatch(shadow, start, end) is not None
        or is_dateline(shadow, start, end)
    )


def _numbered_heads(shadow: str, blocks: list[Block], short: list[int]) -> set[int]:
    """Lines that hold a page's number and the same words each time, the numbers going up: "34Harbour Papers", "35Harbour Papers"."""
    pages: dict[str, list[tuple[int, int]]] = {}
    for number in short:
        block = blocks[number]
        if block.end - block.start > 60 or not shadow[block.start].isdigit():
            continue
        if found := _NUMBERED.fullmatch(shadow, block.start, block.end):
            pages.setdefault(found["head"], []).append((int(found["page"]), number))
    if not pages:
        return set()
    rising = (at for at in pages.values() if len(at) > 1 and all(a[0] < b[0] for a, b in pairwise(at)))
    return {number for at in rising for _, number in at}
