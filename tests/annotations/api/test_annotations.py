"""Annotations in the API: lists and their filters, threads, versions, changes, writes that come twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.api.filters import ANNOTATIONS
from annotations.grouping import found
from annotations.idempotency import forget_keys
from annotations.models import Annotation, Body, IdempotencyKey
from archive.models import Report
from archive.models.identifiers import show
from diplomacy.accounts.erasing import erase
from diplomacy.accounts.models import User
from tests.annotations.samples import CONTEXT, LD, SITE, STATEMENT, api, document, path, post, send, signed_in

LIST = "/api/v1/annotations/"

pytestmark = pytest.mark.usefixtures("seeds")


def ids(client: Client, **query: Any) -> list[str]:
    response = client.get(LIST, query)
    assert response.status_code == 200, response.content
    return [row.get("id", row.get("guid")) for row in response.json()["results"]]


def id_of(*annotations: Annotation) -> list[str]:
    return [SITE + path(one) for one in annotations]


def test_what_is_posted_is_read_back(ann: User) -> None:
    client = signed_in(ann)
    made = send(client, LIST)
    assert (made.status_code, made["Content-Type"]) == (201, "application/json")
    assert made["Location"].startswith(SITE + LIST)
    read = client.get(made["Location"])
    assert (read.content, read["ETag"]) == (made.content, made["ETag"])
    guid = read.json()["id"].split("/")[-2]
    assert client.get(f"/annotations/{guid}/").content == read.content
    assert client.get(f"{made['Location']}?fields=id,target").json().keys() == {"id", "target"}
    changed = client.put(
        made["Location"],
        json.dumps(document(bodyValue="New.", body=None)),
        content_type=LD,
        headers={"If-Match": read["ETag"]},
    )
    assert (changed.status_code, changed.json()["body"]) == (
        200,
        {"type": "TextualBody", "value": "New.", "format": "text/plain"},
    )
    assert client.delete(made["Location"]).status_code == 204
    assert client.get(made["Location"]).status_code == 410


def whole(ann: User) -> dict[str, Any]:
    """An annotation with all that is kept, as it is printed."""
    group = found(name="Pacific", by=ann)
    target = {"source": STATEMENT, "selector": {"type": "TextQuoteSelector", "exact": "expressing gratitude"}}
    body = [
        {
            "type": "TextualBody",
            "value": "Ja @x <b>",
            "format": "text/markdown",
            "language": "de",
            "purpose": "assessing",
        },
        {"type": "TextualBody", "value": "oil", "purpose": "tagging"},
        {"type": "SpecificResource", "source": f"{SITE}/topics/peace-treaty/"},
        {
            "type": "SpecificResource",
            "source": {"id": "https://example.org/", "label": "L", "format": "text/html", "language": "ja"},
        },
        "https://example.org/𠮷",
    ]
    shared = {"visibility": "group", "group": f"{SITE}/groups/{group.slug}/"}
    made = post(
        ann,
        target=target,
        body=body,
        motivation=["assessing", "tagging"],
        via=["urn:a", "urn:b"],
        canonical="urn:c",
        **shared,
    )
    return signed_in(ann).get(api(made)).json()


def test_nothing_is_lost_on_a_round_trip(ann: User) -> None:
    client = signed_in(ann)
    first = whole(ann)
    etag = client.get(first["id"].removeprefix(SITE))["ETag"]
    put = client.put(
        first["id"].removeprefix(SITE), json.dumps(first), content_type=LD, headers={"If-Match": etag}
    ).json()
    assert {**put, "modified": None} == {**first, "modified": None}
    copied = client.post(LIST, json.dumps(first), content_type=LD).json()
    own = {"id": None, "created": None, "modified": None, "via": None}
    assert {**copied, **own} == {**first, **own}
    assert copied["via"] == ["urn:a", "urn:b", first["id"]]


def test_each_filter_finds_what_is_so(seeds: dict[str, Report], ann: User, bob: User) -> None:
    report = seeds["001"]
    group = found(name="Pacific", by=ann)
    assert seeds["002"].current_edition is not None
    other = next(
        part["sid"] for part in seeds["002"].current_edition.document["record"]["parts"] if part["kind"] == "statement"
    )
    first = post(
        ann, body={"type": "TextualBody", "value": "Oil and gas: 50%"}, motivation=["commenting", "assessing"]
    )
    second = post(
        ann, target=f"/s/{show(other)}", visibility="group", group=f"{SITE}/groups/{group.slug}/",
        body=[{"type": "TextualBody", "value": "Oil", "purpose": "tagging"}, {"type": "SpecificResource", "source": f"{SITE}/topics/peace-treaty/"}],
    )  # fmt: skip
    third = post(bob, target=path(first), body={"type": "TextualBody", "value": "Gas, rather."}, motivation="replying")
    client = signed_in(ann)
    expected = {
        "": [third, second, first],
        f"report={report.rid}": [third, first],
        f"report={show(report.rid).lower()}&edition=1": [third, first],
        f"report={report.rid}&edition=2": [],
        "statement=TKV5-GJRR": [third, first],
        f"statement={other}": [second],
        "creator=ann": [second, first],
        "creator=0000-0002-1825-0097": [second, first],
        "creator=https://orcid.org/0000-0002-1825-0097": [second, first],
        "creator=nobody": [],
        f"group={group.slug}": [second],
        "group=none": [],
        "motivation=assessing": [first],
        "tag=OIL": [second],
        "topic=peace-treaty": [second],
        "topic=no-such-topic": [],
        "words=gas+oil": [first],
        "words=50%25": [first],
        "words=5_%25": [],
        "visibility=public": [third, first],
        "visibility=private": [],
        "replies=only": [third],
        "replies=none": [second, first],
        "words=gas&creator=bob": [third],
    }
    for query, found_ in expected.items():
        response = client.get(f"{LIST}?{query}").json()["results"]
        assert [row["id"] for row in response] == id_of(*found_), query
        assert client.get(f"{LIST}?{query}&count=on").json() == {"count": len(found_)}, query


@pytest.mark.parametrize(
    "query",
    ["report=x", "edition=1", "report=JT6MVQQ4&edition=0", "motivation=liking", "replies=some", "updated_since=yesterday", "words=" + "+".join("abcdefghijk"),
     "offset=3", "fields=nothing", "page_size=0", "cursor=x", "count=off", "topic=%20x", "visibility=", "tag=a&tag=b", "creator=%00"],
)  # fmt: skip
def test_what_nobody_understands_is_refused(client: Client, query: str) -> None:
    response = client.get(f"{LIST}?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["errors"]


def test_pages_follow_each_other_both_ways(ann: User, client: Client) -> None:
    made = id_of(*[post(ann) for _ in range(5)][::-1])

    def walk(address: str | None, way: str) -> list[list[str]]:
        pages = []
        while address is not None:
            page = client.get(address.removeprefix(SITE)).json()
            pages.append([row["id"] for row in page["results"]])
            last, address = address, page[way]
        pages.append([last])
        return pages

    *forward, [last] = walk(f"{LIST}?page_size=2&creator=ann", "next")
    assert forward == [made[:2], made[2:4], made[4:]]
    *backward, _ = walk(last, "previous")
    assert backward == forward[::-1]


def test_changes_come_in_their_order_with_tombstones(ann: User, client: Client) -> None:
    first, second, third = (post(ann) for _ in range(3))
    since = timezone.now().isoformat()
    assert ids(client, updated_since=since) == []
    owner = signed_in(ann)
    owner.delete(path(first))
    etag = owner.get(path(second))["ETag"]
    owner.put(path(second), json.dumps(document()), content_type=LD, headers={"If-Match": etag})
    rows = client.get(LIST, {"updated_since": since}).json()["results"]
    deleted = Annotation.objects.get(pk=first.pk).deleted_at
    assert deleted is not None
    assert rows[0] == {"guid": str(first.guid), "deleted": deleted.isoformat().replace("+00:00", "Z")}
    assert [row["id"] for row in rows[1:]] == id_of(second)
    assert ids(client) == id_of(second, third)


def test_a_thread_is_read_as_it_was_made_with_what_is_gone(ann: User, bob: User, client: Client) -> None:
    first = post(ann)
    second = post(bob, target=path(first))
    third = post(ann, target=path(second))
    post(ann)
    post(bob, target=path(first), visibility="private")
    for one in (first, second, third):
        rows = client.get(f"{api(one)}thread/").json()["results"]
        assert [row["id"] for row in rows] == id_of(first, second, third)
    signed_in(bob).delete(path(second))
    rows = client.get(f"{api(second)}thread/").json()["results"]
    assert [row.get("id", row.get("guid")) for row in rows] == [id_of(first)[0], str(second.guid), id_of(third)[0]]


def test_the_same_bytes_are_not_sent_twice(ann: User, client: Client) -> None:
    made = post(ann)
    for address in (LIST, api(made), f"{api(made)}versions/", f"{api(made)}thread/", f"{LIST}?count=on"):
        etag = client.get(address)["ETag"]
        again = client.get(address, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b""), address
        assert {"Authorization", "Cookie"} <= {word.strip() for word in again["Vary"].split(",")}
        assert again["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "address",
    [LIST, f"{LIST}?updated_since=2020-01-01T00:00:00Z", f"{LIST}?words=so+is&topic=peace-treaty&replies=none"],
)
def test_a_list_takes_as_many_queries_with_one_row_as_with_three(ann: User, client: Client, address: str) -> None:
    tags = [
        {"type": "TextualBody", "value": "So it is."},
        {"type": "SpecificResource", "source": f"{SITE}/topics/peace-treaty/"},
    ]
    numbers = []
    for made in (1, 2):
        for _ in range(made):
            post(ann, body=tags)
        with CaptureQueriesContext(connection) as queries:
            assert len(client.get(address).json()["results"]) == made * (made + 1) // 2
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 6


def test_one_annotation_is_written_and_read_in_few_queries(ann: User) -> None:
    client = signed_in(ann)
    send(client)
    numbers = []
    for bodies in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            made = send(client, body=[{"type": "TextualBody", "value": f"{n}"} for n in range(bodies)])
        assert made.status_code == 201
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 20


# Writes that come twice --------------------------------------------------------------------------------------------


@pytest.fixture
def twice(ann: User) -> Callable[..., Any]:
    client = signed_in(ann)

    def write(key: str = "k-1", **members: Any) -> Any:
        return client.post(LIST, json.dumps(document(**members)), content_type=LD, headers={"Idempotency-Key": key})

    return write


def test_the_same_write_is_done_once_and_answered_alike(twice: Callable[..., Any]) -> None:
    first, second = twice(), twice()
    assert (second.status_code, second.content, second["Location"], second["ETag"]) == (
        201,
        first.content,
        first["Location"],
        first["ETag"],
    )
    assert Annotation.objects.count() == 1
    assert twice(key="k-2").json()["id"] != first.json()["id"]


def test_another_write_with_the_same_key_is_refused(twice: Callable[..., Any], bob: User) -> None:
    twice()
    assert twice(motivation="assessing").status_code == 422
    other = signed_in(bob).post(LIST, json.dumps(document()), content_type=LD, headers={"Idempotency-Key": "k-1"})
    assert other.status_code == 201


def test_what_was_refused_can_be_sent_again_in_order(twice: Callable[..., Any]) -> None:
    assert twice(target="/nowhere/").status_code == 400
    assert twice().status_code == 201


def test_a_key_is_forgotten_after_a_day(twice: Callable[..., Any]) -> None:
    first = twice()
    IdempotencyKey.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    assert twice(motivation="assessing").json()["id"] != first.json()["id"]
    IdempotencyKey.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    assert forget_keys(timezone.now()) == 1


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_that_is_none_is_refused(twice: Callable[..., Any], key: str) -> None:
    assert twice(key=key).status_code == 400


def test_putting_and_deleting_twice_are_answered_alike(ann: User) -> None:
    client, made = signed_in(ann), post(ann)
    head = {"If-Match": client.get(api(made))["ETag"], "Idempotency-Key": "put"}
    body = json.dumps(document(bodyValue="New.", body=None))
    answers = [client.put(api(made), body, content_type=LD, headers=head) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert Annotation.objects.get(pk=made.pk).number == 2
    assert [client.delete(api(made), headers={"Idempotency-Key": "gone"}).status_code for _ in range(2)] == [204, 204]
    assert client.delete(api(made)).status_code == 410


def test_words_that_are_deleted_are_in_no_kept_answer_either(twice: Callable[..., Any], ann: User) -> None:
    sent = {"body": {"type": "TextualBody", "value": "Unsaid."}}
    made = twice(**sent).json()
    kept = signed_in(ann).post(LIST, json.dumps(document(bodyValue="Said.", body=None)), content_type=LD,
                               headers={"Idempotency-Key": "kept"})  # fmt: skip
    api_path = LIST + made["id"].split("/")[-2] + "/"
    client = signed_in(ann)
    head = {"If-Match": client.get(api_path)["ETag"], "Idempotency-Key": "put"}
    assert client.put(api_path, json.dumps(document(**sent)), content_type=LD, headers=head).status_code == 200
    assert client.delete(api_path).status_code == 204
    answers = {one.key: bytes(one.answer) for one in IdempotencyKey.objects.all()}
    assert answers == {"k-1": b"", "put": b"", "kept": kept.content}
    assert twice(**sent).status_code == 410  # done once, and not again
    assert Annotation.objects.filter(deleted_at=None).count() == 1


# Whatever comes -----------------------------------------------------------------------------------------------------

VALUES = st.text(max_size=20) | st.sampled_from(
    [
        "TKV5GJRR",
        "1",
        "on",
        "2026-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "%",
        "public",
    ]
)
UNCHANGED = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@UNCHANGED
@given(
    query=st.dictionaries(
        st.sampled_from([*sorted(ANNOTATIONS.names), "cursor", "page_size", "count", "fields"]), VALUES, max_size=3
    )
)
def test_any_query_is_answered(query: dict[str, str]) -> None:
    response = Client().get(f"{LIST}?{urlencode(query, errors='surrogatepass')}")
    assert response.status_code in (200, 400)


@UNCHANGED
@given(
    source=st.text(max_size=30) | st.sampled_from(["/s/TKV5-GJRR", "/reports/", "/reports/JT6M-VQQ4/999999999/", "/api/v1/editions/JT6MVQQ4/1.999999999/", "/annotations/" + "-" * 36 + "/", SITE]),
    exact=st.text(max_size=10), start=st.integers(-1, 2**31), length=st.integers(0, 2**31),
    cached=st.none() | st.text(max_size=20) | st.sampled_from(["/reports/JT6M-VQQ4/1/", "/reports/x/1/", "/api/v1/editions/JT6MVQQ4/1.0/"]),
    value=st.text(max_size=20),
)  # fmt: skip
def test_any_annotation_is_kept_or_refused(
    ann: User, source: str, exact: str, start: int, length: int, cached: str | None, value: str
) -> None:
    selectors = [
        {"type": "TextQuoteSelector", "exact": exact},
        {"type": "TextPositionSelector", "start": start, "end": start + length},
    ]
    state = {} if cached is None else {"state": {"type": "TimeState", "cached": cached}}
    for selector in (selectors, selectors[0], selectors[1], []):
        target = {"source": source, "selector": selector, **state}
        sent = json.dumps(document(target=target, bodyValue=value, body=None))
        response = signed_in(ann).post(LIST, sent, content_type=LD)
        assert response.status_code in (201, 400), response.content
        if response.status_code == 201:
            assert Body.objects.filter(value=value).exists()


def test_the_context_is_that_of_the_standard_and_our_own(ann: User) -> None:
    made = whole(ann)
    assert made["@context"][0] == CONTEXT


def test_what_an_erased_account_has_left_is_not_found_together(ann: User, client: Client) -> None:
    kept = post(ann)
    erase(ann, keeps_shared=True)
    ann.refresh_from_db()
    assert ids(client) == id_of(kept)
    assert ids(client, creator=ann.username) == []
    assert ids(client, creator=ann.username, updated_since="2000-01-01T00:00:00Z") == []
