"""Lists that close themselves: what stands under their last point goes with what they stand in."""

from __future__ import annotations

import re

from archive.parsing.page.nesting import Frame
from archive.parsing.page.passages import Passage
from archive.parsing.text.lines import Block


def ends_instructions(shadow: str, before: Passage, last: Passage) -> bool:
    """Whether two points of a Japanese list say what is to be done, and head nothing: "船便を増やすこと", "灯台を直すこと"."""
    return (
        shadow.endswith("こと", last.start, last.end)
        and shadow.endswith("こと", before.start, before.end)
        and before.kind == "text"
        and _are_siblings(before, last)
    )


def is_closed(shadow: str, passages: list[Passage], frame: Frame) -> bool:
    """Whether the list of the innermost open level has come to its end: "а) о пароме;", "б) о маяке."."""
    if not frame.index or frame.style == "turn" or frame.paragraphs:
        return False
    before, last = passages[frame.index - 1], passages[frame.index]
    if shadow.endswith(";", before.start, before.end):
        return shadow.endswith(".", last.start, last.end) and _are_siblings(before, last)
    return ends_instructions(shadow, before, last)


def heads_annex(shadow: str, block: Block) -> bool:
    """Whether a line heads what an act has behind its last article: "附属書", "ANNEX", alone."""
    return shadow[block.start] in "附付別AaПA" and _ANNEX.fullmatch(shadow, block.start, block.end) is not None


_ANNEX = re.compile(
    r"(?:附属書|付属書|別表|別紙|附録|付録)(?:第?[一二三四五六七八九十\d]{1,2})?|(?:ANNEX|Annex|APPENDIX|Appendix|ПРИЛОЖЕНИЕ|Приложение)"
)


def _are_siblings(one: Passage, other: Passage) -> bool:
    return (
        one.label is not None
        and other.label is not None
        and one.parent == other.parent
        and one.label.style == other.label.style
    )


_LEAST_BARE = 2
"""Points that stand over the last one."""
_ANNOUNCES = ("次の", "以下の", "左の", "下記の", "following", "следующ")


def is_last_of_list(shadow: str, passages: list[Passage], number: int) -> bool:
    """Whether a point ends a list of bare lines that a sentence announces, so that the paragraphs under it are not its own.

    "We have decided the following.", then "(1) Two ferries", "(2) A lighthouse", and "The work begins in May.".
    """
    last = passages[number]
    if last.label is None or last.label.style[0] != "(":
        return False  # "1. Place: Riga", "2. Summary"
    if number + 1 == len(passages) or not passages[number + 1].is_paragraph or passages[number + 1].kind != "text":
        return False
    at = number
    while at and _is_bare(shadow, passages[at - 1]) and _are_siblings(passages[at - 1], last):
        at -= 1
    if not at or number - at < _LEAST_BARE or not passages[at - 1].is_paragraph:
        return False
    over = passages[at - 1]
    tail = shadow[max(over.start, over.end - 120) : over.end]
    return tail.endswith((".", "。", ":", "：")) and any(map(tail.__contains__, _ANNOUNCES))


def _is_bare(shadow: str, passage: Passage) -> bool:
    return passage.kind == "text" and not shadow.endswith((".", "。", ":", "："), passage.start, passage.end)
