"""Which list a label goes on with, and where it begins one inside another: decided by count, rank and indentation."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from archive.parsing.page.russian_pages import is_cyrillic
from archive.parsing.text.labels import Label, is_first, successor
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn

_DEEPEST: Final = 12
"""No record nests deeper; what would goes on with the innermost list."""


@dataclass(slots=True)
class Frame:
    """A level that is open: its `path`, the style of its labels ("turn" for a turn's), its passage's index, and counts."""

    path: str
    style: str
    index: int | None
    name: str = ""
    indent: int = 0
    rank: int = 0
    paragraphs: int = 0
    bullets: int = 0
    turns: int = 0
    is_heading: bool = False


def level_of(stack: list[Frame], label: Label, indent: int, *, is_announced: bool) -> int | None:
    """The index of the frame whose place the label takes, None where it begins a list inside the innermost one.

    A division of a legal text ("Article 5") goes on with the nearest of its rank and ends all of a higher rank. Numbers
    in numbers ("1.2") stand under the number that they begin with. Of several open lists with the label's style the
    innermost goes on whose next name this is; "1." after "2." begins a list anew inside the innermost item where that
    announces one (it ends in a colon, `is_announced`) or the line stands deeper than the list before.
    """
    if label.rank:
        return next((i for i, f in enumerate(stack) if i and (not f.rank or f.rank >= label.rank)), None)
    if label.style.startswith("1.1"):
        return next(
            (i for i, f in enumerate(stack) if i and not (f.path and label.name.startswith(f.path + "."))), None
        )
    same = [i for i, frame in enumerate(stack) if i and frame.style == label.style]
    if not same:
        return len(stack) - 1 if len(stack) > _DEEPEST else None
    if label.is_bullet:
        return same[0]
    following = [i for i in same if _goes_on(stack[i], label)]
    if len(following) == 1:
        return following[0]
    if following:
        level = [i for i in following if stack[i].indent == indent]
        return (level or following)[-1]
    if len(stack) <= _DEEPEST and is_first(label.name) and (is_announced or indent > stack[same[-1]].indent + 1):
        return None
    level = [i for i in same if stack[i].indent == indent]
    return level[0] if level else same[0]


def _goes_on(frame: Frame, label: Label) -> bool:
    return successor(frame.name) == label.name or (
        len(frame.name) == len(label.name) == 1 and ord(frame.name) + 1 == ord(label.name)
    )


def could_double(shadow: str, position: int) -> bool:
    """Whether what follows a label looks like a second one: a bracket, a circle, or one sign before a bracket."""
    return not shadow[position].isalpha() or shadow[position + 1 : position + 2] in (")", "）", "\u3000")


def can_double(before: Label, label: Label, stack: list[Frame]) -> bool:
    """Whether a second label on one line is one ("1. (1) …", "(1) (a) …"): a first one, or the next of an open list."""
    if label.style == before.style or label.rank or label.is_bullet or label.style[-1] == ".":
        return False
    if label.style[0] not in "(①" and label.style[-1] not in ")　":
        return False
    return is_first(label.name) or any(f.style == label.style and _goes_on(f, label) for f in stack)


def _is_numbered_in(label: Label, stack: list[Frame], seen: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a number in a number counts something, and is no measure ("70.7 F"): the first one, in an open list, or beside the next."""
    above, _, last = label.name.rstrip(".").rpartition(".")
    if not last.isdecimal() or int(last) < 2 or any(frame.path == above for frame in stack):
        return True
    return any((label.style, f"{above}.{int(last) + step}") in seen for step in (-1, 1))


_LEAST_SERIAL: Final = 10
_QUESTION = re.compile(r"\s{1,4}(?:\[\d{3,7}\]\s{1,4})?[A-Z][^:?!\n]{3,90}?(?:\sasked\sthe\s[A-Z]|\)\s?:\s)")
"""Who puts a question to a minister in a chamber, behind its number: "12. Deputy Kask asked the Minister …"."""


def serial_number(shadow: str, body: list[Block], labels: dict[int, Label]) -> int | None:
    """Where a number begins the first paragraph that counts no item: a telegram's own ("53. Your 50, May 21.").

    No other label goes on with it, nothing counts up to it, and the paragraph after it has none.
    """
    if len(body) < 2 or body[1].start in labels:
        return None
    label = labels.get(body[0].start)
    if label is None or label.style != "1." or not label.name.isdecimal() or int(label.name) < _LEAST_SERIAL:
        return None
    number = int(label.name)
    if _QUESTION.match(shadow, label.end, body[0].end):
        return None
    if any(
        other.style == label.style and other.name in (str(number - 1), str(number + 1)) for other in labels.values()
    ):
        return None
    is_line = body[0].end - body[0].start < 60 and shadow[body[0].end - 1] not in ".!?"
    return None if is_line else body[0].start


def is_genuine(label: Label, stack: list[Frame], seen: AbstractSet[tuple[str, str]], size: int) -> bool:
    """Whether a letter is a label and no initial ("J. Smith said"): a list begins with "a" and goes on.

    `seen` holds the (style, name) of all labels of the record, `size` is the length of the line.
    """
    if label.style.startswith("1.1"):
        return _is_numbered_in(label, stack, seen)
    if label.is_counted or label.is_bullet or label.rank or label.style[0] == "(":
        return True
    open_list = any(frame.style == label.style for frame in stack)
    names = [(label.style, label.name), label.alternative or ("", "")]
    if not open_list and not is_first(label.name):
        # A heading closed its list; but "B. Jones said" goes on with nothing.
        return label.style not in ("A.", "А.") and any(
            style == label.style and successor(name) == label.name for style, name in seen
        )
    if label.style[-1] in ".、" and not open_list and label.style != "a.":
        return any((style, successor(name)) in seen for style, name in names) or (size <= 90 and label.style[0] == "I")
    return True


def without_lone_dash(shadow: str, body: list[Block], turns: dict[int, Turn], labels: dict[int, Label]) -> None:
    """Drops the one dash right under a speaker's label, which opens what is said and counts nothing."""
    is_any = turns and any(shadow[start] in "–—-" for start in labels)
    for number, block in enumerate(body[:-1]) if is_any else ():
        turn, below = turns.get(block.start), body[number + 1].start
        if turn is None or turn.end < block.end or below not in labels or shadow[below] not in "–—-":
            continue
        if not is_cyrillic(shadow, below, below + 3):
            continue
        if not (number + 2 < len(body) and body[number + 2].start in labels):
            del labels[below]
