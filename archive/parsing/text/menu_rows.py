"""A page's menu printed as one row, its links set apart by several blanks: "Press   Speeches   About the Port"."""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = re.compile(r"\s{3,}")
_LEAST: Final = 3
_LONGEST: Final = 32
"""Characters of a link."""
_WORDS: Final = 4
_NAME: Final = re.compile(r"[^\W\d_][\w.'-]*(?:\s[^\W\d_][\w.'-]*){1,2}")
_STOPS: Final = (".", "!", "?", ":", ";", ",", "。")


def is_menu_row(line: str) -> bool:
    """Whether a line is three links or more, each of a few words that begin with a capital and end without a stop.

    Not a title in wide capitals, nor columns of names, as treaties are signed: "Mari Kask   Juhan Tamm   Dana Okafor".
    """
    if "   " not in line or "\t" in line or line.isupper():
        return False
    links = _GAP.split(line)
    if len(links) < _LEAST or all(link.istitle() and _NAME.fullmatch(link) for link in links):
        return False
    return all(
        1 < len(link) <= _LONGEST
        and link[0].isalpha()
        and not link[0].islower()
        and not link.endswith(_STOPS)
        and link.count(" ") < _WORDS
        and not any(map(str.isdigit, link))
        for link in links
    )
