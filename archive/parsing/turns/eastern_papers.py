"""Labels in Japanese that name a paper or a station, alone on their lines: "（夕刊新聞）", "＜灯台通信　佐田＞", "夕刊新聞　佐田記者"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN

RULE: Final = "paper-line"
_LONGEST: Final = 32
_PAPER: Final = rf"[{HAN}ぁ-ねは-んァ-ヴーA-Za-zＡ-Ｚ・]{{0,16}}?(?:新聞社?|新報|日報|時報|通信社?|放送|テレビ|ニュース|タイムズ|タイムス|ラジオ|NHK|ＮＨＫ)"
_ENCLOSED: Final = re.compile(
    rf"[（(＜<〈【〔［\[](?:(?P<paper>{_PAPER})(?:[\s\u3000・]{{1,2}}(?P<name>[{HAN}]{{1,4}}?)(?:記者|氏|さん)?)?|[A-Z]{{2,5}})[)）＞>〉】〕］\]]"
)
_OPEN: Final = re.compile(rf"(?P<paper>{_PAPER})[\s\u3000・]{{1,2}}(?P<name>[{HAN}]{{1,4}}?)記者")
_ALONE: Final = re.compile(rf"{_PAPER}|[A-Z]{{3,5}}|[Ａ-Ｚ]{{3,5}}")
_LONGEST_ALONE: Final = 16
_LEAST: Final = 2
_HEADS: Final = "（(＜<〈【〔［["


def paper_label(shadow: str, block: Block) -> Turn | None:
    """A journalist whose paper, with or without the name, is all of the line: "（灯台新聞）", "灯台新聞　佐田記者"; weak, for a picture's source may stand so."""
    start, end = block.start, block.end
    if not 4 <= end - start <= _LONGEST:
        return None
    is_enclosed = shadow[start] in _HEADS
    words = shadow[start:end]
    if not is_enclosed and not words.endswith("記者"):
        return None
    found = (_ENCLOSED if is_enclosed else _OPEN).fullmatch(words)
    if found is None:
        return None
    name = None
    if found["name"]:
        a, b = found.span("name")
        name = Found(start + a, start + b, (found["name"],), None, False, "label")
    return Turn(start, end, "reporter", name, False, RULE)


def papers_alone(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> dict[int, Turn]:
    """Papers without brackets, alone over a question, where offices alone answer: "夕刊新聞", "森山知事" and "夕刊新聞" again.

    Two lines at least, of papers all, and an office's line with a surname twice.
    """
    names = Counter(t.name.tokens for t in found.values() if t.rule == "lone-role" and t.name and t.name.tokens)
    if not names or max(names.values()) < _LEAST:
        return {}
    lines = [
        block
        for block, after in pairwise(blocks)
        if block.end - block.start <= _LONGEST_ALONE
        and block.start not in found
        and shadow[after.end - 1] in "。？?」"
        and _ALONE.fullmatch(shadow, block.start, block.end)
    ]
    if len(lines) < _LEAST:
        return {}
    return {b.start: Turn(b.start, b.end, "reporter", None, False, "lone-role") for b in lines}


def keep_papers(found: dict[int, Turn]) -> None:
    """Drops such labels where no surer one stands beside them."""
    if not any(turn.is_strong for turn in found.values()):
        for start in [start for start, turn in found.items() if turn.rule == RULE]:
            del found[start]
