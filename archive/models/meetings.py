"""Events: what several records may be accounts of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import Authority, not_binned, slug_is_free
from .dates import validate_edtf

if TYPE_CHECKING:
    from .published import PublishedReport

DEPTH = 3
"""How far below a meeting the records of its parts are looked for: a summit, a visit in it, the talks of the visit."""


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Sets of meetings, and who may see them."""

    def published(self) -> Self:
        """Meetings that a current edition names, and those of which one of them is a part."""
        return self.with_reports(apps.get_model("archive", "PublishedReport").objects.all())

    def with_reports(self, reports: models.QuerySet[PublishedReport]) -> Self:
        """Meetings of which one of these published reports is an account, or an account of a part of them."""
        condition = models.Q()
        for level in range(DEPTH + 1):
            named = reports.filter(**{"meeting" + "__part_of" * level: models.OuterRef("pk")})
            condition |= models.Q(models.Exists(named))
        return self.filter(condition)

    def parts_of(self, meeting: Meeting) -> Self:
        """The parts of that meeting, by date."""
        return self.filter(part_of=meeting).select_related("part_of").order_by("date", "pk")

    def newest_first(self) -> Self:
        """By date, the newest first, those without one at the end; a year stands before its months."""
        return self.order_by("-date", "-pk")

    def get_place(self, slug: str) -> tuple[str, int]:
        """Where that meeting stands in the order of `newest_first`. Raises Meeting.DoesNotExist."""
        return self.values_list("date", "pk").get(slug=slug)

    def after(self, place: tuple[str, int]) -> Self:
        """What follows that place in the order of `newest_first`."""
        date, key = place
        return self.filter(models.Q(date__lt=date) | models.Q(date=date, pk__lt=key))

    def with_accounts(self) -> Self:
        """Each with the numbers of its published records (`records`) and of the houses that kept them (`houses`)."""
        reports = apps.get_model("archive", "PublishedReport").objects.filter(meeting=models.OuterRef("pk"))
        reports = reports.order_by().values("meeting")

        def count(expression: models.Aggregate) -> Coalesce:
            return Coalesce(models.Subquery(reports.annotate(number=expression).values("number")), 0)

        return self.annotate(
            records=count(models.Count("pk")), houses=count(models.Count("record_keeper", distinct=True))
        )

    def one_sided(self) -> Self:
        """Those all of whose records that are kept, published or not, are of one record-keeper; at least one there is."""
        reports = apps.get_model("archive", "Report").objects.filter(binned_at=None).exclude(state="withdrawn")
        told = reports.filter(meeting=models.OuterRef("pk")).order_by().values("meeting")
        # Counted meeting by meeting, as far as the list is read: as conditions on pairs of reports the database joins all.
        keepers = told.annotate(number=models.Count("publisher", distinct=True)).values("number")
        return self.alias(keepers=models.Subquery(keepers)).filter(keepers=1)

    def told_by(self, house: str) -> Self:
        """Those of which there is a record of that record-keeper (a slug), published or not."""
        key = apps.get_model("archive", "Publisher").objects.filter(slug=house).values("pk")[:1]
        reports = apps.get_model("archive", "Report").objects.filter(meeting=models.OuterRef("pk"), publisher=key)
        # As a case: a bare condition the database makes a join of, and asks it after all that a meeting itself is asked.
        is_told = models.Case(models.When(models.Exists(reports), then=True), default=False)
        return self.alias(is_told=is_told).filter(is_told=True)

    def told_by_several(self) -> Self:
        """Those of which there are published records of more than one house."""
        told: Any = self.with_accounts()
        several: Self = told.filter(houses__gte=2)
        return several


class Meeting(Authority):
    """One event, of which several reports may be accounts; a visit contains its talks and its press conference."""

    kind = models.CharField(_("kind"), max_length=40)
    date = models.CharField(_("date (EDTF)"), max_length=40, blank=True, validators=[validate_edtf])
    place = models.CharField(_("place"), max_length=200, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True, related_name="parts"
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [
            models.Index(fields=["-date", "-id"], name="meeting_newest_first"),
        ]
        triggers = [audited(), slug_is_free("meeting"), not_binned("part_of", "archive_meeting")]
        ordering = ["date", "label"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(part_of=models.F("pk")),
                name="meeting_not_part_of_itself",
                violation_error_message=_("A meeting can’t be part of itself."),
            )
        ]


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Sets of participations, and who may see them."""

    def published(self) -> Self:
        """Those of persons whom a current edition names."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(person=models.OuterRef("person"))
        return self.filter(models.Exists(voices))

    def of_meeting(self, meeting: Meeting) -> Self:
        """Those at that meeting, principals first, each with the person and the office that day, in one query.

        `is_office_public` says whether the office has a page.
        """
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(office=models.OuterRef("tenure__office"))
        rows = self.filter(meeting=meeting).select_related("person", "tenure__office")
        return rows.annotate(is_office_public=models.Exists(voices)).order_by("-role", "pk")


class Participation(models.Model):
    """One person at one meeting, in the office held that day."""

    class Role(models.TextChoices):
        """Between whom the meeting took place, and who else was there."""

        PRINCIPAL = "principal", _("principal")
        ATTENDANT = "attendant", _("attendant")

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name=_("meeting"), related_name="participations")
    person = models.ForeignKey("Person", models.PROTECT, verbose_name=_("person"), related_name="participations")
    tenure = models.ForeignKey(
        "Tenure",
        models.PROTECT,
        verbose_name=_("office that day"),
        null=True,
        blank=True,
        related_name="participations",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.PRINCIPAL)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        triggers = [audited(), not_binned("person", "archive_person")]
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="participation_once",
                violation_error_message=_("This person stands there already."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=["principal", "attendant"]), name="participation_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"
