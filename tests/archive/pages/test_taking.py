"""Lists that are taken away: all results, in the order of the page, or none and why."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import PublishedPart
from archive.models.places import FAMILY
from archive.pages import streaming, taking
from archive.searching import Query, find

pytestmark = pytest.mark.usefixtures("seeds")


def take(client: Client, suffix: str, query: str, status: int = 200) -> str:
    response = client.get(f"/search/results.{suffix}?{query}")
    assert response.status_code == status
    return response.getvalue().decode()


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("q=Russia", Query(q="Russia")),
        ("q=judo", Query(q="judo")),
        ("topic=korea&date_after=2002&date_before=2003", Query(topic="korea", date_after="2002", date_before="2003")),
        ("speaker=vladimir-putin%2Cjunichiro-koizumi", Query(speaker="vladimir-putin,junichiro-koizumi")),
        ("q=treaty&passage=narrative", Query(q="treaty", passage="narrative")),
    ],
)
def test_a_table_has_every_result_in_the_order_of_the_page(client: Client, address: str, query: Query) -> None:
    hits = find(query, limit=1_000).hits
    rows = lines(take(client, "csv", address))
    assert hits
    assert [row["text"].removeprefix("'") for row in rows if row["kind"] != "record"] == [
        hit.text for hit in hits if hit.kind != "title"
    ]
    assert [row["sid"] for row in rows] == [hit.data.get("sid") or "" for hit in hits]
    for row, hit in zip(rows, hits, strict=True):
        assert row["record_keeper"] == hit.data["record_keeper"]["label"]
        assert row["account"] == hit.account
        assert hit.data["report"]["rid"] in row["report"]
        assert row["citation"]


@pytest.mark.parametrize(
    ("suffix", "media_type", "entry"),
    [
        ("ris", "application/x-research-info-systems", "\nER  -"),
        ("bib", "application/x-bibtex", "\n}"),
        ("txt", "text/plain", "The Diplomacy Archive, edition"),
    ],
)
def test_each_format_has_an_entry_a_result(client: Client, suffix: str, media_type: str, entry: str) -> None:
    response = client.get(f"/search/results.{suffix}?topic=korea&speaker=junichiro-koizumi")
    assert response["Content-Type"].startswith(media_type)
    assert response["Content-Disposition"] == f'attachment; filename="diplomacy-archive-search.{suffix}"'
    number = len(find(Query(topic="korea", speaker="junichiro-koizumi"), limit=100).hits)
    assert number > 1
    text = response.getvalue().decode()
    assert text.count(entry) == number * (1 if suffix != "txt" else text.count(entry) // number)
    assert "Koizumi" in text


def test_csl_json_is_one_value_whatever_is_found(client: Client) -> None:
    items = json.loads(take(client, "json", "q=Russia"))
    assert len({item["id"] for item in items}) == len(items) == len(find(Query(q="Russia"), limit=1_000).hits)
    assert json.loads(take(client, "json", "q=xqzwv")) == []


def test_nothing_is_given_of_a_list_that_is_too_long(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found = len(find(Query(q="Russia"), limit=1_000).hits)
    monkeypatch.setattr(taking, "LONGEST", found)
    assert len(lines(take(client, "csv", "q=Russia"))) == found
    monkeypatch.setattr(taking, "LONGEST", found - 1)
    refused = take(client, "csv", "q=Russia", 400)
    assert f"more than {found - 1} results" in refused
    assert "Narrow it" in refused
    assert "/api/v1/" in refused


def test_a_list_that_grows_on_its_way_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "LONGEST", 3)
    with pytest.raises(RuntimeError, match="more results than were counted"):
        list(taking._rows(PublishedPart.objects.all()))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search/results.csv", 400),
        ("/search/results.csv?q=!!!", 400),
        ("/search/results.csv?q=peace&after=x", 400),
        ("/search/results.csv?kind=party", 400),
        ("/search/results.pdf?q=peace", 404),
    ],
)
def test_what_cannot_be_taken_away_is_explained(client: Client, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert len(response.content) > 20


@pytest.mark.parametrize("chunk", [2, 500])
def test_only_the_head_has_no_body(client: Client, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "CHUNK", chunk)
    response = client.head("/search/results.csv?q=peace")
    assert (response.status_code, response.getvalue()) == (200, b"")
    assert response["Content-Disposition"]


@pytest.mark.parametrize("suffix", taking.SUFFIXES)
def test_a_long_list_comes_in_pieces_and_is_the_same(
    client: Client, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(f"/search/results.{suffix}?q=Russia")
    monkeypatch.setattr(taking, "CHUNK", 10)
    in_pieces = client.get(f"/search/results.{suffix}?q=Russia")
    assert (whole.streaming, in_pieces.streaming) == (False, True)
    assert whole.getvalue() == in_pieces.getvalue()
    assert whole["ETag"]


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    counts = []
    for query in ("q=judo", "q=Russia"):
        with CaptureQueriesContext(connection) as queries:
            take(client, "csv", query)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_few_long_lists_are_under_way_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "CHUNK", 10)
    with connection.cursor() as cursor:
        # An answer that a test before has not read to its end holds its place on this connection still.
        cursor.execute("SELECT pg_advisory_unlock_all()")
    others = [connection.copy() for _ in range(streaming.PLACES)]
    try:
        for place, other in enumerate(others):
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s, %s)", [FAMILY, place])
        busy = client.get("/search/results.csv?q=peace")
        assert (busy.status_code, busy["Retry-After"], busy.streaming) == (503, "60", False)
        assert "Come again in a minute" in busy.content.decode()
        short = client.get("/search/results.csv?q=judo")
        assert short.status_code == 200, "a short list needs no place"
    finally:
        for other in others:
            # Said to the server: of a connection that is only closed it may learn after the next request.
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")
            other.close()
    for _ in range(streaming.PLACES + 1):
        response = client.get("/search/results.csv?q=peace")
        assert response.status_code == 200
        assert len(response.getvalue()) > 1000  # the client closes what it has read
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND pid = pg_backend_pid()",
            [FAMILY],
        )
        assert cursor.fetchone() == (0,), "each place is given back"
