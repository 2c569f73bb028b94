"""What became of each statement in another text: the same, changed, split, merged, removed, new."""

from __future__ import annotations

import pytest

from archive.parsing.breakdown import Attribution, Breakdown, Kind, Segment, Speech
from archive.parsing.revising.fates import Fate, fates
from archive.parsing.revising.mapping import carry_over

FIRST = "President Putin said that the talks in Moscow had been useful for both of the countries."
SECOND = "Prime Minister Koizumi answered that the islands were still waiting for an honest solution."
THIRD = "They agreed on the construction of a pipeline to the coast of the Pacific in good time."


def record(*statements: str) -> tuple[Breakdown, str]:
    """A text of these statements, a line each, with sids from A on."""
    segments, at = [], 0
    for number, words in enumerate(statements):
        segments.append(
            Segment(
                Kind.STATEMENT,
                at,
                at + len(words),
                f"1.p{number + 1}",
                sid="ABCDEFG"[number],
                speech=Speech.INDIRECT,
                attribution=Attribution.IMPERSONAL,
            )
        )
        at += len(words) + 1
    return Breakdown(segments=tuple(segments)), "\n".join(statements)


def told(before: tuple[str, ...], after: tuple[str, ...]) -> list[tuple[Fate, str | None, int | None, int | None]]:
    (old, old_text), (new, new_text) = record(*before), record(*after)
    carried_over, carried = carry_over(old, old_text, new, new_text)
    return [(f.fate, f.sid, f.old, f.new) for f in fates(old, old_text, carried_over, new_text, carried)]


CASES = {
    "all stay": ((FIRST, SECOND), (FIRST, SECOND), [(Fate.SAME, "A", 0, 0), (Fate.SAME, "B", 1, 1)]),
    "words change": (
        (FIRST, SECOND),
        (FIRST.replace("useful", "very useful indeed"), SECOND),
        [(Fate.CHANGED, "A", 0, 0), (Fate.SAME, "B", 1, 1)],
    ),
    "one is gone": ((FIRST, SECOND), (FIRST,), [(Fate.SAME, "A", 0, 0), (Fate.REMOVED, "B", 1, None)]),
    "one is new": ((FIRST,), (FIRST, THIRD), [(Fate.SAME, "A", 0, 0), (Fate.NEW, None, None, 1)]),
    "two become one": (
        (FIRST, SECOND, THIRD),
        (FIRST + " " + SECOND, THIRD),
        [(Fate.CHANGED, "A", 0, 0), (Fate.MERGED, "B", 1, 0), (Fate.MOVED, "C", 2, 1)],
    ),
    "one becomes two": (
        (FIRST + " " + SECOND, THIRD),
        (FIRST, SECOND, THIRD),
        [(Fate.SPLIT, "A", 0, 0), (Fate.SPLIT, None, 0, 1), (Fate.MOVED, "B", 1, 2)],
    ),
    "two change places": (
        (FIRST, SECOND),
        (SECOND, FIRST),
        [(Fate.MOVED, "B", 1, 0), (Fate.MOVED, "A", 0, 1)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fate(case: str) -> None:
    before, after, expected = CASES[case]
    assert told(before, after) == expected


def test_every_statement_of_both_texts_has_just_one_fate() -> None:
    found = told((FIRST, SECOND, THIRD), (THIRD + " " + FIRST, "Nothing that was ever said by anybody before now."))
    assert sorted(old for fate, _, old, _ in found if old is not None and fate is not Fate.NEW) == [0, 1, 2]
    living = [new for fate, sid, _, new in found if fate not in (Fate.MERGED, Fate.REMOVED)]
    assert sorted(new for new in living if new is not None) == [0, 1]
