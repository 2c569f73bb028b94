"""Between an editor and a reviewer: reports handed in, comments, links for outsiders, plans to publish, errors told."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .audit import audited

USER = "accounts.User"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Sets of submissions."""

    def open(self) -> Self:
        """Those that wait for a reviewer."""
        return self.filter(outcome=Submission.Outcome.OPEN)

    def sent_back_to(self, user: Any) -> Self:
        """The last ones of reports that were sent back, where the account has handed them in or has taken the report."""
        later = Submission.objects.filter(report=models.OuterRef("report"), pk__gt=models.OuterRef("pk"))
        own = Q(by=user) | Q(report__taken_by=user)
        return self.filter(own, ~models.Exists(later), outcome=Submission.Outcome.SENT_BACK)


class Submission(models.Model):
    """A report handed in for review, as it stood in one version; and what became of it."""

    class Outcome(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("in review")
        ACCEPTED = "accepted", _("published")
        SENT_BACK = "sent_back", _("sent back")
        RECALLED = "recalled", _("taken back by the editor")

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="submissions")
    version = models.PositiveIntegerField(_("version"))
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("submitted by"), related_name="+")
    at = models.DateTimeField(_("submitted at"), auto_now_add=True)
    note = models.TextField(_("note to the reviewer"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    decided_by = models.ForeignKey(
        USER, models.PROTECT, verbose_name=_("decided by"), null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        triggers = [audited(has_inserts=False)]
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(outcome="open"),
                name="submission_one_open",
                violation_error_message=_("The report is in review already."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", decided_at=None, decided_by=None)
                | Q(outcome__in=["accepted", "sent_back", "recalled"], decided_at__isnull=False),
                name="submission_decided_or_open",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="sent_back") | ~Q(reasons=""),
                name="submission_sent_back_with_reasons",
                violation_error_message=_("Say why it is sent back."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.version}"


class ReviewLinkQuerySet(models.QuerySet["ReviewLink"]):
    """Sets of links for outside reviewers."""

    def valid(self, now: datetime) -> Self:
        """Those that still let somebody in."""
        return self.filter(revoked_at=None, expires_at__gt=now)


class ReviewLink(models.Model):
    """A secret address under which somebody without an account reads one working copy, and comments on it.

    Of the secret only the hash is kept.
    """

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="review_links")
    token_sha256 = models.CharField(_("SHA-256 of the secret"), max_length=64, unique=True)
    label = models.CharField(_("for whom"), max_length=200)
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("made by"), related_name="+")
    at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        triggers = [audited()]
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(token_sha256__regex="^[0-9a-f]{64}$"), name="review_link_token_sha256"),
            models.CheckConstraint(condition=~Q(label=""), name="review_link_for_somebody"),
        ]

    def __str__(self) -> str:
        return self.label


class CommentQuerySet(models.QuerySet["Comment"]):
    """Sets of comments."""

    def open(self) -> Self:
        """First comments of threads that nobody has settled."""
        return self.filter(reply_to=None, settled_at=None)

    def threads(self) -> Self:
        """First comments, the oldest first, each with its author, its answers and theirs: one more query for all."""
        replies = Comment.objects.select_related("by", "link").order_by("at", "pk")
        first = self.filter(reply_to=None).select_related("by", "link", "settled_by").order_by("at", "pk")
        return first.prefetch_related(models.Prefetch("replies", replies))

    def seen_through(self, link: ReviewLink) -> Self:
        """The comments of whoever came by that link: what others say among themselves is not for them."""
        return self.filter(link=link)


class Comment(models.Model):
    """What an editor, a reviewer or an invited outsider says of a working copy, or of one statement in it.

    Never public. `start` and `end` are offsets into the text of that version.
    """

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="comments")
    identity = models.ForeignKey(
        "StatementId", models.PROTECT, verbose_name=_("statement"), null=True, blank=True, related_name="comments"
    )
    version = models.PositiveIntegerField(_("version"))
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    text = models.TextField(_("comment"))
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("by"), null=True, blank=True, related_name="+")
    link = models.ForeignKey(
        ReviewLink, models.PROTECT, verbose_name=_("by way of"), null=True, blank=True, related_name="comments"
    )
    reply_to = models.ForeignKey(
        "self", models.CASCADE, verbose_name=_("reply to"), null=True, blank=True, related_name="replies"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    settled_by = models.ForeignKey(
        USER, models.PROTECT, verbose_name=_("settled by"), null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["at", "id"], condition=Q(reply_to=None, settled_at=None), name="comment_open"),
        ]
        triggers = [audited(has_inserts=False)]
        ordering = ["report", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, link=None) | Q(by=None, link__isnull=False),
                name="comment_has_one_author",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_has_words"),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="comment_span_has_words",
            ),
            models.CheckConstraint(condition=~Q(reply_to=F("pk")), name="comment_not_a_reply_to_itself"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def author(self) -> str:
        """Who says so: the account's name, else for whom the link was made."""
        if self.by:
            return self.by.called
        return self.link.label if self.link else ""


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    """Sets of plans to publish."""

    def due(self, now: datetime) -> Self:
        """Those whose moment has come, the longest due first."""
        return self.filter(state=Schedule.State.PLANNED, at__lte=now).order_by("at", "pk")


class Schedule(models.Model):
    """That one version of a report is to be published at a moment, and what became of it."""

    class State(models.TextChoices):
        """What became of it."""

        PLANNED = "planned", _("planned")
        DONE = "done", _("published")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="schedules")
    version = models.PositiveIntegerField(_("version"))
    seen = models.CharField(
        _("documents that were looked at"), max_length=140, blank=True, help_text=_("`NextEdition.seen`")
    )
    at = models.DateTimeField(_("publish at"))
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("planned by"), related_name="+")
    made_at = models.DateTimeField(_("planned on"), auto_now_add=True)
    note = models.TextField(_("note of the edition"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    message = models.TextField(_("what happened"), blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned publication")
        verbose_name_plural = _("planned publications")
        triggers = [audited()]
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(state="planned"),
                name="schedule_one_planned",
                violation_error_message=_("The publication of this report is planned already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "done", "failed", "cancelled"]), name="schedule_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.at:%Y-%m-%d %H:%M}"


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    """Sets of errors that readers have told of."""

    def open(self) -> Self:
        """Those that nobody has answered."""
        return self.filter(outcome=ErrorReport.Outcome.OPEN)


class ErrorReport(models.Model):
    """What a reader holds to be wrong in a published record, and what the archive answered. Never public."""

    class Outcome(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("not answered")
        ACCEPTED = "accepted", _("right: to be corrected")
        DECLINED = "declined", _("declined")

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="error_reports")
    edition = models.ForeignKey("Edition", models.PROTECT, verbose_name=_("edition"), related_name="+")
    identity = models.ForeignKey(
        "StatementId", models.PROTECT, verbose_name=_("statement"), null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("what is wrong"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    decided_by = models.ForeignKey(
        USER, models.PROTECT, verbose_name=_("answered by"), null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("error told by a reader")
        verbose_name_plural = _("errors told by readers")
        triggers = [audited(has_inserts=False, never=["name", "email"])]
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="error_report_has_words"),
            models.CheckConstraint(
                condition=Q(outcome="open", decided_at=None)
                | Q(outcome__in=["accepted", "declined"], decided_at__isnull=False),
                name="error_report_decided_or_open",
            ),
        ]
        indexes = [models.Index(fields=["-at", "-id"], condition=Q(outcome="open"), name="error_report_open")]

    def __str__(self) -> str:
        return self.text[:80]
