"""The search page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.models import Edition, Report
from archive.models.identifiers import MistypedIdentifier, read
from archive.searching import BadQuery, Cursor, Query, find, find_choices, is_too_common, suggest

from .addresses import report_path, statement_path, with_query
from .answering import answer_page, move_for_now, reading_page
from .entries import search_result
from .filters import name_unknown, search_fields


@reading_page
def search(request: HttpRequest) -> HttpResponseBase:
    """What the published records say; where nothing is found, what may have been meant.

    Somebody who puts in a published identifier alone is led to what it names.
    """
    query = Query.read(request.GET)
    if place := _find_identified(query):
        return move_for_now(place)
    is_filtered = any(name != "q" for name in query.parameters)
    context: dict[str, Any] = {
        "q": query.q,
        "filters": search_fields(query, find_choices()),
        "is_filtered": is_filtered,
    }
    after = request.GET.get("after", "")
    if unknown := name_unknown(request.GET, (*Query.names(), "after")):
        return answer_page(request, "archive/search.html", context | {"error": unknown}, status=400)
    try:
        page = find(query, after=Cursor.read(after) if after else None)
    except BadQuery as error:
        context["error"] = " ".join(dict.fromkeys(error.errors.values()))
        return answer_page(request, "archive/search.html", context, status=400)
    context |= {
        "results": [search_result(hit) for hit in page.hits],
        "next_href": with_query(request.path, {**query.parameters, "after": str(page.next)}) if page.next else "",
        "previous_href": with_query(request.path, query.parameters) if after else "",
    }
    if not page.hits and query.q and is_too_common(query):
        context["is_too_common"] = True
    elif not page.hits and query.q:
        context["suggestions"] = [
            {"label": suggestion.label, "href": with_query(request.path, suggestion.query.parameters)}
            for suggestion in suggest(query)
        ]
    return answer_page(request, "archive/search.html", context)


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
