"""What references, undertakings, figures, places and instruments can be filtered by."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import rest_framework as filters

from archive.models import Instrument, InstrumentName
from archive.models.editions import Account
from archive.parsing.extraction.found import ACTS, HOWS, MEASURES, PLACES
from archive.searching import Words
from archive.searching.said import LONGEST, LONGEST_UNIT, ONLY, YES_NO, AskedOfFigures, AskedOfFindings, AskedOfLedger
from archive.searching.selecting import expression_of

from .parts import ACCOUNTS, AFTER, BEFORE, MERGED, RECORD_KEEPER
from .public import PublicFilters
from .values import IdentifierFilter, day, one_of, part_of_a_name, slug, words


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
    confirmed = one_of(YES_NO, "Whether an editor has put or confirmed it: `yes` or `no`.", method="filter_confirmed")
    date_after = day(AFTER, field_name="part__event_latest", lookup_expr="gte")
    date_before = day(BEFORE, field_name="part__event_earliest", lookup_expr="lte", is_last=True)
    record_keeper = slug(RECORD_KEEPER, field_name="part__record_keeper__slug")
    report = IdentifierFilter(field_name="report__rid", help_text="Identifier of the report (RID).")

    def filter_confirmed(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(is_confirmed=value == "yes")


class SpokenFilters(FindingFilters):
    """Filters by the words around a finding, and by who says them."""

    country = slug(
        "Slug of a country on whose side whoever says it stood on the day of the event; with `speaker` it holds for the "
        "same one.",
        method="filter_country",
    )
    q = words(
        'Words of the statement or passage in which it stands, as in the site\'s own search: `word`, `"a phrase"`, '
        "`-not`, `beginning*`. All of them are to be there.",
        method="filter_q",
    )
    speaker = slug(f"Slug of a person who says it; {MERGED}", method="filter_speaker")

    def filter_country(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        found: QuerySet[Any] = queryset.said_by(country=value, person=self.form.cleaned_data.get("speaker", ""))
        return found

    def filter_q(self, queryset: Any, name: str, value: Words) -> QuerySet[Any]:
        found: QuerySet[Any] = queryset.in_passages(expression_of(value))
        return found

    def filter_speaker(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        if "country" in self.data:
            return queryset  # filter_country has asked for both at once
        found: QuerySet[Any] = queryset.said_by(person=value)
        return found


class ReferenceFilters(SpokenFilters):
    """Filters of references."""

    designation = filters.CharFilter(max_length=80, help_text="The symbol, `S/RES/1511(2003)`.")
    instrument = slug("Slug of the instrument.", field_name="instrument__slug")
    resolved = one_of(YES_NO, "Whether the instrument is identified: `yes` or `no`.", method="filter_resolved")

    def filter_resolved(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(instrument__isnull=value == "no")


class AskedFilters(FindingFilters):
    """Filters that the pages have too: described here, and read and put together by the same value as there."""

    asked_by: type[AskedOfFindings]

    @property
    def asked(self) -> AskedOfFindings:
        """What is asked for."""
        return self.asked_by.read(self.data)

    @property
    def errors(self) -> Any:
        wrong = self.asked.errors
        return {name: [message] for name, message in wrong.items()} if wrong else super().errors

    def is_valid(self) -> bool:
        return not self.asked.errors and bool(super().is_valid())

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        narrowed: QuerySet[Any] = self.asked.narrow(queryset)
        return narrowed


class UndertakingFilters(AskedFilters):
    """Filters of undertakings."""

    asked_by = AskedOfLedger

    act = one_of(ACTS, "What is done with what lies ahead.")
    country = slug(
        "Slug of the country whose it is, or on whose side whoever it is stood; with `speaker` and `office` it holds for "
        "the same one."
    )
    due_after = day("The time by which lies on this day or later, or can. A month or a year stands for its first day.")
    due_before = day(
        "The time by which lies on this day or earlier, or can. A month or a year stands for its last day.",
        is_last=True,
    )
    office = slug("Slug of the office that whoever it is of held on the day of the event.")
    only = one_of(ONLY, "`confirmed`: what an editor has confirmed; `later`: that to which later records come back.")
    q = filters.CharFilter(max_length=LONGEST, help_text="Words that all stand in its words, in any case.")
    speaker = slug(f"Slug of the person whose it is; {MERGED}")
    towards = slug("Slug of the country towards which it is, as in `japan`; no yes or no.")
    towards_person = slug(f"Slug of the person towards whom it is; {MERGED}")


class EvidenceFilters(FindingFilters):
    """Filters of evidence on undertakings."""

    how = one_of(HOWS, "How it comes back to the undertaking.")
    undertaking = filters.UUIDFilter(help_text="Key of the undertaking.")


class FigureFilters(AskedFilters, SpokenFilters):
    """Filters of figures."""

    asked_by = AskedOfFigures

    measure = one_of(MEASURES, "What kind of number it is.")
    unit = filters.CharFilter(max_length=LONGEST_UNIT, help_text="The unit, `USD` or `%`.")


class PlaceFilters(SpokenFilters):
    """Filters of places."""

    code = filters.CharFilter(max_length=2, help_text="The ISO 3166-1 code of the state.")
    kind = one_of(PLACES, "What it is.")
    third = one_of(
        (*YES_NO, "unknown"),
        "Whether its state takes no part in what is recorded: `yes`, `no`, or `unknown` where that is not known.",
        method="filter_third",
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
