"""Which lines of a transcript head the turns after them."""

from __future__ import annotations

import re

from archive.parsing.page.field_lines import MARKS_OF_TOPICS, is_field
from archive.parsing.page.heading_lines import EASTERN, ENDS, OF_ANSWERS, OF_CONFERENCE, could_be_heading
from archive.parsing.page.places_under_dates import ends_as_place
from archive.parsing.page.russian_pages import is_seat
from archive.parsing.text.directions import is_direction
from archive.parsing.text.furniture import inside_rule
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

PART_OF_CONFERENCE = re.compile(r"(?:冒頭発言|質疑(?:応答)?|発表事項|主な質疑)")
# What somebody says, and no heading does, though its stop was forgotten: "Thank you for your time".
_UTTERED = re.compile(
    r"\b(?:I|we|you|your|our|us|my|is|are|thank|thanks|please|here|let|yes|no|well|okay|мы|я|вы|вас|спасибо|пожалуйста)\b|[.!?]\s|です|ます|ください",
    re.IGNORECASE,
)


_REMARKS = re.compile(r"(?:opening|closing|introductory)\sremarks?\b", re.IGNORECASE)
_QUESTIONS = re.compile(r"Q\s?(?:&|and)\s?A", re.IGNORECASE)


_OF_WITNESSES = ("STATEMENT OF ", "STATEMENTS OF ", "OPENING STATEMENT OF ", "TESTIMONY OF ", "PREPARED STATEMENT OF ")
"""How a hearing's record heads what a witness says, over several lines in capitals."""


def headings_between_turns(
    shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int
) -> set[int]:
    """The paragraphs of a transcript that head the turns after them: a short line without a stop before a label.

    A line between two sentences of a speaker is his; so only lines right before a turn, after a closed sentence. Over
    such a heading another may stand ("Opening remarks", then the first topic).
    """
    found: set[int] = set()
    if not turns:
        return found
    opens = next((n for n in range(first, last) if blocks[n].start in turns), last)

    def is_free(n: int) -> bool:
        """Whether what stands before the line is closed: a sentence, the head of the record, or the page's own words."""
        if n <= first or n <= opens or shadow.endswith((*ENDS, ")", ">"), blocks[n - 1].start, blocks[n - 1].end):
            return True
        return inside_rule(shadow, blocks[n - 1]) is not None

    has_conferences = "会" in shadow and "会見" in shadow  # one character is found many times as fast
    for n in range(first, last - 1):
        if (
            has_conferences
            and blocks[n].start not in turns
            and OF_CONFERENCE.fullmatch(shadow, blocks[n].start, blocks[n].end)
        ):
            found.add(n)
            continue
        if (
            shadow[blocks[n].start] in MARKS_OF_TOPICS
            and blocks[n].end - blocks[n].start <= 60
            and blocks[n + 1].start in turns
            and shadow[blocks[n].end - 1] not in "。、"
            and any(map(str.isalnum, shadow[blocks[n].start : blocks[n].end]))
        ):
            found.add(n)  # "■これからの船便"
            continue
        if blocks[n + 1].start in turns and (
            OF_ANSWERS.fullmatch(shadow, blocks[n].start, blocks[n].end)
            or (
                shadow.startswith(_OF_WITNESSES, blocks[n].start) and shadow[blocks[n].start : blocks[n].end].isupper()
            )
        ):
            found.add(n)
            continue
        if not shadow[blocks[n].start].isascii() and inside_rule(shadow, blocks[n]) is not None:
            continue  # the page's own, "Фото: пресс-служба порта"
        if not _is_short_line(shadow, blocks[n], turns) or _is_dated(shadow, blocks, n):
            continue
        if blocks[n + 1].start in turns:
            if is_free(n) or n - 1 in found:
                found.add(n)
        elif (
            n + 2 < last
            and blocks[n + 2].start in turns
            and is_free(n)
            and _is_short_line(shadow, blocks[n + 1], turns)
            and not _ends_list(shadow, blocks, n)
        ):
            found.add(n)
    return found


def _ends_list(shadow: str, blocks: list[Block], n: int) -> bool:
    """Whether a line is the last of several bullets over a line without one: a list of topics, and no heading over another."""
    label = find_label(shadow, blocks[n].start, blocks[n].end)
    if label is None or not label.is_bullet or not n:
        return False
    before, after = (find_label(shadow, blocks[m].start, blocks[m].end) for m in (n - 1, n + 1))
    return before is not None and before.style == label.style and (after is None or after.style != label.style)


def _is_dated(shadow: str, blocks: list[Block], n: int) -> bool:
    """Whether a line gives a date or time, or under one the place: "14:20", then "Тарту, Ратуша", or right under it "Tartu"."""
    block = blocks[n]
    if is_dateline(shadow, block.start, block.end):
        return True
    above = blocks[n - 1] if n else None
    if above is None or not is_dateline(shadow, above.start, above.end):
        return False
    return is_seat(shadow, block) or (not block.gap and ends_as_place(shadow, block))


def _is_short_line(shadow: str, block: Block, turns: dict[int, Turn]) -> bool:
    """Whether a line that is no turn could head one: short, without a stop, and nothing that somebody says."""
    size = block.end - block.start
    if size > 90 or block.start in turns or block.indent:
        return False
    if not any(map(str.isalnum, shadow[block.start : block.end])) or inside_rule(shadow, block):
        return False
    if _is_bulleted_topic(shadow, block) or _QUOTED_HEAD.fullmatch(shadow, block.start, block.end):
        return True
    if not could_be_heading(shadow, block.start, block.end) or find_label(shadow, block.start, block.end):
        return False
    start, end = block.start, block.end
    if shadow[start] in "([{\"'" or is_direction(shadow, start, end) or is_field(shadow, start, end):
        return False
    if _UTTERED.search(shadow, block.start, block.end) and not _REMARKS.match(shadow, block.start, block.end):
        return False
    return size >= 4 or any(
        part.fullmatch(shadow, block.start, block.end) for part in (_QUESTIONS, PART_OF_CONFERENCE)
    )


_QUOTED_HEAD = re.compile(r'"[А-ЯЁ][^"\n]{6,76}[а-яё]"')
"""Somebody's words over his turn, as a Russian journal heads it: "«Мы теряем берег»"."""


def _is_bulleted_topic(shadow: str, block: Block) -> bool:
    """A topic of a Japanese conference with its mark: "・ 船便の再開", "○冒頭発言", "（１）船便"."""
    label = find_label(shadow, block.start, block.end)
    if label is None or shadow.endswith(ENDS, block.start, block.end) or block.end - label.end > 60:
        return False
    if is_field(shadow, label.end, block.end):
        return False  # "３ 出席者　…"
    return EASTERN.search(shadow, label.end, block.end) is not None and not _UTTERED.search(
        shadow, label.end, block.end
    )
