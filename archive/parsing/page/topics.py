"""The list of topics at the head of a Japanese conference's page: what was announced and asked, in lines of its own."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

_HEAD = re.compile(r"[【■◆○]?\s?(?:主な)?(?:発表|質疑|会見|質問|報告|案件)(?:項目|事項|内容|案件)(?:一覧)?[】:：]?")
_BEGINS = re.compile(
    r"[【■◆◇○]?\s?(?:(?:知事|市長|大臣|長官)?(?:冒頭)?(?:発言|挨拶|説明)|質疑(?:応答)?|発表事項|報告事項|(?:日時|場所|会場)(?=[\s　:：]).{1,50})[】]?"
)
_NOTHING = re.compile(r"(?:特に)?(?:なし|無し|ありません|ございません)。?")
"""What stands under a heading when nobody said anything there: then it heads no list of topics."""
_NEAR: Final = 8
_MOST: Final = 14
_LONGEST: Final = 70


def topics_of(
    shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int, contents: set[int]
) -> set[int]:
    """The lines under "主な質疑事項" or "発表項目" up to where the conference begins: a part's head, or its date and place.

    Where they are numbered, up to the first label too. None where nothing says that it begins: then the lines may be the record's own headings.
    """
    if shadow.isascii():
        return set()
    for head in range(max(first - 1, 0), min(first + _NEAR, last)):
        if head in contents or not _HEAD.fullmatch(shadow, blocks[head].start, blocks[head].end):
            continue
        found = {head} if head >= first else set()
        for number in range(head + 1, min(head + _MOST, last)):
            block = blocks[number]
            if number > head + 1 and _begins(shadow, block):
                return found
            if block.start in turns:
                # Two numbered lines or more with nothing under them, right over who speaks first.
                labels = [find_label(shadow, b.start, b.end) for b in blocks[head + 1 : number]]
                is_counted = [label.name if label else "" for label in labels] == [
                    str(n) for n in range(1, number - head)
                ]
                return found if len(labels) > 1 and is_counted else set()
            if number == head + 1 and _NOTHING.fullmatch(shadow, block.start, block.end):
                return set()
            if block.end - block.start > _LONGEST or shadow[block.end - 1] in "。？！?!":
                return set()
            found.add(number)
        return set()
    return set()


def _begins(shadow: str, block: Block) -> bool:
    if _BEGINS.fullmatch(shadow, block.start, block.end):
        return True
    return not find_label(shadow, block.start, block.end) and is_dateline(shadow, block.start, block.end)
