"""Worklists whose rows are reports: all by how far they have come, the doubtful ones, those of uncertain date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Report
from archive.models.keyset import REPORTS, Place
from archive.paging import Cursor, Order, Page, cut_page
from archive.querying import read_keys
from archive.rehearsing import SURE
from archive.rendering.phrases import capitalise
from archive.reviewing.submitting import RefusedStep, release, take

from .query import NEWEST, NO_DOUBT, ListQuery
from .worklist import PAGE, Cell, Deed, Turn, Way, Worklist

WEIGHED = 1_000
"""Doubtful reports that are put in the order of need."""


def take_reports(keys: Sequence[str], user: Any) -> str:
    """Take the reports that nobody has."""
    taken, others = 0, []
    for report in Report.objects.filter(pk__in=read_keys(keys)).order_by("pk"):
        try:
            take(report=report, by=user)
            taken += 1
        except RefusedStep:
            others.append(str(report))
    told = ngettext("You have taken %d record.", "You have taken %d records.", taken) % taken
    return f"{told} {_('Somebody else has taken: %s.') % ', '.join(others)}" if others else told


def release_reports(keys: Sequence[str], user: Any) -> str:
    """Give back those that the account has taken."""
    given = 0
    for report in Report.objects.filter(pk__in=read_keys(keys), taken_by=user).order_by("pk"):
        release(report=report, by=user)
        given += 1
    return ngettext("You have given %d record back.", "You have given %d records back.", given) % given


TAKE = Deed("take", gettext_lazy("Take them"), "archive.change_report", take_reports)
RELEASE = Deed("release", gettext_lazy("Give them back"), "archive.change_report", release_reports)


class Reports(Worklist):
    """All reports, narrowed by nothing but their filters."""

    name = "records"
    title = gettext_lazy("Records")
    explains = gettext_lazy(
        "All records, the newest event first: how far each has come, who has taken it, and what is open."
    )
    empty = gettext_lazy("No record is like this. Take a filter away, or import one.")
    columns = (
        gettext_lazy("Record"), gettext_lazy("Event"), gettext_lazy("State"), gettext_lazy("Taken by"),
        gettext_lazy("Still open"),
    )  # fmt: skip
    filters = (*ListQuery.REPORT, "doubt")
    deeds = (TAKE, RELEASE)

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        rows = Report.objects.filter(query.on_report(user))
        return rows.without_doubt(SURE) if query.doubt == NO_DOUBT else rows

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        reports: QuerySet[Any] = rows.select_related("publisher", "taken_by").with_standing().with_open_work()  # type: ignore[attr-defined]
        return reports

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        return (
            Cell(str(row), way(row.pk), row.publisher.label),
            Cell(self.when(row), note=capitalise(row.kind)),
            Cell(row.standing_shown),
            Cell(row.taken_by.called if row.taken_by else ""),
            Cell("; ".join(_open(row))),
        )

    def when(self, row: Any) -> str:
        """The date of the event as it is known."""
        return row.event_date or _("no date")

    def place_of_report(self, report: int) -> Place | None:
        return Report.objects.filter(pk=report).values_list(*self.order.key).first()


class Doubtful(Reports):
    """Reports with something doubtful that wait for nobody else."""

    name = "doubtful"
    title = gettext_lazy("Doubtful records")
    explains = gettext_lazy(
        "Records with an open flag, with a statement of which the parser is less sure and that nobody has checked, or with a name on which nobody has decided; taken by nobody else, not in review, the most doubtful first (of more than a thousand the newest thousand; a filter, or the newest first, leads to the others)."
    )
    empty = gettext_lazy("Nothing is doubtful on a record that you could take.")
    columns = (
        gettext_lazy("Record"), gettext_lazy("Event"), gettext_lazy("State"), gettext_lazy("Taken by"),
        gettext_lazy("Statements"),
    )  # fmt: skip
    filters = (*ListQuery.REPORT, "order")
    by_need = Order(("need", *REPORTS))

    def sources(self, query: ListQuery, user: Any) -> tuple[Any, ...]:
        """The reports of each doubt by itself."""
        free = Report.objects.free_for(user).filter(query.on_report(user))
        return free.flagged(), free.with_unsure_statements(SURE), free.with_undecided_names()

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        first, *others = (source.order_by().values("pk") for source in self.sources(query, user))
        return Report.objects.filter(pk__in=first.union(*others))

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return with_doubts(rows.select_related("publisher", "taken_by").with_standing())  # type: ignore[attr-defined]

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        told = _("%(n)s of %(all)s doubtful") % {"n": row.unsure, "all": row.statements}
        rest = _counted((_flags(row), _names(row)))
        return (*super().cells(row, way)[:-1], Cell(told, note="; ".join(rest)))

    def ways(self, query: ListQuery) -> tuple[Turn, ...]:
        is_newest = query.order == NEWEST

        def ordered(order: str) -> str:
            address = replace(query, order=order).address
            return f"{self.path}?{address}" if address else self.path

        sure = ListQuery(state=Report.Standing.DRAFT, doubt=NO_DOUBT).address
        return (
            Turn(_("Most doubtful first"), ordered(""), not is_newest),
            Turn(_("Newest event first"), ordered(NEWEST), is_newest),
            Turn(_("Drafts without any doubt"), f"{reverse('desk:list', args=['records'])}?{sure}"),
        )

    def salt(self, query: ListQuery) -> str:
        return f"{self.name}.{query.order}"

    def mark(self, query: ListQuery, report: int) -> int | None:
        """How much there was to do when it was opened: what is done there does not change where one goes on."""
        if query.order == NEWEST:
            return None
        return with_doubts(Report.objects.filter(pk=report)).values_list("need", flat=True).first()

    def nearest(
        self, query: ListQuery, user: Any, place: Place | None, number: int, *, is_before: bool = False
    ) -> Any:
        """So many reports after the place, or before it, in their order.

        Each doubt gives its own nearest: all at once, joined by “or”, would be asked of report after report.
        """
        columns = self.order.columns(is_reversed=is_before)
        keys = []
        for source in self.sources(query, user):
            beyond = self.beyond(source, place, is_before=is_before) if place else source
            keys.append(beyond.order_by(*columns).values("pk")[:number])
        return Report.objects.filter(pk__in=keys[0].union(*keys[1:])).order_by(*columns)

    def weighed(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        """Those that are put in the order of need: of many the newest, for each has to be counted through."""
        return Report.objects.filter(pk__in=self.nearest(query, user, None, WEIGHED).values("pk")[:WEIGHED])

    def all(self, query: ListQuery, user: Any) -> Iterator[Any]:
        """All of them, the newest event first: beyond WEIGHED there is no order of need."""
        return super().all(query if query.order else replace(query, order=NEWEST), user)

    def page(self, query: ListQuery, user: Any, cursor: Cursor | None, size: int = PAGE) -> Page:
        is_before = cursor is not None and cursor.is_before
        if query.order != NEWEST:
            rows = self.shown(self.weighed(query, user))
            if cursor is not None:
                rows = rows.filter(self.by_need.beyond(cursor.place, is_reversed=is_before))
            found = rows.order_by(*self.by_need.columns(is_reversed=is_before))[: size + 1]
            keyed = [(row, row.need, *self.place_of(row)) for row in found]
            return cut_page(keyed, order=self.by_need, size=size, cursor=cursor)
        near = self.nearest(query, user, cursor.place if cursor else None, size + 1, is_before=is_before)
        found = self.shown(near)[: size + 1]
        return cut_page([(row, *self.place_of(row)) for row in found], order=self.order, size=size, cursor=cursor)

    def next_report(self, query: ListQuery, user: Any, after: int | None, mark: int | None = None) -> int | None:
        place = self.place_of_report(after) if after is not None else None
        found: int | None
        if query.order != NEWEST:
            rows = with_doubts(self.weighed(query, user))
            need = mark if mark is not None or after is None else self.mark(query, after)
            if place is not None and need is not None:
                rows = rows.filter(self.by_need.beyond((need, *place)))
            others = rows.exclude(pk=after) if after is not None else rows
            found = others.order_by(*self.by_need.columns()).values_list("pk", flat=True).first()
            return found
        found = self.nearest(query, user, place, 1).values_list("pk", flat=True).first()
        return found


class UncertainDates(Reports):
    """Reports of which it is not sure on which day the event was."""

    name = "dates"
    title = gettext_lazy("Uncertain dates")
    explains = gettext_lazy(
        "Records whose event has no date, none to the day, or one that is marked uncertain or approximate. Who held which office is decided by that day."
    )
    empty = gettext_lazy("Every event is dated to the day.")
    filters = ListQuery.REPORT

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        return Report.objects.of_uncertain_date().filter(query.on_report(user))

    def when(self, row: Any) -> str:
        return row.event_date or _("no date; listed under %s") % row.sort_date.isoformat()


def with_doubts(rows: Any) -> QuerySet[Any]:
    """The reports with what is doubtful in them counted, in the same query."""
    found: QuerySet[Any] = rows.with_doubts(SURE)
    return found


def _open(row: Any) -> list[str]:
    """What is left to do on the report, in words."""
    unchecked = ngettext(
        "%d statement that nobody has checked", "%d statements that nobody has checked", row.unchecked
    )
    return _counted((_flags(row), (unchecked, row.unchecked), _names(row)))


def _flags(row: Any) -> tuple[str, int]:
    return ngettext("%d flag", "%d flags", row.open_flags), row.open_flags


def _names(row: Any) -> tuple[str, int]:
    return ngettext("%d name not identified", "%d names not identified", row.open_names), row.open_names


def _counted(told: Iterable[tuple[str, int]]) -> list[str]:
    """The sentences of which there is something to count."""
    return [text % number for text, number in told if number]
