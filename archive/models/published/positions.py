"""Who holds what on which proposition, in the order of lists."""

from __future__ import annotations

from typing import Any, NamedTuple, Self
from uuid import UUID

import orjson
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.models.keyset import POSITIONS, Place, newest_first, older
from archive.models.people import Person
from archive.models.positions import Proposition
from archive.models.topics import Topic

from .listed import Listed
from .voices import PublishedVoice


class Holding(NamedTuple):
    """In how many statements of an account somebody takes one direction on a proposition.

    `account` is "told" where the holder is none of the speakers: then the statement's account is not the holder's.
    """

    slug: str
    text: str
    holder: str
    direction: str
    account: str
    statements: int


class PublishedPositionQuerySet(models.QuerySet["PublishedPosition"]):
    """Sets of published positions. All of them are public."""

    def on(self, slug: str) -> Self:
        """Positions on the proposition with that slug."""
        # One value, looked up first: the index by proposition then gives the rows in the order of lists.
        proposition = Proposition.objects.filter(slug=slug).order_by().values_list("pk")
        return self.filter(proposition_id=models.Subquery(proposition))

    def held_by(self, slug: str) -> Self:
        """Positions of the person with that slug of today."""
        person = Person.objects.filter(slug=slug).order_by()
        return self.filter(person_id=models.Subquery(person.values_list("pk")))

    def held_under(self, slug: str) -> Self:
        """Positions of the person, the country or the organization with that slug of today."""
        person = models.Subquery(Person.objects.filter(slug=slug).order_by().values_list("pk"))
        return self.filter(Q(person_id=person) | Q(country__slug=slug) | Q(organization__slug=slug))

    def of_topic(self, topic: Topic) -> Self:
        """Positions on the propositions of that topic."""
        return self.filter(proposition__topic=topic)

    def of_country(self, slug: str) -> Self:
        """Positions whose holder is the country with that slug."""
        return self.filter(country__slug=slug)

    def get_place(self, key: UUID) -> Place:
        """Where the position with that key stands in `newest_first`. Raises PublishedPosition.DoesNotExist."""
        place: Place = self.values_list(*POSITIONS).get(key=key)
        return place

    def saying_who_is_public(self) -> Self:
        """Each with `is_person_public`: whether its holder, if a person, has a page."""
        return self.annotate(is_person_public=models.Exists(PublishedVoice.objects.filter(person=OuterRef("person"))))

    def with_statements(self) -> Self:
        """Each with the body of the statement that carries it, in the same query."""
        return self.select_related("part").only("key", "body", "part__body")

    def count_by_direction(self) -> dict[tuple[int, str], int]:
        """How many positions there are by proposition (key) and direction; one query."""
        rows = self.order_by().values_list("proposition", "direction").annotate(positions=models.Count("pk"))
        return {(proposition, direction): number for proposition, direction, number in rows}

    def count_holdings(self) -> list[Holding]:
        """How often who holds what on which proposition, by account; by proposition and holder; one query."""
        speakers = PublishedVoice.objects.filter(part=OuterRef("part"), capacity="speaker").order_by()
        speaks = (
            Q(part__account="common")
            | Q(holder_kind="person") & Exists(speakers.filter(person=OuterRef("person")))
            | Q(holder_kind="country") & Exists(speakers.filter(country=OuterRef("country")))
        )
        account = Case(When(speaks, then=F("part__account")), default=Value("told"), output_field=models.CharField())
        names = ("proposition__slug", "proposition__text", "holder", "direction", "holder_account")
        told = self.order_by().annotate(holder_account=account).values_list(*names)
        rows = told.annotate(statements=models.Count("part", distinct=True))
        return [Holding(*row) for row in rows.order_by("proposition__text", "proposition__slug", *names[2:])]

    def with_names(self) -> Self:
        """Each with its proposition and, where the holder is a person, the person, in the same query."""
        return self.select_related("proposition", "person")

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
        "Proposition", models.PROTECT, verbose_name=_("proposition"), related_name="published", db_index=False
    )
    holder_kind = models.CharField(_("kind of holder"), max_length=12)
    holder = models.CharField(_("holder"), max_length=200)
    person = models.ForeignKey(
        "Person",
        models.PROTECT,
        verbose_name=_("person"),
        null=True,
        related_name="published_positions",
        db_index=False,
    )
    country = models.ForeignKey(
        "Country",
        models.PROTECT,
        verbose_name=_("country"),
        null=True,
        related_name="published_positions",
        db_index=False,
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
            models.Index(
                fields=["country", "-sort_date", "-report", "-rank", "-number"], name="published_by_holding_country"
            ),
            models.Index(fields=["-sort_date", "-report", "-rank", "-number"], name="published_newest_positions"),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.proposition}"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The body, read."""
        data: dict[str, Any] = orjson.loads(self.body)
        return data
