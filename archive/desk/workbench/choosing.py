"""What the workbench offers to choose from: people, topics, propositions, suggestions."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import (
    Finding,
    Instrument,
    Proposition,
    RefusedSuggestion,
    Report,
    Statement,
    Topic,
)
from archive.parsing.shortening import shortened
from archive.suggesting import Suggestion, suggest_topics
from archive.suggesting import candidates as find_candidates

from .answering import BadRequest, answer, endpoint, read_body, read_index, read_words, refuse
from .findings import UNDERTAKING

VIEW, CHANGE = "archive.view_report", "archive.change_report"
Row = TypeVar("Row", bound=Model)

LISTED = 30
"""Rows of one list to choose from."""


@endpoint("GET", VIEW)
def candidates(request: HttpRequest, report: Report) -> HttpResponse:
    """People for a speaker, an addressee or a conveyor of the part `?part=`, `?q=` what was typed."""
    found = find_candidates(report=report, q=read_words(request), part=read_index(request))
    rows = [
        {
            "name": one.name,
            "slug": one.slug,
            "label": one.label,
            "office": one.office,
            "why": "; ".join(one.why),
            "is_printed": one.is_printed,
        }
        for one in found
    ]
    return answer({"results": rows})


@endpoint("GET", VIEW)
def topics(request: HttpRequest, report: Report) -> HttpResponse:
    """Topics with a label in any language in which all the words stand; those whose heading begins so come first."""
    q = read_words(request)
    rows = Topic.objects.choosable().select_related("broader")
    found = _named(rows, q, "label", "labels__text")
    return answer(
        {
            "results": [
                {
                    "slug": topic.slug,
                    "label": topic.label,
                    "broader": topic.broader.label if topic.broader else None,
                    "definition": topic.definition,
                    "scope_note": topic.scope_note,
                    "valid": topic.valid,
                }
                for topic in found
            ]
        }
    )


@endpoint("GET", VIEW)
def propositions(request: HttpRequest, report: Report) -> HttpResponse:
    """Propositions whose claim or topic has all the words, with what support and opposition look like."""
    q = read_words(request)
    rows = Proposition.objects.filter(binned_at=None, is_approved=True).select_related("topic")
    found = _named(rows, q, "text", "topic__label", "topic__labels__text")
    return answer(
        {
            "results": [
                {
                    "slug": one.slug,
                    "label": one.text,
                    "text": one.text,
                    "topic": {"slug": one.topic.slug, "label": one.topic.label},
                    "supports": one.supports,
                    "opposes": one.opposes,
                    "note": one.note,
                    "valid": one.valid,
                }
                for one in found
            ]
        }
    )


@endpoint("GET", VIEW)
def instruments(request: HttpRequest, report: Report) -> HttpResponse:
    """Instruments with a heading, a symbol or a name in any language in which all the words stand."""
    rows = Instrument.objects.known()
    found = _named(rows, read_words(request), "label", "designation", "names__text")
    return answer(
        {
            "results": [
                {
                    "slug": one.slug,
                    "label": one.label,
                    "detail": " · ".join(filter(None, [one.designation, one.adopted])),
                }
                for one in found
            ]
        }
    )


@endpoint("GET", VIEW)
def undertakings(request: HttpRequest, report: Report) -> HttpResponse:
    """Confirmed undertakings of records that are not later, in which all the words of `?q=` stand, the newest first."""
    rows = Finding.objects.to_join(report).having(read_words(request)).with_words().select_related("report__publisher")
    found = rows.order_by("-report__sort_date", "-report", "start")[:LISTED]
    return answer(
        {
            "results": [
                {
                    "slug": str(one.key),
                    "label": shortened(one.words, UNDERTAKING),  # type: ignore[attr-defined]
                    "detail": f"{one.report.event_date or _('no date')}, {one.report}",
                }
                for one in found
            ]
        }
    )


@endpoint("GET", VIEW)
def suggestions(request: HttpRequest, report: Report) -> HttpResponse:
    """Topics for the statement `?part=`; without it, for each untagged statement, by the index of the part."""
    index = read_index(request)
    found = suggest_topics(report=report, parts=None if index is None else [index])
    if index is not None:
        return answer({"results": [_suggestion(one) for one in found.get(index, [])]})
    return answer({"parts": {str(part): [_suggestion(one) for one in some] for part, some in found.items()}})


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "label": one.label,
        "why": one.why,
        "reasons": [
            {
                "kind": reason.kind,
                "text": reason.text,
                "links": [
                    {"label": where, "url": reverse("archive:statement", args=[sid])} for sid, where in reason.sids
                ],
            }
            for reason in one.reasons
        ],
    }


@endpoint("POST", CHANGE)
def refuse_suggestion(request: HttpRequest, report: Report) -> HttpResponse:
    """Record that a topic, or several, are not what a statement is about: {"sid", "topic"} or {"sid", "topics": […]}."""
    if report.binned_at is not None:
        return refuse(_("The report is in the bin: fetch it back before you change it."))
    data = read_body(request)
    sid, slugs = data.get("sid"), data.get("topics", [data.get("topic")])
    if not isinstance(sid, str) or not isinstance(slugs, list) or not all(isinstance(slug, str) for slug in slugs):
        raise BadRequest(_("Say which topic of which statement: “sid” and “topic”, or “topics”."))
    statement = Statement.objects.filter(report=report, identity=sid).first()
    found = list(Topic.objects.filter(slug__in=slugs[:LISTED]))
    if statement is None or len(found) != len(set(slugs)):
        return refuse(_("There is no such statement in this report, or no such topic: load it again."), status=404)
    RefusedSuggestion.objects.bulk_create(
        [RefusedSuggestion(identity_id=sid, topic=topic, by=request.user) for topic in found],  # type: ignore[misc]
        ignore_conflicts=True,
    )
    return answer({"refused": sorted(topic.slug for topic in found)})


def _named(rows: QuerySet[Row], q: str, heading: str, *others: str) -> list[Row]:
    """Rows in whose names all the words stand, each once; those whose heading begins so come first."""
    condition = Q()
    for word in q.split():
        somewhere = Q(**{f"{heading}__icontains": word})
        for column in others:
            somewhere |= Q(**{f"{column}__icontains": word})
        condition &= somewhere
    found = list(rows.filter(condition).distinct().order_by(heading)[: 10 * LISTED])
    begins = q.casefold()
    found.sort(key=lambda row: not str(getattr(row, heading)).casefold().startswith(begins))
    return found[:LISTED]
