"""Offices of a Russian text that stand in the second or fifth case, and the names far behind them; the examples are invented."""

from __future__ import annotations

import re
from bisect import bisect_left

IN_FIFTH = re.compile(r"(?:[а-яё-]+[ыи]м\s){0,3}(?:[а-яё-]+(?:ом|ем|[её]м)|глав(?:ой|ою))(?![\w-])", re.IGNORECASE)
IN_SECOND = re.compile(r"(?:[а-яё-]+(?:ого|его)\s){0,3}[а-яё-]+(?:я|ра|та|ка)(?:\s.{1,60})?", re.IGNORECASE)
OF_MEN_IN_SECOND = ("ова", "ева", "ёва", "ина", "ына")
OF_A_BODY = re.compile(
    r"\s(?:комитета|совета|собрания|комиссии|союза|агентства|бюро|управления|банка|суда|центра|фонда|общества)(?![а-яё])"
)
_REST_OF_OFFICE = re.compile(r"(?:\s[А-ЯЁа-яё][А-ЯЁа-яё-]*){0,12}\s")


_BEFORE_SECOND = re.compile(r"(?<!\w)(?:после|от|для|без|кроме|против|вместо)\s\Z", re.IGNORECASE)


def is_in_second(surname: str, text: str, ends: list[int], start: int) -> bool:
    """Whether a man's name at `start` stands in the second case: behind an office that ends at one of these, or behind "после"."""
    if not surname.endswith(OF_MEN_IN_SECOND):
        return False
    return _BEFORE_SECOND.search(text, max(0, start - 8), start) is not None or is_of_office(text, ends, start)


def is_of_office(text: str, ends: list[int], start: int) -> bool:
    """Whether a title in the fifth case that ends at one of these goes on until a name: "секретарём Общества рыбаков"."""
    at = bisect_left(ends, start) - 1
    return at >= 0 and start - ends[at] <= 120 and _REST_OF_OFFICE.fullmatch(text, ends[at], start) is not None
