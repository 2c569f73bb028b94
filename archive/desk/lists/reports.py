"""Worklists whose rows are reports: all by how far they have come, the doubtful ones, those of uncertain date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Doubts, Report
from archive.models.keyset import DOUBTS, Place
from archive.paging import Cursor, Order, Page, read_page
from archive.querying import read_keys
from archive.rendering.phrases import capitalise
from archive.reviewing.submitting import RefusedStep, release, take

from .query import NEWEST, NO_DOUBT, ListQuery
from .worklist import PAGE, Cell, Deed, Turn, Way, Worklist, place_in


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
        return rows.without_doubt() if query.doubt == NO_DOUBT else rows

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        reports: QuerySet[Any] = rows.select_related("publisher", "taken_by").with_standing().with_open_work()  # type: ignore[attr-defined]
        return reports

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        return (
            Cell(str(row), way(row.pk), row.publisher.label),
            Cell(self.when(row), note=capitalise(row.kind)),
            Cell(row.standing_shown),
            Cell(row.taken_by.called if row.taken_by else ""),
            self.left(row),
        )

    def left(self, row: Any) -> Cell:
        """What is left to do on the report."""
        return Cell("; ".join(_open(row)))

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
        "Records with an open flag, with a statement of which the parser is less sure and that nobody has checked, or with a name on which nobody has decided; taken by nobody else, not in review, the most doubtful first."
    )
    empty = gettext_lazy("Nothing is doubtful on a record that you could take.")
    columns = (
        gettext_lazy("Record"), gettext_lazy("Event"), gettext_lazy("State"), gettext_lazy("Taken by"),
        gettext_lazy("Statements"),
    )  # fmt: skip
    filters = (*ListQuery.REPORT, "order")
    by_need = Order(DOUBTS)

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        return Report.objects.free_for(user).doubtful().filter(query.on_report(user))

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        reports: QuerySet[Any] = rows.select_related("publisher", "taken_by").with_standing().with_doubts()  # type: ignore[attr-defined]
        return reports

    def left(self, row: Any) -> Cell:
        told = _("%(n)s of %(all)s doubtful") % {"n": row.doubts.unsure, "all": row.statements}
        rest = _counted((_flags(row.doubts.flags), _names(row.doubts.names)))
        return Cell(told, note="; ".join(rest))

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
        return f"{self.name}.{query.order or 'need'}"

    def mark(self, query: ListQuery, report: int) -> int | None:
        """How much there was to do when it was opened: what is done there does not change where one goes on."""
        if query.order == NEWEST:
            return None
        return Doubts.objects.filter(report=report).values_list("need", flat=True).first()

    def page(self, query: ListQuery, user: Any, cursor: Cursor | None, size: int = PAGE) -> Page:
        order = self.order if query.order == NEWEST else self.by_need

        def read(rows: QuerySet[Any], columns: Sequence[str]) -> Any:
            return [(row, *place_in(row, order)) for row in self.shown(rows)]

        return read_page(self.rows(query, user), order=order, size=size, cursor=cursor, read=read)

    def next_report(self, query: ListQuery, user: Any, after: int | None, mark: int | None = None) -> int | None:
        if query.order == NEWEST:
            return super().next_report(query, user, after)
        rows = self.rows(query, user)
        if after is not None:
            need = self.mark(query, after) if mark is None else mark
            rows = rows.exclude(pk=after)
            if need is not None:
                rows = rows.filter(self.by_need.beyond((need, after)))
        found: int | None = rows.order_by(*self.by_need.columns()).values_list("pk", flat=True).first()
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


def _open(row: Any) -> list[str]:
    """What is left to do on the report, in words."""
    unchecked = ngettext(
        "%d statement that nobody has checked", "%d statements that nobody has checked", row.unchecked
    )
    return _counted((_flags(row.open_flags), (unchecked, row.unchecked), _names(row.open_names)))


def _flags(number: int) -> tuple[str, int]:
    return ngettext("%d flag", "%d flags", number), number


def _names(number: int) -> tuple[str, int]:
    return ngettext("%d name not identified", "%d names not identified", number), number


def _counted(told: Iterable[tuple[str, int]]) -> list[str]:
    """The sentences of which there is something to count."""
    return [text % number for text, number in told if number]
