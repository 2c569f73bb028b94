"""Places of which there are only so many over all processes: locks of the database that go with their connection."""

from __future__ import annotations

from django.db import connection

FAMILY = 20_261_122
"""The first number of these locks; whoever else takes advisory locks in the database needs another one."""


def take_place(places: int) -> int | None:
    """The number of a place that was free and is taken now, from 0; None where all are taken. Never waits."""
    with connection.cursor() as cursor:
        for place in range(places):
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [FAMILY, place])
            if cursor.fetchone()[0]:
                return place
    return None


def release_place(place: int) -> None:
    """Give the place back, over the connection by which it was taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [FAMILY, place])
