"""Lists of those present, whose lines begin as labels do: "（委員）森山座長、佐田委員" under "３．出席者"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn

_HEAD = re.compile(
    r"(?:[\d０-９]{1,2}[.．、\s　]{0,2}|[■◆○●・【〔［＜]\s?)?(?:主な)?(?:出席|参加|列席|同席)者(?:名簿|一覧)?[】〕］＞:：]?"
)
_IN_THE_CHAIR = re.compile(
    r"(?:President|PRESIDENT|Chair(?:man|person|woman)?|CHAIR(?:MAN|PERSON|WOMAN)?)\s?:\s{1,20}(?:MM?|Mr|Mrs|Ms|Mme|Dr|Sir|Count|Baron|Lord|H\.E)\.?\s[^\n:()]{3,60}\s?\([A-Z][^()\n]{2,50}\)\.?"
)
"""Who presides, in a record's head: "CHAIRPERSON: Ms. KASK (Estonia)"."""
_OVER_NAME = re.compile(
    r"(?:(?:Temporary|Acting)\s)?(?:(?:Vice-)?(?:President|Chair(?:man|woman|person)?)|Rapporteur)\s?:"
)
_NAME_WITH_COUNTRY = re.compile(
    r"(?:MM?|Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Professor)\.?(?:\s[A-Z][\w'-]+){1,4}[\s.…]*\([A-Z][^()\n]{2,50}\)"
)
"""Who presides in the line under that: "Chairman:" over "Mr. TAMM (Estonia)"."""
_HEAD_OF_RECORD: Final = 30
_MOST: Final = 12
_LONGEST: Final = 140
_STOPS: Final = ("。", "？", "?", "！", "」")


def drop_present(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Drops the labels of the lines right under the head of such a list, up to a line that says something; and who presides."""
    for block, after in pairwise(blocks[:_HEAD_OF_RECORD]):
        turn = found.get(block.start)
        if turn is None:
            continue
        if (
            turn.end >= block.end
            and _OVER_NAME.fullmatch(shadow, block.start, block.end)
            and _NAME_WITH_COUNTRY.fullmatch(shadow, after.start, after.end)
        ):
            del found[block.start]
            continue
        if turn.end >= block.end or not _IN_THE_CHAIR.fullmatch(shadow, block.start, block.end):
            break  # Behind the first who speaks such a line calls somebody.
        del found[block.start]
    for number, block in enumerate(blocks):
        if block.end - block.start > 16 or not _HEAD.fullmatch(shadow, block.start, block.end):
            continue
        if (head := found.get(block.start)) is not None and head.role == "nobody":
            del found[block.start]  # "〔出席者〕"
        for line in blocks[number + 1 : number + 1 + _MOST]:
            turn = found.get(line.start)
            if line.end - line.start > _LONGEST or shadow.endswith(_STOPS, line.start, line.end):
                break
            if turn is not None and turn.end >= line.end:
                break  # A label alone on its line.
            if turn is not None:
                del found[line.start]
