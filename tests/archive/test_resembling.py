"""What is nearly the same text is told before it is taken in twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import Report
from archive.rehearsing import SeenOtherwise, fingerprint, rehearse, take_in
from archive.resembling import resembling
from diplomacy.accounts.models import User

from .conftest import received


def second_capture(report: Report) -> Any:
    """Nearly the same text from another address."""
    text = report.text.replace("The two leaders", "Both leaders").replace("Japan", "Nippon", 1)
    return received(text, name="second.txt", address="https://example.org/second-capture")


def test_a_report_resembles_neither_itself_nor_other_talks(seeds: dict[str, Report]) -> None:
    assert {key: resembling(report=report) for key, report in seeds.items()} == {key: [] for key in seeds}


def test_another_capture_of_a_record_is_told_before_it_is_taken_in(seeds: dict[str, Report], editor: User) -> None:
    (look,) = rehearse(records=[second_capture(seeds["001"])], by=editor)
    (found,) = look.alike
    assert (found.report, found.title) == (seeds["001"].pk, seeds["001"].title)
    assert 90 < found.percent < 100


def test_it_can_be_taken_in_nevertheless(seeds: dict[str, Report], editor: User) -> None:
    records = [second_capture(seeds["001"])]
    looks = rehearse(records=records, by=editor)
    (taken,), _change_set = take_in(records=records, seen=fingerprint(looks), by=editor)
    assert taken.is_taken_in


def test_the_page_before_an_import_shows_it(seeds: dict[str, Report], editor: User, client: Client) -> None:
    client.force_login(editor)
    record = second_capture(seeds["001"])
    sent = {"text": record.text, "publisher": seeds["001"].publisher.pk, "address": record.custody.address}
    page = client.post(reverse("admin:archive_report_import"), sent).content.decode()
    assert "Nearly the same text is here already" in page
    assert reverse("admin:archive_report_change", args=[seeds["001"].pk]) in page


def test_before_an_import_nothing_leads_to_reports_that_only_the_rehearsal_made(
    seeds: dict[str, Report], editor: User, client: Client
) -> None:
    text = second_capture(seeds["001"]).text.replace("held", "had")
    given = {"first.txt": text, "second.txt": text + "Nothing else.\n", "third.txt": text}
    records = [received(words, name=name) for name, words in given.items()]
    looks = rehearse(records=records, by=editor)
    assert [(look.outcome, look.report) for look in looks] == [("created", None), ("created", None), ("refused", None)]
    assert [[(one.report, one.beside) for one in look.alike_beside] for look in looks] == [
        [(None, "second.txt")],
        [(None, "first.txt")],
        [],
    ]
    assert [[one.report for one in look.alike_here] for look in looks] == [[seeds["001"].pk]] * 2 + [[]]
    client.force_login(editor)
    sent = {
        "publisher": seeds["001"].publisher.pk,
        "uploads": [SimpleUploadedFile(n, w.encode()) for n, w in given.items()],
    }
    page = client.post(reverse("admin:archive_report_import"), sent).content.decode()
    there = {reverse("admin:archive_report_change", args=[report.pk]) for report in seeds.values()}
    assert set(re.findall(r"/admin/archive/report/\d+/change/", page)) <= there
    assert "Nearly the same text is also in this upload" in page
    assert "second.txt" in page


def test_what_would_be_otherwise_now_leads_nowhere_either(seeds: dict[str, Report], editor: User) -> None:
    records = [received(seeds["001"].text + words, name=name) for name, words in (("a.txt", "A."), ("b.txt", "B."))]
    with pytest.raises(SeenOtherwise) as raised:
        take_in(records=records, seen="other", by=editor)
    assert [(look.report, [one.beside for one in look.alike_beside]) for look in raised.value.looks] == [
        (None, ["b.txt"]),
        (None, ["a.txt"]),
    ]
    looks = rehearse(records=records, by=editor)
    taken, _change_set = take_in(records=records, seen=fingerprint(looks), by=editor)
    assert Report.objects.filter(pk__in=[look.report for look in taken]).count() == 2
    assert [look.alike_beside for look in taken] == [[], []]


def test_one_query_however_many_reports_there_are(seeds: dict[str, Report], django_assert_num_queries: Any) -> None:
    report = Report.objects.select_related("source_text").get(pk=seeds["001"].pk)
    for days in (None, "sort_date"):
        if days:
            Report.objects.update(sort_date=report.sort_date)
        with django_assert_num_queries(1):
            resembling(report=report)


@pytest.mark.parametrize("title", ["", "Telephone Talks"])
def test_an_undated_report_is_compared_with_those_of_its_title_alone(seeds: dict[str, Report], title: str) -> None:
    report = Report.objects.select_related("source_text").get(pk=seeds["001"].pk)
    Report.objects.exclude(pk=report.pk).update(title=title, sort_date=report.sort_date)
    report.title, report.sort_date = title, report.sort_date.min
    assert resembling(report=report) == []
