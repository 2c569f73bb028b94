"""Whose a letter is that the United Nations print as a document: who signs it, over the annex, in the words of its title."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.outline import Outline
from archive.parsing.people.persons import Persons
from archive.parsing.people.register import Person
from archive.parsing.words.capitals import ordered, ordinary_capitals
from archive.parsing.words.countries import capitals, country_names

_TITLE = re.compile(
    r"(?:Identical\sletters|Letter|Note\sverbale)\sdated\s[^\n]{4,40}\sfrom\s|(?:Идентичные\s[Пп]исьма|Письмо|Вербальная\sнота)\s[^\n]{4,160}\sна\sимя\s"
)
_BEGINS = re.compile(
    r"(?:(?:Up)?[Oo]n\s(?:the\s)?instructions?\s[^.,\n]{4,60},\s|По\sпоручению\s[^.,\n]{4,60},?\s|In\smy\scapacity\s[^.,\n]{4,90},\s)?(?:I\s(?:have\sthe\shonou?r|wish|am\swriting|write)\s|[Ии]мею\sчесть\s|[Хх]отел[аи]?\sбы\s|[Хх]очу\s)"
)
_SIGNED = re.compile(
    r"(?:\(?(?P<mark>Signed|Подпись)\)?\s{1,3})?(?P<name>(?:[A-ZА-ЯЁ][\w.'-]*\s){1,3}(?P<family>[A-ZА-ЯЁ][\w'-]+(?:\s[A-ZА-ЯЁ]{3,})?))"
)
_LONGEST: Final = 60
_LETTER: Final = 4000
"""Characters of a letter in whose words it is looked for a word of a line in capitals."""
_MOST: Final = 40
"""Lines that could be a name, of which one is the signature."""
_HEADS: Final = ("Letter", "Identical", "Note", "Письмо", "Идентичные", "Вербальная")


def circulated_letter(
    shadow: str, title: tuple[int, int], outline: Outline, persons: Persons
) -> dict[int, tuple[Person, ...]]:
    """The passages by number of such a letter with who signs it: "(Signed) Mari KASK"; its annex is not among them."""
    if not shadow.startswith(_HEADS, title[0]) or _TITLE.match(shadow, *title) is None:
        return {}
    texts = [n for n, p in enumerate(outline.passages) if p.kind in ("text", "heading") and p.start < p.end]
    first = outline.passages[texts[0]] if texts else None
    if first is None or _BEGINS.match(shadow, first.start, first.end) is None:
        return {}
    tried = 0
    for number in texts[1:]:
        passage = outline.passages[number]
        if passage.end - passage.start > _LONGEST:
            continue
        signed = _SIGNED.fullmatch(shadow, passage.start, passage.end)
        if signed is None or not (signed["mark"] or signed["family"].isupper()):
            continue
        if signed["name"].isupper() and not signed["mark"]:
            return {}  # "ANNEX II": nobody has signed above it
        tried += 1
        if tried > _MOST:
            return {}
        if not signed["mark"] and _is_no_name(shadow, signed["name"]):
            continue
        words = tuple(ordinary_capitals(word) for word in signed["name"].split())
        signer = persons.register.learn(ordered(words))
        return {n: (signer,) for n in texts if n < number and outline.passages[n].kind == "text"}
    return {}


def _is_no_name(shadow: str, line: str) -> bool:
    """Whether a line of two or three words is a town, or begins with a word that the letter uses: "New YORK", "Resolution UNSC"."""
    if line.casefold() in capitals() or line.casefold() in country_names() or line.casefold() == "new york":
        return True
    first = line.split()[0].casefold()
    return re.search(rf"\b{re.escape(first)}\b", shadow[:_LETTER]) is not None
