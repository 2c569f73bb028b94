"""Members of a council whom its press release names in capitals with their state: "MARI KASK (Estonia) said that …"; own examples."""

from __future__ import annotations

import re
from bisect import bisect_left

from archive.parsing.people.names import Capitals, Found, ordered
from archive.parsing.words.countries import find_country

_MEMBER = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:\s(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*|[Aa]l|[Dd]e|[Vv]an|[Vv]on|[Bb]in)){1,4})\s\((?P<state>[A-Z][^()\n]{2,60})\)(?=,\s|\s[a-z])"
)
_NEAREST = 80
"""Characters of a name at the head of its paragraph."""
_LEAST = 2


def _head_of_line(shadow: str, at: int) -> int:
    """Where the line begins in which `at` stands, -1 where that is too far before it."""
    head = shadow.rfind("\n", max(0, at - _NEAREST), at) + 1
    return head if head or at <= _NEAREST else -1


def members_with_state(words: Capitals) -> list[Found]:
    """Names in capitals with a state in brackets, each at the head of a paragraph; two at least, one with a state that is known."""
    shadow = words.shadow
    found: list[Found] = []
    is_known = False
    bracket = 0
    while (bracket := shadow.find("(", bracket + 1)) >= 0:
        at = bracket - 1
        # A bracket behind capitals is looked at alone: most texts have none.
        if shadow[at] != " " or not shadow[max(0, at - 2) : at].isupper():
            continue
        head = _head_of_line(shadow, at)
        match = _MEMBER.match(shadow, head) if head >= 0 else None
        if match is None or match.start("state") != bracket + 1:  # a second bracket of the line
            continue
        first = bisect_left(words.starts, match.start("name"))
        last = bisect_left(words.starts, match.end("name")) - 1
        if last <= first or words.starts[first] != match.start("name"):
            continue
        is_known = is_known or find_country(match["state"]) is not None
        tokens = ordered(match["name"].split())
        found.append(Found(match.start(), match.end(), tokens, None, False, "member-with-state"))
    return found if is_known and len(found) >= _LEAST else []
