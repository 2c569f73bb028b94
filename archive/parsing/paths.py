"""Names of places in a record: the path of a passage as it is stored, cited and printed."""

from __future__ import annotations

import re
from typing import Final

# What a component without a label of its own counts: a letter and a number ("p2"), where a point has letters alone.
_COUNTED: Final = re.compile(r"(?P<letter>[bpt])(?P<number>[0-9]+)", re.ASCII)
_COUNTED_WORDS: Final = {"b": "bullet", "p": "para.", "t": "turn"}
_AGAIN: Final = re.compile(r"(?P<label>.*)~(?P<time>[0-9]{1,9})", re.ASCII | re.DOTALL)
_ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_STORED: Final = re.compile(r"[^\W_]+(?:~[0-9]+)?(?:\.[^\W_]+(?:~[0-9]+)?)*")


def is_path(value: str) -> bool:
    """Whether `value` can be stored as a path: letters and digits between full stops, with `~2` where a label recurs.

    Everything else has a meaning in an identifier or an address (`#`, `/`, white space).
    """
    return _STORED.fullmatch(value) is not None


def identifier(path: str | None, number: int) -> str:
    """How a statement is identified in its record: `1.2#1`, always with its number. A statement without path is `#1`."""
    return f"{path or ''}#{number}"


def printed_place(path: str | None, number: int = 1, total: int = 1) -> str:
    """Where a reader finds a statement in print: `4.2` is "4(2)", and "4(2), statement 2" where the passage has several.

    `number` counts the statements of the passage from 1, `total` is how many it has. Any string gives a place; a
    component that follows no rule is shown as it stands.
    """
    place = ""
    for component in (path or "").split("."):
        if not component:
            continue
        again = _AGAIN.fullmatch(component)
        label = again["label"] if again else component
        if counted := _COUNTED.fullmatch(label):
            words = f"{_COUNTED_WORDS[counted['letter']]} {counted['number']}"
            place = f"{place}, {words}" if place else words
        elif label:
            place = f"{place}({label})" if place else label
        if again:
            place = f"{place} ({_ordinal(int(again['time']))})".lstrip()
    if total > 1:
        place = f"{place}, statement {number}" if place else f"statement {number}"
    return place


def _ordinal(number: int) -> str:
    """The English ordinal: a word up to ten ("second"), figures after that ("21st")."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{_ENDINGS.get(number % 10, 'th')}"
