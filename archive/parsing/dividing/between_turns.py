"""What a page prints between the turns, and which labels are concluded; own examples."""

from __future__ import annotations

from typing import Final

from archive.parsing.turns.unmarked_labels import tells_of_member

CONCLUDED: Final = (
    "dash-of-dialogue",
    "unmarked-label",
    "name-cut-short",
    "clock-behind",
    "enclosed-unknown",
    "office-said",
    "sitting-label",
    "stop-dash",
)
"""Rules of labels that are concluded from others, or from how they stand."""
_LONGEST: Final = 160


def is_between_turns(shadow: str, rule: str, start: int, end: int) -> bool:
    """Whether a paragraph under a label of this rule is the page's.

    Between written answers: "Question to the Harbour Board:", "(12345)". In an old report without marks behind the
    labels: "Mr. Kask asked the Minister of Ferries whether …".
    """
    if rule == "parliamentary-label":
        return shadow[end - 1] not in '.?!"' and end - start < _LONGEST
    return rule == "unmarked-label" and tells_of_member(shadow, start, end)
