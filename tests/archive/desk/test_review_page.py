"""The page of review: what it shows, who takes which step on it, and how often it asks the database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from archive.models import Edition, Report, Schedule, Statement, Submission
from archive.reviewing.commenting import comment
from archive.reviewing.submitting import submit, take
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .people import change, check_all


def at(name: str, report: Report, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[report.pk, *more])


def form_of(page: Any, name: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send of one of the page's forms."""
    form = page.context["forms"][name]
    data = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    return data | {f"{form.prefix}-{key}": value for key, value in changes.items()}


@pytest.fixture
def desk(client: Client, reviewer: User) -> Client:
    """A reviewer who has signed in."""
    client.force_login(reviewer)
    return client


def test_a_draft_is_shown_whole_with_whose_account_it_is(desk: Client, draft: Report) -> None:
    text = desk.get(at("review", draft)).content.decode()
    assert "There is no edition to compare with: all of it is new." in text
    assert "Own account: the speaker’s side" in text or "The other side’s account, kept by the" in text
    assert "Statements that nobody has looked at: 2" in text
    assert "Not yet: nobody has looked at 2 statements." in text
    assert "Publish edition" not in text


def test_what_has_changed_is_shown_alone_until_all_is_asked_for(
    desk: Client, seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["003"]
    first = Statement.objects.filter(report=report).earliest("ordinal")
    change(report, editor, "set_topics", sid=first.identity_id, topics=["trade"], by="ed")
    page = desk.get(at("review", report))
    assert [row.part.sid for row in page.context["rows"]] == [first.identity_id]
    assert "<ins>Trade</ins>" in page.content.decode()
    whole = desk.get(f"{at('review', report)}?show=all")
    assert len(whole.context["rows"]) == report.parts.count()


def test_a_report_without_a_breakdown_has_nothing_to_review(desk: Client, seeds: dict[str, Report]) -> None:
    bare = Report.objects.create(identity="file:bare", publisher=seeds["000"].publisher)
    answer = desk.get(at("review", bare), follow=True)
    assert "has no breakdown yet" in answer.content.decode()
    assert desk.get(reverse("desk:review", args=[10**6])).status_code == 404


def test_a_reviewer_publishes_what_she_has_seen(desk: Client, checked: Report, editor: User, reviewer: User) -> None:
    submit(report=checked, by=editor, expected_version=checked.version, note="Have a look.")
    page = desk.get(at("review", checked))
    assert "Have a look." in page.content.decode()
    answer = desk.post(at("publish", checked), form_of(page, "publish", note="The first."))
    assert answer["Location"] == at("review", checked)
    edition = Edition.objects.get(report=checked)
    assert (edition.note, edition.published_by) == ("The first.", reviewer)
    assert Submission.objects.get().outcome == "accepted"
    assert "Edition 1.0 is published." in desk.get(at("review", checked)).content.decode()


def test_what_was_changed_since_is_shown_and_not_published(desk: Client, checked: Report, editor: User) -> None:
    data = form_of(desk.get(at("review", checked)), "publish", note="typed")
    change(checked, editor, "describe", title="Sneaked in")
    answer = desk.post(at("publish", checked), data)
    text = answer.content.decode()
    assert (answer.status_code, "The report was changed after the page was made" in text) == (422, True)
    assert "Sneaked in" in text
    assert "typed" in text
    assert not Edition.objects.filter(report=checked).exists()
    assert desk.post(at("publish", checked), form_of(answer, "publish")).status_code == 302
    assert Edition.objects.get(report=checked).note == "typed"


def test_open_work_asks_for_a_reason(desk: Client, checked: Report) -> None:
    checked.flags.create(message="Look at the date.", revision=1)
    page = desk.get(at("review", checked))
    assert "Look at the date." in page.content.decode()
    assert desk.post(at("publish", checked), form_of(page, "publish")).status_code == 422
    assert not Edition.objects.filter(report=checked).exists()
    assert desk.post(at("publish", checked), form_of(page, "publish", nevertheless="It is right.")).status_code == 302


def test_two_pairs_of_eyes_are_told_on_the_page(client: Client, checked: Report, editor: User, settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = True
    client.force_login(editor)
    page = client.get(at("review", checked))
    assert "Two pairs of eyes" in page.content.decode()
    assert client.post(at("publish", checked), form_of(page, "publish")).status_code == 422
    assert not Edition.objects.filter(report=checked).exists()


def test_it_is_handed_in_taken_back_and_sent_back(client: Client, draft: Report, editor: User, reviewer: User) -> None:
    client.force_login(editor)
    data = form_of(client.get(at("review", draft)), "submit", note="Now.")
    client.post(at("submit", draft), data)
    assert draft.submissions.open().get().note == "Now."
    client.post(at("recall", draft))
    assert not draft.submissions.open().exists()
    client.post(at("submit", draft), data)
    client.force_login(reviewer)
    page = client.get(at("review", draft))
    refused = client.post(at("send_back", draft), form_of(page, "send_back", reasons=" "))
    assert refused.status_code == 422
    client.post(at("send_back", draft), form_of(page, "send_back", reasons="The date."))
    assert [s.outcome for s in draft.submissions.order_by("pk")] == ["recalled", "sent_back"]
    assert "The date." in client.get(at("review", draft)).content.decode()


def test_the_workbench_hands_in_by_json(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    json = {"content_type": "application/json"}
    old = client.post(at("submit", draft), {"version": draft.version - 1}, **json)
    assert (old.status_code, old.json()["conflict"]["version"]) == (409, draft.version)
    assert client.post(at("submit", draft), {"note": "x"}, **json).status_code == 422
    assert client.post(at("submit", draft), "[", **json).status_code == 422
    answer = client.post(at("submit", draft), {"version": draft.version, "note": "Now."}, **json)
    said = answer.json()["submission"]
    assert (answer.status_code, said["by"], said["note"], said["version"]) == (200, "ed", "Now.", draft.version)
    again = client.post(at("submit", draft), {"version": draft.version}, **json)
    assert (again.status_code, again.json()["errors"][0]["message"]) == (403, "The report is in review already.")
    assert client.post(at("recall", draft), **json).json() == {"submission": None, "taken_by": None}
    assert client.post(at("recall", draft), **json).status_code == 422
    assert client.post(at("take", draft), **json).json()["taken_by"] == "ed"


def test_taking_over_is_said(client: Client, draft: Report, editor: User, superuser: User) -> None:
    take(report=draft, by=superuser)
    client.force_login(editor)
    assert "Take it over from root" in client.get(at("review", draft)).content.decode()
    told = client.post(at("take", draft), follow=True).content.decode()
    assert "oot has taken the report." in told
    told = client.post(at("take", draft), {"over": "1"}, follow=True).content.decode()
    assert "You have taken the report over from root, who is told." in told
    client.post(at("release", draft))
    assert Report.objects.get(pk=draft.pk).taken_by is None


def test_a_publication_is_planned_and_given_up(desk: Client, checked: Report) -> None:
    page = desk.get(at("review", checked))
    moment = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert desk.post(at("schedule", checked), form_of(page, "schedule", at="2001-01-01T00:00")).status_code == 422
    assert desk.post(at("schedule", checked), form_of(page, "schedule", at=moment)).status_code == 302
    assert Schedule.objects.get().state == "planned"
    text = desk.get(at("review", checked)).content.decode()
    assert "has planned to publish version" in text
    desk.post(at("unschedule", checked))
    assert Schedule.objects.get().state == "cancelled"
    assert "Nothing is planned" in desk.post(at("unschedule", checked), follow=True).content.decode()


# One letter a role: y may, n is refused, s is sent to sign in.
WHO = ("anonymous", "staff", "Editor", "Reviewer", "Vocabulary editor", "Administrator")
STEPS = {
    "review": "snyyyy",
    "take": "snynny",
    "release": "snynny",
    "submit": "snynny",
    "recall": "snynny",
    "send_back": "snnyny",
    "publish": "snyyny",
    "schedule": "snyyny",
    "unschedule": "snyyny",
    "add_comment": "snyyyy",
    "make_link": "snyyny",
}


@pytest.mark.parametrize(("number", "who"), list(enumerate(WHO)), ids=WHO)
def test_each_role_takes_the_steps_of_the_table(client: Client, draft: Report, number: int, who: str) -> None:
    if who != "anonymous":
        client.force_login(account("somebody", None if who == "staff" else who))
    found = {}
    for name in STEPS:
        answer = client.get(at(name, draft)) if name == "review" else client.post(at(name, draft))
        found[name] = (
            "n" if answer.status_code == 403 else "s" if "login" in answer.headers.get("Location", "") else "y"
        )
    assert found == {name: answers[number] for name, answers in STEPS.items()}


def test_steps_are_taken_by_post_alone(desk: Client, draft: Report) -> None:
    for name in set(STEPS) - {"review", "publish"}:
        assert desk.get(at(name, draft)).status_code == 405, name
    assert desk.get(at("publish", draft))["Location"] == f"{at('review', draft)}#publish"


def test_looking_changes_nothing(desk: Client, checked: Report) -> None:
    before = Report.objects.values().get(pk=checked.pk)
    for query in ("", "?show=all", "?comment=whole", "?reply=1", "?comment=00000000"):
        assert desk.get(at("review", checked) + query).status_code == 200
    assert Report.objects.values().get(pk=checked.pk) == before


@pytest.mark.parametrize("published", [False, True])
def test_the_page_asks_as_often_for_three_as_for_one(
    desk: Client, checked: Report, editor: User, reviewer: User, *, published: bool
) -> None:
    """Of comments, answers, flags, links, submissions, changed parts and facts."""
    if published:
        desk.post(at("publish", checked), form_of(desk.get(at("review", checked)), "publish"))
    statements = list(Statement.objects.filter(report=checked).order_by("ordinal"))
    numbers = []
    for number in (1, 3):
        for one in range(number):
            first = comment(report=checked, text=f"Comment {one}.", by=editor, sid=statements[one % 2].identity_id)
            comment(report=checked, text="Answer.", by=reviewer, reply_to=first)
            checked.flags.create(message=f"Look {one}.", revision=1)
            desk.post(at("make_link", checked), {"link-label": f"Dr {one}", "link-days": 7})
            checked.submissions.create(
                version=checked.version, by=editor, outcome="recalled", decided_by=editor, decided_at=timezone.now()
            )
            sid = statements[one % 2].identity_id
            change(checked, editor, "set_topics", sid=sid, topics=["trade", "korea"][: one + 1], by="ed")
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(f"{at('review', checked)}?show=all").status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 45


def test_the_page_shows_what_a_browser_sends_back(desk: Client, checked: Report, editor: User) -> None:
    """A comment that is refused comes back with its words."""
    sid = Statement.objects.filter(report=checked).earliest("ordinal").identity_id
    answer = desk.post(at("add_comment", checked), {"comment-text": "x" * 5001, "comment-sid": sid})
    assert (answer.status_code, f'value="{sid}"' in answer.content.decode()) == (422, True)
    assert "xxxxx" in answer.content.decode()


def test_a_checked_statement_is_not_open(desk: Client, draft: Report, editor: User) -> None:
    check_all(draft, editor)
    assert "Statements that nobody has looked at" not in desk.get(at("review", draft)).content.decode()
