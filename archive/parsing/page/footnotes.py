"""Footnotes: their marks in the words ("Minister Orlova[4] said"), and the notes that stand under the text."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block

_NUMBER: Final = r"(?:\d{1,3}|\*{1,3}|[†‡]{1,2})"
_MARK: Final = re.compile(rf"\[(?<=[^\s\[(]\[){_NUMBER}\](?!\w)")
_NOTE: Final = re.compile(rf"\[(?P<mark>{_NUMBER})\]\s(?=\S)")
_RAISED_DIGITS: Final = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_RAISED: Final = re.compile(r"[¹²³⁰⁴-⁹]{1,3}")
_RAISED_BEHIND_STOP: Final = re.compile(r"[¹²³⁰⁴-⁹](?<=[.,:;!?。、].)[¹²³⁰⁴-⁹]{0,2}")
_RAISED_NOTE: Final = re.compile(r"(?P<mark>[¹²³⁰⁴-⁹]{1,3})\s?(?=\w)")
_NUMBERED: Final = re.compile(r"\d{1,3}\.?\s")
_LINK_BACK: Final = "↩"
"""What a page prints behind a note, to lead back to its mark."""
_OF_THE_SOURCE: Final = re.compile(r"\s?(?:source|источник|出典)\s?[:：]", re.IGNORECASE)
_REPEATED: Final = frozenset(".,:;!?。、")


def without_marks(shadow: str) -> str:
    """The shadow with each mark read as nothing would be: a parenthesis in a clause, more of the stop that it follows.

    "Orlova[4] said" is read as "Orlova(†) said" and "the lamps.[5] The" as "the lamps.... The"; so is "the lamps.⁵ The".
    """
    if not shadow.isascii() and ("¹" in shadow or "²" in shadow or "³" in shadow):
        shadow = _RAISED_BEHIND_STOP.sub(_unmarked, shadow)
    if "[" not in shadow:
        return shadow
    return _MARK.sub(_unmarked, shadow)


def _unmarked(match: re.Match[str]) -> str:
    before, size = match.string[match.start() - 1], match.end() - match.start()
    if before in _REPEATED:
        return before * size
    if before.isalnum():
        return f"({'†' * (size - 2)})"
    return "'" * size


def notes_under(text: str, blocks: list[Block], first: int) -> int:
    """The number of the paragraph from which on all are notes ("[1] See …"); that of all paragraphs where none are.

    They are notes if one of their marks stands in the words before, or the first says what the source is: a list whose
    items are numbered so is no notes.
    """
    linked = len(blocks)
    if "[" not in text and _LINK_BACK not in text and (text.isascii() or text[blocks[-1].start] not in _RAISED_DIGITS):
        return linked
    while linked > first and _LINK_BACK in text[max(0, blocks[linked - 1].end - 4) : blocks[linked - 1].end]:
        if not _NUMBERED.match(text, blocks[linked - 1].start, blocks[linked - 1].end):
            break
        linked -= 1
    if linked < len(blocks):
        return linked if linked > first else len(blocks)
    at = len(blocks)
    marks = set()
    while at > first and (
        note := _NOTE.match(text, blocks[at - 1].start, blocks[at - 1].end)
        or _RAISED_NOTE.match(text, blocks[at - 1].start, blocks[at - 1].end)
    ):
        marks.add(note["mark"])
        at -= 1
    if at in (first, len(blocks)):
        return len(blocks)
    head = _NOTE.match(text, blocks[at].start)
    if head and _OF_THE_SOURCE.match(text, head.end()):
        return at
    before = blocks[at].start
    is_marked = any(found.group()[1:-1] in marks for found in _MARK.finditer(text, 0, before))
    is_marked = is_marked or any(found.group() in marks for found in _RAISED.finditer(text, 0, before))
    return at if is_marked else len(blocks)


_PLAIN_NOTE: Final = re.compile(r"(\d{1,2})\.?\s(?=\S)")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEHIND_WORD = re.compile(r"(?<=[\w.,;:!?\"'”’)\]])(?<!\d)(?<!\bкм)(?<!\b[kcmd]m)(?<!\b[mм])[⁰¹²³⁴⁵⁶⁷⁸⁹]++")
"""The mark of a note behind a word or a stop, and no unit's: of "the lamps.¹" and not of "5 km²"."""
_ANNOUNCES: Final = (":", "：")
_MOST_NOTES: Final = 60


def plain_notes_under(text: str, blocks: list[Block], first: int) -> int:
    """The number of the paragraph from which on all are notes with plain numbers, 1 and up ("1. Not printed."), each of whose marks stands raised before.

    That of all paragraphs where none are. A list's items bear such numbers too, but not raised behind a word: "the lamps.¹".
    """
    if "¹" not in text:
        return len(blocks)
    at, after = len(blocks), 0
    while at > first + 1 and len(blocks) - at < _MOST_NOTES:
        note = _PLAIN_NOTE.match(text, blocks[at - 1].start, blocks[at - 1].end)
        number = int(note.group(1)) if note else 0
        if not number or (after and number != after - 1):
            return len(blocks)
        at, after = at - 1, number
        if number == 1:
            break
    if after != 1:
        return len(blocks)
    body = text[blocks[first].start : blocks[at].start].rstrip()
    raised = [int(mark.translate(_PLAIN)) for mark in _BEHIND_WORD.findall(body)]
    is_announced = body.endswith(_ANNOUNCES)  # "We agreed on these:", over a list
    return at if raised == list(range(1, len(blocks) - at + 1)) and not is_announced else len(blocks)
