"""Moving a part a level in or out, and marking names: what the workbench has beyond the parser's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archive.parsing.breakdown import Attribution, Breakdown, Kind, Mention, Segment, Speech
from archive.parsing.revising.operations import RefusedOperation, apply_operation

TEXT = "one two three four five six seven"


def record(*parts: tuple[Kind, str | None]) -> Breakdown:
    """Parts of one word each, with these kinds and paths."""
    segments, start = [], 0
    for word, (kind, path) in zip(TEXT.split(), parts, strict=False):
        said: dict[str, Any] = (
            {"speech": Speech.INDIRECT, "attribution": Attribution.NAMED} if kind is Kind.STATEMENT else {}
        )
        segments.append(Segment(kind, start, start + len(word), path, **said))
        start += len(word) + 1
    return Breakdown(segments=tuple(segments))


def level(breakdown: Breakdown, part: int, direction: str) -> str | None:
    text = TEXT[: breakdown.segments[-1].end]
    return apply_operation(breakdown, text, "change_level", {"part": part, "direction": direction}).segments[part].path


S, N, L, H = Kind.STATEMENT, Kind.NARRATIVE, Kind.LABEL, Kind.HEADING


@pytest.mark.parametrize(
    ("paths", "part", "direction", "expected"),
    [
        (["1", "1.2.a"], 1, "out", "1.2"),
        (["1", "1.p2"], 1, "out", "1"),
        (["1", "1.2.a", "1"], 2, "in", "1.2"),  # into the item that the part before it stands in
        (["1.2.a", "1.2"], 1, "in", "1.2.a"),
        (["1", "1"], 1, "in", "1.p1"),  # a new paragraph of its own passage
        (["1", "2"], 1, "in", "1.p1"),  # a new paragraph of the passage before it
        (["1", "1.p1", "1.p4", "2"], 3, "in", "1.p5"),
        (["1.2", "2.1"], 1, "in", "1.2.p1"),
        (["2", "2.1"], 1, "in", "2.p1"),
        (["t3.p1", None], 1, "in", "t3"),
    ],
)
def test_the_neighbours_tell_where_a_level_is(
    paths: list[str | None], part: int, direction: str, expected: str
) -> None:
    kinds = [N if path is None else S for path in paths]
    assert level(record(*zip(kinds, paths, strict=True)), part, direction) == expected


@pytest.mark.parametrize(
    ("paths", "part", "direction", "message"),
    [
        (["1", "2"], 1, "out", "part 1 stands at the top already"),
        (["1", "2"], 0, "in", "nothing with a place stands before part 0"),
        (["1", "2"], 1, "up", "give one of in, out"),
        (["1", "2"], 7, "in", "there is no part 7"),
    ],
)
def test_where_there_is_no_level_it_is_refused(paths: list[str], part: int, direction: str, message: str) -> None:
    with pytest.raises(RefusedOperation, match=message):
        level(record(*[(S, path) for path in paths]), part, direction)


def test_two_labels_never_name_one_passage() -> None:
    breakdown = record((L, "1"), (S, "1"), (L, "1.a"), (S, "1.a"))
    assert level(breakdown, 2, "out") == "1~2"
    assert level(breakdown, 3, "out") == "1"


def test_a_name_is_marked_in_its_place_and_taken_off_again() -> None:
    breakdown = replace(record(*[(S, "1")] * 7), mentions=(Mention(14, 18, "four", "Mr Four"),))
    marked = apply_operation(
        breakdown, TEXT, "mention", {"start": 4, "end": 7, "person": "Ms  Two", "office": "Minister"}
    )
    assert marked.mentions == (Mention(4, 7, "two", "Ms Two", "Minister", by_hand=True), *breakdown.mentions)
    again = apply_operation(marked, TEXT, "mention", {"start": 4, "end": 7, "person": "Dr Two"})
    assert again.mentions == (Mention(4, 7, "two", "Dr Two", by_hand=True), *breakdown.mentions)
    off = apply_operation(again, TEXT, "unmention", {"start": 4, "end": 7})
    assert off == replace(breakdown, unmarked=((4, 7),))
    assert apply_operation(off, TEXT, "mention", {"start": 4, "end": 7, "person": "Dr Two"}) == again


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"start": 4, "end": 99, "person": "A"}, "no place in the text"),
        ({"start": 7, "end": 4, "person": "A"}, "no place in the text"),
        ({"start": 3, "end": 7, "person": "A"}, "mark the words of it alone"),
        ({"start": 4, "end": 7, "person": ""}, "words that can be printed"),
        ({"start": 8, "end": 18, "person": "A"}, "take that off first"),
        ({"start": "4", "end": 7, "person": "A"}, "give a whole number"),
        ({"start": 4, "end": 7, "person": "A", "office": 3}, "give it as text"),
    ],
)
def test_what_is_no_name_is_refused(arguments: dict[str, Any], message: str) -> None:
    breakdown = replace(record(*[(S, "1")] * 7), mentions=(Mention(14, 18, "four", "Mr Four"),))
    with pytest.raises(RefusedOperation, match=message):
        apply_operation(breakdown, TEXT, "mention", arguments)
    with pytest.raises(RefusedOperation, match="no name is marked at 4–7"):
        apply_operation(breakdown, TEXT, "unmention", {"start": 4, "end": 7})
