"""Full names with a father's name, which nothing but a person bears: "Вера Юрьевна Каск"; the examples are invented."""

from __future__ import annotations

import re

from archive.parsing.people.names import Found

_WITH_FATHER = re.compile(
    r"[А-ЯЁ](?<![\w.-].)[а-яё]+[ ](?P<father>[А-ЯЁ][а-яё]+(?:[ое]вич|ьич|[ое]вн|ичн)(?P<ending>а|у|е|ы|ой|ем)?)[ ][А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?![\w-])"
)
_STRAIGHT = ("ич", "вна", "чна")


def with_fathers_names(text: str) -> list[Found]:
    """Given name, father's name and surname in a row, without a title: "Докладывает Вера Юрьевна Каск."."""
    if "ич" not in text and "вн" not in text:
        return []
    return [
        Found(m.start(), m.end(), tuple(m.group().split()), None, not m["father"].endswith(_STRAIGHT), "untitled")
        for m in _WITH_FATHER.finditer(text)
    ]
