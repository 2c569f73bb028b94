"""Heads before a full stop that by turns show a Russian transcript: "ВОПРОС." and "ОТВЕТ.", "Юхан ТАММ." and "Модератор.".

None of them is a label alone: they have to come again and again, each with words behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.turn import Turn

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_LOUD_WORD = r"[А-ЯЁ]{3,24}(?:-[А-ЯЁ]{3,24})?"
_HEAD = re.compile(
    rf"(?:(?P<name>{_WORD}(?:\s{_WORD})?\s{_LOUD_WORD})(?:,\s[^.!?:\n]{{3,160}})?|(?P<role>[А-ЯЁ][А-ЯЁа-яё]{{4,15}}(?:\s(?:из\sзала|с\sместа))?))\."
    r"(?P<note>\s\((?:[Нн]а\s[а-яё]+\sязыке|[Пп]о-[а-яё]+|[Пп]еревод\s[^()\n]{2,40})\.?\))?(?=\s+[^\s])"
)
_FARTHEST: Final = 200
"""Characters in which the stop behind a label stands."""
_LEAST: Final = 2
"""Times that one of those who speak does so, and that somebody asks or leads."""


def stopped_heads(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The labels by their offset, empty where questions and answers do not take turns, or names with who asks or leads."""
    if shadow.isascii():
        return {}
    found = {b.start: t for b in blocks if "А" <= shadow[b.start] <= "Я" and (t := _label(shadow, b))}
    roles = Counter(t.role for t in found.values())
    led = roles["question"] + roles["moderator"]
    if roles["question"] >= _LEAST and roles["answer"] >= _LEAST and roles["person"] == 0:
        return found
    names = Counter(t.name.tokens for t in found.values() if t.name)
    return found if led >= _LEAST and names and max(names.values()) >= _LEAST else {}


def _label(shadow: str, block: Block) -> Turn | None:
    limit = min(block.end, block.start + _FARTHEST)
    stop = shadow.find(".", block.start + 4, limit)
    found = _HEAD.match(shadow, block.start, min(block.end, stop + _FARTHEST)) if stop > 0 else None
    if found is None:
        return None
    if found["name"] is None:
        role = role_of(found["role"])
        return Turn(block.start, found.end(), role, None, True, "stopped-label") if role else None
    *first, family = found["name"].split()
    name = Found(block.start, found.end("name"), (*first, family.title()), None, False, "label")
    return Turn(block.start, found.end(), "person", name, True, "stopped-label")
