"""What people, offices, countries, meetings and topics can be filtered by."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.models import Name, PublishedPart, PublishedReport, PublishedVoice, TopicLabel
from archive.parsing.vocabulary import EVENT_KINDS

from .parts import AFTER, BEFORE, MERGED
from .public import PublicFilters
from .values import day, one_of, part_of_a_name, slug


class NamedFilters(PublicFilters):
    """Filters of what has names; `owner` is the column of a name that says whose it is."""

    owner: str

    name = part_of_a_name(method="filter_name")

    def filter_name(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        names = Name.objects.filter(**{self.owner: OuterRef("pk")}, text__icontains=value)
        return queryset.filter(Q(label__icontains=value) | Exists(names))


class PersonFilters(NamedFilters):
    """Filters of people."""

    owner = "person"

    country = slug("Slug of a country on whose side the person stands in a record.", method="filter_country")
    office = slug("Slug of an office that the person holds in a record.", method="filter_office")

    def filter_country(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(Exists(PublishedVoice.objects.of_country(value).filter(person=OuterRef("pk"))))

    def filter_office(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(Exists(PublishedVoice.objects.in_office(value).filter(person=OuterRef("pk"))))


class OfficeFilters(NamedFilters):
    """Filters of offices."""

    owner = "office"

    country = slug("Slug of the country whose office it is.", field_name="country__slug")


class CountryFilters(NamedFilters):
    """Filters of countries."""

    owner = "country"


class MeetingFilters(PublicFilters):
    """Filters of meetings: of the meeting itself, or of a published record of it or of a part of it."""

    date_after = day(AFTER, method="filter_date_after")
    date_before = day(BEFORE, method="filter_date_before", is_last=True)
    kind = one_of(EVENT_KINDS, "What kind of event it was.")
    name = part_of_a_name(field_name="label", lookup_expr="icontains")
    part_of = slug("Slug of the meeting of which it is a part.", field_name="part_of__slug")
    participant = slug(
        f"Slug of a person between whom and others it took place, by its records; {MERGED}",
        method="filter_participant",
    )
    record_keeper = slug("Slug of a house that kept a record of it.", method="filter_record_keeper")

    def filter_date_after(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.with_reports(PublishedReport.objects.filter(event_latest__gte=value))

    def filter_date_before(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.with_reports(PublishedReport.objects.filter(event_earliest__lte=value))

    def filter_participant(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.with_reports(PublishedReport.objects.with_part(PublishedPart.objects.with_participant(value)))

    def filter_record_keeper(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.with_reports(PublishedReport.objects.filter(record_keeper__slug=value))


class TopicFilters(PublicFilters):
    """Filters of topics."""

    broader = slug("Slug of the topic that stands right above it.", field_name="broader__slug")
    name = part_of_a_name(method="filter_name")

    def filter_name(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        labels = TopicLabel.objects.filter(topic=OuterRef("pk"), text__icontains=value)
        return queryset.filter(Q(label__icontains=value) | Exists(labels))
