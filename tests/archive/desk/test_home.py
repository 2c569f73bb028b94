"""The desk's first page: what waits for whom, with numbers that are counted no further than a hundred."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.desk import home
from archive.models import Flag, MeetingProposal, Report, SavedFilter, Submission
from archive.reviewing.submitting import take
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.archive.desk.test_lists import another, open_work


def waiting(client: Client) -> dict[str, str]:
    return {one["label"]: one["number"] for one in client.get("/admin/desk/").context["waiting"]}


def test_what_waits_for_an_editor(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    Flag.objects.all().delete()
    open_work(draft, account("other", "Editor"))
    take(report=another(6), by=editor)
    MeetingProposal.objects.create(report=draft, other=Report.objects.earliest("pk"), reason="a guess")
    found = waiting(client)
    assert found == {
        "Records that you have taken": "1", "Sent back to you": "0", "Drafts that nobody has taken": "0",
        "In review, for you to decide": "1", "Errors told by readers": "1",
        "Open comments": "1", "Open flags": "1", "Reports that may be accounts of a meeting": "1", "Things that records say, to look at": "1", "Planned publications": "1",
        "Notices that you have not read": "0",
    }  # fmt: skip


def test_what_was_sent_back_waits_until_it_is_handed_in_again(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    now = timezone.now()
    sent = {"report": draft, "version": 1, "by": editor}
    Submission.objects.create(**sent, outcome="sent_back", reasons="Look at 1(2).", decided_at=now)
    assert waiting(client)["Sent back to you"] == "1"
    (way,) = [
        one["href"] for one in client.get("/admin/desk/").context["waiting"] if one["label"] == "Sent back to you"
    ]
    assert str(draft) in client.get(way).content.decode()  # also where nobody has taken it
    Submission.objects.create(**sent)
    assert waiting(client)["Sent back to you"] == "0"
    assert waiting(client)["In review, for you to decide"] == "0"


def test_nothing_is_counted_further_than_to_the_bound(
    client: Client, draft: Report, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(editor)
    monkeypatch.setattr(home, "MOST", 2)
    Flag.objects.all().delete()
    for _ in range(3):
        Flag.objects.create(report=draft, message="look", revision=1)
    assert waiting(client)["Open flags"] == "more than 2"


def test_who_may_not_answer_is_not_asked(client: Client, draft: Report) -> None:
    client.force_login(account("somebody", "Vocabulary editor"))
    assert set(waiting(client)) == {
        "Records that you have taken", "Sent back to you", "Open comments", "Planned publications",
        "Notices that you have not read",
    }  # fmt: skip


def test_the_page_asks_as_often_for_much_as_for_little(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    numbers = []
    for days in ((), (6, 7)):
        for day in days:
            open_work(another(day), editor)
        client.get("/admin/desk/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/desk/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_the_way_to_the_next_doubtful_record(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    Flag.objects.all().delete()
    Flag.objects.create(report=draft, message="look", revision=1)
    page = client.get("/admin/desk/")
    assert client.get(page.context["start"])["Location"] == f"/admin/desk/reports/{draft.pk}/?list=doubtful"
    take(report=draft, by=account("other", "Editor"))
    assert client.get(page.context["start"])["Location"] == "/admin/desk/lists/doubtful/"


def test_the_administration_leads_to_the_desk_and_saved_filters_stand_there(
    client: Client, draft: Report, editor: User
) -> None:
    client.force_login(editor)
    assert 'href="/admin/desk/"' in client.get("/admin/").content.decode()
    SavedFilter.objects.create(owner=editor, page="flags", name="Mine", query="state=draft")
    SavedFilter.objects.create(owner=editor, page="elsewhere", name="Other", query="x=1")
    assert [one["href"] for one in client.get("/admin/desk/").context["saved"]] == [
        "/admin/desk/lists/flags/?state=draft"
    ]
