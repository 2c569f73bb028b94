"""Operations on top of others' work: what nobody else touched is as in either order, and the rest is a conflict."""

from __future__ import annotations

import random
import uuid
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from archive.editing import judging
from archive.parsing.breakdown import Breakdown, Kind, check
from archive.parsing.extraction.found import Place
from archive.parsing.revising import layers as laying
from archive.parsing.revising.layers import Emendation, Finding, Layers, Position, RefusedJudgement, Tag
from archive.parsing.revising.operations import OPERATIONS, RefusedOperation
from archive.parsing.revising.rebasing import Conflict, Step, Working, perform, rebase
from tests.parsing.seeds import NUMBERS, seed

from .moves import MOVES, next_steps

randoms = st.integers(0, 2**32).map(random.Random)


def working(number: str = "001") -> tuple[Working, str]:
    """A seed with some judgements on it."""
    breakdown, text = seed(number)
    first, second, third = breakdown.statements()[:3]
    layers = Layers(
        tags=(Tag(first.sid or "", "trade", "ann"), Tag(second.sid or "", "korea", "bob", second.start, second.end)),
        positions=(_position(third.sid, third.start, third.end),),
        emendations=(Emendation(first.start, first.start + 3, "The", "ann", "misprint"),),
        findings=tuple(_finding(number, part.start) for number, part in enumerate((first, second, third))),
    )
    return Working(breakdown, layers), text


def _position(sid: str | None, start: int, end: int) -> Position:
    return Position(
        key="1e6c1fd5-4c7a-4f3c-9d33-8f1d3a3f6b50", sid=sid or "", proposition="p", direction="neutral", act="states",
        evidence="explicit", start=start, end=end, by="ann", holder_person="vladimir-putin",
    )  # fmt: skip


def _finding(number: int, start: int) -> Finding:
    said = Place(start, start + 9, "place", "EE", "Kolga", "place", 0.6)
    return Finding(str(uuid.UUID(int=number)), "place", said)


def said(one: Working) -> Any:
    """The state with new identities named by their places, and without an order where none is meant."""
    names = {
        part.sid: f"new {part.start}–{part.end}"
        for part in one.breakdown.segments
        if part.sid and not part.sid.startswith("S")
    }

    def named(items: Any) -> Any:
        return frozenset(replace(item, sid=names.get(item.sid, item.sid)) for item in items)

    segments = tuple(
        replace(part, sid=names.get(part.sid, part.sid), confirmed_by=tuple(sorted(part.confirmed_by)))
        for part in one.breakdown.segments
    )
    layers = one.layers
    return (
        replace(one.breakdown, segments=segments),
        named(layers.tags),
        named(layers.positions),
        frozenset(layers.emendations),
        frozenset(layers.glosses),
        frozenset(layers.findings),
    )


def saved(one: Working) -> Working:
    """The state with identities in the place of provisional ones."""

    def given(item: Any) -> Any:
        return replace(item, sid=item.sid.replace("~", "N")) if item.sid else item

    layers = replace(
        one.layers,
        tags=tuple(map(given, one.layers.tags)),
        positions=tuple(map(given, one.layers.positions)),
    )
    return Working(replace(one.breakdown, segments=tuple(map(given, one.breakdown.segments))), layers)


def on_top(base: Working, theirs: Working, steps: list[Step], text: str) -> Working | None:
    """The state with both, as rebasing gives it; None where it is a conflict."""
    theirs = saved(theirs)
    try:
        moved = rebase(base, theirs, steps, text, judging.judge)
    except Conflict:
        return None
    for number, step in enumerate(moved):
        theirs = perform(theirs, step, text, judging.judge, number)
    return theirs


def test_every_operation_is_tried() -> None:
    assert MOVES.keys() == OPERATIONS.keys() | judging.OPERATIONS.keys()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NUMBERS), randoms, st.integers(1, 25))
def test_any_sequence_of_operations_leaves_a_whole_record(number: str, chance: random.Random, steps: int) -> None:
    state, text = working(number)
    before = said(state)
    for count in range(steps):
        done, after = next_steps(state, text, chance, 1, first=count)
        assert said(state) == before  # the value that was given is left unchanged
        state, before = after, said(after)
        check(state.breakdown, text)
        sids = [part.sid for part in state.breakdown.statements()]
        assert None not in sids
        assert len(set(sids)) == len(sids)
        assert all(part.sid is None for part in state.breakdown.segments if part.kind is not Kind.STATEMENT)
        for step in done:
            event(step.name)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(NUMBERS), randoms, st.integers(1, 3), st.integers(1, 3))
def test_what_both_did_is_there_in_either_order(number: str, chance: random.Random, ours: int, others: int) -> None:
    base, text = working(number)
    mine, after_mine = next_steps(base, text, chance, ours)
    theirs, after_theirs = next_steps(base, text, chance, others, first=100)
    for state in (after_mine, after_theirs):
        try:
            laying.check(state.layers, state.breakdown, text)
        except RefusedJudgement:
            return  # nobody could have saved that
    one = on_top(base, after_theirs, mine, text)
    other = on_top(base, after_mine, theirs, text)
    event("both" if one and other else "conflict")
    if one is not None:
        check(one.breakdown, text)
        laying.check(one.layers, one.breakdown, text)
    if one is not None and other is not None:
        assert said(one) == said(other)


@settings(max_examples=60, deadline=None)
@given(randoms, st.integers(1, 4))
def test_on_the_same_state_nothing_is_readdressed(chance: random.Random, count: int) -> None:
    base, text = working()
    steps, after = next_steps(base, text, chance, count)
    try:
        laying.check(after.layers, after.breakdown, text)
    except RefusedJudgement:
        with pytest.raises(RefusedJudgement):
            rebase(base, base, steps, text, judging.judge)
        return
    assert said(on_top(base, base, steps, text) or base) == said(after)


def _divided(state: Working, text: str, index: int) -> Working:
    part = state.breakdown.segments[index]
    at = text.index(" ", part.start + 5) + 1
    return perform(state, Step("split", {"part": index, "at": at}), text, judging.judge, 100)


def _statements(breakdown: Breakdown) -> list[int]:
    return [index for index, part in enumerate(breakdown.segments) if part.kind is Kind.STATEMENT]


def test_a_part_is_named_by_its_new_index_where_one_before_it_was_divided() -> None:
    base, text = working()
    first, *_, last = _statements(base.breakdown)
    steps = [Step("attribute", {"part": last, "role": "question"}), Step("confirm", {"parts": [last], "by": 7})]
    moved = rebase(base, _divided(base, text, first), steps, text, judging.judge)
    assert moved == (
        Step("attribute", {"part": last + 1, "role": "question"}),
        Step("confirm", {"parts": [last + 1], "by": 7}),
    )


def test_a_step_of_a_batch_counts_on_those_before_it() -> None:
    base, text = working()
    first, _second, _third, free, *_, last = _statements(base.breakdown)
    part = base.breakdown.segments[free]
    steps = [
        Step("split", {"part": free, "at": text.index(" ", part.start + 20)}),
        Step("attribute", {"part": last + 1, "role": "question"}),
    ]
    moved = rebase(base, _divided(base, text, first), steps, text, judging.judge)
    assert [step.arguments["part"] for step in moved] == [free + 1, last + 2]


def test_the_level_that_the_editor_saw_is_the_one_that_is_set() -> None:
    base, text = working()
    index = next(i for i in _statements(base.breakdown) if "." in (base.breakdown.segments[i].path or ""))
    path = (base.breakdown.segments[index].path or "").rpartition(".")[0]
    moved = rebase(base, base, [Step("change_level", {"part": index, "direction": "out"})], text, judging.judge)
    assert moved == (Step("set_path", {"part": index, "path": path}),)


def _conflict(base: Working, theirs: Step, mine: Step, text: str) -> Conflict:
    after = perform(base, theirs, text, judging.judge, 100)
    with pytest.raises(Conflict) as raised:
        rebase(base, after, [mine], text, judging.judge)
    return raised.value


def test_the_same_part_twice_is_a_conflict_that_says_where() -> None:
    base, text = working()
    index = _statements(base.breakdown)[0]
    part = base.breakdown.segments[index]
    cases = [
        (Step("attribute", {"part": index, "role": "question"}), Step("attribute", {"part": index, "addressees": ["A"]})),
        (Step("confirm", {"part": index, "by": 1}), Step("attribute", {"part": index, "role": "question"})),
        (Step("attribute", {"part": index, "role": "question"}), Step("confirm", {"part": index, "by": 2})),
        (Step("change_kind", {"part": index + 1, "kind": "furniture"}), Step("set_path", {"part": index + 1, "path": "9"})),
        (Step("tag", {"sid": part.sid, "topic": "energy", "by": "bob"}), Step("split", {"part": index, "at": text.index(" ", part.start + 8)})),
        (Step("emend", {"start": part.start, "end": part.start + 9, "reading": "x", "by": "b", "reason": "r"}),) * 2,
    ]  # fmt: skip
    base = replace(base, layers=replace(base.layers, tags=base.layers.tags[1:], emendations=()))
    for theirs, mine in cases[:5]:
        conflict = _conflict(base, theirs, mine, text)
        assert (conflict.step, len(conflict.spans)) == (0, 1), (theirs, mine)
    mine = Step("emend", {**cases[5][1].arguments, "reading": "y"})
    assert _conflict(base, cases[5][0], mine, text).spans == ((part.start, part.start + 9),)


def test_two_who_confirm_the_same_part_do_not_meet() -> None:
    base, text = working()
    index = _statements(base.breakdown)[0]
    after = perform(base, Step("confirm", {"part": index, "by": 1}), text, judging.judge)
    both = on_top(base, after, [Step("confirm", {"part": index, "by": 2})], text)
    assert both is not None
    assert both.breakdown.segments[index].confirmed_by == (1, 2)


def test_what_others_have_done_just_so_is_left_out() -> None:
    base, text = working()
    sid = base.breakdown.statements()[0].sid
    tag = Step("tag", {"sid": sid, "topic": "energy", "by": "ann"})
    after = perform(base, Step("tag", {**tag.arguments, "by": "bob"}), text, judging.judge)
    assert rebase(base, after, [tag], text, judging.judge) == ()
    untag = Step("untag", {"sid": sid, "topic": "trade", "by": "ann"})
    assert rebase(base, perform(base, untag, text, judging.judge), [untag], text, judging.judge) == ()
    key = Step("uncode", {"key": base.layers.positions[0].key})
    assert rebase(base, perform(base, key, text, judging.judge), [key], text, judging.judge) == ()


def test_the_same_value_of_the_record_described_by_both_is_a_conflict() -> None:
    base, text = working()
    conflict = _conflict(base, Step("describe", {"place": "Moscow"}), Step("describe", {"place": "Tokyo"}), text)
    assert str(conflict) == "the record’s place was changed"
    after = perform(base, Step("describe", {"place": "Moscow"}), text, judging.judge)
    both = on_top(base, after, [Step("describe", {"title": "Talks"})], text)
    assert both is not None
    assert (both.breakdown.title, both.breakdown.place) == ("Talks", "Moscow")


def test_what_could_not_be_done_in_the_first_place_is_refused_and_no_conflict() -> None:
    base, text = working()
    with pytest.raises(RefusedOperation, match="there is no part 9999"):
        rebase(base, base, [Step("merge", {"part": 9999})], text, judging.judge)
    with pytest.raises(RefusedJudgement, match="there is no statement nowhere"):
        rebase(base, base, [Step("tag", {"sid": "nowhere", "topic": "trade", "by": "ann"})], text, judging.judge)
