"""Japanese headings that no number marks: with a bullet for one, or bare over lists that begin anew under each."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.heading_lines import ENDS, could_be_heading
from archive.parsing.text.labels import Label, is_first
from archive.parsing.text.lines import Block

_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_MOST = 40


def bulleted_headings(shadow: str, blocks: list[Block], labels: dict[int, Label], first: int, last: int) -> set[int]:
    """The offsets of the bulleted lines that are headings ("- 地域情勢", then "(1) 両大臣は、…"): all of one bullet, or none.

    Two at least, each a short line without a stop that another line follows: the first item of a list, or a sentence. Of a
    list of mere nouns the next bullet follows.
    """
    marked: dict[str, list[int]] = {}
    for number in range(first, last):
        label = labels.get(blocks[number].start)
        if label is not None and label.is_bullet:
            marked.setdefault(label.style, []).append(number)
    found: set[int] = set()
    for numbers in marked.values():
        if len(numbers) > 1 and all(_heads(shadow, blocks, labels, n, last) for n in numbers):
            found.update(blocks[n].start for n in numbers)
    return found


def _heads(shadow: str, blocks: list[Block], labels: dict[int, Label], number: int, last: int) -> bool:
    block, label = blocks[number], labels[blocks[number].start]
    if number + 1 >= last or block.end - label.end > _MOST or not _EASTERN.search(shadow, label.end, block.end):
        return False
    begin = label.end + (1 if shadow[label.end] == " " else 0)
    if not could_be_heading(shadow, begin, block.end):
        return False
    after = blocks[number + 1]
    below = labels.get(after.start)
    if below is not None:
        return not below.is_bullet and is_first(below.name)
    return shadow.endswith(ENDS, after.start, after.end) and after.indent <= block.indent


def headings_over_lists(shadow: str, blocks: list[Block], labels: dict[int, Label], first: int, last: int) -> set[int]:
    """The offsets of the Japanese headings of a record whose numbers begin anew under each: what they close is the list before.

    "冒頭発言" over "(1)", then "(2)", then "核問題": two lines at least without a label, the first of them over a list.
    """
    found: list[int] = []
    is_over_list = False
    for number in range(first, last - 1):
        block, after = blocks[number], blocks[number + 1]
        if block.start in labels or block.indent or block.end - block.start > 30:
            continue
        if not _EASTERN.search(shadow, block.start, block.end) or not could_be_heading(shadow, block.start, block.end):
            continue
        below = labels.get(after.start)
        over_list = below is not None and not below.is_bullet and is_first(below.name) and below.style[0] == "("
        if over_list or (found and below is None and shadow.endswith(ENDS, after.start, after.end)):
            is_over_list = is_over_list or over_list
            found.append(block.start)
    return (set(found) if is_over_list and len(found) > 1 else set()) | _supplements(shadow, blocks[first:last])


_SUPPLEMENT = re.compile(
    r"(?:[附付][ \u3000]{0,4}則|別[ \u3000]?[表紙記](?:様式)?(?:第?[一二三四五六七八九十\d]{1,3}号?)?|理[ \u3000]{0,4}由)(?:[ \u3000]?[（(][^（()）\n]{1,60}[)）])?(?:[ \u3000]?抄)?"
)
"""What stands under an act's last article and is no part of it."""
_LONGEST: Final = 80


def _supplements(shadow: str, blocks: list[Block]) -> set[int]:
    """The offsets of the lines that open what stands under a Japanese act's articles: "附則", "別表"."""
    return {
        block.start
        for block in blocks
        if shadow[block.start] in "附付別理"
        and block.end - block.start <= _LONGEST
        and _SUPPLEMENT.fullmatch(shadow, block.start, block.end)
    }
