"""What all tests of a module find made already: made once, in a transaction that theirs stand in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def made_once(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows that are written inside are there for every test until the end, when they are rolled back.

    For a fixture of a module. What a test writes is rolled back to how it found them, as ever, since its transaction is
    a savepoint here. Not for a module in which a test commits.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
