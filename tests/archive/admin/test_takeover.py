"""A later text is shown with what it would do, and taken over when that is confirmed."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from archive.models import Report, Statement
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


def test_a_page_that_is_out_of_date_takes_nothing_over(desk: Client, draft: Report) -> None:
    text = later_text(draft)
    answer = desk.post(address(draft, text.pk), {"expected_version": draft.version - 1}, follow=True)
    assert "changed by somebody else" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.source_text != text


def test_a_text_of_another_report_is_not_there(desk: Client, draft: Report, seeds: dict[str, Report]) -> None:
    assert desk.get(address(seeds["000"], later_text(draft).pk)).status_code == 404
