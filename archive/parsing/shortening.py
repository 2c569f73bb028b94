"""Words that are told of where there is no room for all of them."""

from __future__ import annotations


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at a word where it is longer than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
