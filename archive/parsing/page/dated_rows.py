"""A Japanese list of visits or events, one a line, each under its date and a wide space: "平成9年5月　　森山外務大臣"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline

HEAD: Final = "head"
ROW: Final = "row"
_LOOKS: Final = ("月\u3000", "日\u3000", "年\u3000")
_ROW = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和)?[\d０-９元]{1,4}年)?(?:[\d０-９]{1,2}月)?(?:[\d０-９]{1,2}日)?(?<=[年月日])\u3000\s{0,8}(?!於|場所|\d)\S"
)
_LEAST: Final = 3
"""So many rows, one under the other, are a list; one or two may say when and where something was."""
_LONGEST_HEAD: Final = 40
_OCCASION = re.compile(
    r"(?:会談|会見|会合|会議|協議|対話|訪問|来訪|演説|挨拶|声明|談話|表敬)(?:[（(][^）)]{1,24}[）)])?\Z"
)
"""What a Japanese title ends with that names an occasion."""


def dated_rows(shadow: str, blocks: list[Block]) -> dict[int, str]:
    """The rows of such lists by offset (`ROW`), and the bare line right over each list that heads it (`HEAD`)."""
    if "\u3000" not in shadow or not any(look in shadow for look in _LOOKS):
        return {}
    found: dict[int, str] = {}
    run: list[int] = []
    for number, block in enumerate(blocks):
        if _ROW.match(shadow, block.start, block.end):
            run.append(number)
            continue
        _take(shadow, blocks, run, found)
        run = []
    _take(shadow, blocks, run, found)
    return found


def before_rows(blocks: list[Block], rows: dict[int, str]) -> list[Block]:
    """The paragraphs over the first of these rows: among them the title is looked for."""
    if not rows:
        return blocks
    first = min(rows)
    return [block for block in blocks if block.start < first] or blocks


def rows_end_head(shadow: str, blocks: list[Block], rows: dict[int, str], number: int, has_title: bool) -> bool:
    """Whether with this line of such a list the record's text begins: not where the title still stands under its rows."""
    return has_title or (rows[blocks[number].start] == ROW and not _are_over_title(shadow, blocks, rows, number))


def _are_over_title(shadow: str, blocks: list[Block], rows: dict[int, str], number: int) -> bool:
    """Whether the rows from this one on stand over the record's title: a bare line that names an occasion, and no rows under it."""
    while number < len(blocks) and rows.get(blocks[number].start) == ROW:
        number += 1
    if number + 1 >= len(blocks) or blocks[number].start in rows:
        return False
    line = blocks[number]
    return (
        could_be_heading(shadow, line.start, line.end) and _OCCASION.search(shadow, line.start, line.end) is not None
    )


def _take(shadow: str, blocks: list[Block], run: list[int], found: dict[int, str]) -> None:
    if len(run) < _LEAST:
        return
    found.update((blocks[n].start, ROW) for n in run)
    over = blocks[run[0] - 1] if run[0] else None
    if over is None or over.start in found or over.end - over.start > _LONGEST_HEAD:
        return
    if could_be_heading(shadow, over.start, over.end) and not is_dateline(shadow, over.start, over.end):
        found[over.start] = HEAD
