"""The persons of one record: every printed form of a name led to the fullest one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import KeysView
from dataclasses import dataclass, field

from archive.parsing.people.short_names import is_short_for
from archive.parsing.words.capitals import Found
from archive.parsing.words.countries import find_country
from archive.parsing.words.offices import office_class

# So many persons of one surname are told apart; without a limit, a text of namesakes would take quadratic time.
_NAMESAKES = 8
# The letters in which spellings of one name differ when it is written in another script ("Dmitriev", "Dmitriyev").
_UNSTEADY = dict.fromkeys(map(ord, "yij'-"))
_RULER = re.compile(r"king\b|queen|prince|emperor|empress|sultan|sheikh|pope|patriarch|bishop", re.IGNORECASE)
"""Who is called by the given name."""
_SUFFIX = re.compile(r"[IVX]+|[JS]r\.?")
_ARTICLES = ("al-", "el-", "ad-", "an-", "ar-", "as-", "at-", "az-")
"""How an Arabic surname may begin, which a label leaves away."""


@dataclass(slots=True, eq=False)
class Person:
    """A person of the record: the fullest name printed, the titles printed, the country if a title names it."""

    tokens: tuple[str, ...]
    offices: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    country: str | None = None
    is_sure: bool = True

    @property
    def name(self) -> str:
        return " ".join(self.tokens)


def _surname(tokens: tuple[str, ...]) -> str:
    last = tokens[-1]
    if last[:1] in "IVXJS":
        last = next((t for t in reversed(tokens) if not _SUFFIX.fullmatch(t)), last)
    return last.casefold()


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names of one surname can be one person's: the same given name, its initial, or what it is called for short."""
    first, second = a[0].casefold().rstrip("."), b[0].casefold().rstrip(".")
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return True
    if is_short_for(first, second):
        return True
    small, large = sorted(({t.casefold() for t in a}, {t.casefold() for t in b}), key=len)
    return small <= large


def _fullness(tokens: tuple[str, ...]) -> tuple[int, int]:
    return sum(not t.endswith(".") for t in tokens), len(" ".join(tokens))


def _spelling(tokens: tuple[str, ...]) -> tuple[str, str]:
    """The given name, and the surname without the letters in which its spellings differ."""
    return tokens[0].casefold(), tokens[-1].casefold().translate(_UNSTEADY)


def _without_marks(surname: str) -> str:
    """A Latin surname as labels in capitals print it, without the marks on its letters ("kasić": "kasic"); empty for other scripts."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", surname) if not unicodedata.combining(c))
    return plain if plain.isascii() else ""


class Register:
    """The persons of one record."""

    def __init__(self) -> None:
        self.persons: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._by_token: dict[str, list[Person]] = {}
        self._by_set: dict[frozenset[str], Person] = {}
        self._by_tokens: dict[tuple[str, ...], Person] = {}
        self._by_spelling: dict[tuple[str, str], Person] = {}
        self._last: dict[str, Person] = {}
        self.ambiguous: list[tuple[int, int, str]] = []

    def learn(self, tokens: tuple[str, ...], *, is_sure: bool = True) -> Person:
        """The person of a full name, new or known; keeps the fullest form.

        A form that is not sure may begin with a word of the title before it ("Harbour Mari Kask"): one that is goes before.
        """
        person = self._by_tokens.get(tokens)
        if person is not None and person.tokens == tokens and person.is_sure == is_sure:
            return person
        key = frozenset(map(str.casefold, tokens))
        surname = _surname(tokens)
        spelling = None
        person = self._by_set.get(key)
        if person is None and surname in self._by_surname:
            person = next((p for p in self._by_surname[surname] if _agree(p.tokens, tokens)), None)
        if person is None and len(tokens) > 1:
            spelling = _spelling(tokens)
            person = self._by_spelling.get(spelling)
        if person is None:
            person = Person(tokens, is_sure=is_sure)
            if spelling is not None:
                self._by_spelling[spelling] = person
            namesakes = self._by_surname.setdefault(surname, [])
            if len(namesakes) < _NAMESAKES:
                namesakes.append(person)
            if len(tokens) > 1 and not surname.isascii() and (plain := _without_marks(surname)):
                self._by_surname.setdefault(plain, []).append(person)
                self._by_token.setdefault(plain, []).append(person)
            if len(tokens) > 1 and surname.startswith(_ARTICLES) and len(surname) > 5:
                # "Kerema:" is Daudi al-Kerema.
                self._by_surname.setdefault(surname[3:], []).append(person)
                self._by_token.setdefault(surname[3:], []).append(person)
            for token in key:
                known = self._by_token.setdefault(token, [])
                if len(known) < _NAMESAKES:
                    known.append(person)
        elif is_sure != person.is_sure:
            if is_sure:
                person.tokens, person.is_sure = tokens, True
        elif _fullness(tokens) > _fullness(person.tokens) and _surname(person.tokens) == surname:
            person.tokens = tokens
        self._by_set[key] = self._by_tokens[tokens] = person
        return person

    def call(self, name: str, person: Person) -> None:
        """Notes that a name alone, though no surname, means a person."""
        self._by_surname.setdefault(name.casefold(), []).append(person)

    def turn(self, surname: str) -> None:
        """Puts the first word of a full name last where it is printed alone and in capitals, as surnames are."""
        able = self._by_token.get(surname.casefold(), ())
        if len(able) != 1 or len(able[0].tokens) != 2 or any(_RULER.search(office) for office in able[0].offices):
            return
        person = able[0]
        if person.tokens[0] == surname and not self.knows(surname.casefold()):
            person.tokens = person.tokens[1], surname
            self._by_surname.setdefault(surname.casefold(), []).append(person)

    def resolve(self, found: Found) -> Person:
        """The person meant by a printed form; a surname alone is the namesake of that office, else the last one named."""
        tokens = found.tokens
        kind = office_class(found.office)
        if len(tokens) > 1:
            person = (
                self._by_tokens.get(tokens)
                or self._by_set.get(frozenset(map(str.casefold, tokens)))
                or self.learn(tokens)
            )
        else:
            token = tokens[0].casefold()
            able = self._by_surname.get(token) or self._by_token.get(token) or []
            if len(able) > 1 and kind:
                able = [p for p in able if kind in p.classes] or able
            if not able:
                person = self.learn(tokens)
            elif len(able) == 1:
                person = able[0]
            else:
                person = self._last.get(token) or able[0]
                self.ambiguous.append((found.start, found.end, tokens[0]))
        self._last[_surname(person.tokens)] = person
        if kind:
            self.note_office(person, found.office, kind)
        return person

    def note_office(self, person: Person, office: str | None, kind: str | None) -> None:
        """Adds a title printed with a person, its class, and the country that it names."""
        if office and kind:
            if len(person.offices) < 12 and office not in person.offices:
                person.offices.append(office)
            person.classes.add(kind)
            if person.country is None:
                # An ambassador to a country is not of it.
                person.country = find_country(office.partition(" to ")[0])

    def knows_token(self, token: str) -> bool:
        """Whether the word is any part of a person's name."""
        return token in self._by_token

    def knows(self, token: str) -> bool:
        """Whether the word is the surname of somebody named in full or with a title."""
        return token in self._by_surname

    def surnames(self) -> KeysView[str]:
        """The surnames of all who are named in full or with a title, those learned later too."""
        return self._by_surname.keys()

    def given_names(self, surname: str) -> set[str]:
        return {t.casefold() for p in self._by_surname.get(surname, ()) for t in p.tokens[:-1]}

    def all(self) -> list[Person]:
        """Every person once, in the order of the first name learned."""
        return list(dict.fromkeys(self._by_set.values()))
