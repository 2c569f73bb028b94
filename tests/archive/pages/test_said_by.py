"""Findings by who says them and in which words; those lists of references and places as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import (
    FormerSlug,
    Person,
    PublishedFigure,
    PublishedPlace,
    PublishedReference,
    Report,
)
from archive.pages.instruments import show_reference
from archive.pages.tables import COMMON
from archive.publishing import withdraw
from archive.rendering.reading import Reading
from archive.rendering.said import Saying
from diplomacy.accounts.models import User

pytestmark = pytest.mark.usefixtures("seeds")

Row = dict[str, Any]
KINDS: dict[str, QuerySet[Any]] = {
    "references": PublishedReference.objects.all(),
    "figures": PublishedFigure.objects.all(),
    "places": PublishedPlace.objects.all(),
}
PUTIN, JAPAN = "vladimir-putin", "japan"


def text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content
    return b"".join(response).decode()


def lines(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(client, path).removeprefix("\ufeff"))))


def is_said(row: Row, *, person: str = "", country: str = "") -> bool:
    """Whether one speaker of the statement has both."""
    return any(
        (not person or (who["person"] or {}).get("slug") == person)
        and (not country or (who["country"] or {}).get("slug") == country)
        for who in row["speakers"]
    )


CASES: dict[str, tuple[dict[str, str], Callable[[Row], bool]]] = {
    "speaker": ({"speaker": PUTIN}, lambda row: is_said(row, person=PUTIN)),
    "country": ({"country": JAPAN}, lambda row: is_said(row, country=JAPAN)),
    # Both hold for the same one: Japan's are not his.
    "both": ({"speaker": PUTIN, "country": "russian-federation"}, lambda row: is_said(row, person=PUTIN, country="russian-federation")),
    "neither": ({"speaker": PUTIN, "country": JAPAN}, lambda row: is_said(row, person=PUTIN, country=JAPAN)),
    "with the others": ({"speaker": PUTIN, "record_keeper": "mofa-japan"}, lambda row: is_said(row, person=PUTIN) and row["record_keeper"]["slug"] == "mofa-japan"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES)
def test_the_api_finds_by_who_says_it(client: Client, kind: str, case: str) -> None:
    query, stands = CASES[case]
    wanted = {row.data["key"] for row in KINDS[kind].all() if stands(row.data)}
    assert bool(wanted) == (case != "neither")
    assert len(wanted) < KINDS[kind].count()
    found = client.get(f"/api/v1/{kind}/", {**query, "page_size": 200}).json()["results"]
    assert {row["key"] for row in found} == wanted


@pytest.mark.parametrize(
    ("kind", "query"), [("references", "korea"), ("figures", "Sakhalin"), ("places", "korea -iraq")]
)
def test_the_api_finds_by_the_words_around(client: Client, kind: str, query: str) -> None:
    wanted_words = [word for word in query.split() if not word.startswith("-")]
    found = client.get(f"/api/v1/{kind}/", {"q": query, "page_size": 200}).json()["results"]
    keys = {row["key"] for row in found}
    assert 0 < len(keys) < KINDS[kind].count()
    for row in KINDS[kind].select_related("part"):
        if row.data["key"] in keys:
            # A word is found in its other forms too.
            assert all(word[:5].lower() in row.part.text.lower() for word in wanted_words)
        elif "-" not in query:
            assert not all(f"{word.lower()} " in row.part.text.lower() for word in wanted_words)


@pytest.mark.parametrize("kind", KINDS)
def test_a_narrowed_list_is_one_query(client: Client, django_assert_num_queries: Any, kind: str) -> None:
    for query in (
        {"speaker": PUTIN},
        {"country": JAPAN},
        {"q": "the"},
        {"speaker": PUTIN, "country": "russian-federation", "count": "on"},
    ):
        with django_assert_num_queries(1):
            client.get(f"/api/v1/{kind}/", {**query, "page_size": 1})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("query", "told"),
    [("speaker=nobody-at-all", "speaker"), ("country=nowhere", "country"), ("speaker=%00", "speaker"), ("q=+", "q"), (f"q={'x' * 2000}", "q")],
)  # fmt: skip
def test_what_nobody_knows_is_refused(client: Client, kind: str, query: str, told: str) -> None:
    answer = client.get(f"/api/v1/{kind}/?{query}")
    assert answer.status_code == 400
    assert told in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_of_before_leads_on(client: Client, kind: str) -> None:
    FormerSlug.objects.create(kind="person", slug="v-putin", record=Person.objects.get(slug=PUTIN).pk)
    answer = client.get(f"/api/v1/{kind}/?speaker=v-putin")
    assert answer.status_code in (301, 302, 307, 308)
    assert f"speaker={PUTIN}" in answer["Location"]


def test_page_and_table_of_figures_are_narrowed_as_the_api_is(client: Client) -> None:
    for query in ({"speaker": PUTIN}, {"country": JAPAN}, {"q": "Sakhalin"}):
        asked = urlencode(query)
        found = client.get(f"/api/v1/figures/?page_size=200&{asked}").json()["results"]
        keys = {row["key"] for row in found}
        assert {row["key"] for row in lines(client, f"/figures/list.csv?{asked}")} == keys != set()
        page = text(client, f"/figures/?{asked}")
        assert page.count('<tr id="said-') == min(len(keys), 50)
        assert f"/figures/list.csv?{asked}" in page
    assert "Who says it: vladimir-putin" in text(client, "/figures/?speaker=vladimir-putin")
    assert 'name="q"' in text(client, "/figures/")
    for path in ("/figures/", "/figures/list.csv"):
        text(client, f"{path}?speaker=nobody-at-all", 400)
        assert "no word in it" in text(client, f"{path}?q=%22%22", 400)
    FormerSlug.objects.create(kind="person", slug="v-putin", record=Person.objects.get(slug=PUTIN).pk)
    for path in ("/figures/", "/figures/list.csv"):
        assert client.get(f"{path}?speaker=v-putin")["Location"] == f"{path}?speaker={PUTIN}"


def test_references_to_what_is_not_listed_are_taken_away_with_their_symbols(client: Client) -> None:
    for row in PublishedReference.objects.newest_first()[:2]:
        symbol = "S/RES/99(2001)" if not PublishedReference.objects.filter(instrument=None) else None
        body = orjson.dumps({**row.data, "instrument": None, "designation": symbol}).decode()
        PublishedReference.objects.filter(pk=row.pk).update(instrument=None, body=body)
    page = text(client, "/instruments/unresolved/")
    assert page.count("Symbol: S/RES/99(2001)") == 1
    assert '<a href="/instruments/unresolved/list.csv" rel="nofollow">' in page
    table = lines(client, "/instruments/unresolved/list.csv")
    every = PublishedReference.objects.filter(instrument=None).newest_first()
    assert [line["key"] for line in table] == [one.data["key"] for one in every]
    assert len(table) == 2
    assert list(table[0]) == ["designation", *COMMON]
    assert [line["designation"] for line in table if line["designation"]] == ["S/RES/99(2001)"]
    assert text(client, "/instruments/unresolved/list.csv?speaker=x", 400)


def test_an_instrument_s_page_repeats_no_symbol_beside_each_reference(client: Client) -> None:
    assert "Symbol:" not in text(client, "/instruments/npt/")


def test_a_reference_that_no_symbol_can_be_told_of_has_none() -> None:
    row = PublishedReference.objects.filter(designation="").first()
    assert row is not None
    assert show_reference(row.data)["designation"] == ""


def test_beside_the_words_stands_the_symbol_of_what_is_not_listed() -> None:
    row = {"start": 1, "end": 9, "words": "Resolution\n99", "instrument": None, "designation": "S/RES/99(2001)", "certainty": 0.9, "confirmed_by": None}  # fmt: skip
    assert told(row) == "Resolution 99: S/RES/99(2001) (not listed among the instruments)"
    assert told(row | {"designation": None}) == "Resolution 99 (not identified)"
    named = {"label": "Water Resolution", "slug": "water-resolution"}
    assert told(row | {"instrument": named}) == "Water Resolution"


def told(row: Row) -> str:
    """The line of a reference in a record that has nothing else."""
    record = {"parts": [{"kind": "statement", "start": 0, "end": 20}]}
    (item,) = Saying(Reading(edition={"record": record, "judgements": {"findings": {"references": [row]}}})).items
    return str(item["text"])


def test_the_list_of_places_is_taken_away_narrowed_as_it_is(client: Client) -> None:
    every = lines(client, "/places/list.csv")
    assert [line["name"] for line in every] == [row["name"] for row in PublishedPlace.objects.counted()]
    iraq = next(line for line in every if line["name"] == "Iraq")
    assert (iraq["kind"], iraq["code"]) == ("state", "IQ")
    assert iraq["url"].endswith("/places/iraq/")
    assert int(iraq["mentions"]) >= int(iraq["records"]) >= int(iraq["third"]) > 0
    for query in ("kind=body", "only=third"):
        table = lines(client, f"/places/list.csv?{query}")
        assert 0 < len(table) < len(every)
        page = text(client, f"/places/?{query}")
        assert f'<a href="/places/list.csv?{query}" rel="nofollow">' in page
        assert all(f'href="/places/{line["url"].split("/")[-2]}/"' in page for line in table)
    for query in ("kind=planet", "only=mine", "sort=name", "kind=body&kind=state"):
        assert text(client, f"/places/list.csv?{query}", 400)


def test_who_named_a_place_is_taken_away(client: Client) -> None:
    assert '<a href="/places/iraq/list.csv" rel="nofollow">' in text(client, "/places/iraq/")
    table = lines(client, "/places/iraq/list.csv")
    assert [line["key"] for line in table] == [
        row.data["key"] for row in PublishedPlace.objects.named("iraq").newest_first()
    ]
    assert list(table[0]) == ["kind", "name", "code", "third", "sides", *COMMON]
    assert {(line["name"], line["code"]) for line in table} == {("Iraq", "IQ")}
    assert {line["third"] for line in table} <= {"yes", "no", ""}
    assert text(client, "/places/nowhere-at-all/list.csv", 404)
    assert client.get("/places/kuril-islands/list.csv").status_code in (301, 404)
    assert text(client, "/places/iraq/list.csv?kind=body", 400)


@pytest.mark.parametrize("path", ["/instruments/unresolved/list.csv", "/places/list.csv", "/places/iraq/list.csv"])
def test_a_table_is_the_same_for_everybody_in_few_queries(client: Client, superuser: User, path: str) -> None:
    anonymous = client.get(path)
    assert anonymous["Content-Type"].startswith("text/csv")
    assert anonymous["Content-Disposition"].startswith('attachment; filename="diplomacy-archive-')
    client.force_login(superuser)
    assert client.get(path).content == anonymous.content
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    assert len(captured) <= 3


def test_a_withdrawn_record_is_in_no_table(client: Client, superuser: User) -> None:
    for report in Report.objects.all():
        withdraw(report=report, by=superuser, reason="for the test")
    assert lines(client, "/places/list.csv") == lines(client, "/instruments/unresolved/list.csv") == []
    assert text(client, "/places/iraq/list.csv", 404)
