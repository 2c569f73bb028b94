"""Where an annotation stands in each edition of its record."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _

from .annotations import Annotation

_WAITS = Q(settled_at=None) & (Q(is_certain=False) | Q(status="lost"))


class AnchorQuerySet(models.QuerySet["Anchor"]):
    """Sets of anchors."""

    def in_edition(self, report: int, major: int) -> Self:
        """Anchors in the editions of that first number, in the order of the text; whole records first."""
        return self.filter(annotation__report=report, major=major).order_by(
            F("start").asc(nulls_first=True), "end", "pk"
        )

    def vouched_for(self) -> Self:
        """Places that are certain, or that their creator has settled."""
        return self.filter(Q(is_certain=True) | Q(settled_at__isnull=False)).exclude(status=Anchor.Status.LOST)

    def to_settle(self) -> Self:
        """Anchors of which the creator has to say whether they are right: not certain, or lost."""
        return self.filter(_WAITS)

    def with_open(self) -> Self:
        """Each with `waits`: whether its creator has to look at it."""
        return self.annotate(waits=ExpressionWrapper(_WAITS, models.BooleanField()))


class Anchor(models.Model):
    """The place of an annotation in the editions of one first number: that number changes with text and boundaries.

    `identity` is the statement that it is on or in; without `start` and `end` (code points of the edition's text,
    half-open) it is on the whole statement, and without a statement either, on the whole record. `exact`, `prefix` and
    `suffix` quote the edition. A lost anchor has the quotation and no place.
    """

    class Status(models.TextChoices):
        """How it came into this edition from the one before."""

        MADE = "made", _("made on this edition")
        UNCHANGED = "unchanged", _("unchanged")
        MOVED = "moved", _("moved")
        CHANGED = "changed", _("its words were changed")
        LOST = "lost", _("lost")

    annotation = models.ForeignKey(Annotation, models.CASCADE, verbose_name=_("annotation"), related_name="anchors")
    # The edition that it was made on, or the first one of its number.
    edition = models.ForeignKey("archive.Edition", models.PROTECT, verbose_name=_("edition"), related_name="+")
    major = models.PositiveIntegerField(_("first number of the edition"))
    identity = models.ForeignKey(
        "archive.StatementId", models.PROTECT, verbose_name=_("statement"), null=True, blank=True, related_name="+"
    )
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    exact = models.TextField(_("quotation"), blank=True)
    prefix = models.TextField(_("words before"), blank=True)
    suffix = models.TextField(_("words after"), blank=True)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.MADE)
    is_certain = models.BooleanField(_("is certain"), default=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, editable=False)
    settled_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("settled by"), null=True, editable=False, related_name="+"
    )

    objects = AnchorQuerySet.as_manager()

    class Meta:
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        ordering = ["annotation", "-major"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "major"], name="anchor_once"),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="anchor_is_on_words",
                violation_error_message=_("An annotation of a stretch of text is on words."),
            ),
            models.CheckConstraint(condition=Q(start=None) | ~Q(exact=""), name="anchor_quotes_its_words"),
            models.CheckConstraint(
                condition=~Q(status="lost") | Q(start=None, identity=None), name="anchor_lost_has_no_place"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["made", "unchanged", "moved", "changed", "lost"]), name="anchor_status"
            ),
            models.CheckConstraint(condition=Q(is_certain=True) | ~Q(reason=""), name="anchor_doubt_has_a_reason"),
        ]
        indexes = [
            models.Index(fields=["identity"], name="anchor_of_statement"),
            models.Index(fields=["edition", "start"], name="anchor_in_text"),
        ]

    def __str__(self) -> str:
        return f"{self.annotation}, edition {self.major}"

    @property
    def is_vouched_for(self) -> bool:
        """Whether it is a place that is certain, or that its creator has settled."""
        return self.status != Anchor.Status.LOST and (self.is_certain or self.settled_at is not None)

    @property
    def is_open(self) -> bool:
        """Whether its creator has to look at it."""
        return self.settled_at is None and (not self.is_certain or self.status == Anchor.Status.LOST)
