"""Notices: who is told, the badge, the list, and the mails."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import DeskPreference, Notice, Report
from archive.reviewing.noticing import concerned_with, notify, reviewers
from archive.reviewing.submitting import send_back, submit, take
from diplomacy.accounts.models import User
from tests.archive.conftest import MARKER, account

from .people import change


def test_everybody_is_told_once_and_nobody_of_her_own_deed(draft: Report, editor: User, reviewer: User) -> None:
    gone = account("gone", "Editor", is_active=False)
    notify(recipients=[editor, reviewer, reviewer, gone], kind="commented", report=draft, text="A word.", by=editor)
    assert list(Notice.objects.values_list("recipient", "kind", "path")) == [
        (reviewer.pk, "commented", reverse("desk:review", args=[draft.pk]))
    ]


def test_a_mail_names_the_report_and_quotes_nothing(
    draft: Report, editor: User, reviewer: User, django_capture_on_commit_callbacks: Any
) -> None:
    editor.email = "ed@example.org"
    editor.save()
    with django_capture_on_commit_callbacks(execute=True):
        submit(report=draft, by=editor, expected_version=draft.version, note="A secret note.")
        send_back(report=draft, by=reviewer, reasons="The reasons are secret.")
    handed_in, back = mail.outbox
    assert (handed_in.to, back.to) == (["rosa@example.org"], ["ed@example.org"])
    assert back.subject == f"[The Diplomacy Archive] sent back: {draft.title}"
    assert reverse("desk:review", args=[draft.pk]) in back.body
    assert reverse("desk:preferences") in back.body
    assert "secret" not in f"{handed_in.body}{back.body}"
    assert draft.text[:40] not in back.body.replace(draft.title, "")
    assert Notice.objects.filter(mailed_at=None).count() == 0


@pytest.mark.parametrize(("address", "wants"), [("", True), ("rosa@example.org", False)])
def test_no_mail_goes_where_none_is_wanted(
    draft: Report, editor: User, django_capture_on_commit_callbacks: Any, address: str, wants: bool
) -> None:
    other = account("rosa", "Reviewer", email=address)
    DeskPreference.objects.create(user=other, wants_mail=wants)
    with django_capture_on_commit_callbacks(execute=True):
        submit(report=draft, by=editor, expected_version=draft.version)
    assert mail.outbox == []
    assert Notice.objects.filter(recipient=other).count() == 1


def test_a_mail_that_cannot_go_out_breaks_nothing(
    draft: Report, editor: User, reviewer: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    with django_capture_on_commit_callbacks(execute=True):
        submit(report=draft, by=editor, expected_version=draft.version)
    assert draft.submissions.open().count() == 1
    assert list(Notice.objects.values_list("recipient", "mailed_at")) == [(reviewer.pk, None)]


def test_a_title_over_several_lines_makes_a_subject_of_one(
    draft: Report, editor: User, reviewer: User, django_capture_on_commit_callbacks: Any
) -> None:
    Report.objects.filter(pk=draft.pk).update(title="A title\nover lines")
    draft.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        submit(report=draft, by=editor, expected_version=draft.version)
    assert mail.outbox[0].subject.endswith("handed in for review: A title over lines")


def test_an_error_concerns_who_has_taken_the_report_else_who_edited_it_else_the_reviewers(
    seeds: dict[str, Report], editor: User, reviewer: User, superuser: User
) -> None:
    report = seeds["001"]
    User.objects.filter(pk=report.revisions.latest("number").by_id or 0).update(is_active=False)
    assert {user.username for user in concerned_with(report)} == {"rosa", "root"}
    change(report, editor, "describe", place="Somewhere")
    assert concerned_with(report) == [editor]
    assert concerned_with(take(report=report, by=superuser)) == [superuser]


def test_nobody_reviews_her_own_and_many_reviewers_are_found_by_as_many_queries_as_one(
    seeds: dict[str, Report], editor: User, reviewer: User, superuser: User, settings: Any
) -> None:
    report = seeds["001"]
    change(report, superuser, "describe", place="Somewhere")
    report.refresh_from_db()
    found = []
    for number in (0, 4):
        for n in range(number):
            account(f"reviewer{n}", "Reviewer")
        for settings.TWO_PAIRS_OF_EYES in (False, True):
            with CaptureQueriesContext(connection) as queries:
                names = sorted(user.username for user in reviewers(report))
            found.append((len(queries), names))
    more = [f"reviewer{n}" for n in range(4)]
    assert found == [(1, ["root", "rosa"]), (8, ["rosa"]), (1, [*more, "root", "rosa"]), (8, [*more, "rosa"])]


def test_the_badge_counts_what_was_not_read(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    index = reverse("admin:index")
    assert 'class="badge"' not in client.get(index).content.decode()
    notify(recipients=[editor] * 2, kind="commented", report=draft, text="One.")
    notify(recipients=[editor], kind="commented", report=draft, text="Two.")
    assert '<strong class="badge">2</strong> not read' in client.get(index).content.decode()
    client.post(reverse("desk:read_notices"))
    assert 'class="badge"' not in client.get(index).content.decode()


def test_the_badge_takes_one_query_however_many_there_are(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    numbers = []
    for number in (1, 150):
        for _ in range(number):
            Notice.objects.create(recipient=editor, kind="commented", text="One.")
        with CaptureQueriesContext(connection) as queries:
            text = client.get(reverse("desk:preferences")).content.decode()
        numbers.append(sum('"archive_notice"' in query["sql"] for query in queries))
    assert numbers == [1, 1]
    assert '<strong class="badge">99+</strong>' in text


def test_opening_a_notice_marks_it_read_and_leads_there(client: Client, draft: Report, editor: User) -> None:
    client.force_login(editor)
    (notice,) = notify(
        recipients=[editor], kind="commented", report=draft, text="One.", path="/admin/desk/notices/?x=1"
    )
    assert "not read" in client.get(reverse("desk:notices")).content.decode()
    assert client.get(reverse("desk:open_notice", args=[notice.pk])).status_code == 405
    answer = client.post(reverse("desk:open_notice", args=[notice.pk]))
    assert answer["Location"] == "/admin/desk/notices/?x=1"
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "You have read all" in client.get(f"{reverse('desk:notices')}?unread=1").content.decode()


def test_another_s_notices_are_not_there(client: Client, draft: Report, editor: User, reviewer: User) -> None:
    (notice,) = notify(recipients=[reviewer], kind="commented", report=draft, text=f"A {MARKER} word.")
    client.force_login(editor)
    assert MARKER not in client.get(reverse("desk:notices")).content.decode()
    assert client.post(reverse("desk:open_notice", args=[notice.pk])).status_code == 404
    assert client.get(f"{reverse('desk:notices')}?after={notice.pk}").status_code == 404
    client.post(reverse("desk:read_notices"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_older_notices_stand_on_the_next_page_each_once(client: Client, draft: Report, editor: User) -> None:
    for number in range(120):
        Notice.objects.create(recipient=editor, report=draft, kind="commented", text=f"Notice {number}.")
    client.force_login(editor)
    found: list[str] = []
    address = reverse("desk:notices")
    while address:
        page = client.get(address)
        found += [row.text for row in page.context["rows"]]
        after = page.context["after"]
        address = f"{reverse('desk:notices')}?after={after}" if after else ""
    assert found == [f"Notice {number}." for number in range(119, -1, -1)]
    for wrong in ("x", "0", "9" * 30, "-1"):
        assert client.get(f"{reverse('desk:notices')}?after={wrong}").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_many_as_for_one(
    client: Client, draft: Report, seeds: dict[str, Report], editor: User, number: int
) -> None:
    client.force_login(editor)
    for report in [draft, *seeds.values()][:number]:
        notify(recipients=[editor], kind="commented", report=report, text="One.")
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("desk:notices"))
    assert sum('"archive_' in query["sql"] for query in queries) == 2


def test_mail_is_chosen_beside_the_keys(client: Client, editor: User) -> None:
    client.force_login(editor)
    address = reverse("desk:preferences")
    assert client.get(address).context["form"]["wants_mail"].value() is True
    DeskPreference.objects.create(user=editor, shortcuts={"next": "n"})
    assert client.post(address, {}).status_code == 302
    kept = DeskPreference.objects.get(user=editor)
    assert (kept.wants_mail, kept.shortcuts) == (False, {"next": "n"})
    client.post(address, {"wants_mail": "on"})
    kept.refresh_from_db()
    assert kept.wants_mail is True


def test_only_staff_has_notices(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("visitor", password="a long pass phrase"))
    for name in ("notices", "preferences"):
        assert client.get(reverse(f"desk:{name}")).status_code == 302


def test_an_address_that_is_refused_holds_up_no_other(
    draft: Report, reviewer: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    refused = account("refused", "Reviewer", email="refused@example.org")
    send = mail.EmailMessage.send

    def refuse(message: mail.EmailMessage) -> int:
        if message.to == [refused.email]:
            raise smtplib.SMTPRecipientsRefused({refused.email: (550, b"No such user")})
        return send(message)

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        notify(recipients=[refused, reviewer], kind="commented", report=draft, text="A word.")
    assert [message.to for message in mail.outbox] == [["rosa@example.org"]]
    assert list(Notice.objects.filter(mailed_at=None).values_list("recipient", flat=True)) == [refused.pk]
