"""The projection of the current editions: what the public's lists, searches and answers are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .editions import Account, Edition
from .keyset import PARTS, Place, newest_first, older
from .people import Person
from .topics import Topic


class PublishedPartQuerySet(models.QuerySet["PublishedPart"]):
    """Sets of published parts. All of them are public."""

    def statements(self) -> Self:
        """Statements alone."""
        return self.filter(kind="statement")

    def newest_first(self) -> Self:
        """In the order of lists: by the event's day, newest first; what one record has, in the order of its text."""
        return self.order_by(*newest_first(PARTS))

    def get_place(self, sid: str) -> Place:
        """Where that statement stands in the order of `newest_first`. Raises PublishedPart.DoesNotExist."""
        place: Place = self.values_list(*PARTS).get(identity=sid)
        return place

    def summaries(self) -> models.QuerySet[PublishedPart, tuple[int, Any]]:
        """The reports as lists give them: the key of each and the summary that stands with its first part."""
        return self.filter(data__has_key="summary").order_by().values_list("report_id", "data__summary")

    def summary_of(self, report: models.OuterRef) -> models.Subquery:
        """The JSON text of the report as lists give it, which stands with its first part."""
        first = self.filter(report=report).order_by("ordinal").values_list(KT("data__summary"))
        return models.Subquery(first[:1], output_field=models.TextField())

    def spoken_by(self, slug: str) -> Self:
        """Statements of the person with that slug, or of whom that person was merged into."""
        return self._with_voices(PublishedVoice.objects.of(slug).filter(capacity="speaker"))

    def naming(self, slug: str) -> Self:
        """Parts in which the person with that slug speaks, is spoken to, conveys, is named or takes part."""
        return self._with_voices(PublishedVoice.objects.of(slug))

    def with_participant(self, slug: str) -> Self:
        """The first parts of reports of an event that took place between that person and others."""
        return self._with_voices(PublishedVoice.objects.of(slug).filter(capacity="participant"))

    def _with_voices(self, voices: models.QuerySet[PublishedVoice]) -> Self:
        return self.filter(models.Exists(voices.filter(part=models.OuterRef("pk"))))

    def about(self, slug: str) -> Self:
        """Statements on the topic with that slug or on a narrower one."""
        return self.filter(models.Exists(PublishedTopic.objects.of(slug).filter(part=models.OuterRef("pk"))))

    def matching(self, words: str) -> Self:
        """Parts with those words, in the syntax of search engines: "a phrase", or, -not."""
        return self.satisfying(lambda config: SearchQuery(words, config=config, search_type="websearch"))

    def satisfying(self, query: Callable[[str], SearchQueryCombinable]) -> Self:
        """Parts that the query finds; `query` gives it for a text search configuration.

        Each part is searched by the rules of its own language, as its search vector was made by them: in a mixed
        query "-treaty" would let through English texts, where only "treati" is indexed.
        """
        condition = ~Q(language__startswith="en") & ~Q(language__startswith="ru") & Q(search=query("simple"))
        for language, config in (("en", "english"), ("ru", "russian")):
            condition |= Q(language__startswith=language, search=query(config))
        return self.filter(condition)

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PARTS))

    def not_before(self, day: date) -> Self:
        """Parts of events that can have been on that day or later."""
        return self.filter(event_latest__gte=day)

    def not_after(self, day: date) -> Self:
        """Parts of events that can have been on that day or earlier."""
        return self.filter(event_earliest__lte=day)


class PublishedPart(models.Model):
    """A readable part of a current edition: projection, remade from editions and authority records at any time.

    `rank` is the ordinal below zero: with it the columns of the order of lists all descend (`keyset.PARTS`).
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
    data = models.JSONField(_("as the API gives it"))
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


class PublishedVoiceQuerySet(models.QuerySet["PublishedVoice"]):
    """Sets of published voices. All of them are public."""

    def of(self, slug: str) -> Self:
        """The voices of the person with that slug, or of whom that person was merged into."""
        people = Person.objects.filter(slug=slug).order_by()  # merging keeps the way to the heir one step long
        # One value, looked up first: the index by person then gives the rows in the order of lists.
        return self.filter(person_id=models.Subquery(people.values_list(Coalesce("merged_into_id", "pk"))))

    def speaking(self) -> Self:
        """Those of speakers."""
        return self.filter(capacity="speaker")

    def count_by_person(self, people: Iterable[int]) -> dict[int, int]:
        """In how many statements each of these persons (keys) has one of these voices; none where in none."""
        rows = self.filter(person__in=people).order_by().values_list("person")
        return dict(rows.annotate(statements=models.Count("pk")))

    def latest_offices(self, people: Iterable[int]) -> dict[int, str]:
        """The office that each of these persons (keys) held in the newest published record that tells it."""
        rows = self.filter(person__in=people, tenure__isnull=False)
        rows = rows.order_by("person", *newest_first(PARTS), "tenure")
        return dict(rows.distinct("person").values_list("person", "tenure__office__label"))

    def newest_first(self) -> Self:
        """In the order of `PublishedPart.objects.newest_first`."""
        return self.order_by(*newest_first(PARTS))

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PARTS))


class Listed(models.Model):
    """What a published part is found by, with the part's place in the order of lists, so that one index gives both."""

    sort_date = models.DateField(_("day it is listed under"))
    report = models.ForeignKey(
        "archive.Report", models.CASCADE, verbose_name=_("report"), related_name="+", db_index=False
    )
    rank = models.IntegerField(_("rank"))

    class Meta:
        abstract = True


class PublishedVoice(Listed):
    """That a person speaks, is spoken to or conveys in a published statement, or is named in it.

    With a report's first part stand the participants of its event.
    """

    part = models.ForeignKey(PublishedPart, models.CASCADE, verbose_name=_("part"), related_name="voices")
    person = models.ForeignKey("Person", models.PROTECT, verbose_name=_("person"), related_name="published")
    tenure = models.ForeignKey(
        "Tenure", models.SET_NULL, verbose_name=_("office that day"), null=True, related_name="+"
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
            models.Index(fields=["person", "capacity", "-sort_date", "-report", "-rank"], name="published_by_person")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.person}"


class PublishedTopicQuerySet(models.QuerySet["PublishedTopic"]):
    """Sets of published topics. All of them are public."""

    def of(self, slug: str) -> Self:
        """What is about the topic with that slug or a narrower one."""
        # One value, looked up first: the index by topic then gives the rows in the order of lists.
        return self.filter(topic_id=models.Subquery(Topic.objects.filter(slug=slug).order_by().values_list("pk")))

    def count_by_topic(self) -> dict[int, int]:
        """How many statements are about each topic (key) or a narrower one."""
        return dict(self.order_by().values_list("topic").annotate(statements=models.Count("pk")))

    def newest_first(self) -> Self:
        """In the order of `PublishedPart.objects.newest_first`."""
        return self.order_by(*newest_first(PARTS))

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PARTS))


class PublishedTopic(Listed):
    """That a published statement is about a topic; `is_direct` is False for the broader topics of its tags."""

    part = models.ForeignKey(PublishedPart, models.CASCADE, verbose_name=_("part"), related_name="topics")
    topic = models.ForeignKey("Topic", models.PROTECT, verbose_name=_("topic"), related_name="published")
    is_direct = models.BooleanField(_("tagged itself"))

    objects = PublishedTopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("published topic")
        verbose_name_plural = _("published topics")
        constraints = [models.UniqueConstraint(fields=["part", "topic"], name="published_topic_once")]
        indexes = [models.Index(fields=["topic", "-sort_date", "-report", "-rank"], name="published_by_topic")]

    def __str__(self) -> str:
        return f"{self.part}: {self.topic}"


class PublishedPosition(Listed):
    """That a published statement has a position on a proposition."""

    part = models.ForeignKey(PublishedPart, models.CASCADE, verbose_name=_("part"), related_name="positions")
    proposition = models.ForeignKey(
        "Proposition", models.PROTECT, verbose_name=_("proposition"), related_name="published"
    )
    holder = models.CharField(_("holder"), max_length=200)
    direction = models.CharField(_("direction"), max_length=10)

    class Meta:
        verbose_name = _("published position")
        verbose_name_plural = _("published positions")
        indexes = [
            models.Index(fields=["proposition", "-sort_date", "-report", "-rank"], name="published_by_proposition")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.proposition}"
