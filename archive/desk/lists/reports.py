"""Worklists whose rows are reports: all by how far they have come, the doubtful ones, those of uncertain date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Report
from archive.models.keyset import Place
from archive.paging import Cursor, Page, cut_page
from archive.querying import read_keys
from archive.rehearsing import SURE
from archive.rendering.phrases import capitalise
from archive.reviewing.submitting import RefusedStep, release, take

from .query import ListQuery
from .worklist import PAGE, Cell, Deed, Way, Worklist


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
    deeds = (TAKE, RELEASE)

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        return Report.objects.filter(query.on_report(user))

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
        "Records with an open flag, with a statement of which the parser is less sure and that nobody has checked, or with a name on which nobody has decided; taken by nobody else, not in review, the newest event first."
    )
    empty = gettext_lazy("Nothing is doubtful on a record that you could take.")

    def sources(self, query: ListQuery, user: Any) -> tuple[Any, ...]:
        """The reports of each doubt by itself."""
        free = Report.objects.free_for(user).filter(query.on_report(user))
        return free.flagged(), free.with_unsure_statements(SURE), free.with_undecided_names()

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        first, *others = (source.order_by().values("pk") for source in self.sources(query, user))
        return Report.objects.filter(pk__in=first.union(*others))

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

    def page(self, query: ListQuery, user: Any, cursor: Cursor | None, size: int = PAGE) -> Page:
        is_before = cursor is not None and cursor.is_before
        near = self.nearest(query, user, cursor.place if cursor else None, size + 1, is_before=is_before)
        found = self.shown(near)[: size + 1]
        return cut_page([(row, *self.place_of(row)) for row in found], order=self.order, size=size, cursor=cursor)

    def next_report(self, query: ListQuery, user: Any, after: int | None) -> int | None:
        place = self.place_of_report(after) if after is not None else None
        found: int | None = self.nearest(query, user, place, 1).values_list("pk", flat=True).first()
        return found


class UncertainDates(Reports):
    """Reports of which it is not sure on which day the event was."""

    name = "dates"
    title = gettext_lazy("Uncertain dates")
    explains = gettext_lazy(
        "Records whose event has no date, none to the day, or one that is marked uncertain or approximate. Who held which office is decided by that day."
    )
    empty = gettext_lazy("Every event is dated to the day.")

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        return Report.objects.of_uncertain_date().filter(query.on_report(user))

    def when(self, row: Any) -> str:
        return row.event_date or _("no date; listed under %s") % row.sort_date.isoformat()


def _open(row: Any) -> list[str]:
    """What is left to do on the report, in words."""
    return [
        text % number
        for text, number in (
            (ngettext("%d flag", "%d flags", row.open_flags), row.open_flags),
            (ngettext("%d statement that nobody has checked", "%d statements that nobody has checked", row.unchecked), row.unchecked),
            (ngettext("%d name not identified", "%d names not identified", row.open_names), row.open_names),
        )
        if number
    ]  # fmt: skip
