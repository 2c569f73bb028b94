"""Operations on the layers, as values."""

from __future__ import annotations

from typing import Any

import pytest

from archive.editing.judging import judge
from archive.parsing.revising.layers import Emendation, Gloss, Layers, RefusedJudgement, Tag

WHOLE = Tag("S1", "energy", "ann")
SPAN = Tag("S1", "pipeline", "ann", 10, 20)
OTHER = Tag("S2", "energy", "ann")
LAYERS = Layers(
    tags=(WHOLE, SPAN, OTHER), emendations=(Emendation(1, 4, "the", "ann", "misprint"),), glosses=(Gloss(5, 9, "ann"),)
)

POSITION: dict[str, Any] = {
    "key": "1e6c1fd5-4c7a-4f3c-9d33-8f1d3a3f6b50", "sid": "S1", "proposition": "p", "direction": "supports", "strength": 2,
    "act": "states", "evidence": "explicit", "start": 10, "end": 20, "by": "ann", "holder_person": "tamm",
}  # fmt: skip


def test_setting_topics_is_about_the_whole_statement_alone() -> None:
    after = judge(LAYERS, "set_topics", {"sid": "S1", "topics": ["trade", "trade"], "by": "bob"})
    assert after.tags == (SPAN, OTHER, Tag("S1", "trade", "bob"))


def test_a_topic_that_stays_keeps_who_gave_it() -> None:
    after = judge(LAYERS, "set_topics", {"sid": "S1", "topics": ["energy", "trade"], "by": "bob"})
    assert after.tags == (WHOLE, SPAN, OTHER, Tag("S1", "trade", "bob"))


def test_setting_a_topic_that_stands_on_a_span_adds_it_for_the_whole() -> None:
    after = judge(LAYERS, "set_topics", {"sid": "S1", "topics": ["pipeline"], "by": "bob"})
    assert after.tags == (SPAN, OTHER, Tag("S1", "pipeline", "bob"))


def test_what_is_added_can_be_taken_back_and_leaves_the_start() -> None:
    coded = judge(LAYERS, "code", POSITION)
    assert [p.key for p in coded.positions] == [POSITION["key"]]
    assert judge(coded, "recode", {**POSITION, "strength": 1}).positions[0].strength == 1
    assert judge(coded, "uncode", {"key": POSITION["key"]}) == LAYERS
    emended = judge(LAYERS, "emend", {"start": 30, "end": 33, "reading": "an", "by": "ann", "reason": "misprint"})
    assert (
        judge(emended, "unemend", {"start": 30, "end": 33, "reading": "an", "by": "ann", "reason": "misprint"})
        == LAYERS
    )
    glossed = judge(LAYERS, "gloss", {"start": 30, "end": 33, "by": "ann"})
    assert judge(glossed, "ungloss", {"start": 30, "end": 33, "by": "ann"}) == LAYERS
    tagged = judge(LAYERS, "tag", {"sid": "S2", "topic": "trade", "by": "ann"})
    assert judge(tagged, "untag", {"sid": "S2", "topic": "trade", "by": "ann"}) == LAYERS


@pytest.mark.parametrize(
    ("operation", "arguments", "message"),
    [
        ("uncode", {}, "uncode needs key"),
        ("set_topics", {"sid": "S1", "by": "bob", "topics": "energy"}, "a list of slugs"),
        ("uncode", {"key": POSITION["key"]}, "no such position any more"),
        ("recode", POSITION, "no such position any more"),
        ("untag", {"sid": "S9", "topic": "x", "by": "ann"}, "no such tag any more"),
        ("unemend", {"start": 2, "end": 4, "reading": "the", "by": "ann", "reason": "misprint"}, "no such emendation"),
        ("code", {**POSITION, "key": "x"}, "is no key"),
        ("code", {**POSITION, "start": "10"}, "start can’t be '10'"),
        ("code", {**POSITION, "claims_also_for": "putin"}, "a list of slugs"),
        ("code", {**POSITION, "mood": "good"}, "mood"),
        ("tag", {"sid": "S1", "topic": "x", "by": "ann", "start": 1.5, "end": 3}, "start can’t be 1.5"),
        ("tag", {"sid": "S1", "topic": "x", "by": None}, "by can’t be None"),
        ("emend", {"start": True, "end": 4, "reading": "x", "by": "ann", "reason": "x"}, "start can’t be True"),
    ],
)
def test_what_has_a_wrong_shape_is_refused_with_what_is_wrong(
    operation: str, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(RefusedJudgement, match=message):
        judge(LAYERS, operation, arguments)
