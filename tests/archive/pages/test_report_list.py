"""The list of records: in order, page by page without gaps, narrowed by facets whose counts are true."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from archive.editing import Operation, apply
from archive.models import PublishedReport, Report
from archive.models.identifiers import show
from archive.models.published import report_facets
from archive.pages import turning
from archive.pages.report_query import ReportQuery
from archive.publishing import publish
from diplomacy.accounts.models import User
from tests.archive.pages.turning import read, walk

ENTRY = r'<h2><a href="/reports/([^/"]+)/"'


def reports_on(page: str) -> list[str]:
    return re.findall(ENTRY, page)


def facets(query: str = "") -> dict[str, list[tuple[str, int]]]:
    parameters = dict(pair.split("=") for pair in query.split("&") if pair)
    return {
        facet["name"]: [(value["label"], value["count"]) for value in facet["values"]]
        for facet in ReportQuery.read(parameters).facets("/reports/")[0]
    }


def test_the_newest_event_comes_first(seeds: dict[str, Report], client: Client) -> None:
    found = reports_on(read(client, "/reports/"))
    assert found == [show(seeds[seed].rid) for seed in ("003", "000", "001", "004", "002")]


def test_a_report_stands_in_the_list_with_what_its_edition_says(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/reports/?kind=press+conference")
    assert reports_on(page) == [show(seeds["004"].rid)]
    for words in (
        "10 January 2003",
        "Vladimir Putin and Junichiro Koizumi",
        "Press conference",
        "account of the President of Russia (The Kremlin)",
        "40 statements",
        "edition 1<",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=telephone+talks", ["003", "000"]),
        ("record_keeper=kremlin", ["004"]),
        ("year=2003", ["003", "000", "001", "004"]),
        ("year=2002", ["002"]),
        ("year=1999", []),
        ("participant=igor-ivanov", ["003"]),
        ("participant=vladimir-putin&kind=courtesy+call", ["002"]),
        ("participant=nobody", []),
        ("country=japan", ["003", "000", "001", "004", "002"]),
        ("country=united-states", []),
        ("topic=iraq", ["003", "004"]),
        ("meeting=summit-meeting-2003-05-30", ["001"]),
        ("form=transcript", ["004"]),
        ("language=en&form=summary&record_keeper=mofa-japan&year=2002", ["002"]),
        ("language=ja", []),
        ("kind=summit+meeting&record_keeper=mofa-japan&year=2003", ["001"]),
        ("kind=&record_keeper=&year=", ["003", "000", "001", "004", "002"]),
    ],
)
def test_the_list_is_narrowed(seeds: dict[str, Report], client: Client, query: str, found: list[str]) -> None:
    page = read(client, f"/reports/?{query}")
    assert reports_on(page) == [show(seeds[seed].rid) for seed in found]
    assert ("No record fits all of these" in page) == (not found)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("kind=duel", "There is no such kind of event."),
        ("form=novel", "There is no such form of record."),
        ("record_keeper=no/body", "“no/body” names nothing"),
        ("topic=%00", "names nothing"),
        ("language=e%20n", "A language is given by its code"),
        ("year=0000", "A year has four digits"),
        ("year=20O3", "A year has four digits"),
        ("year=%00", "A year has four digits"),
        ("year=٢٠٠٣", "A year has four digits"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    seeds: dict[str, Report], client: Client, query: str, reason: str
) -> None:
    response = client.get(f"/reports/?{query}")
    assert response.status_code == 400
    assert reason in response.content.decode()


def test_facets_count_what_each_value_would_leave(seeds: dict[str, Report]) -> None:
    found = facets()
    assert {name: found[name] for name in ("kind", "year", "record_keeper", "participant", "country", "form", "language")} == {
        "kind": [("Telephone talks", 2), ("Courtesy call", 1), ("Press conference", 1), ("Summit meeting", 1)],
        "year": [("2003", 4), ("2002", 1)],
        "record_keeper": [("Ministry of Foreign Affairs of Japan", 4), ("President of Russia (The Kremlin)", 1)],
        "participant": [("Vladimir Putin", 4), ("Junichiro Koizumi", 3), ("Yoriko Kawaguchi", 2), ("Igor Ivanov", 1)],
        "country": [("Japan", 5), ("Russian Federation", 5)],
        "form": [("Summary", 4), ("Transcript", 1)],
        "language": [("English", 5)],
    }  # fmt: skip


def test_a_facet_counts_beside_the_other_choices_and_not_beside_its_own(seeds: dict[str, Report]) -> None:
    found = facets("kind=telephone talks&participant=igor-ivanov")
    assert found["kind"] == []
    assert found["participant"] == [("Junichiro Koizumi", 1), ("Vladimir Putin", 1), ("Yoriko Kawaguchi", 1)]
    assert found["year"] == [("2003", 1)]


@pytest.mark.parametrize("start", ["/reports/", "/reports/?kind=telephone+talks", "/reports/?topic=korea&year=2003"])
def test_each_facet_leads_to_as_many_records_as_it_says(seeds: dict[str, Report], client: Client, start: str) -> None:
    links = re.findall(
        r'<li><a href="([^"]+)" rel="nofollow">[^<]+</a> <span class="facet-count tabular">(\d+)<', read(client, start)
    )
    assert len(links) > 8
    for href, number in links:
        assert len(reports_on(read(client, unescape(href)))) == int(number), href


def test_an_event_that_can_have_been_in_several_years_counts_for_each(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    report = seeds["002"]
    operation = Operation("describe", {"event_date": "2002/2004"})
    apply(report=report, operation=operation, expected_version=report.version, by=editor)
    publish(report=report, by=editor)
    assert facets()["year"] == [("2003", 5), ("2002", 1)]
    assert len(reports_on(read(client, "/reports/?year=2003"))) == 5
    assert len(reports_on(read(client, "/reports/?year=2004"))) == 1


def test_of_more_records_than_are_counted_that_is_said(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "The numbers count the newest 2,000 records."
    assert said not in read(client, "/reports/")
    monkeypatch.setattr(report_facets, "BOUND", 2)
    assert facets()["kind"] == [("Telephone talks", 2)]
    assert said in read(client, "/reports/")


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_the_pages_of_the_list_have_each_report_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(turning, "PAGE", size)
    for model in (Report, PublishedReport):
        model.objects.update(sort_date="2003-01-01")  # the order of a day holds as well
    pages = walk(client, "/reports/", ENTRY)
    assert [len(page) for page in pages[:-1]] == [size] * (len(pages) - 1)
    order = Report.objects.order_by("-pk").values_list("rid", flat=True)
    assert [rid for page in pages for rid in page] == [show(rid) for rid in order]
    monkeypatch.setattr(turning, "PAGE", 1)
    narrowed = walk(client, "/reports/?kind=telephone+talks", ENTRY)
    assert {rid for page in narrowed for rid in page} == {show(seeds[seed].rid) for seed in ("000", "003")}
