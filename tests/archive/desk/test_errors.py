"""An error that a reader tells of is answered by an editor, and the reader is told and forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from archive.models import ErrorReport, Report, Statement
from archive.publishing import withdraw
from archive.reviewing.correcting import AlreadyAnswered, NotReceived, answer_error, tell_error
from diplomacy.accounts.models import User
from tests.archive.addresses import STATEMENT
from tests.archive.conftest import account


@pytest.fixture
def told(seeds: dict[str, Report]) -> ErrorReport:
    """An error in a statement, by a reader who wants an answer."""
    return tell_error(
        report=seeds["001"], text="The other minister.", sid=STATEMENT, name="A. Reader", email="reader@example.org"
    )


def answer(client: Client, told: ErrorReport, deed: str, words: str = "") -> Any:
    return client.post(f"/admin/desk/errors/{told.pk}/", {"deed": deed, "answer": words})


def test_the_page_shows_what_the_edition_says_and_what_the_reader_says(
    client: Client, told: ErrorReport, editor: User
) -> None:
    client.force_login(editor)
    page = client.get(f"/admin/desk/errors/{told.pk}/").content.decode()
    words = told.edition.document["record"]
    part = next(part for part in words["parts"] if part.get("sid") in (STATEMENT, "TKV5-GJRR"))
    assert words["text"][part["start"] : part["end"]].split()[0] in page
    assert "The other minister." in page
    assert "reader@example.org" in page


def test_an_accepted_error_leads_to_the_statement_and_the_reader_is_told_and_forgotten(
    client: Client, told: ErrorReport, editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(editor)
    with django_capture_on_commit_callbacks(execute=True):
        found = answer(client, told, "accept", "Thank you.")
    ordinal = Statement.objects.get(identity=STATEMENT).ordinal
    assert found["Location"] == f"/admin/desk/reports/{told.report_id}/?list=errors&part={ordinal}"
    told.refresh_from_db()
    assert (told.outcome, told.answer, told.decided_by, told.name, told.email) == (
        "accepted",
        "Thank you.",
        editor,
        "",
        "",
    )
    (sent,) = mail.outbox
    assert sent.to == ["reader@example.org"]
    assert "You are right" in sent.body
    assert "Thank you." in sent.body
    assert "The other minister." in sent.body


def test_a_declined_error_needs_an_answer(
    client: Client, told: ErrorReport, editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(editor)
    assert "Say why it is declined" in answer(client, told, "decline", " ").content.decode()
    told.refresh_from_db()
    assert told.outcome == "open"
    with django_capture_on_commit_callbacks(execute=True):
        assert answer(client, told, "decline", "The source has it so.")["Location"] == "/admin/desk/lists/errors/"
    assert "leave the record as it is" in mail.outbox[0].body
    with pytest.raises(AlreadyAnswered):
        answer_error(error=told, is_right=True, answer="", by=editor)


def test_where_no_mail_goes_out_the_address_stays_until_an_editor_deletes_it(
    client: Client, told: ErrorReport, editor: User, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    client.force_login(editor)
    with django_capture_on_commit_callbacks(execute=True):
        answer(client, told, "accept")
    told.refresh_from_db()
    assert (told.outcome, told.email) == ("accepted", "reader@example.org")
    assert "could not be mailed" in client.get(f"/admin/desk/errors/{told.pk}/").content.decode()
    answer(client, told, "forget")
    told.refresh_from_db()
    assert (told.name, told.email) == ("", "")


def test_of_a_withdrawn_record_no_error_is_told(seeds: dict[str, Report], editor: User) -> None:
    withdraw(report=seeds["001"], by=editor, reason="To look.")
    with pytest.raises(NotReceived):
        tell_error(report=seeds["001"], text="Wrong.")


@pytest.mark.parametrize(
    ("role", "sees", "answers"),
    [(None, 403, 403), ("Vocabulary editor", 200, 403), ("Reviewer", 200, 302), ("Editor", 200, 302)],
)
def test_who_may_see_and_answer(client: Client, told: ErrorReport, role: str | None, sees: int, answers: int) -> None:
    client.force_login(account("somebody", role))
    page = client.get(f"/admin/desk/errors/{told.pk}/")
    assert page.status_code == sees
    # Who the reader is concerns whoever answers, and nobody else.
    assert [words in page.content.decode() for words in ("A. Reader", "reader@example.org")] == [answers == 302] * 2
    assert answer(client, told, "accept").status_code == answers
