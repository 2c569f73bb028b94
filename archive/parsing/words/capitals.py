"""The capitalised words of a text, and the words of a name in order.

Every step looks at a bounded stretch around a capitalised word, so that the work grows with the text's length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from operator import sub

from archive.parsing.words.offices import PARTICLES

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏА-ЯЁЂЄІЇЈЉЊЋЎЏ"
# A capital first, which is found several times as fast as what must not stand before it; then the word, whatever it is, and
# of few what a stop or an apostrophe behind it makes of them.
_WORD = re.compile(
    rf"[{CAPITAL}](?<![\w'].)\w*+(?:\.(?:(?<=\b\w\.)(?:(?<=H\.)\s?E\b\.?)?|(?<=\b(?:M[rsRS]|D[rR]|St)\.)|(?<=\b(?:M(?:rs|RS)|S(?:en|mt|MT)|G(?:en|ov)|Amb|Rep|Hon|Col|Adm|Maj)\.)"
    r"|(?<=\bProf\.))|'(?<=\bDato')(?=\s)|(?:['-]\w++)++)?+"
)
_SPACES = " \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"  # also those that break no line
_ROMAN = re.compile(r"[IVX]{1,5}\Z")


@dataclass(slots=True)
class Found:
    """A person's name, or an office without a name, as printed at `[start, end)`.

    `tokens` are the name's words in the order given name first and in ordinary capitals, empty for an office alone;
    `is_sure` says that the first of them can be no word of the title;
    `office` is the title as printed with it; `genitive` says that "'s" follows.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    office: str | None
    genitive: bool
    rule: str
    office_end: int = 0
    is_sure: bool = True


_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"


def without_mark(word: str) -> str:
    """A word without a footnote's number that a page ran into it: "Affairs15" and "Affairs¹" are Affairs, "G20" itself."""
    if word[-1] > "\u007f":
        return word.rstrip(_RAISED) or word
    plain = word.rstrip("0123456789")
    return plain if len(plain) > 3 and plain[-2:].islower() and len(word) - len(plain) < 4 else word


_GAELIC = re.compile(r"(Mc|Mac|Fitz|De|Di|La|Le|Van|O'|D')([A-Z]{3,})")


@lru_cache(maxsize=1024)  # A record prints the same few names again and again.
def ordinary_capitals(word: str) -> str:
    """A word printed in capitals as a name is usually written: "O'NEILL" is O'Neill, "AL-ASSAD" Al-Assad."""
    if (mixed := _GAELIC.fullmatch(word)) is not None:
        return mixed[1] + mixed[2].capitalize()  # "McTAMM"
    if len(word) < 2 or not word.isupper() or _ROMAN.match(word) or word.endswith("."):
        return word
    # A Turkish capital with a dot keeps it as a sign of its own when it is made small.
    small = "".join(p if p in "-'" else p.capitalize().replace("i\u0307", "i") for p in re.split(r"([-'])", word))
    return "Mc" + small[2:].capitalize() if small.startswith("Mc") and len(small) > 3 else small


def ordered(tokens: Iterable[str]) -> tuple[str, ...]:
    """A name's words with the given name first: a surname printed in capitals ("TAMM Juhan") goes to the end."""
    words = list(tokens)
    for word in words:
        if word.isupper() or not word.istitle():
            break
    else:
        return tuple(words)
    loud = [w for w in words if len(w) > 1 and w.isupper() and not w.endswith(".") and not _ROMAN.match(w)]
    if loud:
        calm = [w for w in words if w not in loud]
        if any(not w.endswith(".") and not _ROMAN.match(w) for w in calm):
            words = calm + loud
    return tuple(map(ordinary_capitals, words))


_MAY_BE_MARKED = frozenset("sS0123456789" + _RAISED)
"""With what a word ends that has a genitive's "'s" or a footnote's number behind it, for most have neither."""
_FARTHEST = 8
"""Characters of the widest gap inside a name: three spaces, or a particle between two."""
_NEAREST = 2
"""Characters of a gap that has no room for a particle between two spaces."""


class Vocabulary:
    """The words of a text as they stand between spaces, commas and stops, each as it is printed.

    A record asks for five words or so: each is looked for in the text, once. Only who asks for many has all gathered.
    """

    _LOOKS = 100
    """Places in the text looked at before all words are gathered, so that the work grows with the text's length alone."""

    def __init__(self, shadow: str) -> None:
        self._shadow = shadow
        self._looks = 0
        self._all: frozenset[str] | None = None
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._holds(word)
        return known

    def _holds(self, word: str) -> bool:
        shadow, at = self._shadow, -1
        while self._all is None:
            self._looks += 1
            if self._looks > self._LOOKS:
                self._all = frozenset(shadow.replace(",", " ").replace(".", " ").split())
                break
            at = shadow.find(word, at + 1)
            if at < 0:
                return False
            end = at + len(word)
            if (not at or _parts(shadow[at - 1])) and (end == len(shadow) or _parts(shadow[end])):
                return not any(map(_parts, word))
        return word in self._all


def _parts(character: str) -> bool:
    return character in " ,." or character.isspace()


class Capitals:
    """The capitalised words of a text by number, as lists: each is asked for again and again, and a list answers soonest.

    Of each word where it begins and ends (`starts`, `ends`), how it is `printed`, without a genitive's ending (`bare_words`),
    and that in small letters (`folded_words`); whether it is one of the `genitives`; and whether it is `joined` to the one
    before by a space and nothing else (False also behind the last word).
    """

    def __init__(self, shadow: str, vocabulary: Vocabulary | frozenset[str] = frozenset()) -> None:
        self.shadow = shadow
        self.vocabulary = vocabulary
        words = list(_WORD.finditer(shadow))
        self.starts = starts = list(map(re.Match.start, words))
        self.ends = ends = list(map(re.Match.end, words))
        self.printed = printed = list(map(re.Match.group, words))
        self.bare_words = bare_words = printed.copy()
        self.genitives = genitives = [False] * len(words)
        for number, word in enumerate(printed):
            if word[-1] not in _MAY_BE_MARKED:
                continue
            if word[-2:] in ("'s", "'S"):
                bare_words[number], genitives[number] = word[:-2], True
            elif word[-1] == "s":
                genitives[number] = shadow.startswith("' ", ends[number])
            else:
                bare_words[number] = without_mark(word)
        self.folded_words = list(map(str.casefold, bare_words))
        self._gaps = gaps = list(map(sub, starts[1:], ends))
        # Behind most words no other is near enough to go on with it.
        self._near = near = [number for number, gap in enumerate(gaps) if gap <= _FARTHEST]
        self.joined = joined = [False] * (len(words) + 1)
        for number in near:
            gap, end = gaps[number], ends[number]
            if (gap == 1 and shadow[end] == " ") or (
                gap < 4 and shadow[end] not in ",.\n" and _joins(shadow, end, end + gap)
            ):
                joined[number + 1] = True

    def __len__(self) -> int:
        return len(self.printed)

    def among(self, folded: AbstractSet[str]) -> list[int]:
        """The numbers of the words that are one of these in small letters, a genitive ending left out."""
        return [number for number, word in enumerate(self.folded_words) if word in folded]

    def alone(self) -> list[bool]:
        """For each word whether the next does not go on with it, not even over a particle."""
        shadow, gaps, ends, joined = self.shadow, self._gaps, self.ends, self.joined
        alone = [True] * len(ends)
        for number in self._near:
            gap, end = gaps[number], ends[number]
            if joined[number + 1] or (gap > _NEAREST and shadow[end : end + gap].strip(_SPACES) in PARTICLES):
                alone[number] = False
        return alone

    def gap(self, number: int) -> str:
        """What stands between the word before and this one, cut at 24 characters."""
        if not number:
            return "\n"
        before, start = self.ends[number - 1], self.starts[number]
        return self.shadow[before : start if start - before < 24 else before + 24]

    def word(self, number: int) -> str:
        return self.printed[number]

    def bare(self, number: int) -> str:
        return self.bare_words[number]

    def is_genitive(self, number: int) -> bool:
        return self.genitives[number]

    def follows(self, number: int) -> bool:
        return self.joined[number]


def _joins(shadow: str, end: int, start: int) -> bool:
    """Whether up to three characters between two words, no plain space alone, are no more than a space."""
    gap = shadow[end:start]
    if not gap:
        return shadow[end - 1] == "."
    if gap == "' ":
        # "Rida' Al-Kask": a letter of the name, for no plural's genitive and no quotation ends so.
        return shadow[end - 1] in "aeiou" and " '" not in shadow[max(0, end - 40) : end]
    return not gap.strip(_SPACES)
