"""Programs read the API from a real server, and people try it in a real browser."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from drf_spectacular.validation import validate_schema

from archive.models.identifiers import show

from .conftest import Visit

pytestmark = pytest.mark.django_db


def read(address: str) -> Any:
    with urlopen(address) as answer:
        return json.load(answer)


def walk(address: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    """The pages of a list from that address on, each with its own address and its ETag."""
    while address:
        with urlopen(address) as answer:
            page, etag = json.load(answer), answer.headers["ETag"]
        yield page, address, etag
        address = page["next"]


def status_of(address: str, etag: str) -> tuple[int, bytes]:
    """What is answered to somebody who has that already."""
    try:
        with urlopen(Request(address, headers={"If-None-Match": etag})) as answer:
            return answer.status, answer.read()
    except HTTPError as error:  # urllib's word for whatever is no 200
        return error.code, error.read()


def test_a_program_finds_its_way_from_the_root_through_all_statements(site: str) -> None:
    root = read(f"{site}/api/v1/")
    document = read(root["schema"])
    validate_schema(document)
    assert document["openapi"].startswith("3.1")
    lists = {address.removeprefix(site) for name, address in root.items() if name not in ("schema", "docs", "licence")}
    assert {*lists, "/api/v1/statements/{sid}/"} <= set(document["paths"])

    pages = list(walk(f"{root['statements']}?page_size=9"))
    found = [statement for page, _address, _etag in pages for statement in page["results"]]
    sids = [statement["sid"] for statement in found]
    assert len(set(sids)) == len(sids) == read(f"{root['statements']}?count=on")["count"]
    assert {len(page["results"]) for page, _address, _etag in pages[:-1]} == {9}
    assert all(s["record_keeper"]["label"] and s["account"] and s["credit"] for s in found)
    for statement in found[::20]:
        assert read(f"{root['statements']}{statement['sid']}/") == statement

    # Nothing has changed since: no page is sent again. And the way back is the way there.
    assert {status_of(address, etag) for _page, address, etag in pages} == {(304, b"")}
    assert status_of(pages[0][1], '"another"')[0] == 200
    for (before, _address, _etag), (page, _next, _other) in pairwise(pages):
        assert read(page["previous"])["results"] == before["results"]


def test_a_program_recomputes_the_hash_of_every_edition(site: str) -> None:
    root = read(f"{site}/api/v1/")
    editions = [edition for page, _address, _etag in walk(root["editions"]) for edition in page["results"]]
    assert {edition["rid"] for edition in editions} == {
        report["rid"] for page, _address, _etag in walk(root["reports"]) for report in page["results"]
    }
    for edition in editions:
        with urlopen(edition["urls"]["content"]) as answer:
            content, digest = answer.read(), answer.headers["Repr-Digest"]
        assert sha256(content).hexdigest() == edition["sha256"]
        assert digest == f"sha-256=:{b64encode(sha256(content).digest()).decode()}:"
        record = json.loads(content)["record"]
        assert [show(s["sid"]) for s in record["parts"] if s["kind"] == "statement"] == [
            s["sid"]
            for page, _address, _etag in walk(f"{root['statements']}?report={edition['rid']}&page_size=200")
            for s in sorted(page["results"], key=lambda s: s["start"])
        ]


def test_a_program_compares_two_speakers_and_finds_the_words_at_their_offsets(site: str) -> None:
    said = {
        slug: read(f"{site}/api/v1/statements/?topic=korea&speaker={slug}&date_after=2002&date_before=2003")["results"]
        for slug in ("junichiro-koizumi", "vladimir-putin")
    }
    assert all(said.values())
    for statement in [statement for statements in said.values() for statement in statements]:
        report = read(f"{site}/api/v1/reports/{statement['report']['rid']}/?fields=record")
        words = report["record"]["text"][statement["start"] : statement["end"]]
        assert words == statement["text"]
        assert sha256(words.encode()).hexdigest() == statement["text_sha256"]


def test_somebody_tries_an_address_in_the_browser(visit: Visit, site: str) -> None:
    page = visit(color_scheme="dark")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(read(f"{site}/api/v1/")["docs"])
    page.click("#operations-people-people_list .opblock-summary-control")
    page.click(".opblock.is-open button.execute")
    page.wait_for_selector(".opblock.is-open .live-responses-table .response-col_status")
    assert "Koizumi" in page.inner_text(".opblock.is-open .live-responses-table")
    assert f"{site}/api/v1/people/?page_size=50" in asked


def test_the_page_says_where_the_document_is_without_scripts(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.goto("/api/v1/docs/")
    assert page.get_by_role("link", name="The OpenAPI document").get_attribute("href") == "/api/v1/schema/"
    assert "With scripts switched on" in page.inner_text("main")
