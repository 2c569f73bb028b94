"""What becomes of anchors in thousands of edits, by our way and by two others; for the benchmark and for a test."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from annotations.anchoring import Anchor, describe, find_all_again, follow_all
from archive.parsing.revising.mapping import Status

from .baselines import by_position, by_quotation
from .truth import Revised, edited


class Outcome(StrEnum):
    RIGHT = "right and certain"
    FLAGGED_RIGHT = "right, but flagged"
    LOST = "lost, and said so"
    FLAGGED = "flagged, another place or none"
    WRONG = "silently wrong"


ANCHORS = 24
"""In each text, of all kinds."""

KINDS = ("word", "repeated phrase", "sentence", "paragraph", "cut", "several paragraphs")


@dataclass(frozen=True)
class Case:
    revision: Revised
    kind: str
    start: int
    end: int
    sid: str | None

    @property
    def is_intact(self) -> bool:
        """Whether all of its words still stand in a row in its place."""
        old = self.revision.old_text[self.start : self.end].split()
        places = self.revision.places(self.start, self.end)
        return any(self.revision.new_text[a:b].split() == old for a, b in places)


def cases(number: int, *, most: int = 3) -> tuple[Revised, list[Case]]:
    revision = edited(number, most=most)
    chance = random.Random(f"anchors {number}")
    text = revision.old_text
    found = []
    for which in range(ANCHORS):
        kind = KINDS[which % len(KINDS)]
        start, end = _stretch(kind, text, chance)
        home = [sid for sid, (low, high) in revision.old_statements.items() if low <= start and end <= high]
        # Half of the anchors know the statement they lie in, as far as they lie in one.
        found.append(Case(revision, kind, start, end, home[0] if home and which // len(KINDS) % 2 else None))
    return revision, found


def _stretch(kind: str, text: str, chance: random.Random) -> tuple[int, int]:
    if kind == "cut":
        while True:
            start = chance.randrange(len(text) - 2)
            end = min(len(text), start + chance.randint(2, 200))
            if text[start:end].strip():
                return start, end
    if kind == "repeated phrase":
        start, end = chance.choice(_repeated(text))
        return start, end
    pattern = {
        "word": r"\w+",
        "sentence": r"\S[^.?!\n]*[.?!\n]",
        "paragraph": r"\S.*",
        "several paragraphs": r"\S.*(?:\s*\n.*\S){1,3}",
    }[kind]
    place = chance.choice([found.span() for found in re.finditer(pattern, text)])
    return place


def _repeated(text: str) -> list[tuple[int, int]]:
    places = defaultdict(list)
    words = [found.span() for found in re.finditer(r"\w+", text)]
    for one, other in pairwise(words):
        places[text[one[0] : other[1]]].append((one[0], other[1]))
    return [place for found in places.values() if len(found) > 1 for place in found] or words


def outcome(case: Case, place: tuple[int, int] | None, is_certain: bool) -> Outcome:
    revision = case.revision
    if place is None:
        return Outcome.FLAGGED if revision.places(case.start, case.end) else Outcome.LOST
    if revision.is_right(case.start, case.end, *place):
        return Outcome.RIGHT if is_certain else Outcome.FLAGGED_RIGHT
    return Outcome.WRONG if is_certain else Outcome.FLAGGED


Answer = tuple[tuple[int, int] | None, bool]


def ours(revision: Revised, found: list[Case]) -> list[Answer]:
    followed = follow_all(
        [Anchor(case.start, case.end, case.sid) for case in found],
        revision.old_text,
        revision.new_text,
        old_statements=revision.old_statements,
        new_statements=revision.new_statements,
    )
    answers: list[Answer] = []
    for one in followed:
        is_lost = one.status is Status.LOST or one.start is None or one.end is None
        answers.append((None if is_lost else (one.start, one.end), one.is_certain))
    return answers


def found_again(revision: Revised, found: list[Case]) -> list[Answer]:
    answers: list[Answer] = []
    quotes = [describe(revision.old_text, case.start, case.end) for case in found]
    for one in find_all_again(quotes, revision.new_text):
        is_lost = one.start is None or one.end is None
        answers.append((None if is_lost else (one.start, one.end), one.is_certain))
    return answers


WAYS: dict[str, Callable[[Revised, list[Case]], list[Answer]]] = {
    "the texts’ difference": ours,
    "the quotation alone": found_again,
    "position only": by_position,
    "quotation matching": by_quotation,
}


def count(
    numbers: Iterable[int], ways: Iterable[str] = tuple(WAYS), *, most: int = 3
) -> dict[str, Counter[Outcome | tuple[str, Outcome]]]:
    """How often each outcome came by each way; and for the anchors whose words are as they were, as ("intact", outcome)."""
    counts: dict[str, Counter[Outcome | tuple[str, Outcome]]] = {way: Counter() for way in ways}
    for number in numbers:
        revision, found = cases(number, most=most)
        intact = [case.is_intact for case in found]
        for way, counter in counts.items():
            for case, is_intact, answer in zip(found, intact, WAYS[way](revision, found), strict=True):
                result = outcome(case, *answer)
                counter[result] += 1
                if is_intact:
                    counter["intact", result] += 1
    return counts
