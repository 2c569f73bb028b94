"""The pages of the worklists: a page of rows, the next record, the whole list as CSV, and what is done with ticked rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive.citing.spreadsheet import BOM, guard
from archive.desk.bases import desk_page, desk_view
from archive.models import SavedFilter
from archive.paging import BadCursor, Cursor
from archive.querying import read_key

from .form import filter_fields
from .query import ListQuery
from .register import GROUPS, WORKLISTS
from .steps import mark_of, way_from
from .worklist import COUNTED, Worklist

TICK = "tick"
"""The parameter by which all lines of the page are ticked, "all"."""

SEES = "archive.view_report"
"""The permission to open the lists."""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(SEES)
def worklist(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the list; posted, what is to be done with the ticked rows."""
    found = _get(name)
    if request.method == "POST":
        return _do(request, found)
    query, cursor, error = _read(request, found)
    context: dict[str, Any] = {
        "worklist": found,
        "is_filtered": bool(query.parameters),
        "fields": filter_fields(found, query),
        "saved": SavedFilter.objects.of_list(found.name).seen_by(request.user),
        "lists": _lists(found),
        "error": error,
        "address": query.address if not error else "",
        "may_save": not error,
        "deeds": [deed for deed in found.deeds if request.user.has_perm(deed.permission)],
    }
    if not error:
        page = found.page(query, request.user, cursor)
        way = way_from(found, query)
        is_whole = cursor is None and page.next is None
        number = len(page.rows) if is_whole else found.number(query, request.user)
        context |= {
            "is_ticked": request.GET.get(TICK) == "all",
            "tick": f"?{urlencode({**request.GET.dict(), TICK: 'all'})}",
            "number": min(number, COUNTED),
            "is_more": number > COUNTED,
            "lines": [found.line(row, way) for row, *_place in page.rows],
            "next": _turn(found, query, page.next),
            "previous": _turn(found, query, page.previous),
            "is_first": cursor is None,
            "ways": found.ways(query),
            "start": f"{found.path}next/?{query.address}" if found.has_steps and page.rows else "",
            "csv": f"{found.path[:-1]}.csv?{query.address}",
        }
    return desk_page(request, "desk/lists/list.html", title=found.title, context=context, status=400 if error else 200)


@require_safe
@desk_view(SEES)
def next_report(request: HttpRequest, name: str) -> HttpResponse:
    """To the workbench of the next record of the list: the one after `?after=`, the first where that is not given."""
    found = _get(name)
    query = ListQuery.read(request.GET).only(found.filters)
    if not found.has_steps or query.error:
        raise Http404
    after = request.GET.get("after", "")
    last = read_key(after) or None
    key = found.next_report(query, request.user, last, mark_of(request, found, query, last))
    if key is None:
        messages.info(
            request,
            _("That was the last record of the list. These are left before it.") if after else str(found.empty),
        )
        return redirect(f"{found.path}?{query.address}" if query.address else found.path)
    return redirect(way_from(found, query)(key))


@require_safe
@desk_view(SEES)
def worklist_csv(request: HttpRequest, name: str) -> HttpResponseBase:
    """All rows of the list, as its filters leave them, for a spreadsheet."""
    found = _get(name)
    query, _cursor, error = _read(request, found)
    if error:
        return HttpResponse(error, status=400, content_type="text/plain; charset=utf-8")
    answer = StreamingHttpResponse(_csv(found, query, request.user), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.name}.csv"'
    return answer


class _Line:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _csv(found: Worklist, query: ListQuery, user: Any) -> Iterator[str]:
    """A line of heads and one for each row; what stands below a cell has a column of its own."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    heads = [str(column) for column in found.columns]
    yield f"{BOM}{writer.writerow([said for head in heads for said in (head, _('%s, more') % head)])}"
    way = way_from(found, query)
    for row in found.all(query, user):
        yield str(
            writer.writerow([guard(said) for cell in found.line(row, way).cells for said in (cell.words, cell.note)])
        )


def _get(name: str) -> Worklist:
    if name not in WORKLISTS:
        raise Http404
    return WORKLISTS[name]


def _read(request: HttpRequest, found: Worklist) -> tuple[ListQuery, Cursor | None, str]:
    """The filters and the place in the address, and what is wrong with them; nothing where it is right."""
    query = ListQuery.read(request.GET).only(found.filters)
    if unknown := sorted(set(request.GET) - {*found.filters, "cursor", TICK}):
        return query, None, _("This list has no filter “%s”. Choose from those above.") % unknown[0][:80]
    try:
        sent = request.GET.get("cursor", "")
        return query, Cursor.read(sent, found.salt(query)) if sent else None, query.error
    except BadCursor:
        return query, None, _("The list has no such place. Begin with its first page.")


def _do(request: HttpRequest, found: Worklist) -> HttpResponse:
    """Do with the ticked rows what the button says, and go back to the page."""
    deed = next((deed for deed in found.deeds if deed.name == request.POST.get("deed")), None)
    if deed is None:
        raise Http404
    if not request.user.has_perm(deed.permission):
        raise PermissionDenied
    keys = request.POST.getlist("key")[:500]
    if keys:
        messages.success(request, deed.do(keys, request.user))
    else:
        messages.warning(request, _("Nothing was ticked, so nothing was done."))
    # What comes next on the page is not ticked unseen.
    left = request.GET.copy()
    left.pop(TICK, None)
    return redirect(f"{request.path}?{left.urlencode()}" if left else request.path)


def _lists(found: Worklist) -> list[dict[str, Any]]:
    """All lists, by group, for the way from one to the other."""
    return [
        {
            "label": label,
            "lists": [{"title": one.title, "href": one.path, "is_current": one is found} for one in group],
        }
        for label, group in GROUPS
    ]


def _turn(found: Worklist, query: ListQuery, cursor: Cursor | None) -> str:
    return (
        f"{found.path}?{urlencode({**query.parameters, 'cursor': cursor.write(found.salt(query))})}" if cursor else ""
    )
