"""Russian labels that are words of their own: whose opening words follow, a press service or a newspaper that asks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.tongues.russian_names import names
from archive.parsing.turns.turn import Turn

_WORDS_OF = re.compile(
    r"(?:Вступительное|Заключительное|Приветственное)\sслово\s[^:.!?\n]{5,140}:|(?:Вступительная|Заключительная)\sречь\s[^:.!?\n]{5,140}:"
)
_ASKS = re.compile(
    r"(?:Пресс-служба(?:\s[А-ЯЁа-яё][^:.!?\n]{1,60})?|Редакция(?:\s[А-ЯЁ\"][^:.!?\n]{1,40})?"
    r"|(?:Вопрос|Корреспондент|Журналист(?:ка)?)\s(?:телеканала|агентства|информагентства|газеты|радио|радиостанции|журнала|портала|издания|телерадиокомпании|МТРК|корреспондента|журналиста)\s[^:.!?\n]{2,60}):(?=\s|\Z)"
)
_FIRST: Final = "ВЗППРКЖ"
_COLON_WITHIN: Final = 160
_OVER: Final = 3000
"""Characters over the first label among which whom initials stand for may be printed."""


def russian_heads(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds such labels: "Вступительное слово Юхана Тамма:" alone on its line, "Пресс-служба порта: Когда?"."""
    if shadow.isascii():
        return
    _lead_initials(shadow, found)
    more = {}
    for block in blocks:
        if shadow[block.start] not in _FIRST or shadow.find(":", block.start, block.start + _COLON_WITHIN) < 0:
            continue
        if turn := _words_of(shadow, block) or _asks(shadow, block, found):
            more[block.start] = turn
    if not more:
        return
    found.update(more)
    for start in sorted(found):
        found[start] = found.pop(start)


def _lead_initials(shadow: str, found: dict[int, Turn]) -> None:
    """Gives labels of two initials ("Ю. Т.:") whom the text over the first of them names, where it names one such in full."""
    short = [t for t in found.values() if t.name and len(t.name.tokens) == 2 and _are_initials(t.name.tokens)]
    if len(short) < 2:
        return
    opens = min(t.start for t in short)
    over = names(shadow[max(0, opens - _OVER) : opens])
    full = {f.tokens for f in over if len(f.tokens) > 1 and not f.genitive and not _are_initials(f.tokens[:1])}
    for turn in short:
        first, last = (token[0] for token in turn.name.tokens) if turn.name else ("", "")
        meant = [tokens for tokens in full if (tokens[0][0], tokens[-1][0]) == (first, last)]
        if turn.name and len(meant) == 1:
            found[turn.start] = replace(turn, name=replace(turn.name, tokens=meant[0]))


def _are_initials(tokens: tuple[str, ...]) -> bool:
    return all(len(token) == 2 and token[0] > "\u0400" and token[1] == "." for token in tokens)


def _words_of(shadow: str, block: Block) -> Turn | None:
    if _WORDS_OF.fullmatch(shadow, block.start, block.end) is None:
        return None
    named = [f for f in names(shadow[block.start : block.end - 1]) if len(f.tokens) > 1]
    if len(named) != 1:
        return None
    name = named[0]
    name.start += block.start
    name.end += block.start
    name.genitive = False
    return Turn(block.start, block.end, "person", name, True, "address-label")


def _asks(shadow: str, block: Block, found: dict[int, Turn]) -> Turn | None:
    """A house or a newspaper before a question; a line such as "Пресс-служба порта: 12-34-56" is the page's."""
    known = found.get(block.start)
    if known is not None and known.is_strong:
        return None
    label = _ASKS.match(shadow, block.start, block.end)
    if label is None or shadow[block.end - 1] != "?":
        return None
    return Turn(block.start, label.end(), "reporter", None, True, "outlet-label")
