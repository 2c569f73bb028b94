"""What belongs to one account at the desk: notices, saved filters, where it works just now, and its preferences."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .keyset import NOTICES, Place, newest_first, older

USER = "accounts.User"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Sets of notices; every use begins with one account's."""

    def unread(self) -> Self:
        """Those that have not been opened."""
        return self.filter(read_at=None)

    def unmailed(self) -> Self:
        """Those that are to be mailed and have not been, each with its recipient and its report."""
        wanted = self.filter(mailed_at=None).exclude(recipient__desk_preference__wants_mail=False)
        return wanted.exclude(recipient__email="").select_related("recipient", "report").order_by("pk")

    def newest_first(self) -> Self:
        """In the order of a list, each with its report."""
        return self.order_by(*newest_first(NOTICES)).select_related("report")

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, NOTICES))


class Notice(models.Model):
    """Something that happened and concerns one account: shown as a badge, and mailed to those who wish it."""

    class Kind(models.TextChoices):
        """What happened."""

        SUBMITTED = "submitted", _("handed in for review")
        SENT_BACK = "sent_back", _("sent back")
        COMMENTED = "commented", _("commented")
        PUBLISHED = "published", _("published")
        FAILED = "failed", _("something planned has failed")
        ERROR = "error", _("a reader tells of an error")
        DONE = "done", _("long work has ended")
        TAKEN = "taken", _("taken over by somebody else")
        WITHDRAWN = "withdrawn", _("withdrawn")

    recipient = models.ForeignKey(USER, models.CASCADE, verbose_name=_("for"), related_name="notices")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    report = models.ForeignKey(
        "Report", models.CASCADE, verbose_name=_("report"), null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("what happened"))
    path = models.CharField(_("where to look"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-at", "-id"], name="notice_newest_first"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    """Sets of saved filters."""

    def of_list(self, page: str) -> Self:
        """Those of one of the desk's lists."""
        return self.filter(page=page)

    def seen_by(self, user: Any) -> Self:
        """The account's own and those that others share, with whose they are, by name."""
        return self.filter(Q(owner=user) | Q(is_shared=True)).select_related("owner").order_by("name", "pk")


class SavedFilter(models.Model):
    """The choices of one of the desk's lists under a name; of one account, or for all when it is shared."""

    owner = models.ForeignKey(USER, models.CASCADE, verbose_name=_("of"), related_name="saved_filters")
    page = models.CharField(_("list"), max_length=60)
    name = models.CharField(_("name"), max_length=100)
    query = models.TextField(_("choices"), blank=True, help_text=_("the query of the list’s address"))
    is_shared = models.BooleanField(_("for all"), default=False)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "page", "name"],
                name="saved_filter_name_once",
                violation_error_message=_("You have saved a filter under this name already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Sets of who works where."""

    def since(self, moment: datetime) -> Self:
        """Who was seen at or after that moment, with the accounts."""
        return self.filter(seen_at__gte=moment).select_related("user").order_by("user__username")


class Presence(models.Model):
    """That an account has a report open at the workbench, and when its page was last heard of."""

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="presences")
    user = models.ForeignKey(USER, models.CASCADE, verbose_name=_("who"), related_name="+")
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.report}"


class DeskPreference(models.Model):
    """How one account wants its desk: other keys than the usual ones, none at all, and notices by mail."""

    user = models.OneToOneField(USER, models.CASCADE, verbose_name=_("of"), related_name="desk_preference")
    shortcuts = models.JSONField(_("keys"), default=dict, blank=True, help_text=_("action: key; an empty key is none"))
    are_shortcuts_on = models.BooleanField(_("keys work"), default=True)
    wants_mail = models.BooleanField(_("notices by mail"), default=True)

    class Meta:
        verbose_name = _("preferences at the desk")
        verbose_name_plural = _("preferences at the desk")

    def __str__(self) -> str:
        return str(self.user)


class RefusedSuggestion(models.Model):
    """That a person has refused a topic suggested for a statement: it is not suggested there again."""

    identity = models.ForeignKey(
        "StatementId", models.CASCADE, verbose_name=_("statement"), related_name="refused_suggestions"
    )
    topic = models.ForeignKey("Topic", models.CASCADE, verbose_name=_("topic"), related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("refused suggestion")
        verbose_name_plural = _("refused suggestions")
        constraints = [models.UniqueConstraint(fields=["identity", "topic"], name="refused_suggestion_once")]

    def __str__(self) -> str:
        return f"{self.identity}: {self.topic}"
