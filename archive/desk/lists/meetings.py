"""The worklist of meetings of which one side alone has told."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Meeting
from archive.models.keyset import MEETINGS
from archive.paging import Order
from archive.rendering.phrases import capitalise

from .query import ListQuery
from .worklist import Cell, Way, Worklist


class OneSided(Worklist):
    """Meetings all of whose records, published or not, are of one record-keeper; several texts of a house are one side."""

    name = "one-sided"
    title = gettext_lazy("Meetings with one side only")
    explains = gettext_lazy(
        "Meetings of which the archive has records of one house alone, counted by record-keeper and not by file. What the other side has published of them is still to be found."
    )
    empty = gettext_lazy("Of every meeting more than one side has told.")
    filters = ("q", "publisher", "kind", "date_after", "date_before")
    order = Order(MEETINGS)
    report = None
    columns = (gettext_lazy("Meeting"), gettext_lazy("Date"), gettext_lazy("Told by"))

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        rows = Meeting.objects.one_sided()
        if query.publisher:
            rows = rows.told_by(query.publisher)
        for lookup, value in (
            ("label__icontains", query.q),
            ("kind", query.kind),
            ("date__gte", query.date_after),
            # Dates are written largest part first: this comes after every day of it.
            ("date__lte", query.date_before and f"{query.date_before}~"),
        ):
            if value:
                rows = rows.filter(**{lookup: value})
        return rows

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("reports__publisher")

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        reports = [report for report in row.reports.all() if report.binned_at is None]
        keepers = sorted({str(report.publisher) for report in reports})
        return (
            Cell(row.label, reverse("admin:archive_meeting_change", args=[row.pk]), capitalise(row.kind)),
            Cell(row.date or _("no date")),
            Cell(", ".join(keepers), note=ngettext("%d record", "%d records", len(reports)) % len(reports)),
        )
