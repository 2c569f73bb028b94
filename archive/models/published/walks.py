"""What programs ask for most, as SQL that PostgreSQL keeps prepared, over the connection that only reads.

The ORM's way is the same rows through `PublishedTopic.objects.of(…)` and `PublishedReport`; building and compiling such a
query takes longer than running it. A test compares both.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models.keyset import Place

Row = tuple[Any, ...]

_TOPIC = """
SELECT part.body, tag.sort_date, tag.report_id, tag.rank
FROM archive_publishedtopic AS tag JOIN archive_publishedpart AS part ON part.id = tag.part_id
WHERE tag.topic_id = (SELECT id FROM archive_topic WHERE slug = %s){beyond}
ORDER BY tag.sort_date {way}, tag.report_id {way}, tag.rank {way} LIMIT %s
"""
_FIRST_OF_TOPIC = _TOPIC.format(beyond="", way="DESC")
_AFTER_ON_TOPIC = _TOPIC.format(beyond=" AND (tag.sort_date, tag.report_id, tag.rank) < (%s, %s, %s)", way="DESC")
_BEFORE_ON_TOPIC = _TOPIC.format(beyond=" AND (tag.sort_date, tag.report_id, tag.rank) > (%s, %s, %s)", way="ASC")
_DOCUMENT = "SELECT document FROM archive_publishedreport WHERE rid = %s"


def walk_topic(slug: str, *, place: Place | None = None, is_before: bool = False, most: int) -> list[Row]:
    """Statements about the topic with that slug or a narrower one: JSON and place of each, at most so many.

    Newest first from the start or after `place`; with `is_before` what stands before it, oldest first. One query.
    """
    if place is None:
        return _read(_FIRST_OF_TOPIC, [slug, most])
    return _read(_BEFORE_ON_TOPIC if is_before else _AFTER_ON_TOPIC, [slug, *place, most])


def find_document(rid: str) -> str | None:
    """The JSON of the published report with that identifier (as stored), as the API gives it alone; one query."""
    rows = _read(_DOCUMENT, [rid])
    return rows[0][0] if rows else None


def _read(sql: str, parameters: list[Any]) -> list[Row]:
    """The rows. Where the connection turns out to be lost, once more over a new one.

    Asking first whether it is alive, as Django does on other connections, would cost as much as the query.
    """
    connection = connections[settings.READING_DATABASE]
    try:
        return _execute(connection, sql, parameters)
    except OperationalError:
        if connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
        return _execute(connection, sql, parameters)


def _execute(connection: BaseDatabaseWrapper, sql: str, parameters: list[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[Row] = cursor.fetchall()
        return rows
