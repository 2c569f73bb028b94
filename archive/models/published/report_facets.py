"""How many published reports there are by each value of what a list of them can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Concat, ExtractYear

from .reports import PublishedReportQuerySet
from .topics import PublishedTopic
from .voices import PublishedVoice

BOUND = 2_000
"""Reports among which values are counted, the newest first: counting all would take longer with every report."""


class Tally(NamedTuple):
    """How many reports have a value (a slug, a code, or a word of a vocabulary); `year` has "2002/2003" for a span."""

    facet: str
    value: str
    label: str
    reports: int


def count_reports(narrowed: Mapping[str, PublishedReportQuerySet]) -> list[Tally]:
    """The values of each facet among the newest `BOUND` of its reports, the most frequent first; one query.

    `narrowed` has for each facet the reports to count among.
    """
    arms = [_ARMS[facet](facet, reports) for facet, reports in narrowed.items()]
    first, *others = arms
    rows: Iterable[Any] = first.union(*others, all=True).order_by("facet", "-reports", "shown")
    return [Tally(*row) for row in rows]


def _own(column: str, label: str) -> Any:
    def arm(facet: str, reports: PublishedReportQuerySet) -> QuerySet[Any, Any]:
        newest = reports.model.objects.filter(pk__in=_newest(reports))
        return _tally(facet, newest, F(column), F(label), Count("pk"))

    return arm


def _year(facet: str, reports: PublishedReportQuerySet) -> QuerySet[Any, Any]:
    newest = reports.model.objects.filter(pk__in=_newest(reports), event_earliest__isnull=False)
    first, last = (Cast(ExtractYear(column), CharField()) for column in ("event_earliest", "event_latest"))
    span = Concat(first, Value("/"), last, output_field=CharField())
    return _tally(facet, newest, span, Value(""), Count("pk"))


def _participants(slug: str, label: str) -> Any:
    def arm(facet: str, reports: PublishedReportQuerySet) -> QuerySet[Any, Any]:
        voices = PublishedVoice.objects.filter(report__in=_newest(reports), capacity="participant")
        voices = voices.filter(**{f"{slug}__isnull": False})
        return _tally(facet, voices, F(slug), F(label), Count("report", distinct=True))

    return arm


def _topics(facet: str, reports: PublishedReportQuerySet) -> QuerySet[Any, Any]:
    topics = PublishedTopic.objects.filter(report__in=_newest(reports))
    return _tally(facet, topics, F("topic__slug"), F("topic__label"), Count("report", distinct=True))


_ARMS: dict[str, Any] = {
    "kind": _own("event_kind", "event_kind"),
    "form": _own("form", "form"),
    "record_keeper": _own("record_keeper__slug", "record_keeper__label"),
    "language": _own("language", "language"),
    "year": _year,
    "participant": _participants("person__slug", "person__label"),
    "country": _participants("country__slug", "country__label"),
    "topic": _topics,
}


def _newest(reports: PublishedReportQuerySet) -> Any:
    return reports.newest_first().values("pk")[:BOUND]


def _tally(facet: str, rows: Any, value: Any, label: Any, number: Count) -> QuerySet[Any, Any]:
    rows = rows.order_by().annotate(
        facet=Cast(Value(facet), CharField()), chosen=Cast(value, CharField()), shown=Cast(label, CharField())
    )
    found: QuerySet[Any, Any] = (
        rows.values("facet", "chosen", "shown")
        .annotate(reports=number)
        .values_list("facet", "chosen", "shown", "reports")
    )
    return found
