"""What keeps a list quick however many rows there are: nothing is counted, and no value looked for, over a whole table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.identifying import DECIDED_UNKNOWN, NOT_KNOWN, SEVERAL, SURNAME_ONLY
from archive.models import Report
from archive.models.dates import UNDATED
from archive.parsing.vocabulary import EVENT_KINDS, FORMS

MOST = 10_000
"""Rows that a list counts, and up to which its pages go; what lies behind is found by a filter or a search."""


class BoundedPaginator(Paginator):
    """Pages of the first MOST rows. `count` is exact where there are no more."""

    @cached_property
    def _counted(self) -> int:
        # By the key alone: what a list shows of its rows costs nothing then.
        rows: Any = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        return rows.order_by().values("pk")[: MOST + 1].count()

    @cached_property
    def count(self) -> int:
        """The number of rows, at most MOST."""
        return min(self._counted, MOST)

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than are counted."""
        return self._counted > MOST


class KnownValues(admin.SimpleListFilter):
    """Rows with one value of a column, chosen from a list in the code: Django would look for it in the whole table."""

    column: ClassVar[str]
    values: ClassVar[Sequence[tuple[str, Any]]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return self.values

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset


class KindOfEvent(KnownValues):
    """Reports by their kind of event."""

    title = _("kind of event")
    parameter_name = column = "kind"
    values = [(kind, kind) for kind in EVENT_KINDS]


class FormOfRecord(KnownValues):
    """Reports by the form of the record."""

    title = _("form of the record")
    parameter_name = column = "form"
    values = [(form, form) for form in FORMS]


class WhyUnresolved(KnownValues):
    """Names of nobody who is known, by the reason."""

    title = _("why nobody is identified")
    parameter_name = column = "unresolved"
    values = [(why, why) for why in (NOT_KNOWN, SEVERAL, SURNAME_ONLY, DECIDED_UNKNOWN)]


class YearOfReport(admin.SimpleListFilter):
    """Reports by the year under which they are listed: every one from the first to the last, which an index knows."""

    title = _("year")
    parameter_name = "year"
    report: ClassVar[str] = ""
    """The way from a row to its report."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        # Each end by itself: together the database would read the whole table.
        dated = Report.objects.filter(sort_date__gt=UNDATED)
        first, last = dated.aggregate(day=Min("sort_date"))["day"], dated.aggregate(day=Max("sort_date"))["day"]
        return [(f"{year:04}", str(year)) for year in range(last.year, first.year - 1, -1)] if first else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        year = self.value() or ""
        if not (year.isascii() and year.isdigit() and len(year) <= 4 and int(year)):
            return queryset
        days = (date(int(year), 1, 1), date(int(year), 12, 31))
        return queryset.filter(**{f"{self.report}sort_date__range": days})


class YearOfItsReport(YearOfReport):
    """Rows by the year of their report."""

    report = "report__"
