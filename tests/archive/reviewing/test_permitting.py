"""Who may publish which report: two pairs of eyes, on every way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from archive import undertaking
from archive.changing.auditing import acting
from archive.deciding import decide
from archive.editing import Operation, apply
from archive.models import Edition, Identification, Meeting, Person, Report, Submission
from archive.publishing import compose_next, publish, withdraw
from archive.reviewing.permitting import NotPermitted, may_publish, may_send_back, may_submit, may_withdraw
from archive.undertaking.publishing_many import arguments, publish_reports
from archive.undertaking.telling import Told
from diplomacy.accounts.models import User
from tests.archive.conftest import account


@pytest.fixture(autouse=True)
def two_pairs_of_eyes(settings: Settings) -> None:
    settings.TWO_PAIRS_OF_EYES = True


@pytest.fixture
def other(db: None) -> User:
    return account("other", "Editor")


@pytest.fixture
def reviewer(db: None) -> User:
    return account("reviewer", "Reviewer")


@pytest.fixture
def draft(draft: Report, superuser: User) -> Report:
    """Its statements have been looked at, by somebody else."""
    check_statements(draft, superuser)
    draft.refresh_from_db()
    return draft


def describe(report: Report, by: User, place: str) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation("describe", {"place": place}), expected_version=report.version, by=by)


def check_statements(report: Report, by: User, *, as_batch: bool = False) -> None:
    report.refresh_from_db()
    parts = [part.ordinal for part in report.parts.order_by("ordinal") if part.kind == "statement"]
    step = {"name": "confirm", "arguments": {"parts": parts}}
    operation = Operation("batch", {"operations": [step]}) if as_batch else Operation("confirm", step["arguments"])
    apply(report=report, operation=operation, expected_version=report.version, by=by)


def why(user: User, report: Report) -> str:
    report.refresh_from_db()
    return str(may_publish(user, report) or "")


WORKED = "Two pairs of eyes: you have worked on it, so somebody else publishes it."
CHANGED = "Two pairs of eyes: you have changed this report since its last edition, so somebody else publishes it."


def test_whoever_took_a_report_in_or_changed_it_does_not_publish_it(draft: Report, editor: User, other: User) -> None:
    assert (why(editor, draft), why(other, draft)) == (WORKED, "")
    with pytest.raises(NotPermitted, match="^Two pairs of eyes: you have worked on it"):
        publish(report=draft, by=editor)
    draft.refresh_from_db()
    assert (draft.state, Edition.objects.filter(report=draft).exists()) == ("draft", False)
    assert publish(report=draft, by=other).number == "1.0"


def test_an_edition_begins_a_new_count(draft: Report, editor: User, other: User) -> None:
    publish(report=draft, by=other)
    describe(draft, other, "Zanzibar")
    assert (why(editor, draft), why(other, draft)) == ("", CHANGED)
    assert publish(report=draft, by=editor).number == "2.0"
    assert why(other, draft) == ""


FACTS = "Two pairs of eyes: you have changed its facts, or what they are based on, so somebody else publishes it."


@pytest.mark.parametrize(
    "fact",
    [{"source_note": "A note.", "source_note_by": "E. Editor"}, {"translated_by": "The ministry"}, {"meeting": None}],
)
def test_whoever_changed_a_fact_that_makes_no_version_does_not_publish_it(
    fact: dict[str, Any], draft: Report, editor: User, other: User, reviewer: User, superuser: User
) -> None:
    Report.objects.filter(pk=draft.pk).update(meeting=Meeting.objects.earliest("pk"))
    draft.identifications.update(by=superuser)
    draft.refresh_from_db()
    publish(report=draft, by=other, at=timezone.now() - timedelta(minutes=1))
    with acting(by=editor):
        Report.objects.filter(pk=draft.pk).update(**fact)
    assert (why(editor, draft), why(reviewer, draft)) == (FACTS, "")
    with pytest.raises(NotPermitted, match="^Two pairs of eyes: you have changed its facts"):
        publish(report=draft, by=editor)


def test_whoever_deleted_a_basis_or_a_decision_does_not_publish_it(
    draft: Report, editor: User, other: User, reviewer: User, superuser: User
) -> None:
    with acting(by=superuser):
        basis = draft.bases.create(field="place", basis="printed")
        draft.identifications.update(by=superuser)
        decision = Identification.objects.filter(report=draft).get()
    publish(report=draft, by=other, at=timezone.now() - timedelta(minutes=1))
    with acting(by=editor):
        basis.delete()
    with acting(by=reviewer):
        decision.delete()
    taken_back = "Two pairs of eyes: you have taken back who is meant in it, so somebody else publishes it."
    assert (why(editor, draft), why(reviewer, draft)) == (FACTS, taken_back)
    assert why(account("third", "Reviewer"), draft) == ""


@pytest.mark.parametrize("as_batch", [False, True])
def test_checking_statements_is_no_change(as_batch: bool, draft: Report, reviewer: User) -> None:
    check_statements(draft, reviewer, as_batch=as_batch)
    assert why(reviewer, draft) == ""


def test_a_batch_that_does_more_than_check_is_a_change(draft: Report, other: User) -> None:
    steps = [
        {"name": "confirm", "arguments": {"parts": [part.ordinal for part in draft.parts.all() if part.kind == "statement"]}},
        {"name": "describe", "arguments": {"place": "Zanzibar"}},
    ]  # fmt: skip
    apply(report=draft, operation=Operation("batch", {"operations": steps}), expected_version=draft.version, by=other)
    assert why(other, draft) == WORKED


def test_taking_a_change_back_is_a_change(draft: Report, editor: User, other: User) -> None:
    publish(report=draft, by=other)
    number = draft.version
    describe(draft, editor, "Zanzibar")
    restore = Operation("restore", {"revision": number})
    draft.refresh_from_db()
    apply(report=draft, operation=restore, expected_version=draft.version, by=other)
    assert why(other, draft) == CHANGED


def test_whoever_handed_it_in_does_not_publish_it(draft: Report, editor: User, other: User) -> None:
    publish(report=draft, by=other)
    describe(draft, editor, "Zanzibar")
    submission = Submission.objects.create(report=draft, version=draft.version, by=other)
    handed_in = "Two pairs of eyes: you have handed this report in, so somebody else publishes it."
    assert why(other, draft) == handed_in
    submission.outcome, submission.decided_at = Submission.Outcome.RECALLED, timezone.now()
    submission.save()
    assert why(other, draft) == ""


def test_whoever_decided_who_is_meant_does_not_publish_it(draft: Report, other: User) -> None:
    person = Person.objects.get(slug="zara-zanzibarite")
    decide(name="Foreign Minister Zanzibarite", reports=[draft], person=person, by=other)
    decided = "Two pairs of eyes: you have decided who is meant in it, so somebody else publishes it."
    assert why(other, draft) == decided


def test_it_holds_for_a_superuser_too(draft: Report, superuser: User) -> None:
    assert why(superuser, draft) == ""
    describe(draft, superuser, "Zanzibar")
    assert why(superuser, draft) == WORKED


def test_one_pair_of_eyes_is_enough_where_it_is_switched_off(draft: Report, editor: User, settings: Settings) -> None:
    settings.TWO_PAIRS_OF_EYES = False
    assert publish(report=draft, by=editor).number == "1.0"


def test_a_role_that_does_not_publish_is_refused_on_every_way(draft: Report) -> None:
    keeper = account("keeper", "Vocabulary editor")
    assert why(keeper, draft) == "Your roles don’t allow you to publish reports."
    with pytest.raises(NotPermitted):
        publish(report=draft, by=keeper)


def test_a_role_that_was_taken_away_publishes_nothing_more(draft: Report, other: User) -> None:
    other.groups.clear()
    with pytest.raises(NotPermitted):
        publish(report=draft, by=User.objects.get(pk=other.pk))


def test_a_program_is_not_asked(draft: Report, editor: User) -> None:
    assert publish(report=draft, by=editor, at=datetime(2027, 1, 2, tzinfo=UTC), by_program=True).number == "1.0"


def test_the_page_says_why_and_offers_nothing(draft: Report, editor: User, client: Client) -> None:
    client.force_login(editor)
    address = reverse("admin:archive_report_publish", args=[draft.pk])
    answer = client.get(address)
    assert (answer.status_code, str(answer.context["refusal"])) == (200, WORKED)
    assert WORKED in answer.content.decode()
    assert 'type="submit" class="default"' not in answer.content.decode()
    seen = answer.context["form"].initial["seen"]
    assert client.post(address, {"seen": seen, "note": ""}).status_code == 403
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_among_several_each_is_asked_for_itself(
    draft: Report, seeds: dict[str, Report], editor: User, other: User, client: Client
) -> None:
    describe(seeds["001"], other, "Zanzibar")
    client.force_login(editor)
    address = reverse("admin:archive_report_publish_several")
    lines = client.get(f"{address}?reports={draft.pk},{seeds['001'].pk}").context["lines"]
    found = {line.report.pk: line.why_not for line in lines}
    assert found == {draft.pk: WORKED, seeds["001"].pk: ""}
    seen = {draft.pk: compose_next(report=Report.objects.get(pk=draft.pk)).seen}
    job = undertaking.ask(kind="publish", arguments=arguments(seen=seen), total=1, by=editor)
    assert publish_reports(job, range(1)) == [Told(str(draft), WORKED, False, draft.pk)]
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_handing_in_sending_back_and_withdrawing(draft: Report, editor: User, other: User, reviewer: User) -> None:
    def answers(question: Any) -> dict[str, str]:
        draft.refresh_from_db()
        return {user.username: str(question(user, draft) or "") for user in (editor, other, reviewer)}

    no_role = "Your roles don’t allow you to "
    assert answers(may_submit) == {"ed": "", "other": "", "reviewer": f"{no_role}hand reports in for review."}
    nothing = "The report is not in review."
    assert answers(may_send_back) == {
        "ed": f"{no_role}send reports back.",
        "other": f"{no_role}send reports back.",
        "reviewer": nothing,
    }
    submission = Submission.objects.create(report=draft, version=draft.version, by=editor)
    assert may_submit(other, draft) is not None
    assert str(may_submit(other, draft)) == "The report is in review already."
    assert may_send_back(reviewer, draft) is None
    submission.by = reviewer
    submission.save()
    assert str(may_send_back(reviewer, draft)) == "You have handed it in yourself: take it back instead."
    not_public = "The report is not published, so it can’t be withdrawn."
    assert answers(may_withdraw) == {
        "ed": f"{no_role}withdraw reports.",
        "other": f"{no_role}withdraw reports.",
        "reviewer": not_public,
    }
    publish(report=draft, by=other)
    assert answers(may_withdraw)["reviewer"] == ""
    withdraw(report=draft, by=reviewer, reason="To see.")
    assert answers(may_withdraw)["reviewer"] == not_public


def test_what_is_in_the_bin_is_neither_handed_in_nor_published(draft: Report, other: User) -> None:
    draft.binned_at, draft.binned_by = timezone.now(), other
    draft.save()
    binned = "The report is in the bin: fetch it back first."
    assert (str(may_submit(other, draft)), str(may_publish(other, draft))) == (binned, binned)


def test_it_takes_as_many_questions_for_many_changes_as_for_one(
    draft: Report, other: User, editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in ("A", "B", "C"):
        describe(draft, editor, place)
    other.has_perm("archive.publish_report")  # its permissions are read once a request
    with django_assert_num_queries(7):
        assert may_publish(other, draft) is None
