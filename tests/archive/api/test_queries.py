"""How many queries an answer costs: always the same, however many rows there are."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from archive.models import PublishedPart, Report
from archive.models.identifiers import show
from tests.archive.api.conftest import REPORTS, STATEMENTS

pytestmark = pytest.mark.usefixtures("seeds")

LISTS = [
    STATEMENTS,
    f"{STATEMENTS}?topic=korea",
    f"{STATEMENTS}?speaker=vladimir-putin",
    f"{STATEMENTS}?topic=korea&speaker=vladimir-putin&account=other&q=six",
    f"{STATEMENTS}?fields=sid,topics",
    REPORTS,
    f"{REPORTS}?speaker=vladimir-putin&topic=korea&date_after=2002&form=summary",
]


@pytest.mark.parametrize("size", [1, 3, 200])
@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_one_query(client: Client, django_assert_num_queries: Any, address: str, size: int) -> None:
    with django_assert_num_queries(1):
        response = (
            client.get(address, {"page_size": size}, query_params=None)
            if "?" not in address
            else client.get(f"{address}&page_size={size}")
        )
    assert 0 < len(response.json()["results"]) <= size


@pytest.mark.parametrize("address", LISTS)
def test_a_count_is_one_query(client: Client, django_assert_num_queries: Any, address: str) -> None:
    with django_assert_num_queries(1):
        client.get(address, {"count": "on"}) if "?" not in address else client.get(f"{address}&count=on")


def test_an_empty_list_looks_its_names_up(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        client.get(f"{STATEMENTS}?topic=pipeline&speaker=igor-ivanov&date_before=1999")


def test_a_statement_is_one_query(client: Client, django_assert_num_queries: Any) -> None:
    part = PublishedPart.objects.statements().earliest("pk")
    with django_assert_num_queries(1):
        client.get(f"{STATEMENTS}{show(str(part.identity_id))}/")


def test_a_report_is_two_queries(client: Client, django_assert_num_queries: Any, seeds: dict[str, Report]) -> None:
    with django_assert_num_queries(2):
        client.get(f"{REPORTS}{seeds['001'].rid}/")
