"""The tree of topics on one page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.desk.bases import desk_view
from archive.models import Topic

from .page import vocabulary_page


@desk_view("archive.view_topic")
def tree(request: HttpRequest) -> HttpResponse:
    """All topics under each other, with their labels and uses; each can be moved. Two queries for the topics."""
    rows = list(Topic.objects.in_tree())
    context = {
        "topics": nest(map(_entry, rows)),
        "number": len(rows),
        "merged": Topic.objects.exclude(merged_into=None).count(),
    }
    return vocabulary_page(
        request, "desk/vocabulary/tree.html", title=_("Topics"), at="desk:topic_tree", context=context
    )


def nest(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries ("pk", "broader") as a tree, in their order, each with its "children".

    One whose broader topic is not among them is at the top.
    """
    by_key = {entry["pk"]: {**entry, "children": []} for entry in entries}
    roots: list[dict[str, Any]] = []
    for entry in by_key.values():
        above = by_key.get(entry["broader"])
        (above["children"] if above else roots).append(entry)
    return roots


def flatten(entries: Iterable[dict[str, Any]], depth: int = 0) -> Iterable[tuple[dict[str, Any], int]]:
    """Each topic of the tree from above, with how deep it stands."""
    left = [(entry, depth) for entry in entries][::-1]
    while left:
        entry, deep = left.pop()
        yield entry, deep
        left += [(child, deep + 1) for child in reversed(entry["children"])]


def _entry(row: Any) -> dict[str, Any]:
    return {
        "pk": row.pk,
        "label": row.label,
        "href": reverse("desk:topic", args=[row.pk]),
        "move_href": reverse("desk:topic_move", args=[row.pk]),
        "labels": [
            {"text": label.text, "language": label.language}
            for label in row.labels.all()
            if label.is_preferred and label.text != row.label
        ],
        "broader": row.broader_id,
        "tagged": row.tagged,
        "public": row.public,
        "claims": row.claims,
        "has_definition": bool(row.definition),
    }
