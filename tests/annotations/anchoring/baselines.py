"""How anchors are followed elsewhere: by position alone, and by looking for the quotation; neither says that it doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .measuring import Answer, Case
    from .truth import Revised

_CONTEXT = 32


def by_position(revision: Revised, found: list[Case]) -> list[Answer]:
    """The same offsets in the new text."""
    return [((case.start, case.end) if case.end <= len(revision.new_text) else None, True) for case in found]


def by_quotation(revision: Revised, found: list[Case]) -> list[Answer]:
    """The words where they stood, else the same words where the context is most alike, else the words most alike.

    Of the places of the same words the one with most of 32 characters of context on each side, then the nearest; else
    the place with the fewest different characters, as long as half of them are right.
    """
    return [(_by_quotation(revision.old_text, revision.new_text, case.start, case.end), True) for case in found]


def _by_quotation(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    quote = old[start:end]
    if new[start:end] == quote:
        return start, end
    places = []
    place = new.find(quote)
    while place >= 0:
        places.append((place, place + len(quote)))
        place = new.find(quote, place + 1)
    if not places:
        places = _most_alike(new, quote)
    prefix, suffix = old[max(0, start - _CONTEXT) : start], old[end : end + _CONTEXT]

    def alike(place: tuple[int, int]) -> tuple[int, int]:
        before, after = new[max(0, place[0] - _CONTEXT) : place[0]], new[place[1] : place[1] + _CONTEXT]
        return _common(prefix[::-1], before[::-1]) + _common(suffix, after), -abs(place[0] - start)

    return max(places, key=alike, default=None)


def _common(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _most_alike(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the edit distance to the quotation is least, and at most half of its length."""
    ends = _distances(text, quote)
    least = min(ends, default=len(quote))
    if 2 * least > len(quote):
        return []
    found = []
    for place, distance in enumerate(ends):
        if distance == least:
            window = text[max(0, place + 1 - len(quote) - least) : place + 1]
            back = _distances(window[::-1], quote[::-1])
            length = back.index(min(back)) + 1
            found.append((place + 1 - length, place + 1))
    return found


def _distances(text: str, quote: str) -> list[int]:
    """For each character of the text, the least edit distance of a stretch that ends with it to the quotation.

    Gene Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, JACM 46 (1999).
    """
    size = len(quote)
    every, top = (1 << size) - 1, 1 << (size - 1)
    masks: dict[str, int] = {}
    for place, character in enumerate(quote):
        masks[character] = masks.get(character, 0) | 1 << place
    plus, minus, distance = every, 0, size
    found = []
    for character in text:
        equal = masks.get(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | (every & ~(horizontal | plus)), plus & horizontal
        distance += bool(up & top) - bool(down & top)
        up, down = (up << 1) & every, (down << 1) & every
        plus, minus = down | (every & ~(vertical | up)), up & vertical
        found.append(distance)
    return found
