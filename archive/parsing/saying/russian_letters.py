"""Whose a Russian letter or telegram is that a page prints whole: it begins with a salutation, and "С уважением, Юхан Тамм" ends it."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person

_SALUTES: Final = re.compile(
    r"(?:Глубокоуважаем|Многоуважаем|Уважаем|Дорог|Господин|Госпожа|Ваше\s)[^.?:;\n]{1,120}[!,]"
)
_UNDER: Final = "уважением"
_AT_THE_END: Final = 6
"""Passages at the end among which the signature stands."""


def who_signs(shadow: str, outline: Outline, persons: Persons) -> Person | None:
    """Who signs such a letter under "С уважением,", None where it is none."""
    if shadow.find(_UNDER) < 0:
        return None
    texts = [p for p in outline.passages if p.kind == "text" and p.start < p.end]
    if len(texts) < 2 or _SALUTES.fullmatch(shadow, texts[0].start, texts[0].end) is None:
        return None
    for passage in texts[1:][-_AT_THE_END:]:
        for name in persons.within(passage.start, passage.end):
            if shadow[max(0, name.start - 16) : name.start].rstrip(" \n\r\t,").endswith(_UNDER):
                return name.person
    return None
