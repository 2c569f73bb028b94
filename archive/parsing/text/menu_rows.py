"""A page's menu printed as one row, its links set apart by several blanks: "Press   Speeches   About the Port"."""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = re.compile(r"\t|\s{3,}")
_LEAST: Final = 3
_LONGEST: Final = 32
"""Characters of a link."""
_WORDS: Final = 4
_STOPS: Final = (".", "!", "?", ":", ";", ",", "。")


def is_menu_row(line: str) -> bool:
    """Whether a line is three links or more, each of a few words that begin with a capital and end without a stop."""
    if "   " not in line and "\t" not in line:
        return False
    links = _GAP.split(line)
    if len(links) < _LEAST:
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
