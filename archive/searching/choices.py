"""What a search can be narrowed to: the people, topics and record-keepers of the published records."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from archive.models import Person, Publisher, Topic

LONGEST = 300
"""Choices of one kind; of more, the rest is asked for by its slug in the address."""


def find_choices() -> dict[str, list[tuple[str, str]]]:
    """For "speaker", "topic" and "record_keeper": slug and heading of each, in the order of the headings. One query."""
    kinds = {
        "speaker": Person.objects.speaking(),
        "topic": Topic.objects.published(),
        "record_keeper": Publisher.objects.published(),
    }
    first, *others = (_rows(kind, records) for kind, records in kinds.items())
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}
    for kind, slug, label in first.union(*others, all=True).order_by("kind", "heading"):
        if len(found[kind]) < LONGEST:
            found[kind].append((slug, label))
    return found


def _rows(kind: str, records: Any) -> Any:
    rows = records.order_by().annotate(kind=Cast(Value(kind), CharField()), heading=F("label"))
    return rows.values_list("kind", "slug", "heading")
