"""Labels of a record of a council of states in Russian and English: who presides by its head, and members with state and language.

"Председатель: г-жа Каск (Эстония)" at the head says whose "Председатель (говорит по-английски):" is, and
"Г-н Керема (Кения) (говорит по-французски):" is one label. The examples are invented.
"""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found, ordinary_capitals
from archive.parsing.text.lines import Block
from archive.parsing.turns.turn import Turn

_POLITE = r"(?:[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа|[Сс]эр|[Лл]орд|[Бб]аронесса|[Пп]ринц|[Пп]ринцесса|[Шш]ейх)"
_NAME = r"[А-ЯЁ][А-ЯЁа-яё'-]+(?:\s(?:(?:аль|эль|бен|ван|де|дер|дю|фон)[\s-])?[А-ЯЁ][А-ЯЁа-яё'-]+){0,3}"
_PRESIDES = re.compile(
    rf"Председатель\s?:\s{{1,20}}{_POLITE}\s(?P<name>{_NAME})[\s.]{{0,80}}\([А-ЯЁ][^()\n]{{2,50}}\)"
)
_MEMBER = re.compile(
    rf"(?:Председатель(?:ствующий|ствующая)?|ПРЕДСЕДАТЕЛЬ|{_POLITE}\s(?P<name>{_NAME})(?:\s\([А-ЯЁ][^()\n]{{2,60}}\))?)(?P<language>\s\(говорит\s[^()\n]{{3,160}}\))?\s?:(?=\s)"
)
_SPEAKS: Final = "(говорит по-"
_LEAST: Final = 2
_HEAD: Final = 600
_SPOKE: Final = (" (spoke in ", " (interpretation from ")
_MEETING: Final = "meeting was "
_CALLED_TO_ORDER: Final = "meeting was called to order at "
_RESUMED = re.compile(r"\n[^\S\n]*The\smeeting\swas\sresumed\s(?:at|on)\s")
_PRESIDENT = re.compile(
    r"(?:The\s)?(?:(?:Acting|Temporary|Vice-?)\s)?(?:President|PRESIDENT|Chair(?:man|person|woman)?)\s?(?:\((?:spoke\sin|interpretation\sfrom)\s[^()\n]{3,90}\)\s?)?:(?=\s)"
)
_IN_THE_CHAIR = re.compile(
    r"(?:President|Chair(?:man|person|woman)?)\s?:\s{1,20}(?:Mr|Mrs|Ms|M|Mme|Mlle|Sir|Dame|Dr|Lord|Baroness|Prince|Sheikh|Count|Baron|Viscount)\.?\s(?P<name>[A-Z][\w'-]+(?:\s(?:(?:bin|bint|de|van|von|al|el)\s)?[A-Z][\w'-]+){0,3})[\s.]{0,80}(?:\([A-Z][^()\n]{2,50}\))?\.?"
)
_OVER_NAME = re.compile(r"(?:President|Chair(?:man|person|woman)?)s?\s?:")
"""The head of such a line where the name stands under it: "Chairman:", then "Ms. KASK (Estonia)"."""
_MEMBER_ALONE = re.compile(
    r"(?:Mr|Mrs|Ms|M|Mme|Mlle|Sir|Dame|Dr|Lord|Baroness|Prince|Sheikh|Count|Baron|Viscount)\.?\s(?P<name>[A-Z][\w'-]+(?:\s(?:(?:bin|bint|de|van|von|al|el)\s)?[A-Z][\w'-]+){0,3})\s\([A-Z][^()\n]{2,50}\)\.?"
)
_PRESIDED = re.compile(
    r"(?:President|Chairman)\s?:\s{1,20}M(?:r|me|lle)?\.?\s[A-Z][^\n:]{2,60}\([A-Z][^()\n]{2,50}\)\.?(?=\n)"
)
"""Who presides, as minutes without labels print it over their items: "President : M. Kask (Estonia)."."""


def council_labels(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Reads a council's labels into `found`, and takes the line that says who presides out of it, where languages are noted twice."""
    is_called = _MEETING in shadow and (
        _CALLED_TO_ORDER in shadow or ("meeting was resumed " in shadow and _RESUMED.search(shadow) is not None)
    )
    if is_called or (
        "(" in shadow
        and (shadow.find("Council", 0, _HEAD) >= 0 or shadow.find("/PV.", 0, _HEAD) >= 0)
        and any(map(shadow.__contains__, _SPOKE))
    ):
        _english(shadow, blocks, found)
        return
    if shadow.find(": M", 0, 2 * _HEAD) > 0 and (presided := _PRESIDED.search(shadow, 0, 2 * _HEAD)):
        found.pop(presided.start(), None)
    if shadow.count(_SPEAKS) < _LEAST:
        return
    chair: Found | None = None
    for block in blocks:
        if shadow[block.start] not in "ПГгСсЛБШ":
            continue
        if chair is None and (presides := _PRESIDES.match(shadow, block.start, block.end)):
            chair = Found(*presides.span("name"), _tokens(presides["name"]), None, False, "label")
            found.pop(block.start, None)
            continue
        label = _MEMBER.match(shadow, block.start, min(block.end, block.start + 300))
        if label is None:
            continue
        name = chair
        if label["name"]:
            name = Found(*label.span("name"), _tokens(label["name"]), None, False, "label")
        role = "person" if name else "moderator"
        found[block.start] = Turn(block.start, label.end(), role, name, True, "council-label")
    for start in sorted(found):
        found[start] = found.pop(start)


def _tokens(printed: str) -> tuple[str, ...]:
    """The words of a name, those in capitals as prose prints them: "Mr. KASK (Estonia)"."""
    return tuple(ordinary_capitals(word) for word in printed.split())


def _english(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Gives "The President:" and "The President (spoke in Spanish):" to whom the record's head says presides, else to nobody."""
    chair: Found | None = None
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        if shadow[block.start] not in "TPC":
            continue
        near = min(block.end, block.start + 160)
        if chair is None and below is not None and _OVER_NAME.fullmatch(shadow, block.start, near):
            presides = _MEMBER_ALONE.fullmatch(shadow, below.start, below.end)
            if presides is not None:
                chair = Found(*presides.span("name"), _tokens(presides["name"]), None, False, "label")
                found.pop(block.start, None)
                continue
        if chair is None and (presides := _IN_THE_CHAIR.fullmatch(shadow, block.start, near)):
            chair = Found(*presides.span("name"), _tokens(presides["name"]), None, False, "label")
            found.pop(block.start, None)
        elif label := _PRESIDENT.match(shadow, block.start, near):
            role = "person" if chair else "moderator"
            found[block.start] = Turn(block.start, label.end(), role, chair, True, "council-label")
    for start in sorted(found):
        found[start] = found.pop(start)
