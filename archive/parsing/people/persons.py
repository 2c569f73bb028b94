"""Who the persons of a record are: every place where one is named, and the offices printed without a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from archive.parsing.breakdown import Mention
from archive.parsing.breakdown import Warning as Doubt
from archive.parsing.people.coverage import members_with_state
from archive.parsing.people.introduced import (
    OFFICES_OF_SEVERAL,
    SHORT_TEXT,
    could_be_name,
    learn_given_names,
    no_names,
    of_several,
    presiding,
    spokespersons,
)
from archive.parsing.people.names import Capitals, Found, in_apposition, is_polite, ordered, titled
from archive.parsing.people.register import Person, Register
from archive.parsing.words.capitals import Vocabulary
from archive.parsing.words.countries import countries_by_word, find_country
from archive.parsing.words.offices import INSTITUTIONS, MODIFIERS, NO_NAMES, office_class
from archive.parsing.words.verbs import acting_forms, saying_forms
from archive.parsing.words.wordlists import words

_NEXT_WORD = re.compile(r"\s+(?:also\s+|then\s+)?([a-z]+)\b")
_OF_COUNTRY = re.compile(r"\sof(?:\sthe)?(?:\s[A-Z][\w'-]*){1,4}")
_BEING = words("had will")
_START = attrgetter("start")


@dataclass(slots=True)
class Named:
    """A person's name in the text, resolved."""

    start: int
    end: int
    person: Person
    office: str | None
    genitive: bool


@dataclass(slots=True)
class Persons:
    """All that a record prints of persons: the register, names and lone offices by offset."""

    register: Register
    named: list[Named]
    offices: list[Found]
    warnings: list[Doubt]
    leading: tuple[Person, ...] = ()
    _starts: list[int] = field(init=False)
    _office_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        # Offices without a name are looked up among these; without a limit the look-up would take quadratic time.
        self.leading = tuple(self.register.all()[:100])
        self._starts = [n.start for n in self.named]
        self._office_starts = [o.start for o in self.offices]

    def within(self, start: int, end: int) -> list[Named]:
        """The names that begin in `[start, end)`."""
        return self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def offices_within(self, start: int, end: int) -> list[Found]:
        """The offices without a name that begin in `[start, end)`."""
        return self.offices[bisect_left(self._office_starts, start) : bisect_left(self._office_starts, end)]

    def starting(self, position: int) -> Named | None:
        """The name that begins at `position`."""
        at = bisect_left(self._starts, position)
        return self.named[at] if at < len(self.named) and self.named[at].start == position else None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every name as a mention, the words as printed."""
        return tuple([Mention(n.start, n.end, text[n.start : n.end], n.person.name, n.office) for n in self.named])


def find_persons(shadow: str, labels: list[Found]) -> Persons:
    """The persons of a text. `labels` are the names that its speaker labels print, which count as full names."""
    words = Capitals(shadow, Vocabulary(shadow))  # which a name's words are also found among in small letters
    found = in_apposition(words, titled(words))
    if labels:
        plain = {f.tokens for f in labels if f.office is None and len(f.tokens) == 2}
        for item in found:
            if len(item.tokens) == 3 and item.office and item.tokens[1:] in plain:
                item.tokens = item.tokens[1:]  # "Director of Merelaev Mari Kask", whose label is "Mari Kask:"
        found = sorted([*labels, *_outside(found, [(f.start, f.end) for f in labels])], key=_START)
    if shadow.find("pokes") >= 0 and (speaking := spokespersons(words)):
        found = sorted([*found, *_outside(speaking, [(f.start, f.end) for f in found if f.tokens])], key=_START)
    is_listed = shadow.find("eeting was called to order") >= 0 or shadow.find("PARTICIPANTS", 0, 4000) >= 0
    if is_listed and (chair := presiding(words)):
        found = sorted([*_outside(found, [(f.start, f.end) for f in chair]), *chair], key=_START)
    rare = _RARE_WORDS.intersection(words.folded_words)
    if not rare.isdisjoint(OFFICES_OF_SEVERAL) and (several := of_several(words)):
        found = sorted([*found, *_outside(several, [(f.start, f.end) for f in found if f.tokens])], key=_START)
    if not rare.isdisjoint(_OVER_ROSTERS) and (listed := _listed(words)):
        found = sorted([*found, *_outside(listed, [(f.start, f.end) for f in found])], key=_START)
    if members := members_with_state(words):
        found = sorted([*_outside(found, [(f.start, f.end) for f in members]), *members], key=_START)
    register = Register()
    for item in found:
        if len(item.tokens) > 2 and item.tokens[0] == "M." and item.tokens[1][-1] != ".":
            item.tokens = item.tokens[1:]  # "M. Toomas Tamm, Minister", as a French ministry translates
        if len(item.tokens) > 1:
            person = register.learn(item.tokens, is_sure=item.is_sure)
            register.note_office(person, item.office, office_class(item.office))
            if item.office and is_polite(item.office):
                _note_title_of_counterpart(shadow, item, person)
            if item.office and person.country is None and (match := _OF_COUNTRY.match(shadow, item.end)):
                # "President Mari Kask of Estonia"
                person.country = find_country(match.group())
    for item in found:
        # Who is only ever named with a title and a surname is known by that.
        if len(item.tokens) == 1 and not register.knows_token(item.tokens[0].casefold()):
            register.note_office(register.learn(item.tokens), item.office, office_class(item.office))
        elif (
            len(item.tokens) == 1
            and shadow[item.end - 2 : item.end].isupper()
            and not (item.office and shadow[item.start : item.end].isupper())  # "PREMIER TAMM", as all is printed
        ):
            register.turn(item.tokens[0])  # "Mr. Tamm Juhan", then "Minister TAMM"
    if len(shadow) < SHORT_TEXT:
        learn_given_names(shadow, register)
    if untitled := _untitled(words, found, register):
        found = sorted([*found, *untitled], key=_START)
    named = [Named(f.start, f.end, register.resolve(f), f.office, f.genitive) for f in found if f.tokens]
    warnings = [
        Doubt(f"several persons are called {name}; the one named last before was taken", start, end)
        for start, end, name in register.ambiguous
    ]
    return Persons(register, named, [f for f in found if not f.tokens], warnings)


_OVER_ROSTERS = frozenset(("participants", "present"))
_RARE_WORDS = OFFICES_OF_SEVERAL | _OVER_ROSTERS
"""Words of which most texts have none: all are looked for at once."""
_ROSTER = re.compile(r"^\W{0,4}(?:List\sof\s)?(?:Participants|PARTICIPANTS|Present|PRESENT)\W{0,3}$", re.MULTILINE)
_LISTED = re.compile(r"\s{0,8}(?:[-•*–·]\s{0,3})?(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w'.-]*){1,3})\s?\n")


def _listed(words: Capitals) -> list[Found]:
    """Names without a title that stand each on its line under "PARTICIPANTS", one after the other."""
    head = _ROSTER.search(words.shadow[:3000])
    result: list[Found] = []
    position = head.end() if head else len(words.shadow)
    for _ in range(40):
        line = words.shadow.find("\n", position + 1)
        if line < 0 or line - position > 200:
            break
        match = _LISTED.fullmatch(words.shadow, position, line + 1)
        if match is not None:
            first = bisect_left(words.starts, match.start("name"))
            last = bisect_left(words.starts, match.end("name")) - 1
            if first < last and all(could_be_name(words, n) for n in range(first, last + 1)):
                tokens = ordered(words.bare_words[n] for n in range(first, last + 1))
                result.append(Found(words.starts[first], match.end("name"), tokens, None, False, "listed"))
        position = line
    return result


def _outside(found: list[Found], taken: list[tuple[int, int]]) -> list[Found]:
    """The items that overlap none of the spans in `taken` (both in order)."""
    result = []
    at = 0
    for item in found:
        while at < len(taken) and taken[at][1] <= item.start:
            at += 1
        if at == len(taken) or taken[at][0] >= item.end:
            result.append(item)
    return result


def _untitled(words: Capitals, found: list[Found], register: Register) -> list[Found]:
    """Names without a title: known surnames anywhere, and full names that are the subject of a verb."""
    result: list[Found] = []
    end = len(words.shadow)
    spans = [*[(f.start, f.end) for f in found], (end, end)]
    at = 0
    number, last = 0, len(words.printed)
    starts, folded, genitives = words.starts, words.folded_words, words.genitives
    alone, surnames = words.alone(), register.surnames()
    while number < last:
        if alone[number] and folded[number] not in surnames:
            number += 1
            continue
        start = starts[number]
        while spans[at][1] <= start:
            at += 1
        limit = spans[at][0]
        if limit <= start:
            number += 1
            continue
        size = 1
        while (
            size < 6
            and not alone[number + size - 1]
            and starts[number + size] < limit
            and not genitives[number + size - 1]
        ):
            size += 1
        item = None
        if not surnames.isdisjoint(folded[number : number + size]):
            item = _known_name(words, number, size, register)
        if item is None and 2 <= size <= 4:
            item = _counterpart(words, number, size) or _subject_name(words, number, size)
        if item:
            result.append(item)
            if item.rule == "counterpart":
                _note_counterpart(words.shadow, item, found, register)
            if len(item.tokens) > 1:
                register.learn(item.tokens)
        number += size
    return result


def _known_name(words: Capitals, first: int, size: int, register: Register) -> Found | None:
    """A known surname in a run of capitalised words, with the given names that stand before it."""
    for last in range(first + size - 1, first - 1, -1):
        token = words.folded_words[last]
        if not register.knows(token) or token in NO_NAMES or token in countries_by_word() or len(token) < 2:
            continue
        if last + 1 < first + size and words.folded_words[last + 1] in INSTITUTIONS:
            return None
        if not any(c.islower() for c in words.printed[last]) and token in words.vocabulary:
            continue
        begin = last
        given = register.given_names(token)
        while (
            begin > first
            and last - begin < 4
            and (
                words.folded_words[begin - 1] in given
                or words.printed[begin - 1].endswith(".")
                or (
                    words.folded_words[begin] not in given
                    and could_be_name(words, begin - 1)
                    and not _is_opening_participle(words, begin - 1)
                )
            )
        ):
            begin -= 1
        if begin == last and token in words.vocabulary:
            return None
        tokens = ordered(words.bare_words[n] for n in range(begin, last + 1))
        end = words.starts[last] + len(words.bare_words[last])
        return Found(words.starts[begin], end, tokens, None, words.genitives[last], "name")
    return None


def _is_opening_participle(words: Capitals, number: int) -> bool:
    """Whether a capitalised word at the head of a sentence is a verb's form ("Addressing Tamm") rather than a name."""
    return words.bare_words[number].endswith(("ing", "ed", "ly")) and _begins_sentence(words, number)


def _begins_sentence(words: Capitals, number: int) -> bool:
    before = words.shadow[max(0, words.starts[number] - 3) : words.starts[number]].rstrip(" \t\"'(")
    return not before or before[-1] in ".!?:\n"


_COUNTERPART = re.compile(
    r"\b(?P<office>(?:[Hh]is|[Hh]er|[Tt]he)\s(?:[A-Z][\w-]+\s){0,2}(?:counterpart|colleague|opposite number)),?\s\Z"
)


def _counterpart(words: Capitals, first: int, size: int) -> Found | None:
    """A full name behind the word for whoever holds the same office elsewhere: "her Kenyan counterpart Wanjiru Okafor"."""
    start, last = words.starts[first], first + size - 1
    if not words.shadow.endswith(("rt ", "rt, ", "ue ", "ue, ", "er ", "er, "), 0, start):
        return None
    before = _COUNTERPART.search(words.shadow[max(0, start - 60) : start])
    if before is None or not all(could_be_name(words, n) for n in range(first, last + 1)):
        return None
    tokens = ordered(words.bare_words[n] for n in range(first, last + 1))
    end = words.starts[last] + len(words.bare_words[last])
    return Found(start, end, tokens, before["office"], words.genitives[last], "counterpart")


def _note_title_of_counterpart(shadow: str, item: Found, person: Person) -> None:
    """The country of a counterpart whom a title of address stands with: "his Kenyan counterpart Dr. Wanjiru Okafor"."""
    if shadow.endswith(("rt ", "rt, "), 0, item.start):
        before = _COUNTERPART.search(shadow[max(0, item.start - 60) : item.start])
        if before is not None and person.country is None:
            person.country = find_country(before["office"])
            person.classes |= (
                {"foreign"} if "Foreign Minister" in shadow[max(0, item.start - 120) : item.start] else set()
            )


def _note_counterpart(shadow: str, item: Found, found: list[Found], register: Register) -> None:
    """A counterpart holds the office of the person named before: he is found by it, and by the country printed."""
    person = register.learn(item.tokens)
    person.country = person.country or find_country(item.office or "")
    before = next((f for f in reversed(found[: bisect_left(found, item.start, key=_START)]) if f.tokens), None)
    if before is not None and item.start - before.end < 300:
        person.classes |= register.resolve(before).classes


def _subject_name(words: Capitals, first: int, size: int) -> Found | None:
    """A full name nobody has introduced, when a verb of saying or doing follows it ("Juhan Tamm said")."""
    last = first + size - 1
    if words.folded_words[first] in no_names() or words.folded_words[first] in MODIFIERS or words.genitives[last]:
        return None
    following = _NEXT_WORD.match(words.shadow, words.ends[last], words.ends[last] + 40)
    if not following:
        return None
    verb = following.group(1)
    meets = verb == "meeting" and words.shadow.startswith(" with ", following.end())
    if not (meets or verb in saying_forms() or verb in acting_forms() or verb in _BEING or verb.endswith("ed")):
        return None
    if not all(could_be_name(words, n) for n in range(first, last + 1)):
        return None
    tokens = ordered(words.bare_words[n] for n in range(first, last + 1))
    return Found(words.starts[first], words.ends[last], tokens, None, False, "subject")
