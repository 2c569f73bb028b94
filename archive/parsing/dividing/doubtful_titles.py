"""Whether a record's title shows by something that it is one, and no page's heading, caption, letterhead or half of itself."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.page.above_title import names_occasion
from archive.parsing.page.recurrence import share_said, stands

# A member of an enumeration takes many times as long to fetch as a name.
_FURNITURE = Kind.FURNITURE

_DATELINE: Final = Kind.DATELINE
_HALF: Final = 0.5
_MOSTLY: Final = 0.7
_HEAD: Final = 3000
"""Characters under a title in which it may stand again."""
_STOPS: Final = frozenset(".!?…:;。！？：；,、")
_CLOSING: Final = frozenset(" \"'”»’)）」』］]】")
_LINKS: Final = "|›»…→>"
_SHORTENED: Final = ("a.m.", "p.m.", "D.C.", " г.", " гг.")
_OF_A_PICTURE = re.compile(r"[（(A-Z](?:(?<=[（(])(?:[左右]|left|right|[LR])[）)]|(?<=\s\d[A-Z])[a-z])")
"""Who stands where, or a caption's number grown together with its first word."""
_LETTERHEAD = re.compile(
    r"\bfor\simmediate\srelease\b|\be\s?&\s?oe\b|\boffice\sof\sthe\s(?:spokes|press\s)|\b(?:press|media)\s(?:release|statement)\b.*\d{4}|\b(?:no|ref)\.?\s?:?\s?\d+/\d+|\b\d{4}/\d+\b|\A(?:verbatim|official)\sreport(?:\sof\s\w+)?\Z"
)
"""What a house prints over its releases: whose they are, for whom, under which number; in small letters."""
_STEMS_OF_LETTERHEAD: Final = ("immediate", "&", "office", "press", "media", "/", "report")
_MARKS: Final = "^~¬■‘’"
_TAGS = re.compile(r"[\u3041-\u9fff]{1,6}(?:[ \u3000]+[\u3041-\u9fff]{1,6}){2,}")
"""The words under which a page is filed: "記者会見　船便　外交"."""
_STYLED = re.compile(r"(?:the\s(?:rt\s)?hon|h\.?e\.?|senator|sir|dr|mr|mrs|ms)\b", re.IGNORECASE)
"""How a line begins that only says whose release it is: "The Hon Mari Kask MP, Minister of Harbours"."""
_BROKEN = re.compile(r"(?:(?<!\w)\w\s){4}|[\^~¬■]|[‘’]\s\w\s")
"""Letters apart, or marks that no title has: a scanned line that was not read."""
_GOING_ON: Final = frozenset(
    ("with", "and", "on", "at", "to", "of", "for", "between", "by", "in", "from", "following", "during", "after",
     "в", "во", "с", "со", "на", "по", "о", "об", "и", "к", "от", "для")
)  # fmt: skip
"""How the rest of a title begins."""
_OPEN: Final = frozenset(
    ("by", "of", "the", "and", "with", "between", "to", "for", "at", "in", "on", "from", "a", "an", "и", "с", "в", "на", "по", "для", "между")
)  # fmt: skip
"""Words with which no title ends."""
_OPEN_MARKS: Final = (",", ":", "–", "—", "-")
_WITH_DATE = re.compile(r"\n\s*(?:[（(\[][^\n]*\d[^\n]*[)）\]]|г\.\s?[А-ЯЁ][\w-]*)\Z")
"""A line in brackets with figures, or a town's ("г. Рига"), taken for the title's second: a dateline, perhaps."""
_ACT_ALONE = re.compile(
    r"(?:УКАЗ|ЗАКОН|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ПРИКАЗ)\b(?!.*\s(?:О|ОБ|ОБО)\s).*", re.DOTALL
)
"""An act and whose it is, in capitals, and not what it is of."""
_DOCUMENT_OVER = re.compile(
    r"\b(?:SUMMARY|COMMUNIQU[EÉ]|STATEMENT|DECLARATION|MINUTES|CONCLUSIONS|MEMORANDUM|PROTOCOL|REPORT)\Z"
)
"""A document's kind over a title in capitals, whose first line it may be: "CHAIRMAN'S SUMMARY"."""
_LONGEST_REST: Final = 160
_MAY_GO_ON: Final = frozenset((Kind.NARRATIVE, Kind.HEADING, Kind.FURNITURE, Kind.STATEMENT))
"""What may stand under a title and be the rest of it."""


def is_proved(shadow: str, segments: list[Segment], at: int, body: Segment | None, words: list[str]) -> bool:
    """Whether the title `segments[at]`, of these `words`, is neither a sentence nor a row of links, and names an occasion.

    So is one that names none where it stands beside the date, has some words, and the body says half of them again.
    """
    title = segments[at]
    start, end = title.start, title.end
    line = shadow[start:end]
    if _has_one_of(_LINKS, line) or line.endswith(" /"):
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
    if body is None or shadow.count(" ", start, end) < 2 or not _is_beside_date(segments, at):
        return False
    return share_said(shadow, words, body.start) >= _HALF


def _is_beside_date(segments: list[Segment], at: int) -> bool:
    for part in segments[max(0, at - 1) : at + 2]:
        if part.kind is _DATELINE:
            return True
    return False


def _is_of_page(line: str) -> bool:
    """Whether a line is a letterhead, tags, or a scan that was not read; quick looks first, for hardly a title is."""
    if not line.isascii() and _TAGS.fullmatch(line):
        return True
    small = line.lower()
    for stem in _STEMS_OF_LETTERHEAD:
        if stem in small:
            if _LETTERHEAD.search(small):
                return True
            break
    may_be_broken = 3 * line.count(" ") > len(line) or _has_one_of(_MARKS, line)
    return may_be_broken and _BROKEN.search(line) is not None


def is_said_again(shadow: str, words: list[str], body: Segment) -> bool:
    """Whether the body says a word of the title, or how it begins."""
    for word in words:
        if stands(shadow, word, body.start):
            return True
    return False


def is_another_line(
    shadow: str,
    segments: list[Segment],
    at: int,
    body: Segment | None,
    unexplained: list[Segment],
    words: list[str],
) -> bool:
    """Whether the title `segments[at]` may be a caption, a page's crumbs, a note on the text, or half of a title.

    The same words stand in the body as a paragraph, the next line goes on with it, lines that no table knows stand between
    it and a date above it, or two of them are above it, no date is beside it, and the body says less than most of its words again.
    """
    start, end = segments[at].start, segments[at].end
    line = shadow[start:end]
    if _OF_A_PICTURE.search(line) or is_cut(shadow, segments, at):
        return True
    again = shadow.find(line, end, end + _HEAD)
    if again >= 0 and any(s.start == again and s.end == again + end - start and s.path for s in segments):
        return True
    if not unexplained:
        return False
    if any(s.start < unexplained[-1].start for s in segments[:at] if s.kind is _DATELINE):
        return True
    if len(unexplained) == 1 or _is_beside_date(segments, at):
        return False
    return body is not None and share_said(shadow, words, body.start) < _MOSTLY


def is_cut(shadow: str, segments: list[Segment], at: int) -> bool:
    """Whether the first or last words of the title `segments[at]` may stand in the line over or under it: "Joint Press Conference", "with Minister Tamm"."""
    title = segments[at]
    line = shadow[title.start : title.end]
    if line.endswith(_OPEN_MARKS) or line[line.rfind(" ") + 1 :].casefold() in _OPEN:
        return True
    if "\n" in line and _WITH_DATE.search(line):
        return True
    is_loud = line.isupper()
    if is_loud and _ACT_ALONE.fullmatch(line):
        return True
    if at and is_loud and segments[at - 1].kind is _FURNITURE:
        over = shadow[segments[at - 1].start : segments[at - 1].end]
        if over.isupper() and _DOCUMENT_OVER.search(over):
            return True
    if at and not line[0].islower() and _goes_on(line):
        above = segments[at - 1]
        if above.kind is _FURNITURE and _could_be_rest(shadow, above):
            return True
    below = at + 1
    while below < len(segments) and segments[below].start < title.end:
        below += 1
    if below == len(segments):
        return False
    after = segments[below]
    if after.kind not in _MAY_GO_ON or not _could_be_rest(shadow, after):
        return False
    if is_loud and shadow[after.start : after.end].isupper():
        return True
    if shadow[after.start : after.end].casefold().startswith(line.casefold()):
        return True  # "Press Conference" over "PRESS CONFERENCE BY MINISTER KASK"
    between = shadow[title.end : after.start]
    return between.count("\n") == 1 and "\n\n" in shadow or _goes_on(shadow[after.start : after.end])


def _has_one_of(marks: str, line: str) -> bool:
    """Whether one of the marks stands in a line, each looked for by itself: several times as fast as a class of them."""
    for mark in marks:
        if mark in line:
            return True
    return False


def _goes_on(line: str) -> bool:
    """Whether a line begins as the rest of a title does."""
    first = line.split(None, 1)
    return len(first) > 1 and first[0].casefold() in _GOING_ON


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
