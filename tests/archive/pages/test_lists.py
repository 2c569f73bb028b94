"""What all lists have in common: as many queries for one row as for three, and words where there is nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.models import Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.pages.turning import count_queries, read

ADDRESSES = (
    "/", "/reports/", "/reports/?year=2003", "/reports/?participant=vladimir-putin&topic=bilateral", "/people/",
    "/people/vladimir-putin/", "/people/junichiro-koizumi/", "/topics/", "/topics/courtesies/", "/topics/bilateral/",
    "/propositions/", "/propositions/defence-exchange-developed/", "/meetings/", "/meetings/joint-press-conference-2003-01-10/",
    "/meetings/visit-of-prime-minister-koizumi-to-russia-2003-01/", "/offices/", "/offices/prime-minister-of-japan/",
    "/countries/", "/countries/japan/", "/search/?q=president", "/about/method/", "/about/corrections/",
    "/about/licence/", "/sitemap.xml", "/sitemaps/reports-0.xml",
)  # fmt: skip


def test_a_page_makes_as_many_queries_for_one_row_as_for_three(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    for seed in ("002", "003"):
        withdraw(report=seeds[seed], by=editor, reason="A test.")
    count_queries(client, "/search/?q=president")  # the stems of words are asked for once, and then remembered
    three = {address: count_queries(client, address) for address in ADDRESSES}
    for seed in ("000", "001"):
        withdraw(report=seeds[seed], by=editor, reason="A test.")
    assert {address: count_queries(client, address) for address in ADDRESSES} == three
    assert {address: number for address, number in three.items() if number > 6} == {}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "No record is published yet."),
        ("/reports/", "No record is published yet"),
        ("/people/", "Nobody yet"),
        ("/topics/", "No topic is in use yet"),
        ("/propositions/", "No position is published yet"),
        ("/meetings/", "No meeting yet"),
        ("/offices/", "No office yet"),
        ("/countries/", "No country yet"),
        ("/about/licence/", "No record is published yet."),
        ("/about/corrections/", "all stand in their first edition"),
    ],
)
def test_nothing_published_is_said_in_so_many_words(
    seeds: dict[str, Report], client: Client, editor: User, address: str, words: str
) -> None:
    assert words not in read(client, address) or address == "/about/corrections/"
    for report in seeds.values():
        withdraw(report=report, by=editor, reason="A test.")
    assert words in read(client, address)


def test_what_only_withdrawn_records_name_is_not_there(seeds: dict[str, Report], client: Client, editor: User) -> None:
    addresses = (
        "/people/vladimir-putin/", "/topics/peace-treaty/", "/propositions/peace-treaty-early/", "/countries/japan/",
        "/offices/prime-minister-of-japan/", "/meetings/joint-press-conference-2003-01-10/",
        "/meetings/visit-of-prime-minister-koizumi-to-russia-2003-01/",
    )  # fmt: skip
    assert {client.get(address).status_code for address in addresses} == {200}
    for report in seeds.values():
        withdraw(report=report, by=editor, reason="A test.")
    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_supplied_year_stands_in_brackets_wherever_it_is_shown(seeds: dict[str, Report], client: Client) -> None:
    for address in (
        "/",
        "/reports/",
        "/people/yoriko-kawaguchi/",
        "/topics/terrorism/",
        "/propositions/trade-not-growing/",
    ):
        page = read(client, address)
        assert "14 October [2002]" in page, address
        assert "14 October 2002" not in page, address


def test_a_search_marks_its_words_and_says_whose_account_it_is(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/search/?q=abduction")
    assert "<mark>abduction</mark>" in page
    assert client.get("/search/?date_after=soon").status_code == 400
    assert 'role="alert"' in client.get("/search/?date_after=soon").content.decode()
