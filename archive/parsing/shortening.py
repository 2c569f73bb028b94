"""Words that are told of where there is no room for all of them, or for all that stands around them."""

from __future__ import annotations


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at a word where it is longer than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def surroundings(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """The stretch around the words at those offsets, with up to so many characters on each side.

    Pieces of words at its ends are left out, where there are spaces at all.
    """
    first, last = max(start - most, 0), min(end + most, len(text))
    if first > 0:
        space = text.find(" ", first - 1, start)
        first = space + 1 if space >= 0 else first
    if last < len(text):
        space = text.rfind(" ", end, last + 1)
        last = space if space >= 0 else last
    return first, last


def excerpt(text: str, start: int, end: int, most: int) -> tuple[str, int]:
    """The words at those offsets with what stands around them, ellipses where it is cut; and where in it they begin."""
    first, last = surroundings(text, start, end, most)
    before, behind = "… " if first > 0 else "", " …" if last < len(text) else ""
    return f"{before}{text[first:last]}{behind}", len(before) + start - first
