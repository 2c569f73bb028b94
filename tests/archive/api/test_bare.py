"""What the API is measured against (`tests/bench/bare.py`) gives the same bodies."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from psycopg import Cursor

from archive.models import PublishedReport, Report
from archive.models.identifiers import show
from tests.bench.bare import list_by_topic, one_report


class Same:
    """The test's own connection, as psycopg gives it, so that what is not committed is seen."""

    def execute(self, sql: str, parameters: list[Any]) -> Cursor[Any]:
        return Cursor(connection.connection).execute(sql.encode(), parameters)


@pytest.fixture
def bare(seeds: dict[str, Report]) -> Same:
    connection.ensure_connection()
    return Same()


@pytest.mark.parametrize("is_built", [True, False])
def test_a_list_by_topic_is_the_same(bare: Any, client: Client, is_built: bool) -> None:
    body = client.get("/api/v1/statements/?topic=bilateral").content
    assert len(body) > 10_000
    assert list_by_topic(bare, "bilateral", settings.SITE_URL, is_built=is_built) == body


@pytest.mark.parametrize("is_built", [True, False])
def test_a_report_is_the_same(bare: Any, client: Client, is_built: bool) -> None:
    for rid in PublishedReport.objects.values_list("rid", flat=True):
        body = client.get(f"/api/v1/reports/{show(rid)}/").content
        assert one_report(bare, rid, settings.SITE_URL, is_built=is_built) == body
