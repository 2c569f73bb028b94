"""What is done to several records from the admin: a look first, then long work or one change set."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive import rehearsing
from archive.admin import import_form, import_views, several, tagging
from archive.changing import reverting
from archive.changing.binning import bin_reports
from archive.editing import Operation, apply
from archive.models import ChangeSet, Edition, Job, Publisher, Report, Statement, Tag, Topic
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import sent
from tests.archive.conftest import DRAFT_TEXT, account
from tests.archive.undertaking.conftest import SAID, Work, check, drafts, told, work

__all__ = ["work"]

REPORTS = "admin:archive_report_changelist"
SEVERAL = "admin:archive_report_publish_several"
STATEMENTS = "admin:archive_statement_changelist"


def ticked(page: Any) -> dict[str, Any]:
    """What a browser sends where all that can be published is ticked."""
    lines = [line for line in page.context["lines"] if line.coming]
    return {
        "report": [line.report.pk for line in lines],
        **{f"seen-{line.report.pk}": line.coming.seen for line in lines},
    }


def test_several_reports_are_published_after_a_look(
    desk: Client, draft: Report, seeds: dict[str, Report], editor: User, work: Work
) -> None:
    same, (ready,) = seeds["001"], drafts(1, editor)
    action = {"action": "publish_several", "_selected_action": [draft.pk, same.pk, ready.pk]}
    address = desk.post(reverse(REPORTS), action)["Location"]
    page = desk.get(address)
    lines = {line.report.pk: line for line in page.context["lines"]}
    assert (lines[ready.pk].coming.number, lines[ready.pk].statements) == ("1.0", 2)
    assert lines[same.pk].why_not == f"“{same}” has not changed since edition 1.0."
    assert lines[draft.pk].coming is None
    assert "it is the first edition" in page.content.decode()
    assert not Job.objects.exists()
    answer = desk.post(address, {**ticked(page), "note": "First editions."})
    job = Job.objects.get()
    assert answer["Location"] == reverse("desk:work", args=[job.pk])
    assert Report.objects.get(pk=ready.pk).state == "draft"
    work()
    assert told(job) == [(str(ready), "Published edition 1.0.", True)]
    assert Edition.objects.get(report=ready).note == "First editions."


def test_the_look_says_what_becomes_of_what_was_cited(
    desk: Client, seeds: Any, editor: User, work: Work, superuser: User
) -> None:
    (report,) = drafts(1, editor)
    desk.post(reverse(SEVERAL), ticked(desk.get(reverse(SEVERAL), {"reports": report.pk})))
    work()
    report.refresh_from_db()
    part = report.parts.filter(kind="statement").earliest("ordinal")
    cut = Operation("move_boundary", {"part": part.ordinal, "to": part.end - 3})
    apply(report=report, operation=cut, expected_version=report.version, by=editor)
    check(report, superuser)
    page = desk.get(reverse(SEVERAL), {"reports": report.pk})
    (line,) = page.context["lines"]
    assert [fate.place for fate in line.foretold.changed] == ["1(1)"]
    assert "other words:" in page.content.decode()


def test_of_several_reports_one_that_has_changed_is_left_and_the_others_are_published(
    desk: Client, seeds: Any, editor: User, superuser: User, work: Work
) -> None:
    first, second = drafts(2, editor)
    address = f"{reverse(SEVERAL)}?reports={first.pk},{second.pk}"
    seen = ticked(desk.get(address))
    late = Operation("describe", {"place": "Kyoto"})
    apply(report=first, operation=late, expected_version=first.version, by=superuser)
    desk.post(address, seen)
    work()
    why = "The report was changed after the page was made: look at it again, and confirm."
    found = {m.report: (m.became, m.is_done) for m in Job.objects.get().messages.all()}
    assert found == {first.pk: (why, False), second.pk: ("Published edition 1.0.", True)}


def test_nothing_ticked_publishes_nothing_and_not_too_many_are_looked_at(
    desk: Client, seeds: Any, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(reverse(SEVERAL), {"report": ["x", "", "9" * 30]})
    assert not Job.objects.exists()
    monkeypatch.setattr(several, "MOST", 2)
    action = {"action": "publish_several", "_selected_action": [report.pk for report in drafts(3, editor)]}
    answer = desk.post(reverse(REPORTS), action, follow=True)
    assert "Choose at most 2 reports" in answer.content.decode()


def test_whoever_may_not_publish_is_not_offered_it(client: Client, draft: Report) -> None:
    client.force_login(account("keeper", "Vocabulary editor"))
    assert client.get(f"{reverse(SEVERAL)}?reports={draft.pk}").status_code == 403
    assert client.post(reverse(SEVERAL), {"report": [draft.pk]}).status_code == 403


# Topics ---------------------------------------------------------------------------------------------------------------
def test_topics_of_a_few_statements_are_one_change_set(desk: Client, seeds: Any, editor: User) -> None:
    reports = drafts(2, editor)
    statements = list(Statement.objects.filter(report__in=reports))
    action = {"action": "set_topics", "_selected_action": [statement.pk for statement in statements]}
    address = desk.post(reverse(STATEMENTS), action)["Location"]
    topic = Topic.objects.get(slug="peace-treaty")
    look = desk.post(address, {"add": [topic.pk]})
    desk.post(address, sent(look, add=[topic.pk]))
    change_set = ChangeSet.objects.get()
    assert (change_set.verb, change_set.summary) == ("topics", f"Topics of 4 statements: + {topic.label}")
    assert change_set.revisions.count() == 2
    assert Tag.objects.filter(statement__in=statements).count() == 4
    reverting.revert(change_set=change_set, by=editor)
    assert Tag.objects.filter(statement__in=statements).count() == 0


def test_topics_of_many_statements_are_long_work(
    desk: Client, seeds: Any, editor: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagging, "MOST", 3)
    reports = drafts(3, editor)
    statements = list(Statement.objects.filter(report__in=reports))
    action = {"action": "set_topics", "_selected_action": [statement.pk for statement in statements]}
    address = desk.post(reverse(STATEMENTS), action)["Location"]
    assert address.endswith("?statements=chosen")
    topic = Topic.objects.get(slug="peace-treaty")
    look = desk.post(address, {"add": [topic.pk]})
    assert "and 3 more, which are not shown" in " ".join(look.content.decode().split())
    answer = desk.post(address, sent(look, add=[topic.pk]))
    job = Job.objects.get()
    assert answer["Location"] == reverse("desk:work", args=[job.pk])
    assert not Tag.objects.filter(statement__in=statements).exists()
    work()
    assert told(job) == [(str(report), "2 statements tagged", True) for report in reports]
    assert Tag.objects.filter(statement__in=statements).count() == 6
    job.refresh_from_db()
    reverting.revert(change_set=job.change_set, by=editor)
    assert not Tag.objects.filter(statement__in=statements).exists()


# Imports --------------------------------------------------------------------------------------------------------------
def upload(number: int) -> io.BytesIO:
    rows = [
        {"url": f"https://example.org/{n}", "text": SAID.format(day=n % 28 + 1, word=f"x{n}")} for n in range(number)
    ]
    file = io.BytesIO("\n".join(json.dumps(row) for row in rows).encode())
    file.name = "many.jsonl"
    return file


def test_a_large_import_waits_for_a_word_and_then_is_long_work(
    desk: Client, seeds: Any, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_form, "MOST_RECORDS", 4)
    publisher = Publisher.objects.get(slug="mofa-japan")
    answer = desk.post(reverse("admin:archive_report_import"), {"uploads": upload(6), "publisher": publisher.pk})
    job = Job.objects.get()
    assert (job.total, job.state, answer["Location"]) == (6, "stopped", reverse("desk:work", args=[job.pk]))
    desk.post(reverse("desk:begin_work", args=[job.pk]))
    work()
    assert Report.objects.filter(identity__startswith="https://example.org/").count() == 6


LONG = SAID.format(day=3, word="long") + "\nFurther words were said." * 40


def given(kind: str) -> dict[str, Any]:
    file = io.BytesIO(LONG.encode())
    file.name = "long.txt"
    return {"text": LONG} if kind == "pasted" else {"uploads": file}


@pytest.mark.parametrize("kind", ["pasted", "file"])
def test_a_long_text_waits_for_a_word_and_is_not_looked_at(
    desk: Client, seeds: Any, work: Work, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for module in (import_form, rehearsing):
        monkeypatch.setattr(module, "MOST_CHARACTERS", len(LONG) - 1)
    publisher = Publisher.objects.get(slug="mofa-japan")
    sent = {**given(kind), "publisher": publisher.pk, "address": "https://example.org/long", "published": "2003-09-04"}
    page = desk.post(reverse("admin:archive_report_import"), sent, follow=True)
    job = Job.objects.get()
    assert page.redirect_chain == [(reverse("desk:work", args=[job.pk]), 302)]
    assert "1 of them is not looked at here" in page.content.decode()
    assert (page.context["coming"]["rows"], Report.objects.filter(identity=sent["address"]).exists()) == ([], False)
    desk.post(reverse("desk:begin_work", args=[job.pk]))
    work()
    report = Report.objects.get(identity=sent["address"])
    assert (report.text.strip(), report.published) == (LONG.strip(), "2003-09-04")


def test_a_text_of_just_that_length_is_looked_at(desk: Client, seeds: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (import_form, rehearsing):
        monkeypatch.setattr(module, "MOST_CHARACTERS", len(LONG))
    sent = {**given("pasted"), "publisher": Publisher.objects.get(slug="mofa-japan").pk}
    assert desk.post(reverse("admin:archive_report_import"), sent).context["count"] == 1


def test_what_takes_long_to_parse_waits_for_a_word_too(
    desk: Client, seeds: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_views, "SECONDS_LOOKING", 0.01)
    text = SAID.format(day=3, word="long") + "\n".join(f"He said that ferry {n} sails." for n in range(5_000))
    sent = {"text": text, "publisher": Publisher.objects.get(slug="mofa-japan").pk}
    answer = desk.post(reverse("admin:archive_report_import"), sent)
    assert answer["Location"] == reverse("desk:work", args=[Job.objects.get().pk])


def test_an_import_that_is_too_large_says_so(desk: Client, seeds: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_form, "MOST_IN_BACKGROUND", 4)
    publisher = Publisher.objects.get(slug="mofa-japan")
    answer = desk.post(reverse("admin:archive_report_import"), {"uploads": upload(6), "publisher": publisher.pk})
    assert "This is too much for one import here" in answer.content.decode()
    assert not Job.objects.exists()


def test_a_small_import_is_done_at_once_as_a_change_set(desk: Client, seeds: Any) -> None:
    publisher = Publisher.objects.get(slug="mofa-japan")
    given = {"text": SAID.format(day=3, word="now"), "publisher": publisher.pk}
    look = desk.post(reverse("admin:archive_report_import"), given)
    assert not ChangeSet.objects.exists()
    desk.post(reverse("admin:archive_report_import"), {"sealed": look.context["sealed"]})
    assert [change_set.summary for change_set in ChangeSet.objects.all()] == ["Import: 1 new report"]


def test_an_import_of_what_lies_in_the_bin_offers_to_fetch_it_back(desk: Client, draft: Report, editor: User) -> None:
    bin_reports(reports=[draft], by=editor, reason="a duplicate")
    publisher = Publisher.objects.get(slug="mofa-japan")
    look = desk.post(reverse("admin:archive_report_import"), {"text": DRAFT_TEXT, "publisher": publisher.pk})
    page = look.content.decode()
    assert ("it lies in the bin" in page, f"{reverse('desk:bin')}?q=" in page) == (True, True)
    assert look.context["count"] == 0
