"""Lines as a PDF prints them, set together to paragraphs: by their pitch, their indentation, and whether a word would have fitted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_ENDS = (".", "!", "?", ":", ";", "。", "…", "”", "»", "」", ")")
_LABEL = re.compile(
    r"(?:[(（](?:\d{1,3}|[a-zA-Zа-яА-Я]|[ivx]{1,5}|[０-９]{1,2}|[ア-ン])[)）]|(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})\)|"
    r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\.(?=\s|$)|[\d０-９]{1,2}[．、]|[•●○◦▪■□・–—-]\s|[①-⑳]|[【○]|Q[.:\s]|A[.:]\s)"
)
_SPEAKER = re.compile(r"[^\W\d_][^:：]{0,60}[:：](?:\s|$)")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_DIVIDED = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]\Z")
_LONGEST_WORD: Final = 80
"""Characters before a line's end in which a word is looked for that goes on in the next."""
_MOST_PITCH = 3.0


@dataclass
class Line:
    """A printed line; `top` is its distance from the page's upper edge as a share of the height, lengths are in points."""

    words: str
    top: float
    left: float = 0.0
    right: float = 0.0
    foot: float = 0.0
    height: float = 1.0
    first_word: float = 0.0
    """How long its first word is."""
    opens_box: bool = False
    """Whether it is the first of a block that stands apart from the others."""
    margin: float = 0.0
    """Where lines that begin at about the same place end."""

    @property
    def is_wide(self) -> bool:
        """Whether it is of a script that is broken between any two characters."""
        return len(_WIDE.findall(self.words)) * 2 > len(self.words)


def paragraphs_of(pages: list[list[Line]]) -> tuple[list[str], int]:
    """The paragraphs, and how many words were divided at a line's end; one that goes on over the end of a page stays one.

    Lines that are broken because the next word did not fit are one line; others of a block stay lines of their paragraph.
    """
    pages = [_with_labels(lines) for lines in pages]
    _find_margins(pages)
    usual = _usual_pitch(pages)
    known = Counter(word.lower() for lines in pages for line in lines for word in re.findall(r"[\w-]+", line.words))
    blocks: list[str] = []
    divided = 0
    before: Line | None = None
    is_first = True
    for lines in pages:
        for number, line in enumerate(lines):
            how = _between(before, line, usual, is_first=is_first, is_over=number == 0) if before else ""
            if not how:
                blocks.append(line.words)
            elif how == "line":
                blocks[-1] += f"\n{line.words}"
            else:
                blocks[-1], was = _joined(blocks[-1], line.words, known)
                divided += was
            is_first = how != "wrapped"  # a line of its own may be followed by a paragraph's first
            before = line
    return blocks, divided


def _between(first: Line, second: Line, usual: float, *, is_first: bool, is_over: bool) -> str:
    """How the second line follows the first, which may open its paragraph: "wrapped", "line" (a line of its own), or not ("")."""
    if _LABEL.match(second.words) or (first.words.endswith(_ENDS) and _SPEAKER.match(second.words)):
        wraps = False
    else:
        wraps = _is_full(first, second)
    is_alike = abs(first.height - second.height) < 0.15 * max(first.height, second.height)
    if is_over:
        goes_on = wraps or (second.words[:1].islower() and not first.words.endswith(_ENDS))
        return "wrapped" if is_alike and goes_on else ""
    if not is_alike or second.foot > first.foot or not _is_in_column(first, second):
        return ""
    shift = second.left - first.left
    em = first.height
    if second.opens_box:
        is_near = _pitch(first, second) <= max(usual * 1.12, 1.0)
        if not (is_near and wraps):
            return ""
    if shift > 0.8 * em and not (_LABEL.match(first.words) and shift < 6 * em):
        return ""
    if shift < -0.8 * em and not is_first:
        return ""
    return "wrapped" if wraps else "line"


def _is_full(first: Line, second: Line) -> bool:
    """Whether the first word of the second line would not have fitted into the first."""
    if second.is_wide:
        needed, room = second.height, 1.2 * second.height
    else:
        needed, room = second.first_word, 0.7 * second.height
    return first.right + needed + 0.25 * first.height > first.margin - room


def _pitch(first: Line, second: Line) -> float:
    """From foot to foot, in heights of the line."""
    return (first.foot - second.foot) / max(first.height, second.height, 0.1)


def _is_in_column(first: Line, second: Line) -> bool:
    return first.left < second.right and second.left < first.right


def _usual_pitch(pages: list[list[Line]]) -> float:
    """The pitch of lines that are broken because they are full; 0 where there are none."""
    pitches: Counter[float] = Counter()
    for lines in pages:
        for first, second in pairwise(lines):
            is_pair = second.foot < first.foot and _is_in_column(first, second)
            if is_pair and _pitch(first, second) < _MOST_PITCH and _is_full(first, second):
                pitches[round(_pitch(first, second), 1)] += 1
    return max(pitches, key=lambda pitch: (pitches[pitch], -pitch), default=0.0)


def _find_margins(pages: list[list[Line]]) -> None:
    """Tell every line where lines that begin near it end."""
    furthest: dict[int, float] = {}
    for lines in pages:
        for line in lines:
            place = int(line.left // 10)
            furthest[place] = max(furthest.get(place, 0.0), line.right)
    for lines in pages:
        for line in lines:
            place, reach = int(line.left // 10), min(int(line.height * 8 // 10), 20)
            line.margin = max(furthest.get(near, 0.0) for near in range(place - reach, place + reach + 1))


def _with_labels(lines: list[Line]) -> list[Line]:
    """The lines, a label that stands apart in the same line put before its words."""
    kept: list[Line] = []
    for line in lines:
        before = kept[-1] if kept else None
        if (
            before is not None
            and abs(before.foot - line.foot) < 0.3 * line.height
            and 0 <= line.left - before.right < 6 * line.height
            and (found := _LABEL.match(f"{before.words} "))
            and found.end() >= len(before.words)
        ):
            before.words = f"{before.words} {line.words}"
            before.right = line.right
        else:
            kept.append(line)
    return kept


def _joined(first: str, second: str, known: Counter[str]) -> tuple[str, bool]:
    """Two lines as one, and whether a word was divided between them.

    A hyphen is kept where the record has the word with it, or where what follows is no small letter.
    """
    if divided := _DIVIDED.search(first, max(0, len(first) - _LONGEST_WORD)):
        ahead = re.match(r"[^\W\d_]+", second)
        if ahead is None or not second[:1].islower():
            return first + second, False
        word = f"{divided[1]}-{ahead[0]}".lower()
        if known[word] and not known[word.replace("-", "")]:
            return first + second, False
        return first[: divided.end(1)] + second, True
    glue = "" if _WIDE.match(first[-1:]) and _WIDE.match(second[:1]) else " "
    return f"{first}{glue}{second}", False
