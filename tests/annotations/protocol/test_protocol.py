"""The Web Annotation Protocol: container, pages, headers, preconditions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.protocol import container as container_module
from annotations.writing import extension
from diplomacy.accounts.models import User
from tests.annotations.samples import CONTEXT, LD, SITE, document, path, post, send, signed_in

PROFILE = f'application/ld+json; profile="{CONTEXT}"'
PREFER = 'return=representation;include="http://www.w3.org/ns/{}"'

pytestmark = pytest.mark.usefixtures("seeds")


def links(response: Any, relation: str) -> list[str]:
    pieces = [piece.strip() for piece in response["Link"].split(",")]
    return [piece.split(">")[0].lstrip("<") for piece in pieces if f'rel="{relation}"' in piece]


def test_the_container_says_what_it_is_and_what_it_takes(client: Client) -> None:
    response = client.get("/annotations/")
    assert (response.status_code, response["Content-Type"], response["Allow"]) == (
        200,
        PROFILE,
        "GET, POST, HEAD, OPTIONS",
    )
    assert "http://www.w3.org/ns/ldp#BasicContainer" in links(response, "type")
    assert "http://www.w3.org/TR/annotation-protocol/" in links(response, "http://www.w3.org/ns/ldp#constrainedBy")
    assert response["Accept-Post"].startswith(PROFILE)
    assert {word.strip() for word in response["Vary"].split(",")} >= {"Accept", "Prefer", "Authorization", "Cookie"}
    document = response.json()
    assert (document["type"], document["total"]) == (["BasicContainer", "AnnotationCollection"], 0)
    assert not {"first", "last", "modified"} & document.keys()
    assert client.head("/annotations/")["ETag"] == response["ETag"]
    assert client.get("/annotations/", headers={"If-None-Match": response["ETag"]}).status_code == 304
    options = client.options("/annotations/")
    assert (options.status_code, options["Allow"], options["Accept-Post"]) == (
        204,
        response["Allow"],
        response["Accept-Post"],
    )


def test_what_is_posted_gets_its_address_and_can_be_read_there(ann: User, client: Client) -> None:
    response = send(signed_in(ann))
    assert (response.status_code, response["Content-Type"]) == (201, PROFILE)
    address = response["Location"]
    assert response.json()["id"] == address
    read = client.get(address, headers={"Accept": LD})
    assert (read.content, read["ETag"], read["Allow"]) == (
        response.content,
        response["ETag"],
        "GET, PUT, DELETE, HEAD, OPTIONS",
    )
    assert links(read, "type") == ["http://www.w3.org/ns/ldp#Resource", "http://www.w3.org/ns/oa#Annotation"]
    assert client.get(address, headers={"If-None-Match": read["ETag"]}).status_code == 304
    assert client.options(address)["Allow"] == read["Allow"]
    assert client.head(address)["ETag"] == read["ETag"]


@pytest.mark.parametrize(
    ("preference", "first"),
    [
        (PREFER.format("ldp#PreferMinimalContainer"), str),
        (PREFER.format("oa#PreferContainedIRIs"), dict),
        (PREFER.format("oa#PreferContainedDescriptions"), dict),
        ("", dict),
    ],
)
def test_a_container_comes_as_it_is_preferred(ann: User, client: Client, preference: str, first: type) -> None:
    made = post(ann)
    response = client.get("/annotations/", headers={"Prefer": preference} if preference else {})
    collection: dict[str, Any] = response.json()
    assert isinstance(collection["first"], str) == (first is str)
    items: list[Any] = [] if first is str else collection["first"]["items"]
    shown = [item if isinstance(item, str) else item["id"] for item in items]
    assert shown == ([] if first is str else [SITE + path(made)])
    assert all(isinstance(item, str) for item in items) == ("IRIs" in preference or first is str)
    assert response.headers.get("Preference-Applied") == ("return=representation" if preference else None)
    if preference:
        assert response["Content-Location"] == collection["id"]


@pytest.mark.parametrize("is_addresses", [0, 1])
def test_pages_lead_through_all_annotations_both_ways(
    ann: User, client: Client, monkeypatch: pytest.MonkeyPatch, is_addresses: int
) -> None:
    made = [SITE + path(post(ann)) for _ in range(5)][::-1]
    monkeypatch.setattr(container_module, "SIZE", 2)

    def walk(address: str | None, way: str) -> list[list[str]]:
        pages = []
        while address is not None:
            page = client.get(address.removeprefix(SITE)).json()
            assert (page["type"], page["partOf"]["total"]) == ("AnnotationPage", 5)
            pages.append([item if isinstance(item, str) else item["id"] for item in page["items"]])
            address = page.get(way)
        return pages

    collection = client.get(f"/annotations/?iris={is_addresses}").json()
    assert walk(collection["first"]["id"], "next") == [made[:2], made[2:4], made[4:]]
    assert walk(collection["last"], "prev") == [made[3:], made[1:3], made[:1]]
    post(ann)
    following = collection["first"]["next"].removeprefix(SITE)
    assert [str(item if is_addresses else item["id"]) for item in client.get(following).json()["items"]] == made[2:4]


@pytest.mark.parametrize("query", ["page=2", "page=", "iris=2", "offset=1", "page=first&page=last"])
def test_a_page_that_is_none_is_a_problem(client: Client, query: str) -> None:
    response = client.get(f"/annotations/?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_a_write_says_what_it_has_read(ann: User) -> None:
    client, address = signed_in(ann), path(post(ann))
    etag = client.get(address)["ETag"]

    def put(**headers: str) -> Any:
        body = json.dumps(document(bodyValue=f"{headers}", body=None))
        return client.put(address, body, content_type=LD, headers=headers)

    assert put().status_code == 428
    assert put(**{"If-Match": '"another"'}).status_code == 412
    assert put(**{"If-Match": etag, "If-None-Match": "*"}).status_code == 412
    assert put(**{"If-Match": f"W/{etag}"}).status_code == 412
    changed = put(**{"If-Match": f'"another", {etag}'})
    assert (changed.status_code, changed["Content-Type"]) == (200, PROFILE)
    assert changed["ETag"] == client.get(address)["ETag"] != etag
    assert put(**{"If-Match": etag}).status_code == 412
    assert client.get(address, headers={"If-Match": etag}).status_code == 412
    assert client.delete(address, headers={"If-Match": etag}).status_code == 412
    gone = client.delete(address, headers={"If-Match": changed["ETag"]})
    assert (gone.status_code, gone.content) == (204, b"")
    after = client.get(address)
    assert (after.status_code, after["Content-Type"], sorted(after.json())) == (
        410, "application/problem+json", ["deleted", "detail", "guid", "status", "title", "type"],
    )  # fmt: skip


def test_nobody_writes_without_an_account(client: Client, ann: User) -> None:
    address = path(post(ann))
    for response in (send(client), client.put(address, "{}", content_type=LD), client.delete(address)):
        assert (response.status_code, response["WWW-Authenticate"].split()[0]) == (401, "Bearer")


def test_a_session_writes_only_with_the_forms_token(ann: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    assert send(client).status_code == 403
    assert client.post("/annotations/", {"file": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/turtle", b"", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/ld+json; charset=utf-8", b"{", 400),
        ("application/json", b"[]", 400),
        (LD, b" " * 256_001, 413),
        ("", b"", 415),
    ],
)
def test_what_is_no_annotation_is_a_problem(ann: User, content_type: str, body: bytes, status: int) -> None:
    response = signed_in(ann).generic("POST", "/annotations/", body, content_type=content_type)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")


@pytest.mark.parametrize(
    "guid", ["x", "00000000-0000-0000-0000-000000000000", "0" * 32, "{00000000-0000-0000-0000-000000000000}"]
)
def test_what_is_not_there_is_a_problem(client: Client, guid: str) -> None:
    response = client.get(f"/annotations/{guid}/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("application/ld+json, text/html;q=0.5", False),
        ("*/*", False),
        ("text/html;q=x", False),
        (PROFILE, False),
    ],
)
def test_a_browser_is_led_to_the_words(ann: User, client: Client, accept: str, is_page: bool) -> None:
    made = post(ann)
    response = client.get(path(made), headers={"Accept": accept})
    if is_page:
        assert (response.status_code, response["Location"]) == (303, f"/s/TKV5-GJRR#annotation-{made.guid}")
    else:
        assert (response.status_code, response["Content-Type"]) == (200, PROFILE)


def test_a_program_of_another_site_may_write(client: Client) -> None:
    asked = {
        "Origin": "https://tools.example.org",
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization,if-match,content-type,prefer",
    }
    response = client.options("/annotations/", headers=asked)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "PUT" in response["Access-Control-Allow-Methods"]
    assert {"authorization", "if-match", "prefer"} <= set(response["Access-Control-Allow-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in response


@pytest.mark.parametrize(
    "address", ["/annotations/", "/annotations/?iris=1", "/annotations/?page=first", "/annotations/?page=last"]
)
def test_a_page_takes_as_many_queries_with_one_row_as_with_three(ann: User, client: Client, address: str) -> None:
    numbers = []
    for made in (1, 2):
        for _ in range(made):
            post(ann, motivation=["commenting", "assessing"])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 7


def test_every_term_of_our_own_is_explained_at_its_address(client: Client) -> None:
    page = client.get("/annotations/terms/")
    assert (page.status_code, page["Content-Type"]) == (200, "text/html; charset=utf-8")
    own = extension(SITE)
    named = {value["@id"] if isinstance(value, dict) else value for value in own.values()}
    terms = {name.removeprefix("archive:") for name in named if name.startswith("archive:")}
    assert {term for term in terms if f'id="{term}"' not in page.content.decode()} == set()
    assert own["archive"] == f"{SITE}/annotations/terms/#"
    assert client.get("/annotations/terms/", headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_a_browser_is_led_from_deep_in_a_thread_with_the_same_queries(ann: User, client: Client) -> None:
    numbers = []
    answer = post(ann)
    for _ in range(4):
        answer = post(ann, target=SITE + path(answer), motivation=None)
        with CaptureQueriesContext(connection) as queries:
            client.get(path(answer), headers={"accept": "text/html"})
        numbers.append(len(queries))
    assert len(set(numbers)) == 1
