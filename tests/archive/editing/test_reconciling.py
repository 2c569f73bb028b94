"""Two editors on one report: what does not meet is merged, what meets is told, and nothing is overwritten."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from archive.editing import REFUSALS
from archive.editing.reconciling import Applied, Conflicting, apply_steps
from archive.editing.succeeding import take_over
from archive.models import Report, Statement, Tag
from archive.parsing.revising.rebasing import Step
from diplomacy.accounts.models import User
from tests.archive.conftest import account, later_text

from .test_applying import assert_rows_say_what_the_value_says, change

pytestmark = pytest.mark.usefixtures("seeds")


MERGE = 38
"""Queries of operations that are put on top of others' work: those of the operation, and two for the two states."""


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.fixture
def other(db: None) -> User:
    return account("otto", "Editor")


def send(report: Report, by: User, version: int, *steps: tuple[str, dict[str, Any]], token: str = "") -> Applied:
    made = [Step(name, arguments) for name, arguments in steps]
    return apply_steps(report=report, steps=made, version=version, by=by, token=token)


def statements(report: Report) -> list[Statement]:
    return list(Statement.objects.filter(report=report).order_by("ordinal"))


def test_several_operations_are_one_revision(report: Report, editor: User) -> None:
    version = report.version
    first, second = statements(report)[:2]
    steps = [
        ("confirm", {"parts": [first.ordinal, second.ordinal], "by": editor.pk}),
        ("tag", {"sid": first.identity_id, "topic": "iraq", "by": "ed"}),
        ("tag", {"sid": second.identity_id, "topic": "iraq", "by": "ed"}),
    ]
    done = send(report, editor, version, *steps)
    assert done.revision is not None
    assert (done.revision.number, done.revision.operation, done.merged_with) == (version + 1, "batch", ())
    tagged = Tag.objects.filter(statement__report=report, topic__slug="iraq", by="ed")
    assert set(tagged.values_list("statement", flat=True)) == {first.pk, second.pk}
    assert_rows_say_what_the_value_says(report)


def test_work_on_other_parts_is_merged_and_whose_it_is_is_told(report: Report, editor: User, other: User) -> None:
    version = report.version
    first, *_, last = statements(report)
    change(report, "split", other, part=first.ordinal, at=report.text.index(" ", first.start + 10))
    done = send(report, editor, version, ("attribute", {"part": last.ordinal, "role": "question"}))
    assert done.revision is not None
    assert done.revision.arguments == {"part": last.ordinal + 1, "role": "question"}
    assert [(revision.by, revision.operation) for revision in done.merged_with] == [(other, "split")]
    assert Statement.objects.get(pk=last.pk).role == "question"
    assert_rows_say_what_the_value_says(report)


def test_work_on_the_same_part_is_a_conflict_that_writes_nothing(report: Report, editor: User, other: User) -> None:
    version = report.version
    first, second = statements(report)[:2]
    change(report, "attribute", other, part=second.ordinal, role="question")
    mine = change(report, "attribute", other, part=first.ordinal, role="question")
    with pytest.raises(Conflicting) as raised:
        send(
            report,
            editor,
            version,
            ("tag", {"sid": second.identity_id, "topic": "iraq", "by": "ed"}),
            ("attribute", {"part": first.ordinal, "conveyed_by": "Igor Ivanov"}),
        )
    conflict = raised.value
    assert [(one.revision, one.spans) for one in conflict.theirs] == [(mine, ((first.start, first.end),))]
    assert (conflict.version, len(conflict.steps)) == (version + 2, 2)
    assert conflict.spans == (((second.start, second.end),), ((first.start, first.end),))
    assert Report.objects.get(pk=report.pk).version == version + 2
    assert not Tag.objects.filter(statement=second, topic__slug="iraq").exists()


def test_what_is_so_already_is_no_revision(report: Report, editor: User, other: User) -> None:
    version = report.version
    first = statements(report)[0]
    change(report, "tag", other, sid=first.identity_id, topic="iraq", by="otto")
    done = send(report, editor, version, ("tag", {"sid": first.identity_id, "topic": "iraq", "by": "ed"}))
    assert (done.revision, [revision.by for revision in done.merged_with]) == (None, [other])
    assert Report.objects.get(pk=report.pk).version == version + 1


def test_a_request_that_is_sent_again_is_done_once(report: Report, editor: User, other: User) -> None:
    version, token = report.version, str(uuid.uuid4())
    first = statements(report)[0]
    step = ("split", {"part": first.ordinal, "at": report.text.index(" ", first.start + 10)})
    done = send(report, editor, version, step, token=token)
    change(report, "describe", other, place="Elsewhere")
    again = send(report, editor, version, step, token=token)
    assert (again.revision, again.is_repeated) == (done.revision, True)
    assert Report.objects.get(pk=report.pk).version == version + 2


def test_what_was_never_possible_is_refused_before_anything_is_merged(
    report: Report, editor: User, other: User
) -> None:
    version = report.version
    change(report, "describe", other, place="Elsewhere")
    for step in (
        ("merge", {"part": 9999}),
        ("tag", {"sid": "nowhere", "topic": "iraq", "by": "ed"}),
        ("tag", {"sid": statements(report)[0].identity_id, "topic": "no-such-topic", "by": "ed"}),
    ):
        with pytest.raises(REFUSALS):
            send(report, editor, version, step)
    with pytest.raises(Conflicting, match="has no version"):
        send(report, editor, version + 5, ("describe", {"place": "x"}))


def test_after_a_later_text_all_places_are_others(report: Report, editor: User, other: User) -> None:
    version = report.version
    text = later_text(report)
    take_over(report=report, source_text=text, expected_version=version, by=other)
    with pytest.raises(Conflicting, match="later text"):
        send(report, editor, version, ("confirm", {"part": 3, "by": editor.pk}))


@pytest.mark.parametrize("others", [1, 3])
def test_a_merge_takes_as_many_queries_with_one_revision_as_with_three(
    report: Report, editor: User, other: User, others: int, django_assert_num_queries: Any
) -> None:
    version = report.version
    *_, last = statements(report)
    for number in range(others):
        change(report, "describe", other, place=f"Place {number}")
    with django_assert_num_queries(MERGE):
        send(report, editor, version, ("attribute", {"part": last.ordinal, "role": "question"}))
