"""The fields at the head of a Japanese record, each with a number or without: "１ 日時 …", "２ 場所 …", "３ 出席者 …"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.nesting import Frame
from archive.parsing.page.passages import Passage

MARKS_OF_TOPICS: Final = "■◆▼◇□"
"""What stands before a topic between turns and is no bullet: "■これからの船便"."""

_FIELD = re.compile(
    r"[\s　]{0,2}(?:日[\s　]{0,2}時|(?:開催)?(?:日程|期日|年月日)|(?:開催)?場[\s　]{0,2}所|会[\s　]{0,2}場|(?:主な)?(?:出席|参加|会見|発表|同席|列席|説明|面会|面談|来庁|訪問)者|相手方?|先方|当方|我が方|司会|通訳|出演者?|聞き手|語り手|話し手|対応者?|解説者?|備考|配[布付]資料)(?=[\s　:：]|\Z)"
)
_PLACE = re.compile(r"(?:(?:開催)?場[\s　]{0,2}所|会[\s　]{0,2}場)[\s　:：]{1,3}[^。、]{2,60}")


def is_field(shadow: str, start: int, end: int) -> bool:
    """Whether a line is a field of a record's head: "場所　県庁", "出席者"."""
    return _FIELD.match(shadow, start, end) is not None


def is_of_fields(shadow: str, passages: list[Passage], frame: Frame) -> bool:
    """Whether an open section is a field of the record's head, and so holds no turns: "３ 出席者 …"."""
    return frame.index is not None and is_field(shadow, passages[frame.index].start, passages[frame.index].end)


def is_place_field(shadow: str, start: int, end: int) -> bool:
    """Whether a line gives nothing but the place, behind the word for it: "場所：県庁３階"."""
    if shadow.startswith(("PLACE:", "Place:"), start):
        return end - start <= 70 and shadow[end - 1] not in ".:?"
    return end - start <= 70 and shadow[start] > "\u007f" and _PLACE.fullmatch(shadow, start, end) is not None
