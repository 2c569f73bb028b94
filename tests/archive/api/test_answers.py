"""Answers: the same bytes for everybody, and none where the client has them already."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.models import Report
from archive.publishing import publish
from diplomacy.accounts.models import User
from tests.archive.api.conftest import ADDRESSES as ALONE
from tests.archive.api.conftest import PATHS, REPORTS, STATEMENTS, Get

ADDRESSES = [
    "/api/v1/",
    "/api/v1/schema/",
    "/api/v1/docs/",
    *PATHS.values(),
    *ALONE.values(),
    f"{ALONE['editions']}content/",
    f"{STATEMENTS}?topic=korea&count=on",
    f"{STATEMENTS}?speaker=igor-ivanov&fields=sid",
]

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_signed_in_editor_gets_the_same_bytes(address: str, superuser: User) -> None:
    editor = Client(headers={"accept": "text/html", "accept-language": "ja", "host": "localhost"})
    editor.force_login(superuser)
    anonymous, signed_in = Client().get(address), editor.get(address)
    assert signed_in.content == anonymous.content
    assert signed_in["ETag"] == anonymous["ETag"]
    assert not signed_in.cookies
    for response in (anonymous, signed_in):
        assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_client_has_is_not_sent_again(client: Client, address: str) -> None:
    first = client.get(address)
    assert first["ETag"].startswith('"')
    assert first["Cache-Control"] == "public, max-age=0, no-cache"
    again = client.get(address, headers={"if-none-match": f'"other", {first["ETag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], first["Cache-Control"])
    assert client.get(address, headers={"if-none-match": '"other"'}).content == first.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_has_the_headers_of_get_and_no_body(client: Client, address: str) -> None:
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"], head["Content-Type"]) == (
        get["ETag"],
        str(len(get.content)),
        get["Content-Type"],
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_options_says_what_can_be_done(client: Client, address: str) -> None:
    response = client.options(address)
    assert (response.status_code, response["Allow"]) == (200, "GET, HEAD, OPTIONS")


def test_a_new_edition_has_a_new_tag(client: Client, seeds: dict[str, Report], editor: User) -> None:
    before = client.get(f"{REPORTS}JT6MVQQ4/")["ETag"]
    report = seeds["003"]
    report.source_note += " More."
    report.save()
    assert client.get(f"{REPORTS}JT6MVQQ4/")["ETag"] == before
    publish(report=report, by=editor)
    assert client.get(f"{REPORTS}JT6MVQQ4/")["ETag"] != before


def test_pages_of_other_sites_may_read_without_cookies(client: Client) -> None:
    response = client.get(REPORTS, headers={"origin": "https://scholar.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    preflight = {"origin": "https://scholar.example", "access-control-request-method": "GET"}
    # Annotations are written from other sites too, by a token; the record by nobody.
    allowed = client.options(REPORTS, headers=preflight)
    assert allowed["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS, POST, PUT, DELETE"
    assert client.post(REPORTS, headers={"origin": "https://scholar.example"}).status_code == 405
    assert "Access-Control-Allow-Origin" not in client.get("/admin/", headers={"origin": "https://x.example"})


def test_the_page_to_try_it_takes_no_script_from_elsewhere(client: Client) -> None:
    policies = {
        address: dict(rule.strip().split(" ", 1) for rule in client.get(address)["Content-Security-Policy"].split(";"))
        for address in ("/api/v1/", "/api/v1/docs/")
    }
    assert policies["/api/v1/docs/"] == {**policies["/api/v1/"], "img-src": "'self' data:"}


def test_fields_chooses_and_omit_leaves_out(get: Get) -> None:
    whole = get(REPORTS)["results"][0]
    assert get(REPORTS, fields="rid, url")["results"][0] == {"rid": whole["rid"], "url": whole["url"]}
    rest = {name: value for name, value in whole.items() if name not in ("event", "title")}
    assert get(REPORTS, omit="event,title")["results"][0] == rest
    assert get(REPORTS, fields="rid,url", omit="url")["results"][0] == {"rid": whole["rid"]}


def test_count_is_the_number_alone(get: Get) -> None:
    assert get(REPORTS, count="on", page_size="2") == {"count": 5}
