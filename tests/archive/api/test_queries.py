"""How many queries an answer costs: always the same, however many rows there are."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.archive.api.conftest import ADDRESSES, PATHS, REPORTS, STATEMENTS

pytestmark = pytest.mark.usefixtures("seeds")

LISTS = [
    *(f"{path}?" for path in PATHS.values()),
    f"{STATEMENTS}?topic=korea",
    f"{STATEMENTS}?speaker=vladimir-putin",
    f"{STATEMENTS}?country=japan",
    f"{STATEMENTS}?office=prime-minister-of-japan",
    f"{STATEMENTS}?proposition=oil-pipeline-to-pacific",
    f"{STATEMENTS}?topic=korea&speaker=vladimir-putin&account=other&q=six",
    f"{STATEMENTS}?proposition=oil-pipeline-to-pacific&direction=supports&meeting=summit-meeting-2003-05-30",
    f"{STATEMENTS}?fields=sid,topics",
    f"{REPORTS}?speaker=vladimir-putin&topic=korea&date_after=2002&form=summary",
    f"{PATHS['positions']}?topic=energy&holder=vladimir-putin&direction=supports&date_after=2002",
    f"{PATHS['people']}?name=put&country=russian-federation",
    f"{PATHS['meetings']}?participant=vladimir-putin&date_after=2003-01&record_keeper=mofa-japan",
    f"{PATHS['propositions']}?topic=energy&name=oil",
    f"{PATHS['topics']}?broader=korea&fields=slug,statements",
]


@pytest.mark.parametrize("size", [1, 3, 200])
@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_one_query(client: Client, django_assert_num_queries: Any, address: str, size: int) -> None:
    with django_assert_num_queries(1):
        response = client.get(f"{address}&page_size={size}")
    assert 0 < len(response.json()["results"]) <= size


@pytest.mark.parametrize("address", LISTS)
def test_a_count_is_one_query(client: Client, django_assert_num_queries: Any, address: str) -> None:
    with django_assert_num_queries(1):
        assert client.get(f"{address}&count=on").json()["count"] > 0


@pytest.mark.parametrize("address", LISTS)
def test_a_second_page_is_one_query(client: Client, django_assert_num_queries: Any, address: str) -> None:
    following = client.get(f"{address}&page_size=1").json()["next"]
    if following:
        with django_assert_num_queries(1):
            assert len(client.get(following).json()["results"]) == 1


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        ("topic=pipeline", 2),
        ("topic=nothing", 3),
        ("topic=pipeline&speaker=igor-ivanov&report=JT6MVQQ4&office=nothing", 3),
    ],
)
def test_an_empty_list_looks_its_names_up_with_one_more_and_unknown_ones_with_two(
    client: Client, django_assert_num_queries: Any, query: str, queries: int
) -> None:
    with django_assert_num_queries(queries):
        client.get(f"{STATEMENTS}?{query}&date_before=1999")


@pytest.mark.parametrize("address", [*ADDRESSES.values(), f"{ADDRESSES['editions']}content/"])
def test_one_thing_is_one_query(client: Client, django_assert_num_queries: Any, address: str) -> None:
    with django_assert_num_queries(1):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/docs/", "/api/v1/schema/"])
def test_what_is_the_same_for_all_records_asks_for_none(
    client: Client, django_assert_num_queries: Any, address: str
) -> None:
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200
