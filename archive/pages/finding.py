"""The search page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.citing import ARCHIVE
from archive.models import Edition, Report
from archive.models.identifiers import MistypedIdentifier, read
from archive.rendering.dates import show_date
from archive.searching import (
    COUNTED,
    BadQuery,
    Cursor,
    Facets,
    Page,
    Query,
    Suggestion,
    count_facets,
    find,
    find_choices,
    is_too_common,
    suggest,
)

from .addresses import absolute, report_path, search_path, statement_path, with_query
from .answering import answer_page, move_for_now, reading_page
from .entries import search_result
from .filters import date_fields, search_fields, tell_unknown
from .naming import follow_filters
from .narrowing import CONDITIONS, describe, list_conditions, list_facets
from .taking import LONGEST, SUFFIXES


@reading_page
def search(request: HttpRequest) -> HttpResponseBase:
    """What the published records say; where nothing is found, what may have been meant.

    Somebody who puts in a published identifier alone is led to what it names.
    """
    query = Query.read(request.GET)
    if place := _find_identified(query):
        return move_for_now(place)
    after = request.GET.get("after", "")
    told = {"not_understood": tell_unknown(request.GET, (*Query.names(), "after"))}
    if query.is_empty and not after:
        return answer_page(request, "archive/search.html", _begin(query) | told)
    try:
        page = find(query, after=Cursor.read(after) if after else None)
    except BadQuery as error:
        return _refuse(request, query, *_name_wrong(error.errors), wrong=error.errors)
    suggestions = suggest(query) if not page.hits and query.q and not after else []
    asked, meant = query, _mend(suggestions)
    if meant is not None and (mended := find(meant)).hits:
        query, page = meant, mended
    counts = count_facets(query)
    if counts.unknown:
        follow_filters(request.path, request.GET.dict())
        return _refuse(request, query, _name_nothing(counts))
    context = _form(query) | told | _results(query, page, after, counts, request.path)
    context["is_beyond"] = bool(after and counts.total)
    if not page.hits and query.q and not after and is_too_common(query):
        context["is_too_common"], suggestions = True, []
    if query is not asked:
        context |= {"asked": asked.q, "q": asked.q, "meant": query.q, "meant_href": search_path(**query.parameters)}
    context["suggestions"] = [
        {"label": suggestion.label, "href": search_path(**suggestion.query.parameters)}
        for suggestion in suggestions
        if suggestion.query != query
    ]
    return answer_page(request, "archive/search.html", context)


def _mend(suggestions: list[Suggestion]) -> Query | None:
    """The search that was most likely meant, where a name was misspelt."""
    return next((suggestion.query for suggestion in suggestions if suggestion.kind == "person"), None)


def _form(query: Query) -> dict[str, Any]:
    """The words and the days, and all else that is asked for, which stays when the form is sent."""
    kept = {name: value for name, value in query.parameters.items() if name not in ("q", "date_after", "date_before")}
    return {"q": query.q, "fields": date_fields(query), "kept": kept, "is_filtered": set(query.parameters) != {"q"}}


def _begin(query: Query) -> dict[str, Any]:
    """The form with all that can be chosen."""
    return {"q": query.q, "fields": search_fields(query, find_choices()), "is_beginning": True}


def _refuse(request: HttpRequest, query: Query, *reasons: str, wrong: Collection[str] = ()) -> HttpResponseBase:
    """The form again, with what is wrong and the fields marked in which it is."""
    context = _begin(query) | {"errors": reasons, "is_q_wrong": "q" in wrong}
    context["not_understood"] = tell_unknown(request.GET, (*Query.names(), "after"))
    for field in context["fields"]:
        field["is_wrong"] = field["name"] in wrong
    return answer_page(request, "archive/search.html", context, status=400)


def _name_wrong(errors: Mapping[str, str]) -> list[str]:
    """A sentence for each field that is wrong, which begins with its name."""
    return [f"{CONDITIONS.get(name, _('Words'))}: {message}" for name, message in errors.items()]


def _name_nothing(counts: Facets) -> str:
    name, slug = counts.unknown[0]
    return _("No published record knows “%(slug)s” (%(condition)s). Choose from those below.") % {
        "slug": slug[:80],
        "condition": str(CONDITIONS[name]).lower(),
    }


def _results(query: Query, page: Page, after: str, counts: Facets, path: str) -> dict[str, Any]:
    statements = [hit for hit in page.hits if not hit.is_narrative]
    narrative = [hit for hit in page.hits if hit.is_narrative]
    following = {**query.parameters, "after": str(page.next)} if page.next else {}
    return {
        "conditions": list_conditions(query, counts.labels, path),
        "facets": list_facets(query, counts, path) if counts.total else [],
        "passage": query.passage,
        "is_partial": bool(counts.partial),
        "bound": f"{COUNTED:,}",
        "statements": [search_result(hit) for hit in statements],
        "statements_shown": _number(counts.statements, counts),
        "statements_count": counts.statements,
        "narrative": [search_result(hit) for hit in narrative],
        "narrative_shown": _number(counts.passages, counts),
        "narrative_count": counts.passages,
        "narrative_href": search_path(**query.having("passage", "narrative").parameters),
        "next_href": with_query(path, following) if following else "",
        "previous_href": with_query(path, query.parameters) if after else "",
        "take_away": _take_away(query, counts) if page.hits else None,
        "citation": _cite(query, counts),
    }


def _number(number: int, counts: Facets) -> str:
    return _("at least %s") % f"{number:,}" if counts.is_partial else f"{number:,}"


def _take_away(query: Query, counts: Facets) -> dict[str, Any]:
    """The addresses of the whole list in each format."""
    links = [
        {"label": label, "href": with_query(reverse("archive:search_results", args=[suffix]), query.parameters)}
        for suffix, label in SUFFIXES.items()
    ]
    return {"links": links, "is_partial": counts.is_partial, "longest": f"{LONGEST:,}"}


def _cite(query: Query, counts: Facets) -> dict[str, str]:
    """How the search itself is cited.

    The page is the same bytes for everybody on every day, so it can't know when it is read. What was searched is
    said by the day on which something was published or withdrawn last: from one such day to the next the same search
    gives the same results. The reader adds the day of access where a style asks for it.
    """
    state = _("records as published by %s") % show_date(counts.changed_on.isoformat()) if counts.changed_on else ""
    found = _("more than %s results") % f"{COUNTED:,}" if counts.is_partial else _results_in_words(counts.total)
    address = absolute(search_path(**query.parameters))
    facts = ", ".join(fact for fact in (found, state) if fact)
    return {
        "text": f"{ARCHIVE}, {_('search')}: {describe(query, counts.labels)} ({facts}), {address}.",
        "address": address,
    }


def _results_in_words(number: int) -> str:
    return _("1 result") if number == 1 else _("%s results") % f"{number:,}"


def _find_identified(query: Query) -> str | None:
    """The page of the report or the statement whose identifier is all that is asked for; two queries at most."""
    if list(query.parameters) != ["q"]:
        return None
    try:
        identifier = read(query.q)
    except MistypedIdentifier:
        return None
    if Report.objects.once_public().filter(rid=identifier).exists():
        return report_path(identifier)
    return statement_path(identifier) if Edition.objects.with_statement(identifier).exists() else None
