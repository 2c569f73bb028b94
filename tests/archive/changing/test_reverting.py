"""Change sets are taken back whole, or not at all where something depends on them."""

from __future__ import annotations

from typing import Any

import pytest

from archive.changing import Obstructed, record, reverting
from archive.changing.binning import bin_reports
from archive.deciding import decide
from archive.editing import Operation, apply
from archive.editing.bulk import apply_to_several
from archive.editing.working_copy import working_value
from archive.importing import import_records, open_change_set, sum_up
from archive.models import ChangeSet, Identification, Person, Report, Tag, Voice
from archive.parsing.revising.operations import RefusedOperation
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text, received
from tests.archive.undertaking.conftest import SAID, check


def imported(number: int, by: Any) -> tuple[ChangeSet, list[Report]]:
    change_set = open_change_set(records=number, by=by)
    texts = [received(SAID.format(day=n + 1, word=f"w{n}"), name=f"set-{n}.txt") for n in range(number)]
    assert [result.why for result in import_records(texts, by=by, change_set=change_set)] == [""] * number
    sum_up(change_set)
    return change_set, list(Report.objects.touched_by(change_set))


def reasons(change_set: ChangeSet) -> list[str]:
    return [obstacle.reason for obstacle in reverting.plan(change_set)]


def sids(report: Report) -> list[str]:
    return [part.sid or "" for part in working_value(report).breakdown.statements()]


def tagged(reports: list[Report], topic: str, by: User) -> ChangeSet:
    """All statements of the reports have this topic alone."""
    change_set = record(verb="topics", summary=f"+ {topic}", by=by)
    operations = []
    for report in reports:
        report.refresh_from_db()
        steps = [
            {"name": "set_topics", "arguments": {"sid": sid, "topics": [topic], "by": "ed"}} for sid in sids(report)
        ]
        operations.append((report, Operation("batch", {"operations": steps})))
    apply_to_several(operations=operations, by=by, change_set=change_set)
    return change_set


def topics(report: Report) -> list[str]:
    tags = Tag.objects.filter(statement__report=report).order_by("statement__ordinal", "topic__slug")
    return list(tags.values_list("topic__slug", flat=True))


# Imports --------------------------------------------------------------------------------------------------------------
def test_an_import_goes_into_the_bin_as_one(seeds: Any, editor: User) -> None:
    change_set, _reports = imported(3, editor)
    assert (change_set.summary, reasons(change_set)) == ("Import: 3 new reports", [])
    reverting.revert(change_set=change_set, by=editor)
    change_set.refresh_from_db()
    assert change_set.reverted_by == editor
    assert {(r.binned_by, r.bin_reason.split(" of ")[0]) for r in Report.objects.in_bin()} == {(editor, "Import")}
    assert Report.objects.in_bin().count() == 3
    with pytest.raises(reverting.AlreadyReverted):
        reverting.revert(change_set=change_set, by=editor)


def test_an_import_that_was_worked_on_says_on_what_and_stays_whole(seeds: Any, editor: User) -> None:
    change_set, (first, second, third, *_) = imported(4, editor)
    check(first, editor)
    decide(name="Koizumi", reports=[second], person=None, by=editor)
    third.submissions.create(version=1, by=editor)
    assert reasons(change_set) == [
        f"“{first}” has been worked on since (it is in version 2).",
        f"It has been decided who is meant in “{second}”.",
        f"“{third}” has been handed in or commented on.",
    ]
    assert [obstacle.about for obstacle in reverting.plan(change_set)] == [first, second, third]
    with pytest.raises(Obstructed):
        reverting.revert(change_set=change_set, by=editor)
    assert not Report.objects.in_bin().exists()
    change_set.refresh_from_db()
    assert change_set.reverted_at is None


def test_later_texts_stay_and_their_flags_are_settled_unless_they_were_taken_over(
    seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["001"]
    change_set = open_change_set(records=1, by=editor)
    later = received(
        report.text.replace("held", "have held", 1),
        name=report.identity.removeprefix("file:mofa-japan/"),
        **({"address": report.identity} if report.identity.startswith("http") else {}),
    )
    list(import_records([later], by=editor, change_set=change_set))
    sum_up(change_set)
    assert change_set.summary == "Import: 0 new reports, 1 later text"
    assert report.flags.open().filter(kind="later_text").count() == 1
    assert reasons(change_set) == []
    reverting.revert(change_set=change_set, by=editor)
    assert report.flags.open().filter(kind="later_text").count() == 0
    assert report.waiting_source_texts().count() == 1


def test_an_import_of_nothing_new_leaves_no_change_set(seeds: dict[str, Report], editor: User) -> None:
    change_set = open_change_set(records=1, by=editor)
    list(import_records([received(seeds["001"].text, name="again.txt")], by=editor, change_set=change_set))
    assert sum_up(change_set) is False
    assert not ChangeSet.objects.exists()


# Bulk edits -----------------------------------------------------------------------------------------------------------
def test_a_bulk_edit_is_taken_back_in_each_report(seeds: Any, editor: User) -> None:
    _import, reports = imported(2, editor)
    change_set = tagged(reports, "peace-treaty", editor)
    assert [topics(report) for report in reports] == [["peace-treaty"] * 2] * 2
    assert reasons(change_set) == []
    reverting.revert(change_set=change_set, by=editor)
    assert [topics(report) for report in reports] == [[], []]
    for report in reports:
        report.refresh_from_db()
        assert [r.operation for r in report.revisions.order_by("number")] == ["parse", "batch", "take_back"]


def test_work_on_other_things_stays_when_a_bulk_edit_is_taken_back(seeds: Any, editor: User) -> None:
    _import, (report, *_) = imported(2, editor)
    change_set = tagged([report], "peace-treaty", editor)
    report.refresh_from_db()
    more = Operation("tag", {"sid": sids(report)[0], "topic": "six-party", "by": "ed"})
    apply(report=report, operation=more, expected_version=report.version, by=editor)
    check(report, editor)
    reverting.revert(change_set=change_set, by=editor)
    assert topics(report) == ["six-party"]
    report.refresh_from_db()
    statements = list(working_value(report).breakdown.statements())
    assert {part.confirmed_by for part in statements} == {(editor.pk,)}


def test_a_bulk_edit_that_was_changed_again_is_refused_whole_and_says_where(seeds: Any, editor: User) -> None:
    _import, (first, second) = imported(2, editor)
    change_set = tagged([first, second], "peace-treaty", editor)
    second.refresh_from_db()
    (sid, *_) = sids(second)
    again = Operation("set_topics", {"sid": sid, "topics": [], "by": "ed"})
    apply(report=second, operation=again, expected_version=second.version, by=editor)
    assert reasons(change_set) == [f"“{second}”: it was changed again since: peace-treaty ({sid})"]
    with pytest.raises(Obstructed):
        reverting.revert(change_set=change_set, by=editor)
    assert topics(first) == ["peace-treaty"] * 2


def test_checks_are_taken_back_also_by_somebody_else(seeds: Any, editor: User, superuser: User) -> None:
    _import, (report, *_) = imported(1, editor)
    change_set = record(verb="confirm", summary="checked", by=editor)
    steps = [{"name": "confirm", "arguments": {"part": p.ordinal}} for p in report.parts.filter(kind="statement")]
    operation = Operation("batch", {"operations": steps})
    apply_to_several(operations=[(report, operation)], by=editor, change_set=change_set)
    reverting.revert(change_set=change_set, by=superuser)
    report.refresh_from_db()
    assert {part.confirmed_by for part in working_value(report).breakdown.statements()} == {()}


def test_of_a_bulk_edit_all_is_done_or_nothing(seeds: Any, editor: User) -> None:
    _import, (first, second) = imported(2, editor)
    change_set = record(verb="topics", summary="x", by=editor)
    good = Operation("set_topics", {"sid": sids(first)[0], "topics": ["peace-treaty"], "by": "ed"})
    bad = Operation("set_topics", {"sid": "0000000", "topics": ["peace-treaty"], "by": "ed"})
    with pytest.raises(ValueError, match="."):
        apply_to_several(operations=[(first, good), (second, bad)], by=editor, change_set=change_set)
    assert topics(first) == []


def test_in_the_bin_nothing_is_changed(seeds: Any, editor: User) -> None:
    _import, (report,) = imported(1, editor)
    change_set = tagged([report], "peace-treaty", editor)
    bin_reports(reports=[report], by=editor, reason="twice")
    assert reasons(change_set) == [f"“{report}”: it lies in the bin."]
    report.refresh_from_db()
    with pytest.raises(RefusedOperation, match="it lies in the bin"):
        apply(
            report=report, operation=Operation("describe", {"place": "X"}), expected_version=report.version, by=editor
        )


# Names ----------------------------------------------------------------------------------------------------------------
def test_a_settled_name_is_open_again_and_means_whom_it_meant_before(
    seeds: Any, editor: User, superuser: User
) -> None:
    _import, (first, second) = imported(2, editor)
    koizumi, putin = (Person.objects.get(slug=slug) for slug in ("junichiro-koizumi", "vladimir-putin"))
    name = Voice.objects.filter(statement__report=first).earliest("pk").name
    decide(name=name, reports=[first], person=putin, by=superuser, note="a joke")
    at = Identification.objects.get(report=first).at
    change_set = decide(name=name, reports=[second, first], person=koizumi, by=editor)
    assert change_set.summary == f"“{name}” means {koizumi} in 2 reports"
    assert reasons(change_set) == []
    reverting.revert(change_set=change_set, by=editor)
    rows = Identification.objects.filter(report__in=[first, second])
    assert [(r.report, r.name, r.person, r.by, r.note, r.at) for r in rows] == [
        (first, name, putin, superuser, "a joke", at)
    ]
    assert {v.person for v in Voice.objects.filter(statement__report=first, name=name)} == {putin}


def test_a_name_decided_again_is_not_taken_back(seeds: Any, editor: User) -> None:
    _import, (report,) = imported(1, editor)
    change_set = decide(name="Koizumi", reports=[report], person=None, by=editor)
    decide(name="koizumi", reports=[report], person=Person.objects.get(slug="vladimir-putin"), by=editor)
    assert reasons(change_set) == [f"It was decided again who is meant in “{report}”."]
    with pytest.raises(Obstructed):
        reverting.revert(change_set=change_set, by=editor)


def test_every_verb_has_an_inverse_that_can_be_told() -> None:
    for verb, inverse in reverting.INVERSES.items():
        assert (verb, bool(str(inverse.label)), str(inverse.effect).endswith(".")) == (verb, True, True)
        assert all(permission.startswith("archive.") for permission in inverse.permissions)


@pytest.mark.parametrize("number", [1, 3])
def test_a_plan_takes_the_same_queries_for_one_report_and_for_three(
    number: int, seeds: Any, editor: User, django_assert_num_queries: Any
) -> None:
    change_set, reports = imported(number, editor)
    with django_assert_num_queries(2):
        assert reverting.plan(change_set) == []
    edit = tagged(reports, "peace-treaty", editor)
    with django_assert_num_queries(5):
        assert reverting.plan(edit) == []
    settled = decide(name="Koizumi", reports=reports, person=None, by=editor)
    with django_assert_num_queries(3):
        assert reverting.plan(settled) == []


def test_a_text_taken_over_is_in_the_way(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["001"]
    text = later_text(report)
    change_set = record(verb="import", summary="x", by=editor, data={"texts": [text.text_sha256]})
    assert reasons(change_set) == []
    Report.objects.filter(pk=report.pk).update(source_text=text)
    assert reasons(change_set) == [f"“{report}”: its later text was taken over; restore the state before that first."]
