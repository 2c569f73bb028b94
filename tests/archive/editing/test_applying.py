"""Editing: one operation, one revision, and the rows say what the value says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editing import REFUSALS, Operation, VersionConflict, apply, resolve_people
from archive.editing.succeeding import take_over
from archive.editing.working_copy import Value, working_value
from archive.models import (
    Emendation,
    Flag,
    Identification,
    Part,
    Person,
    Position,
    Report,
    Revision,
    Statement,
    StatementId,
    Tag,
    Voice,
)
from archive.parsing.breakdown import Kind, check, statement_numbers
from archive.parsing.revising.layers import RefusedJudgement
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


def change(report: Report, name: str, editor: User | None, /, **arguments: Any) -> Revision:
    report.refresh_from_db()
    return apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=editor)


def statement(report: Report, path: str, number: int = 1) -> Statement:
    return Statement.objects.get(report=report, path=path, number=number)


def assert_rows_say_what_the_value_says(report: Report) -> None:
    value = working_value(Report.objects.get(pk=report.pk))
    check(value.breakdown, report.text)
    rows = [
        (p.ordinal, p.kind, p.start, p.end, p.path) for p in Part.objects.filter(report=report).order_by("ordinal")
    ]
    assert rows == [(n, str(p.kind), p.start, p.end, p.path or "") for n, p in enumerate(value.breakdown.segments)]
    numbers = statement_numbers(value.breakdown)
    statements = [(s.identity_id, s.number) for s in Statement.objects.filter(report=report).order_by("ordinal")]
    assert statements == [
        (p.sid, numbers[n][0]) for n, p in enumerate(value.breakdown.segments) if p.kind is Kind.STATEMENT
    ]
    speakers = {
        s.identity_id: tuple(s.voices.filter(capacity="speaker").order_by("ordinal").values_list("name", flat=True))
        for s in Statement.objects.filter(report=report)
    }
    assert speakers == {p.sid: p.speakers for p in value.breakdown.statements()}
    tags = Tag.objects.filter(statement__report=report).values_list(
        "statement__identity", "topic__slug", "start", "end", "by"
    )
    assert sorted(tags, key=str) == sorted(
        ((t.sid, t.topic, t.start, t.end, t.by) for t in value.layers.tags), key=str
    )
    keys = {str(key) for key in Position.objects.filter(statement__report=report).values_list("key", flat=True)}
    assert keys == {p.key for p in value.layers.positions}


def test_rows_of_every_seed_say_what_the_value_says(seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        assert_rows_say_what_the_value_says(report)


def test_an_operation_is_one_revision_with_its_arguments_and_its_author(report: Report, editor: User) -> None:
    before = report.version
    revision = change(report, "describe", editor, title="Another title")
    assert (revision.number, revision.operation, revision.arguments, revision.by) == (
        before + 1,
        "describe",
        {"title": "Another title"},
        editor,
    )
    report.refresh_from_db()
    assert (report.title, report.version) == ("Another title", before + 1)


def test_a_stale_version_is_refused_and_writes_nothing(report: Report, editor: User) -> None:
    change(report, "describe", editor, title="First")
    with pytest.raises(VersionConflict, match="changed by somebody else"):
        apply(
            report=report,
            operation=Operation("describe", {"title": "Second"}),
            expected_version=report.version - 1,
            by=editor,
        )
    report.refresh_from_db()
    assert report.title == "First"


def test_a_refused_step_of_a_batch_leaves_nothing_of_it(report: Report, editor: User) -> None:
    version = report.version
    steps = [{"name": "describe", "arguments": {"title": "New"}}, {"name": "merge", "arguments": {"part": 0}}]
    with pytest.raises(REFUSALS):
        change(report, "batch", editor, operations=steps)
    report.refresh_from_db()
    assert (report.title == "New", report.version) == (False, version)


def test_split_gives_the_longer_half_the_identity_and_the_other_says_whence(report: Report, editor: User) -> None:
    whole = statement(report, "1.2.b")
    sid = whole.identity_id
    change(report, "split", editor, part=whole.ordinal, at=report.text.index("We should avoid"))
    first, second = Statement.objects.filter(report=report, path="1.2.b").order_by("ordinal")
    assert second.identity_id == sid
    assert first.identity.split_from_id == sid
    assert_rows_say_what_the_value_says(report)


def test_merge_keeps_the_first_with_the_judgements_of_both(report: Report, editor: User) -> None:
    first, second = statement(report, "4.p1", 1), statement(report, "4.p1", 2)
    topics = set(Tag.objects.filter(statement__in=[first, second]).values_list("topic__slug", flat=True))
    positions = Position.objects.filter(statement__in=[first, second]).count()
    change(report, "merge", editor, part=first.ordinal)
    merged = statement(report, "4.p1")
    assert merged.identity_id == first.identity_id
    assert set(merged.tags.values_list("topic__slug", flat=True)) == topics
    assert merged.positions.count() == positions
    assert Flag.objects.filter(report=report, settled_at=None).exists()


def test_a_merge_undone_gives_everything_back(report: Report, editor: User) -> None:
    before = working_value(report)
    second = statement(report, "4.p1", 2).identity_id
    revision = change(report, "merge", editor, part=statement(report, "4.p1", 1).ordinal)
    change(report, "restore", editor, revision=revision.number - 1)
    assert working_value(Report.objects.get(pk=report.pk)) == before
    assert StatementId.objects.get(sid=second).merged_into is None
    assert_rows_say_what_the_value_says(report)


def test_a_statement_with_judgements_does_not_become_narrative(report: Report, editor: User) -> None:
    with pytest.raises(RefusedJudgement, match="move or remove"):
        change(report, "change_kind", editor, part=statement(report, "2.1.b").ordinal, kind="narrative")


def test_words_of_a_position_are_not_cut_in_two(report: Report, editor: User) -> None:
    position = Position.objects.filter(statement__report=report).earliest("pk")
    with pytest.raises(RefusedJudgement, match="would no longer stand in one statement"):
        change(report, "split", editor, part=position.statement.ordinal, at=(position.start + position.end) // 2)


def test_a_speaker_corrected_is_looked_up_with_the_office_of_that_day(report: Report, editor: User) -> None:
    part = statement(report, "2.1.b")
    change(report, "attribute", editor, part=part.ordinal, speakers=["Vladimir Putin"])
    voice = Voice.objects.get(statement=statement(report, "2.1.b"), capacity="speaker")
    assert voice.person == Person.objects.get(slug="vladimir-putin")
    assert voice.tenure is not None
    assert str(voice.tenure.office.country) == "Russian Federation"


def test_a_name_that_nobody_bears_is_unresolved_and_says_so(report: Report, editor: User) -> None:
    change(report, "attribute", editor, part=statement(report, "2.1.b").ordinal, speakers=["Nemo Nobody"])
    voice = Voice.objects.get(statement=statement(report, "2.1.b"), capacity="speaker")
    assert (voice.person, voice.tenure, voice.unresolved) == (None, None, "nobody of this name is known")


def test_a_human_decision_outlives_every_operation(report: Report, editor: User) -> None:
    person = Person.objects.get(slug="sergei-ivanov")
    Identification.objects.create(report=report, name="Vladimir Putin", person=person, by=editor)
    resolve_people(report=report)
    change(report, "describe", editor, place="Here")
    assert set(
        Voice.objects.filter(statement__report=report, name="Vladimir Putin").values_list("person__slug", flat=True)
    ) == {"sergei-ivanov"}


@pytest.mark.parametrize(
    ("operation", "arguments", "message"),
    [
        ("tag", {"topic": "no-such-topic"}, "there is no topic “no-such-topic”"),
        ("tag", {"topic": "energy", "start": 0, "end": 4}, "outside its statement"),
        ("tag", {"topic": "energy", "start": 5}, "one end of a span"),
        (
            "code",
            {"proposition": "x", "direction": "supports", "act": "states", "evidence": "explicit"},
            "strength|holder|words",
        ),
    ],
)
def test_a_judgement_that_can_not_stand_is_refused(
    report: Report, editor: User, operation: str, arguments: dict[str, Any], message: str
) -> None:
    part = statement(report, "2.1.b")
    if operation == "code":
        arguments = {**arguments, "start": part.start, "end": part.end}
    with pytest.raises(RefusedJudgement, match=message):
        change(report, operation, editor, sid=part.identity_id, by="x", **arguments)


def test_overlapping_emendations_are_refused(report: Report, editor: User) -> None:
    emendation = Emendation.objects.filter(report=report).earliest("pk")
    with pytest.raises(RefusedJudgement, match="overlaps"):
        change(report, "emend", editor, start=emendation.start, end=emendation.end, reading="x", reason="x", by="x")


OPERATIONS = st.one_of(
    st.tuples(st.just("split"), st.fixed_dictionaries({"part": st.integers(0, 45), "at": st.integers(0, 5200)})),
    st.tuples(st.just("merge"), st.fixed_dictionaries({"part": st.integers(0, 45)})),
    st.tuples(
        st.just("move_boundary"), st.fixed_dictionaries({"part": st.integers(0, 45), "to": st.integers(0, 5200)})
    ),
    st.tuples(
        st.just("change_kind"),
        st.fixed_dictionaries(
            {"part": st.integers(0, 45), "kind": st.sampled_from(["statement", "narrative", "heading"])}
        ),
    ),
    st.tuples(
        st.just("attribute"), st.fixed_dictionaries({"part": st.integers(0, 45), "speakers": st.just(["Igor Ivanov"])})
    ),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(OPERATIONS, min_size=1, max_size=6))
def test_any_operations_keep_rows_and_value_together_and_undone_give_the_start(
    report: Report, editor: User, operations: list[tuple[str, dict[str, Any]]]
) -> None:
    report.refresh_from_db()
    start, before = report.version, working_value(report)
    for name, arguments in operations:
        try:
            change(report, name, editor, **arguments)
        except REFUSALS:
            continue
        assert_rows_say_what_the_value_says(report)
    report.refresh_from_db()
    if report.version > start:
        change(report, "restore", editor, revision=start)
        assert working_value(Report.objects.get(pk=report.pk)) == before
        assert_rows_say_what_the_value_says(report)


def test_a_later_text_touches_no_work_until_an_editor_takes_it_over(report: Report, editor: User) -> None:
    before, version = working_value(report), report.version
    later_text(report, "careful", "very careful")
    report.refresh_from_db()
    assert (working_value(report), report.version) == (before, version)


def test_a_later_text_taken_over_brings_statements_and_judgements_along(report: Report, editor: User) -> None:
    sids = set(Statement.objects.filter(report=report).values_list("identity", flat=True))
    words = {p.key: report.text[p.start : p.end] for p in Position.objects.filter(statement__report=report)}
    tags = sorted(Tag.objects.filter(statement__report=report).values_list("statement__identity", "topic__slug"))
    later = later_text(report, "\n\n1. Overall", "\n\nA paragraph that was not there before.\n\n1. Overall")
    take_over(report=report, source_text=later, expected_version=report.version, by=editor)
    report.refresh_from_db()
    assert report.source_text == later
    assert sids <= set(Statement.objects.filter(report=report).values_list("identity", flat=True))
    assert (
        sorted(Tag.objects.filter(statement__report=report).values_list("statement__identity", "topic__slug")) == tags
    )
    assert {p.key: report.text[p.start : p.end] for p in Position.objects.filter(statement__report=report)} == words
    assert_rows_say_what_the_value_says(report)


def test_a_changed_statement_of_a_later_text_is_flagged(report: Report, editor: User) -> None:
    part = statement(report, "2.2.b")
    later = later_text(report, "compared with other countries, ", "")
    take_over(report=report, source_text=later, expected_version=report.version, by=editor)
    assert Flag.objects.filter(report=report, message__contains=part.identity_id).exists()
    assert statement(report, "2.2.b").identity_id == part.identity_id


def test_a_later_text_without_a_judged_statement_is_refused_with_what_would_be_lost(
    report: Report, editor: User
) -> None:
    part = statement(report, "3.p1")
    later = later_text(report, report.text[part.start : part.end], "Nothing of the kind was on the table that spring.")
    with pytest.raises(RefusedJudgement, match="the tag “visits”"):
        take_over(report=report, source_text=later, expected_version=report.version, by=editor)
    report.refresh_from_db()
    assert report.source_text != later


def test_values_are_equal_when_they_say_the_same(report: Report) -> None:
    assert working_value(report) == working_value(report)
    assert working_value(report) != Value(working_value(report).breakdown)
