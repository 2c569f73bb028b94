"""Russian offices that are printed shortened, as they stand in full."""

from __future__ import annotations

import re
from typing import Final

_SHORTENED: Final = (
    (re.compile(r"[Гг]лав[аы]\sМин[а-яё]+(?!\w)"), "министра"),
    (re.compile(r"(?<!\w)ГД(?!\w)"), "Государственной Думы"),
    (re.compile(r"кабмина?(?!\w)"), "кабинета министров"),
    (re.compile(r"[Сс]пецпосланник"), "специальный посланник"),
    (re.compile(r"[Гг]енсек(?!р)"), "генеральный секретарь"),
    (re.compile(r"[Сс]пикер"), "председатель "),
    (re.compile(r"(?:этой\sстраны|этого\sгосударства)"), ""),
    (re.compile(r"[Гг]оссекретар"), "государственный секретар"),
    (re.compile(r"[Зз]амглавы"), "заместитель главы"),
    (re.compile(r"[Зз]амминистра"), "заместитель министра"),
    (re.compile(r"глав[аы]\s(?:МИДа?|внешнеполитического\sведомства)(?!\w)"), "министра иностранных дел"),
    (re.compile(r"[Гг]лав[аы]\s(?:края|региона|области|субъекта)"), "губернатор"),
    (re.compile(r"Минобороны"), "министерства обороны"),
)


def in_full(office: str) -> str:
    """An office with the words that are printed shortened in full."""
    for short, full in _SHORTENED:
        office = short.sub(full, office)
    return office
