"""Names without a title of their own that what stands beside them introduces: one office for several, a spokesperson's, a given name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from archive.parsing.people.names import Capitals, Found, ordered, ordinary_capitals
from archive.parsing.people.register import Register
from archive.parsing.words.countries import countries_by_word, country_names, country_words
from archive.parsing.words.offices import HEADS, HONORIFICS, INSTITUTIONS, NO_NAMES
from archive.parsing.words.verbs import saying_forms

_NEXT_WORD = re.compile(r"\s+(?:also\s+|then\s+)?([a-z]+)\b")


def could_be_name(words: Capitals, number: int) -> bool:
    """Whether a capitalised word can be part of a name that stands without a title."""
    folded = words.folded_words[number]
    return folded not in no_names() and folded not in words.vocabulary


@cache
def no_names() -> frozenset[str]:
    """Words that are no part of a name without a title, in small letters."""
    return NO_NAMES.union(HEADS, INSTITUTIONS, HONORIFICS, country_words(), countries_by_word())


SHORT_TEXT = 3000


def learn_given_names(shadow: str, register: Register) -> None:
    """Takes a given name for the person where the surname never stands alone: "Wanjiru affirmed", as in Thailand."""
    for person in register.all()[:2]:
        if len(person.tokens) != 2 or person.tokens[0][-1] == ".":
            continue
        given, surname = person.tokens
        full = shadow.count(surname)
        if (
            shadow.count(given) <= full
            or shadow.count(f"{given} {surname}") < full
            or register.knows(given.casefold())
        ):
            continue
        at = shadow.find(given)
        while at >= 0:
            verb = _NEXT_WORD.match(shadow, at + len(given))
            if verb and verb.group(1) in saying_forms():
                register.call(given, person)
                break
            at = shadow.find(given, at + 1)


_SPOKESPERSON = re.compile(
    r"(?P<office>[Ss]pokes(?:person|man|woman)\s(?:for|of|at)\s[^,.;:\n]{3,60}),\s(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w'.-]+){1,3}),?\s(?=[a-z])"
)


def spokespersons(words: Capitals) -> list[Found]:
    """Names behind what a spokesperson speaks for: "the spokesperson for Kenya's Foreign Ministry, Wanjiru Okafor, said"."""
    result = []
    for match in _SPOKESPERSON.finditer(words.shadow):
        start, end = match.span("name")
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end) - 1
        if all(could_be_name(words, n) for n in range(first, last + 1)):
            tokens = ordered(words.bare_words[n] for n in range(first, last + 1))
            result.append(Found(start, end, tokens, match["office"], False, "spokesperson"))
    return result


_PRESIDES = re.compile(
    r"\n[^\S\n]*(?P<office>(?:Acting\s|Temporary\s|Vice-)?(?:President|Chair(?:man|person|woman)?))\s?:\s{1,20}(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Prince|Sheikh)\.?\s(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w'.-]+){0,3})(?=\s?(?:\([A-Z]|\n))"
)
_HEAD: Final = 4000
"""Characters in which a council's record says who presides."""


_PRESENT: Final = "PARTICIPANTS"
_IN_BRACKETS = re.compile(
    r"\n[^\S\n]*(?:The\s)?(?P<office>(?:(?:Under|Assistant|Deputy)\s)?Secretary|(?:(?:Foreign|Prime)\s)?Minister|President|Ambassador|Chancellor|Governor)"
    r"\s\((?:Mr\.?\s|Mrs\.?\s|Dr\.?\s)?(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w'.-]*){1,3})\)(?=[^\S\n]*\n)"
)
"""One of those present whom a memorandum of conversation lists by her office: "The Secretary (Mari Kask)"."""


def presiding(words: Capitals) -> list[Found]:
    """Who presides by the head of a council's record ("Chairman: Mr. KASK (Estonia)"), or whom a memorandum's list names in brackets."""
    shadow = words.shadow
    found = [match] if (match := _PRESIDES.search(shadow, 0, _HEAD)) else []
    if not found and shadow.find(_PRESENT, 0, _HEAD) >= 0:
        found = [*_IN_BRACKETS.finditer(shadow, 0, _HEAD)]
    result = []
    for match in found:
        start, end = match.span("name")
        if match["name"].casefold() in country_names():
            continue  # "Ambassador (Costa Rica)"
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end) - 1
        tokens = ordered(ordinary_capitals(words.bare_words[n]) for n in range(first, last + 1))
        result.append(Found(start, end, tokens, match["office"], False, "presiding"))
    return result


_PLURAL = re.compile(
    r"(?P<office>(?:(?:Foreign|Prime|Defen[cs]e)\s)?(?:Minister|President|Chancellor|Premier))s(?P<of>(?:\s(?:of|for)\s(?:Foreign\sAffairs|Defen[cs]e|Finance|Trade|Justice))?)\s(?:of\s)?(?=[A-Zt])"
)
OFFICES_OF_SEVERAL = frozenset(
    f"{rank}{office}"
    for rank in ("", "vice-", "co-")
    for office in ("ministers", "presidents", "chancellors", "premiers")
)
"""One of these is among the words of a text that `of_several` finds somebody in, in small letters."""
_MEMBER = re.compile(
    r"(?:of\s)?(?:the\s)?(?P<words>(?:[A-Z][\w'-]+|of|and\sthe|the)(?:\s(?:[A-Z][\w'.-]+|of|the))*)(?P<next>,?\sand\s|,\s|)"
)
_FARTHEST_OFFICE = 800
"""Characters from the head in which those between whom something took place are introduced."""


def of_several(words: Capitals) -> list[Found]:
    """Names behind one office for all, each with the country: "the Foreign Ministers of Estonia Juhan Tamm, Kenya Wanjiru Okafor and …"."""
    shadow = words.shadow
    result: list[Found] = []
    plural = _PLURAL.search(shadow, 0, _FARTHEST_OFFICE)
    while plural is not None and not result:
        position, members = plural.end(), 0
        while members < 8 and (member := _MEMBER.match(shadow, position, position + 120)):
            several = member["words"].split()
            cut = next((n for n in range(len(several) - 1, 0, -1) if _is_country(several[:n])), 0)
            name = several[cut:]
            if not cut or not 1 < len(name) < 5 or name[0] in ("of", "the"):
                break
            start = member.end("words") - len(" ".join(name))
            first, last = bisect_left(words.starts, start), bisect_left(words.starts, member.end("words")) - 1
            if shadow[start : member.end("words")] != " ".join(name) or not all(
                could_be_name(words, n) for n in range(first, last + 1)
            ):
                break
            office = f"{plural['office']}{plural['of']} of {' '.join(several[:cut])}"
            tokens = ordered(words.bare_words[n] for n in range(first, last + 1))
            begin = member.start() if result else plural.start()
            result.append(Found(begin, member.end("words"), tokens, office, False, "one-of-several"))
            members += 1
            if not member["next"]:
                break
            position = member.end()
        plural = _PLURAL.search(shadow, plural.end(), _FARTHEST_OFFICE)
    return result if len(result) > 1 else []


def _is_country(several: list[str]) -> bool:
    phrase = " ".join(several).casefold()
    return phrase in country_names() or phrase.rpartition(" of ")[2].removeprefix("the ") in country_names()
