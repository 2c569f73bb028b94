"""Lists: in order, page by page without gaps, narrowed by what the current editions say."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Person, PublishedPart, PublishedTopic, Report
from archive.models.identifiers import show
from archive.pages import lists
from archive.publishing import withdraw
from diplomacy.accounts.models import User


def reports_on(page: str) -> list[str]:
    return re.findall(r'<h[23]><a href="/reports/([^/"]+)/"', page)


def statements_on(page: str) -> list[str]:
    return re.findall(r'<p class="entry-facts"><a href="/s/([^"]+)">', page)


def walk(client: Client, address: str, found: str) -> list[list[str]]:
    """What stands on each page of a list, from the first to the last."""
    pages, seen = [], set()
    while address:
        assert address not in seen
        seen.add(address)
        page = client.get(address).content.decode()
        pages.append(re.findall(found, page))
        following = re.search(r'<a class="button" href="([^"]+)" rel="next">', page)
        address = following[1].replace("&amp;", "&") if following else ""
    return pages


def newest_first(seeds: dict[str, Report]) -> list[str]:
    return [show(seeds[seed].rid) for seed in ("003", "000", "001", "004", "002")]


def test_the_home_page_and_the_list_have_the_newest_event_first(seeds: dict[str, Report], client: Client) -> None:
    for address in ("/", "/reports/"):
        assert reports_on(client.get(address).content.decode()) == newest_first(seeds)


def test_a_report_stands_in_the_list_with_what_its_edition_says(seeds: dict[str, Report], client: Client) -> None:
    page = client.get("/reports/?kind=press+conference").content.decode()
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
        ("kind=summit+meeting&record_keeper=mofa-japan&year=2003", ["001"]),
        ("kind=&record_keeper=&year=", ["003", "000", "001", "004", "002"]),
    ],
)
def test_the_list_is_narrowed(seeds: dict[str, Report], client: Client, query: str, found: list[str]) -> None:
    page = client.get(f"/reports/?{query}").content.decode()
    assert reports_on(page) == [show(seeds[seed].rid) for seed in found]
    assert ("No record fits all of these" in page) == (not found)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("kind=duel", "There is no such kind of event."),
        ("record_keeper=nobody", "No published record is by such a record-keeper."),
        ("year=0000", "A year has four digits"),
        ("year=20O3", "A year has four digits"),
        ("year=%00", "A year has four digits"),
        ("year=٢٠٠٣", "A year has four digits"),
    ],
)
def test_a_filter_that_cannot_be_read_says_what_to_do(
    seeds: dict[str, Report], client: Client, query: str, reason: str
) -> None:
    response = client.get(f"/reports/?{query}")
    assert response.status_code == 400
    assert reason in response.content.decode()


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_the_pages_of_the_list_have_each_report_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(lists, "PAGE", size)
    Report.objects.update(sort_date="2003-01-01")  # the order of a day holds as well
    pages = walk(client, "/reports/", r'<h2><a href="/reports/([^/"]+)/"')
    assert [len(page) for page in pages[:-1]] == [size] * (len(pages) - 1)
    order = Report.objects.order_by("-pk").values_list("rid", flat=True)
    assert [rid for page in pages for rid in page] == [show(rid) for rid in order]
    monkeypatch.setattr(lists, "PAGE", 1)
    narrowed = walk(client, "/reports/?kind=telephone+talks", r'<h2><a href="/reports/([^/"]+)/"')
    assert {rid for page in narrowed for rid in page} == {show(seeds[seed].rid) for seed in ("000", "003")}


@pytest.mark.parametrize("size", [1, 7, 25])
def test_the_pages_of_a_person_s_statements_have_each_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(lists, "PAGE", size)
    pages = walk(client, "/people/yoriko-kawaguchi/", r'<p class="entry-facts"><a href="/s/([^"]+)">')
    expected = PublishedPart.objects.spoken_by("yoriko-kawaguchi").newest_first().values_list("identity", flat=True)
    assert [sid for page in pages for sid in page] == [show(str(sid)) for sid in expected]


def test_the_pages_of_people_have_each_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PEOPLE", 2)
    pages = walk(client, "/people/", r'<p class="entry-title"><a href="/people/([^/"]+)/"')
    expected = Person.objects.published().order_by("surname", "slug").values_list("slug", flat=True)
    assert [slug for page in pages for slug in page] == list(expected)


def test_a_person_is_shown_with_the_office_held_that_day(seeds: dict[str, Report], client: Client) -> None:
    page = client.get("/people/").content.decode()
    assert "President of the Russian Federation · 44 statements" in " ".join(page.split())
    page = client.get("/people/vladimir-putin/").content.decode()
    assert "Владимир Владимирович Путин" in page
    assert "31 December 1999" in page
    assert "Vladimir Putin, in the Japanese ministry’s words" in page


def test_a_merged_person_leads_to_the_other(seeds: dict[str, Report], client: Client) -> None:
    putin = Person.objects.get(slug="vladimir-putin")
    Person.objects.create(slug="v-v-putin", label="V. V. Putin", surname="Putin", merged_into=putin)
    response = client.get("/people/v-v-putin/")
    assert (response.status_code, response["Location"]) == (301, "/people/vladimir-putin/")


def test_a_topic_shows_the_statements_on_it_and_on_narrower_ones(seeds: dict[str, Report], client: Client) -> None:
    page = client.get("/topics/peace-treaty/").content.decode()
    count = PublishedTopic.objects.filter(topic__slug="peace-treaty").count()
    shown = walk(client, "/topics/peace-treaty/", r'<p class="entry-facts"><a href="/s/([^"]+)">')
    assert len({sid for statements in shown for sid in statements}) == count > 1
    assert "Attribution of the four islands (Northern Territories / Southern Kurils)" in page
    assert client.get("/topics/nothing-of-the-kind/").status_code == 404


def test_a_search_marks_its_words_and_says_whose_account_it_is(seeds: dict[str, Report], client: Client) -> None:
    page = " ".join(client.get("/search/?q=abduction").content.decode().split())
    assert "<mark>abduction</mark>" in page
    assert "Vladimir Putin, in the Japanese ministry’s words · the other side’s account" in page
    assert client.get("/search/?date_after=soon").status_code == 400
    assert 'role="alert"' in client.get("/search/?date_after=soon").content.decode()
    assert 'href="/search/?q=Putin"' in client.get("/search/?q=Puttin").content.decode()


def test_a_list_makes_as_many_queries_for_one_row_as_for_three(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    addresses = (
        "/", "/reports/", "/reports/?year=2003", "/people/", "/people/vladimir-putin/", "/topics/", "/topics/courtesies/",
        "/search/?q=president", "/sitemap.xml",
    )  # fmt: skip

    def count() -> dict[str, int]:
        counts = {}
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(address).status_code == 200, address
            counts[address] = len(queries)
        return counts

    for seed in ("002", "003"):
        withdraw(report=seeds[seed], by=editor, reason="A test.")
    three = count()
    assert len(reports_on(client.get("/reports/").content.decode())) == 3
    for seed in ("001", "004"):
        withdraw(report=seeds[seed], by=editor, reason="A test.")
    assert len(reports_on(client.get("/reports/").content.decode())) == 1
    assert count() == three
    assert max(three.values()) <= 6


def test_nothing_published_is_said_in_so_many_words(seeds: dict[str, Report], client: Client, editor: User) -> None:
    for report in seeds.values():
        withdraw(report=report, by=editor, reason="A test.")
    for address, words in (
        ("/", "No record is published yet."),
        ("/reports/", "No record is published yet"),
        ("/people/", "Nobody yet"),
        ("/topics/", "No topic is in use yet"),
    ):
        assert words in client.get(address).content.decode()
    assert client.get("/people/vladimir-putin/").status_code == client.get("/topics/peace-treaty/").status_code == 404


def test_a_supplied_year_stands_in_brackets_wherever_it_is_shown(seeds: dict[str, Report], client: Client) -> None:
    for address in ("/", "/reports/", "/people/yoriko-kawaguchi/", "/topics/terrorism/"):
        page = client.get(address).content.decode()
        assert "14 October [2002]" in page, address
        assert "14 October 2002" not in page, address


def test_an_end_of_a_tenure_that_is_not_sure_says_so(seeds: dict[str, Report], client: Client) -> None:
    page = " ".join(client.get("/people/vladimir-putin/").content.decode().split())
    assert '7 May 2008<br><span class="small muted">Medium certainty. One public source, or an inference' in page
    assert '<td class="tabular">7 May 2000</td>' in page
