"""Which line is the title under a page's date, or under its crumbs that end with a section's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from archive.parsing.page.edited_documents import is_number
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import is_dateline

_BELOW: Final = 5
"""Lines under a date among which the title stands."""
_ASKED: Final = " asked the "
"""What no title has: a member's question with its number, "12. Deputy Kask asked the Minister … to make a statement …"."""
IsTitle = Callable[[str, Block], bool]
"""Whether a line names an occasion and is no sentence (`above_title.could_be_title`)."""


def title_under(shadow: str, blocks: list[Block], number: int, is_title: IsTitle) -> int:
    """Which line right under a line that is a date, as one under a page's links, names an occasion, else 0.

    An hour and a release's number may stand between: "4 May 2003", "17:40", "612/03", "Joint statement of …".
    """
    if not is_dateline(shadow, blocks[number].start, blocks[number].end):
        return 0
    for at in range(number + 1, min(number + _BELOW, len(blocks))):
        start, end = blocks[at].start, blocks[at].end
        if is_title(shadow, blocks[at]):
            return 0 if shadow.find(_ASKED, start, end) > 0 else at
        if not is_number(shadow, start, end) and not is_dateline(shadow, start, end):
            return 0
    return 0


def is_of_section(shadow: str, blocks: list[Block], number: int, is_title: IsTitle) -> bool:
    """Whether a line with which a page's crumbs end is the section's name, over the title: three words at most that name no occasion."""
    block = blocks[number]
    if shadow.count(" ", block.start, block.end) > 2 or is_title(shadow, block) or number + 1 >= len(blocks):
        return False
    below = blocks[number + 1]
    return not below.gap and is_title(shadow, below)
