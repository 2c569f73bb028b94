"""Whether a record's title shows by something that it is one, and no page's heading, caption, letterhead or half of itself."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.page.above_title import names_occasion
from archive.parsing.page.recurrence import share_said, stands

_HALF: Final = 0.5
_MOSTLY: Final = 0.7
_HEAD: Final = 3000
"""Characters under a title in which it may stand again."""
_STOPS: Final = frozenset(".!?…:;。！？：；,、")
_CLOSING: Final = frozenset(" \"'”»’)）」』］]】")
_LINKS: Final = frozenset("|›»…→>")
_SHORTENED: Final = ("a.m.", "p.m.", "D.C.", " г.", " гг.")
_OF_A_PICTURE = re.compile(r"[（(](?:[左右]|left|right|[LR])[）)]|\s\d[A-Z][a-z]")
"""Who stands where, or a caption's number grown together with its first word."""
_LETTERHEAD = re.compile(
    r"\bfor\simmediate\srelease\b|\bE\s?&\s?OE\b|\boffice\sof\sthe\s(?:spokes|press\s)|\b(?:press|media)\s(?:release|statement)\b.*\d{4}|\b(?:no|ref)\.?\s?:?\s?\d+/\d+|\b\d{4}/\d+\b",
    re.IGNORECASE,
)
"""What a house prints over its releases: whose they are, for whom, under which number."""
_MAY_BE_LETTERHEAD = re.compile(r"[\d&]|[Rr]elease|RELEASE|[Ss]pokes|SPOKES|[Pp]ress\s|PRESS\s")
_MARKS: Final = frozenset("^~¬■‘’")
_TAGS = re.compile(r"[\u3041-\u9fff]{1,6}(?:[ \u3000]+[\u3041-\u9fff]{1,6}){2,}")
"""The words under which a page is filed: "記者会見　船便　外交"."""
_STYLED = re.compile(r"(?:the\s(?:rt\s)?hon|h\.?e\.?|senator|sir|dr|mr|mrs|ms)\b", re.IGNORECASE)
"""How a line begins that only says whose release it is: "The Hon Mari Kask MP, Minister of Harbours"."""
_BROKEN = re.compile(r"(?:(?<!\w)\w\s){4}|[\^~¬■]|[‘’]\s\w\s")
"""Letters apart, or marks that no title has: a scanned line that was not read."""
_GOES_ON = re.compile(
    r"(?:with|and|on|at|to|of|for|between|by|in|from|following|during|after|в|во|с|со|на|по|о|об|и|к|от|для)\s",
    re.IGNORECASE,
)
"""How the rest of a title begins."""
_OPEN: Final = frozenset(
    ("by", "of", "the", "and", "with", "between", "to", "for", "at", "in", "on", "from", "a", "an", "и", "с", "в", "на", "по", "для", "между")
)  # fmt: skip
"""Words with which no title ends."""
_OPEN_MARKS: Final = (",", ":", "–", "—", "-")
_WITH_DATE = re.compile(r"\n\s*[（(\[][^\n]*\d[^\n]*[)）\]]\Z")
"""A line in brackets with figures, taken for the title's second: a dateline, perhaps."""
_LONGEST_REST: Final = 160


def is_proved(shadow: str, segments: list[Segment], title: Segment, body: Segment | None, words: list[str]) -> bool:
    """Whether a title, of these `words`, is neither a sentence nor a row of links, and names an occasion.

    So is one that names none where it stands beside the date, has some words, and the body says half of them again.
    """
    start, end = title.start, title.end
    line = shadow[start:end]
    if not _LINKS.isdisjoint(line) or line.endswith(" /"):
        return False
    ends = shadow[end - 1] not in _CLOSING and is_ended(shadow, title)
    if ends and not shadow.endswith(_SHORTENED, start, end):
        return False
    if _is_of_page(line):
        return False
    if names_occasion(shadow, start, end):
        return True
    if _STYLED.match(shadow, start, end):
        return False
    at = segments.index(title)
    beside = segments[max(0, at - 1) : at + 2]
    if shadow.count(" ", start, end) < 2 or not any(s.kind is Kind.DATELINE for s in beside) or body is None:
        return False
    return share_said(shadow, words, body.start) >= _HALF


def _is_of_page(line: str) -> bool:
    """Whether a line is a letterhead, tags, or a scan that was not read; quick looks first, for hardly a title is."""
    if not line.isascii() and _TAGS.fullmatch(line):
        return True
    if _MAY_BE_LETTERHEAD.search(line) and _LETTERHEAD.search(line):
        return True
    return (3 * line.count(" ") > len(line) or not _MARKS.isdisjoint(line)) and _BROKEN.search(line) is not None


def is_said_again(shadow: str, words: list[str], body: Segment) -> bool:
    """Whether the body says a word of the title, or how it begins."""
    return any(stands(shadow, word, body.start) for word in words)


def is_another_line(
    shadow: str,
    segments: list[Segment],
    title: Segment,
    body: Segment | None,
    unexplained: list[Segment],
    words: list[str],
) -> bool:
    """Whether a title may be a caption, a page's crumbs, a note on the text, or half of a title.

    The same words stand in the body as a paragraph, the next line goes on with it, lines that no table knows stand between
    it and a date above it, or two of them are above it, no date is beside it, and the body says less than most of its words again.
    """
    start, end = title.start, title.end
    if _OF_A_PICTURE.search(shadow, start, end) or is_cut(shadow, segments, title):
        return True
    again = shadow.find(shadow[start:end], end, end + _HEAD)
    if again >= 0 and any(s.start == again and s.end == again + end - start and s.path for s in segments):
        return True
    if not unexplained:
        return False
    if any(s.start < unexplained[-1].start for s in segments if s.kind is Kind.DATELINE and s.start < start):
        return True
    at = segments.index(title)
    if len(unexplained) == 1 or any(s.kind is Kind.DATELINE for s in segments[max(0, at - 1) : at + 2]):
        return False
    return body is not None and share_said(shadow, words, body.start) < _MOSTLY


def is_cut(shadow: str, segments: list[Segment], title: Segment) -> bool:
    """Whether the title's first or last words may stand in the line over or under it: "Joint Press Conference", "with Minister Tamm"."""
    line = shadow[title.start : title.end]
    if line.endswith(_OPEN_MARKS) or line[line.rfind(" ") + 1 :].casefold() in _OPEN:
        return True
    if "\n" in line and _WITH_DATE.search(line):
        return True
    if _GOES_ON.match(shadow, title.start, title.end) and not shadow[title.start].islower():
        at = segments.index(title)
        if at and segments[at - 1].kind is Kind.FURNITURE and _could_be_rest(shadow, segments[at - 1]):
            return True
    after = next((s for s in segments if s.start >= title.end), None)
    if after is None or after.kind not in (Kind.NARRATIVE, Kind.HEADING, Kind.FURNITURE, Kind.STATEMENT):
        return False
    if not _could_be_rest(shadow, after):
        return False
    if shadow[title.start : title.end].isupper() and shadow[after.start : after.end].isupper():
        return True
    between = shadow[title.end : after.start]
    return between.count("\n") == 1 and "\n\n" in shadow or _GOES_ON.match(shadow, after.start, after.end) is not None


def _could_be_rest(shadow: str, part: Segment) -> bool:
    return part.end - part.start <= _LONGEST_REST and not is_ended(shadow, part)


def is_ended(shadow: str, part: Segment) -> bool:
    """Whether a part ends as a sentence does."""
    end = part.end
    if shadow[end - 1] in ")）]":  # "The lamps are lit. (Applause)"
        end = max(
            shadow.rfind("(", part.start, end), shadow.rfind("（", part.start, end), shadow.rfind("[", part.start, end)
        )
        end = end if end > part.start else part.end
    while end > part.start and shadow[end - 1] in _CLOSING:
        end -= 1
    return end > part.start and shadow[end - 1] in _STOPS
