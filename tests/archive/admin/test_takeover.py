"""A later text is shown with what it would do, and taken over when that is confirmed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from archive import parsers
from archive.editing import Operation, apply
from archive.models import Report, SourceText, Statement
from archive.parsing.breakdown import Breakdown
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text


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
