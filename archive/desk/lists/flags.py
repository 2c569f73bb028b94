"""The worklist of open flags: what of a record somebody should look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Flag
from archive.models.keyset import Place
from archive.paging import Cursor, Page
from archive.parsing.shortening import shortened
from archive.querying import read_keys
from archive.telling import tell_flags

from .query import ListQuery
from .statements import IN_REPORTS, beyond_in_reports, place_in_reports
from .worklist import PAGE, Cell, Deed, Way, Worklist

LONGEST = 300
"""Characters of the words that a line shows."""


def settle_flags(keys: Sequence[str], user: Any) -> str:
    """Settle those that are open."""
    settled = Flag.objects.open().filter(pk__in=read_keys(keys)).update(settled_by=user, settled_at=timezone.now())
    return ngettext("%d flag settled.", "%d flags settled.", settled) % settled


class Flags(Worklist):
    """Open flags, in the order of their reports."""

    name = "flags"
    title = gettext_lazy("Flagged parts")
    explains = gettext_lazy(
        "What the parser was not sure of, and what a change has left behind. Settle a flag when there is nothing left to do."
    )
    empty = gettext_lazy("No flag is open.")
    filters = (*ListQuery.REPORT, "flag")
    order = IN_REPORTS
    report = "report__"
    columns = (gettext_lazy("What to look at"), gettext_lazy("Words"), gettext_lazy("Record"))
    deeds = (Deed("settle", gettext_lazy("Settle them: nothing left to do"), "archive.change_flag", settle_flags),)

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        flags = Flag.objects.open().filter(query.on_report(user, "report__")).annotate(rank=-F("pk"))
        return flags.filter(kind=query.flag) if query.flag else flags

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        flags: QuerySet[Any] = rows.select_related("report__publisher").with_words()  # type: ignore[attr-defined]
        return flags

    def beyond(self, rows: QuerySet[Any], place: Place, *, is_before: bool = False) -> QuerySet[Any]:
        return beyond_in_reports(super().beyond(rows, place, is_before=is_before), place, is_before=is_before)

    def page(self, query: ListQuery, user: Any, cursor: Cursor | None, size: int = PAGE) -> Page:
        page = super().page(query, user, cursor, size)
        tell_flags(row for row, *_place in page.rows)
        return page

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        report = row.report
        is_later = row.kind == Flag.Kind.LATER_TEXT
        waiting = reverse("admin:archive_report_waiting", args=[report.pk])  # where it is compared, and taken over
        there = f"{way(report.pk)}&part={row.sid}#panel" if row.sid else f"{way(report.pk)}&flag={row.pk}"
        return (
            Cell(row.told, waiting if is_later else there, row.get_kind_display()),
            Cell(shortened(row.words or "", LONGEST), words_of_record=True),
            Cell(str(report), note=f"{report.publisher}, {report.event_date}"),
        )

    def place_of_report(self, report: int) -> Place | None:
        return place_in_reports(report)
