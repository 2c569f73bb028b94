"""Undo and redo: earlier values come back as new revisions, as far as one likes, and never over others' work unasked."""

from __future__ import annotations

import random
import uuid
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editing import REFUSALS, Operation, VersionConflict, apply, apply_if_changed, sent_before
from archive.editing.reconciling import Conflicting
from archive.editing.undoing import Deed, go, trail
from archive.editing.working_copy import Value, working_value
from archive.models import ChangeSet, Flag, Report, Revision, Statement
from archive.parsing.breakdown import check
from archive.parsing.revising.operations import RefusedOperation
from archive.parsing.revising.rebasing import Working
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.parsing.revising.moves import MOVES

from .test_applying import assert_rows_say_what_the_value_says

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.fixture
def other(db: None) -> User:
    return account("otto", "Editor")


def current(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def do(report: Report, by: User, name: str, /, **arguments: Any) -> Revision:
    return apply(report=report, operation=Operation(name, arguments), expected_version=current(report).version, by=by)


def back(report: Report, by: User, of: str = "undo", **options: Any) -> Revision:
    revision = go(report=report, of=of, version=current(report).version, by=by, **options).revision
    assert revision is not None
    return revision


def value(report: Report) -> Value:
    return working_value(current(report))


def first_statement(report: Report) -> Statement:
    return Statement.objects.filter(report=report).earliest("ordinal")


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.integers(0, 2**32).map(random.Random))
def test_all_undone_is_the_start_and_all_redone_is_the_end(
    report: Report, editor: User, chance: random.Random
) -> None:
    with transaction.atomic():
        values = [value(report)]
        for _ in range(40):
            if len(values) > 7:
                break
            state = Working(values[-1].breakdown, values[-1].layers)
            name = chance.choice(sorted(MOVES))
            operation = Operation(name, MOVES[name](state, report.text, chance))
            try:
                done = apply_if_changed(
                    report=report, operation=operation, expected_version=current(report).version, by=editor
                )
            except REFUSALS:
                continue
            if done is not None:
                values.append(value(report))
                check(values[-1].breakdown, report.text)
        for earlier in reversed(values[:-1]):
            back(report, editor)
            assert value(report) == earlier
            assert_rows_say_what_the_value_says(report)
        with pytest.raises(RefusedOperation, match="nothing of yours to undo"):
            back(report, editor)
        for later in values[1:]:
            back(report, editor, "redo")
            assert value(report) == later
        with pytest.raises(RefusedOperation, match="nothing of yours to redo"):
            back(report, editor, "redo")
        assert_rows_say_what_the_value_says(report)
        transaction.set_rollback(True)


def test_undo_appends_a_revision_that_says_what_it_brings_back(report: Report, editor: User) -> None:
    before = current(report).version
    do(report, editor, "describe", title="Other")
    revision = back(report, editor)
    assert (revision.number, revision.operation, revision.arguments, revision.by) == (
        before + 2,
        "restore",
        {"revision": before, "of": "undo"},
        editor,
    )


def test_an_undo_in_the_middle_forgets_what_was_undone_when_something_new_is_done(
    report: Report, editor: User
) -> None:
    first = do(report, editor, "describe", title="One").number
    do(report, editor, "describe", title="Two")
    back(report, editor)
    new = do(report, editor, "describe", title="Three").number
    found = trail(current(report))
    assert [deed.number for deed in found.undo[-2:]] == [first, new]
    assert found.redo == ()
    back(report, editor)
    back(report, editor)
    assert current(report).title == "Japan-Russia Summit Meeting"
    assert [deed.number for deed in trail(current(report)).redo] == [new, first]


def test_a_statement_keeps_its_identity_through_split_merge_and_undo(report: Report, editor: User) -> None:
    whole = first_statement(report)
    sid, start, end = whole.identity_id, whole.start, whole.end
    at = report.text.index(" ", start + 10)
    do(report, editor, "split", part=whole.ordinal, at=at)
    halves = list(Statement.objects.filter(report=report, start__gte=start, end__lte=end).order_by("start"))
    assert sid in {half.identity_id for half in halves}
    do(report, editor, "merge", part=whole.ordinal)
    back(report, editor)
    back(report, editor)
    again = first_statement(report)
    assert (again.identity_id, again.start, again.end) == (sid, start, end)


def test_others_work_on_top_is_not_taken_back_unasked(report: Report, editor: User, other: User) -> None:
    place = report.place
    mine = do(report, editor, "describe", title="Mine").number
    theirs = do(report, other, "describe", place="Theirs").number
    with pytest.raises(Conflicting) as raised:
        back(report, editor)
    assert [one.revision.by for one in raised.value.theirs] == [other]
    assert (current(report).title, current(report).place) == ("Mine", "Theirs")
    with pytest.raises(Conflicting):  # somebody has done more than was seen
        back(report, editor, with_theirs=[theirs, theirs + 1])
    back(report, editor, with_theirs=[theirs])
    assert (current(report).title, current(report).place) == ("Japan-Russia Summit Meeting", place)
    assert [deed.number for deed in trail(current(report)).redo] == [theirs, mine]
    with pytest.raises(Conflicting):
        back(report, other, "redo")
    back(report, editor, "redo")
    assert (current(report).title, current(report).place) == ("Mine", place)
    back(report, other, "redo")
    assert (current(report).title, current(report).place) == ("Mine", "Theirs")


def test_each_takes_back_her_own_where_it_lies_on_top(report: Report, editor: User, other: User) -> None:
    do(report, editor, "describe", title="Mine")
    do(report, other, "describe", place="Theirs")
    back(report, other)
    assert current(report).title == "Mine"
    back(report, editor)
    assert current(report).title == "Japan-Russia Summit Meeting"


def test_an_old_version_is_told_what_has_happened_since(report: Report, editor: User, other: User) -> None:
    seen = do(report, editor, "describe", title="Mine").number
    do(report, other, "describe", place="Theirs")
    with pytest.raises(Conflicting) as raised:
        go(report=report, of="undo", version=seen, by=editor)
    assert [one.revision.number for one in raised.value.theirs] == [seen + 1]
    with pytest.raises(Conflicting, match="has no version 999"):
        go(report=report, of="undo", version=999, by=editor)


def test_a_repeated_request_undoes_once(report: Report, editor: User) -> None:
    do(report, editor, "describe", title="One")
    version = do(report, editor, "describe", title="Two").number
    token = str(uuid.uuid4())
    first = go(report=report, of="undo", version=version, by=editor, token=token)
    again = go(report=report, of="undo", version=version, by=editor, token=token)
    assert (first.revision, again.is_repeated) == (again.revision, True)
    assert current(report).title == "One"


def test_a_change_set_and_the_first_state_have_ways_back_of_their_own(report: Report, editor: User) -> None:
    assert trail(report).own("undo", editor) == ()
    do(report, editor, "describe", title="Mine")
    change_set = ChangeSet.objects.create(verb="bulk", summary="Several at once", by=editor)
    apply(
        report=report,
        operation=Operation("describe", {"place": "All"}),
        expected_version=current(report).version,
        by=editor,
        change_set=change_set,
    )
    assert trail(current(report)).own("undo", editor) == ()


def test_a_check_is_known_for_one(report: Report, editor: User) -> None:
    number = do(report, editor, "confirm", part=first_statement(report).ordinal).number
    assert trail(current(report)).undo[-1] == Deed(number, editor.pk, is_check=True)


def test_what_an_undone_operation_flagged_is_settled_and_comes_back_with_it(report: Report, editor: User) -> None:
    def flags() -> int:
        return Flag.objects.filter(report=report, kind=Flag.Kind.JUDGEMENT).open().count()

    start = flags()
    part = Statement.objects.get(report=report, path="4.p1", number=1)
    do(report, editor, "merge", part=part.ordinal)
    told = flags()
    assert told > start
    back(report, editor)
    assert flags() == start
    back(report, editor, "redo")
    assert flags() == told
    # What she has settled herself in between stays settled, however often it is undone and done again.
    mine = Flag.objects.filter(report=report, kind=Flag.Kind.JUDGEMENT).open().latest("pk")
    Flag.objects.filter(pk=mine.pk).update(settled_by=editor, settled_at=timezone.now())
    for _ in range(2):
        back(report, editor)
        assert flags() == start
        back(report, editor, "redo")
        assert flags() == told - 1


def test_the_trail_takes_one_query_however_long(report: Report, editor: User, django_assert_num_queries: Any) -> None:
    for number in range(4):
        do(report, editor, "describe", title=f"Title {number}")
        with django_assert_num_queries(1):
            trail(report)


def test_what_changes_nothing_is_no_revision(report: Report, editor: User) -> None:
    version = current(report).version
    operation = Operation("describe", {"title": "Other"})
    done = [
        apply_if_changed(report=report, operation=operation, expected_version=current(report).version, by=editor)
        for _ in range(2)
    ]
    assert [one and one.revision.number for one in done] == [version + 1, None]
    with pytest.raises(VersionConflict):
        apply_if_changed(report=report, operation=operation, expected_version=version, by=editor)


def test_a_request_is_known_by_its_token_after_the_version_it_was_made_for(report: Report, editor: User) -> None:
    token = str(uuid.uuid4())
    operation = Operation("describe", {"title": "Once"})
    version = current(report).version
    made = apply_if_changed(report=report, operation=operation, expected_version=version, by=editor, token=token)
    assert made is not None
    assert made.value == value(report)
    assert sent_before(report=report, token=token, since=version) == made.revision
    assert sent_before(report=report, token=token, since=made.revision.number) is None
    assert sent_before(report=report, token="", since=version) is None
