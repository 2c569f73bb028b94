"""Japanese lines that old pages cut in the middle of words: which go on, and how the words are read as whole.

A shadow keeps every offset, so the break cannot be taken out of it. It is moved: "イスラエル外⏎相、…" is read as
"イスラエル外相⏎、…", and what is found among the moved characters is put back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from archive.parsing.breakdown import Mention

if TYPE_CHECKING:
    from archive.parsing.text.lines import Block

_LETTER = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff"
_CUT: Final = re.compile(rf"(?<=[{_LETTER}])(?P<break>\r\n|[\n\r])(?P<rest>[{_LETTER}]{{1,24}})")
_BEGINS = re.compile(rf"[{_LETTER}A-Za-z0-9０-９（(「『]")
_ENDS: Final = ("。", "）", ")", "」", "』", "】", "：", ":", "！", "？")
_LEAST, _MOST = 24, 64
"""Characters of a line of a page that wraps Japanese text."""
_OF_LINKS = 16
"""A shorter line is cut by nobody: a link, a heading, a name."""


def eastern_width(shadow: str, lines: list[Block]) -> int:
    """The width at which Japanese lines are wrapped, 0 where they are not: four or more go on at about one width."""
    if shadow.isascii():
        return 0
    sizes = [
        line.end - line.start + line.indent
        for line, following in pairwise(lines)
        if shadow[line.end - 1] > "\u3000" and _is_cut(shadow, line, following)
    ]
    sizes = [size for size in sizes if size >= _OF_LINKS]
    if len(sizes) < 4:
        return 0
    width = sorted(sizes)[len(sizes) * 9 // 10]
    near = sum(size >= width * 0.8 for size in sizes)
    return width if _LEAST <= width <= _MOST and near * 10 >= len(sizes) * 7 else 0


def _is_cut(shadow: str, line: Block, following: Block) -> bool:
    last = shadow[line.end - 1]
    if not ("\u3041" <= last <= "\u9fff" or last == "、"):
        return False
    if following.gap or following.indent or shadow.endswith(_ENDS, line.start, line.end):
        return False
    return shadow.count(" ", line.start, line.end) < 3 and bool(_BEGINS.match(shadow, following.start))


def goes_on_eastern(shadow: str, line: Block, following: Block, width: int) -> bool:
    """Whether a line that is about as long as the text is wide goes on in the next, which no indentation sets apart."""
    size = line.end - line.start + line.indent
    return size >= width * 0.8 and _is_cut(shadow, line, following)


def breaks_moved(shadow: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """`[start, end)` with the breaks inside Japanese words behind them; (first, last) offsets of the moved characters."""
    moved: list[tuple[int, int]] = []

    def later(match: re.Match[str]) -> str:
        if len(match["break"]) == 1:
            moved.append((match.start(), match.end() - 1))
            return match["rest"] + match["break"]
        return match.group()

    return _CUT.sub(later, shadow[start:end]), [(start + a, start + b) for a, b in moved]


def put_back(mentions: tuple[Mention, ...], moved: list[tuple[int, int]], text: str) -> tuple[Mention, ...]:
    """The names found in a shadow with moved breaks, where they stand in the text."""
    if not moved:
        return mentions
    heads = [a for a, _ in moved]

    def back(position: int) -> int:
        at = bisect_right(heads, position) - 1
        return position + 1 if at >= 0 and position < moved[at][1] else position

    return tuple(
        replace(m, start=(a := back(m.start)), end=(b := back(m.end - 1) + 1), words=text[a:b]) for m in mentions
    )
