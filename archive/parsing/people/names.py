"""Where a text prints persons' names: with a title of office, in apposition, or as a name already known from elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache, lru_cache

from archive.parsing.words.capitals import CAPITAL, Capitals, Found, ordered, ordinary_capitals
from archive.parsing.words.countries import (
    capitals,
    countries_by_word,
    country_names,
    country_words,
    words_of_capitals,
)
from archive.parsing.words.offices import HEADS, HONORIFICS, INSTITUTIONS, MODIFIERS, NO_NAMES, PARTICLES
from archive.parsing.words.title_extent import is_acronym, title_end, title_start
from archive.parsing.words.wordlists import words

__all__ = [
    "ALSO_NAMES",
    "CAPITAL",
    "GIVEN_NAMES_TOO",
    "Capitals",
    "Found",
    "in_apposition",
    "is_polite",
    "ordered",
    "ordinary_capitals",
    "titled",
]

ALSO_NAMES = words("amir emir sultan king bishop marshal dean pope sheikh")
"""Titles that are surnames as well: "Julia Bishop"."""
_MONTHS = words("march april may june august")
AFTER_NAMES = words(
    "mp mps mep mla mlc msp td qc kc am ao ac obe cbe mbe dbe kbe cmg kcmg gcmg cvo kcvo mc dso phd dphil esq mpp mha"
)
"""Letters behind a name that say what its bearer is or was given: "THE HON TOOMAS TAMM MP"."""
GIVEN_NAMES_TOO = words("german israel jordan chad")
"""Words of countries that are given names as well: "German Kask"."""
_COMMON_ENDINGS = ("ities", "tion", "tions", "ring", "ment", "ments")


@cache
def _known_words() -> frozenset[str]:
    """Words of which more has to be known before one is taken for part of a name, in small letters."""
    titles = HEADS.union(HONORIFICS, INSTITUTIONS, MODIFIERS, ALSO_NAMES, AFTER_NAMES)
    return titles.union(NO_NAMES, GIVEN_NAMES_TOO, country_words(), countries_by_word(), capitals(), ["a"])


def _is_name_word(words: Capitals, number: int, index: int) -> bool:
    word, folded = words.bare_words[number], words.folded_words[number]
    if folded not in _known_words() and folded[-1] != "." and (index < 2 or not word.isupper()):
        return not index or word.isupper() or folded not in words.vocabulary or words.gap(number).strip() in PARTICLES
    if folded in ALSO_NAMES and index and (words.joined[number + 1] or _is_after_name(words, number)):
        return True  # "Hossein Amir Kask", "Julia Bishop"
    if folded in HEADS or folded.rstrip(".") in HONORIFICS:
        return False
    if folded == "a" and words.joined[number + 1] and (index or words.joined[number]):
        return len(words.folded_words[number + 1]) == 1 or words.joined[number + 2]  # "Dr A K Abdul Tamm"
    if index > 1 and folded in AFTER_NAMES and word.isupper():
        return False
    if index and len(word) > 3 and folded in capitals() and (word.isupper() or "  " in words.gap(number)):
        return False  # "PRESS CONFERENCE WITH PRIME MINISTER OKAFOR NAIROBI", "Minister Okafor  Nairobi, Kenya"
    if folded in NO_NAMES:
        following = words.shadow[words.ends[number] : words.ends[number] + 3].lstrip()
        return folded in _MONTHS and word != "MAY" and not following[:1].isdigit()
    if index == 0:
        if folded in GIVEN_NAMES_TOO and words.joined[number + 1]:
            after = words.folded_words[number + 1]
            return not (after in HEADS or after in INSTITUTIONS or after in MODIFIERS or after in NO_NAMES)
        if folded not in country_words():
            return True
        if not words.joined[number + 1]:
            # "Foreign Secretary Hague": one word of a capital's name is no place.
            return folded in words_of_capitals() and folded not in INSTITUTIONS
        return folded not in countries_by_word() and words.printed[number + 1][:1].isalpha()
    if index > 1 and is_acronym(word) and not words.printed[number - 1].isupper():
        return False
    if folded in INSTITUTIONS or folded in MODIFIERS or folded in countries_by_word() and folded != "jordan":
        return False
    return word.isupper() or folded not in words.vocabulary or words.gap(number).strip() in PARTICLES


_ARTICLE = 6
"""Characters of an article, or "their", with the spaces beside it."""
_GIVEN_TOO = ("Dean", "Sheikh")
_OFFICE_BEHIND = re.compile(r",\s(?:[A-Z]\w+\s){1,3}(?:of|for)\b")
"""What says of "Dean Kask" that it is a name, and no dean's title: ", Secretary of State"."""


def _is_given(words: Capitals, number: int) -> bool:
    """Whether a title's word before another is part of a name: "Dean Kask, Secretary of Harbours", "Omar Sheikh Noor"."""
    if not words.joined[number + 1]:
        return False
    if words.joined[number] and words.bare_words[number] == "Sheikh":
        return _is_after_name(words, number)
    if words.bare_words[number] != "Dean" or not _is_given_of_two(words, number):
        return False
    at = words.starts[number]
    is_alone = not words.joined[number] and not _THE.search(words.shadow[max(0, at - _ARTICLE) : at])
    return is_alone and _OFFICE_BEHIND.match(words.shadow, words.ends[number + 1]) is not None


def _is_given_of_two(words: Capitals, number: int) -> bool:
    """Whether one word of a name stands behind a word, not two: "Dean Kask" may be a name, "Dean Mari Kask" is a dean."""
    return words.joined[number + 1] and not words.joined[number + 2]


def _is_after_name(words: Capitals, number: int) -> bool:
    """Whether the word before can be a given name, and no word of a title."""
    before = words.folded_words[number - 1] if words.joined[number] else ""
    known = before in HEADS or before in MODIFIERS or before in INSTITUTIONS or before in NO_NAMES
    return bool(before) and not known and before not in country_words() and not words.genitives[number - 1]


def _name_after(words: Capitals, number: int) -> int:
    """How many capitalised words from `number` on make a name."""
    count = 0
    size = len(words.printed)
    while number + count < size and count < 6:
        at = number + count
        if count and (words.genitives[at - 1] or not (words.joined[at] or _is_inside_name(words.gap(at)))):
            break
        if not _is_name_word(words, at, count):
            break
        count += 1
    # A name does not end with an initial, unless the initial is all there is.
    return count


def _is_inside_name(gap: str) -> bool:
    """Whether the small letters between two capitalised words can be a name's: "Lula da Silva", "Daudi al-Kask"."""
    particle = gap.strip()
    if gap in (" al-", " el-"):
        return True
    return 0 < len(particle) <= 11 and "\n" not in gap and PARTICLES.issuperset(particle.split())


# An institution's name goes on after these ("Natural Disaster Relief").
_ADJECTIVES = ("al", "ic", "an", "ern", "ese", "ish")
_THE = re.compile(r"\b(?:the|both|his|her|its|their)\s\Z", re.IGNORECASE)
_AFTER_APPOSITION = re.compile(r"\s?(?:[,.;:)]|\n|\Z|'s\b|and\b)")


def titled(words: Capitals) -> list[Found]:
    """Names that stand with a title, and titles that stand alone, in the order of the text, without overlap."""
    shadow = words.shadow
    found: list[Found] = []
    floor = 0
    for number in words.among(HEADS):
        if number < floor:
            continue
        if words.folded_words[number] in _SHORT and not _is_office_in_short(words, number):
            continue
        if words.bare_words[number] in _GIVEN_TOO and _is_given(words, number):
            continue
        if (
            words.folded_words[number] == "parliamentary"
            and words.folded_words[min(number + 1, len(words) - 1)] in INSTITUTIONS
        ):
            continue  # "Parliamentary Assembly President Mari Kask"
        first = title_start(words, number, floor)
        last = title_end(words, number)
        is_surname = last > number and _ends_with_surname(words, last)
        if is_surname:
            last -= 1  # "Foreign Minister Bishop"
        begin, office_end = words.starts[first], words.starts[last] + len(words.bare_words[last])
        office = shadow[begin:office_end]
        name = last + 1
        count = 0
        if is_surname:
            count = 1
        elif not words.genitives[last] and words.joined[name] and "\t" not in words.gap(name):
            count = _name_after(words, name)  # behind a tab begins what the holder of the office says
        elif name + 1 < len(words) and words.gap(name) in (" (", ". (") and words.gap(name + 1) in (") ", ".) "):
            if is_polite(words.bare_words[name]):  # "Hon. (Dr.) Mari Kask"
                name += 1
                count = _name_after(words, name)
        elif (
            name < len(words)
            and last > first
            and words.gap(name) == ", "
            and (size := _name_after(words, name)) > 1
            and _AFTER_APPOSITION.match(shadow, words.ends[name + size - 1])
        ):
            count = size
        if count == 1 and words.folded_words[name] in INSTITUTIONS:
            count = 0  # "General Assembly", "Secretary General's Office"
        if count:
            closing = words.folded_words[last]
            closes = closing in country_names() or closing in INSTITUTIONS and not closing.endswith(_ADJECTIVES)
            open_ended = last > number and not closes
            if count > 2 and last > number and _is_loud(words, name) and not _is_loud(words, name + 1):
                # "Head of Harbour Corporation MERETAX Mari Kask": a surname in capitals has one given name after it.
                name, count = name + 1, count - 1
            while count > 2 and _is_of_institution(words.bare_words[name]):
                name, count = name + 1, count - 1  # "Secretary of the Party General Council Mari Kask"
            final = name + count - 1
            end = words.starts[final] + len(words.bare_words[final])
            found.append(
                Found(
                    begin,
                    end,
                    ordered(_name_words(words, name, count)),
                    office,
                    words.genitives[final],
                    "title",
                    office_end,
                    not (open_ended and count > 2),
                )
            )
            floor = final + 1
            if len(found) > 1 and not found[-2].tokens:
                _merge_double_title(found, shadow)
        else:
            if first == last and words.folded_words[last] in ALSO_NAMES and _is_after_name(words, last):
                floor = last + 1
                continue  # "Julia Bishop, Foreign Minister"
            the = _THE.search(shadow[max(0, begin - 7) : begin])
            if the or not HONORIFICS.issuperset(office.casefold().split()):
                start = begin - len(the.group()) if the else begin
                found.append(Found(start, office_end, (), office, words.genitives[last], "office", office_end))
            floor = last + 1
    return found


_SHORT = frozenset(("pm", "fm", "eam"))


def _is_office_in_short(words: Capitals, number: int) -> bool:
    """Whether initials are an office ("FM Tamm", "the PM") and no time of day ("4:20 PM")."""
    start = words.starts[number]
    return words.printed[number].isupper() and not words.shadow[max(0, start - 2) : start].rstrip().isdigit()


def _ends_with_surname(words: Capitals, last: int) -> bool:
    """Whether a title's last word is rather its holder's surname: "Prime Minister King", with no name behind it."""
    if words.folded_words[last] not in ALSO_NAMES or words.folded_words[last - 1] not in HEADS:
        return False
    return words.joined[last] and not words.joined[last + 1]


def _is_of_institution(word: str) -> bool:
    """Whether the first word of what seems a name still belongs to the office before it."""
    return len(word) > 3 and (word.casefold() in INSTITUTIONS or len(word) > 6 and word.endswith(_COMMON_ENDINGS))


def _is_loud(words: Capitals, number: int) -> bool:
    word = words.bare_words[number]
    return len(word) > 1 and word.isupper() and word.isalpha()


def _merge_double_title(found: list[Found], shadow: str) -> None:
    """One person's two titles are one: "Deputy Prime Minister and Minister of Finance Aino Laine", "Governor/Vice-President Aino Laine"."""
    before, last = found[-2], found[-1]
    if before.genitive:
        return
    between = shadow[before.end : last.start]
    if between == "/" or (
        between in (" and ", ", ")
        and re.match(r"(?:the )?(?:first )?(?:deputy|vice|acting)", before.office or "", re.IGNORECASE)
    ):
        start = last.start - (last.start - before.end) - len(before.office or "")
        found[-2:] = [
            Found(
                start,
                last.end,
                last.tokens,
                shadow[start : last.office_end],
                last.genitive,
                last.rule,
                last.office_end,
            )
        ]


def _name_words(words: Capitals, first: int, count: int) -> list[str]:
    """The words of a name with their particles ("Lula da Silva", "al-Assad")."""
    result = [words.bare_words[first]]
    for at in range(first + 1, first + count):
        gap = words.gap(at).strip()
        if gap == "'":
            result[-1] += gap
            result.append(words.bare_words[at])
        elif gap in ("al-", "el-"):
            result.append(gap + words.bare_words[at])
        else:
            result.extend([*gap.split(), words.bare_words[at]] if gap else [words.bare_words[at]])
    return result


_JOINED = frozenset((" al-", " el-", " ben ", " bin ", " ibn ", " van ", " von ", " de ", " da ", " di "))
"""What may stand between two words of a name before its office: "Daudi al-Kask, Minister of Trade"."""
_BEHIND_NAME = re.compile(
    r"(?:\s(?:MPP?|MEP|MSP|MHA|MLA|QC|KC|AC|AO|OBE|CBE|GCMG|KCMG|CMG)){0,3}(?:,?\s(?:[A-Z]\.\s?){2,5}){0,3},\s"
)
"""Between a name and its office: "the Hon. Mari Kask MP, Minister of Trade", "the Hon. Mari Kask, M.P., Minister of Trade"."""


def in_apposition(words: Capitals, found: list[Found]) -> list[Found]:
    """Names before their office ("Tamm Juhan, Foreign Minister of Estonia"): offices alone that follow a name and a comma.

    Gives the list with those names; where the name before already stands with a title, it gets the office as well.
    """
    shadow = words.shadow
    result: list[Found] = []
    for item in found:
        if item.tokens and item.office and result and not result[-1].tokens and _is_bearer(shadow, result[-1], item):
            before = result.pop()
            item = replace(item, start=before.start, office=before.office, rule="apposition")
        if not item.tokens and result and result[-1].tokens:
            before = result[-1]
            plain = not before.office or is_polite(before.office)
            if plain and not before.genitive and _BEHIND_NAME.fullmatch(shadow, before.end, item.start):
                before.office = item.office
                continue
        if not item.tokens and shadow[max(0, item.start - 2) : item.start] == ", ":
            last = _word_before(words, item.start)
            count = 0
            while (
                last - count >= 0
                and count < 4
                and _is_name_word(words, last - count, 1)
                and words.starts[last - count] >= (result[-1].end if result else 0)
            ):
                count += 1
                if not words.joined[last - count + 1] and words.gap(last - count + 1) not in _JOINED:
                    break
            if count > 1:
                first = last - count + 1
                tokens = ordered(_name_words(words, first, count))
                if all(len(token) < 3 for token in tokens):
                    result.append(item)  # "M.P., Minister of Trade"
                    continue
                result.append(Found(words.starts[first], words.ends[last], tokens, item.office, False, "apposition"))
                continue
        result.append(item)
    return result


_RANKS = words("senator sir dame lord lady baroness")
"""Titles behind an office that its bearer has besides: "the Minister of Trade, Senator Kask,"."""


_SPOKEN_TO = ("Mr ", "Mr. ", "Madam ", "Madame ", "Mister ")
"""How an office begins that somebody is spoken to by: "Thank you, Madam Chairman, Senator Kask"."""


def _is_bearer(shadow: str, before: Found, item: Found) -> bool:
    """Whether a name with a word of address stands beside the office that it bears: "the Minister of Trade, Ms. Kask"."""
    if before.genitive or shadow[before.end : item.start] != ", " or shadow.startswith(_SPOKEN_TO, before.start):
        return False
    if not item.office or not (is_polite(item.office) or item.office.casefold() in _RANKS):
        return False
    return _AFTER_APPOSITION.match(shadow, item.end) is not None


_POLITE = frozenset(word.strip(".") for word in HONORIFICS)


@lru_cache(maxsize=1024)  # A record prints the same few titles again and again.
def is_polite(office: str) -> bool:
    """Whether a title is only words of address ("Mr.", "H.E. Ms.")."""
    return all(word.strip(".") in _POLITE for word in office.casefold().split())


def _word_before(words: Capitals, position: int) -> int:
    return bisect_left(words.starts, position) - 1
