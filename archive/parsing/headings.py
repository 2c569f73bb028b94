"""Which paragraphs are headings, and which lines a list of contents that the headings repeat."""

from __future__ import annotations

import re

from archive.parsing.furniture import heads_contents
from archive.parsing.labels import Label, find_label
from archive.parsing.lines import Block
from archive.parsing.passages import Outline, Passage
from archive.parsing.turns import Turn

ENDS = (".", "!", "?", ":", ";", ",", "。", "、", "：", "…", '."', ".)", '?"', '!"', "」", "？")
_SHORT = 120
_SHORT_EASTERN = 40

_CLAUSE = re.compile(
    r"\b(?:following|as follows|stated|said|expressed|explained|agreed that|noted that|was|were|will)\b"
)
_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# "【北朝鮮】", "■ Trade", "<Visit to Riga>": marks that make a line a heading; run in, words may follow the brackets.
BRACKETED = re.compile(
    r"【[^【】\n]{1,40}】|〔[^〔〕\n]{1,40}〕|＜[^＜＞\n]{1,40}＞|《[^《》\n]{1,40}》|<[^\W\d_][^<>\n]{2,60}>(?=\Z)"
)


def bracketed_heading(shadow: str, block: Block) -> int | None:
    """Where the heading in brackets that a paragraph begins with ends, None where it begins with none."""
    if shadow[block.start] not in "【〔＜《<":
        return None
    match = BRACKETED.match(shadow, block.start, block.end)
    return match.end() if match else None


def could_be_heading(shadow: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is short, has no closing stop, begins with a capital and says nothing."""
    if not 0 < end - start <= _SHORT or shadow.endswith(ENDS, start, end):
        return False
    words = shadow[start:end]
    if end - start > _SHORT_EASTERN and _EASTERN.search(words):
        return False
    head = words.lstrip("<[(【◆■-– \"'")[:1]
    return bool(head) and not head.islower() and len(words.split()) <= 16 and not _CLAUSE.search(words)


def contents_of(
    shadow: str, blocks: list[Block], turns: dict[int, Turn], labels: dict[int, Label], first: int, last: int
) -> set[int]:
    """The paragraphs of a list of contents: two or more short lines in a row that all come again as headings."""
    keys = [None if blocks[n].start in turns else _key(shadow, blocks[n], labels) for n in range(first, last)]
    final = {key: n for n, key in enumerate(keys) if key}
    found: set[int] = set()
    run: list[int] = []
    for n, key in enumerate([*keys, None]):
        if key and len(key) > 2 and final[key] > n:
            run.append(n)
            continue
        repeated = [keys[m] for m in run]
        if len(run) > 1 and len(set(repeated)) == len(run) and all(final[k] >= n for k in repeated if k):
            found.update(first + m for m in run)
            before = first + run[0] - 1
            if before >= first and heads_contents(shadow, blocks[before]):
                found.add(before)
        run = []
    return found


def _key(shadow: str, block: Block, labels: dict[int, Label]) -> str | None:
    if block.end - block.start > _SHORT or shadow.endswith(ENDS, block.start, block.end):
        return None
    label = labels.get(block.start)
    return " ".join(shadow[label.end if label else block.start : block.end].split()).casefold() or None


# What somebody says, and no heading does, though its stop was forgotten: "Thank you for your time".
_UTTERED = re.compile(
    r"\b(?:I|we|you|your|our|us|my|is|are|thank|thanks|please|here|let|yes|no|well|okay|мы|я|вы|вас|спасибо|пожалуйста)\b|[.!?]\s|です|ます|ください",
    re.IGNORECASE,
)


_QUESTIONS = re.compile(r"Q\s?(?:&|and)\s?A", re.IGNORECASE)


def headings_between_turns(
    shadow: str, blocks: list[Block], turns: dict[int, Turn], first: int, last: int
) -> set[int]:
    """The paragraphs of a transcript that head the turns after them: a short line without a stop before a label.

    A line between two sentences of a speaker is his; so only lines right before a turn, after a closed sentence.
    """
    found: set[int] = set()
    if not turns:
        return found
    for n in range(first, last - 1):
        block = blocks[n]
        size = block.end - block.start
        if size > 90 or block.start in turns or blocks[n + 1].start not in turns or block.indent:
            continue
        if not any(map(str.isalnum, shadow[block.start : block.end])):
            continue
        if not could_be_heading(shadow, block.start, block.end) or find_label(shadow, block.start, block.end):
            continue
        if shadow[block.start] in "([{\"'" or _UTTERED.search(shadow, block.start, block.end):
            continue
        if (size < 4 and not _QUESTIONS.fullmatch(shadow, block.start, block.end)) or (
            n > first and not shadow.endswith((*ENDS, ")", ">"), blocks[n - 1].start, blocks[n - 1].end)
        ):
            continue
        found.add(n)
    return found


_AFTERWARDS = re.compile(
    r"(?:the\sfollowing\s(?:questions?|is|are)\b|in\sresponse\sto\s(?:a\s)?(?:journalist|reporter|question)).{0,160}[:：]",
    re.IGNORECASE,
)


def is_between_turns(shadow: str, block: Block) -> bool:
    """Whether a line of a transcript is the record's own: "The following question was raised after the conference:"."""
    return block.end - block.start <= 240 and bool(_AFTERWARDS.fullmatch(shadow, block.start, block.end))


def mark_headings(shadow: str, out: Outline) -> None:
    """Makes headings of the passages that are, and counts the paragraphs anew."""
    passages = out.passages
    styles: set[tuple[int | None, str]] = set()
    for number, passage in enumerate(passages):
        if passage.kind != "text" or passage.turn or not could_be_heading(shadow, passage.start, passage.end):
            continue
        following = passages[number + 1] if number + 1 < len(passages) else None
        if passage.label and not out.is_in_turn(passage):
            bullet = passage.label.is_bullet
            deeper = (
                following is not None and following.parent == number and not (bullet and following.kind == "dateline")
            )
            if deeper and not (bullet and following and following.is_paragraph):
                passage.kind, passage.rule = "heading", "heading-with-items"
                styles.add((passage.parent, passage.label.style))
            elif (passage.parent, passage.label.style) in styles and not bullet and following is not None:
                passage.kind, passage.rule = "heading", "heading-like-its-siblings"
        elif (
            passage.rule == "paragraph"
            and following is not None
            and following.kind == "text"
            and passage.end - passage.start <= 90
            and following.parent == passage.parent
            and passage.indent == 0
            and (following.turn or following.end - following.start > passage.end - passage.start)
            and (following.turn or following.label or shadow.endswith(ENDS, following.start, following.end))
            and not out.is_in_turn(passage)
        ):
            passage.kind, passage.rule = "heading", "unlabelled-heading"
        elif _heads_next_item(passages, passage, following) and passage.end - passage.start <= 60:
            passage.kind, passage.rule = "heading", "heading-between-items"
    _share_paths(out)


def _heads_next_item(passages: list[Passage], passage: Passage, following: Passage | None) -> bool:
    """Whether a line after an item heads the next one of the same list ("Fisheries" between 2. and 3.)."""
    if passage.rule != "paragraph" or passage.parent is None or passage.indent or following is None:
        return False
    above, next_label = passages[passage.parent], following.label
    if above.label is None or next_label is None or following.parent != above.parent:
        return False
    return above.label.style == next_label.style and not next_label.is_bullet


def _share_paths(out: Outline) -> None:
    """An unlabelled heading and the paragraph after it are one passage; the paragraphs after it are counted anew."""
    shift: dict[int | None, int] = {}
    passages = out.passages
    for number, passage in enumerate(passages):
        if not passage.is_paragraph or passage.path is None:
            continue
        above = passage.path.rpartition("p")
        if moved := shift.get(passage.parent, 0):
            passage.path = f"{above[0]}p{int(above[2]) - moved}"
        following = passages[number + 1] if number + 1 < len(passages) else None
        if _heads(passage) and following and following.is_paragraph and following.parent == passage.parent:
            shift[passage.parent] = shift.get(passage.parent, 0) + 1


def _heads(passage: Passage) -> bool:
    return passage.rule in ("unlabelled-heading", "bracketed-heading")
