"""Who held which office from when to when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import not_binned
from .dates import bounds, validate_edtf
from .people import Office, Person


class TenureQuerySet(models.QuerySet["Tenure"]):
    """Sets of tenures."""

    def on(self, day: date) -> Self:
        """The tenures that can have run on that day: the first day counts, the last is the successor's."""
        return self.filter(period__contains=day)

    def during(self, first: date, last: date) -> Self:
        """The tenures that can have run on one of these days, both inclusive."""
        return self.filter(period__overlap=DateRange(first, last, "[]"))

    def overlapping(self) -> Self:
        """The tenures in certain days of which the same office has another tenure."""
        others = Tenure.objects.filter(office=models.OuterRef("office"), certain__overlap=models.OuterRef("certain"))
        return self.filter(models.Exists(others.exclude(pk=models.OuterRef("pk"))))

    def with_offices(self) -> Self:
        """In the order of their days, each with its office, in the same query."""
        return self.select_related("office").order_by("period", "pk")

    def with_people(self) -> Self:
        """In the order of their days, each with its person, in the same query."""
        return self.select_related("person", "office").order_by("period", "pk")

    def by_person(self, slugs: Iterable[str]) -> dict[str, list[Tenure]]:
        """The tenures of the persons with these slugs, by slug, in the order of their days, with the offices; one query."""
        found: dict[str, list[Tenure]] = {}
        for tenure in self.filter(person__slug__in=slugs).with_offices().select_related("person", "office"):
            found.setdefault(tenure.person.slug, []).append(tenure)
        return found

    def saying_which_are_public(self) -> Self:
        """Each with `is_office_public`: whether its office has a page."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(office=models.OuterRef("office"))
        return self.annotate(is_office_public=models.Exists(voices))

    def with_public_people(self) -> Self:
        """Those of persons whom a current edition names, in the order of their days, each with the person."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(person=models.OuterRef("person"))
        return self.filter(models.Exists(voices)).select_related("person").order_by("period", "pk")


class Tenure(models.Model):
    """One person in one office from one day to another, as far as the sources know.

    `period` has the days on which the person can have held the office, `certain` those on which the person held it
    whatever days its dates mean: of dates known to the day they are the same.
    """

    class Capacity(models.TextChoices):
        """In which quality the office was held."""

        HOLDER = "holder", _("holder")
        ACTING = "acting", _("acting")
        CARETAKER = "caretaker", _("caretaker")

    class Certainty(models.TextChoices):
        """How sure an end is."""

        HIGH = "high", _("high: two independent places or an official one")
        MEDIUM = "medium", _("medium: one place, or an inference")
        UNKNOWN = "unknown", _("not known")

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="tenures")
    office = models.ForeignKey(Office, models.PROTECT, verbose_name=_("office"), related_name="tenures")
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity, default=Capacity.HOLDER)
    start = models.CharField(_("from (EDTF)"), max_length=40, blank=True, validators=[validate_edtf])
    start_certainty = models.CharField(_("how sure"), max_length=8, choices=Certainty, default=Certainty.UNKNOWN)
    start_source = models.CharField(_("source"), max_length=300, blank=True)
    end = models.CharField(_("to (EDTF)"), max_length=40, blank=True, validators=[validate_edtf])
    end_certainty = models.CharField(_("how sure"), max_length=8, choices=Certainty, default=Certainty.UNKNOWN)
    end_source = models.CharField(_("source"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    period = DateRangeField(_("days"), editable=False)
    certain = DateRangeField(_("certain days"), editable=False)
    is_exclusive = models.BooleanField(_("excludes others"), editable=False, default=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        triggers = [audited(), not_binned("person", "archive_person"), not_binned("office", "archive_office")]
        ordering = ["office", "period"]
        constraints = [
            ExclusionConstraint(
                name="tenure_one_holder_at_a_time",
                expressions=[("office", RangeOperators.EQUAL), ("certain", RangeOperators.OVERLAPS)],
                condition=models.Q(is_exclusive=True),
                violation_error_message=_("Somebody else holds this single-seat office in those days."),
            ),
            models.CheckConstraint(
                condition=models.Q(period__isempty=False),
                name="tenure_lasts",
                violation_error_message=_("A tenure ends after it begins."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    capacity__in=["holder", "acting", "caretaker"],
                    start_certainty__in=["high", "medium", "unknown"],
                    end_certainty__in=["high", "medium", "unknown"],
                ),
                name="tenure_words_of_the_scheme",
            ),
        ]
        indexes = [GistIndex(fields=["period"], name="tenure_period")]

    def __str__(self) -> str:
        return f"{self.person}, {self.office} ({self.start or '…'}–{self.end or '…'})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the days and the exclusion in step with the dates and the office."""
        self.set_period()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Work out the days, so that the form can check them against other tenures.

        Where a date can't be read or the office is missing, the field itself says so.
        """
        super().clean()
        try:
            self.set_period()
        except (ValueError, ObjectDoesNotExist):
            return
        if self.period.lower and self.period.upper and self.period.upper <= self.period.lower:
            raise ValidationError(_("A tenure ends after it begins."))

    def set_period(self) -> None:
        """Work out the days from the dates; on a day of change the successor counts.

        A date known to the month or the year can mean any of its days: the tenure can have run from the first possible
        day to the last, and has certainly run between the last possible start and the first possible end.
        """
        starts = bounds(self.start) if self.start else None
        ends = bounds(self.end) if self.end else None
        last = None
        if ends:
            last = ends[0] if ends[0] == ends[1] else ends[1] + timedelta(days=1)
        self.period = DateRange(starts[0] if starts else None, last, "[)")
        surely_from, surely_to = starts[1] if starts else None, ends[0] if ends else None
        is_empty = surely_from is not None and surely_to is not None and surely_to <= surely_from
        self.certain = DateRange(empty=True) if is_empty else DateRange(surely_from, surely_to, "[)")
        self.is_exclusive = self.office.is_single_seat

    def can_run_on(self, day: date) -> bool:
        """Whether the person can have held the office on that day."""
        return day in self.period

    def is_certain_on(self, day: date) -> bool:
        """Whether the person held the office on that day whatever days its dates mean."""
        return day in self.certain
