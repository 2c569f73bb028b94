"""The desk's lists at 200,000 reports, against the same rows in a plain Django admin: paginator with COUNT, pages by OFFSET."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.test import RequestFactory

from archive.desk.coverage import coverage
from archive.desk.home import home
from archive.desk.lists.query import ListQuery
from archive.desk.lists.register import WORKLISTS
from archive.desk.lists.views import worklist
from archive.desk.lists.worklist import PAGE, Worklist
from archive.models import Report
from diplomacy.accounts.models import User

from . import database
from .desk_rows import EDITOR, fill
from .measuring import Line, Options, in_turn, ratios, seconds

REPORTS = 200_000
LATE = 100
"""The page of a long list that is measured beside the first."""

COLUMNS = {
    "Report": ("title", "event_date", "state", "publisher", "taken_by"),
    "Flag": ("message", "kind", "report"),
    "Statement": ("path", "report", "attribution", "role"),
    "Submission": ("report", "by", "at", "note"),
    "Schedule": ("report", "at", "by"),
    "Comment": ("text", "by", "report"),
    "ErrorReport": ("text", "at", "report"),
    "Meeting": ("label", "date", "kind"),
}
"""What the plain lists show, by model: columns of the row itself and what it points at."""

NARROWED = {
    "records": (
        ListQuery(state="pending"),
        ListQuery(taken="me"),
        ListQuery(q="Talks 4711"),
        ListQuery(publisher="kremlin", kind="press conference", date_after="1990", date_before="1999"),
    ),
    "flags": (ListQuery(publisher="kremlin", kind="press conference"), ListQuery(state="pending")),
    "unseen": (ListQuery(state="published"), ListQuery(state="pending")),
    "untagged": (ListQuery(state="published"), ListQuery(state="pending")),
    "one-sided": (ListQuery(publisher="kremlin"),),
}
"""Filters that are measured beside the whole lists."""


def measure(options: Options) -> Iterator[Line]:
    """The lines of the table; the database is made at the first run and kept."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    size, rounds = (20_000, 3) if options.quick else (REPORTS, 7)
    database.use(f"desk_{size}")
    fill(size)
    there = f"{Report.objects.count():,} reports"
    user = User.objects.get(username=EDITOR)
    for name, one in WORKLISTS.items():
        for query in (ListQuery(), *NARROWED.get(name, ())):
            said = f"{name}: {query.address}" if query.parameters else name
            yield from _beside_plain(one, query, said, user, there, rounds)
        yield from _late(one, user, there, rounds)
    yield Line("the desk's first page", there, "ms", [_ask(home, user, "/admin/desk/") for _ in range(rounds)])
    yield Line("coverage, counted anew", there, "ms", [_cover(user) for _ in range(min(rounds, 3))])
    yield Line("coverage, kept", there, "ms", [_ask(coverage, user, "/admin/desk/coverage/") for _ in range(rounds)])


def _beside_plain(one: Worklist, query: ListQuery, said: str, user: User, there: str, rounds: int) -> Iterator[Line]:
    """The first page of a list, and that of the plain one."""
    address = f"{one.path}?{query.address}"
    deeds: list[Callable[[], float]] = [lambda: _ask(worklist, user, address, one.name)]
    plain = _plain(one, query, user)
    if plain is not None:
        deeds.append(lambda: _ask(plain.changelist_view, user, "/"))
    found = in_turn(deeds, rounds)
    if plain is None:
        yield Line(said, there, "ms", found[0])
        return
    yield Line(said, there, "ms", found[0], "plain admin", ratios(found[0], found[1]))
    yield Line(f"{said}: plain admin", there, "ms", found[1])


def _late(one: Worklist, user: User, there: str, rounds: int) -> Iterator[Line]:
    """The page LATE of a list that has so many, and that of the plain one."""
    plain = _plain(one, ListQuery(), user)
    place = _place(one, user)
    if plain is None or place is None:
        return
    address = f"{one.path}?cursor={place}"
    deeds = (
        lambda: _ask(worklist, user, address, one.name),
        lambda: _ask(plain.changelist_view, user, f"/?p={LATE}"),
    )
    found = in_turn(deeds, rounds)
    yield Line(f"{one.name}, page {LATE}", there, "ms", found[0], "plain admin", ratios(found[0], found[1]))
    yield Line(f"{one.name}, page {LATE}: plain admin", there, "ms", found[1])


def _place(one: Worklist, user: User) -> str | None:
    """The cursor of the page LATE, or None where the list is shorter."""
    cursor = None
    for _ in range(LATE - 1):
        cursor = one.page(ListQuery(), user, cursor).next
        if cursor is None:
            return None
    return cursor.write(one.salt(ListQuery())) if cursor else None


def _plain(one: Worklist, query: ListQuery, user: User) -> Any:
    """Django's own list of the same rows in the same order; None for names, which are no rows of a model."""
    rows = one.rows(query, user)
    if rows.model.__name__ not in COLUMNS:
        return None

    class Plain(admin.ModelAdmin):
        list_display = COLUMNS[rows.model.__name__]
        list_per_page = PAGE
        list_max_show_all = 0

        def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
            return one.rows(query, user)

        def get_ordering(self, request: HttpRequest) -> Any:
            return getattr(one, "by_need", one.order).columns()

    return Plain(rows.model, admin.site)


def _ask(view: Any, user: User, address: str, *arguments: str) -> float:
    """How many milliseconds the page takes, from the view to its last byte."""

    def ask() -> None:
        request = RequestFactory().get(address)
        request.user = user
        request.session = {}  # type: ignore[assignment]
        answer = view(request, *arguments)
        assert answer.status_code == 200, (address, answer.status_code)
        answer.render()

    return seconds(ask) * 1000


def _cover(user: User) -> float:
    cache.clear()
    return _ask(coverage, user, "/admin/desk/coverage/")
