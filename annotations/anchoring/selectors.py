"""Selectors of the W3C Web Annotation Data Model (4.2.4 and 4.2.5): made for a stretch of text, and found in it.

All offsets count Unicode code points of the text, from `start` up to but without `end`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# How much is kept on each side: enough for a reader to know the place again, more where the passage repeats, and never
# more than this even where nothing tells two places apart.
_CONTEXT: Final = 32
_MOST_CONTEXT: Final = 1_024
_PLACES_TOLD: Final = 100
"""Of a quotation that stands in very many places so many are named."""

_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words themselves, and what stands directly before and after them (both may be empty)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """The stretch from `start` up to but without `end`, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Located:
    """The one place that the selectors name."""

    start: int
    end: int


class Problem(StrEnum):
    """Why selectors name no one place."""

    NOTHING = "nothing"
    EMPTY = "empty"
    OUT_OF_BOUNDS = "out of bounds"
    ABSENT = "absent"
    OTHER_CONTEXT = "other context"
    REPEATED = "repeated"
    DISAGREE = "disagree"


class NotLocated(ValueError):
    """The selectors name no place, or more than one; `places` are those of the quotation, the first hundred in order.

    `problem`: *nothing* was given; one is *empty*; a position is *out of bounds*; the quotation is *absent*; it is
    there, but in *other context* than the prefix and suffix say; it is *repeated*, and nothing decides which is meant;
    or the position and the quotation *disagree*.
    """

    def __init__(self, problem: Problem, message: str, places: tuple[Located, ...] = ()) -> None:
        super().__init__(message)
        self.problem = problem
        self.places = places


def describe(text: str, start: int, end: int) -> TextQuoteSelector:
    """The quotation of `[start, end)`, with 32 characters of context on each side, more where the passage repeats.

    The three together stand once in the text, unless even 1,024 characters on each side stand there again; then it is
    the position that decides. Raises NotLocated for a stretch that is empty or leaves the text.
    """
    _check(text, start, end)
    size = _CONTEXT
    while True:
        low, high = max(0, start - size), min(len(text), end + size)
        if size >= _MOST_CONTEXT or (low == 0 and high == len(text)) or not _stands_again(text, text[low:high], low):
            return TextQuoteSelector(text[start:end], text[low:start], text[end:high])
        size *= 2


def locate(
    text: str,
    quote: TextQuoteSelector | None = None,
    position: TextPositionSelector | None = None,
    *,
    within: tuple[int, int] | None = None,
) -> Located:
    """The one place in `text` that the selectors name; both have to name it where both are given.

    A quotation counts with its prefix and suffix. Where it does not stand so to the letter, white space is let go by
    (a browser shows other line ends and indents than the text has); nothing else is. If it stands in the stretch
    `within`, such as a statement, only its places there count. Raises NotLocated.
    """
    if quote is None and position is None:
        raise NotLocated(Problem.NOTHING, "give a quotation, a position, or both")
    if position is not None:
        _check(text, position.start, position.end)
    if quote is None:
        assert position is not None
        return Located(position.start, position.end)
    if not quote.exact.strip():
        raise NotLocated(Problem.EMPTY, "the quotation is empty")
    if position is not None and _stands_at(text, quote, position):
        return Located(position.start, position.end)
    found = (places(text, quote, within) if within else ()) or places(text, quote)
    if not found:
        _refuse_absent(text, quote)
    if position is not None:
        there = text[position.start : position.end]
        raise NotLocated(
            Problem.DISAGREE,
            f"at {position.start}–{position.end} the text has “{_short(there)}”, not the quotation "
            f"“{_short(quote.exact)}” with its prefix and suffix; give the right position or none",
            found,
        )
    if len(found) > 1:
        raise NotLocated(
            Problem.REPEATED,
            f"“{_short(quote.exact)}” stands {_times(len(found))} in the text"
            f"{' with this prefix and suffix' if quote.prefix or quote.suffix else ''}; "
            "say which by more of the words before and after it, or by its position",
            found,
        )
    return found[0]


def _check(text: str, start: int, end: int) -> None:
    if not 0 <= start <= end <= len(text):
        raise NotLocated(
            Problem.OUT_OF_BOUNDS, f"there is no stretch {start}–{end} in a text of {len(text)} characters"
        )
    if start == end:
        raise NotLocated(Problem.EMPTY, f"the stretch {start}–{end} is empty")


def _stands_again(text: str, words: str, at: int) -> bool:
    return text.find(words) < at or text.find(words, at + 1) >= 0


def _stands_at(text: str, quote: TextQuoteSelector, position: TextPositionSelector) -> bool:
    before, there, after = text[: position.start], text[position.start : position.end], text[position.end :]
    if there == quote.exact and before.endswith(quote.prefix) and after.startswith(quote.suffix):
        return True
    if _one_line(there) != _one_line(quote.exact):
        return False
    return _one_line(before).endswith(_one_line(quote.prefix)) and _one_line(after).startswith(_one_line(quote.suffix))


def _one_line(words: str) -> str:
    return _SPACES.sub(" ", words).strip()


def places(text: str, quote: TextQuoteSelector, within: tuple[int, int] | None = None) -> tuple[Located, ...]:
    """Where the quotation stands with its prefix and suffix, the first hundred: to the letter, else but for white space.

    Its prefix and suffix may stand outside of `within`.
    """
    low, high = within or (0, len(text))
    whole = quote.prefix + quote.exact + quote.suffix
    at, length = len(quote.prefix), len(quote.exact)
    found = _every(text, whole, low - at, high + len(quote.suffix))
    return tuple(Located(place + at, place + at + length) for place in found) or _places_by_words(
        text, quote, low, high
    )


def _places_by_words(text: str, quote: TextQuoteSelector, low: int, high: int) -> tuple[Located, ...]:
    """The same with each stretch of white space as one space; a place begins and ends with a word."""
    plain, offsets = _single_spaced(text)
    whole, _ = _single_spaced(quote.prefix + quote.exact + quote.suffix)
    before, _ = _single_spaced(quote.prefix + quote.exact)
    exact, words = _one_line(quote.exact), whole.strip(" ")
    # Measured from the left end, so that white space at the seams is counted once.
    trailing = len(before) - len(before.rstrip(" "))
    leading = len(whole) - len(whole.lstrip(" "))
    end = len(before) - trailing - leading
    first, after = bisect_left(offsets, low) - end + len(exact), bisect_left(offsets, high) + len(words) - end
    return tuple(
        Located(offsets[place + end - len(exact)], offsets[place + end - 1] + 1)
        for place in _every(plain, words, first, after)
    )


def _single_spaced(text: str) -> tuple[str, list[int]]:
    """The text with each stretch of white space as one space, and the offset in `text` of each of its characters."""
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for gap in _SPACES.finditer(text):
        parts += [text[at : gap.start()], " "]
        offsets += range(at, gap.start() + 1)
        at = gap.end()
    parts.append(text[at:])
    offsets += range(at, len(text))
    return "".join(parts), offsets


def _every(text: str, words: str, low: int, high: int) -> list[int]:
    """Where `words` begin in a stretch of the text, also where they overlap themselves; the first hundred places."""
    found: list[int] = []
    place = text.find(words, max(0, low), high)
    while place >= 0 and len(found) < _PLACES_TOLD:
        found.append(place)
        place = text.find(words, place + 1, high)
    return found


def _refuse_absent(text: str, quote: TextQuoteSelector) -> None:
    alone = places(text, TextQuoteSelector(quote.exact))
    if alone:
        raise NotLocated(
            Problem.OTHER_CONTEXT,
            f"“{_short(quote.exact)}” stands in the text {_times(len(alone))}, but not with this prefix and suffix",
            alone,
        )
    raise NotLocated(Problem.ABSENT, f"“{_short(quote.exact)}” does not stand in the text")


def _times(number: int) -> str:
    if number == 1:
        return "once"
    return f"{number} times" if number < _PLACES_TOLD else f"{number} times or more"


def _short(words: str) -> str:
    """As they stand, white space too: it may be what is wrong with them."""
    return words if len(words) <= 80 else f"{words[:79]}…"
