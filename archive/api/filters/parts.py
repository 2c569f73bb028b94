"""What statements and reports can be filtered by."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from archive.api.serializers.records import NEAR, REVIEWS
from archive.models import PublishedPart, PublishedPosition, PublishedReport
from archive.models.breakdown import Attribution, Role, Speech
from archive.models.editions import Account
from archive.models.positions import Direction
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS
from archive.searching import Words
from archive.searching.selecting import expression_of

from .public import PublicFilters
from .values import IdentifierFilter, day, one_of, slug, slugs, some_of, words

AFTER = (
    "The event was on this day or later. Where its day is not known for certain: can have been. A month or a year stands "
    "for its first day."
)
BEFORE = (
    "The event was on this day or earlier. Where its day is not known for certain: can have been. A month or a year "
    "stands for its last day."
)
ACCOUNTS = (
    "Whose account the words are: `own` where the record-keeper's side speaks, `other`, `common` for what both said as "
    "reported, `third`, `undetermined` where a side is not known."
)
RECORD_KEEPER = "Slug of the house whose record it is: according to whom."
MERGED = "that of a person who was renamed, or merged into another, redirects to that of today."


class PartFilters(PublicFilters):
    """What statements and reports can both be filtered by; `put` says how a condition on parts is put."""

    country = slugs(
        "Slug of a country on whose side a speaker stood on the day of the event.", method="filter_country"
    )
    date_after = day(AFTER, method="filter_date_after")
    date_before = day(BEFORE, method="filter_date_before", is_last=True)
    direction = one_of(
        Direction.values,
        "The direction of a position that it carries: with `proposition` of one on that proposition.",
        method="filter_direction",
    )
    form = one_of(FORMS, "The form of the record itself.", method="filter_form")
    kind = some_of(EVENT_KINDS, "The kind of event that the record is of.", field_name="event_kind")
    meeting = slug("Slug of the meeting that the record is of.", method="filter_meeting")
    mentioned = slug(f"Slug of a person who is named in the words; {MERGED}", method="filter_mentioned")
    office = slugs("Slug of an office that a speaker held on the day of the event.", method="filter_office")
    proposition = slug("Slug of a proposition on which it carries a position.", method="filter_proposition")
    q = words(
        'Words of the text, as printed or as emended, as in the site\'s own search: `word`, `"a phrase"`, `-not`, '
        "`beginning*`. All of them are to be there.",
        method="filter_q",
    )
    record_keeper = slugs(RECORD_KEEPER, field_name="record_keeper__slug")
    speaker = slugs(f"Slug of a person who is a speaker; {MERGED}", method="filter_speaker")
    topic = slugs("Slug of a topic. Narrower topics are included, to any depth.", method="filter_topic")

    def put(self, queryset: QuerySet[Any], parts: QuerySet[PublishedPart]) -> QuerySet[Any]:
        """The rows of `queryset` that have to do with one of `parts`."""
        raise NotImplementedError

    def filter_country(self, queryset: QuerySet[Any], name: str, values: tuple[str, ...]) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.from_country(*values))

    def filter_date_after(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.filter(event_latest__gte=value)

    def filter_date_before(self, queryset: Any, name: str, value: date) -> QuerySet[Any]:
        return queryset.filter(event_earliest__lte=value)

    def filter_direction(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if "proposition" in self.data:
            return queryset  # filter_proposition has asked for both at once
        return self.put(
            queryset, PublishedPart.objects.with_position(PublishedPosition.objects.filter(direction=value))
        )

    def filter_form(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(report__in=PublishedReport.objects.filter(form=value).values("pk"))

    def filter_mentioned(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.mentioning(value))

    def filter_meeting(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(report__in=PublishedReport.objects.filter(meeting__slug=value).values("pk"))

    def filter_office(self, queryset: QuerySet[Any], name: str, values: tuple[str, ...]) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.held_office(*values))

    def filter_proposition(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        direction = self.form.cleaned_data.get("direction", "")
        return self.put(queryset, PublishedPart.objects.on_proposition(value, direction))

    def filter_q(self, queryset: QuerySet[Any], name: str, value: Words) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.satisfying(expression_of(value)))

    def filter_speaker(self, queryset: QuerySet[Any], name: str, values: tuple[str, ...]) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.spoken_by(*values))

    def filter_topic(self, queryset: QuerySet[Any], name: str, values: tuple[str, ...]) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.about(*values))


class StatementFilters(PartFilters):
    """Filters of statements: all that are given hold for the same statement."""

    account = some_of(Account.values, ACCOUNTS)
    addressee = slug(f"Slug of a person to whom it is said; {MERGED}", method="filter_addressee")
    attribution = one_of(Attribution.values, "How the record ties the words to the speakers.")
    report = IdentifierFilter(field_name="report__rid", help_text="Identifier of the report (RID).")
    review = one_of(REVIEWS, "Who has looked at it.")
    role = one_of(Role.values, "What the statement is in a conversation.")
    speech = one_of(Speech.values, "How the text presents the words.")
    wording = some_of(WORDINGS, NEAR)

    def put(self, queryset: QuerySet[Any], parts: QuerySet[PublishedPart]) -> QuerySet[Any]:
        return queryset & parts

    def filter_addressee(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.addressed_to(value))


class ReportFilters(PartFilters):
    """Filters of reports: each that is given holds for the record itself, or for some part of it."""

    participant = slug(
        f"Slug of a person between whom and others the event took place; {MERGED}", method="filter_participant"
    )
    wording = some_of(WORDINGS, "`transcribed`, or `rendered` by the record-keeper's summary.")

    def put(self, queryset: Any, parts: QuerySet[PublishedPart]) -> QuerySet[Any]:
        return queryset.with_part(parts)

    def filter_participant(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return self.put(queryset, PublishedPart.objects.with_participant(value))


class EditionFilters(PublicFilters):
    """Filters of editions."""

    report = IdentifierFilter(field_name="report__rid", help_text="Identifier of the report (RID).")
