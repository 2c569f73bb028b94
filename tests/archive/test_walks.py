"""The prepared SQL of the commonest reads gives what the ORM gives, and its connection only reads."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler, InternalError

from archive.models import PublishedReport, PublishedTopic, Report
from archive.models.keyset import PARTS, newer, newest_first, older
from archive.models.published.walks import find_document, walk_topic

TOPIC = "bilateral"


def by_orm(**where: Any) -> list[tuple[Any, ...]]:
    rows = PublishedTopic.objects.of(TOPIC)
    order = newest_first(PARTS)
    if "after" in where:
        rows = rows.filter(older(where["after"], PARTS))
    if "before" in where:
        rows, order = rows.filter(newer(where["before"], PARTS)), list(PARTS)
    return list(rows.order_by(*order).values_list("part__body", *PARTS)[: where["most"]])


def test_a_walk_over_a_topic_gives_the_same_rows_as_the_orm(seeds: dict[str, Report]) -> None:
    rows = by_orm(most=100)
    assert len(rows) > 20, "the topic has statements"
    assert walk_topic(TOPIC, most=100) == rows
    place = rows[10][1:]
    assert walk_topic(TOPIC, place=place, most=7) == by_orm(after=place, most=7) == rows[11:18]
    assert walk_topic(TOPIC, place=place, is_before=True, most=7) == by_orm(before=place, most=7) == rows[9:2:-1]


def test_a_topic_that_is_not_there_has_no_statements(seeds: dict[str, Report]) -> None:
    assert walk_topic("no-such-topic", most=5) == []


def test_the_document_of_a_report_is_found_by_its_identifier(seeds: dict[str, Report]) -> None:
    report = PublishedReport.objects.earliest("rid")
    assert find_document(report.rid) == report.document
    assert find_document("00000000") is None


@pytest.mark.django_db(transaction=True)
def test_the_connection_of_the_hot_reads_refuses_to_write() -> None:
    from diplomacy.settings import DATABASES

    settings = {**DATABASES["reading"], "NAME": connection.settings_dict["NAME"]}
    if "EMBEDDED" in settings:
        settings["EMBEDDED"] = connection.settings_dict["EMBEDDED"]
    handler = ConnectionHandler({"default": settings})
    reading = handler["default"]
    try:
        with reading.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM archive_report WHERE rid = %s", ["00000000"])
            assert cursor.fetchone() == (0,)
            with pytest.raises(InternalError, match="read-only transaction"):
                cursor.execute("DELETE FROM archive_flag")
    finally:
        reading.close()


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_found_by_the_read_which_tries_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    finally:
        other.close()
    assert find_document("00000000") is None
