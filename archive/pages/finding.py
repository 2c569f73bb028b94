"""The search page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.searching import BadQuery, Cursor, Query, find, find_choices, suggest

from .addresses import with_query
from .answering import answer_page, reading_page
from .entries import search_result
from .filters import search_fields


@reading_page
def search(request: HttpRequest) -> HttpResponseBase:
    """What the published records say; where nothing is found, what may have been meant."""
    query = Query.read(request.GET)
    is_filtered = any(name != "q" for name in query.parameters)
    context: dict[str, Any] = {
        "q": query.q,
        "filters": search_fields(query, find_choices()),
        "is_filtered": is_filtered,
    }
    after = request.GET.get("after", "")
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
    if not page.hits and query.q:
        context["suggestions"] = [
            {"label": suggestion.label, "href": with_query(request.path, suggestion.query.parameters)}
            for suggestion in suggest(query)
        ]
    return answer_page(request, "archive/search.html", context)
