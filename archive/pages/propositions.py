"""The claims on which positions are coded, and the page of one: who holds what, on which words, by whose account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Proposition, PropositionVersion, PublishedPosition
from archive.models.published import PublishedPositionQuerySet
from archive.rendering.dates import show_date
from archive.rendering.phrases import DIRECTIONS

from .addresses import proposition_path, topic_path
from .answering import answer_page, reading_page
from .holdings import show_position
from .naming import get_named
from .pictures import proposition_picture
from .turning import links, no_place

PAGE = 50


@reading_page
def proposition_list(request: HttpRequest) -> HttpResponseBase:
    """The claims on which current editions have a position, by topic."""
    topics: dict[str, dict[str, Any]] = {}
    counted = PublishedPosition.objects.count_by_direction()
    for row in Proposition.objects.published().by_topic():
        topic = topics.setdefault(
            row.topic.slug, {"label": row.topic.label, "href": topic_path(row.topic.slug), "propositions": []}
        )
        topic["propositions"].append(
            {
                "text": row.text,
                "href": proposition_path(row.slug),
                "counts": [f"{number} {_NOUNS[d]()}" for d in DIRECTIONS if (number := counted.get((row.pk, d)))],
            }
        )
    return answer_page(request, "archive/proposition_list.html", {"topics": list(topics.values())})


@reading_page
def proposition(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A claim: what support and opposition to it look like, and the positions on it, the newest first.

    From the second page of the positions on these alone.
    """
    why = _("No published statement has a position on this claim.")
    found = get_named(Proposition.objects.published().select_related("topic"), slug, proposition_path, why)
    after = request.GET.get("after", "")
    positions, following = turn_positions(PublishedPosition.objects.on(slug), after)
    context: dict[str, Any] = {
        "proposition": {
            "text": found.text,
            "href": proposition_path(slug),
            "valid": found.valid,
            "supports": found.supports,
            "opposes": found.opposes,
            "note": found.note,
            "topic": {"label": found.topic.label, "href": topic_path(found.topic.slug)},
        },
        "positions": positions,
        "is_continued": bool(after),
        "picture": None if after else proposition_picture(found),
        "versions": [] if after else [_version(version) for version in found.versions.approved()],
    }
    return answer_page(request, "archive/proposition.html", context | links(request.path, {}, after, following))


def _version(version: PropositionVersion) -> dict[str, Any]:
    assert version.approved_at is not None
    return {
        "number": version.number,
        "text": version.text,
        "supports": version.supports,
        "opposes": version.opposes,
        "reason": version.reason,
        "since": show_date(version.approved_at.date().isoformat()),
    }


def turn_positions(rows: PublishedPositionQuerySet, after: str) -> tuple[list[dict[str, Any]], str]:
    """A page of positions for their table, and the key after which the next one begins; two queries at most."""
    if after:
        try:
            rows = rows.after(PublishedPosition.objects.get_place(UUID(after)))
        except (PublishedPosition.DoesNotExist, ValueError) as error:
            raise no_place(after) from error
    found: list[Any] = list(rows.newest_first().saying_who_is_public().with_statements()[: PAGE + 1])
    following = str(found[PAGE - 1].key) if len(found) > PAGE else ""
    return [
        show_position(row.data, row.part.data, is_person_public=row.is_person_public) for row in found[:PAGE]
    ], following


_NOUNS = {
    "supports": lambda: _("in support"),
    "opposes": lambda: _("in opposition"),
    "neutral": lambda: _("neutral"),
    "mixed": lambda: _("mixed"),
    "none": lambda: _("taking it up without a position"),
}
