"""Every reading page: valid HTML, the same bytes for everybody, for any cache to keep."""

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from archive.editing import Operation, apply
from archive.models import Report
from archive.models.identifiers import show
from archive.publishing import publish, withdraw
from diplomacy.accounts.models import User
from tests.archive.addresses import STATEMENT, missing_addresses, public_addresses
from tests.archive.conftest import find_seeds

PROGRAMS = ("archive:healthz", "archive:favicon", "archive:robots", "archive:sitemap")


Answers = dict[str, tuple[Any, int]]


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Answers:
    """What a reader gets at a few addresses of each reading page, and how many queries that takes; asked once for all."""
    with django_db_blocker.unblock():
        table = public_addresses(find_seeds())
        names = [name for name in table if name.startswith("archive:") and name not in PROGRAMS]
        return {address: answer(address) for name in names for address in table[name][:8]}


def answer(address: str) -> tuple[Any, int]:
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(address)
    return response, len(queries)


def assert_valid(text: str, address: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text), address
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", text)), address
    ids = re.findall(r'\sid="([^"]*)"', text)
    assert len(ids) == len(set(ids)), address
    for target in re.findall(r'href="#([^"]+)"', text):
        assert target in ids, (address, target)


@pytest.mark.usefixtures("seeds")
def test_every_page_is_valid_html_without_inline_script_or_style(answers: Answers) -> None:
    pages = [address for address in missing_addresses() if not address.startswith("/api/")]
    refused = {path: answer(path) for path in [*pages, "/reports/?year=never", "/search/?date_after=never"]}
    for address, (response, _queries) in (answers | refused).items():
        # Citations, pictures and results that are taken away stand in the table as well.
        if response["Content-Type"].startswith("text/html"):
            assert_valid(response.content.decode(), address)


def test_older_editions_and_tombstones_are_valid_html(seeds: dict[str, Report], client: Client, editor: User) -> None:
    report = seeds["001"]
    describe = Operation("describe", {"place": "Somewhere else", "event_date": None, "dated": None})
    apply(report=report, operation=describe, expected_version=report.version, by=editor)
    publish(report=report, by=editor)
    report.refresh_from_db()
    addresses = [f"/reports/{show(report.rid)}/", f"/reports/{show(report.rid)}/1/", f"/s/{show(STATEMENT)}/1"]
    for address in addresses:
        assert_valid(client.get(address).content.decode(), address)
    withdraw(report=report, by=editor, reason="A <test> & more.")
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 410
        assert_valid(response.content.decode(), address)


def test_every_page_is_the_same_bytes_for_everybody_and_sets_no_cookie(answers: Answers, superuser: User) -> None:
    signed_in = Client(headers={"accept-language": "ru", "cookie": "csrftoken=0"})
    signed_in.force_login(superuser)
    for address, (response, _queries) in (answers | {path: answer(path) for path in missing_addresses()}).items():
        other = signed_in.get(address)
        assert response.content == other.content, address
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


@pytest.mark.usefixtures("seeds")
def test_every_page_can_be_kept_and_asked_for_again(answers: Answers, client: Client) -> None:
    for address, (response, _queries) in answers.items():
        assert response["Cache-Control"] == "public, no-cache", address
        assert response["Content-Security-Policy"].startswith(
            ("default-src", "base-uri", "object-src", "frame-", "form-")
        )
        if response.status_code != 200:
            assert "ETag" not in response, address
            continue
        assert re.fullmatch(r'"[0-9a-f]{32}"', response["ETag"]), address
        again = client.get(address, headers={"if-none-match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert client.head(address)["ETag"] == response["ETag"], address


def test_a_question_for_the_head_alone_is_answered_without_a_body(seeds: dict[str, Report]) -> None:
    # The test client takes every body of such an answer away by itself: the view is asked.
    for address, status in (
        ("/", 200),
        (f"/s/{show(STATEMENT)}", 200),
        ("/reports/8GD5-1S07/", 404),
        ("/robots.txt", 200),
    ):
        view, args, kwargs = resolve(address)
        asked, head = (
            view(request(address), *args, **kwargs) for request in (RequestFactory().get, RequestFactory().head)
        )
        assert (head.status_code, head.content) == (status, b""), address
        assert head["Content-Length"] == str(len(asked.content)), address
        assert asked.content


def test_the_site_s_mark_is_at_the_address_that_browsers_guess(seeds: dict[str, Report], client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")


@pytest.mark.usefixtures("seeds")
def test_no_page_takes_anything_but_questions(answers: Answers, client: Client) -> None:
    questions = [address for address in answers if not address.partition("?")[0].endswith("/error/")]
    assert {client.post(address).status_code for address in questions} == {405}


def test_a_page_makes_at_most_six_queries_however_much_it_shows(answers: Answers) -> None:
    assert {address: queries for address, (_response, queries) in answers.items() if queries > 6} == {}


def test_programs_are_told_what_there_is(seeds: dict[str, Report], client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"
    assert "Sitemap: http" in client.get("/robots.txt").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert len(re.findall(r"<loc>http[^<]*/reports/[0-9A-Z]{4}-[0-9A-Z]{4}/</loc>", sitemap)) == len(seeds)


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("/reports/8gd51s06/", "/reports/8GD5-1S06/"),
        ("/reports/8GD51S06/?text=emended", "/reports/8GD5-1S06/?text=emended"),
        ("/reports/8gd5-iso6/1/", "/reports/8GD5-1S06/1/"),
        ("/s/tkv5gjrr", "/s/TKV5-GJRR"),
        ("/s/TKV5GJRR/1", "/s/TKV5-GJRR/1"),
        ("/s/TKV5-GJRR/01", "/s/TKV5-GJRR/1"),
        ("/s/TKV5-GJRR/", "/s/TKV5-GJRR"),
        ("/s/TKV5-GJRR/1/?text=emended", "/s/TKV5-GJRR/1?text=emended"),
    ],
)
def test_an_identifier_in_any_form_leads_to_the_one_address(
    seeds: dict[str, Report], client: Client, address: str, where: str
) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, where)
    assert client.get(where).status_code == 200


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/reports/8GD5-1S07/", "“8GD5-1S07” is mistyped: its check digit does not fit"),
        ("/reports/8GD5-1S0/", "“8GD5-1S0” has 7 digits; an identifier has eight"),
        ("/s/8GD5-1S0U", "“8GD5-1S0U” has a character that no identifier has"),
        ("/s/7K3M-9QX1", "No published statement has the identifier 7K3M-9QX1."),
        (f"/s/{STATEMENT[:4]}-{STATEMENT[4:]}/7", "It does not stand in an edition 7."),
        ("/reports/8GD5-1S06/7/", "It does not stand in an edition 7."),
        ("/reports/?after=nonsense", "“nonsense” is mistyped"),
        ("/people/?after=%00", "The list has no place after"),
    ],
)
def test_what_is_not_there_says_why(seeds: dict[str, Report], client: Client, address: str, reason: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert reason in response.content.decode()
