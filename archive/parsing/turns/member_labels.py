"""Who rises in a chamber in the report's own lines: behind the question's number, with her seat and party, before a colon."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.lines import Block
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn

_MEMBER = re.compile(
    r"(?:[TQ]?\d{1,3}\.\s{1,4})?(?:\[\d{3,7}\]\s{1,4})?(?P<who>[A-Z][^()\n:\[\]]{3,60}?)\s\([A-Z][^()\n:]{2,50}\)\s\([A-Z][\w/& -]{1,30}\)(?:\s\([A-Z][a-z]{2,15}(?:\s[A-Z][a-z]{2,15}){0,2}\))?\s?:(?=\s|\Z)"
)
_WITH_OFFICE = re.compile(
    r"(?P<who>(?:(?:Right\s)?Hon\.?|Mr\.|Mrs\.|Ms\.|Dr\.)\s[A-Z][^()\n:\[\]]{3,50}?)\s\([A-Z][^()\n:]{3,90}\([^()\n:]{2,50}\)[^()\n:]{0,30}\)\s?:(?=\s|\Z)"
)
_AT_TIME = re.compile(
    r"(?P<who>[A-Z][^()\n:\[\]]{3,60}?)(?:\s\([A-Z][^()\n:]{2,150}\)){0,2}\s\(\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\)\s?:(?=\s|\Z)"
)
"""A member with seat and office, and when she rose: "Ms TAMM (Eastlake—Minister for Harbours) (14:12):"."""
_FIGURES: Final = frozenset("0123456789m.")
_NEAREST: Final = 180
"""Characters in which such a label ends."""
SITTING: Final = re.compile(
    r"(?:The\s(?:House|Senate|Assembly|Chamber|Parliament)\s(?:met|assembled|reassembled|re-assembled|resumed|sat)\b.{0,80}|Prayers\.?"
    r"|[\[(]?(?:Mr\.?|MR\.?|Madam|MADAM|The|THE)\s(?:(?:Deputy|DEPUTY|Vice|VICE)[\s-])?(?:Speaker|SPEAKER|President|PRESIDENT|Chairman|CHAIRMAN|Chairperson|CHAIRPERSON)\s(?:in|took)\sthe\sChair\.?[\])]?\.?)"
)
"""How a report of a chamber begins, before its title: when it met, and who was in the chair."""


def member_label(shadow: str, block: Block) -> Turn | None:
    """The label of a member, also with an office that holds brackets ("Hon. Mari Kask (Secretary of State (Lakes), Ref.):"): "1. Mr Juhan Tamm (Tartu) (Reform):", "T2. [90123] Mari Kask (Lake, North) (Lab/Co-op):", "… (Urgent Question):"."""
    near = min(block.end, block.start + _NEAREST)
    close = shadow.find("):", block.start, near + 60)
    if close > 0 and shadow[close - 1] in _FIGURES and (risen := _AT_TIME.match(shadow, block.start, near + 60)):
        name = labelled_person(shadow, *risen.span("who"))
        return Turn(block.start, risen.end(), "person", name, True, "chamber-label") if name and name.tokens else None
    close = close if close < near else -1
    if close < 0 or shadow.find(") (", block.start, close) < 0:
        is_nested = close > 0 and 0 < shadow.find(")", block.start, near) < close
        office = _WITH_OFFICE.match(shadow, block.start, near) if is_nested else None
        name = labelled_person(shadow, *office.span("who")) if office else None
        named = office is not None and name is not None and name.tokens
        return Turn(block.start, office.end(), "person", name, True, "chamber-label") if office and named else None
    found = _MEMBER.match(shadow, block.start, near)
    name = labelled_person(shadow, *found.span("who")) if found else None
    if found is None or name is None or not name.tokens:
        return None
    return Turn(block.start, found.end(), "person", name, False, "chamber-label")


def opens_sitting(shadow: str, block: Block) -> bool:
    """Whether a line only says when a chamber met, that prayers were said, or who was in the chair."""
    return block.end - block.start <= 120 and SITTING.fullmatch(shadow, block.start, block.end) is not None
