"""Whether a Russian name was led back to its first case, and initials to the full name: a text prints both in whatever case the sentence asks for."""

from __future__ import annotations

import re
from typing import Final

_CYRILLIC = re.compile(r"[А-ЯЁ]")
_WOMAN_S = re.compile(r"(?:[оеё]в|[иы]н|[сц]к)(?:а|ая)\Z")
_MAN_S = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий|[сц]кой)\Z")
_OF_A_MAN = re.compile(r"[бвгджзклмнпрстфхцчшщй]\Z")
_OF_A_WOMAN = re.compile(r"[ая]\Z")
_MEN_IN_A: Final = (
    "Никита", "Илья", "Лука", "Фома", "Кузьма", "Савва", "Данила", "Гаврила", "Микола", "Микита", "Фока", "Юкка", "Пекка", "Мустафа", "Иса", "Муса", "Зия",
)  # fmt: skip
_NO_FIRST_CASE = re.compile(r"(?:[гкхжшчщиьая]и|[ыуюеё])\Z")
"""How given names end that stand in another case ("Ольги", "Юкку"); some in their first end so too ("Хироюки")."""
_UNBENT: Final = "уюиоэе"
"""How surnames end that have no other cases."""
_VERB = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:[аи]ли|[аеё]но|[ае]ны|л[аи]сь|лся)")
"""A verb that stands over names as a field of a list does: "Рассмотрели:", "Одобрено:"."""
_STEM: Final = 4
_BEFORE: Final = 45
"""Characters before a surname in which given name and patronymic stand."""


def is_verb_in_russian(token: str) -> bool:
    """Whether a word alone is rather what was done than a surname."""
    return _VERB.fullmatch(token) is not None


def is_doubtful_in_russian(shadow: str, tokens: tuple[str, ...]) -> bool:
    """Whether a name of `tokens` may be printed in another case, or be shorter than the text has it.

    A man's given name beside a woman's surname ("Ольг Карелина"), or hers beside his; a given name that ends as none
    does in the first case, where labels only print its initial ("О.Станкевич:", "Ольги Станкевич"); initials
    ("В. И. Кострова") where the given name stands before the surname somewhere ("Веры Ильиничны Костровой"), or whose
    surname is printed in its first case without them ("Э. Каской", who is "Каска" elsewhere); a given name that is only
    printed with an ending that men's and women's names share ("Юкку Мору").
    """
    given, surname = tokens[0], tokens[-1]
    if len(tokens) < 2 or not _CYRILLIC.match(given):
        return False
    if "." in given:
        return _is_written_out(shadow, given[0], surname) or _is_printed_straight(shadow, surname)
    if _WOMAN_S.search(surname) and _OF_A_MAN.search(given):
        return True
    if _MAN_S.search(surname) and _OF_A_WOMAN.search(given) and given not in _MEN_IN_A:
        return True
    if surname[-1] in _UNBENT and shadow.find(f"{given}у") >= 0 and shadow.find(f"{given} ") < 0:
        return True
    return _NO_FIRST_CASE.search(given) is not None and _has_initial(shadow, given[0], surname)


def _is_printed_straight(shadow: str, surname: str) -> bool:
    return surname.endswith("ой") and re.search(rf"\b{surname[:-2]}а\b", shadow) is not None


def _has_initial(shadow: str, letter: str, surname: str) -> bool:
    return any(
        shadow.find(f"{letter}.{space}{form}") >= 0 for space in ("", " ") for form in (surname, surname.upper())
    )


def _is_written_out(shadow: str, letter: str, surname: str) -> bool:
    """Whether a word that the initial may stand for is printed shortly before the surname, in whatever case."""
    stem = surname[: max(_STEM, len(surname) - 2)]
    behind = re.compile(rf"[а-яё]*\s{letter}[а-яё]{{2,}}\b")  # "Каск Вера Юрьевна"
    given = re.compile(rf"\b{letter}[а-яё]{{2,}}(?:\s[А-ЯЁ][а-яё]+(?:вич|вн|ич)[а-яё]*)?\s\Z")
    at = shadow.find(stem)
    while at >= 0:
        if given.search(shadow, max(0, at - _BEFORE), at) or behind.match(shadow, at + len(stem)):
            return True
        at = shadow.find(stem, at + len(stem))
    return False
