"""Whether a short line tells something, and so is no link, heading or notice of the page's."""

from __future__ import annotations

import re
from typing import Final

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|told|said|must|should|может|был[аио]?|есть|пришё?л[аио]?|сказал[аи]?)\b"
)


def tells(small: str) -> bool:
    """Whether a line in small letters that ends with a stop is a sentence of somebody's: "Published by us in May, the plan is known.".

    A page's own notices are sentences too; they are known by how they begin.
    """
    if _OF_PAGES.match(small):
        return False
    if _FINITE.search(small):
        return True
    return ", " in small and small.count(" ") > _WORDS_OF_A_LINK and not any(map(str.isdigit, small))


_OF_PAGES = re.compile(
    r"\W{0,3}(?:copyright\s(?:©|\(c\)|\d|[a-z ]{3,60}, all rights)|follow us|read more|learn more|©|all rights|an? (?:official|lock)|official|secure|the \.gov|your e-?mail|this (?:is archived|page|site|website)|for (?:more|further) |we use|cookies)"
)
_WORDS_OF_A_LINK: Final = 5


_OLD_VERB = re.compile(r"[\u4e00-\u9fff]セリ(?![ァ-ヴー])|[シキレヘ]タリ(?![アーオ])")
_LONGEST_TITLE: Final = 40


def tells_in_old_japanese(line: str) -> bool:
    """Whether a long line in old Japanese has a finite verb, though no stop ends it: "三日大使ト会見セリ会見ハ四十分ニ亘レリ要領左ノ通"."""
    return len(line) > _LONGEST_TITLE and not line.isascii() and _OLD_VERB.search(line) is not None
