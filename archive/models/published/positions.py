"""Who holds what on which proposition, in the order of lists."""

from __future__ import annotations

from typing import Any, Self

import orjson
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.models.keyset import POSITIONS, Place, newest_first, older
from archive.models.people import Person

from .listed import Listed


class PublishedPositionQuerySet(models.QuerySet["PublishedPosition"]):
    """Sets of published positions. All of them are public."""

    def on(self, slug: str) -> Self:
        """Positions on the proposition with that slug."""
        return self.filter(proposition__slug=slug)

    def held_by(self, slug: str) -> Self:
        """Positions of the person with that slug, or of whom that person was merged into."""
        people = Person.objects.filter(slug=slug).order_by()
        return self.filter(person_id=models.Subquery(people.values_list(Coalesce("merged_into_id", "pk"))))

    def newest_first(self) -> Self:
        """In the order of `PublishedPart.objects.newest_first`; those of one statement in their own order."""
        return self.order_by(*newest_first(POSITIONS))

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, POSITIONS))


class PublishedPosition(Listed):
    """That a published statement has a position on a proposition.

    `body` is the JSON of the position as the API gives it; `number` is its ordinal within the statement, below zero,
    so that the columns of the order of lists all descend (`keyset.POSITIONS`).
    """

    part = models.ForeignKey("PublishedPart", models.CASCADE, verbose_name=_("part"), related_name="positions")
    number = models.SmallIntegerField(_("number"))
    key = models.UUIDField(_("key"), unique=True)
    proposition = models.ForeignKey(
        "Proposition", models.PROTECT, verbose_name=_("proposition"), related_name="published"
    )
    holder_kind = models.CharField(_("kind of holder"), max_length=12)
    holder = models.CharField(_("holder"), max_length=200)
    person = models.ForeignKey(
        "Person", models.PROTECT, verbose_name=_("person"), null=True, related_name="published_positions"
    )
    country = models.ForeignKey(
        "Country", models.PROTECT, verbose_name=_("country"), null=True, related_name="published_positions"
    )
    organization = models.ForeignKey(
        "Organization", models.PROTECT, verbose_name=_("organization"), null=True, related_name="published_positions"
    )
    direction = models.CharField(_("direction"), max_length=10)
    strength = models.SmallIntegerField(_("strength"), null=True)
    value = models.SmallIntegerField(_("value"), null=True)
    act = models.CharField(_("act"), max_length=40)
    evidence = models.CharField(_("evidence"), max_length=20)
    body = models.TextField(_("JSON as the API gives it"))

    objects = PublishedPositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published position")
        verbose_name_plural = _("published positions")
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="published_position_number"),
            models.CheckConstraint(condition=Q(number__lte=0), name="published_position_descends"),
        ]
        indexes = [
            models.Index(
                fields=["proposition", "-sort_date", "-report", "-rank", "-number"], name="published_by_proposition"
            ),
            models.Index(fields=["person", "-sort_date", "-report", "-rank", "-number"], name="published_by_holder"),
            models.Index(fields=["-sort_date", "-report", "-rank", "-number"], name="published_newest_positions"),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.proposition}"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The body, read."""
        data: dict[str, Any] = orjson.loads(self.body)
        return data
