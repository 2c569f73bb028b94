"""Several holders of one office named together in Russian: "президенты Эстонии и Кении Юхан Тамм и Дауд Керема"."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_WHOLE = rf"(?:(?:[А-ЯЁ]\.\s?){{1,2}}{_WORD}|(?:{_WORD}[ ]){{1,2}}{_WORD})"
_HEADS = {
    "президент": "президент",
    "премьер-министр": "премьер-министр",
    "лидер": "лидер",
    "глав": "глава",
    "министр": "министр",
}
_OFFICE = re.compile(
    r"(?<![\w-])(?P<head>[Пп]резидент|[Пп]ремьер-министр|[Мм]инистр|[Лл]идер|[Гг]лав)(?P<ending>ов|ам|ами|ах|ы|а|)"
    r"(?P<of>\s(?:иностранных\sдел|обороны|экономики|финансов|государств|правительств|МИД|МИДов|внешнеполитических\sведомств))?\s(?=[А-ЯЁ])"
)
_COUNTRY = rf"(?:(?:[А-ЯЁ][а-яё]+(?:ой|ого)\s)?{_WORD}|[А-ЯЁ]{{2,4}})"
_MOST: Final = 8
# "президенты Эстонии и Кении Юхан Тамм и Дауд Керема", "министры Эстонии, Кении и Чили – Ю.Тамм, Д.Керема, Р.Мунк"
_PAIR = re.compile(
    rf"(?P<countries>{_COUNTRY}(?:,\s{_COUNTRY}){{0,{_MOST}}}\sи\s{_COUNTRY})(?:,\s|\s(?:[–—-]\s)?)(?P<names>{_WHOLE}(?:,\s{_WHOLE}){{0,{_MOST}}}(?:\sи\s|,\s){_WHOLE})"
)
# "глав МИД Эстонии Юхана Тамма и Кении Дауда Керемы"
_ONE = rf"{_COUNTRY}\s{_WORD}[ ]{_WORD}"
_TURN_ABOUT = re.compile(rf"{_ONE}(?:,\s{_ONE}){{0,{_MOST}}}(?:\sи\s|,\s){_ONE}")
_BETWEEN = re.compile(r",\s|\sи\s")
_LAST_TWO = re.compile(rf"(?P<country>{_COUNTRY})\s(?P<name>{_WORD}[ ]{_WORD})")


def pairs(text: str) -> list[Found]:
    """The persons of every such list, each with the office and country of his own; the first stands for the first country."""
    found = []
    for match in _OFFICE.finditer(text):
        office = f"{_HEADS[match['head'].casefold()]}{match['of'] or ''}"
        oblique = match["ending"] != "ы"
        if several := _PAIR.match(text, match.end()):
            countries = _BETWEEN.split(several["countries"])
            names = _parts(text, *several.span("names"))
            if len(countries) == len(names):
                for country, (start, end) in zip(countries, names, strict=True):
                    found.append(_found(text, start, end, f"{office} {country}", oblique=oblique))
                continue
        if several := _TURN_ABOUT.match(text, match.end()):
            for start, end in _parts(text, *several.span()):
                if one := _LAST_TWO.fullmatch(text, start, end):
                    found.append(_found(text, *one.span("name"), f"{office} {one['country']}", oblique=oblique))
    return found


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = list(_BETWEEN.finditer(text, start, end))
    return list(zip([start, *(c.end() for c in cuts)], [*(c.start() for c in cuts), end], strict=True))


def _found(text: str, start: int, end: int, office: str, *, oblique: bool) -> Found:
    return Found(start, end, tuple(re.findall(r"[А-ЯЁ]\.|[А-ЯЁ][\w-]+", text[start:end])), office, oblique, "pair")
