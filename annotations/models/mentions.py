"""Who is told of an annotation: people named in it with @, and those whose annotation was answered."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .annotations import Annotation


class MentionQuerySet(models.QuerySet["Mention"]):
    """Sets of mentions."""

    def unread(self) -> Self:
        """Those that their recipient has not looked at."""
        return self.filter(read_at=None)

    def mark_read(self) -> int:
        """Put down that their recipient has looked at them now; how many."""
        return self.update(read_at=timezone.now())


class Mention(models.Model):
    """That an annotation concerns somebody, who may see it. It is the recipient's own."""

    class Kind(models.TextChoices):
        """Why it concerns somebody."""

        NAMED = "named", _("names you")
        REPLY = "reply", _("answers you")
        ANCHOR = "anchor", _("has to be looked at in a new edition")
        MODERATED = "moderated", _("was moderated")

    recipient = models.ForeignKey(
        "accounts.User", models.CASCADE, verbose_name=_("recipient"), related_name="mentions"
    )
    annotation = models.ForeignKey(Annotation, models.CASCADE, verbose_name=_("annotation"), related_name="mentions")
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, editable=False)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "annotation", "kind"], condition=Q(read_at=None), name="mention_once_unread"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["named", "reply", "anchor", "moderated"]), name="mention_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.annotation}"
