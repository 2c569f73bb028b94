"""Publishing and withdrawing in the admin: what the page says, and what the confirmation does."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from archive.editing import Operation, apply, resolve_people
from archive.models import Edition, Report, Statement, Tenure, Withdrawal
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import report_page, sent
from tests.archive.conftest import account
from tests.archive.desk.people import change, checked

__all__ = ["checked"]


def publish_page(report: Report) -> str:
    return reverse("admin:archive_report_publish", args=[report.pk])


def withdraw_page(report: Report) -> str:
    return reverse("admin:archive_report_withdraw", args=[report.pk])


def test_a_first_edition_is_shown_and_published(desk: Client, checked: Report) -> None:
    page = desk.get(publish_page(checked))
    text = page.content.decode()
    assert "Publish edition 1.0" in text
    assert "All of it is new" in text
    assert Edition.objects.filter(report=checked).count() == 0
    answer = desk.post(publish_page(checked), sent(page, note="The first."))
    assert answer["Location"] == report_page(checked)
    edition = Edition.objects.get(report=checked)
    assert (edition.number, edition.note, str(edition.published_by)) == ("1.0", "The first.", "ed")
    assert Report.objects.get(pk=checked.pk).state == "published"
    assert LogEntry.objects.latest("pk").get_change_message() == "Published edition 1.0."


def test_the_page_says_what_is_new(desk: Client, seeds: dict[str, Report], editor: User) -> None:
    report = seeds["001"]
    apply(
        report=report,
        operation=Operation("describe", {"place": "Atlantis"}),
        expected_version=report.version,
        by=editor,
    )
    page = desk.get(publish_page(report))
    assert page.context["changes"] == [f"event, place: {_said(report.place)} → “Atlantis”"]
    assert page.context["coming"].number == "2.0"


def test_an_office_that_falls_away_is_told_with_its_person(desk: Client, checked: Report) -> None:
    desk.post(publish_page(checked), sent(desk.get(publish_page(checked))))
    long_ago = DateRange(date(1990, 1, 1), date(1990, 1, 2), "[)")
    Tenure.objects.filter(person__slug="vladimir-putin").update(period=long_ago, is_exclusive=False)
    resolve_people(report=checked)
    changes = desk.get(publish_page(checked)).context["changes"]
    speakers = [change for change in changes if change.startswith("Statement") and ": speakers:" in change]
    assert speakers
    for told in speakers:
        before, after = told.split(" → ")
        assert ("President" in before, "President" in after) == (True, False)


def test_a_change_of_judgements_alone_is_told_as_such(desk: Client, checked: Report, editor: User) -> None:
    desk.post(publish_page(checked), sent(desk.get(publish_page(checked))))
    sid = checked.statement_ids.filter(statement__tags__isnull=False).distinct().get().sid
    apply(
        report=checked,
        operation=Operation("set_topics", {"sid": sid, "topics": [], "by": "ed"}),
        expected_version=checked.version,
        by=editor,
    )
    page = desk.get(publish_page(checked))
    assert page.context["coming"].number == "1.1"
    assert [change.split(":")[0] for change in page.context["changes"]] == ["Topic taken back"] * 2
    assert "citations of the record stay as they are" in page.content.decode()


def test_an_emendation_that_is_taken_back_is_told_by_its_words(desk: Client, checked: Report, editor: User) -> None:
    start = checked.text.index("Zara")
    values = {"start": start, "end": start + 4, "reading": "Sarah", "reason": "a misprint", "by": "ed"}
    apply(report=checked, operation=Operation("emend", values), expected_version=checked.version, by=editor)
    desk.post(publish_page(checked), sent(desk.get(publish_page(checked))))
    checked.refresh_from_db()
    apply(report=checked, operation=Operation("unemend", values), expected_version=checked.version, by=editor)
    assert desk.get(publish_page(checked)).context["changes"] == ["Emendation taken back: “Zara” → “Sarah”"]


def test_a_basis_is_told_by_its_words(desk: Client, checked: Report) -> None:
    desk.post(publish_page(checked), sent(desk.get(publish_page(checked))))
    checked.bases.create(field="initiative", basis="inferred", evidence="who called")
    changes = desk.get(publish_page(checked)).context["changes"]
    assert changes == ["New basis: initiative, inferred from the text: “who called”"]


def test_a_withdrawn_report_that_has_not_changed_becomes_readable_again(
    desk: Client, seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["001"]
    withdraw(report=report, by=editor, reason="by mistake")
    text = desk.get(publish_page(report)).content.decode()
    assert "Nothing has changed; the report becomes readable again as edition 1.1." in text
    assert "have changed" not in text


def test_the_page_counts_what_nobody_has_checked(desk: Client, draft: Report, editor: User) -> None:
    ordinals = list(Statement.objects.filter(report=draft).values_list("ordinal", flat=True))
    told = []
    for ordinal in [None, *ordinals]:
        if ordinal is not None:
            draft.refresh_from_db()
            operation = Operation("confirm", {"part": ordinal, "by": editor.pk})
            apply(report=draft, operation=operation, expected_version=draft.version, by=editor)
        text = desk.get(publish_page(draft)).content.decode()
        told.append(next(line for line in text.split("<li>") if "checked" in line).partition("</li>")[0])
    assert told == [
        "2 of 2 statements have been checked by nobody yet.",
        "1 of 2 statements has been checked by nobody yet.",
        "All 2 statements have been checked.",
    ]


def test_only_what_was_shown_is_published(desk: Client, checked: Report, editor: User) -> None:
    page = desk.get(publish_page(checked))
    apply(
        report=checked,
        operation=Operation("describe", {"title": "Sneaked in"}),
        expected_version=checked.version,
        by=editor,
    )
    answer = desk.post(publish_page(checked), sent(page, note="typed"))
    assert answer.status_code == 200
    assert "changed after this page was made" in answer.content.decode()
    assert not Edition.objects.filter(report=checked).exists()
    assert desk.post(publish_page(checked), sent(answer)).status_code == 302
    assert Edition.objects.get(report=checked).note == "typed"


def test_what_nobody_has_looked_at_is_not_published(desk: Client, draft: Report) -> None:
    page = desk.get(publish_page(draft))
    assert "Nobody has looked at 2 statements yet: check them first (1(1), 1(2))." in page.content.decode()
    assert desk.post(publish_page(draft), sent(page, nevertheless="Because.")).status_code == 403
    assert not Edition.objects.filter(report=draft).exists()


def test_open_work_is_published_by_who_says_why(desk: Client, checked: Report, editor: User) -> None:
    checked.flags.create(message="Look at the date.", revision=1)
    page = desk.get(publish_page(checked))
    assert "Look at the date." in page.content.decode()
    assert desk.post(publish_page(checked), sent(page)).status_code == 200
    assert not Edition.objects.filter(report=checked).exists()
    assert desk.post(publish_page(checked), sent(page, nevertheless="It is right.")).status_code == 302
    assert checked.comments.get().text.endswith("It is right.")


def test_several_are_published_only_where_nothing_is_open(
    desk: Client, checked: Report, seeds: dict[str, Report], editor: User
) -> None:
    other = seeds["001"]
    change(other, editor, "describe", place="Atlantis")
    checked.flags.create(message="Look at the date.", revision=1)
    address = reverse("admin:archive_report_publish_several")
    page = desk.get(f"{address}?reports={checked.pk},{other.pk}").content.decode()
    assert "1 thing is open in it: settle it, or publish the report by itself" in page
    assert f'value="{other.pk}"' in page
    assert f'value="{checked.pk}"' not in page
    desk.post(address, {"report": [checked.pk, other.pk]})
    assert not Edition.objects.filter(report=checked).exists()


def test_nothing_to_publish_is_said(desk: Client, seeds: dict[str, Report]) -> None:
    answer = desk.get(publish_page(seeds["001"]), follow=True)
    assert "has not changed since edition 1.0" in answer.content.decode()


def test_withdrawing_needs_a_reason(client: Client, seeds: dict[str, Report]) -> None:
    client.force_login(account("reviewer", "Reviewer"))
    report = seeds["001"]
    assert client.post(withdraw_page(report), {"reason": "  "}).status_code == 200
    assert not Withdrawal.objects.exists()
    client.post(withdraw_page(report), {"reason": "A court says so."})
    assert [(w.reason, w.edition.report) for w in Withdrawal.objects.all()] == [("A court says so.", report)]
    assert Report.objects.get(pk=report.pk).state == "withdrawn"
    assert "is not published" in client.get(withdraw_page(report), follow=True).content.decode()


@pytest.mark.parametrize("page", [publish_page, withdraw_page])
def test_a_page_that_is_only_looked_at_changes_nothing(
    page, client: Client, superuser: User, draft: Report, seeds: dict[str, Report]
) -> None:
    client.force_login(superuser)
    client.get(page(draft))
    client.get(page(seeds["001"]))
    assert (Report.objects.get(pk=draft.pk).state, Report.objects.get(pk=seeds["001"].pk).state) == (
        "draft",
        "published",
    )


def _said(value: str) -> str:
    return f"“{value}”" if value else "nothing"
