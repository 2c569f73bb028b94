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


def certainty(help_text: str, **kwargs: Any) -> filters.NumberFilter:
    """A filter by how sure the rule is."""
    return filters.NumberFilter(
        field_name="confidence", help_text=help_text, min_value=0, max_value=1, max_digits=12, **kwargs
    )


class FindingFilters(PublicFilters):
    """Filters that all kinds have: all that are given hold for the same finding."""

    account = one_of(Account.values, ACCOUNTS, field_name="part__account")
    certainty_max = certainty("At most this certainty, from 0 to 1.", lookup_expr="lte")
    certainty_min = certainty("At least this certainty, from 0 to 1.", lookup_expr="gte")
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
    office = slug("Slug of the office that whoever it is of held on the day of the event.", method="filter_office")
    q = filters.CharFilter(
        max_length=200, help_text="Words that all stand in its words, in any case.", method="filter_q"
    )
    speaker = slug(f"Slug of the person whose it is; {MERGED}", method="filter_speaker")
    towards = slug("Slug of the country towards which it is.", method="filter_towards")
    towards_person = slug(f"Slug of the person towards whom it is; {MERGED}", method="filter_towards_person")

    def filter_country(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.of("by", country=value)

    def filter_due_after(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.due_between(value, None)

    def filter_due_before(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.due_between(None, value)

    def filter_office(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.of("by", office=value)

    def filter_q(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.in_words(value)

    def filter_towards(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.of("towards", country=value)

    def filter_towards_person(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.of("towards", person=value)

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
    third = one_of(
        ["yes", "no", "unknown"], "Whether its state takes no part in what is recorded.", method="filter_third"
    )
    name = filters.CharFilter(max_length=200, help_text="Its usual English name.")

    def filter_third(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(is_third={"yes": True, "no": False, "unknown": None}[value])


class InstrumentFilters(PublicFilters):
    """Filters of instruments."""

    designation = filters.CharFilter(max_length=80, help_text="The symbol, `S/RES/1511(2003)`.")
    kind = one_of(Instrument.Kind.values, "What kind of document it is.")
    name = part_of_a_name(method="filter_name")

    def filter_name(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        names = InstrumentName.objects.filter(instrument=OuterRef("pk"), text__icontains=value)
        return queryset.filter(Q(label__icontains=value) | Exists(names))
