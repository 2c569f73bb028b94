"""Russian names that capitals or another case hide: a title in capitals read as prose, a surname led back to what the text prints."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.tongues.russian_cases import stem
from archive.parsing.tongues.russian_countries import COUNTRY_STEMS

_HEAD: Final = 1500
"""Characters at a record's head among which a title in capitals stands."""
_SHOUTED = re.compile(r"^[^a-zа-яё\n]{24,300}$", re.MULTILINE)
_WORD = re.compile(r"(?P<initial>[А-ЯЁ]\.\s?)?(?P<word>[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})*)")
_SHORT: Final = frozenset(
    [
        "СССР",
        "РСФСР",
        "США",
        "РФ",
        "МИД",
        "МИДА",
        "ООН",
        "ОБСЕ",
        "СНГ",
        "ШОС",
        "КНР",
        "КНДР",
        "ФРГ",
        "ГДР",
        "ЕС",
        "АСЕАН",
        "НАТО",
        "ЮАР",
        "ОАЭ",
        "ВТО",
    ]
)
_CAPITALISED = re.compile(r"[А-ЯЁ][а-яё-]{2,}")
_LED_BACK: Final = {
    "ом": ("",), "ем": ("", "ь", "й"), "ого": ("ой", "ий", "ый"), "ому": ("ой", "ий", "ый"), "ым": ("", "ой", "ый"), "им": ("ий",),
}  # fmt: skip
"""What a man's surname ends in, by the ending of a case that it has no first case with."""


def as_prose(text: str) -> str:
    """The text with the lines in capitals at its head as prose prints them, every character in its place.

    "С ПОСЛОМ КЕНИИ В СССР Д. КЕРЕМОЙ" is "с послом Кении в СССР Д. Керемой": countries, and surnames behind initials, keep
    their capital.
    """
    head = text[:_HEAD]
    lines = list(_SHOUTED.finditer(head))
    if not lines:
        return text
    parts, position = [], 0
    for line in lines:
        if len(_WORD.findall(line.group())) < 3:
            continue
        parts.append(head[position : line.start()])
        read = _WORD.sub(_lowered, line.group()).replace("С ", "с ").replace(" И ", " и ").replace(" В ", " в ")
        parts.append(_with_surname(text, read))
        position = line.end()
    return "".join(parts) + text[position:]


def _with_surname(text: str, line: str) -> str:
    """The line with a capital to its last word, if the text prints that word so amid a sentence: "прием посла Кении Керемы"."""
    start = line.rfind(" ") + 1
    known = stem(line[start:])
    if not start or len(known) < 4 or not known.isalpha() or not known[0].islower():
        return line
    printed = known.capitalize().replace("е", "[её]")
    inside = re.search(rf"{printed}(?<=[а-яё,]\s.{{{len(known)}}})", text[_HEAD_OF_TITLE:])
    return line[:start] + line[start:].capitalize() if inside else line


_HEAD_OF_TITLE: Final = 100
"""Characters at the head that are no prose."""


def _lowered(match: re.Match[str]) -> str:
    word = match["word"]
    if word in _SHORT:
        return match.group()
    if match["initial"] or stem(word) in COUNTRY_STEMS:
        return (match["initial"] or "") + word.capitalize()
    return word.lower()


def lead_back(text: str, found: list[Found]) -> list[Found]:
    """Gives names with initials whose surname stands in a case that is never the first the form that the text itself prints.

    "Ю. ТАММОМ" in a title beside "Тамм сказал" is Ю. Тамм. Gives the names that were led back.
    """
    bent = [f for f in found if len(f.tokens) > 1 and "." in f.tokens[0] and f.tokens[-1].endswith(tuple(_LED_BACK))]
    if not bent:
        return []
    printed = set(_CAPITALISED.findall(text))
    led = []
    for item in bent:
        family = item.tokens[-1]
        ending = next(e for e in _LED_BACK if family.endswith(e))
        whole = family[: -len(ending)]
        plain = next((whole + back for back in _LED_BACK[ending] if whole + back in printed), None)
        if plain is not None and len(whole) > 2:
            item.tokens, item.genitive = (*item.tokens[:-1], plain), False
            led.append(item)
    return led


def hard_forms(family: str) -> tuple[str, ...]:
    """The forms of a surname in "ь" that show that it ends in a hard consonant: "Батсууром" of "Батсуурь"."""
    return tuple(family[:-1] + ending for ending in ("а", "у", "ом", "ы"))
