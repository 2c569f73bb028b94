"""Russian heads of turns alone on their lines, where papers ask and offices answer again and again, and initials of whom the head names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import is_outlet, role_of
from archive.parsing.tongues.russian_names import is_name
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.turn import Turn

_PAPER = re.compile(r"(?:[А-ЯЁ]{2,6}|[А-ЯЁ][а-яё]{3,14})\s\"[^\"\n]{2,40}\"")
_ENDS_WITH_NAME = re.compile(r"(?:.*\s)?(?P<name>[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+)")
_LONGEST: Final = 100
_LONGEST_WORDS: Final = 12
_LEAST: Final = 2
"""Times that papers ask, and that one office answers."""


def papers_and_offices(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The labels by their offset: 'МТРК "Парус"' over each question, "Начальник порта" over each answer; else empty.

    An office that no table knows is one where it comes again, be it at the head of a line that ends with a name.
    """
    lines = [
        (n, shadow[b.start : b.end])
        for n, b in enumerate(blocks[:-1])
        if b.end - b.start <= _LONGEST
        and "А" <= shadow[b.start] <= "Я"
        and (shadow[b.end - 1].isalpha() or shadow[b.end - 1] == '"')
    ]
    asking = {n: words for n, words in lines if _asks(shadow, blocks[n + 1]) and _is_paper(words)}
    if len(asking) < _LEAST:
        return {}
    first = min(asking)
    under = [(n, words) for n, words in lines if n > first and n not in asking and words.count(" ") < _LONGEST_WORDS]
    counts = Counter(words for _, words in under)
    spoken = [(n, words) for n, words in under if _is_said(shadow, blocks[n + 1])]
    offices = {words for words, count in counts.items() if count >= _LEAST}
    found = {n: Turn(blocks[n].start, blocks[n].end, "reporter", None, True, "lone-name") for n in asking}
    full = _in_full(shadow, blocks, spoken)
    for n, words in spoken:
        start = blocks[n].start
        if words in full:
            name: Found | None = replace(full[words], start=start, end=start + len(words))
        elif words in offices:
            name = labelled_person(shadow, start, blocks[n].end)
        else:
            continue
        if name is not None:
            found[n] = Turn(start, blocks[n].end, "person", name, True, "lone-name")
    answered = sum(turn.role == "person" for turn in found.values())
    if answered < _LEAST or any(n + 1 in found for n in found):
        return {}
    return {blocks[n].start: found[n] for n in sorted(found)}


def _in_full(shadow: str, blocks: list[Block], spoken: list[tuple[int, str]]) -> dict[str, Found]:
    """Heads with a name behind an office that stands alone too, and that office: "Начальник порта Юхан Тамм", "Начальник порта"."""
    full = {}
    alone = {words for _, words in spoken}
    for n, words in spoken:
        ends = _ENDS_WITH_NAME.fullmatch(words)
        if ends is None or not is_name(tokens := tuple(ends["name"].split())):
            continue
        start = blocks[n].start
        name = Found(start, blocks[n].end, tokens, None, False, "label")
        shorter = [other for other in alone if words.startswith(other + " ") and " " in other]
        for printed in (words, *shorter) if shorter else ():
            full[printed] = name
    return full


def _is_paper(words: str) -> bool:
    return role_of(words) is None and (_PAPER.fullmatch(words) is not None or is_outlet(words))


def _asks(shadow: str, block: Block) -> bool:
    return shadow[block.end - 1] == "?"


def _is_said(shadow: str, block: Block) -> bool:
    return shadow[block.end - 1] in ".!?…)"
