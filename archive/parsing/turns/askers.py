"""Who asks and who answers, where a label alone does not tell it: by what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from archive.parsing.turns.turn import Turn


def answers_a_paper(found: dict[int, Turn]) -> bool:
    """Whether right after a paper's label, or a question's, a person's with a full name stands: an interview of one question."""
    return any(
        (one.rule == "outlet-label" or one.role == "question")
        and two.role == "person"
        and two.name is not None
        and len(two.name.tokens) > 1
        for one, two in pairwise(found[start] for start in sorted(found))
    )


def askers(shadow: str, kept: dict[int, Turn], unknown: dict[int, Turn]) -> dict[int, Turn]:
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
        if re.search(r"[?？]|か。", shadow[turn.end : min(after, turn.end + 4000)]):
            found[here] = replace(turn, role="reporter")
    asking = {shadow[t.start : t.end] for t in found.values()}
    for here, turn in unknown.items():
        if here not in found and shadow[turn.start : turn.end] in asking:
            found[here] = replace(turn, role="reporter")
    return found


def answers_again(found: dict[int, Turn]) -> bool:
    """Whether right after "Q:", twice and more, the same name's label stands ("TAMM:"), or names that are called again."""
    ordered_turns = [found[start] for start in sorted(found)]
    spoken = Counter(turn.name.tokens for turn in ordered_turns if turn.name)
    answering = Counter(
        two.name.tokens
        for one, two in pairwise(ordered_turns)
        if one.role == "question" and one.rule == "letter-label" and two.name and two.name.tokens
    )
    again = sum(count for tokens, count in answering.items() if spoken[tokens] > 1 and len(tokens) > 1)
    return bool(answering) and max(again, *answering.values()) > 1
