"""Reports as the public has them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

import orjson
from django.db import models
from django.db.models import Count, Max, Min, Sum
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.models.keyset import PUBLISHED_REPORTS, Place, newest_first, older
from archive.models.people import Person

from .topics import PublishedTopic
from .voices import PublishedVoice

if TYPE_CHECKING:
    from archive.models.meetings import Meeting

    from .parts import PublishedPart


class PublishedReportQuerySet(models.QuerySet["PublishedReport"]):
    """Sets of published reports. All of them are public."""

    def newest_first(self) -> Self:
        """In the order of lists: by the event's day, newest first, with a stable order within a day."""
        return self.order_by(*newest_first(PUBLISHED_REPORTS))

    def get_place(self, rid: str) -> Place:
        """Where the report with that identifier stands in `newest_first`. Raises PublishedReport.DoesNotExist."""
        place: Place = self.values_list(*PUBLISHED_REPORTS).get(rid=rid)
        return place

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PUBLISHED_REPORTS))

    def with_part(self, parts: models.QuerySet[PublishedPart]) -> Self:
        """Reports to which one of these published parts belongs."""
        return self.filter(models.Exists(parts.filter(report=models.OuterRef("pk"))))

    def of_meeting(self, meeting: Meeting) -> Self:
        """Accounts of that meeting itself, in the order in which they came."""
        return self.filter(meeting=meeting).order_by("report")

    def in_year(self, year: int) -> Self:
        """Reports of events that can have been in that year."""
        return self.filter(event_latest__gte=date(year, 1, 1), event_earliest__lte=date(year, 12, 31))

    def between(self, slug: str) -> Self:
        """Reports of events that took place between the person with that slug and others."""
        return self._with_listed(PublishedVoice.objects.of(slug).filter(capacity="participant"))

    def of_country(self, slug: str) -> Self:
        """Reports of events in which somebody took part for that country."""
        return self._with_listed(PublishedVoice.objects.of_country(slug).filter(capacity="participant"))

    def about(self, slug: str) -> Self:
        """Reports with a statement on the topic with that slug or on a narrower one."""
        return self._with_listed(PublishedTopic.objects.of(slug))

    def _with_listed(self, rows: models.QuerySet[Any]) -> Self:
        return self.filter(models.Exists(rows.filter(report=models.OuterRef("pk"))))

    def sum_up(self) -> dict[str, Any]:
        """What there is: numbers of `records`, `said` (statements), `houses`, `people`, and the first and last day.

        One query.
        """
        people = Person.objects.published_by_surname().order_by().annotate(every=models.Value(1)).values("every")
        return self.aggregate(
            records=Count("pk"),
            said=Sum("statements"),
            houses=Count("record_keeper", distinct=True),
            first=Min("event_earliest"),
            last=Max("event_latest"),
            # The same number beside every report: an aggregate is what a subquery must stand in here.
            people=Max(models.Subquery(people.annotate(number=Count("pk")).values("number"))),
        )

    def count_licences(self) -> models.QuerySet[PublishedReport, dict[str, Any]]:
        """How many `records` of each house stand under which licence as stated, and when it was read; one query."""
        counted = (
            self.order_by()
            .values("record_keeper__label", "licence", "licence_url", "licence_stated_on")
            .annotate(records=Count("pk"))
        )
        return counted.order_by("record_keeper__label", "licence", "licence_stated_on")

    def with_page(self) -> Self:
        """Each with its page and what it takes to tell whether the page still holds and what is related to it."""
        names = ("rid", "page", "page_key", "derived_from", "derivation", "translation_group")
        return self.select_related("edition", "meeting").only(*names, "edition__sha256", "meeting__slug")

    def related_to(self, report: PublishedReport) -> Self:
        """Other reports of its meeting, what it derives from or what derives from it, and its translations.

        By record-keeper, each with its own.
        """
        condition = models.Q(derived_from=report.pk) | models.Q(pk=report.derived_from_id)
        if report.meeting_id:
            condition |= models.Q(meeting=report.meeting_id)
        if report.translation_group:
            condition |= models.Q(translation_group=report.translation_group)
        names = ("rid", "title", "language", "form", "derived_from", "derivation", "translation_group")
        rows = self.filter(condition).exclude(pk=report.pk).select_related("record_keeper")
        return rows.only(*names, "record_keeper__label").order_by("record_keeper__label", "pk")

    def count_by_year(self) -> list[tuple[str, str, str, int, int]]:
        """Record-keeper (slug, label), kind of event, year it is listed under, and how many reports; one query.

        The year of reports without any date is that of `UNDATED`.
        """
        rows = self.order_by().values_list(
            "record_keeper__slug", "record_keeper__label", "event_kind", "sort_date__year"
        )
        return list(
            rows.annotate(reports=Count("pk")).order_by("record_keeper__label", "event_kind", "sort_date__year")
        )

    def last_published(self) -> datetime | None:
        """When the newest of their editions was published; None where there is none."""
        moment: datetime | None = self.aggregate(moment=Max("edition__published_at"))["moment"]
        return moment

    def read_summaries(self) -> list[dict[str, Any]]:
        """The reports as lists give them; one query."""
        return [orjson.loads(summary) for summary in self.values_list("summary", flat=True)]


class PublishedReport(models.Model):
    """A report of which an edition is current: projection, remade from editions and authority records at any time.

    The texts are rendered once: `summary` is the JSON of the report as the API's lists give it, `document` as the API
    gives it alone, `head` is the edition's document without what is long (text, parts, mentions, topics, positions,
    reviews), and `page` is the reading page in its default state, which holds as long as `page_key` is the fingerprint
    of what it would be made from now.
    """

    report = models.OneToOneField(
        "archive.Report", models.CASCADE, verbose_name=_("report"), primary_key=True, related_name="published_report"
    )
    edition = models.ForeignKey("Edition", models.CASCADE, verbose_name=_("edition"), related_name="+")
    rid = models.CharField(_("identifier"), max_length=8, unique=True)
    title = models.CharField(_("title"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    form = models.CharField(_("form of the record"), max_length=40)
    wording = models.CharField(_("wording"), max_length=12)
    record_keeper = models.ForeignKey("Publisher", models.PROTECT, verbose_name=_("record-keeper"), related_name="+")
    event_kind = models.CharField(_("kind of event"), max_length=40)
    event_earliest = models.DateField(_("earliest day"), null=True)
    event_latest = models.DateField(_("latest day"), null=True)
    sort_date = models.DateField(_("day it is listed under"))
    meeting = models.ForeignKey(
        "Meeting", models.PROTECT, verbose_name=_("meeting"), null=True, related_name="published_reports"
    )
    derived_from = models.ForeignKey(
        "archive.Report", models.PROTECT, verbose_name=_("derived from"), null=True, related_name="+"
    )
    derivation = models.CharField(_("how it is derived"), max_length=12, blank=True)
    translation_group = models.UUIDField(_("translation group"), null=True, db_index=True)
    statements = models.PositiveIntegerField(_("number of statements"))
    licence = models.TextField(_("licence as stated"), blank=True)
    licence_url = models.CharField(_("address of the licence"), max_length=1000, blank=True)
    licence_stated_on = models.CharField(_("licence as stated on"), max_length=40, blank=True)
    head = models.TextField(_("edition without its text"))
    summary = models.TextField(_("JSON as the API’s lists give it"))
    document = models.TextField(_("JSON as the API gives it alone"))
    page = models.TextField(_("reading page"), blank=True)
    page_key = models.CharField(_("what the page was made from"), max_length=64, blank=True)

    objects = PublishedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("published report")
        verbose_name_plural = _("published reports")
        ordering = ["-sort_date", "-report"]
        indexes = [models.Index(fields=["-sort_date", "-report"], name="published_newest_reports")]

    def __str__(self) -> str:
        return self.title or self.rid

    @cached_property
    def summary_data(self) -> dict[str, Any]:
        """The summary, read."""
        data: dict[str, Any] = orjson.loads(self.summary)
        return data

    @cached_property
    def head_data(self) -> dict[str, Any]:
        """The head, read."""
        data: dict[str, Any] = orjson.loads(self.head)
        return data
