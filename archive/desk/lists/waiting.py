"""Worklists of what waits since a moment: for a reviewer, for an answer, for its day of publication."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Comment, ErrorReport, Schedule, Submission
from archive.models.identifiers import show
from archive.models.keyset import Place
from archive.paging import Order
from archive.parsing.shortening import shortened

from .query import ListQuery
from .worklist import Cell, Way, Worklist


class Waiting(Worklist):
    """Rows with a moment `at` that belong to a report; who waits longest comes first."""

    order = Order(("at", "pk"), is_ascending=True)
    report = "report__"
    model: ClassVar[type[Model]]

    def base(self) -> QuerySet[Any]:
        """The rows of the list, before its filters."""
        waiting: QuerySet[Any] = self.model._default_manager.open()  # type: ignore[attr-defined]
        return waiting

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        return self.base().filter(query.on_report(user, "report__"))

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("report__publisher", "by")

    def place_of_report(self, report: int) -> Place | None:
        rows = self.model._default_manager.filter(report=report).order_by("at", "pk")
        return rows.values_list("at", "pk").last()


class InReview(Waiting):
    """Reports that are handed in."""

    name = "review"
    title = gettext_lazy("Waiting for review")
    explains = gettext_lazy(
        "Records that an editor has handed in, who waits longest first. What you have worked on yourself, somebody else decides."
    )
    empty = gettext_lazy("Nothing waits for a reviewer.")
    model = Submission
    columns = (gettext_lazy("Record"), gettext_lazy("Handed in"), gettext_lazy("Note"))

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        return (
            Cell(str(row.report), reverse("desk:review", args=[row.report_id]), _about(row.report)),
            Cell(row.by.called, note=_moment(row.at)),
            Cell(row.note),
        )


class Planned(Waiting):
    """Publications that are planned."""

    name = "planned"
    title = gettext_lazy("Planned publications")
    explains = gettext_lazy("Records that will be published by themselves, the next one first.")
    empty = gettext_lazy("No publication is planned.")
    model = Schedule
    columns = (gettext_lazy("Record"), gettext_lazy("Publish at"), gettext_lazy("Planned by"))

    def base(self) -> QuerySet[Any]:
        return Schedule.objects.filter(state=Schedule.State.PLANNED)

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        return (
            Cell(str(row.report), reverse("desk:review", args=[row.report_id]), _about(row.report)),
            Cell(_moment(row.at), note=_("version %d") % row.version),
            Cell(row.by.called, note=row.note),
        )


class Comments(Waiting):
    """Comments that nobody has settled."""

    name = "comments"
    title = gettext_lazy("Open comments")
    explains = gettext_lazy(
        "What editors, reviewers and invited experts have said of a record and nobody has settled."
    )
    empty = gettext_lazy("Every comment is settled.")
    model = Comment
    columns = (gettext_lazy("Comment"), gettext_lazy("By"), gettext_lazy("Record"))

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return super().shown(rows).select_related("link")

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        return (
            Cell(shortened(row.text, 200), f"{reverse('desk:review', args=[row.report_id])}#comment-{row.pk}"),
            Cell(row.author, note=_moment(row.at)),
            Cell(str(row.report), way(row.report_id), _about(row.report)),
        )


class Errors(Waiting):
    """Errors that readers have told of."""

    name = "errors"
    title = gettext_lazy("Errors told by readers")
    explains = gettext_lazy(
        "What readers hold to be wrong in a published record. Answer each: accept it and correct the record, or say why not."
    )
    empty = gettext_lazy("Every reader has an answer.")
    model = ErrorReport
    columns = (gettext_lazy("What is wrong"), gettext_lazy("Since"), gettext_lazy("Record"))

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("report__publisher")

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        where = _("statement %s") % show(row.identity_id) if row.identity_id else _("the record as a whole")
        return (
            Cell(shortened(row.text, 200), reverse("desk:error", args=[row.pk]), where),
            Cell(_moment(row.at), note=_("answer asked for") if row.email else ""),
            Cell(str(row.report), way(row.report_id), _about(row.report)),
        )


def _about(report: Any) -> str:
    return ", ".join(filter(None, [str(report.publisher), report.event_date]))


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")
