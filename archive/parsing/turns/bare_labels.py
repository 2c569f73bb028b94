"""Labels that stand behind a number, and such as are a name alone on its line."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import role_of
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.speaker_labels import label_of
from archive.parsing.turns.turn import Turn
from archive.parsing.words.dates import is_clock_time


def numbered(shadow: str, block: Block) -> Turn | None:
    """The label of a paragraph, and where there is none the one behind its number: "1. Evening Post: Will the ferry sail?"."""
    if is_clock_time(shadow, block.start, block.end):
        return None
    near = min(block.end, block.start + 120)
    number = find_label(shadow, block.start, near) if shadow.find(":", block.start, near) > 0 else None
    if number is None or not number.is_counted or number.end - block.start > 4:
        return label_of(shadow, block)
    start = number.end
    while start < near and shadow[start].isspace():
        start += 1
    turn = label_of(shadow, replace(block, start=start)) if start < near else None
    if turn is None or turn.end - start > 100:
        return label_of(shadow, block)
    is_word = (
        turn.rule == "person-label" and turn.name is not None and len(turn.name.tokens) == 1 and not turn.name.office
    )
    return replace(turn, rule="numbered-question") if is_word or turn.rule in _OF_PAPERS else turn


HOUR = re.compile(r"\((?:[01]\d|2[0-3])[0-5]\d\)\s{1,3}")
"""What a chamber's report prints of the hour before a label: "(0905) The Chair:"."""
_CLOCK = re.compile(r"(?:[\[(]\d{1,2}:\d\d(?::\d\d)?[\])]|\((?:[01]\d|2[0-3])[0-5]\d\))\s{1,3}(?=\S)")


def timed(shadow: str, block: Block) -> Turn | None:
    """The label behind the recording's time, or a chamber's, which belongs to it: "[9:31] MS. KASK: Good morning.", "(0905) Ms. Kask:"."""
    clock = _CLOCK.match(shadow, block.start, block.end)
    turn = label_of(shadow, replace(block, start=clock.end())) if clock else None
    return replace(turn, start=block.start) if turn else label_of(shadow, block)


_COUNTED = re.compile(r"Q\.?\s?\d{1,4}\.?\s{1,24}(?=[A-Z])")


def counted(shadow: str, block: Block) -> Turn | None:
    """The label behind a question's number, which belongs to it: "Q41  Lady Kask: Is it one?"."""
    number = _COUNTED.match(shadow, block.start, block.end)
    turn = label_of(shadow, replace(block, start=number.end())) if number else None
    if turn is not None and number is not None and turn.role == "moderator":
        return replace(turn, start=block.start)
    if (
        turn is None
        or turn.name is None
        or turn.role != "person"
        or not (turn.name.office or len(turn.name.tokens) > 1)
    ):
        return label_of(shadow, block)
    return replace(turn, start=block.start)


_ROMAN = "IVXivx"
_AFTER_LETTER = ".．)）、"
_OF_PAPERS = ("unknown-label", "outlet-label")


_LONGEST_NAME = 70
_BLOCKS_A_TURN = 6


_ON_LANGUAGE = re.compile(
    r"\s\((?:[Пп]о-[а-яё]+|[Нн]а\s[а-яё]+\sязыке|[Чч]ерез\sпереводчика|[Пп]еревод|[Ii]n\s[A-Z]|[Ss]p(?:oke|eaks|eaking)\s|[Tt]hrough\s|[Ii]nterpret|[Tt]ranslat)[^()\n]{0,60}\)\Z"
)


def _before_note(shadow: str, block: Block) -> int:
    """Where a line's name ends before a note on the language: "Ю. ТАММ (по-эстонски)"."""
    note = _ON_LANGUAGE.search(shadow[block.start : block.end]) if shadow[block.end - 1] == ")" else None
    return block.start + note.start() if note else block.end


def lone_names(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """Labels without a colon, each alone on its line over what is said: "Sir Juhan Tamm", "PM", "Ю.А. ТАММ", again and again.

    Two at least, one of them twice and one with an office or of two words, and no two without words between.
    """
    lines: dict[str, list[int]] = {}
    short = 0
    for number, block in enumerate(blocks[:-1]):
        start, end = block.start, block.end
        if (
            end - start <= _LONGEST_NAME
            and shadow[start].isupper()
            and (shadow[end - 1].isalpha() or shadow[end - 1] == ")")
        ):
            lines.setdefault(shadow[start:end], []).append(number)
            short += 1
    if len(lines) < 2 or short == len(lines):
        return {}  # None comes again.
    found: dict[int, Turn] = {}
    for words, at in lines.items():
        first = blocks[at[0]]
        role = role_of(words)
        stop = _before_note(shadow, first)
        name = labelled_person(shadow, first.start, stop) if role is None else None
        role = "person" if name is not None else role
        is_full = name is not None and (name.office is not None or len(name.tokens) > 1)
        if role is None or not (len(at) > 1 or is_full or role in ("nobody", "moderator")):
            continue
        for number in at:
            block = blocks[number]
            by = block.start - first.start
            own = replace(name, start=name.start + by, end=name.end + by) if name is not None else None
            found[number] = Turn(block.start, block.end, role, own, True, "lone-name")
    again = len({shadow[t.start : t.end] for t in found.values()}) > 1 and len(found) > 2
    full = any(t.name and (t.name.office or len(t.name.tokens) > 1) for t in found.values())
    numbers = sorted(found)
    apart = all(n + 1 not in found and _is_said(shadow, blocks[n + 1]) for n in numbers)
    if not (again and full and apart) or numbers[-1] - numbers[0] > _BLOCKS_A_TURN * len(numbers):
        return {}
    if max(len(at) for words, at in lines.items() if at[0] in found) < 2:
        return {}
    return {blocks[n].start: found[n] for n in numbers}


def _is_said(shadow: str, block: Block) -> bool:
    """Whether a paragraph is more than another line of a list: longer than a name, or with a stop."""
    return block.end - block.start > 20 or shadow[block.end - 1] in ".?!…"
