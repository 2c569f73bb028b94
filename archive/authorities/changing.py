"""What all changes of the vocabulary share: how they are refused, and the lock under which the tree of topics changes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from archive.changing import Obstacle, Obstructed

_TREE = 7_206_614
"""The advisory lock of the tree: two moves at once could close a circle between them."""


class RefusedChange(ValueError):
    """A change of the vocabulary that can't be made; the message says why. Nothing was written."""


def lock_tree() -> None:
    """Wait until nobody else changes the tree of topics, and keep others waiting until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TREE])


def refuse_obstructed(obstacles: Iterable[Obstacle]) -> None:
    """Raise Obstructed where there are any: asked again by each inverse, under its locks."""
    if found := list(obstacles):
        raise Obstructed(found)
