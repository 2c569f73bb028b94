"""The list of published records, narrowed by facets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .answering import answer_page, reading_page
from .filters import tell_unknown
from .naming import follow_filters
from .report_query import ReportQuery
from .turning import links, turn_reports


@reading_page
def report_list(request: HttpRequest) -> HttpResponseBase:
    """The published reports, the newest event first, with facets that say how many each value would leave."""
    query = ReportQuery.read(request.GET)
    context: dict[str, Any] = {"is_filtered": bool(query.parameters)}
    context["not_understood"] = tell_unknown(request.GET, (*ReportQuery.names(), "after"))
    if error := query.error:
        return answer_page(request, "archive/report_list.html", context | {"error": error}, status=400)
    after = request.GET.get("after", "")
    entries, following = turn_reports(query.narrow(), after)
    if not entries:
        follow_filters(request.path, request.GET.dict())
    facets, is_whole = query.facets(request.path)
    context |= {"reports": entries, "facets": facets, "counts_all": is_whole}
    return answer_page(
        request, "archive/report_list.html", context | links(request.path, query.parameters, after, following)
    )
