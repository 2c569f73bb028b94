"""Sitemaps: all public pages, each once, in files that are not too long."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import PublishedPlace, PublishedUndertaking, Report
from archive.pages import sitemaps
from archive.projecting import project
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.pages.turning import count_queries


def locations(client: Client, address: str) -> list[str]:
    """The paths that a sitemap or an index has."""
    response = client.get(address)
    assert response.status_code == 200, address
    return [urlsplit(found).path for found in re.findall(r"<loc>([^<]+)</loc>", response.content.decode())]


def test_every_page_of_the_sitemap_answers(seeds: dict[str, Report], client: Client) -> None:
    pages = locations(client, "/sitemap.xml")
    assert len(pages) == len(set(pages)) > 80
    for kind in ("reports", "people", "topics", "propositions", "meetings", "offices", "countries", "about"):
        assert [page for page in pages if re.fullmatch(f"/{kind}/[^/]+/", page)], kind
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_reports_say_when_they_were_changed_last(seeds: dict[str, Report], client: Client) -> None:
    body = client.get("/sitemap.xml").content.decode()
    assert len(re.findall(r"/reports/[0-9A-Z-]{9}/</loc><lastmod>\d{4}-\d\d-\d\d</lastmod>", body)) == 5


def test_what_grows_too_long_becomes_an_index_of_files(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = locations(client, "/sitemap.xml")
    monkeypatch.setattr(sitemaps, "LARGEST", 7)
    assert "<sitemapindex " in client.get("/sitemap.xml").content.decode()
    files = locations(client, "/sitemap.xml")
    assert len(files) == len(set(files)) > 10
    pages = [locations(client, address) for address in files]
    assert all(len(found) <= 7 for found, address in zip(pages, files, strict=True) if "pages" not in address)
    assert sorted(path for found in pages for path in found) == sorted(whole)
    assert count_queries(client, "/sitemap.xml") == 3
    assert count_queries(client, files[1]) == 1


def test_a_page_stays_in_its_file_when_what_is_published_is_projected_anew(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "LARGEST", 7)

    def read() -> dict[str, list[str]]:
        return {address: locations(client, address) for address in locations(client, "/sitemap.xml")}

    before, keys = read(), set(PublishedUndertaking.objects.values_list("pk", flat=True))
    for report in reversed(seeds.values()):
        project(report=report)
    assert not keys & set(PublishedUndertaking.objects.values_list("pk", flat=True))
    assert read() == before
    assert [address for address in before if "undertakings-" in address]


def test_places_stand_in_files_by_their_first_letter_and_a_file_reads_its_own_alone(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "LARGEST", 7)
    files = [address for address in locations(client, "/sitemap.xml") if "places-" in address]
    letters = {slug[0] for slug in PublishedPlace.objects.values_list("slug", flat=True)}
    assert sorted(files) == sorted(f"/sitemaps/places-{ord(letter)}.xml" for letter in letters)
    for address in ("places-0", "places-1", f"places-{0xD800}", f"places-{0x110000}", "places-99999999999999"):
        assert client.get(f"/sitemaps/{address}.xml").status_code == 404, address
    with CaptureQueriesContext(connection) as asked:
        client.get(files[0])
    (sql,) = (query["sql"] for query in asked)
    assert sql.count('FROM "archive_publishedplace"') == 1


def test_a_file_with_nothing_in_it_is_not_there(seeds: dict[str, Report], client: Client, editor: User) -> None:
    for address in ("/sitemaps/reports-1.xml", "/sitemaps/drafts-0.xml", "/sitemaps/reports-99999999999999.xml"):
        assert client.get(address).status_code == 404, address
    for report in seeds.values():
        withdraw(report=report, by=editor, reason="A test.")
    assert client.get("/sitemaps/reports-0.xml").status_code == 404
    assert len(locations(client, "/sitemap.xml")) == len(sitemaps.PAGES)
