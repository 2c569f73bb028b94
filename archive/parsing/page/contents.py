"""A list of contents at a record's head, and the lines below that come again from it."""

from __future__ import annotations

import re

from archive.parsing.page.heading_lines import ENDS, OF_ANSWERS
from archive.parsing.text.furniture import heads_contents
from archive.parsing.text.labels import Label
from archive.parsing.text.lines import Block
from archive.parsing.turns.turns import Turn
from archive.parsing.words.dates import is_dateline

_LONGEST = 240
_OPENED = frozenset("（(【［[〔〈＜")
_CLOSED = frozenset("）)】］]〕〉＞")


def contents_of(
    shadow: str, blocks: list[Block], turns: dict[int, Turn], labels: dict[int, Label], first: int, last: int
) -> set[int]:
    """The paragraphs of a list of contents: two or more short lines in a row that all come again as headings; a council's whole one."""
    if council := _of_council(shadow, blocks, turns, first, last):
        return council
    if index := _of_index(shadow, blocks, turns, first, last):
        return index
    keys = [None if blocks[n].start in turns else _key(shadow, blocks[n], labels) for n in range(first, last)]
    final = {key: n for n, key in enumerate(keys) if key}
    if not final:
        return set()
    found = _in_one_line(shadow, blocks, final, first, last)
    if len(final) == len(keys) - keys.count(None):
        return found  # No line comes again.
    found |= _repeated_at_once(shadow, blocks, keys, first)
    run: list[int] = []
    taken = 0
    for n, key in enumerate([*keys, None]):
        if key and len(key) > 2 and final[key] > n:
            run.append(n)
            continue
        repeated = [keys[m] for m in run] if len(run) > 1 else []
        if len(run) > 1 and len(set(repeated)) == len(run) and all(final[k] >= n for k in repeated if k):
            listed = _with_marked(blocks, labels, keys, run, first, taken)
            if not listed:
                run = []
                continue
            taken = listed[-1] + 1
            found.update(first + m for m in listed)
            before = first + listed[0] - 1
            if before >= first and heads_contents(shadow, blocks[before]):
                found.add(before)
                before -= 1
            while before >= first and _HEAD_OF_TOPICS.match(shadow, blocks[before].start, blocks[before].end):
                found.add(before)
                before -= 1
        run = []
    return found


_OPENS_MEETING = re.compile(
    r"The\s(?:meeting|session|sitting)\s(?:was\s(?:called\sto\sorder|opened|resumed)|opened|resumed)\b"
)
_MOST_OF_COUNCIL = 40


def _of_council(shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int) -> set[int]:
    """What stands in a council's record from "CONTENTS" down to when the meeting was called to order: its agenda, and how it is corrected."""
    for head in range(first, min(first + _MOST_OF_COUNCIL, last)):
        start = blocks[head].start
        if shadow[start] != "C" or not shadow.startswith(("CONTENTS", "Contents"), start):
            continue
        if not heads_contents(shadow, blocks[head]):
            continue
        for number in range(head + 1, min(head + _MOST_OF_COUNCIL, last)):
            if _OPENS_MEETING.match(shadow, blocks[number].start, blocks[number].end):
                return set(range(head, number))
            if blocks[number].start in turns:
                return set()
        return set()
    return set()


_INDEX = re.compile(r"\W{0,2}(?:I\s?N\s?D\s?E\s?X|Index)\s?:?\W{0,2}")
_UNDER_INDEX = 4
"""Lines in which the head's last ones stand: "I N D E X", the day, who briefs, the first state."""
_MOST_OF_INDEX = 60
_STOPS = (".", "!", "?", ":", ";", ",")


def _of_index(shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int) -> set[int]:
    """The lines of a briefing's index, under "INDEX" down to its hour or first turn: states in capitals, and topics under them."""
    over = blocks[max(0, first - _UNDER_INDEX) : first] if first < last else []
    if not any(shadow[b.start] in "I*_[" and _INDEX.fullmatch(shadow, b.start, b.end) for b in over):
        return set()
    loud = 0
    for number in range(first, min(first + _MOST_OF_INDEX, last)):
        start, end = blocks[number].start, blocks[number].end
        if start in turns or is_dateline(shadow, start, end):
            return set(range(first, number)) if loud else set()
        if end - start > 120 or shadow.endswith(_STOPS, start, end):
            return set()
        loud += shadow[start:end].isupper()
    return set()


def _with_marked(
    blocks: list[Block], labels: dict[int, Label], keys: list[str | None], run: list[int], first: int, taken: int
) -> list[int]:
    """A run of repeated lines with the marked ones around it, of which the text holds only the beginning ("・船便の再開").

    Those before `taken` belong to a run above.
    """

    def is_marked(n: int) -> bool:
        label = labels.get(blocks[first + n].start)
        return label is not None and label.is_bullet and bool(keys[n])

    if not is_marked(run[0]):
        return [n for n in run if n >= taken]
    repeated = {keys[n] for n in run}
    # What a run above has taken is not walked over again.
    begin, end = max(run[0], taken), max(run[-1] + 1, taken)
    while begin > taken and is_marked(begin - 1):
        begin -= 1
    while end < len(keys) and is_marked(end) and keys[end] not in repeated:
        end += 1
    return list(range(begin, end))


_HEAD_OF_TOPICS = re.compile(r"【(?:主な項目|質疑応答|目次|項目|発表事項|冒頭発言)】[^。]{0,60}\Z")


def headings_of_contents(
    shadow: str, blocks: list[Block], labels: dict[int, Label], contents: set[int], last: int
) -> set[int]:
    """The lines after a list of contents that come again from it: each heads what follows."""
    if not contents:
        return set()
    listed = {_key(shadow, blocks[n], labels) for n in contents} - {None}
    after = range(max(contents, default=last) + 1, last)
    return {n for n in after if _key(shadow, blocks[n], labels) in listed} if listed else set()


def _in_one_line(shadow: str, blocks: list[Block], keys: dict[str, int], first: int, last: int) -> set[int]:
    """The line at the head that lists several headings with a bullet before each: "・船便の再開 ・灯台の火"."""
    for n in range(first, min(first + 4, last)):
        block = blocks[n]
        listed = shadow[block.start + 1 : block.end].split("・") if shadow[block.start] == "・" else []
        if len(listed) > 1 and all(" ".join(words.split()).casefold() in keys for words in listed):
            return {n}
    return set()


def _announces_list(shadow: str, block: Block) -> bool:
    return shadow[block.end - 1] == ":" and block.end - block.start <= 60


def _repeated_at_once(shadow: str, blocks: list[Block], keys: list[str | None], first: int) -> set[int]:
    """The short lines before the one that says what the first of them said: contents, though the text may end early."""
    if not keys or not keys[0]:
        return set()
    again = next((n for n, key in enumerate(keys) if n > 1 and key == keys[0]), 0)
    listed = all(keys[n] or _announces_list(shadow, blocks[first + n]) for n in range(again))
    return set(range(first, first + again)) if listed else set()


"""What a Russian briefing prints over its questions, as a heading though with a colon."""


def _key(shadow: str, block: Block, labels: dict[int, Label]) -> str | None:
    if block.end - block.start > _LONGEST:
        return None
    if shadow[block.end - 1] == "." or (
        shadow.endswith(ENDS, block.start, block.end) and not OF_ANSWERS.fullmatch(shadow, block.start, block.end)
    ):
        return None
    label = labels.get(block.start)
    start, end = label.end if label else block.start, block.end
    if end - start > 2 and shadow[start] in _OPENED and shadow[end - 1] in _CLOSED:
        start, end = start + 1, end - 1  # "・船便の再開" comes again as "（船便の再開）".
    return " ".join(shadow[start:end].split()).casefold().rstrip(":：") or None
