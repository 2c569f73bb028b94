"""Labels that a chamber's report prints over two lines: the hour over who rises; own examples."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline

_HOUR = re.compile(r"\((?:[01]\d|2[0-3])[0-5]\d\)")
_LABEL = re.compile(
    r"(?:(?:The\s)?(?:Acting\s)?Chair|The\s(?:Deputy\s|Acting\s)?Speaker|[A-Z][\w.'-]*(?:\s(?:[A-Z][\w.'-]*|of|the|and|for|de|la|du|des|van|von|der)){1,8})(?:\s\([^:\n]{2,120}\))?:\s"
)
_HEAD: Final = 2
"""Paragraphs at the head among which an hour is when the sitting began."""


def with_label_lines(shadow: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs, such a label's lines made one: "(1415)" over "Ms. Kask (Lake, Ref.): …"."""
    if _HOUR.search(shadow) is None:
        return blocks
    joined: list[Block] = []
    for block in blocks:
        if len(joined) > _HEAD and _is_under_hour(shadow, joined, block):
            hour = joined[-1]
            joined[-1] = Block(hour.start, block.end, hour.indent, hour.gap, hour.lines + block.lines)
        else:
            joined.append(block)
    return joined


def _is_under_hour(shadow: str, joined: list[Block], block: Block) -> bool:
    """Whether the line above gives only the hour, not at the head under the day, and a label begins this one."""
    hour = joined[-1]
    if hour.end - hour.start != len("(1415)") or not _HOUR.fullmatch(shadow, hour.start, hour.end):
        return False
    if is_dateline(shadow, joined[-2].start, joined[-2].end):
        return False
    return _LABEL.match(shadow, block.start, min(block.end, block.start + 240)) is not None
