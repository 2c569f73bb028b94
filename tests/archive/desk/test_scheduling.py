"""Publishing at a moment to come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from archive.models import AuditEntry, Identification, Notice, Report, Schedule
from archive.reviewing import scheduling
from archive.reviewing.scheduling import cancel, publish_due, schedule
from archive.reviewing.submitting import ChangedMeanwhile, RefusedStep, accept
from diplomacy.accounts.models import User

from .people import change, check_all

SOON = timedelta(hours=1)


def plan(report: Report, by: User, **values: Any) -> Schedule:
    values = {"at": timezone.now() + SOON, "expected_version": report.version, **values}
    return schedule(report=report, by=by, **values)


def test_what_is_due_is_published_and_nothing_before(checked: Report, reviewer: User) -> None:
    planned = plan(checked, reviewer, note="As planned.")
    assert publish_due() == []
    assert not checked.editions.exists()
    (done,) = publish_due(now=planned.at)
    assert (done.pk, done.state, done.message) == (planned.pk, "done", "Edition 1.0.")
    edition = checked.editions.get()
    assert (edition.note, edition.published_by) == ("As planned.", reviewer)
    assert publish_due(now=planned.at) == []
    assert Notice.objects.filter(recipient=reviewer, kind="published").count() == 1


def test_a_report_changed_since_is_not_published(checked: Report, editor: User, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    change(checked, editor, "describe", place="Somewhere")
    (failed,) = publish_due(now=planned.at)
    assert failed.state == "failed"
    assert failed.message.startswith("The report was changed after it was planned")
    assert not checked.editions.exists()
    (notice,) = Notice.objects.filter(recipient=reviewer)
    assert (notice.kind, notice.text.startswith("It was not published as planned.")) == ("failed", True)


def test_a_fact_changed_since_is_not_published_though_it_makes_no_version(checked: Report, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    Report.objects.filter(pk=checked.pk).update(source_note="Nobody has looked at this.", source_note_by="ed")
    (failed,) = publish_due(now=planned.at)
    assert (failed.state, checked.editions.exists()) == ("failed", False)


def test_what_is_open_by_then_is_not_published(checked: Report, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    checked.flags.create(message="A later text has come.", revision=1)
    (failed,) = publish_due(now=planned.at)
    assert (failed.state, "A later text has come." in failed.message) == ("failed", True)
    assert not checked.editions.exists()


def test_who_may_publish_no_more_does_not_publish(checked: Report, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    reviewer.groups.clear()
    (failed,) = publish_due(now=planned.at)
    assert (failed.state, failed.message) == ("failed", "Your roles don’t allow you to publish reports.")


def test_nothing_is_planned_that_could_not_be_published_now(draft: Report, editor: User, reviewer: User) -> None:
    with pytest.raises(RefusedStep, match="Something is still open"):
        plan(draft, reviewer)
    check_all(draft, editor)
    Identification.objects.create(report=draft, name="Zanzibarite", person=None, by=editor)
    with pytest.raises(RefusedStep, match="is past"):
        plan(draft, reviewer, at=timezone.now() - SOON)
    with pytest.raises(ChangedMeanwhile):
        plan(draft, reviewer, expected_version=draft.version - 1)
    plan(draft, reviewer)
    with pytest.raises(RefusedStep, match="planned already"):
        plan(draft, reviewer)


def test_two_pairs_of_eyes_hold_for_plans(checked: Report, editor: User, settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = True
    with pytest.raises(PermissionDenied):
        plan(checked, editor)


def test_a_record_without_a_date_can_be_planned(checked: Report, editor: User, reviewer: User) -> None:
    change(checked, editor, "describe", event_date=None)
    planned = plan(checked, reviewer)
    (done,) = publish_due(now=planned.at)
    assert (done.state, done.message) == ("done", "Edition 1.0.")


def test_a_plan_is_given_up_once_and_its_maker_is_told(checked: Report, editor: User, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    assert cancel(schedule=planned, by=editor).state == "cancelled"
    assert Notice.objects.filter(recipient=reviewer).count() == 1
    with pytest.raises(RefusedStep, match="no plan any more"):
        cancel(schedule=planned, by=editor)
    assert publish_due(now=planned.at) == []


def test_publishing_by_hand_ends_the_plan(checked: Report, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    accept(report=checked, by=reviewer)
    planned.refresh_from_db()
    assert (planned.state, planned.message) == ("cancelled", "Published before, as edition 1.0.")
    assert publish_due(now=planned.at) == []


def test_one_that_fails_keeps_no_other_from_being_published(
    checked: Report, seeds: dict[str, Report], editor: User, reviewer: User
) -> None:
    other = seeds["001"]
    change(other, editor, "describe", place="Somewhere")
    first = plan(checked, reviewer)
    second = plan(other, reviewer, at=first.at)
    change(checked, editor, "describe", place="Somewhere else")
    states = {done.report_id: done.state for done in publish_due(now=first.at)}
    assert states == {checked.pk: "failed", other.pk: "done"}
    second.refresh_from_db()
    assert second.message == "Edition 2.0."


def test_what_goes_wrong_with_one_plan_holds_up_no_other(
    checked: Report, seeds: dict[str, Report], reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = seeds["000"]
    first = Schedule.objects.create(report=other, version=other.version, at=timezone.now(), by=reviewer)
    second = plan(checked, reviewer)

    def go_wrong(*, report: Report, **values: Any) -> Any:
        if report == other:
            raise RuntimeError("Nobody has thought of this.")
        return accept(report=report, **values)

    monkeypatch.setattr(scheduling, "accept", go_wrong)
    monkeypatch.setattr(scheduling, "_require_nothing_open", lambda report: None)
    done = publish_due(now=second.at)
    assert [(one.pk, one.state) for one in done] == [(first.pk, "failed"), (second.pk, "done")]
    first.refresh_from_db()
    assert (first.state, first.message) == (
        "failed",
        "Something went wrong: RuntimeError: Nobody has thought of this.",
    )
    assert Notice.objects.filter(recipient=reviewer, kind="failed").count() == 1


def test_the_audit_names_who_has_planned_it(checked: Report, reviewer: User) -> None:
    planned = plan(checked, reviewer)
    publish_due(now=planned.at)
    assert [(entry.by, entry.why) for entry in AuditEntry.objects.of(checked).filter(after__state="published")] == [
        (reviewer, "planned publication")
    ]
