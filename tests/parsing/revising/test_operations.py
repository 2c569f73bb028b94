import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing.breakdown import (
    Attribution,
    Breakdown,
    BrokenBreakdown,
    Kind,
    Participant,
    Role,
    Segment,
    Speech,
    check,
    from_json,
    to_json,
)
from archive.parsing.revising.difference import (
    AttributionChanged,
    BoundaryMoved,
    FieldChanged,
    KindChanged,
    PartAdded,
    PartRemoved,
    differences,
)
from archive.parsing.revising.identity import gained, heirs, lost_sids
from archive.parsing.revising.operations import OPERATIONS, RefusedOperation, apply_operation
from tests.parsing.seeds import NUMBERS, seed

TEXT = "1. Trade\nMr A said yes. Mr B said no.\n\nThey parted."
HEADING, YES, NO, PARTED = (3, 8), (9, 23), (24, 37), (39, 51)


def statement(start: int, end: int, **values: Any) -> Segment:
    given: dict[str, Any] = {
        "path": "1",
        "speech": Speech.INDIRECT,
        "attribution": Attribution.NAMED,
        "confirmed_by": (7,),
        **values,
    }
    return Segment(Kind.STATEMENT, start, end, **given)


RECORD = Breakdown(
    title="Trade",
    segments=(
        Segment(Kind.LABEL, 0, 2, "1", rule="label", confidence=0.9, confirmed_by=(7,)),
        Segment(Kind.HEADING, *HEADING, "1", confirmed_by=(7,)),
        statement(*YES, sid="AAAA", speakers=("Mr A",), confidence=0.5),
        statement(*NO, sid="BBBB", speakers=("Mr B",), confidence=0.8),
        Segment(Kind.NARRATIVE, *PARTED, "1.p1", rule="paragraph"),
    ),
)


def done(operation: str, record: Breakdown = RECORD, text: str = TEXT, **arguments: Any) -> Breakdown:
    return apply_operation(record, text, operation, arguments)


def refusal(operation: str, record: Breakdown = RECORD, text: str = TEXT, **arguments: Any) -> str:
    with pytest.raises(RefusedOperation) as caught:
        apply_operation(record, text, operation, arguments)
    return str(caught.value)


# One operation at a time ---------------------------------------------------------------------------------------------


def test_split_gives_the_sid_to_the_longer_half():
    yes = RECORD.segments[2]
    early, late = done("split", part=2, at=14), done("split", part=2, at=19)
    by_hand: dict[str, Any] = {"rule": "manual", "confirmed_by": ()}
    assert early.segments[2:4] == (replace(yes, end=13, sid=None, **by_hand), replace(yes, start=14, **by_hand))
    assert late.segments[2:4] == (replace(yes, end=18, **by_hand), replace(yes, start=19, sid=None, **by_hand))
    assert gained(RECORD, early) == (2,)
    assert gained(RECORD, late) == (3,)


def test_split_in_equal_halves_leaves_the_sid_to_the_first():
    record = Breakdown(segments=(statement(0, 7, sid="AAAA"),))
    assert [part.sid for part in done("split", record, "abc def", part=0, at=4).segments] == ["AAAA", None]
    assert [part.sid for part in done("split", record, "abc def", part=0, at=3).segments] == ["AAAA", None]


@pytest.mark.parametrize("at", [-1, 0, 9, 23, 24, 1000])
def test_split_outside_of_the_part_is_refused(at):
    assert "is not inside part 2 (9–23)" in refusal("split", part=2, at=at)


def test_merge_keeps_the_first_sid_and_drops_the_second():
    merged = done("merge", part=2)
    assert merged.segments[2] == replace(RECORD.segments[2], end=37, rule="manual", confirmed_by=())
    assert len(merged.segments) == len(RECORD.segments) - 1
    assert lost_sids(RECORD, merged) == ("BBBB",)
    assert heirs(RECORD, merged) == {"BBBB": "AAAA"}


def test_merge_takes_the_second_sid_where_the_first_has_none():
    record = replace(
        RECORD, segments=(*RECORD.segments[:2], replace(RECORD.segments[2], sid=None), *RECORD.segments[3:])
    )
    assert done("merge", record, part=2).segments[2].sid == "BBBB"


def test_merge_of_two_kinds_or_of_the_last_part_is_refused():
    assert "part 3 is a statement and part 4 a narrative" in refusal("merge", part=3)
    assert "part 4 is the last one" in refusal("merge", part=4)


def test_split_then_merge_gives_the_part_back():
    yes = RECORD.segments[2]
    back = done("merge", done("split", part=2, at=14), part=2)
    assert back.segments[2] == replace(yes, rule="manual", confirmed_by=())


def test_boundary_moves_into_either_part():
    assert [(p.start, p.end) for p in done("move_boundary", part=2, to=19).segments[2:4]] == [(9, 18), (19, 37)]
    assert [(p.start, p.end) for p in done("move_boundary", part=2, to=29).segments[2:4]] == [(9, 28), (29, 37)]
    moved = done("move_boundary", part=2, to=29)
    assert [(p.sid, p.confirmed_by) for p in moved.segments[2:4]] == [("AAAA", ()), ("BBBB", ())]


def test_boundary_moved_to_where_it_is_changes_nothing():
    assert done("move_boundary", part=2, to=24) == RECORD
    assert done("move_boundary", part=2, to=23) == RECORD


@pytest.mark.parametrize("to", [0, 9, 37, 38, 1000])
def test_boundary_that_empties_a_part_is_refused(to):
    assert "empty" in refusal("move_boundary", part=2, to=to)


def test_statement_by_default_is_indirect_and_impersonal():
    changed = done("change_kind", part=4, kind="statement").segments[4]
    expected = statement(
        *PARTED, path="1.p1", attribution=Attribution.IMPERSONAL, role=Role.STATEMENT, confirmed_by=()
    )
    assert changed == expected


def test_statement_with_speakers_is_named_unless_given():
    changed = done("change_kind", part=4, kind="statement", speakers=["Mr A", "Mr B"]).segments[4]
    assert (changed.speakers, changed.attribution) == (("Mr A", "Mr B"), Attribution.NAMED)
    given: dict[str, Any] = {"speakers": ["Mr A"], "attribution": "carried", "speech": "direct"}
    changed = done("change_kind", part=4, kind="statement", **given).segments[4]
    assert (changed.attribution, changed.speech) == (Attribution.CARRIED, Speech.DIRECT)


def test_what_stops_being_a_statement_loses_what_only_a_statement_says():
    changed = done("change_kind", part=2, kind="narrative")
    assert changed.segments[2] == Segment(Kind.NARRATIVE, *YES, "1")
    assert lost_sids(RECORD, changed) == ("AAAA",)
    assert heirs(RECORD, changed) == {"AAAA": None}


def test_lead_in_keeps_its_speakers():
    changed = done("change_kind", part=2, kind="lead_in").segments[2]
    assert changed == Segment(Kind.LEAD_IN, *YES, "1", speakers=("Mr A",), speech=Speech.INDIRECT)


def test_statement_without_a_path_is_refused():
    record = done("set_path", part=4, path=None)
    assert "set its path first" in refusal("change_kind", record, part=4, kind="statement")
    assert "could not be cited" in refusal("set_path", part=2, path=None)


def test_attribute_changes_only_what_is_given():
    changed = done("attribute", part=2, speakers=["Mr C"], conveyed_by="Mr D").segments[2]
    assert changed == replace(
        RECORD.segments[2],
        speakers=("Mr C",),
        conveyed_by="Mr D",
        rule="manual",
        confidence=1.0,
        confirmed_by=(),
    )


def test_attribute_that_says_what_is_there_keeps_the_confirmation():
    assert done("attribute", part=2, speakers=["Mr A"], speech="indirect") == RECORD


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"part": 2}, "nothing to change"),
        ({"part": 2, "speech": "shouted"}, "give one of direct, indirect"),
        ({"part": 2, "speech": None}, "give one of direct, indirect"),
        ({"part": 2, "attribution": "guessed"}, "give one of labelled, named"),
        ({"part": 2, "attribution": "impersonal"}, "impersonal and names Mr A"),
        ({"part": 2, "speakers": "Mr A"}, "give a list of names"),
        ({"part": 2, "speakers": [""]}, "give words"),
        ({"part": 2, "speakers": ["a\x00b"]}, "give words"),
        ({"part": 2, "mood": "angry"}, "a part has no mood"),
        ({"part": 2, "answers": "t1"}, "is no answer"),
        ({"part": 2, "answers": "t1", "role": "answer"}, "no question at t1"),
        ({"part": 4, "speakers": ["Mr A"]}, "is a narrative and has no speakers"),
        ({"part": 1, "speech": "direct"}, "is a heading and has no speech"),
        ({"part": 5, "speech": "direct"}, "there is no part 5"),
        ({"part": -1, "speech": "direct"}, "there is no part -1"),
        ({"part": True, "speech": "direct"}, "give a whole number"),
        ({"part": "2", "speech": "direct"}, "give a whole number"),
        ({"speech": "direct"}, "missing a required argument: 'part'"),
    ],
)
def test_attribute_is_refused(arguments, message):
    assert message in refusal("attribute", **arguments)


def test_answer_knows_its_question():
    record, text = seed("004")
    asked = next(i for i, part in enumerate(record.segments) if part.role is Role.QUESTION)
    assert record.segments[asked].path == "t3.p1"
    answered = done("attribute", record, text, part=asked + 2, answers="t3")
    assert answered.segments[asked + 2].answers == "t3"
    assert "no question at t4" in refusal("attribute", record, text, part=asked + 2, answers="t4")


def test_confirmations_are_of_accounts_and_counted_once():
    once = done("confirm", part=4, by=3)
    assert once.segments[4] == replace(RECORD.segments[4], confirmed_by=(3,))
    assert done("confirm", once, part=4, by=3) == once
    both = done("confirm", once, parts=[2, 4], by=9)
    assert [part.confirmed_by for part in both.segments] == [(7,), (7,), (7, 9), (7,), (3, 9)]
    assert done("unconfirm", both, parts=[2, 4], by=9) == once
    assert done("unconfirm", once, part=2, by=3) == once


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"by": 3}, "give either part"),
        ({"by": 3, "part": 1, "parts": [1]}, "give either part"),
        ({"by": 3, "parts": []}, "at least one"),
        ({"by": 3, "parts": 2}, "at least one"),
        ({"by": 3, "parts": [1, 99]}, "there is no part 99"),
        ({"by": 0, "part": 1}, "from 1"),
        ({"part": 1}, "missing a required argument: 'by'"),
    ],
)
def test_confirmation_is_refused(arguments, message):
    assert message in refusal("confirm", **arguments)
    assert message in refusal("unconfirm", **arguments)


def test_describe_changes_the_record_and_no_part():
    given: dict[str, Any] = {
        "kind": "summit meeting",
        "form": "readout",
        "wording": "transcribed",
        "language": "en",
        "dated": "2003-09",
        "event_date": "2002?-10-14",
        "event_time": ["11:10", "11:38"],
        "place": "The  Kremlin",
        "participants": [{"person": "Mr A", "office": "Minister"}, {"person": "Mr B"}],
    }
    assert done("describe", **given) == replace(
        RECORD,
        **{
            **given,
            "event_time": ("11:10", "11:38"),
            "place": "The Kremlin",
            "participants": (Participant("Mr A", "Minister"), Participant("Mr B")),
            "described": (
                *("kind", "form", "wording", "language", "dated", "event_date", "event_time", "place"),
                "participants",
            ),
        },
    )
    assert done("describe", done("describe", **given), event_time=[], place=None).place is None


def test_what_a_person_has_described_is_remembered_and_what_was_so_already_is_not():
    assert done("describe", title="Trade") == RECORD
    placed = done("describe", title="Trade", place="Moscow")
    assert placed.described == ("place",)
    assert done("describe", placed, place=None, title="Talks").described == ("title", "place")
    assert done("merge", placed, part=2).described == ("place",)
    old_value = {name: value for name, value in to_json(RECORD).items() if name != "described"}
    assert from_json(old_value) == RECORD


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "nothing to change"),
        ({"kind": "party"}, "give one of telephone talks"),
        ({"form": None}, "give one of summary"),
        ({"wording": "loose"}, "give one of transcribed"),
        ({"title": " "}, "give words"),
        ({"dated": "September"}, "in EDTF"),
        ({"event_date": "2003-02-30"}, "in EDTF"),
        ({"event_time": ["24:00"]}, "at most two clock times"),
        ({"event_time": ["01:00", "02:00", "03:00"]}, "at most two clock times"),
        ({"language": "English"}, "language tag"),
        ({"participants": [{"office": "Minister"}]}, "a participant is"),
        ({"participants": [{"person": "A"}, {"person": "A"}]}, "twice"),
        ({"weather": "fine"}, "a record has no weather"),
        ({"segments": []}, "a record has no segments"),
        ({"breakdown": {}}, "a record has no breakdown"),
    ],
)
def test_describe_is_refused(arguments, message):
    assert message in refusal("describe", **arguments)


def test_unknown_operations_and_arguments_are_refused():
    assert "choose one of split, merge" in refusal("explode")
    assert "give the arguments part, at" in refusal("split", part=2)
    assert "give the arguments part, at" in refusal("split", part=2, at=14, why="?")


# Differences ---------------------------------------------------------------------------------------------------------


def test_differences_name_what_an_operation_did():
    split = done("split", part=2, at=19)
    assert [d for d in differences(RECORD, split) if not isinstance(d, AttributionChanged)] == [
        BoundaryMoved(2, YES, (9, 18)),
        PartAdded(3, split.segments[3]),
    ]
    assert [d for d in differences(RECORD, done("merge", part=2)) if not isinstance(d, AttributionChanged)] == [
        PartRemoved(3, RECORD.segments[3]),
        BoundaryMoved(2, YES, (9, 37)),
    ]
    assert differences(RECORD, done("change_kind", part=1, kind="title")) == [
        KindChanged(1, Kind.HEADING, Kind.TITLE),
        AttributionChanged(1, "confirmed_by", (7,), ()),
    ]
    assert differences(RECORD, done("confirm", part=4, by=3)) == [AttributionChanged(4, "confirmed_by", (), (3,))]
    assert differences(RECORD, done("describe", place="Moscow")) == [FieldChanged("place", None, "Moscow")]


# Any sequence of operations ------------------------------------------------------------------------------------------

KINDS = st.sampled_from(list(Kind)).map(str)
NAMES = st.lists(st.sampled_from(["Mr A", "Mr B", "", "Ms C"]), max_size=2)
PATHS = st.sampled_from(["1", "1.1", "2.a", "t1", "t1.p1", "2~2", "no path", "", None])
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "speakers": NAMES,
        "addressees": NAMES,
        "attribution": st.sampled_from(["named", "carried", "impersonal", "guessed"]),
        "speech": st.sampled_from(["direct", "indirect", None]),
        "role": st.sampled_from(["statement", "question", "answer", None]),
        "conveyed_by": st.sampled_from(["Mr D", None]),
        "answers": PATHS,
    },
)


@st.composite
def requests(draw, record: Breakdown, text: str) -> tuple[str, dict[str, object]]:
    """An operation with arguments that are mostly, but not always, possible."""
    part = draw(st.integers(-1, len(record.segments)))
    place = draw(st.integers(0, len(text)))
    if 0 <= part < len(record.segments) and draw(st.booleans()):
        place = draw(st.integers(record.segments[part].start, record.segments[part].end))
    name = draw(st.sampled_from(sorted(OPERATIONS)))
    arguments = {
        "split": {"part": part, "at": place},
        "merge": {"part": part},
        "move_boundary": {"part": part, "to": place},
        "change_kind": {"part": part, "kind": draw(KINDS), **draw(ATTRIBUTES)},
        "set_path": {"part": part, "path": draw(PATHS)},
        "change_level": {"part": part, "direction": draw(st.sampled_from(["in", "out", "up"]))},
        "attribute": {"part": part, **draw(ATTRIBUTES)},
        "mention": {"start": place, "end": place + draw(st.integers(-1, 9)), "person": draw(st.text(max_size=5))},
        "unmention": {"start": place, "end": place + 1},
        "confirm": {"part": part, "by": draw(st.integers(0, 3))},
        "unconfirm": {"parts": [part, 0], "by": draw(st.integers(1, 3))},
        "describe": {"title": draw(st.text(max_size=5)), "event_date": draw(st.sampled_from(["2003", "x", None]))},
    }
    return name, arguments[name]


def attempted(record: Breakdown, text: str, name: str, arguments: dict[str, object]) -> Breakdown | RefusedOperation:
    try:
        return apply_operation(record, text, name, arguments)
    except RefusedOperation as error:
        return error


def with_sids(record: Breakdown, number: int) -> Breakdown:
    """What the archive does after each operation: an identity for each statement that has none."""
    parts = enumerate(record.segments)
    return replace(
        record,
        segments=tuple(
            replace(part, sid=f"N{number}-{index}") if part.kind is Kind.STATEMENT and part.sid is None else part
            for index, part in parts
        ),
    )


TEXTS = [(RECORD, TEXT), seed("001"), seed("004")]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_sequence_of_operations_keeps_the_record_whole(data):
    record, text = data.draw(st.sampled_from(TEXTS))
    for step in range(data.draw(st.integers(1, 12))):
        name, arguments = data.draw(requests(record, text))
        before = to_json(record)
        assert json.loads(json.dumps(arguments)) == arguments
        after = attempted(record, text, name, arguments)
        assert to_json(record) == before
        if isinstance(after, RefusedOperation):
            assert not isinstance(after.__cause__, BrokenBreakdown)
            assert len(str(after)) > 20
            continue
        check(after, text)
        sids = [part.sid for part in after.segments if part.sid is not None]
        assert len(set(sids)) == len(sids)
        assert all(part.kind is Kind.STATEMENT for part in after.segments if part.sid is not None)
        assert set(lost_sids(record, after)).isdisjoint(sids)
        assert all(after.segments[index].sid is None for index in gained(record, after))
        assert from_json(json.loads(json.dumps(to_json(after)))) == after
        assert (differences(record, after) == []) is (record == after)
        kept = {(p.start, p.end): p for p in record.segments}
        for part in after.segments if name not in ("confirm", "unconfirm") else ():
            assert part.confirmed_by == () or kept[part.start, part.end] == part
        record = with_sids(after, step)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_split_and_merge_give_spans_and_sid_back(data):
    record, text = data.draw(st.sampled_from(TEXTS))
    part = data.draw(st.integers(0, len(record.segments) - 1))
    at = data.draw(st.integers(record.segments[part].start, record.segments[part].end))
    halves = attempted(record, text, "split", {"part": part, "at": at})
    if isinstance(halves, RefusedOperation):
        return
    assert [p.sid for p in halves.segments].count(record.segments[part].sid) >= 1
    back = apply_operation(halves, text, "merge", {"part": part})
    assert [(p.kind, p.start, p.end, p.path, p.sid) for p in back.segments] == [
        (p.kind, p.start, p.end, p.path, p.sid) for p in record.segments
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_seeds_survive_json(number):
    record, text = seed(number)
    check(record, text)
    assert from_json(json.loads(json.dumps(to_json(record)))) == record
