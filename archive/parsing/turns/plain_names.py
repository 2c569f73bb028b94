"""A name without a title, the whole of a label's words."""

from __future__ import annotations

from typing import Final

from archive.parsing.people.names import ALSO_NAMES, GIVEN_NAMES_TOO, Capitals, Found, ordered
from archive.parsing.tongues.roles import is_outlet
from archive.parsing.words.countries import countries_by_word, country_words
from archive.parsing.words.offices import HEADS, INSTITUTIONS, NO_NAMES, PARTICLES

LONGEST: Final = 18
"""Words in a label that can be one person."""
_SMALL_RUSSIAN: Final = frozenset("исво")
"""Russian words of one letter that stand between others in a heading in capitals: "ПАРОМЫ И МАЯКИ", and no initials."""
NO_LABELS = NO_NAMES - {"may", "april", "june", "august", "march", "jan", "sun", "victory"}


def bare_country(place: str) -> str:
    """A country with what stands before it taken off, in small letters: " of the Netherlands " gives "netherlands"."""
    return place.strip().casefold().removeprefix("of ").removeprefix("the ")


def plain_name(who: str, start: int) -> Found | None:
    """A name without a title, the whole of the words."""
    words = Capitals(who)
    if not 1 <= len(words) <= 5 or words.starts[0] > 4:
        return None
    tokens = []
    for number in range(len(words)):
        word = words.bare(number)
        folded = word.casefold()
        joined = words.gap(number) in (" al-", " el-")
        if number and not (words.follows(number) or joined or words.gap(number).strip() in PARTICLES):
            return None
        is_surname = number > 0 and number == len(words) - 1 and folded in ALSO_NAMES  # "JULIA BISHOP:"
        if number and folded in _SMALL_RUSSIAN and number + 1 < len(words) and words.printed[number][-1] != ".":
            return None
        if folded in NO_LABELS or (folded in HEADS and not is_surname) or folded in INSTITUTIONS:
            return None
        of_a_country = (folded in country_words() and number == 0) or folded in countries_by_word()
        if of_a_country and not (number == 0 and len(words) == 2 and folded in GIVEN_NAMES_TOO):
            return None
        if number and (gap := words.gap(number).strip()) and not joined:
            tokens.append(gap)
        tokens.append(gap + word if joined else word)
    if words.ends[-1] < len(who.rstrip()) or is_outlet(who):
        return None
    return Found(start, start + words.ends[-1], ordered(tokens), None, False, "label")
