"""Looking for a quotation in a text when the text it was taken from is not at hand: from another tool, or another source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from archive.parsing.revising.alignment import align
from archive.parsing.revising.mapping import Status

from .following import Followed
from .selectors import TextQuoteSelector
from .words import Words, read

# So many words of context on a side say where a quotation stands; a quotation of so many says it by itself.
_CONTEXT_WORDS: Final = 3
_LONG: Final = 8
# A word that stands so often says nothing about the place; so many places are compared; so much has to be alike.
_FREQUENT: Final = 64
_COMPARED: Final = 5
_ALIKE: Final = 0.5

_REPEATED: Final = "these words stand {} times in the text, and nothing decides which are meant"
_SHORT: Final = "these words stand once, but are too few to be sure without what stood around them"
_ELSEWHERE: Final = "these words stand once, but other words stand around them"
_BEST: Final = "these words do not stand in the text; this is what is most like them"
_NOWHERE: Final = "neither these words nor any like them stand in the text"


def find_again(quote: TextQuoteSelector, text: str) -> Followed:
    """Where the quotation stands in `text`; see `find_all_again`, which is the way for many."""
    (found,) = find_all_again([quote], text)
    return found


def find_all_again(quotes: Iterable[TextQuoteSelector], text: str) -> tuple[Followed, ...]:
    """Where each quotation stands in `text`, by its words and what stood around them; in the order given.

    Certain only where the same words (white space, kinds of quotation marks and dashes aside) stand once between the
    same neighbours, three words on each side where so many are given, or, without any context given, where they stand
    once and are eight or more. All else is a proposal, *changed* where the words are only like those of the quotation,
    and *lost* where none are. Takes time with the length of the text, and for each quotation a search of it.
    Raises ValueError for an empty quotation.
    """
    asked = list(quotes)
    for quote in asked:
        if not quote.exact.strip():
            raise ValueError("the quotation is empty")
    own, *rest = read(text, *(words for quote in asked for words in (quote.exact, quote.prefix, quote.suffix)))
    where: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(own.plain):
        where[word].append(place)
    return tuple(_find(quote, text, own, where, *rest[3 * which : 3 * which + 3]) for which, quote in enumerate(asked))


def _find(
    quote: TextQuoteSelector,
    text: str,
    own: Words,
    where: dict[str, list[int]],
    exact: Words,
    prefix: Words,
    suffix: Words,
) -> Followed:
    found = _in_context(text, quote) or [
        (own.starts[at], own.ends[at + len(exact) - 1]) for at in _every(own.plain, exact.plain)
    ]
    if not found and (at := text.find(quote.exact)) >= 0:
        found = [(at, at + len(quote.exact))]  # it begins or ends inside a word
    if not found:
        return _most_alike(own, where, exact, prefix, suffix)
    agreeing = [_agreeing(own, place, prefix, suffix) for place in found]
    best = max(range(len(found)), key=lambda which: agreeing[which])
    start, end = found[best]
    clear = sum(sides == 2 for sides, _ in agreeing)
    if not len(prefix) and not len(suffix):
        doubt = _REPEATED.format(len(found)) if len(found) > 1 else "" if len(exact) >= _LONG else _SHORT
    elif len(found) > 1:
        doubt = "" if clear == 1 else _REPEATED.format(len(found))
    else:
        doubt = "" if clear else _ELSEWHERE
    return Followed(Status.UNCHANGED, start, end, not doubt, doubt)


def _in_context(text: str, quote: TextQuoteSelector) -> list[tuple[int, int]]:
    """The place of the quotation with its whole context to the letter, where there is just one."""
    whole = quote.prefix + quote.exact + quote.suffix
    at = text.find(whole) if quote.prefix or quote.suffix else -1
    if at < 0 or text.find(whole, at + 1) >= 0:
        return []
    start = at + len(quote.prefix)
    return [(start, start + len(quote.exact))]


def _every(words: str, some: str) -> list[int]:
    found: list[int] = []
    place = words.find(some) if some else -1
    while place >= 0 and len(found) <= _FREQUENT:
        found.append(place)
        place = words.find(some, place + 1)
    return found


def _agreeing(own: Words, place: tuple[int, int], prefix: Words, suffix: Words) -> tuple[int, int]:
    """On how many sides the context's nearest words stand there too (none given is no objection), and how many in all."""
    inside = own.inside(*place)
    before, after = prefix.plain[::-1], suffix.plain
    # The outermost word of the context may be cut.
    there_before, there_after = own.plain[: inside.start][::-1], own.plain[inside.stop : inside.stop + len(after)]
    common_before = _common(before, there_before[: len(before)])
    common_after = _common(after, there_after)
    sides = sum(
        not words or 0 < common >= min(_CONTEXT_WORDS, len(words) - 1)
        for common, words in ((common_before, before), (common_after, after))
    )
    return sides, common_before + common_after


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _most_alike(own: Words, where: dict[str, list[int]], exact: Words, prefix: Words, suffix: Words) -> Followed:
    """The stretch with most of the words, where at least half are the same; never certain."""
    size = len(exact)
    best: tuple[float, int, int] | None = None
    for begin in _likely(where, exact, prefix, suffix):
        margin = size // 4 + 2
        low, high = max(0, begin - margin), min(len(own), begin + size + margin)
        pairs = align(exact.plain, own.plain[low:high])
        if not pairs:
            continue
        first, last = low + pairs[0][1], low + pairs[-1][1]
        likeness = 2 * len(pairs) / (size + last - first + 1)
        if likeness >= _ALIKE and (best is None or likeness > best[0]):
            best = (likeness, first, last)
    if best is None:
        return Followed(Status.LOST, None, None, False, _NOWHERE)
    return Followed(Status.CHANGED, own.starts[best[1]], own.ends[best[2]], False, _BEST)


def _likely(where: dict[str, list[int]], exact: Words, prefix: Words, suffix: Words) -> list[int]:
    """Where the quotation may begin, by the words it shares with the text; rare words say more."""
    width = max(4, len(exact) // 4)
    votes: Counter[int] = Counter()
    begins: dict[int, int] = {}
    for offset, word in enumerate(prefix.plain + exact.plain + suffix.plain, start=-len(prefix)):
        found = where.get(word, [])
        if len(found) > _FREQUENT:
            continue
        for place in found:
            for bucket in ((place - offset) // width, (place - offset) // width + 1):
                votes[bucket] += 60 // len(found) + 1
                begins.setdefault(bucket, place - offset)
    return [begins[bucket] for bucket, _ in votes.most_common(_COMPARED)]
