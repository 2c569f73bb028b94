"""What the lists can be filtered by. Each filter is one phrase of a QuerySet of the archive's nouns."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from archive.models import PublishedPart, PublishedTopic, PublishedVoice, Report
from archive.models.breakdown import Role
from archive.models.dates import bounds
from archive.models.editions import Account
from archive.models.identifiers import MistypedIdentifier, read
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS

_DAY = re.compile(r"(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)


class DayField(forms.Field):
    """A day, or a month or a year of which the first or the last day counts."""

    def __init__(self, *, is_last: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_last = is_last

    def to_python(self, value: Any) -> date | None:
        if not value:
            return None
        message = f"“{value[:40]}” is no date of the calendar; write 2003, 2003-09 or 2003-09-01"
        if not _DAY.fullmatch(value):
            raise forms.ValidationError(message)
        try:
            return bounds(value)[self.is_last]
        except ValueError as error:
            raise forms.ValidationError(message) from error


class IdentifierField(forms.Field):
    """A public identifier in any case, with or without the hyphen; gives it as stored."""

    def to_python(self, value: Any) -> str:
        try:
            return read(value[:40]) if value else ""
        except MistypedIdentifier as error:
            raise forms.ValidationError(str(error)) from error


# As filters of text they are described as such; their fields read more strictly.
class DayFilter(filters.CharFilter):
    field_class = DayField


class IdentifierFilter(filters.CharFilter):
    field_class = IdentifierField


class SlugFilter(filters.CharFilter):
    field_class = forms.SlugField


def _words(words: tuple[str, ...] | list[str], **kwargs: Any) -> filters.ChoiceFilter:
    return filters.ChoiceFilter(choices=[(word, word) for word in words], null_label=None, empty_label=None, **kwargs)


def _day(description: str, **kwargs: Any) -> DayFilter:
    pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
    schema = {"type": "string", "pattern": pattern, "examples": ["2003", "2003-09", "2003-09-01"]}
    day: DayFilter = extend_schema_field({**schema, "description": description})(DayFilter(**kwargs))
    return day


class PartFilters(filters.FilterSet):
    """What statements and reports can both be filtered by; `part_filter` says how a condition on parts is put."""

    date_after = _day(
        "The event was on this day or later. Where its day is not known for certain: can have been. A month or a year "
        "stands for its first day.",
        method="filter_date_after",
    )
    date_before = _day(
        "The event was on this day or earlier. Where its day is not known for certain: can have been. A month or a "
        "year stands for its last day.",
        method="filter_date_before",
        is_last=True,
    )
    kind = _words(EVENT_KINDS, method="filter_kind", help_text="The kind of event that the record is of.")
    q = filters.CharFilter(
        method="filter_q",
        max_length=400,
        help_text="Words of the text, as printed or as emended, in the syntax of search engines: "
        '`"peace treaty"` for a phrase, `or`, `-` for not.',
    )
    record_keeper = SlugFilter(
        method="filter_record_keeper", help_text="Slug of the house whose record it is: according to whom."
    )
    speaker = SlugFilter(
        method="filter_speaker",
        help_text="Slug of a person who is a speaker; that of a person who was merged into another finds the other.",
    )
    topic = SlugFilter(method="filter_topic", help_text="Slug of a topic. Narrower topics are included, to any depth.")

    @property
    def public_names(self) -> dict[str, bool]:
        """Whether the slugs and identifiers that were given are names of anything public."""
        checks = {
            "participant": lambda slug: PublishedVoice.objects.of(slug),
            "record_keeper": lambda slug: PublishedPart.objects.filter(record_keeper__slug=slug),
            "report": lambda rid: Report.objects.published().filter(rid=rid),
            "speaker": lambda slug: PublishedVoice.objects.of(slug),
            "topic": lambda slug: PublishedTopic.objects.of(slug),
        }
        return {name: checks[name](self.form.cleaned_data[name]).exists() for name in checks if name in self.data}

    def put(self, queryset: QuerySet[Any], parts: QuerySet[PublishedPart]) -> QuerySet[Any]:
        """The rows of `queryset` that have to do with one of `parts`."""
        raise NotImplementedError

    def filter_date_after(self, queryset: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.not_before(value))

    def filter_date_before(self, queryset: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.not_after(value))

    def filter_kind(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.filter(event_kind=value))

    def filter_q(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.matching(value))

    def filter_record_keeper(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.filter(record_keeper__slug=value))

    def filter_speaker(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.spoken_by(value))

    def filter_topic(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.about(value))


class StatementFilters(PartFilters):
    """Filters of statements: all that are given hold for the same statement."""

    account = _words(
        Account.values,
        field_name="account",
        help_text="Whose account the words are: `own` where the record-keeper's side speaks, `other`, `common` for "
        "what both said as reported, `third`, `undetermined` where a side is not known.",
    )
    report = IdentifierFilter(field_name="report__rid", help_text="Identifier of the report (RID).")
    role = _words(Role.values, method="filter_role", help_text="What the statement is in a conversation.")
    wording = _words(
        WORDINGS, field_name="wording", help_text="`transcribed`, or `rendered` by the record-keeper's summary."
    )

    def put(self, queryset: QuerySet[Any], parts: QuerySet[PublishedPart]) -> QuerySet[Any]:
        return queryset & parts

    def filter_role(self, queryset: QuerySet[PublishedPart], name: str, value: str) -> QuerySet[PublishedPart]:
        return queryset.filter(data__role=value)


class ReportFilters(PartFilters):
    """Filters of reports: each that is given holds for some part of the report."""

    form = _words(FORMS, method="filter_form", help_text="The form of the record itself.")
    participant = SlugFilter(
        method="filter_participant", help_text="Slug of a person between whom and others the event took place."
    )

    def put(self, queryset: Any, parts: QuerySet[PublishedPart]) -> QuerySet[Report]:
        reports: QuerySet[Report] = queryset.with_part(parts)
        return reports

    def filter_form(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.filter(data__summary__form=value))

    def filter_participant(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.with_participant(value))
