"""Who speaks, is spoken to, conveys, is named or takes part, in the order of lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.models.people import Country, Office, Person

from .listed import Listed, ListedQuerySet, is_one_of

CAPACITIES = ("speaker", "participant", "addressee", "conveyor", "mentioned")
"""What somebody can be in a published part, beginning with what says most of a person."""


class PublishedVoiceQuerySet(ListedQuerySet):
    """Sets of published voices. All of them are public."""

    def of(self, *slugs: str) -> Self:
        """The voices of the persons with these slugs of today."""
        keys = Person.objects.filter(slug__in=slugs).order_by().values_list("pk")
        if len(slugs) == 1:
            # One value, looked up first: the index by person then gives the rows in the order of lists.
            return self.filter(person_id=models.Subquery(keys))
        return self.filter(is_one_of("person_id", keys))

    def in_office(self, *slugs: str) -> Self:
        """The voices of those who held one of the offices with these slugs on the day of the event."""
        keys = Office.objects.filter(slug__in=slugs).order_by().values_list("pk")
        if len(slugs) == 1:
            return self.filter(office_id=models.Subquery(keys))
        return self.filter(is_one_of("office_id", keys))

    def of_country(self, *slugs: str) -> Self:
        """The voices of those who stood on the side of one of these countries on the day of the event."""
        keys = Country.objects.filter(slug__in=slugs).order_by().values_list("pk")
        if len(slugs) == 1:
            return self.filter(country_id=models.Subquery(keys))
        return self.filter(is_one_of("country_id", keys))

    def speaking(self) -> Self:
        """Those of speakers."""
        return self.filter(capacity="speaker")

    def count_by_person(self, people: Iterable[int]) -> dict[int, int]:
        """In how many statements each of these persons (keys) has one of these voices; none where in none."""
        rows = self.filter(person__in=people).order_by().values_list("person")
        return dict(rows.annotate(statements=models.Count("pk")))

    def latest_offices(self, people: Iterable[int]) -> dict[int, str]:
        """An office of each of these persons (keys): of the newest record in which they speak in one, else take part."""
        # Each capacity by itself, as the index by person has them: the newest of all would sort all their rows.
        latest = [
            models.Subquery(
                self.filter(person=models.OuterRef("pk"), capacity=capacity, office__isnull=False)
                .newest_first()
                .values("office__label")[:1]
            )
            for capacity in CAPACITIES
        ]
        rows = Person.objects.filter(pk__in=people).order_by().values_list("pk", Coalesce(*latest))
        return {person: office for person, office in rows if office}


class PublishedVoice(Listed):
    """That a person speaks, is spoken to or conveys in a published statement, or is named in it.

    With a report's first part stand the participants of its event. Office and country are those that the edition
    gives for the day of the event.
    """

    part = models.ForeignKey("PublishedPart", models.CASCADE, verbose_name=_("part"), related_name="voices")
    person = models.ForeignKey("Person", models.PROTECT, verbose_name=_("person"), related_name="published")
    tenure = models.ForeignKey(
        "Tenure", models.SET_NULL, verbose_name=_("tenure that day"), null=True, related_name="+"
    )
    office = models.ForeignKey(
        "Office",
        models.SET_NULL,
        verbose_name=_("office that day"),
        null=True,
        related_name="published",
        db_index=False,
    )
    country = models.ForeignKey(
        "Country",
        models.SET_NULL,
        verbose_name=_("country that day"),
        null=True,
        related_name="published",
        db_index=False,
    )
    capacity = models.CharField(_("capacity"), max_length=11)

    objects = PublishedVoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("published voice")
        verbose_name_plural = _("published voices")
        constraints = [
            models.UniqueConstraint(fields=["part", "person", "capacity"], name="published_voice_once"),
            models.CheckConstraint(
                condition=Q(capacity__in=["speaker", "addressee", "conveyor", "mentioned", "participant"]),
                name="published_voice_capacity",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "capacity", "-sort_date", "-report", "-rank"], name="published_by_person"),
            models.Index(fields=["office", "capacity", "-sort_date", "-report", "-rank"], name="published_by_office"),
            models.Index(
                fields=["country", "capacity", "-sort_date", "-report", "-rank"], name="published_by_country"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.person}"
