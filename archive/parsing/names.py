"""Where a text prints persons' names: with a title of office, in apposition, or as a name already known from elsewhere.

Every step looks at a bounded stretch around a capitalised word, so that the work grows with the text's length alone.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from archive.parsing.countries import countries_by_word, country_words
from archive.parsing.offices import HEADS, HONORIFICS, INSTITUTIONS, MODIFIERS, NO_NAMES, PARTICLES
from archive.parsing.wordlists import words

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏА-ЯЁЂЄІЇЈЉЊЋЎЏ"
# A capital first, which is found several times as fast as what must not stand before it.
_WORD = re.compile(
    rf"[{CAPITAL}](?<![\w'].)(?:(?<=H)\.\s?E\.|\.|(?:(?<=M)(?:rs?|s)|(?<=D)r|(?<=S)(?:t|en)|(?<=P)rof|(?<=G)(?:en|ov)|(?<=A)mb"
    rf"|(?<=R)ep|(?<=H)on)\.|(?:\w|['-](?=\w))*)"
)
_GAP = re.compile(r"[ \t]{1,3}\Z")
_OF = re.compile(r"\s(?:of|for|on|to|in|at|in charge of)(?:\s(?:the|its|his|her))?\s\Z")
_JOINS = re.compile(r"(?:\s|\s?,\s|,?\s(?:and|&)(?:\sthe)?\s|\s(?:of|for|on|in)(?:\sthe)?\s|-)\Z")
_ROMAN = re.compile(r"[IVX]{1,5}\Z")
_PLACE_PREFIXES = words("st st. saint san santa nizhny veliky new north south east west northern southern")
_MONTHS = words("march april may june august")


@dataclass(slots=True)
class Found:
    """A person's name, or an office without a name, as printed at `[start, end)`.

    `tokens` are the name's words in the order given name first and in ordinary capitals, empty for an office alone;
    `office` is the title as printed with it; `genitive` says that "'s" follows.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    office: str | None
    genitive: bool
    rule: str
    office_end: int = 0


def ordinary_capitals(word: str) -> str:
    """A word printed in capitals as a name is usually written: "O'NEILL" is O'Neill, "AL-ASSAD" Al-Assad."""
    if len(word) < 2 or not word.isupper() or _ROMAN.match(word) or word.endswith("."):
        return word
    small = "".join(p if p in "-'" else p.capitalize() for p in re.split(r"([-'])", word))
    return "Mc" + small[2:].capitalize() if small.startswith("Mc") and len(small) > 3 else small


def ordered(tokens: Iterable[str]) -> tuple[str, ...]:
    """A name's words with the given name first: a surname printed in capitals ("TAMM Juhan") goes to the end."""
    words = list(tokens)
    loud = [w for w in words if len(w) > 1 and w.isupper() and not w.endswith(".") and not _ROMAN.match(w)]
    calm = [w for w in words if w not in loud]
    if loud and any(not w.endswith(".") and not _ROMAN.match(w) for w in calm):
        words = calm + loud
    return tuple(ordinary_capitals(w) for w in words)


class Capitals:
    """The capitalised words of a text, by number: offsets, and what stands between two of them."""

    def __init__(self, shadow: str, vocabulary: frozenset[str] = frozenset()) -> None:
        self.shadow = shadow
        spans = [match.span() for match in _WORD.finditer(shadow)]
        self.starts = array("L", [start for start, _end in spans])
        self.ends = array("L", [end for _start, end in spans])
        self.vocabulary = vocabulary
        self._words = [shadow[start:end] for start, end in spans]
        self._bare = [word[:-2] if word[-2:] in ("'s", "'S") else word for word in self._words]

    def __len__(self) -> int:
        return len(self._words)

    def word(self, number: int) -> str:
        return self._words[number]

    def bare(self, number: int) -> str:
        """The word without a genitive ending."""
        return self._bare[number]

    def among(self, folded: AbstractSet[str]) -> list[int]:
        """The numbers of the words that are one of these in small letters, a genitive ending left out."""
        return [number for number, word in enumerate(self._bare) if word.casefold() in folded]

    def is_genitive(self, number: int) -> bool:
        word = self._words[number]
        return word[-2:] in ("'s", "'S") or (word[-1] == "s" and self.shadow.startswith("' ", self.ends[number]))

    def gap(self, number: int) -> str:
        """What stands between the word before and this one, cut at 24 characters."""
        before = self.ends[number - 1]
        return self.shadow[before : min(self.starts[number], before + 24)] if number else "\n"

    def follows(self, number: int) -> bool:
        """Whether this word follows the one before with only a space between them."""
        if not 0 < number < len(self._words):
            return False
        before = self.ends[number - 1]
        if self.starts[number] == before + 1 and self.shadow[before] == " ":  # nearly always, and soon seen
            return True
        gap = self.gap(number)
        return bool(_GAP.match(gap)) or (gap == "" and self._words[number - 1].endswith("."))


def _is_name_word(words: Capitals, number: int, index: int) -> bool:
    word = words.bare(number)
    folded = word.casefold()
    if folded in HEADS or folded.rstrip(".") in HONORIFICS:
        return False
    following = words.shadow[words.ends[number] : words.ends[number] + 3].lstrip()
    if folded in NO_NAMES:
        return folded in _MONTHS and word != "MAY" and not following[:1].isdigit()
    if index == 0:
        return folded not in country_words() or (
            words.follows(number + 1) and folded not in countries_by_word() and words.word(number + 1)[:1].isalpha()
        )
    if index > 1 and _is_acronym(word) and not words.word(number - 1).isupper():
        return False
    if folded in INSTITUTIONS or folded in MODIFIERS or folded in countries_by_word() and folded != "jordan":
        return False
    return folded not in words.vocabulary or word.isupper()


def _name_after(words: Capitals, number: int) -> int:
    """How many capitalised words from `number` on make a name."""
    count = 0
    while number + count < len(words) and count < 6:
        at = number + count
        if count:
            gap = words.gap(at)
            particle = gap.strip()
            if not words.follows(at) and not (
                0 < len(particle) <= 11
                and "\n" not in gap
                and all(p in PARTICLES for p in particle.split())
                or gap in (" al-", " el-")
            ):
                break
            if words.is_genitive(at - 1):
                break
        if not _is_name_word(words, at, count):
            break
        count += 1
    # A name does not end with an initial, unless the initial is all there is.
    return count


def _title_end(words: Capitals, head: int) -> int:
    """The number of the last capitalised word of the title whose head word is `head`."""
    last = head
    for _ in range(24):
        following = last + 1
        if following >= len(words) or words.is_genitive(last):
            return last
        gap = words.gap(following)
        word = words.bare(following).casefold()
        if words.follows(following):
            inside = last > head and words.bare(last).casefold() not in HEADS
            if inside and words.word(last).casefold() in _PLACE_PREFIXES and word not in HEADS:
                last = following
                continue
            if (
                word in HEADS
                or word.rstrip(".") in HONORIFICS
                or word in ("extraordinary", "plenipotentiary")
                or inside
                and (word in INSTITUTIONS or word in country_words() or _is_acronym(words.word(following)))
            ):
                last = following
            elif word in MODIFIERS and _head_within(words, following):
                last = _head_within(words, following)
            elif inside and (ending := _institution_within(words, following)):
                last = ending
            else:
                return last
        elif _OF.match(gap):
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
            if gap.strip() == "and" and word in country_words() and words.bare(last).casefold() in country_words():
                last = following
                continue
            last = following
        else:
            return last
    return last


def _institution_within(words: Capitals, number: int) -> int:
    """The number of an institution's last word that follows at once after its own name ("Election Commission"), else 0."""
    for at in range(number + 1, min(number + 3, len(words))):
        if not words.follows(at) or words.is_genitive(at - 1):
            return 0
        word = words.bare(at).casefold()
        if word in INSTITUTIONS and word not in _PLACE_PREFIXES and not _is_acronym(words.word(at)):
            return at
    return 0


def _goes_on(words: Capitals, number: int) -> bool:
    """Whether an enumeration of portfolios goes on after this word ("Economy, Trade and Industry")."""
    for at in range(number + 1, min(number + 5, len(words))):
        gap = words.gap(at).strip()
        if gap in ("and", ", and", "&"):
            return words.bare(at).casefold() in INSTITUTIONS
        if gap not in ("", ","):
            return False
    return False


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha()


def _head_within(words: Capitals, number: int) -> int:
    """The number of a title's head word that follows at once after modifiers, 0 if none does."""
    for at in range(number, min(number + 6, len(words))):
        if at > number and not words.follows(at):
            return 0
        word = words.bare(at).casefold()
        if word in HEADS:
            return at
        if word not in MODIFIERS and word not in country_words() and word not in INSTITUTIONS:
            return 0
    return 0


def _title_start(words: Capitals, head: int, floor: int) -> int:
    start = head
    while start > floor and head - start < 7 and words.follows(start) and not words.is_genitive(start - 1):
        word = words.word(start - 1)
        folded = word.casefold()
        if (
            folded in MODIFIERS
            or folded in country_words()
            or folded in INSTITUTIONS
            or folded in HEADS
            or _is_acronym(word)
            and folded not in NO_NAMES
        ):
            start -= 1
        else:
            break
    # "Tartu University Professor": an institution's own name stands before its kind.
    if start > floor and words.follows(start):
        folded = words.word(start).casefold()
        before = words.word(start - 1).casefold()
        if before in ("his", "her", "your") and folded in ("excellency", "majesty", "highness", "holiness"):
            return start - 1
        if (
            folded in ("university", "institute", "agency", "college", "company", "corporation")
            and before not in NO_NAMES
        ):
            start -= 1
    return start


_THE = re.compile(r"\b(?:the|both|his|her|its|their)\s\Z", re.IGNORECASE)
_AFTER_APPOSITION = re.compile(r"\s?(?:[,.;:)]|\n|\Z|'s\b|and\b)")


def titled(words: Capitals) -> list[Found]:
    """Names that stand with a title, and titles that stand alone, in the order of the text, without overlap."""
    shadow = words.shadow
    found: list[Found] = []
    number = 0
    floor = 0
    heads = iter(words.among(HEADS))
    while (number := next((at for at in heads if at >= number), -1)) >= 0:
        first = _title_start(words, number, floor)
        last = _title_end(words, number)
        begin, office_end = words.starts[first], words.starts[last] + len(words.bare(last))
        office = shadow[begin:office_end]
        name = last + 1
        count = 0
        if not words.is_genitive(last) and words.follows(name):
            count = _name_after(words, name)
        elif (
            name < len(words)
            and last > number
            and words.gap(name) == ", "
            and (size := _name_after(words, name)) > 1
            and _AFTER_APPOSITION.match(shadow, words.ends[name + size - 1])
        ):
            count = size
        if count:
            final = name + count - 1
            end = words.starts[final] + len(words.bare(final))
            found.append(
                Found(
                    begin,
                    end,
                    ordered(_name_words(words, name, count)),
                    office,
                    words.is_genitive(final),
                    "title",
                    office_end,
                )
            )
            number = floor = final + 1
            _merge_double_title(found, shadow)
        else:
            the = _THE.search(shadow[max(0, begin - 7) : begin])
            if not all(w in HONORIFICS for w in office.casefold().split()) or the:
                start = begin - len(the.group()) if the else begin
                found.append(Found(start, office_end, (), office, words.is_genitive(last), "office", office_end))
            number = floor = last + 1
    return found


def _merge_double_title(found: list[Found], shadow: str) -> None:
    """One person's two titles are one: "Deputy Prime Minister and Minister of Finance Aino Laine"."""
    if len(found) < 2 or found[-2].tokens or found[-2].genitive:
        return
    before, last = found[-2], found[-1]
    if shadow[before.end : last.start] in (" and ", ", ") and re.match(
        r"(?:the )?(?:first )?(?:deputy|vice)", before.office or "", re.IGNORECASE
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
    result = [words.bare(first)]
    for at in range(first + 1, first + count):
        gap = words.gap(at).strip()
        if gap in ("al-", "el-"):
            result.append(gap + words.bare(at))
        else:
            result.extend([*gap.split(), words.bare(at)] if gap else [words.bare(at)])
    return result


def in_apposition(words: Capitals, found: list[Found]) -> list[Found]:
    """Names before their office ("Tamm Juhan, Foreign Minister of Estonia"): offices alone that follow a name and a comma.

    Gives the list with those names; where the name before already stands with a title, it gets the office as well.
    """
    shadow = words.shadow
    result: list[Found] = []
    for item in found:
        if not item.tokens and result and result[-1].tokens:
            before = result[-1]
            plain = not before.office or _is_polite(before.office)
            if plain and not before.genitive and shadow[before.end : item.start] == ", ":
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
                if not words.follows(last - count + 1):
                    break
            if count > 1:
                first = last - count + 1
                tokens = ordered(_name_words(words, first, count))
                result.append(Found(words.starts[first], words.ends[last], tokens, item.office, False, "apposition"))
                continue
        result.append(item)
    return result


def _is_polite(office: str) -> bool:
    return all(word.strip(".") in {h.strip(".") for h in HONORIFICS} for word in office.casefold().split())


def _word_before(words: Capitals, position: int) -> int:
    return bisect_left(words.starts, position) - 1
