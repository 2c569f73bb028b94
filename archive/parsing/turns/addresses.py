"""The only speaker label of a text: whether what follows it is an address, so that it is a label at all."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn

_SALUTED = re.compile(r"\s?[^\W\d_][^.:;?\n]{1,80}[,!.]")
_OF_ONESELF = re.compile(r"\b(?:I|[Mm]y|[Oo]ur|[Ww]e|[Яя]|[Мм]не|[Мм]ы|[Нн]ам|[Мм]о[йяеи]|[Нн]аш\w{0,2})\b")
_SHORTEST_OPENING = 80
"""Characters of an opening paragraph: a shorter one can be a headline or a quotation."""
_GREETING = re.compile(
    r"\s?(?:Добр(?:ый|ое|ого)\s|Здравствуйте|Приветствую|Уважаем\w{2}\s|Дорог(?:ие|ой|ая)\s|Дамы\sи\s)"
)


def as_address(shadow: str, block: Block, turn: Turn, after: Block | None, *, is_announced: bool = False) -> Turn:
    """The only label of a text, sure where it opens an address: "Mari Kask: Dear friends," after a line that names her.

    What follows the salutation is said in the first person. A label with initials ("К.Тамм: Рад видеть вас!") needs
    neither, only whole sentences after it in the first person: a headline has none; nor does a full name under a line
    that names a conference (`is_announced`), the text being cut before the first question.
    """
    name = turn.name
    if name is None or not name.tokens or turn.role != "person":
        return turn
    if not name.tokens[-1].isascii() and (not name.tokens[0].endswith(".") or turn.end >= block.end):
        # "ТАММ:", "К.Тамм:" over what is said: above it stands who that is.
        said = after if turn.end >= block.end else block
        begin = turn.end if said is block else block.end
        is_said = said is not None and _is_said_by(shadow, begin, said.end) and _is_named_above(shadow, turn, name)
        return replace(turn, is_strong=True, rule="address-label") if is_said else turn
    if len(name.tokens) < 2:
        return turn
    if name.tokens[0].endswith(".") and not name.tokens[0].isascii():
        spoken = _is_said_by(shadow, turn.end, block.end)
        return replace(turn, is_strong=True, rule="address-label") if spoken else turn
    if is_announced and name.tokens[-1].isascii() and _opens_conference(shadow, block, turn):
        return replace(turn, is_strong=True, rule="address-label")
    printed = shadow[name.start : name.end]
    if shadow.find(printed, 0, turn.start) < 0 or not _SALUTED.fullmatch(shadow, turn.end, block.end):
        return turn
    of_oneself = _OF_ONESELF.search(shadow, block.end, min(len(shadow), block.end + 400))
    return replace(turn, is_strong=True, rule="address-label") if of_oneself else turn


def _opens_conference(shadow: str, block: Block, turn: Turn) -> bool:
    """Whether whole sentences stand behind a label, one of the first two in the first person: no headline and no field."""
    if block.end - turn.end < _SHORTEST_OPENING or shadow[block.end - 1] not in ".!?":
        return False
    return _OF_ONESELF.search(shadow, turn.end, min(block.end, turn.end + 200)) is not None


def _is_said_by(shadow: str, start: int, end: int) -> bool:
    """Whether whole Russian sentences in the first person, or a greeting, stand from `start` to `end` or right below."""
    if not shadow.endswith((".", "!", "?", "…"), start, end):
        return False
    greeted = _GREETING.match(shadow, start + len(shadow[start:end]) - len(shadow[start:end].lstrip(" \n-–—")), end)
    return bool(greeted or _OF_ONESELF.search(shadow, start, min(len(shadow), end + 600)))


def _is_named_above(shadow: str, turn: Turn, name: Found) -> bool:
    """Whether the text above a label prints its surname behind a given name, in whatever case."""
    surname = re.escape(name.tokens[-1].rstrip("аяйьыи"))
    return re.search(rf"[А-ЯЁ][а-яё]+\s{surname}[а-яё]{{0,3}}(?![\w-])", shadow[: turn.start]) is not None
