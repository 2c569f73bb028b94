"""Where a printed title of office begins and ends around its head word ("Minister")."""

from __future__ import annotations

import re

from archive.parsing.words.capitals import Capitals
from archive.parsing.words.countries import countries_by_word, country_words
from archive.parsing.words.offices import HEADS, HONORIFICS, INSTITUTIONS, MODIFIERS, NO_NAMES
from archive.parsing.words.wordlists import words

_OF = re.compile(r"\s(?:of|for|on|to|in|at|in charge of)(?:\s(?:the|its|his|her))?\s\Z")
_JOINS = re.compile(r"(?:\s|\s?,\s|,?\s(?:and|&)(?:\sthe)?\s|\s(?:of|for|on|in)(?:\sthe)?\s|-)\Z")
_PLACE_PREFIXES = words("st st. saint san santa nizhny veliky new north south east west northern southern")

_GOES_ON = HEADS.union(HONORIFICS, MODIFIERS, words("of for extraordinary plenipotentiary member executive"))
"""With one of these a title can go on at once behind its head word."""
_STYLED = words("honourable honorable hon hon.")
"""Before "Member" and a name, how a chamber styles its own: "the Honourable Member Mari Kask"."""


def title_start(words: Capitals, head: int, floor: int) -> int:
    """The number of the first capitalised word of the title whose head word is `head`, none before `floor`."""
    start = head
    while start > floor and head - start < 7 and words.joined[start] and not words.genitives[start - 1]:
        word = words.printed[start - 1]
        folded = word.casefold()
        if (
            folded in MODIFIERS
            or folded in country_words()
            or folded in INSTITUTIONS
            or folded in HEADS
            or is_acronym(word)
            and folded not in NO_NAMES
        ):
            start -= 1
        else:
            break
    # "Tartu University Professor": an institution's own name stands before its kind.
    if start > floor and words.joined[start]:
        folded = words.printed[start].casefold()
        before = words.printed[start - 1].casefold()
        if before in ("his", "her", "your") and folded in ("excellency", "majesty", "highness", "holiness"):
            return start - 1
        if (
            folded in ("university", "institute", "agency", "college", "company", "corporation")
            and before not in NO_NAMES
        ):
            start -= 1
    return start


def title_end(words: Capitals, head: int) -> int:
    """The number of the last capitalised word of the title whose head word is `head`."""
    last = head
    size = len(words.printed)
    for _ in range(24):
        following = last + 1
        if following >= size:
            return last
        if words.genitives[last]:
            # "Commissioner for Children's Rights", "Chairman of the National People's Congress"
            inside = last > head and words.joined[following] and words.folded_words[following] in INSTITUTIONS
            if not inside or words.folded_words[last] in country_words():
                return last
            last = following
            continue
        word = words.folded_words[following]
        if words.joined[following]:
            if last == head and word not in _GOES_ON and word[-1] != ".":
                return last
            if word in ("of", "for") and words.printed[last].isupper() and words.joined[following + 1]:
                last = following + 1  # "SECRETARY OF DEFENCE MARI KASK"
                continue
            inside = last > head and words.folded_words[last] not in HEADS
            if inside and words.printed[last].casefold() in _PLACE_PREFIXES and word not in HEADS:
                last = following
                continue
            if (
                word in HEADS
                or word.rstrip(".") in HONORIFICS
                or word in ("extraordinary", "plenipotentiary")
                or (word == "member" and words.folded_words[last] in _STYLED and words.joined[following + 1])
                or (word == "executive" and words.bare_words[last].casefold() == "chief")
                or inside
                and (
                    word in INSTITUTIONS
                    or words.printed[following].casefold() in INSTITUTIONS
                    or word in country_words()
                    or (not words.printed[head].isupper() and _is_body(words, following))
                )
            ):
                last = following
            elif word in MODIFIERS and _head_within(words, following):
                last = _head_within(words, following)
            elif inside and (ending := _institution_within(words, following)):
                last = ending
            else:
                return last
            continue
        gap = words.gap(following)
        if _OF.match(gap):
            # The first word after "of" belongs to the title, whatever it is ("Governor of Krasnoyarsk").
            if word in NO_NAMES and gap.strip() != "of":
                return last
            last = following
        elif gap in (" – ", " - ", " — ", "-") and _head_within(words, following):
            last = _head_within(words, following)
        elif last > head and _JOINS.match(gap):
            listed = word in INSTITUTIONS or word in countries_by_word()
            if not listed or _head_within(words, following):
                return last
            if gap.strip() == "," and (word in country_words() or not _goes_on(words, following)):
                return last
            if gap.strip() == "and" and word in country_words() and words.folded_words[last] in country_words():
                last = following
                continue
            last = following
        else:
            return last
    return last


def _is_body(words: Capitals, number: int) -> bool:
    """Whether capitals are a body's ("ASEAN") and not a surname before its given name ("TAMM Juhan")."""
    if not is_acronym(words.printed[number]):
        return False
    if words.printed[number].casefold() in INSTITUTIONS or not words.joined[number + 1]:
        return True
    given = words.bare_words[number + 1]
    known = given.casefold() in HEADS or given.casefold() in INSTITUTIONS or given.casefold() in MODIFIERS
    return known or given.isupper() or words.joined[number + 2]


def _institution_within(words: Capitals, number: int) -> int:
    """The number of an institution's last word that follows at once after its own name ("Election Commission"), else 0."""
    for at in range(number + 1, min(number + 3, len(words))):
        if not words.joined[at] or words.genitives[at - 1]:
            return 0
        word = words.folded_words[at]
        if word in INSTITUTIONS and word not in _PLACE_PREFIXES and not is_acronym(words.printed[at]):
            return at
    return 0


def _goes_on(words: Capitals, number: int) -> bool:
    """Whether an enumeration of portfolios goes on after this word ("Economy, Trade and Industry")."""
    for at in range(number + 1, min(number + 5, len(words))):
        gap = words.gap(at).strip()
        if gap in ("and", ", and", "&"):
            return words.folded_words[at] in INSTITUTIONS
        if gap not in ("", ","):
            return False
    return False


def is_acronym(word: str) -> bool:
    """Whether the word is two to six capitals ("OSCE")."""
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha()


def _head_within(words: Capitals, number: int) -> int:
    """The number of a title's head word that follows at once after modifiers, 0 if none does."""
    for at in range(number, min(number + 6, len(words))):
        if at > number and not words.joined[at]:
            return 0
        word = words.folded_words[at]
        if word in HEADS:
            return at
        if word not in MODIFIERS and word not in country_words() and word not in INSTITUTIONS:
            return 0
    return 0
