"""What was done to a record of the vocabulary, with the way to take it back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from archive.models import ChangeSet

MOST = 20
"""Change sets that a page lists, the newest; the list of all changes has the others."""


def changes_of(record: Any) -> list[dict[str, Any]]:
    """The newest changes of a topic, a person or another record of the vocabulary; one query."""
    kind, key = record._meta.model_name, record.pk
    named = Q(verb="rename", data__kind=kind, data__record=key)
    if kind == "topic":
        named |= Q(verb__in=["merge_topics", "move_topic", "divide_topic"], data__topic=key)
        named |= Q(verb="merge_topics", data__heir=key) | Q(verb="retag", data__to=key)
        named |= Q(verb="divide_topic", data__made__contains=[key]) | Q(
            verb="import_scheme", data__made__contains=[key]
        )
        named |= Q(verb="import_scheme", data__changed__contains=[{"topic": key}])
    if kind == "person":
        named |= Q(verb="merge_people", data__person=key) | Q(verb="merge_people", data__heir=key)
    rows = ChangeSet.objects.filter(named).select_related("by", "reverted_by")[:MOST]
    return [
        {
            "summary": row.summary,
            "by": str(row.by) if row.by else "",
            "at": row.at,
            "is_reverted": row.reverted_at is not None,
            "href": reverse("desk:change_set", args=[row.pk]),
        }
        for row in rows
    ]
