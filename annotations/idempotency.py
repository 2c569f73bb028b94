"""Writes that come twice: a program names each by a key of its own, and the same one twice is done once.

After the draft standard for the header `Idempotency-Key` (IETF, draft-ietf-httpapi-idempotency-key-header).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from .models import IdempotencyKey

KEPT = timedelta(days=1)
LONGEST_KEY = 200


class UnderWay(Exception):
    """The same request is being answered at this moment."""


class AnotherRequest(Exception):
    """The key names another request."""


class Erased(Exception):
    """The request was done, and what it made was deleted since."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to a write; `location` is empty where there is none."""

    status: int
    location: str
    body: bytes


def once(*, user: Any, key: str, request: tuple[bytes, ...], write: Callable[[], Answered]) -> Answered:
    """What `write` answers, in its transaction; to the same request with the same key what it answered then.

    What is refused by an exception leaves no trace. Raises UnderWay, AnotherRequest, Erased.
    """
    digest = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in request)).hexdigest()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [f"idempotency {key}", user.pk]
            )
            row = cursor.fetchone()
        if not row or not row[0]:
            raise UnderWay
        known = IdempotencyKey.objects.filter(user=user, key=key)
        known.filter(at__lt=timezone.now() - KEPT).delete()
        found = known.first()
        if found is not None:
            if found.request_sha256 != digest:
                raise AnotherRequest
            if found.status != 204 and not found.answer:
                raise Erased
            return Answered(found.status, found.location, bytes(found.answer))
        answered = write()
        IdempotencyKey.objects.create(
            user=user,
            key=key,
            request_sha256=digest,
            status=answered.status,
            location=answered.location,
            answer=answered.body,
        )
    return answered


def forget_answers(user: Any, words: bytes) -> None:
    """Nothing of the account's that was answered with these bytes in it is kept; the keys are, so that nothing is done twice."""
    IdempotencyKey.objects.answering(user, words).update(answer=b"")


def forget_keys(now: datetime) -> int:
    """Forget keys that are older than a day; how many."""
    return IdempotencyKey.objects.filter(at__lt=now - KEPT).delete()[0]
