"""Readers tell of errors: by a form that is the same bytes for everybody, kept apart from all that is public."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from archive.models import ErrorReport, Notice, Report
from archive.models.identifiers import mint, show
from archive.publishing import withdraw
from archive.reviewing import correcting
from archive.reviewing.submitting import take
from diplomacy.accounts.models import User
from tests.archive.addresses import STATEMENT

WORDS = "It was the deputy minister who said so."


def form(report: Report, sid: str = "") -> str:
    tail = f"?statement={show(sid)}" if sid else ""
    return f"/reports/{show(report.rid)}/error/{tail}"


def send(client: Client, address: str, **changes: Any) -> Any:
    return client.post(address, {"text": WORDS, "name": "", "email": "", "website": "", **changes})


def test_a_reader_tells_of_an_error_in_a_statement(client: Client, seeds: dict[str, Report], editor: User) -> None:
    report = seeds["001"]
    take(report=report, by=editor)
    address = form(report, STATEMENT)
    answer = send(client, address, text=f"  {WORDS} ", name="A. Reader", email="reader@example.org")
    assert (answer.status_code, answer["Location"]) == (302, f"/reports/{show(report.rid)}/error/thanks/")
    assert "Thank you" in client.get(answer["Location"]).content.decode()
    told = ErrorReport.objects.get()
    assert (told.report, told.edition, told.identity_id, told.text, told.name, told.email, told.outcome) == (
        report, report.current_edition, STATEMENT, WORDS, "A. Reader", "reader@example.org", "open",
    )  # fmt: skip
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.path) == (editor, "error", f"/admin/desk/errors/{told.pk}/")
    assert WORDS not in notice.text
    assert not answer.cookies


def test_no_name_and_no_address_is_needed_and_the_record_as_a_whole_can_be_meant(
    client: Client, seeds: dict[str, Report]
) -> None:
    assert send(client, form(seeds["001"])).status_code == 302
    assert ErrorReport.objects.values_list("identity", "name", "email").get() == (None, "", "")


def test_the_form_shows_the_statement_with_whose_account_it_is(client: Client, seeds: dict[str, Report]) -> None:
    page = client.get(form(seeds["001"], STATEMENT)).content.decode()
    assert "account, rendered" in page
    assert "Ministry of Foreign Affairs of Japan" in page
    assert "never published" in page


def test_what_is_wrong_with_the_form_is_said_and_what_was_typed_stays(
    client: Client, seeds: dict[str, Report]
) -> None:
    for sent, said in (
        ({"text": "  "}, "Say what is wrong."),
        ({"text": "x" * (correcting.LONGEST + 1)}, "too long"),
        ({"email": "nowhere"}, "not a mail address"),
    ):
        answer = send(client, form(seeds["001"]), **{"name": "A. <Reader>", **sent})
        page = answer.content.decode()
        assert (answer.status_code, answer["Cache-Control"]) == (400, "no-store")
        assert said in page
        assert "A. &lt;Reader&gt;" in page
    assert not ErrorReport.objects.exists()


def test_a_program_that_fills_in_every_field_is_thanked_and_not_heard(
    client: Client, seeds: dict[str, Report]
) -> None:
    assert send(client, form(seeds["001"]), website="http://example.org").status_code == 302
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"origin": "http://testserver"}, 302),
        ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, 302),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"referer": "https://elsewhere.example/page"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_no_other_site_sends_the_form_in_its_readers_names(
    client: Client, seeds: dict[str, Report], headers: dict[str, str], status: int
) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(form(seeds["001"]), {"text": WORDS}, headers=headers)
    assert answer.status_code == status
    assert ErrorReport.objects.exists() == (status == 302)


@override_settings(THROTTLE=True)
def test_one_address_tells_of_five_errors_an_hour(client: Client, seeds: dict[str, Report]) -> None:
    cache.clear()
    try:
        statuses = [send(client, form(seeds["001"])).status_code for _ in range(6)]
    finally:
        cache.clear()
    assert statuses == [302] * 5 + [429]
    assert ErrorReport.objects.count() == 5


def test_a_record_with_a_flood_of_errors_takes_no_more(
    client: Client, seeds: dict[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(correcting, "MOST", 1)
    assert [send(client, form(seeds["001"])).status_code for _ in range(3)] == [302, 302, 409]


def test_only_of_what_is_published_can_errors_be_told(
    client: Client, seeds: dict[str, Report], draft: Report, editor: User
) -> None:
    identity = draft.statement_ids.first()
    assert identity is not None
    report = seeds["001"]
    for address in (
        form(draft),
        form(report, mint()),
        form(report, identity.sid),
        form(seeds["000"], STATEMENT),
        f"{form(report)}?statement=x",
        f"{form(report)}?colour=red",
    ):
        assert (client.get(address).status_code, send(client, address).status_code) == (404, 404), address
    withdraw(report=report, by=editor, reason="To look.")
    assert (client.get(form(report)).status_code, send(client, form(report)).status_code) == (410, 410)
    assert client.get(f"{form(report)}thanks/").status_code == 410
    assert not ErrorReport.objects.exists()


def test_reading_pages_lead_to_the_form_and_older_editions_do_not(client: Client, seeds: dict[str, Report]) -> None:
    report = seeds["001"]
    address = f"/reports/{show(report.rid)}/"
    assert f'href="{form(report)}"' in client.get(address).content.decode()
    assert f'href="{form(report, STATEMENT)}"' in client.get(f"/s/{show(STATEMENT)}").content.decode()
    mistyped = client.get(f"/reports/{report.rid.lower()}/error/")
    assert (mistyped.status_code, mistyped["Location"]) == (301, form(report))
    assert re.search(r'<meta name="robots" content="noindex">', client.get(form(report)).content.decode())


def test_an_error_shows_on_no_public_page(client: Client, seeds: dict[str, Report]) -> None:
    report = seeds["001"]
    pages = [
        f"/reports/{show(report.rid)}/",
        f"/s/{show(STATEMENT)}",
        form(report),
        f"/api/v1/reports/{show(report.rid)}/",
    ]
    before = [client.get(page).content for page in pages]
    send(client, form(report, STATEMENT), text="A zanzibarite error.", name="Zanzibar")
    assert [client.get(page).content for page in pages] == before
