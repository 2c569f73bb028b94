"""What a search can begin with: the people, offices, countries, topics and record-keepers of the published records."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from archive.models import Country, Office, Person, PublishedParty, Publisher, Topic

LONGEST = 300
"""Choices of one kind; of more, the rest is asked for by its slug in the address."""


def find_choices() -> dict[str, list[tuple[str, str]]]:
    """For each condition of which there is a register: slug and heading of each, in the order of headings. One query."""
    kinds = {
        "speaker": Person.objects.speaking(),
        "office": Office.objects.published(),
        "country": Country.objects.published(),
        "topic": Topic.objects.published(),
        "record_keeper": Publisher.objects.published(),
    }
    first, *others = (_rows(kind, records) for kind, records in kinds.items())
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}
    for kind, slug, label in first.union(*others, all=True).order_by("kind", "heading"):
        if len(found[kind]) < LONGEST:
            found[kind].append((slug, label))
    return found


def find_ledger_choices() -> dict[str, list[tuple[str, str]]]:
    """The same for the ledger of undertakings: of people and offices those with the most undertakings. One query."""
    arms = {
        "country": _rows("country", Country.objects.published()),
        "record_keeper": _rows("record_keeper", Publisher.objects.published()),
        "person": PublishedParty.objects.frequent("person", LONGEST),
        "office": PublishedParty.objects.frequent("office", LONGEST),
    }
    first, *others = arms.values()
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in arms}
    for kind, slug, label in first.union(*others, all=True).order_by("kind", "heading"):
        found[kind].append((slug, label))
    return found


def _rows(kind: str, records: Any) -> Any:
    rows = records.order_by().annotate(kind=Cast(Value(kind), CharField()), heading=F("label"))
    return rows.values_list("kind", "slug", "heading")
