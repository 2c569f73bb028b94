"""From record to record in a worklist: what the workbench is told of the list that somebody came from."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from .query import ListQuery
from .register import WORKLISTS
from .worklist import Way, Worklist

_KEPT = "desk_list"
"""Where a session keeps the list from which a report was opened last, and that report."""


def say_list(worklist: Worklist, query: ListQuery) -> str:
    """The list and its filters as the value of the parameter `list`: "untagged?kind=summit+meeting"."""
    return f"{worklist.name}?{address}" if (address := query.only(worklist.filters).address) else worklist.name


def read_list(said: str) -> tuple[Worklist, ListQuery] | None:
    """What `say_list` has said; None where there is no such list, or its filters can't be read."""
    name, _mark, address = said.partition("?")
    worklist = WORKLISTS.get(name)
    query = ListQuery.read(QueryDict(address))
    if worklist is None or not worklist.has_steps or query.error:
        return None
    return worklist, query.only(worklist.filters)


def steps(said: str, report: int) -> dict[str, str] | None:
    """For the workbench of a report opened with `?list=`: the list's title, and the addresses `back` and `next`.

    No query: which record is next is found when somebody goes there. None where the value names no list.
    """
    found = read_list(said)
    if found is None:
        return None
    worklist, query = found
    address = query.address
    following = urlencode({**query.parameters, "after": report})
    return {
        "title": str(worklist.title),
        "back": f"{worklist.path}?{address}" if address else worklist.path,
        "next": f"{reverse('desk:next', args=[worklist.name])}?{following}",
    }


def steps_from(request: HttpRequest, report: int) -> dict[str, str] | None:
    """The steps of the list from which the report was opened, also on its pages that follow without the parameter."""
    said = request.GET.get("list", "")
    if said:
        found = read_list(said)
        request.session[_KEPT] = [said, report, found[0].mark(found[1], report) if found else None]
    else:
        kept, of, *_mark = request.session.get(_KEPT) or ("", None)
        said = kept if of == report else ""
    return steps(said, report) if said else None


def mark_of(request: HttpRequest, worklist: Worklist, query: ListQuery, report: int | None) -> int | None:
    """What the list kept of the report when it was opened from there last; None where that was another one."""
    said, of, *mark = request.session.get(_KEPT) or ("", None)
    return mark[0] if mark and of == report and said == say_list(worklist, query) else None


def way_from(worklist: Worklist, query: ListQuery) -> Way:
    """The way from the list to the workbench of a report, at one of its parts, and back."""
    said = say_list(worklist, query)

    def way(report: int, part: int | None = None) -> str:
        parameters = {"list": said} | ({"part": str(part)} if part is not None else {})
        return f"{reverse('desk:workbench', args=[report])}?{urlencode(parameters)}"

    return way
