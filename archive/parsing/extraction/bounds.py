"""Whether a figure with one open end has its other end itself: “more than 100” has not, “at least 100” has."""

from __future__ import annotations

import re

BEFORE = 40
"""Characters before a figure in which the words for its end stand."""

_LEFT_OUT_BEFORE = re.compile(
    r"(?:"
    r"\b(?<!no )(?<!not )(?:more than|over|above|exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)|in excess of"
    r"|upwards of|less than|fewer than|under|below)(?: the)?"
    r"|\b(?<!не )(?:более|больше|свыше|превы\w+|менее|меньше)(?: чем)?(?: на| в| до)?"
    r") (?:about |around |some |около |примерно )?\Z",
    re.IGNORECASE,
)
_LEFT_OUT_BEHIND = re.compile(r"(?:超|を超え(?:る|て)?|を上回る|未満)\Z")


def leaves_end_out(words: str, before: str) -> bool:
    """Whether the words of a figure with one open end, and what stands before them, leave the end itself out.

    >>> leaves_end_out("100 ships", "They sent more than "), leaves_end_out("100 ships", "They sent no more than ")
    (True, False)
    >>> leaves_end_out("50％未満", ""), leaves_end_out("50％以下", "")
    (True, False)
    """
    last = " ".join(before[-BEFORE:].split()) + " " if before[-1:].isspace() else before[-BEFORE:]
    return bool(_LEFT_OUT_BEFORE.search(last) or _LEFT_OUT_BEHIND.search(words))
