"""The report: one house's record of one event, with what is known about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Coalesce, Upper
from django.utils.translation import gettext_lazy as _

from . import identifiers
from .audit import audited
from .authority import not_binned
from .dates import UNDATED, bounds, has_year
from .keyset import BIN, REPORTS, Place, newest_first, older

if TYPE_CHECKING:
    from .published import PublishedPart


class ReportQuerySet(models.QuerySet["Report"]):
    """Sets of reports, and who may see them."""

    def published(self) -> Self:
        """Reports of which an edition is current: what the public may see."""
        return self.filter(state=Report.State.PUBLISHED, current_edition__isnull=False)

    def unprojected(self) -> Self:
        """Published reports that the projection lacks."""
        return self.published().filter(published_report__isnull=True)

    def lock(self, report: Report) -> Report:
        """The report as it stands, locked until the transaction ends.

        Without joins: PostgreSQL gives the locked row as it is after the wait, but rows joined to it as they were
        before, so that a new edition would look like none.
        """
        return self.select_for_update().get(pk=report.pk)

    def mint(self, number: int) -> list[str]:
        """So many new identifiers that no report has."""
        return identifiers.mint_free(
            number, lambda drawn: self.filter(rid__any_of=drawn).values_list("rid", flat=True)
        )

    def in_bin(self) -> Self:
        """Reports that were thrown away, and can be fetched back."""
        return self.filter(binned_at__isnull=False)

    def not_binned(self) -> Self:
        """Reports that are worked on, or published."""
        return self.filter(binned_at=None)

    def divided_by_an_older_parser(self, version: str) -> Self:
        """Reports whose text today's parser has not looked at, and that wait for no decision on what it proposes."""
        return self.not_binned().filter(version__gt=0).exclude(parser=version).exclude(_has_proposal())

    def untaken_drafts(self) -> Self:
        """Drafts that nobody works on and nobody has handed in."""
        return self.filter(state=Report.State.DRAFT, taken_by=None, binned_at=None).exclude(_in_review())

    def with_proposals(self) -> Self:
        """Reports for which a newer parser proposes something else."""
        return self.not_binned().filter(_has_proposal())

    def in_bin_order(self) -> Self:
        """What lies in the bin, put there last first, with whoever put it there."""
        return self.in_bin().order_by(*newest_first(BIN)).select_related("binned_by", "publisher")

    def after_in_bin(self, place: Place) -> Self:
        """What follows that place in the order of `in_bin_order`."""
        return self.filter(older(place, BIN))

    def touched_by(self, change_set: Any) -> Self:
        """Reports that the change set has made or changed, in the order in which they came to the archive."""
        revised = change_set.revisions.order_by().values("report")
        return self.filter(models.Q(pk__in=revised) | models.Q(pk__in=change_set.data.get("reports", ()))).order_by(
            "pk"
        )

    def newest_first(self) -> Self:
        """In the order of lists: by the event's day, newest first, with a stable order within a day."""
        return self.order_by(*newest_first(REPORTS))

    def once_public(self) -> Self:
        """Reports that are published, or were and have been withdrawn: those whose identifier is known outside."""
        return self.exclude(state=Report.State.DRAFT)

    def with_current_edition(self) -> Self:
        """Each with its current edition, in the same query."""
        return self.select_related("current_edition")

    def with_published(self) -> Self:
        """Each with its row of the projection and the meeting of that, without the long texts, in the same query."""
        texts = (f"published_report__{name}" for name in ("head", "summary", "document", "page"))
        return self.select_related("published_report__meeting").defer(*texts)

    def get_place(self, rid: str) -> Place:
        """Where that report stands in the order of `newest_first`. Raises Report.DoesNotExist."""
        place: Place = self.values_list(*REPORTS).get(rid=rid)
        return place

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, REPORTS))

    def with_open_work(self) -> Self:
        """Each with the numbers of its `open_flags`, its `unchecked` statements and its `open_names`."""
        get_model = apps.get_model
        flags = get_model("archive", "Flag").objects.filter(settled_at=None)
        statements = get_model("archive", "Statement").objects.filter(confirmed_by=None)
        voices = get_model("archive", "Voice").objects.undecided()
        return self.annotate(
            open_flags=_number_of(flags, "report"),
            unchecked=_number_of(statements, "report"),
            open_names=_number_of(voices, "statement__report", distinct="name"),
        )

    def with_standing(self) -> Self:
        """Each with its `standing`, how far it has come as people see it: a word of Report.Standing."""
        standing = Report.Standing
        return self.annotate(
            standing=models.Case(
                models.When(_in_review(), then=models.Value(standing.IN_REVIEW)),
                models.When(state=Report.State.WITHDRAWN, then=models.Value(standing.WITHDRAWN)),
                models.When(_changes_pending(), then=models.Value(standing.PENDING)),
                models.When(state=Report.State.PUBLISHED, then=models.Value(standing.PUBLISHED)),
                default=models.Value(standing.DRAFT),
                output_field=models.CharField(),
            )
        )

    def in_review(self) -> Self:
        """Reports that are handed in and wait for a reviewer."""
        return self.filter(_in_review())

    def with_changes_pending(self) -> Self:
        """Published reports whose working copy has been changed since their current edition."""
        return self.filter(_changes_pending())

    def doubtful(self) -> Self:
        """Reports with an open flag."""
        flags = apps.get_model("archive", "Flag").objects.filter(settled_at=None)
        return self.filter(models.Exists(flags.filter(report=models.OuterRef("pk"))))

    def free_for(self, user: Any) -> Self:
        """Reports that are not in review, not withdrawn, and taken by nobody else."""
        is_free = models.Q(taken_by=None) | models.Q(taken_by=user)
        return self.filter(is_free, ~_in_review()).exclude(state="withdrawn")

    def of_uncertain_date(self) -> Self:
        """Reports of an event without a date, without one to the day, or with one marked as uncertain.

        From one day to another is a date to the day.
        """
        return self.filter(UNCERTAIN_DATE, binned_at=None)

    def naming_nobody_known(self, name: str) -> Self:
        """Reports in which nobody is known by that name, and no editor has decided on it."""
        get_model = apps.get_model
        voices = get_model("archive", "Voice").objects.undecided().filter(name__iexact=name)
        mentions = get_model("archive", "Mention").objects.undecided().filter(name__iexact=name)
        named = models.Q(pk__in=voices.values("statement__report")) | models.Q(pk__in=mentions.values("report"))
        return self.not_binned().filter(named)

    def with_part(self, parts: models.QuerySet[PublishedPart]) -> Self:
        """Reports to which one of these published parts belongs."""
        return self.filter(models.Exists(parts.filter(report=models.OuterRef("pk"))))


UNCERTAIN_DATE = models.Q(event_date="") | ~models.Q(
    event_date__regex=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
)
"""The condition that the date of the event is not known to the day, or not for sure."""


def _in_review() -> models.Exists:
    submissions = apps.get_model("archive", "Submission").objects.filter(report=models.OuterRef("pk"), outcome="open")
    return models.Exists(submissions)


def _changes_pending() -> models.Q:
    """The condition that a published report has later revisions than its edition.

    What is no part of the working value (source note, meeting, who is meant) leaves no revision, and does not show here.
    """
    return models.Q(state="published", version__gt=models.F("current_edition__revision"))


def _number_of(rows: models.QuerySet[Any], report: str, *, distinct: str = "pk") -> Coalesce:
    """How many of the rows belong to a report, to which `report` leads; 0 where none does."""
    own = rows.filter(**{report: models.OuterRef("pk")}).order_by().values(report)
    return Coalesce(models.Subquery(own.annotate(n=models.Count(distinct, distinct=True)).values("n")), 0)


def _has_proposal() -> models.Exists:
    flags = apps.get_model("archive", "Flag").objects.filter(kind="proposal", settled_at=None)
    return models.Exists(flags.filter(report=models.OuterRef("pk")))


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
            audited(but=["version", "taken_at"], has_inserts=False, has_revisions=True),
            not_binned("meeting", "archive_meeting"),
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
                fields=["state", "-sort_date", "-id"],
                condition=models.Q(binned_at=None),
                name="report_by_state",
            ),
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
        """The day that decides who held which office: the event's, or None where it is not known to the day."""
        return self.event_earliest if self.event_earliest == self.event_latest else None

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
