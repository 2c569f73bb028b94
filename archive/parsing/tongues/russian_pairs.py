"""Two holders of one office named together in Russian: "президенты Эстонии и Кении Юхан Тамм и Дауд Керема"."""

from __future__ import annotations

import re
from itertools import chain

from archive.parsing.people.names import Found

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_WHOLE = rf"(?:{_WORD}[ ]){{1,2}}{_WORD}"
_HEADS = {
    "президент": "президент",
    "премьер-министр": "премьер-министр",
    "лидер": "лидер",
    "глав": "глава",
    "министр": "министр",
}
_OFFICE = (
    r"(?<![\w-])(?P<head>[Пп]резидент|[Пп]ремьер-министр|[Мм]инистр|[Лл]идер|[Гг]лав)(?P<ending>ов|ам|ами|ах|ы|а|)"
    r"(?P<of>\s(?:иностранных\sдел|обороны|государств|правительств|МИД|МИДов|внешнеполитических\sведомств))?"
)
_COUNTRY = rf"(?:{_WORD}|[А-ЯЁ]{{2,4}})"
_PAIR = re.compile(
    rf"{_OFFICE}\s(?P<one>{_COUNTRY})\sи\s(?P<two>{_COUNTRY})\s(?P<first>{_WHOLE})\sи\s(?P<second>{_WHOLE})"
)
# "глав МИД Эстонии Юхана Тамма и Кении Дауда Керемы"
_TURN_ABOUT = re.compile(
    rf"{_OFFICE}\s(?P<one>{_COUNTRY})\s(?P<first>{_WORD}[ ]{_WORD})\sи\s(?P<two>{_COUNTRY})\s(?P<second>{_WORD}[ ]{_WORD})"
)


def pairs(text: str) -> list[Found]:
    """The persons of every such pair, each with the office and country of his own; the first stands for the first country."""
    found = []
    for match in chain(_PAIR.finditer(text), _TURN_ABOUT.finditer(text)):
        head = _HEADS[match["head"].casefold()]
        for country, whom in (("one", "first"), ("two", "second")):
            tokens = tuple(match[whom].split())
            office = f"{head}{match['of'] or ''} {match[country]}"
            found.append(Found(match.start(whom), match.end(whom), tokens, office, match["ending"] != "ы", "pair"))
    return found
