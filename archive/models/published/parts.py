"""The readable parts of the current editions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

import orjson
from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.models.editions import Account, Edition
from archive.models.keyset import PARTS, Place, newest_first, older

from .positions import PublishedPosition
from .reports import PublishedReport
from .topics import PublishedTopic
from .voices import PublishedVoice

if TYPE_CHECKING:
    from archive.models.meetings import Meeting


COUNTED = 5_000
"""Statements among which reviews are counted, the newest first: counting all would take longer with every record."""


class PublishedPartQuerySet(models.QuerySet["PublishedPart"]):
    """Sets of published parts. All of them are public."""

    def statements(self) -> Self:
        """Statements alone."""
        return self.filter(kind="statement")

    def not_statements(self) -> Self:
        """The record-keepers' own text: narrative, lead-ins, headings and titles."""
        return self.exclude(kind="statement")

    def newest_first(self) -> Self:
        """In the order of lists: by the event's day, newest first; what one record has, in the order of its text."""
        return self.order_by(*newest_first(PARTS))

    def statements_first(self) -> Self:
        """Statements before all else, and both in the order of lists."""
        return self.order_by(models.Case(models.When(kind="statement", then=0), default=1), *newest_first(PARTS))

    def get_place(self, sid: str) -> Place:
        """Where that statement stands in the order of `newest_first`. Raises PublishedPart.DoesNotExist."""
        place: Place = self.values_list(*PARTS).get(identity=sid)
        return place

    def spoken_by(self, *slugs: str) -> Self:
        """Statements of one of the persons with these slugs, or of whom they were merged into."""
        return self._with_voices(PublishedVoice.objects.of(*slugs).speaking())

    def naming(self, slug: str) -> Self:
        """Parts in which the person with that slug speaks, is spoken to, conveys, is named or takes part."""
        return self._with_voices(PublishedVoice.objects.of(slug))

    def with_participant(self, slug: str) -> Self:
        """The first parts of reports of an event that took place between that person and others."""
        return self._with_voices(PublishedVoice.objects.of(slug).filter(capacity="participant"))

    def mentioning(self, slug: str) -> Self:
        """Statements whose words name the person with that slug."""
        return self._with_voices(PublishedVoice.objects.of(slug).filter(capacity="mentioned"))

    def addressed_to(self, slug: str) -> Self:
        """Statements made to the person with that slug."""
        return self._with_voices(PublishedVoice.objects.of(slug).filter(capacity="addressee"))

    def held_office(self, *slugs: str) -> Self:
        """Statements with a speaker who held one of the offices with these slugs on the day of the event."""
        return self._with_voices(PublishedVoice.objects.in_office(*slugs).speaking())

    def from_country(self, *slugs: str) -> Self:
        """Statements with a speaker on the side of one of these countries."""
        return self._with_voices(PublishedVoice.objects.of_country(*slugs).speaking())

    def _with_voices(self, voices: models.QuerySet[PublishedVoice]) -> Self:
        return self.filter(models.Exists(voices.filter(part=models.OuterRef("pk"))))

    def about(self, *slugs: str) -> Self:
        """Statements on one of the topics with these slugs or on a narrower one."""
        return self.filter(models.Exists(PublishedTopic.objects.of(*slugs).filter(part=models.OuterRef("pk"))))

    def on_proposition(self, slug: str, direction: str = "") -> Self:
        """Statements with a position on the proposition with that slug, in that direction where one is given."""
        positions = PublishedPosition.objects.on(slug)
        return self.with_position(positions.filter(direction=direction) if direction else positions)

    def with_position(self, positions: models.QuerySet[PublishedPosition]) -> Self:
        """Statements that carry one of these positions."""
        return self.filter(models.Exists(positions.filter(part=models.OuterRef("pk"))))

    def satisfying(self, query: Callable[[str], tuple[str, list[str]]]) -> Self:
        """Parts that the query finds; `query` gives it for a text search configuration, as SQL and its parameters.

        Each part is searched by the rules of its own language, as its search vector was made by them: in a mixed
        query "-treaty" would let through English texts, where only "treati" is indexed.
        """
        return self.filter(_Satisfying(query))

    def count_reviews(self) -> dict[str, int]:
        """How many of the newest `COUNTED` of these statements were reviewed by whom (the words of `review`)."""
        newest = self.newest_first().values("pk")[:COUNTED]
        rows = PublishedPart.objects.filter(pk__in=newest).order_by().values_list("review")
        return dict(rows.annotate(statements=models.Count("pk")))

    def of_meeting(self, meeting: Meeting, records: int) -> Self:
        """Parts of the first so many accounts of that meeting itself, record by record, in the order of each text."""
        first = apps.get_model("archive", "PublishedReport").objects.of_meeting(meeting).values("pk")[:records]
        return self.filter(report__in=first).order_by("report", "ordinal")

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PARTS))

    def not_before(self, day: date) -> Self:
        """Parts of events that can have been on that day or later."""
        return self.filter(event_latest__gte=day)

    def not_after(self, day: date) -> Self:
        """Parts of events that can have been on that day or earlier."""
        return self.filter(event_earliest__lte=day)

    def listed_with(self, day: date) -> Self:
        """What is listed no later than any event that can have been on that day or earlier.

        `not_after` implies it. Said outright, a walk in the order of lists begins there, and not with the newest. An
        event whose year nobody knows can have been on any day, and is listed by the date of its record.
        """
        reports = PublishedReport.objects.filter(event_earliest__lte=day).order_by().annotate(every=Value(1))
        latest = reports.values("every").annotate(latest=models.Max("sort_date")).values("latest")
        return self.filter(sort_date__lte=models.Subquery(latest))


class _Satisfying(models.Func):
    """The condition of `satisfying`. Written as text: put together of the ORM's parts it takes longer than the search."""

    arity = 2
    output_field = models.BooleanField()

    def __init__(self, query: Callable[[str], tuple[str, list[str]]]) -> None:
        super().__init__(F("language"), F("search"))
        self.query = query

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[str]]:  # type: ignore[override]
        language, search = (compiler.compile(column)[0] for column in self.get_source_expressions())
        (simple, simply), (english, in_english), (russian, in_russian) = map(
            self.query, ("simple", "english", "russian")
        )
        sql = (
            f"(({language} LIKE 'en%%' AND {search} @@ ({english})) OR ({language} LIKE 'ru%%' AND {search} @@ ({russian}))"
            f" OR ({language} NOT LIKE 'en%%' AND {language} NOT LIKE 'ru%%' AND {search} @@ ({simple})))"
        )
        return sql, [*in_english, *in_russian, *simply]


class PublishedPart(models.Model):
    """A readable part of a current edition: projection, remade from editions and authority records at any time.

    `body` is the JSON of the part as the API gives it, rendered once; addresses in it are paths. `rank` is the ordinal below zero: with it the columns of the order of lists all descend (`keyset.PARTS`).
    """

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="published_parts")
    edition = models.ForeignKey(Edition, models.CASCADE, verbose_name=_("edition"), related_name="published_parts")
    ordinal = models.PositiveIntegerField(_("ordinal"))
    rank = models.GeneratedField(
        expression=-1 * F("ordinal"), output_field=models.IntegerField(), db_persist=True, verbose_name=_("rank")
    )
    kind = models.CharField(_("kind"), max_length=14)
    path = models.CharField(_("path"), max_length=200, blank=True)
    place = models.CharField(_("printed place"), max_length=200, blank=True)
    identity = models.OneToOneField(
        "StatementId", models.CASCADE, verbose_name=_("identifier"), null=True, related_name="published_part"
    )
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=12, blank=True)
    record_keeper = models.ForeignKey("Publisher", models.PROTECT, verbose_name=_("record-keeper"), related_name="+")
    event_kind = models.CharField(_("kind of event"), max_length=40)
    event_earliest = models.DateField(_("earliest day"), null=True)
    event_latest = models.DateField(_("latest day"), null=True)
    sort_date = models.DateField(_("day it is listed under"))
    account = models.CharField(_("account"), max_length=12, blank=True)
    wording = models.CharField(_("wording"), max_length=12, blank=True)
    attribution = models.CharField(_("attribution"), max_length=20, blank=True)
    speech = models.CharField(_("speech"), max_length=20, blank=True)
    role = models.CharField(_("role"), max_length=20, blank=True)
    review = models.CharField(_("review"), max_length=12, blank=True)
    body = models.TextField(_("JSON as the API gives it"))
    search = SearchVectorField(_("search vector"))

    objects = PublishedPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("published part")
        verbose_name_plural = _("published parts")
        ordering = ["report", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="published_part_ordinal"),
            models.CheckConstraint(
                condition=~Q(kind="statement") | (Q(identity__isnull=False) & ~Q(account="") & ~Q(wording="")),
                name="published_statement_says_whose",
            ),
            models.CheckConstraint(
                condition=Q(account__in=["", *Account.values]),
                name="published_part_account",
            ),
        ]
        indexes = [
            models.Index(fields=["-sort_date", "-report", "-rank"], name="published_newest"),
            models.Index(
                fields=["-sort_date", "-report", "-rank"],
                condition=Q(kind="statement"),
                name="published_newest_statements",
            ),
            GinIndex(fields=["search"], name="published_search"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.place}"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The body, read."""
        data: dict[str, Any] = orjson.loads(self.body)
        return data
