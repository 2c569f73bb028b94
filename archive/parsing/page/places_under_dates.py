"""Places among the datelines at a record's head, as blocks of their own: a hall under its date, a town over the first turn."""

from __future__ import annotations

from archive.parsing.page.passages import Passage
from archive.parsing.page.place_lines import is_place
from archive.parsing.page.russian_pages import is_seat
from archive.parsing.text.lines import Block


def is_place_under_date(shadow: str, block: Block, passages: list[Passage]) -> bool:
    """Whether a line directly under a dateline at the head of the record gives the place, as a block of its own."""
    if not 0 < len(passages) <= 5 or passages[-1].kind != "dateline":
        return False
    if len(passages) > 1 and passages[-2].kind == "dateline" and is_seat(shadow, block):
        return True  # "11 марта 2016 года", "15:05", "Тарту, Ратуша"
    return not block.gap and ends_as_place(shadow, block)


def ends_as_place(shadow: str, block: Block) -> bool:
    """Whether the last line of a group over a blank one may be the place under a date."""
    return _is_last_of_group(shadow, block) and is_place(shadow, block.start, block.end, after_date=True)


def is_town_under_date(shadow: str, block: Block, passages: list[Passage], turns: int) -> bool:
    """Whether a line between a dateline and the first turn names a known town or country: "The Castle, Tallinn".

    `turns` is how many turns the innermost open level has so far.
    """
    if not passages or passages[-1].kind != "dateline" or turns:
        return False
    return is_place(shadow, block.start, block.end, after_date=False)


def _is_last_of_group(shadow: str, block: Block) -> bool:
    rest = shadow[block.end : block.end + 3]
    return rest.count("\n") > 1 or "\n\r\n" in rest
