"""The tree of topics, and the page of one: what it means, who raised it when, and who holds what on its claims."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import PublishedPosition, PublishedTopic, Topic
from archive.skos.writing import FORMATS, read_concepts, write

from .addresses import absolute, search_path, topic_path
from .answering import answer, answer_page, reading_page
from .holdings import show_holdings
from .naming import get_named
from .pictures import topic_attention_picture
from .turning import links, turn_statements


@reading_page
def topic_list(request: HttpRequest) -> HttpResponseBase:
    """The topics that current editions use, the narrower under the broader."""
    rows = list(Topic.objects.published())
    counts = PublishedTopic.objects.count_by_topic()
    entries: dict[int, dict[str, Any]] = {
        row.pk: {
            "label": row.label,
            "href": topic_path(row.slug),
            "statements_count": counts.get(row.pk, 0),
            "children": [],
        }
        for row in rows
    }
    for row in rows:
        if row.broader_id in entries:
            entries[row.broader_id]["children"].append(entries[row.pk])
    roots = [entries[row.pk] for row in rows if row.broader_id not in entries]
    return answer_page(request, "archive/topic_list.html", {"topics": roots})


@reading_page
def topic(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A topic: its definition and neighbours, who raised it when, its propositions, and the statements on it.

    From the second page of the statements on these alone.
    """
    why = _("No published statement is on this topic.")
    found = get_named(Topic.objects.published().with_names(), slug, topic_path, why)
    after = request.GET.get("after", "")
    statements, following = turn_statements(PublishedTopic.objects.of(slug), after)
    context: dict[str, Any] = {
        "topic": {
            "label": found.label,
            "slug": slug,
            "href": topic_path(slug),
            "search_href": search_path(topic=slug),
        },
        "statements": statements,
        "is_continued": bool(after),
    } | links(request.path, {}, after, following)
    if not after:
        beside: list[Any] = list(Topic.objects.published().beside(found))
        context |= {
            "labels": [_label(label) for label in found.labels.all() if label.text != found.label],
            "definition": found.definition,
            "scope_note": found.scope_note,
            "valid": found.valid,
            "wikidata": found.wikidata,
            "broader": _link(found.broader) if found.broader else None,
            "narrower": [_link(row) for row in beside if row.is_narrower],
            "related": [_link(row) for row in beside if not row.is_narrower],
            "attention": topic_attention_picture(found),
            "propositions": show_holdings(PublishedPosition.objects.of_topic(found).count_holdings()),
        }
    return answer_page(request, "archive/topic.html", context)


@reading_page
def scheme(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The topics that current editions use as a SKOS concept scheme: "ttl" or "jsonld". Three queries."""
    topics = Topic.objects.published().with_names().prefetch_related("related")
    content = write(read_concepts(topics), suffix, site=absolute(""), title=_("Topics of the Diplomacy Archive"))
    response = answer(request, content, content_type=FORMATS[suffix])
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="topics.{suffix}"'
    return response


def _link(topic: Topic) -> dict[str, str]:
    return {"label": topic.label, "href": topic_path(topic.slug)}


def _label(label: Any) -> dict[str, Any]:
    return {"text": label.text, "language": label.language, "is_preferred": label.is_preferred}
