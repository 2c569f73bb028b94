"""Who accepts an invitation: "He invited Minister Okafor to Tallinn. She accepted the invitation." is Okafor's."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.holders import Context
from archive.parsing.people.register import Person

_ACCEPTED = re.compile(
    r"\s(?:(?:gladly|warmly|gratefully|graciously|readily|also|then)\s)?accepted\s(?:(?:the|this|that|his|her)\s(?:kind\s|gracious\s)?invitation|with\s(?:pleasure|thanks|gratitude))\b"
)
_INVITED = re.compile(
    r"\b(?:invited|invites|(?:extended|renewed|repeated|reiterated|conveyed|issued)\s(?:an?|his|her|the)\s(?:\w+\s)?invitation)\b"
)
_RECEIVED = re.compile(r"\b(?:was|been|were)\sinvited\b|\bfor\s(?:the|his|her)\s(?:kind\s)?invitation\b")
_NEAR: Final = 400
"""Characters of the sentence before."""


def who_accepts(shadow: str, start: int, verb: int, context: Context) -> Person | None:
    """The other principal where "he" or "she", whose words end at `verb`, accepts what the sentence before tells that the first one offered."""
    if not _ACCEPTED.match(shadow, verb):
        return None
    before = shadow[max(0, start - _NEAR) : start].rstrip()
    before = before[before.rfind(". ", 0, len(before) - 1) + 1 :]
    if not _INVITED.search(before) or _RECEIVED.search(before):
        return None
    return context.other(context.last)
