"""Whether it is certain whom a label names: a surname spelt in two ways, or initials beside a full name not joined to them, are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from archive.parsing.dividing.doubtful_japanese import (
    is_doubtful_in_japanese,
    is_eastern,
    is_no_name_in_japanese,
)
from archive.parsing.dividing.doubtful_russian import is_doubtful_in_russian, is_verb_in_russian
from archive.parsing.people.register import Person
from archive.parsing.words.countries import capitals, country_words
from archive.parsing.words.offices import HEADS, HONORIFICS, INSTITUTIONS, MODIFIERS, NO_NAMES

_STEM: Final = 4
"""Letters that a surname keeps in each of its cases and spellings."""
_NEAR: Final = 2
_INITIALS: Final = 3
"""Letters that a paper's or a person's initials have as a label, always in capitals."""
_ODD = re.compile(
    r"[^\W\d_][A-ZА-ЯЁ]{2,}|\d|[a-zа-яё]{2}[A-ZА-ЯЁ](?![a-zа-яё])|\A[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+\Z"
)
"""Capitals inside a word that is not all of them, figures, or no vowel: "Mp"."""
_RANK = re.compile(r"[А-ЯЁ][а-яё]+-[а-яё]{4,}")
"""A rank or office of two parts: "Генерал-лейтенант"."""
_OBLIQUE = re.compile(r"[а-яё](?:ёй|[оы]й|ою|ым|ого|ему|ому|ами)\Z")
"""How a Russian given name ends that was not led back to its first case: "Ильёй", "Миланой"."""
_GIVEN_NAME = re.compile(r"(?<=[^.!?:;\"\s])\s(?P<name>[A-ZА-ЯЁ][a-zа-яё]{2,})\s\Z")
_OFFICES_IN_RUSSIAN: Final = (
    "господ", "госпож", "министр", "президент", "премьер", "посол", "посл", "председател", "секретар", "директор", "генерал", "депутат", "губернатор",
    "представител", "канцлер", "глав", "спикер", "руководител", "лидер", "товарищ", "мэр", "сенатор", "консул", "адмирал", "маршал", "король", "принц", "эмир",
)  # fmt: skip
"""How words begin that stand before a surname and are no given name."""
_SHORT: Final = {"pm": "prime minister", "fm": "foreign minister", "sg": "secretary-general"}
_STEM_OF_OFFICE: Final = 5
_LEAST_OF_OFFICE: Final = 7
_WORD = re.compile(r"[^\W\d_]{4,}")


def doubtful_names(shadow: str, persons: Iterable[Person], speaking: Mapping[str, Person]) -> frozenset[str]:
    """The names of those `speaking`, as segments give them, that may be no names, or another's than the one whom they were given to.

    A word that no name has ("Mp", "Chanceler"); more words than the text prints of it elsewhere; one that stands in quotation
    marks too ("HERALD:", a paper perhaps); a surname beside a full name that is spelt almost so ("Tamm", "Juhan Tam") or was not
    joined to it; initials beside a full name of their letters. `persons` are all whom the record names.
    """
    full = [p.tokens for p in persons if len(p.tokens) > 1 and "." not in p.tokens[0]]
    return frozenset(name for name, person in speaking.items() if _is_doubtful(shadow, person, full))


def _is_doubtful(shadow: str, person: Person, full: list[tuple[str, ...]]) -> bool:
    tokens = person.tokens
    if not person.is_sure or any(_is_no_name(token, at) for at, token in enumerate(tokens)):
        return True
    if len(tokens) == 1:
        return _is_doubtful_surname(shadow, person, full)
    if all(token[1:] in ("", ".") for token in tokens):
        return True  # "J. T.:", whom nothing names in full
    return _is_unjoined(shadow, tokens, full) or is_doubtful_in_russian(shadow, tokens)


def is_of_office(label: str, person: Person) -> bool:
    """Whether an office alone in a label ("PRIME MINISTER:") is printed with the person's name somewhere, each word of it."""
    if not label.isascii():
        return True
    words = _SHORT.get(label.casefold().strip(" :.："), label.casefold())
    stems = [word[:_STEM_OF_OFFICE] for word in _WORD.findall(words)]
    return any(all(stem in office.casefold() for stem in stems) for office in person.offices)


def _is_doubtful_surname(shadow: str, person: Person, full: list[tuple[str, ...]]) -> bool:
    name = person.tokens[0]
    if is_eastern(name):
        return is_doubtful_in_japanese(shadow, name)
    if len(name) <= _INITIALS and name not in shadow:
        return True  # "СК:", who asks for a paper
    if not person.offices and (_is_quoted(shadow, name) or is_verb_in_russian(name)):
        return True
    if _is_of_a_body(shadow, name.upper()):
        return True
    if _is_named_in_full(shadow, name) or shadow.find(f"-{name}") >= 0:  # "Sadiq al-Tamm"
        return True
    return any(_is_near(name, other[-1]) for other in full)


def _is_of_a_body(shadow: str, letters: str) -> bool:
    """Whether the text prints a word's capitals as those of a body: "the OSCE", "(IOR)"."""
    return any(shadow.find(form) >= 0 for form in (f"({letters})", f"the {letters} ", f"the {letters}'s"))


def _is_named_in_full(shadow: str, surname: str) -> bool:
    """Whether a capitalised word stands before the surname that is no title, no office and begins no sentence: "Kirill Tamm"."""
    stem = surname[: max(_STEM, len(surname) - 1)]
    at = shadow.find(stem)
    while at >= 0:
        before = _GIVEN_NAME.search(shadow, max(0, at - 30), at)
        if before and _could_be_given(before["name"].casefold()):
            return True
        at = shadow.find(stem, at + 1)
    return False


def _could_be_given(folded: str) -> bool:
    if folded in HEADS or folded in HONORIFICS or folded in MODIFIERS or folded in NO_NAMES or folded in INSTITUTIONS:
        return False
    return not folded.startswith(_OFFICES_IN_RUSSIAN) and folded not in country_words()


def _is_unjoined(shadow: str, tokens: tuple[str, ...], full: list[tuple[str, ...]]) -> bool:
    if len(tokens) > _NEAR and "." not in "".join(tokens) and all(token[0].isupper() for token in tokens):
        shorter, whole = " ".join(tokens[-2:]), " ".join(tokens)  # "Citizenship Chris Tamm", who is "Chris Tamm" too
        return shadow.count(shorter) > shadow.count(whole) > 0 or _is_under_body(shadow, whole)
    return "." in tokens[0] and any(_could_be(tokens, other) for other in full)


def _is_under_body(shadow: str, name: str) -> bool:
    """Whether a body's word stands before the name, whose first may be that body's: "Corporation Norrlight Mari Kask"."""
    at = shadow.find(name)
    return at > 0 and shadow[shadow.rfind(" ", 0, at - 1) + 1 : at - 1].casefold() in INSTITUTIONS


@lru_cache(maxsize=1024)
def _is_no_name(token: str, at: int) -> bool:
    """Whether a word is none that names consist of: its capitals are odd ("McTAMM"), it is an office, or what a body's name ends with."""
    if len(token) == 1 and token.isalpha() and token.isupper():
        return True  # "K:", who is Kask or Kull
    if is_no_name_in_japanese(token):
        return True
    if _ODD.search(token) or _RANK.fullmatch(token) or (not at and _OBLIQUE.search(token)):
        return True
    folded = token.casefold()
    if not at and folded in MODIFIERS:
        return True  # "Deputy Kask"
    if at and (folded in INSTITUTIONS or folded in MODIFIERS or folded in capitals()):
        return True
    return _is_misspelt_office(folded)


@lru_cache(maxsize=4096)
def _is_misspelt_office(folded: str) -> bool:
    """Whether a word is almost an office's: "Chanceler"."""
    if len(folded) < _LEAST_OF_OFFICE or folded in HEADS:
        return False
    return any(
        abs(len(folded) - len(head)) < _NEAR and _distance(folded, head) <= _NEAR for head in _heads(folded[:2])
    )


@cache
def _heads(beginning: str) -> tuple[str, ...]:
    return tuple(head for head in HEADS if head.startswith(beginning))


def _could_be(initials: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a full name can be that of the initials: its surname begins so, in whatever case, and so does its given name."""
    surname = initials[-1][: max(_STEM, len(initials[-1]) - 2)].casefold()
    return any(token.casefold().startswith(surname) for token in full) and any(
        token[0] == initials[0][0] for token in full
    )


def _is_quoted(shadow: str, word: str) -> bool:
    """Whether the word opens a quotation somewhere, as the names of papers and ships are printed."""
    return any(shadow.find(f'"{form}') >= 0 for form in (word, word.capitalize(), word.upper()))


def _is_near(one: str, two: str) -> bool:
    """Whether two surnames differ in one or two letters, and in no more than a third of them."""
    if one == two or one[0] != two[0] or abs(len(one) - len(two)) > _NEAR or min(len(one), len(two)) <= _STEM:
        return False
    return _distance(one.casefold(), two.casefold()) <= _NEAR


def _distance(one: str, two: str) -> int:
    """How many letters have to be set, taken out or changed to make one word of the other (Levenshtein)."""
    row = list(range(len(two) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, other in enumerate(two, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != other))
    return row[-1]
