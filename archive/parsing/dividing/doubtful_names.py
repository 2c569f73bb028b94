"""Whether it is certain whom a label names: a surname spelt in two ways, or initials beside a full name not joined to them, are not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from archive.parsing.people.register import Person
from archive.parsing.tongues.japanese_rosters import full_names
from archive.parsing.words.characters import HAN
from archive.parsing.words.countries import capitals
from archive.parsing.words.offices import INSTITUTIONS, MODIFIERS

_STEM: Final = 4
"""Letters that a surname keeps in each of its cases and spellings."""
_NEAR: Final = 2
_LONGEST_IN_HAN: Final = 3
_ODD = re.compile(
    r"[^\W\d_][A-ZА-ЯЁ]{2,}|\d|[a-zа-яё]{2}[A-ZА-ЯЁ](?![a-zа-яё])|\A[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+\Z"
)
"""Capitals inside a word that is not all of them, figures, or no vowel: "Mp"."""
_OBLIQUE = re.compile(r"[а-яё](?:ёй|[оы]й|ою|ым|ого|ему|ому|ами)\Z")
"""How a Russian given name ends that was not led back to its first case: "Ильёй", "Миланой"."""
_ENDS_OF_BODIES: Final = frozenset("省庁府県課室員官者団社党局会")
_SURNAMES: Final = ("別府", "国府", "長者", "渡会")
"""Names that end so all the same."""
_GIVEN = re.compile(rf"[{HAN}\u3041-\u3096]{{1,3}}(?:君|さん|氏|でございます|と申し)")
_IN_KATAKANA = re.compile(r"[ァ-ヴー・]+")
_IN_HAN = re.compile(rf"[{HAN}]+")


def doubtful_names(shadow: str, persons: Iterable[Person]) -> frozenset[str]:
    """The names, as segments give them, of which another person of the record may be the bearer.

    A word that stands in quotation marks too ("HERALD:", a paper perhaps); a surname ("Tamm") beside a full name that is spelt almost so ("Juhan Tam"); initials ("J. Tamm") beside a full name of
    the same letters that was not joined to them; four characters and more that stand only once, before an office.
    """
    known = list(persons)
    full = [p.tokens for p in known if len(p.tokens) > 1 and "." not in p.tokens[0]]
    found = set()
    for person in known:
        tokens = person.tokens
        if any(_is_no_name(token, at) for at, token in enumerate(tokens)):
            found.add(person.name)
        elif len(tokens) == 1:
            if _IN_KATAKANA.fullmatch(tokens[0]):
                if "・" not in tokens[0] and full_names(shadow, tokens[0]):
                    found.add(person.name)
            elif _IN_HAN.fullmatch(tokens[0]):
                if len(tokens[0]) > _LONGEST_IN_HAN:
                    if _is_once_before_office(shadow, tokens[0]):
                        found.add(person.name)
                elif _is_fuller_elsewhere(shadow, tokens[0]):
                    found.add(person.name)
            elif (not person.offices and _is_quoted(shadow, tokens[0])) or any(
                _is_near(tokens[0], other[-1]) for other in full
            ):
                found.add(person.name)
        elif "." in tokens[0] and any(_could_be(tokens, other) for other in full):
            found.add(person.name)
    return frozenset(found)


def _is_no_name(token: str, at: int) -> bool:
    """Whether a word is none that names consist of: its capitals are odd ("McTAMM"), it is an office, or what a body's name ends with."""
    if _IN_HAN.fullmatch(token):
        return len(token) > _LONGEST_IN_HAN - 1 and token[-1] in _ENDS_OF_BODIES and not token.endswith(_SURNAMES)
    if _ODD.search(token) or (not at and _OBLIQUE.search(token)):
        return True
    folded = token.casefold()
    return bool(at) and (folded in INSTITUTIONS or folded in MODIFIERS or folded in capitals())


def _could_be(initials: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a full name can be that of the initials: its surname begins so, in whatever case, and so does its given name."""
    surname = initials[-1][: max(_STEM, len(initials[-1]) - 2)].casefold()
    return any(token.casefold().startswith(surname) for token in full) and any(
        token[0] == initials[0][0] for token in full
    )


def _is_once_before_office(shadow: str, name: str) -> bool:
    """Whether a name stands only once, with characters right behind it: whether these are its own or the office's nothing tells."""
    at = shadow.find(name)
    return shadow.find(name, at + 1) < 0 and _IN_HAN.match(shadow, at + len(name)) is not None


def _is_fuller_elsewhere(shadow: str, surname: str) -> bool:
    """Whether a full name that begins with the surname stands somewhere, which was not joined to it: "森山一郎でございます"."""
    if full_names(shadow, surname):
        return True
    at = shadow.find(surname)
    while at >= 0:
        if _GIVEN.match(shadow, at + len(surname)):
            return True
        at = shadow.find(surname, at + 1)
    return False


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
