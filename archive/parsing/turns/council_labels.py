"""Labels of a Russian record of a council of states: who presides by the record's head, and members with state and language.

"Председатель: г-жа Каск (Эстония)" at the head says whose "Председатель (говорит по-английски):" is, and
"Г-н Керема (Кения) (говорит по-французски):" is one label. The examples are invented.
"""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn

_POLITE = r"(?:[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа|[Сс]эр|[Лл]орд|[Бб]аронесса|[Пп]ринц|[Пп]ринцесса|[Шш]ейх)"
_NAME = r"[А-ЯЁ][А-ЯЁа-яё'-]+(?:\s(?:(?:аль|эль|бен|ван|де|дер|дю|фон)[\s-])?[А-ЯЁ][А-ЯЁа-яё'-]+){0,3}"
_PRESIDES = re.compile(
    rf"Председатель\s?:\s{{1,20}}{_POLITE}\s(?P<name>{_NAME})[\s.]{{0,80}}\([А-ЯЁ][^()\n]{{2,50}}\)"
)
_MEMBER = re.compile(
    rf"(?:Председатель(?:ствующий|ствующая)?|{_POLITE}\s(?P<name>{_NAME})(?:\s\([А-ЯЁ][^()\n]{{2,60}}\))?)(?P<language>\s\(говорит\s[^()\n]{{3,160}}\))?\s?:(?=\s)"
)
_SPEAKS: Final = "(говорит по-"
_LEAST: Final = 2


def council_labels(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Reads a council's labels into `found`, and takes the line that says who presides out of it, where languages are noted twice."""
    if shadow.count(_SPEAKS) < _LEAST:
        return
    chair: Found | None = None
    for block in blocks:
        if shadow[block.start] not in "ПГгСсЛБШ":
            continue
        if chair is None and (presides := _PRESIDES.match(shadow, block.start, block.end)):
            chair = Found(*presides.span("name"), tuple(presides["name"].split()), None, False, "label")
            found.pop(block.start, None)
            continue
        label = _MEMBER.match(shadow, block.start, min(block.end, block.start + 300))
        if label is None:
            continue
        name = chair
        if label["name"]:
            name = Found(*label.span("name"), tuple(label["name"].split()), None, False, "label")
        role = "person" if name else "moderator"
        found[block.start] = Turn(block.start, label.end(), role, name, True, "council-label")
    for start in sorted(found):
        found[start] = found.pop(start)
