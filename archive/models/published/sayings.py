"""What somebody is recorded as saying, counted by topic and by whose account it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast

from .parts import PublishedPart
from .topics import PublishedTopic
from .voices import PublishedVoiceQuerySet

BOUND = 5_000
"""Statements that are counted, the newest first: counting all would take longer with every record."""


class Saying(NamedTuple):
    """How many statements of an account by a house are on a topic; `topic` is empty for statements on whatever.

    `broader` is the slug of the topic above; `house` and `adjective` are the record-keeper's heading and what its
    account is called.
    """

    topic: str
    label: str
    broader: str
    account: str
    house: str
    adjective: str
    statements: int


def count_sayings(voices: PublishedVoiceQuerySet) -> list[Saying]:
    """The newest `BOUND` statements of these voices by topic (broader ones included) and account; one query."""
    newest = voices.newest_first().values("part")[:BOUND]
    parts = PublishedPart.objects.filter(pk__in=newest)
    topics = PublishedTopic.objects.filter(part__in=newest)
    arms = [
        _count(parts, Value(""), Value(""), Value(""), ""),
        _count(topics, F("topic__slug"), F("topic__label"), F("topic__broader__slug"), "part__"),
    ]
    rows: Iterable[Any] = arms[0].union(arms[1], all=True).order_by("subject", "about", "whose", "house")
    found: list[Saying] = [Saying._make("" if value is None else value for value in row) for row in rows]
    return found


def _count(rows: Any, slug: Any, label: Any, broader: Any, part: str) -> QuerySet[Any, Any]:
    names = ("subject", "about", "above", "whose", "house", "called")
    values = (
        slug,
        label,
        broader,
        *(F(part + name) for name in ("account", "record_keeper__label", "record_keeper__adjective")),
    )
    columns = {name: Cast(value, CharField()) for name, value in zip(names, values, strict=True)}
    found: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(**columns)
        .values(*names)
        .annotate(statements=Count("pk"))
        .values_list(*names, "statements")
    )
    return found
