"""A later text is shown with what it would do, and taken over when that is confirmed."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from archive import parsers
from archive.editing import Operation, apply
from archive.editing.extracting import extract_from
from archive.importing import import_record
from archive.models import Finding, Job, Report, SourceText, Statement
from archive.parsing.breakdown import Breakdown
from archive.undertaking import undertake
from diplomacy.accounts.models import User
from tests.archive.conftest import account, later_text, received


def address(report: Report, text: int) -> str:
    return reverse("admin:archive_report_take_over", args=[report.pk, text])


def test_the_page_rehearses_and_changes_nothing(desk: Client, draft: Report) -> None:
    text = later_text(draft, "should await the zanzibarite", "should perhaps await the zanzibarite")
    answer = desk.get(address(draft, text.pk))
    sid = Statement.objects.filter(report=draft).earliest("ordinal").identity_id
    assert f"statement {sid} is changed in the new text" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.source_text != text, draft.waiting_source_texts().get()) == (True, text)


def test_confirmed_the_text_is_taken_over(desk: Client, draft: Report) -> None:
    text = later_text(draft)
    sids = set(Statement.objects.filter(report=draft).values_list("identity", flat=True))
    desk.post(address(draft, text.pk), {"expected_version": draft.version})
    draft.refresh_from_db()
    assert draft.source_text == text
    assert set(Statement.objects.filter(report=draft).values_list("identity", flat=True)) == sids


def test_what_a_text_that_was_taken_over_says_is_looked_for(desk: Client, draft: Report) -> None:
    """Or its changed words are published without what they say: that went with the old ones."""
    extract_from(report=draft)
    draft.refresh_from_db()
    text = later_text(draft, "a matter for North Korea", "a matter for Mongolia")
    answer = desk.post(address(draft, text.pk), {"expected_version": draft.version})
    job = Job.objects.get()
    assert (job.kind, job.arguments) == ("extract", {"reports": [draft.pk]})
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert f'<a href="{reverse("desk:work", args=[job.pk])}">how far it is</a>' in told[-1]
    found = Finding.objects.filter(report=draft, kind="place", rule__gt="").exclude(rule="manual")
    assert not found.exists()
    undertake(job.pk)
    assert [row.said["name"] for row in found] == ["Mongolia"]


def test_what_is_not_taken_over_is_not_looked_through(desk: Client, draft: Report) -> None:
    text = later_text(draft)
    desk.get(address(draft, text.pk))
    desk.post(address(draft, text.pk), {"expected_version": draft.version - 1})
    assert not Job.objects.exists()


def test_a_flag_leads_to_the_taking_over_of_its_text(desk: Client, draft: Report) -> None:
    way = reverse("admin:archive_report_waiting", args=[draft.pk])
    facts = reverse("admin:archive_report_change", args=[draft.pk])
    bench = reverse("desk:workbench", args=[draft.pk])
    pages = [facts, bench, reverse("admin:archive_flag_changelist"), reverse("desk:list", args=["flags"])]
    assert [way in desk.get(page).content.decode() for page in pages] == [False] * 4
    assert desk.get(way)["Location"] == f"{facts}#waiting"
    text = later_text(draft)
    assert [way in desk.get(page).content.decode() for page in pages] == [True] * 4
    assert desk.get(way)["Location"] == address(draft, text.pk)
    desk.post(address(draft, text.pk), {"expected_version": draft.version})
    assert [way in desk.get(page).content.decode() for page in pages] == [False] * 4


def test_of_several_texts_one_is_chosen(desk: Client, draft: Report) -> None:
    way, facts = (reverse(f"admin:archive_report_{name}", args=[draft.pk]) for name in ("waiting", "change"))
    later_text(draft)
    import_record(received(draft.text.replace("held", "had", 1)))
    assert desk.get(way)["Location"] == f"{facts}#waiting"


def test_who_may_not_take_it_over_is_led_to_where_it_stands(client: Client, draft: Report) -> None:
    later_text(draft)
    way, facts = (reverse(f"admin:archive_report_{name}", args=[draft.pk]) for name in ("waiting", "change"))
    client.force_login(account("rosa", "Reviewer"))
    assert client.get(way)["Location"] == f"{facts}#waiting"
    client.force_login(account("nobody"))
    assert client.get(way).status_code == 403


def text_without_a_statement(report: Report, editor: User) -> tuple[str, SourceText]:
    """The identifier of a published statement on which nothing hangs any more, and a later text in which it stands nowhere."""
    part = next(
        part
        for part in Statement.objects.filter(report=report, positions=None).order_by("ordinal")
        if part.end - part.start > 100
    )
    untag = Operation("set_topics", {"sid": part.identity_id, "topics": [], "by": "ed"})
    apply(report=report, operation=untag, expected_version=report.version, by=editor)
    report.refresh_from_db()
    text = later_text(report, report.text[part.start : part.end], "Snow fell on the harbour while the crews slept.")
    return part.identity_id, text


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed, one after another."""
    texts = []
    parse = parsers._parse

    def parse_and_note(text: parsers.Text) -> Breakdown:
        texts.append(text[0])
        return parse(text)

    monkeypatch.setattr(parsers, "_parse", parse_and_note)
    return texts


def test_each_text_is_parsed_once_for_the_page_and_once_when_it_is_confirmed(
    desk: Client, draft: Report, parsed: list[str]
) -> None:
    old, text = draft.text, later_text(draft)
    parsed.clear()  # the later text was parsed as it came in
    desk.get(address(draft, text.pk))
    assert sorted(parsed) == sorted([old, text.text])
    parsed.clear()
    desk.post(address(draft, text.pk), {"expected_version": draft.version})
    assert sorted(parsed) == sorted([old, text.text])
    draft.refresh_from_db()
    assert draft.source_text == text


def test_each_text_is_parsed_once_where_a_statement_would_vanish(
    desk: Client, seeds: dict[str, Report], editor: User, parsed: list[str]
) -> None:
    report = seeds["001"]
    _sid, text = text_without_a_statement(report, editor)
    parsed.clear()
    desk.post(address(report, text.pk), {"expected_version": report.version})
    assert sorted(parsed) == sorted([report.text, text.text])
    report.refresh_from_db()
    assert report.source_text != text


def test_a_page_that_is_out_of_date_takes_nothing_over(desk: Client, draft: Report) -> None:
    text = later_text(draft)
    answer = desk.post(address(draft, text.pk), {"expected_version": draft.version - 1}, follow=True)
    assert "changed by somebody else" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.source_text != text


def test_a_text_of_another_report_is_not_there(desk: Client, draft: Report, seeds: dict[str, Report]) -> None:
    assert desk.get(address(seeds["000"], later_text(draft).pk)).status_code == 404


def test_the_page_asks_before_a_published_statement_vanishes(
    desk: Client, seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["001"]
    sid, text = text_without_a_statement(report, editor)
    page = desk.get(address(report, text.pk))
    assert [row["label"] for row in page.context["rows"] if row["sid"] == sid] == ["removed"]
    sent = {"expected_version": report.version}
    refused = desk.post(address(report, text.pk), sent)
    assert "stand nowhere in the new text" in refused.content.decode()
    report.refresh_from_db()
    assert report.source_text != text
    desk.post(address(report, text.pk), {**sent, "let_go": [sid]})
    report.refresh_from_db()
    assert report.source_text == text
