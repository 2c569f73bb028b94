"""How many published reports there are by each value of what a list of them can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Min, QuerySet, Value
from django.db.models.functions import Cast, Concat, ExtractYear

from .reports import PublishedReport, PublishedReportQuerySet
from .topics import PublishedTopic
from .voices import PublishedVoice

BOUND = 2_000
"""Reports among which values are counted, the newest first: counting all would take longer with every report."""


Keys = Any
"""Reports among which to count: a list of keys, or a subquery that gives them."""


class Tally(NamedTuple):
    """How many reports have a value (a slug, a code, or a word of a vocabulary); `year` has "2002/2003" for a span."""

    facet: str
    value: str
    label: str
    reports: int


def count_reports(
    reports: PublishedReportQuerySet, chosen: Mapping[str, PublishedReportQuerySet]
) -> tuple[list[Tally], bool]:
    """The values of each facet among the newest `BOUND` reports, the most frequent first, and whether these are all.

    `reports` are those of the list; `chosen` has for each facet that narrows it the reports without that choice, among
    which the facet's own values are counted. Two queries.
    """
    keys = list(reports.newest_first().values_list("pk", flat=True)[:BOUND])
    arms = [arm(facet, _newest(chosen[facet]) if facet in chosen else keys) for facet, arm in _ARMS.items()]
    first, *others = arms
    rows: Iterable[Any] = first.union(*others, all=True).order_by("facet", "-reports", "shown")
    return [Tally(*row) for row in rows], len(keys) < BOUND


def _own(column: str, label: str) -> Any:
    def arm(facet: str, keys: Keys) -> QuerySet[Any, Any]:
        newest = PublishedReport.objects.filter(pk__in=keys)
        return _tally(facet, newest, F(column), F(label), Count("pk"))

    return arm


def _year(facet: str, keys: Keys) -> QuerySet[Any, Any]:
    newest = PublishedReport.objects.filter(pk__in=keys, event_earliest__isnull=False)
    first, last = (Cast(ExtractYear(column), CharField()) for column in ("event_earliest", "event_latest"))
    span = Concat(first, Value("/"), last, output_field=CharField())
    return _tally(facet, newest, span, Value(""), Count("pk"))


def _participants(slug: str, label: str) -> Any:
    def arm(facet: str, keys: Keys) -> QuerySet[Any, Any]:
        voices = PublishedVoice.objects.filter(report__in=keys, capacity="participant")
        voices = voices.filter(**{f"{slug}__isnull": False})
        return _tally(facet, voices, F(slug), F(label), Count("report", distinct=True))

    return arm


def _topics(facet: str, keys: Keys) -> QuerySet[Any, Any]:
    rows = PublishedTopic.objects.filter(report__in=keys).order_by().values("topic")
    # Grouped by the key alone: to sort so many rows by the topics' labels takes several times as long.
    counted = rows.annotate(
        chosen=Cast(Min("topic__slug"), CharField()),
        shown=Cast(Min("topic__label"), CharField()),
        reports=Count("report", distinct=True),
        facet=Cast(Value(facet), CharField()),
    )
    found: QuerySet[Any, Any] = counted.values_list("facet", "chosen", "shown", "reports")
    return found


_ARMS: dict[str, Any] = {
    "kind": _own("event_kind", "event_kind"),
    "form": _own("form", "form"),
    "record_keeper": _own("record_keeper__slug", "record_keeper__label"),
    "language": _own("language", "language"),
    "year": _year,
    "participant": _participants("person__slug", "person__label"),
    "country": _participants("country__slug", "country__label"),
    "topic": _topics,
    "meeting": _own("meeting__slug", "meeting__label"),
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
