"""Moderation of what is public: complaints, decisions with their reasons, and appeals. Rows are kept for the log."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .annotations import Annotation, Visibility


class Decision(models.Model):
    """What a moderator decided on an annotation, and why. The newest one holds."""

    class Action(models.TextChoices):
        """What was decided."""

        HIDE = "hide", _("hidden from the public")
        KEEP = "keep", _("kept public")
        RESTORE = "restore", _("made public again")

    annotation = models.ForeignKey(Annotation, models.CASCADE, verbose_name=_("annotation"), related_name="decisions")
    action = models.CharField(_("decision"), max_length=7, choices=Action)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision of a moderator")
        verbose_name_plural = _("decisions of moderators")
        ordering = ["-pk"]
        permissions = [("moderate_annotation", _("Can moderate annotations"))]
        constraints = [
            models.CheckConstraint(condition=Q(action__in=["hide", "keep", "restore"]), name="decision_action"),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="not_on_ones_own",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF EXISTS (
                        SELECT FROM annotations_annotation AS annotation
                        WHERE annotation.id = NEW.annotation_id AND annotation.creator_id = NEW.by_id
                    ) THEN
                        RAISE EXCEPTION 'not_on_ones_own: nobody decides on what is her own'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_not_on_ones_own';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.annotation}: {self.action}"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Sets of complaints."""

    def open(self) -> Self:
        """Those on which nobody has decided."""
        return self.filter(decision=None)


class Complaint(models.Model):
    """That somebody thinks a public annotation should not be public."""

    annotation = models.ForeignKey(Annotation, models.CASCADE, verbose_name=_("annotation"), related_name="complaints")
    by = models.ForeignKey("accounts.User", models.CASCADE, verbose_name=_("by"), related_name="+")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, verbose_name=_("decision"), null=True, editable=False, related_name="complaints"
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation", "by"], condition=Q(decision=None), name="complaint_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="complaint_has_a_reason"),
        ]
        triggers = [
            # The verb refuses it too; this is for two moderators at once, and for the admin.
            pgtrigger.Trigger(
                name="not_answered_by_its_author",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("decision_id"),
                func="""
                    IF EXISTS (
                        SELECT FROM annotations_decision AS decision
                        WHERE decision.id = NEW.decision_id AND decision.by_id = NEW.by_id
                    ) THEN
                        RAISE EXCEPTION 'not_answered_by_its_author: somebody else decides on a complaint than who made it'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_not_answered_by_its_author';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.annotation}: {self.reason}"


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Sets of appeals."""

    def open(self) -> Self:
        """Those that wait for an answer, on what is still there and still meant to be public."""
        return self.filter(
            answer=None, decision__annotation__deleted_at=None, decision__annotation__visibility=Visibility.PUBLIC
        )


class Appeal(models.Model):
    """The creator's answer to a decision that hides an annotation; somebody else than who decided looks at it."""

    decision = models.OneToOneField(Decision, models.CASCADE, verbose_name=_("decision"), related_name="appeal")
    text = models.TextField(_("why it should be public"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    answer = models.OneToOneField(
        Decision, models.PROTECT, verbose_name=_("answer"), null=True, editable=False, related_name="answered_appeal"
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="appeal_says_why")]

    def __str__(self) -> str:
        return f"{self.decision}: {self.text}"
