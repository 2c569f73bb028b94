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


_HEAD_FIELD = re.compile(
    r"(?:(?:speech|statement|news|article|press\srelease)(?:/[a-z]+)?\s\|\s)?(?:date(?:,? (?:and )?(?:time|place)){0,2}|time|place|venue|location|when|where)\s?:\s|於(?!て|い|け)(?:\s?[:：]|[\s\u3000](?=\S)|(?=[^\s、。]{2,20}\Z))|(?:发布|發佈|發布|更新)(?:时间|時間|日期)\s?[:：]\s?(?=\d)|\[(?:場所|年月日)\]\s?(?=\S)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\((?:[01]\d|2[0-3])[0-5]\d\)")
"""When a chamber's committee met, as its report prints it under the day."""
_PLACE_WORD = re.compile(r"(?:place|venue|location|where)\s?:\s", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:said|says|told|asked|replied|added|stated|stressed|explained|remarked|is|are|was|were|will)\b"
)
"""A verb, which no place's name has."""


def is_head_field(shadow: str, start: int, end: int) -> bool:
    """Whether a line at the head gives when or where: "Date: 3 May", "Venue: Harbour Hotel", "(1530)", "於　東京"; no sentence does."""
    if end - start == len("(1530)") and shadow[start] == "(" and _HOUR.fullmatch(shadow, start, end):
        return True
    if end - start > 140 or (shadow.find(":", start, end) < 0 and shadow[start:end].isascii()):
        return False
    if _HEAD_FIELD.match(shadow, start, end) is None:
        return False
    word = _PLACE_WORD.match(shadow, start, end)
    return word is None or _is_place_s_name(shadow, word.end(), end)


def _is_place_s_name(shadow: str, start: int, end: int) -> bool:
    """Whether words begin as a place's name and tell nothing: not "the ferry stays where it is, Minister Kask said"."""
    while start < end and shadow[start].isspace():
        start += 1
    return start < end and not shadow[start].islower() and _SAYS.search(shadow, start, end) is None


def is_field(shadow: str, start: int, end: int) -> bool:
    """Whether a line is a field of a record's head: "場所　県庁", "出席者"."""
    return _FIELD.match(shadow, start, end) is not None


def is_of_fields(shadow: str, passages: list[Passage], frame: Frame) -> bool:
    """Whether an open section is a field of the record's head, and so holds no turns: "３ 出席者 …"."""
    return frame.index is not None and is_field(shadow, passages[frame.index].start, passages[frame.index].end)


def is_place_field(shadow: str, start: int, end: int) -> bool:
    """Whether a line gives nothing but the place, behind the word for it: "場所：県庁３階"."""
    if shadow.startswith(("PLACE:", "Place:"), start):
        is_name = _is_place_s_name(shadow, start + len("Place:"), end)
        return is_name and end - start <= 70 and shadow[end - 1] not in ".:?"
    return end - start <= 70 and shadow[start] > "\u007f" and _PLACE.fullmatch(shadow, start, end) is not None
