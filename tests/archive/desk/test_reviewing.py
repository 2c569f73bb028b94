"""The way of a report between its editor and its reviewer."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from archive.models import Notice, Report
from archive.reviewing.submitting import (
    ChangedMeanwhile,
    RefusedStep,
    TakenByAnother,
    accept,
    recall,
    release,
    send_back,
    submit,
    take,
    withdraw,
)
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .people import change, check_all


def standing(report: Report) -> str:
    return str(Report.objects.with_standing().get(pk=report.pk).standing)  # type: ignore[attr-defined]


def told(user: User) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(recipient=user).order_by("pk").values_list("kind", "text"))


def test_a_report_is_taken_by_one_and_given_back(draft: Report, editor: User, superuser: User) -> None:
    assert take(report=draft, by=editor).taken_by == editor
    assert take(report=draft, by=editor).taken_by == editor
    with pytest.raises(TakenByAnother, match="ed has taken the report"):
        take(report=draft, by=superuser)
    with pytest.raises(TakenByAnother, match="only she can give it back"):
        release(report=draft, by=superuser)
    assert release(report=draft, by=editor).taken_by is None
    assert release(report=draft, by=editor).taken_at is None
    assert told(editor) == told(superuser) == []


def test_taking_over_is_told_to_who_had_it(draft: Report, editor: User, superuser: User) -> None:
    take(report=draft, by=editor)
    assert take(report=draft, by=superuser, is_over=True).taken_by == superuser
    assert told(editor) == [("taken", "root has taken the report over from you.")]


def test_a_report_goes_from_draft_to_review_to_the_public(checked: Report, editor: User, reviewer: User) -> None:
    assert standing(checked) == "draft"
    submission = submit(report=checked, by=editor, expected_version=checked.version, note=" Look at 1(2). ")
    assert (submission.version, submission.note, standing(checked)) == (checked.version, "Look at 1(2).", "in_review")
    assert told(reviewer) == [("submitted", "ed has handed it in for review.")]
    edition = accept(report=checked, by=reviewer, note="The first.")
    submission.refresh_from_db()
    assert (edition.number, edition.note, edition.published_by) == ("1.0", "The first.", reviewer)
    assert (submission.outcome, submission.decided_by, standing(checked)) == ("accepted", reviewer, "published")
    assert told(editor) == [("published", "rosa has published edition 1.0.")]


def test_later_work_on_a_published_report_is_pending(checked: Report, editor: User, reviewer: User) -> None:
    accept(report=checked, by=reviewer)
    change(checked, editor, "describe", place="Somewhere")
    assert standing(checked) == "pending"
    assert list(Report.objects.with_changes_pending()) == [checked]
    submit(report=checked, by=editor, expected_version=checked.version)
    assert standing(checked) == "in_review"
    assert list(Report.objects.in_review()) == [checked]
    accept(report=checked, by=reviewer)
    assert standing(checked) == "published"
    withdraw(report=checked, by=reviewer, reason="A court says so.")
    assert standing(checked) == "withdrawn"
    assert told(editor)[-1] == ("withdrawn", "rosa has withdrawn it: A court says so.")


def test_what_was_changed_meanwhile_is_not_handed_in(draft: Report, editor: User) -> None:
    version = draft.version
    change(draft, editor, "describe", place="Somewhere")
    with pytest.raises(ChangedMeanwhile, match=f"version {version + 1}, yours is {version}"):
        submit(report=draft, by=editor, expected_version=version)
    assert not draft.submissions.exists()


def test_open_work_can_be_handed_in(draft: Report, editor: User) -> None:
    submit(report=draft, by=editor, expected_version=draft.version)
    assert standing(draft) == "in_review"
    with pytest.raises(PermissionDenied, match="in review already"):
        submit(report=draft, by=editor, expected_version=draft.version)


def test_only_who_has_handed_it_in_takes_it_back(draft: Report, editor: User, superuser: User) -> None:
    with pytest.raises(RefusedStep, match="not in review"):
        recall(report=draft, by=editor)
    submit(report=draft, by=editor, expected_version=draft.version)
    with pytest.raises(RefusedStep, match="ed has handed it in"):
        recall(report=draft, by=superuser)
    assert recall(report=draft, by=editor).outcome == "recalled"
    assert standing(draft) == "draft"


def test_it_is_sent_back_with_reasons_that_its_editor_reads(draft: Report, editor: User, reviewer: User) -> None:
    submit(report=draft, by=editor, expected_version=draft.version)
    with pytest.raises(RefusedStep, match="Say why"):
        send_back(report=draft, by=reviewer, reasons=" ")
    with pytest.raises(PermissionDenied):
        send_back(report=draft, by=editor, reasons="Mine.")
    submission = send_back(report=draft, by=reviewer, reasons="The date is wrong.")
    assert (submission.outcome, submission.reasons, standing(draft)) == ("sent_back", "The date is wrong.", "draft")
    assert told(editor) == [("sent_back", "rosa has sent it back: The date is wrong.")]


def test_two_pairs_of_eyes_are_asked_for(checked: Report, editor: User, reviewer: User, settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = True
    submit(report=checked, by=editor, expected_version=checked.version)
    with pytest.raises(PermissionDenied, match="Two pairs of eyes"):
        accept(report=checked, by=editor)
    assert accept(report=checked, by=reviewer).number == "1.0"


def test_who_may_not_publish_it_is_not_told_that_it_waits(draft: Report, editor: User, settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = True
    both = account("both", "Editor", email="both@example.org")
    both.groups.add(account("other", "Reviewer").groups.get())
    change(draft, User.objects.get(pk=both.pk), "describe", place="Somewhere")
    submit(report=draft, by=editor, expected_version=draft.version)
    assert told(both) == []
    assert told(User.objects.get(username="other")) == [("submitted", "ed has handed it in for review.")]


def test_only_what_was_seen_is_published(checked: Report, editor: User, reviewer: User) -> None:
    with pytest.raises(ChangedMeanwhile, match="changed after the page was made"):
        accept(report=checked, by=reviewer, seen="1.0 something else")
    assert not checked.editions.exists()


def test_checking_alone_makes_a_second_edition_of_the_judgements(
    checked: Report, editor: User, reviewer: User
) -> None:
    accept(report=checked, by=reviewer)
    check_all(checked, reviewer)
    assert accept(report=checked, by=reviewer).number == "1.1"
