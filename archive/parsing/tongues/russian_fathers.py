"""Full names with a father's name, which nothing but a person bears: "Вера Юрьевна Каск"; the examples are invented."""

from __future__ import annotations

import re

from archive.parsing.people.names import Found

_WITH_FATHER = re.compile(
    r"[А-ЯЁ](?<![\w.-].)[а-яё]+[ ](?P<father>[А-ЯЁ][а-яё]+(?:[ое]вич|ьич|[кмт]ич|[ое]вн|ичн)(?P<ending>а|у|е|ы|ой|ем)?)[ ][А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?![\w-])"
)
_FAMILY_FIRST = re.compile(
    r"(?:\A|(?<=[\n•]))\s{0,3}(?P<family>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)[ ](?P<given>[А-ЯЁ][а-яё]+)[ ](?P<father>[А-ЯЁ][а-яё]+(?:[ое]вич|ьич|[кмт]ич|[ое]вна|ична))(?=\s?[–—,;(]|\s-\s|\s*\n|\s*\Z)"
)
"""In lists: "Каск Вера Юрьевна – председатель"."""
_CALLED = re.compile(
    r"(?<=[.?!] )(?P<family>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)[ ](?P<given>[А-ЯЁ][а-яё]+)[ ](?P<father>[А-ЯЁ][а-яё]+(?:[ое]вич|ьич|[кмт]ич|[ое]вна|ична))(?=\.|, пожалуйста)"
)
"""Whom a chamber's chair calls, a sentence by itself: "Есть вопросы? Каск Вера Юрьевна."."""
_STRAIGHT = ("ич", "вна", "чна")


def with_fathers_names(text: str) -> list[Found]:
    """Given name, father's name and surname in a row, without a title: "Докладывает Вера Юрьевна Каск."."""
    if "ич" not in text and "вн" not in text:
        return []
    return [
        Found(m.start(), m.end(), tuple(m.group().split()), None, not m["father"].endswith(_STRAIGHT), "untitled")
        for m in _WITH_FATHER.finditer(text)
    ]


def surnames_first(text: str) -> list[Found]:
    """The names of a list or call that prints the surname first: "Каск Вера Юрьевна – председатель"."""
    if "ич" not in text and "вн" not in text:
        return []
    return [
        Found(m.start("family"), m.end(), (m["given"], m["father"], m["family"]), None, False, "untitled")
        for m in (*_FAMILY_FIRST.finditer(text), *_CALLED.finditer(text))
    ]
