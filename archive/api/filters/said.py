"""What references, undertakings, figures, places and instruments can be filtered by."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import rest_framework as filters

from archive.models import Instrument, InstrumentName
from archive.models.editions import Account
from archive.parsing.extraction.found import ACTS, HOWS, MEASURES, PLACES

from .parts import ACCOUNTS, AFTER, BEFORE, MERGED, RECORD_KEEPER
from .public import PublicFilters
from .values import IdentifierFilter, day, one_of, part_of_a_name, slug


class FindingFilters(PublicFilters):
    """Filters that all four kinds have: all that are given hold for the same finding."""

    account = one_of(Account.values, ACCOUNTS, field_name="part__account")
    confirmed = one_of(["yes", "no"], "Whether an editor has put or confirmed it.", method="filter_confirmed")
    date_after = day(AFTER, field_name="part__event_latest", lookup_expr="gte")
    date_before = day(BEFORE, field_name="part__event_earliest", lookup_expr="lte", is_last=True)
    record_keeper = slug(RECORD_KEEPER, field_name="part__record_keeper__slug")
    report = IdentifierFilter(field_name="report__rid", help_text="Identifier of the report (RID).")

    def filter_confirmed(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(is_confirmed=value == "yes")


class ReferenceFilters(FindingFilters):
    """Filters of references."""

    designation = filters.CharFilter(max_length=80, help_text="The symbol, `S/RES/1511(2003)`.")
    instrument = slug("Slug of the instrument.", field_name="instrument__slug")
    resolved = one_of(["yes", "no"], "Whether the instrument is identified.", method="filter_resolved")

    def filter_resolved(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(instrument__isnull=value == "no")


class UndertakingFilters(FindingFilters):
    """Filters of undertakings."""

    act = one_of(ACTS, "What is done with what lies ahead.")
    country = slug("Slug of the country whose it is, or on whose side whoever it is stood.", method="filter_country")
    due_after = day("The time by which lies on this day or later, or can.", method="filter_due_after")
    due_before = day(
        "The time by which lies on this day or earlier, or can.", method="filter_due_before", is_last=True
    )
    speaker = slug(f"Slug of the person whose it is; {MERGED}", method="filter_speaker")

    def filter_country(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.of("by", country=value)

    def filter_due_after(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.due_between(value, None)

    def filter_due_before(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.due_between(None, value)

    def filter_speaker(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.of("by", person=value)


class EvidenceFilters(FindingFilters):
    """Filters of evidence on undertakings."""

    how = one_of(HOWS, "How it comes back to the undertaking.")
    undertaking = filters.UUIDFilter(help_text="Key of the undertaking.")


class FigureFilters(FindingFilters):
    """Filters of figures."""

    measure = one_of(MEASURES, "What kind of number it is.")
    unit = filters.CharFilter(max_length=60, help_text="The unit, `USD` or `%`.")


class PlaceFilters(FindingFilters):
    """Filters of places."""

    code = filters.CharFilter(max_length=2, help_text="The ISO 3166-1 code of the state.")
    kind = one_of(PLACES, "What it is.")
    third = one_of(["yes", "no"], "Whether its state takes no part in what is recorded.", method="filter_third")
    name = filters.CharFilter(max_length=200, help_text="Its usual English name.")

    def filter_third(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(is_third=value == "yes")


class InstrumentFilters(PublicFilters):
    """Filters of instruments."""

    designation = filters.CharFilter(max_length=80, help_text="The symbol, `S/RES/1511(2003)`.")
    kind = one_of(Instrument.Kind.values, "What kind of document it is.")
    name = part_of_a_name(method="filter_name")

    def filter_name(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        names = InstrumentName.objects.filter(instrument=OuterRef("pk"), text__icontains=value)
        return queryset.filter(Q(label__icontains=value) | Exists(names))
