"""What was done as one: change sets, which can be looked at and taken back whole, and long work with its progress."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .keyset import CHANGE_SETS, JOBS, Place, newest_first, older

USER = "accounts.User"


class ChangeSetQuerySet(models.QuerySet["ChangeSet"]):
    """Sets of change sets."""

    def standing(self) -> Self:
        """Those that have not been taken back."""
        return self.filter(reverted_at=None)

    def for_lists(self) -> Self:
        """In the order of lists, with their accounts, without what the inverse needs, which can be long."""
        return self.order_by(*newest_first(CHANGE_SETS)).select_related("by", "reverted_by").defer("data")

    def after(self, place: Place) -> Self:
        """What follows that place in the order of lists."""
        return self.filter(older(place, CHANGE_SETS))


class ChangeSet(models.Model):
    """One import, bulk edit, merge or settling: opened by the verb that writes, taken back by that verb's inverse.

    `data` is what the inverse needs, as the verb wrote it. The revisions that belong to it point at it; `data["reports"]`
    are the keys of reports that it touched without a revision.
    """

    verb = models.CharField(_("what was done"), max_length=40)
    summary = models.CharField(_("summary"), max_length=300)
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("by"), null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)
    data = models.JSONField(_("what the inverse needs"), default=dict, blank=True)
    reverted_by = models.ForeignKey(
        USER, models.PROTECT, verbose_name=_("taken back by"), null=True, blank=True, related_name="+"
    )
    reverted_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = ChangeSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")
        ordering = ["-at", "-pk"]
        permissions = [("revert_changeset", _("Can take change sets back"))]
        indexes = [models.Index(fields=["-at", "-id"], name="change_set_newest_first")]

    def __str__(self) -> str:
        return self.summary


class JobQuerySet(models.QuerySet["Job"]):
    """Sets of jobs."""

    def prepared(self) -> Self:
        """Those that nobody has had begun yet."""
        return self.filter(state=Job.State.STOPPED, started_at=None)

    def not_prepared(self) -> Self:
        """Those that were to be done, whatever became of them."""
        return self.exclude(state=Job.State.STOPPED, started_at=None)

    def resumable(self) -> Self:
        """Those that have ended before all was done, and whose change set has not been taken back since."""
        ended = self.filter(state__in=[Job.State.STOPPED, Job.State.FAILED], started_at__isnull=False)
        return ended.filter(Q(change_set=None) | Q(change_set__reverted_at=None), done__lt=F("total"))

    def unfinished(self) -> Self:
        """Those that a worker is at, or should be."""
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING, Job.State.STOPPING])

    def for_lists(self) -> Self:
        """In the order of lists, with their accounts, without what is asked, which can be long."""
        return self.order_by(*newest_first(JOBS)).select_related("by").defer("arguments")

    def after(self, place: Place) -> Self:
        """What follows that place in the order of lists."""
        return self.filter(older(place, JOBS))


class Job(models.Model):
    """Long work that a worker does: what is asked, how far it is, whether it is to stop, and how it ended.

    Its `messages` say what became of each item. One that is stopped and was never begun waits for somebody to say that it
    is to begin.
    """

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued", _("waits")
        RUNNING = "running", _("runs")
        STOPPING = "stopping", _("is to stop")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    kind = models.CharField(_("kind"), max_length=40)
    arguments = models.JSONField(_("what is asked"), default=dict, blank=True)
    by = models.ForeignKey(
        USER,
        models.PROTECT,
        verbose_name=_("by"),
        null=True,
        related_name="+",
        help_text=_("none: asked at the command line"),
    )
    made_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    started_at = models.DateTimeField(_("begun at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    total = models.PositiveIntegerField(_("of how many"), default=0)
    done = models.PositiveIntegerField(_("how many are done"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    change_set = models.ForeignKey(
        ChangeSet, models.PROTECT, verbose_name=_("change set"), null=True, blank=True, related_name="jobs"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("long work")
        verbose_name_plural = _("long work")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="job_done_of_total"),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running", "stopping", "stopped", "done", "failed"]), name="job_state"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(state__in=["queued", "running", "stopping"]), name="job_unfinished"
            ),
            models.Index(fields=["-made_at", "-id"], name="job_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def asked_by(self) -> str:
        """Who asked for it, for people."""
        return str(self.by or _("the command line"))


class JobMessageQuerySet(models.QuerySet["JobMessage"]):
    """Sets of messages of long work."""

    def done(self) -> Self:
        """On items of which that became what was asked."""
        return self.filter(is_done=True).exclude(what="")

    def refused(self) -> Self:
        """On items of which it did not."""
        return self.filter(is_done=False).exclude(what="")

    def about_the_work(self) -> Self:
        """On the work itself."""
        return self.filter(what="")


class JobMessage(models.Model):
    """What became of an item of long work, or something that befell the work itself (`what` is empty). Only ever added.

    `report` is the key of its report, which may be gone; `resumed_at` is how much was done when the work was taken up again.
    """

    job = models.ForeignKey(Job, models.CASCADE, verbose_name=_("long work"), related_name="messages", db_index=False)
    what = models.TextField(_("of what"), blank=True)
    became = models.TextField(_("what became of it"))
    is_done = models.BooleanField(_("as asked"), default=True)
    report = models.BigIntegerField(_("key of its report"), null=True, blank=True)
    resumed_at = models.PositiveIntegerField(_("taken up again at"), null=True, blank=True)

    objects = JobMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of long work")
        verbose_name_plural = _("messages of long work")
        ordering = ["pk"]
        indexes = [models.Index(fields=["job", "id"], name="job_message_in_order")]

    def __str__(self) -> str:
        return f"{self.what}: {self.became}" if self.what else self.became
