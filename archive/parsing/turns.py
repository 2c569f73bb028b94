"""Which labels at the heads of paragraphs are a transcript's speaker labels, and whom the shortened ones name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from archive.parsing.lines import Block
from archive.parsing.names import Found
from archive.parsing.offices import HONORIFICS
from archive.parsing.speaker_labels import Turn, label_of

__all__ = ["Turn", "find_turns"]

_WEAK_LETTERS = ("letter-label", "bare-letter-label")


def find_turns(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The speaker labels of a text by the offset at which they begin; empty where it is no transcript.

    A name with a colon is a label where something else shows a transcript too: a title, a question, the same name
    again, or a second name; one line such as "Subject: …" makes none.
    """
    found = {block.start: turn for block in blocks if (turn := label_of(shadow, block))}
    if not found:
        return found
    _drop_lone_letters(found)
    _shorten(found)
    unknown = {start: found.pop(start) for start, turn in list(found.items()) if turn.rule == "unknown-label"}
    known_people = {t.name.tokens for t in found.values() if t.name and t.role == "person"}
    for start, turn in found.items():
        if turn.role == "reporter" and turn.name and turn.name.tokens in known_people:
            found[start] = replace(turn, role="person")  # "Mari Kask (Riga):" is no journalist who is "Mari Kask:" too
    people = [t for t in found.values() if t.name and t.name.tokens]
    counts = Counter(t.name.tokens for t in people if t.name)
    strong = any(t.is_strong for t in found.values())
    again = any(count > 1 for count in counts.values())
    outlets = sum(t.rule == "outlet-label" for t in found.values()) > 1
    headlines = {b.start for b in blocks[:4] if b.end - b.start > 40 and shadow[b.end - 1] not in ".!?…。"}
    known = strong or again or len(counts) > 1 or outlets
    kept = {}
    for start, turn in found.items():
        named = turn.name is not None
        if not turn.is_strong and (named or turn.rule == "outlet-label") and not known:
            continue
        tokens = turn.name.tokens if turn.name else ()
        lone = named and not turn.is_strong and turn.role == "person" and len(tokens) < 2 and counts[tokens] < 2
        if lone and not strong:
            unknown[start] = turn
            continue
        if lone and start in headlines:
            continue  # "Norrland: Remarks by Foreign Minister Tamm"
        if turn.role == "nobody" and not turn.is_strong and not known:
            continue
        kept[start] = turn
    if kept and unknown:
        kept = dict(sorted({**kept, **_askers(shadow, kept, unknown)}.items()))
    if len(kept) == 1 and not any(_long(block, kept) for block in blocks):
        return {}
    return kept


def _drop_lone_letters(found: dict[int, Turn]) -> None:
    """A letter alone shows no transcript: "A: …" and "B: …" count points. Questions without a colon need a sure one."""
    letters = [t for t in found.values() if t.rule in _WEAK_LETTERS]
    strong = any(t.is_strong for t in found.values())
    if {t.role for t in letters if t.rule == "letter-label"} != {"question", "answer"} and not strong:
        for turn in letters:
            del found[turn.start]
        return
    if not strong:
        for turn in [t for t in letters if t.rule == "bare-letter-label"]:
            del found[turn.start]


def _shorten(found: dict[int, Turn]) -> None:
    """A long label whose end another label prints alone names just that: "Harbour Board CEO Mari Kask:" by "Mari Kask:"."""
    plain = {t.name.tokens for t in found.values() if t.name and t.name.office is None and len(t.name.tokens) > 1}
    for start, turn in found.items():
        name = turn.name
        if name is None or name.office is None or len(name.tokens) < 3 or name.tokens in plain:
            continue
        for cut in range(1, len(name.tokens) - 1):
            rest = name.tokens[cut:] if name.tokens[cut:] in plain else name.tokens[:-cut]
            if rest in plain and not _is_address(name.tokens[:cut]):
                found[start] = replace(turn, name=_with_tokens(name, rest))
                break


def _askers(shadow: str, kept: dict[int, Turn], unknown: dict[int, Turn]) -> dict[int, Turn]:
    """Of the labels that nobody knows those that ask: the words after them hold a question mark, and a person answers.

    They count only where the persons of the other labels speak again and again, as a spokesperson does.
    """
    people = Counter(t.name.tokens for t in kept.values() if t.name and t.role == "person")
    if not people or max(people.values()) < 2:
        return {}
    starts = sorted({*kept, *unknown})
    found = {}
    for here, after in pairwise(starts):
        turn, following = unknown.get(here), kept.get(after)
        if turn is None or following is None or following.role not in ("person", "answer"):
            continue
        if re.search(r"[?？]", shadow[turn.end : min(after, turn.end + 4000)]):
            found[here] = replace(turn, role="reporter")
    return found


def _is_address(tokens: tuple[str, ...]) -> bool:
    return all(token.casefold() in HONORIFICS for token in tokens)


def _with_tokens(name: Found, tokens: tuple[str, ...]) -> Found:
    return Found(name.start, name.end, tokens, name.office, name.genitive, name.rule, name.office_end)


def _long(block: Block, kept: dict[int, Turn]) -> bool:
    turn = kept.get(block.start)
    return turn is not None and (turn.name is None or turn.name.office is not None or block.end - turn.end > 40)
