"""The report: one house's record of one event, with what is known about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from . import identifiers
from .audit import audited
from .authority import not_binned
from .dates import UNDATED, bounds, has_year
from .doubts import BEGUN
from .meeting_proposals import FOLLOWED
from .reports import UNCERTAIN_DATE, ReportQuerySet

_LONGEST_EVENT = timedelta(days=14)
"""From the first to the last day of an event that is one: whoever holds an office on the first holds it as a rule still."""

PENDING_KEPT = pgtrigger.Trigger(
    name="pending_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("version", "state", "current_edition_id", "is_pending"),  # type: ignore[no-untyped-call]
    func="""
        NEW.is_pending := NEW.state = 'published' AND EXISTS (
            SELECT FROM archive_edition WHERE id = NEW.current_edition_id AND revision < NEW.version
        );
        RETURN NEW;
    """,
)
"""The trigger that keeps whether a published report has later revisions than its current edition."""


class Report(models.Model):
    """One house's record of one event. Its text stands in `source_text`; its breakdown is the latest revision.

    The columns from `title` to `initiative` are written by `editing.apply` from the working breakdown; dates are EDTF.
    """

    class State(models.TextChoices):
        """How far the record has come."""

        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Standing(models.TextChoices):
        """How far it has come as people see it, with what waits for a reviewer or for the next edition."""

        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        PUBLISHED = "published", _("published")
        PENDING = "pending", _("published, changes pending")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Derivation(models.TextChoices):
        """How a report comes from another one."""

        TRANSLATION = "translation", _("translation")
        EXCERPT = "excerpt", _("excerpt")
        REPRINT = "reprint", _("reprint")

    rid = models.CharField(_("identifier"), max_length=8, unique=True, default=identifiers.mint, editable=False)
    identity = models.CharField(
        _("known as"), max_length=500, unique=True, help_text=_("the address it was taken from, or its file name")
    )
    publisher = models.ForeignKey("Publisher", models.PROTECT, verbose_name=_("record-keeper"), related_name="reports")
    source_text = models.ForeignKey(
        "SourceText", models.PROTECT, verbose_name=_("text"), null=True, editable=False, related_name="+"
    )
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    current_edition = models.ForeignKey(
        "Edition", models.PROTECT, verbose_name=_("current edition"), null=True, editable=False, related_name="+"
    )

    # Kept by the trigger `pending_kept`, for what asks many reports: not what this instance says, which may be older.
    is_pending = models.BooleanField(_("changed since its current edition"), default=False, editable=False)

    title = models.CharField(_("title"), max_length=1000, blank=True)
    kind = models.CharField(_("kind of event"), max_length=40, default="other")
    form = models.CharField(_("form of the record"), max_length=40, default="other")
    wording = models.CharField(_("wording"), max_length=12, default="rendered")
    language = models.CharField(_("language"), max_length=12, blank=True)
    dated = models.CharField(_("dated"), max_length=40, blank=True)
    published = models.CharField(_("published by its publisher"), max_length=40, blank=True)
    event_date = models.CharField(_("date of the event"), max_length=40, blank=True)
    event_earliest = models.DateField(_("earliest day"), null=True, editable=False)
    event_latest = models.DateField(_("latest day"), null=True, editable=False)
    sort_date = models.DateField(_("day it is listed under"), default=UNDATED, editable=False)
    place = models.CharField(_("place"), max_length=300, blank=True)
    initiative = models.CharField(_("on the initiative of"), max_length=100, blank=True)

    translated_from = models.CharField(
        _("translated from"), max_length=60, blank=True, help_text=_("languages, as BCP 47 codes")
    )
    translated_by = models.CharField(_("translated by"), max_length=200, blank=True)
    translation_status = models.CharField(
        _("status of the translation"), max_length=60, blank=True, help_text=_("provisional, official, not stated")
    )
    translation_group = models.UUIDField(_("translation group"), null=True, blank=True)
    derived_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("derived from"), null=True, blank=True, related_name="derived"
    )
    derivation = models.CharField(_("how derived"), max_length=12, choices=Derivation, blank=True)
    meeting = models.ForeignKey(
        "Meeting", models.PROTECT, verbose_name=_("meeting"), null=True, blank=True, related_name="reports"
    )
    source_note = models.TextField(
        _("source note"),
        blank=True,
        help_text=_("who wrote it, for whom, what it leaves out, what other records exist"),
    )
    source_note_by = models.CharField(_("source note signed by"), max_length=150, blank=True)

    parser = models.CharField(
        _("parser"),
        max_length=20,
        blank=True,
        editable=False,
        help_text=_("the version whose proposal has been looked at last"),
    )
    passes = models.CharField(
        _("passes"),
        max_length=20,
        blank=True,
        editable=False,
        help_text=_("the version that has last gone over it for what it says as data"),
    )
    taken_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("taken by"), null=True, editable=False, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, editable=False)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, editable=False)
    binned_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("put into the bin by"),
        null=True,
        editable=False,
        related_name="+",
    )
    bin_reason = models.TextField(_("why it is in the bin"), blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        triggers = [
            audited(but=["version", "taken_at", "is_pending"], has_inserts=False, has_revisions=True),
            not_binned("meeting", "archive_meeting"),
            BEGUN,
            PENDING_KEPT,
            FOLLOWED,
        ]
        ordering = ["-sort_date", "-pk"]
        permissions = [("publish_report", _("Can publish reports")), ("withdraw_report", _("Can withdraw reports"))]
        constraints = [
            models.CheckConstraint(condition=models.Q(rid__regex=f"^{identifiers.PATTERN}$"), name="report_rid"),
            models.CheckConstraint(
                condition=models.Q(event_earliest__isnull=True, event_latest__isnull=True)
                | models.Q(
                    event_earliest__isnull=False,
                    event_latest__isnull=False,
                    event_earliest__lte=models.F("event_latest"),
                ),
                name="report_days_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(derived_from__isnull=True, derivation="")
                | (models.Q(derived_from__isnull=False) & ~models.Q(derivation="")),
                name="report_derivation_says_how",
                violation_error_message=_("Say how the report is derived from the other one."),
            ),
            models.CheckConstraint(
                condition=~models.Q(derived_from=models.F("pk")),
                name="report_not_derived_from_itself",
                violation_error_message=_("A report can’t be derived from itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(source_note="") | ~models.Q(source_note_by=""),
                name="report_source_note_is_signed",
                violation_error_message=_("A source note is signed."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", current_edition__isnull=True)
                | models.Q(state__in=["published", "withdrawn"], current_edition__isnull=False),
                name="report_public_with_an_edition",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_by=None, taken_at=None)
                | models.Q(taken_by__isnull=False, taken_at__isnull=False),
                name="report_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(binned_at=None) | models.Q(state="draft"),
                name="report_in_the_bin_was_never_public",
                violation_error_message=_("What has been public is never deleted: withdraw it."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-binned_at", "-id"], condition=models.Q(binned_at__isnull=False), name="report_in_bin"
            ),
            models.Index(
                fields=["-sort_date", "-id"],
                condition=UNCERTAIN_DATE & models.Q(binned_at=None),
                name="report_uncertain_date",
            ),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="report_title_like"),
            models.Index(fields=["-sort_date", "-id"], name="report_newest_first"),
            models.Index(fields=["publisher", "-sort_date", "-id"], name="report_by_publisher"),
            models.Index(fields=["kind", "-sort_date", "-id"], name="report_by_kind"),
            models.Index(
                fields=["publisher", "meeting"],
                condition=models.Q(meeting__isnull=False),
                name="report_told_meeting",
            ),
            # Of those that may be accounts of one meeting, which nobody has made yet: looked for by every import.
            models.Index(
                fields=["event_date", "-id"],
                condition=models.Q(meeting=None, binned_at=None),
                name="report_without_meeting",
            ),
            models.Index(
                fields=["state", "-sort_date", "-id"],
                condition=models.Q(binned_at=None),
                name="report_by_state",
            ),
            # Of the few: lists of what lies in them go from one to the next.
            models.Index(fields=["-sort_date", "-id"], condition=models.Q(is_pending=True), name="report_pending"),
            models.Index(
                fields=["taken_by", "-sort_date", "-id"],
                condition=models.Q(taken_by__isnull=False),
                name="report_taken",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.identity

    @property
    def standing_shown(self) -> str:
        """The `standing` that `with_standing` has given it, in words."""
        return str(Report.Standing(self.standing).label)  # type: ignore[attr-defined]

    @property
    def text(self) -> str:
        """The text that the offsets of the working copy count in."""
        return self.source_text.text if self.source_text else ""

    @property
    def day(self) -> date | None:
        """The day that decides who held which office: the event's, its first of several; None if not known to the day."""
        if self.event_earliest is None or self.event_latest is None:
            return None
        lasted = self.event_latest - self.event_earliest if "/" in self.event_date else timedelta()
        is_known = self.event_earliest + lasted == self.event_latest and lasted <= _LONGEST_EVENT
        return self.event_earliest if is_known else None

    def set_dates(self) -> None:
        """Work out the days for search and for the order of lists from the EDTF dates.

        What has been public keeps its place in lists until the next edition: the working copy shows nowhere.
        """
        self.event_earliest, self.event_latest = bounds(self.event_date) if has_year(self.event_date) else (None, None)
        if self.state == Report.State.DRAFT:
            self.list_under(self.event_date, self.dated, self.published)

    def list_under(self, *dates: str) -> None:
        """Set the day of the order of lists: the first that the first of the EDTF dates with a year can mean."""
        known = next(filter(has_year, dates), None)
        self.sort_date = bounds(known)[0] if known else UNDATED

    def waiting_source_texts(self) -> models.QuerySet[Any]:
        """Later versions of the text that an editor has not taken over."""
        current = self.source_text
        return self.source_texts.filter(pk__gt=current.pk) if current else self.source_texts.none()
