"""What published records say as data: references, undertakings, figures and evidence, in the order of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Self
from uuid import UUID

import orjson
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Upper
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.models.keyset import POSITIONS, Place, newest_first, not_older, older

from .listed import Listed
from .parts import PublishedPart
from .voices import PublishedVoice

ORDER = ("-sort_date", "-report", "-rank", "-number")

COUNTED = 10_000
"""Rows of a list that are counted at most: counting all would take longer with every record."""

LIKELY = 0.5
"""What a rule alone says with a lower certainty stands in the API, and on no page until an editor has confirmed it."""


class PublishedFindingQuerySet(models.QuerySet):  # type: ignore[type-arg]  # of four models
    """Sets of published findings of one kind. All of them are public."""

    def get_place(self, key: UUID) -> Place:
        """Where the finding with that key stands in `newest_first`. Raises DoesNotExist."""
        place: Place = self.values_list(*POSITIONS).get(key=key)
        return place

    def newest_first(self) -> Self:
        """In the order of `PublishedPart.objects.newest_first`; those of one part in the order of its text."""
        return self.order_by(*newest_first(POSITIONS))

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, POSITIONS))

    def count_up_to(self, place: Place | None = None) -> tuple[int, int]:
        """How many there are, and how many up to that place in the order of `newest_first`; one query.

        No more than `COUNTED` and one are counted; where there are so many, the second number says nothing.
        """
        before = models.Count("pk", filter=Q(not_older(place, POSITIONS)) if place else Q(pk=None))
        found = self.order_by()[: COUNTED + 1].aggregate(total=models.Count("pk"), before=before)
        return found["total"], found["before"]

    def confirmed(self, is_confirmed: bool = True) -> Self:
        """What an editor has put or confirmed; or what none has."""
        return self.filter(is_confirmed=is_confirmed)

    def at_least(self, certainty: float) -> Self:
        """What is so certain or more so."""
        return self.filter(confidence__gte=certainty)

    def at_most(self, certainty: float) -> Self:
        """What is so certain or less so."""
        return self.filter(confidence__lte=certainty)

    def by_house(self, slug: str) -> Self:
        """What stands in records of the house with that slug."""
        return self.filter(part__record_keeper__slug=slug)

    def by_account(self, account: str) -> Self:
        """What stands in statements that are this account."""
        return self.filter(part__account=account)

    def in_report(self, rid: str) -> Self:
        """What the report with that identifier says."""
        return self.filter(report__rid=rid)

    def of_events(self, first: date | None, last: date | None) -> Self:
        """Of events that can have been between the two days, each included; None leaves that side open."""
        rows = self
        if first is not None:
            rows = rows.filter(part__event_latest__gte=first)
        if last is not None:
            rows = rows.filter(part__event_earliest__lte=last)
        return rows

    def said_by(self, *, person: str = "", country: str = "") -> Self:
        """What stands in statements with a speaker who has all of these slugs; the country is that of the event's day."""
        voices = PublishedVoice.objects.speaking()
        if person:
            voices = voices.of(person)
        if country:
            voices = voices.of_country(country)
        return self.filter(models.Exists(voices.filter(part=models.OuterRef("part"))))

    def in_passages(self, query: Callable[[str], tuple[str, list[str]]]) -> Self:
        """What stands in parts that the query finds, as `PublishedPart.objects.satisfying` takes it."""
        return self.filter(part__in=PublishedPart.objects.satisfying(query).values("pk"))

    def with_parts(self) -> Self:
        """Each with the body of the part in which it stands, in the same query."""
        return self.select_related("part")


class PublishedReferenceQuerySet(PublishedFindingQuerySet):
    """Sets of published references."""

    def counted(self, instruments: Iterable[int]) -> dict[int, tuple[int, int]]:
        """How many references there are to each of the instruments with these keys, and in how many records."""
        rows = self.filter(instrument__in=list(instruments)).order_by().values_list("instrument")
        found = rows.annotate(n=models.Count("pk"), records=models.Count("report", distinct=True))
        return {key: (number, records) for key, number, records in found}

    def to(self, slug: str) -> Self:
        """References to the instrument with that slug of today."""
        return self.filter(instrument__slug=slug)


def is_likely(path: str = "") -> Q:
    """The condition that an editor has confirmed an undertaking, or that a rule finds it rather likely than not."""
    return Q(**{f"{path}is_confirmed": True}) | Q(**{f"{path}confidence__gte": LIKELY})


class PublishedUndertakingQuerySet(PublishedFindingQuerySet):
    """Sets of published undertakings."""

    def likely(self) -> Self:
        """What an editor has confirmed, or a rule finds rather likely than not: no conditions, nothing of long ago."""
        return self.filter(is_likely())

    def with_later_records(self) -> Self:
        """Those to which later records come back."""
        return self.filter(models.Exists(PublishedEvidence.objects.filter(undertaking=models.OuterRef("key"))))

    def in_words(self, words: str) -> Self:
        """Those in whose words all of these stand, in whatever case."""
        rows = self
        for word in words.split():
            rows = rows.filter(words__icontains=word)
        return rows

    def with_deadline(self) -> Self:
        """Those with a time by which, as a date or an interval."""
        return self.filter(due_latest__isnull=False)

    def due_between(self, first: date | None, last: date | None) -> Self:
        """Those whose time, or some of it, lies between the two days, each included; None leaves that side open."""
        rows = self.with_deadline()
        if first is not None:
            rows = rows.filter(due_latest__gte=first)
        if last is not None:
            rows = rows.filter(due_earliest__lte=last)
        return rows

    def of(self, capacity: str, *, person: str = "", country: str = "", office: str = "") -> Self:
        """Those of, or towards, one who has all of these slugs: `capacity` is "by" or "towards", the office that of the day."""
        parties = PublishedParty.objects.filter(undertaking=models.OuterRef("pk"), capacity=capacity)
        if person:
            parties = parties.filter(person__slug=person)
        if country:
            parties = parties.filter(country__slug=country)
        if office:
            parties = parties.filter(office__slug=office)
        return self.filter(models.Exists(parties))

    def soonest_first(self) -> Self:
        """By the end of the time that they give, those without one left out."""
        return self.with_deadline().order_by("due_latest", "due_earliest", *newest_first(POSITIONS))


class PublishedFigureQuerySet(PublishedFindingQuerySet):
    """Sets of published figures."""

    def units(self) -> list[str]:
        """The units in which figures are given, the most frequent first; at most a hundred."""
        counted = self.exclude(unit="").order_by().values_list("unit").annotate(n=models.Count("pk"))
        return [unit for unit, _n in counted.order_by("-n", "unit")[:100]]


class PublishedEvidenceQuerySet(PublishedFindingQuerySet):
    """Sets of published evidence."""

    def on(self, undertaking: UUID) -> Self:
        """Evidence on the undertaking with that key, in the order of time; of one record in the order of its text."""
        return self.filter(undertaking=undertaking).order_by("day", "sort_date", "report", "-rank", "-number")

    def counted(self, undertakings: Iterable[str]) -> dict[UUID, int]:
        """In how many records there is evidence on each of the undertakings with these keys, where there is any."""
        rows = self.filter(undertaking__in=list(undertakings)).order_by().values_list("undertaking")
        return dict(rows.annotate(n=models.Count("report", distinct=True)))


class PublishedPartyQuerySet(models.QuerySet["PublishedParty"]):
    """Sets of those whose undertakings are, and of those towards whom."""

    def likely(self) -> Self:
        """Of undertakings that have a page."""
        return self.filter(is_likely("undertaking__"))

    def number_of(self, person: models.F) -> models.Subquery:
        """How many undertakings with a page are the person's whose key this is, of a query around it; None if there are none.

        >>> Person.objects.annotate(n_undertakings=PublishedParty.objects.number_of(OuterRef("pk")))
        """
        theirs = self.likely().filter(capacity="by", person=person).order_by().values("person")
        return models.Subquery(theirs.annotate(n=models.Count("undertaking", distinct=True)).values("n"))

    def frequent(self, column: str, most: int = 300) -> models.QuerySet[PublishedParty, tuple[str, str, str]]:
        """Column, slug and heading of the persons, offices or countries with the most undertakings, the most first."""
        named = {
            "kind": Cast(Value(column), models.CharField()),
            "name": F(f"{column}__slug"),
            "heading": F(f"{column}__label"),
        }
        rows = self.likely().filter(capacity="by").exclude(**{column: None}).order_by().annotate(**named)
        counted = rows.values(*named).annotate(n=models.Count("pk")).order_by("-n", "heading", "name")
        offered: models.QuerySet[PublishedParty, tuple[str, str, str]] = counted.values_list(*named)[:most]
        return offered


class PublishedFinding(Listed):
    """Something that a published part says as data.

    `body` is the JSON as the API gives it; `number` is its ordinal within the part, below zero, so that the columns of
    the order of lists all descend (`keyset.POSITIONS`). `confidence` is the rule's, 1 where an editor put it.
    """

    part = models.ForeignKey(
        "archive.PublishedPart", models.CASCADE, verbose_name=_("part"), related_name="%(class)ss"
    )
    number = models.IntegerField(_("number"))
    key = models.UUIDField(_("key"), unique=True)
    is_confirmed = models.BooleanField(_("confirmed by an editor"))
    confidence = models.FloatField(_("certainty"))
    body = models.TextField(_("JSON as the API gives it"))

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="%(class)s_number"),
            models.CheckConstraint(condition=Q(number__lte=0), name="%(class)s_descends"),
        ]
        indexes = [models.Index(fields=[*ORDER], name="%(class)s_newest")]

    def __str__(self) -> str:
        return str(self.key)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The body, read."""
        data: dict[str, Any] = orjson.loads(self.body)
        return data


class PublishedReference(PublishedFinding):
    """That a published part refers to an instrument, or to something that is not (yet) known as one."""

    instrument = models.ForeignKey(
        "archive.Instrument",
        models.PROTECT,
        verbose_name=_("instrument"),
        null=True,
        related_name="published_references",
        db_index=False,
    )
    designation = models.CharField(_("symbol"), max_length=80, blank=True)

    objects = PublishedReferenceQuerySet.as_manager()

    class Meta(PublishedFinding.Meta):
        verbose_name = _("published reference")
        verbose_name_plural = _("published references")
        indexes = [
            *PublishedFinding.Meta.indexes,
            models.Index(fields=["instrument", *ORDER], name="published_by_instrument"),
        ]


class PublishedUndertaking(PublishedFinding):
    """That somebody undertakes something in a published part, or asks it of somebody; never whether it was done."""

    act = models.CharField(_("act"), max_length=12)
    words = models.TextField(_("words"))
    due_earliest = models.DateField(_("due from"), null=True)
    due_latest = models.DateField(_("due by"), null=True)

    objects = PublishedUndertakingQuerySet.as_manager()

    class Meta(PublishedFinding.Meta):
        verbose_name = _("published undertaking")
        verbose_name_plural = _("published undertakings")
        constraints = [
            *PublishedFinding.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_earliest=None, due_latest=None) | Q(due_earliest__lte=models.F("due_latest")),
                name="published_undertaking_due_in_order",
            ),
        ]
        indexes = [
            *PublishedFinding.Meta.indexes,
            models.Index(
                fields=["due_latest", "due_earliest"],
                condition=Q(due_latest__isnull=False),
                name="published_by_deadline",
            ),
            GinIndex(OpClass(Upper("words"), name="gin_trgm_ops"), name="published_undertaking_like"),
        ]


class PublishedParty(models.Model):
    """Whose an undertaking is, or towards whom, where a person or a state is known."""

    undertaking = models.ForeignKey(
        PublishedUndertaking, models.CASCADE, verbose_name=_("undertaking"), related_name="parties"
    )
    capacity = models.CharField(_("capacity"), max_length=7)
    person = models.ForeignKey(
        "Person", models.PROTECT, verbose_name=_("person"), null=True, related_name="published_undertakings"
    )
    country = models.ForeignKey(
        "Country", models.PROTECT, verbose_name=_("country"), null=True, related_name="published_undertakings"
    )
    office = models.ForeignKey(
        "Office", models.PROTECT, verbose_name=_("office that day"), null=True, related_name="published_undertakings"
    )

    objects = PublishedPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party of an undertaking")
        verbose_name_plural = _("parties of undertakings")
        constraints = [
            models.CheckConstraint(condition=Q(capacity__in=["by", "towards"]), name="published_party_capacity"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(country__isnull=False), name="published_party_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capacity} {self.person or self.country}"


class PublishedFigure(PublishedFinding):
    """A number with its unit in a published part, as printed. `low` and `high` are None at an open end and for clocks."""

    measure = models.CharField(_("measure"), max_length=12)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    low = models.DecimalField(_("from"), max_digits=40, decimal_places=10, null=True)
    high = models.DecimalField(_("to"), max_digits=40, decimal_places=10, null=True)

    objects = PublishedFigureQuerySet.as_manager()

    class Meta(PublishedFinding.Meta):
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        indexes = [
            *PublishedFinding.Meta.indexes,
            models.Index(fields=["measure", "unit", *ORDER], name="published_by_unit"),
        ]


class PublishedEvidence(PublishedFinding):
    """Words of a later record that bear on an undertaking; never whether it was kept.

    `day` is the first day of what they tell of, for the order of time. The undertaking is named by its key, which stays.
    """

    undertaking = models.UUIDField(_("undertaking"))
    how = models.CharField(_("how"), max_length=12)
    day = models.DateField(_("day"))

    objects = PublishedEvidenceQuerySet.as_manager()

    class Meta(PublishedFinding.Meta):
        verbose_name = _("published evidence")
        verbose_name_plural = _("published evidence")
        indexes = [
            *PublishedFinding.Meta.indexes,
            models.Index(fields=["undertaking", "day", *ORDER], name="published_by_undertaking"),
        ]
