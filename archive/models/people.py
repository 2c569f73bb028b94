"""Persons, states and organizations, the offices that they have, and who held which of them when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .authority import Authority, alike, exactly_one
from .dates import bounds, validate_edtf


class Country(Authority):
    """A state. The heading of a disputed name is neutral and has both houses' names."""

    code = models.CharField(_("ISO 3166-1 code"), max_length=2, blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["label"]


class Organization(Authority):
    """An international body, an agency, a forum."""

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["label"]


class PersonQuerySet(models.QuerySet["Person"]):
    """Sets of persons, and who may see them."""

    def published(self) -> Self:
        """Persons whom a current edition names."""
        return self.filter(published__isnull=False).distinct()

    def speaking(self) -> Self:
        """Persons who speak in a current edition."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(
            person=models.OuterRef("pk"), capacity="speaker"
        )
        return self.filter(models.Exists(voices))

    def behind(self, slugs: Iterable[str]) -> dict[str, Person]:
        """Today's public records behind slugs that an edition gives; of merged people whom they were merged into."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(
            person_id=Coalesce(models.OuterRef("merged_into_id"), models.OuterRef("pk"))
        )
        rows = self.filter(models.Exists(voices), slug__in=slugs).select_related("merged_into")
        return {person.slug: person.merged_into or person for person in rows}

    def by_slug(self, slugs: Iterable[str]) -> dict[str, Person]:
        """Today's records by these slugs: of merged people those that they were merged into."""
        rows = self.filter(slug__in=slugs).select_related("merged_into")
        return {person.slug: person.heir for person in rows}

    def published_by_surname(self) -> Self:
        """Persons whom a current edition names, in the order of the list of people."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(person=models.OuterRef("pk"))
        return self.filter(models.Exists(voices)).order_by("surname", "slug")

    def get_place(self, slug: str) -> tuple[str, str]:
        """Where that person stands in the order of `published_by_surname`. Raises Person.DoesNotExist."""
        return self.values_list("surname", "slug").get(slug=slug)

    def following(self, place: tuple[str, str]) -> Self:
        """Who comes after that place in the order of `published_by_surname`."""
        surname, slug = place
        return self.filter(models.Q(surname__gt=surname) | models.Q(surname=surname, slug__gt=slug))

    def alike(self, words: Iterable[str]) -> models.QuerySet[Person, tuple[str, str, str, str, str, float]]:
        """Names like one of the words: "person", slug, heading, the name that is like it, surname, likeness (0–1)."""
        return alike(self, words, kind="person", names="names__text", surname=models.F("surname"))

    def named(self, name: str) -> Self:
        """Persons of whom `name` is the heading or one of the names, in any case."""
        return self.filter(models.Q(label__iexact=name) | models.Q(names__text__iexact=name)).distinct()


class Person(Authority):
    """A human being who speaks in the records or is spoken of."""

    surname = models.CharField(_("surname"), max_length=100)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True, related_name="people"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("merged into"), null=True, blank=True, related_name="merged"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["surname", "label"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")),
                name="person_not_merged_into_itself",
                violation_error_message=_("A person can’t be merged into itself."),
            )
        ]

    @property
    def heir(self) -> Person:
        """Today's record of this human being: the one that it was merged into, through any number of merges."""
        heir, seen = self, {self.pk}
        while heir.merged_into is not None and heir.merged_into.pk not in seen:
            heir = heir.merged_into
            seen.add(heir.pk)
        return heir


class Office(Authority):
    """A post that somebody holds for a time: “President of the Russian Federation”."""

    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True, related_name="offices"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organization"), null=True, blank=True, related_name="offices"
    )
    is_single_seat = models.BooleanField(_("one holder at a time"), default=True)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["label"]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let its tenures exclude each other, or no longer, as the office says.

        Raises IntegrityError where two exclude each other that are there already.
        """
        super().save(*args, **kwargs)
        self.tenures.exclude(is_exclusive=self.is_single_seat).update(is_exclusive=self.is_single_seat)

    def clean(self) -> None:
        """Say who would be in the way where the office is to have one holder at a time."""
        super().clean()
        pair = self.tenures.overlapping().select_related("person").first() if self.pk and self.is_single_seat else None
        if pair is not None:
            other = (
                self.tenures.exclude(pk=pair.pk).filter(certain__overlap=pair.certain).select_related("person").first()
            )
            raise ValidationError(
                {
                    "is_single_seat": _("%(one)s and %(other)s held this office in the same days.")
                    % {"one": pair.person, "other": other.person if other else pair.person}
                }
            )


class Name(models.Model):
    """A name of a person, country, organization or office, with who uses it and when."""

    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=12, help_text=_("BCP 47: en, ja, ru"))
    script = models.CharField(_("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Jpan, Cyrl"))
    scheme = models.CharField(_("scheme"), max_length=60, blank=True, help_text=_("Hepburn, BGN/PCGN, as printed"))
    used_by = models.CharField(
        _("used by"), max_length=120, blank=True, help_text=_("the house, and the period where it matters")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("person"), null=True, blank=True, related_name="names"
    )
    country = models.ForeignKey(
        Country, models.CASCADE, verbose_name=_("country"), null=True, blank=True, related_name="names"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name=_("organization"), null=True, blank=True, related_name="names"
    )
    office = models.ForeignKey(
        Office, models.CASCADE, verbose_name=_("office"), null=True, blank=True, related_name="names"
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["text"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("person", "country", "organization", "office"),
                name="name_of_one_thing",
                violation_error_message=_("A name belongs to just one person, country, organization or office."),
            ),
            models.UniqueConstraint(
                "text",
                "language",
                "scheme",
                "used_by",
                "person",
                "country",
                "organization",
                "office",
                name="name_once",
                nulls_distinct=False,
                violation_error_message=_("This name stands there already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class TenureQuerySet(models.QuerySet["Tenure"]):
    """Sets of tenures."""

    def on(self, day: date) -> Self:
        """The tenures that can have run on that day: the first day counts, the last is the successor's."""
        return self.filter(period__contains=day)

    def contested_on(self, day: date) -> Self:
        """The tenures of which somebody else can have held the single-seat office on that day."""
        others = Tenure.objects.on(day).filter(office=models.OuterRef("office"), is_exclusive=True)
        return self.filter(models.Exists(others.exclude(person=models.OuterRef("person"))), is_exclusive=True)

    def overlapping(self) -> Self:
        """The tenures in certain days of which the same office has another tenure."""
        others = Tenure.objects.filter(office=models.OuterRef("office"), certain__overlap=models.OuterRef("certain"))
        return self.filter(models.Exists(others.exclude(pk=models.OuterRef("pk"))))

    def with_offices(self) -> Self:
        """In the order of their days, each with its office, in the same query."""
        return self.select_related("office").order_by("period", "pk")


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

    def is_certain_on(self, day: date) -> bool:
        """Whether the person held the office on that day whatever days its dates mean."""
        return day in self.certain
