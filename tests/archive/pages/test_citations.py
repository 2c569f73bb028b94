"""Citations to take away: their addresses, what they answer with, and where they are found."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from archive.citing import cite_record, cite_statement
from archive.editing import Operation, apply
from archive.models import Report, Statement
from archive.models.identifiers import mint, show
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.addresses import CITATIONS, STATEMENT
from tests.archive.conftest import publish_checked

TYPES = {
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
}


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


def edit(report: Report, editor: User, name: str, **arguments: object) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=editor)


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.fixture
def path(report: Report) -> str:
    return f"/reports/{show(report.rid)}/"


def test_a_report_and_a_statement_are_cited_in_every_format(client: Client, path: str) -> None:
    rid = path.split("/")[2]
    for page, key in ((path, f"r-{rid}-1"), (f"/s/{show(STATEMENT)}/", f"s-{show(STATEMENT)}-1")):
        for suffix in CITATIONS:
            response = client.get(f"{page}cite.{suffix}")
            assert response.status_code == 200
            assert response["Content-Type"] == TYPES[suffix]
            disposition = "inline" if suffix == "txt" else "attachment"
            assert response["Content-Disposition"] == f'{disposition}; filename="{key}.{suffix}"'
            assert response["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
            assert key in response.content.decode() or suffix == "txt"
            assert response.content == client.get(f"{page}1/cite.{suffix}").content


def test_the_text_is_that_of_the_page(client: Client, report: Report, path: str) -> None:
    edition = report.current_edition.document  # type: ignore[union-attr]
    text = cite_record(edition, site=settings.SITE_URL)
    assert read(client, f"{path}cite.txt") == f"{text}\n"
    assert escape(text) in read(client, path)
    text = cite_statement(edition, STATEMENT, site=settings.SITE_URL)
    assert read(client, f"/s/{show(STATEMENT)}/cite.txt") == f"{text}\n"
    assert escape(text) in read(client, f"/s/{show(STATEMENT)}")


def test_the_pages_lead_to_the_citations_of_their_edition(client: Client, path: str) -> None:
    for page, cited in ((path, f"{path}1"), (f"/s/{show(STATEMENT)}", f"/s/{show(STATEMENT)}/1")):
        shown = read(client, page)
        for suffix in CITATIONS:
            assert f"{cited}/cite.{suffix}" in shown, suffix
            read(client, f"{cited}/cite.{suffix}")


def test_a_transcript_s_speaker_is_cited_by_his_surname(client: Client, seeds: dict[str, Report]) -> None:
    spoken = Statement.objects.get(report=seeds["004"], path="t2.p1")
    item = json.loads(read(client, f"/s/{show(spoken.identity_id)}/cite.json"))[0]
    assert item["author"] == [{"family": "Koizumi", "given": "Junichiro"}]


def test_an_answer_has_a_strong_etag(client: Client, path: str) -> None:
    response = client.get(f"{path}cite.ris")
    etag = response["ETag"]
    assert etag.startswith('"')
    again = client.get(f"{path}cite.ris", headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    head = client.head(f"{path}cite.ris")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)
    assert client.post(f"{path}cite.ris").status_code == 405


@pytest.mark.parametrize("suffix", CITATIONS)
def test_another_spelling_leads_to_the_address(client: Client, path: str, suffix: str) -> None:
    rid = path.split("/")[2]
    for spelt, address in (
        (f"/reports/{rid.lower()}/cite.{suffix}", f"{path}cite.{suffix}"),
        (f"/reports/{rid.replace('-', '')}/01/cite.{suffix}", f"{path}1/cite.{suffix}"),
        (f"/s/{STATEMENT.lower()}/cite.{suffix}", f"/s/{show(STATEMENT)}/cite.{suffix}"),
        (f"/s/{STATEMENT}/1/cite.{suffix}", f"/s/{show(STATEMENT)}/1/cite.{suffix}"),
    ):
        response = client.get(spelt)
        assert (response.status_code, response["Location"]) == (301, address)


def test_what_is_not_there_is_not_cited(client: Client, path: str, draft: Report) -> None:
    hidden = Statement.objects.filter(report=draft).earliest("ordinal").identity_id
    for address in (
        f"{path}2/cite.txt",
        f"{path}0/cite.txt",
        f"{path}cite.pdf",
        f"/s/{show(STATEMENT)}/2/cite.bib",
        f"/reports/{show(mint())}/cite.ris",
        f"/s/{show(mint())}/cite.ris",
        f"/reports/{show(draft.rid)}/cite.txt",
        f"/reports/{show(draft.rid)}/1/cite.txt",
        f"/s/{show(hidden)}/cite.json",
        f"/s/{show(hidden)}/1/cite.json",
        "/s/nonsense/cite.txt",
    ):
        read(client, address, 404)


def test_a_withdrawn_report_is_gone(client: Client, report: Report, path: str, editor: User) -> None:
    withdraw(report=report, by=editor, reason="The publisher asked for it.")
    for page in (path, f"{path}1/", f"/s/{show(STATEMENT)}/", f"/s/{show(STATEMENT)}/1/"):
        for suffix in CITATIONS:
            text = read(client, f"{page}cite.{suffix}", 410)
            assert text.startswith(f"{show(report.rid)} was withdrawn from The Diplomacy Archive on ")
            assert text.endswith(": The publisher asked for it.\n")


def test_an_older_edition_is_cited_as_it_stood(client: Client, report: Report, path: str, editor: User) -> None:
    before = {suffix: read(client, f"{path}1/cite.{suffix}") for suffix in CITATIONS}
    spoken = {suffix: read(client, f"/s/{show(STATEMENT)}/1/cite.{suffix}") for suffix in CITATIONS}
    edit(report, editor, "describe", title="A summit meeting")
    publish_checked(report, editor)
    for suffix in CITATIONS:
        assert read(client, f"{path}1/cite.{suffix}") == before[suffix]
        assert read(client, f"/s/{show(STATEMENT)}/1/cite.{suffix}") == spoken[suffix]
        assert read(client, f"{path}cite.{suffix}") == read(client, f"{path}2/cite.{suffix}") != before[suffix]
        assert "A summit meeting" in read(client, f"/s/{show(STATEMENT)}/cite.{suffix}")
    assert "r-8GD5-1S06-2" in read(client, f"{path}cite.bib")


def test_a_merged_statement_leads_to_the_one_that_took_it_in(
    client: Client, seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["004"]
    first, second = (Statement.objects.get(report=report, path=path).identity_id for path in ("t1.p1", "t1.p2"))
    ordinal = Statement.objects.get(identity_id=first).ordinal
    edit(report, editor, "merge", part=ordinal)
    publish_checked(report, editor)
    gone = client.get(f"/s/{show(second)}/cite.ris")
    assert (gone.status_code, gone["Location"]) == (301, f"/s/{show(first)}/cite.ris")
    assert f"s-{show(second)}-1" in read(client, f"/s/{show(second)}/1/cite.ris")


def test_a_citation_needs_few_queries(
    client: Client, report: Report, path: str, editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edit(report, editor, "describe", title="A summit meeting")
    publish_checked(report, editor)
    spoken = "/s/HE06-GTAT"
    for page, queries in ((path, 1), (f"{path}2/", 2), (f"{path}1/", 3), (f"{spoken}/", 3), (f"{spoken}/1/", 4)):
        for suffix in CITATIONS:
            with django_assert_num_queries(queries):
                read(client, f"{page}cite.{suffix}")
