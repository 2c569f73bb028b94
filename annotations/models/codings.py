"""What a coder says in the terms of a codebook: the typed part of an annotation's body."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models import Stance

from .annotations import Annotation
from .codebooks import ClaimEntry, CodeEntry
from .versions import Body


class Confidence(models.IntegerChoices):
    """How sure a coder is."""

    GUESS = 1, _("a guess")
    FAIR = 2, _("fairly sure")
    SURE = 3, _("sure")


class CodeCodingQuerySet(models.QuerySet["CodeCoding"]):
    """Sets of codings by codes."""

    def with_names(self) -> Self:
        """Each with its code as it is in its version of its codebook."""
        return self.select_related("entry__code", "entry__version__codebook").defer("entry__version__content")

    def standing(self) -> Self:
        """Those of annotations as they are now, none of deleted ones."""
        return self.filter(
            body__version__number=F("body__version__annotation__number"), body__version__annotation__deleted_at=None
        )

    def visible_to(self, user: Any) -> Self:
        """Those of annotations that the account may see."""
        return self.filter(body__version__annotation__in=Annotation.objects.visible_to(user).order_by().values("pk"))

    def count_by(self, column: str) -> dict[int, int]:
        """How many there are by that column, such as "entry__code"."""
        return dict(self.order_by().values_list(column).annotate(models.Count("pk")))


class CodeCoding(models.Model):
    """That a body gives a code, as it is in one version of its codebook. Insert-only, as its body is."""

    body = models.OneToOneField(Body, models.CASCADE, primary_key=True, verbose_name=_("body"), related_name="code")
    entry = models.ForeignKey(CodeEntry, models.PROTECT, verbose_name=_("code"), related_name="codings")
    confidence = models.PositiveSmallIntegerField(_("confidence"), choices=Confidence, null=True, blank=True)

    objects = CodeCodingQuerySet.as_manager()

    class Meta:
        verbose_name = _("coding by a code")
        verbose_name_plural = _("codings by codes")
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__in=Confidence.values), name="codecoding_confidence"
            )
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return str(self.entry)


class PositionCodingQuerySet(models.QuerySet["PositionCoding"]):
    """Sets of codings of positions."""

    def with_names(self) -> Self:
        """Each with all that it names; two queries."""
        return (
            self.select_related(
                "proposition",
                "claim__claim",
                "claim__version__codebook",
                "holder_person",
                "holder_country",
                "holder_organization",
                "on_behalf_of",
                "attributed_by",
                "directed_at",
            )
            .defer("claim__version__content")
            .prefetch_related("claims_also_for")
        )

    def standing(self) -> Self:
        """Those of annotations as they are now, none of deleted ones."""
        return self.filter(
            body__version__number=F("body__version__annotation__number"), body__version__annotation__deleted_at=None
        )

    def visible_to(self, user: Any) -> Self:
        """Those of annotations that the account may see."""
        return self.filter(body__version__annotation__in=Annotation.objects.visible_to(user).order_by().values("pk"))

    def count_by(self, column: str) -> dict[int, int]:
        """How many there are by that column, such as "claim__claim"."""
        return dict(self.order_by().values_list(column).annotate(models.Count("pk")))

    def list_subjects(self) -> list[tuple[str, str]]:
        """What they are on, as `proposition/SLUG` or `claim/GUID` with its words as they were coded last. One query."""
        columns = ("proposition__slug", "proposition__text", "claim__claim__guid", "claim__text")
        found: dict[str, str] = {}
        for slug, words, guid, claim in self.order_by("claim__version__number").values_list(*columns).distinct():
            found[f"proposition/{slug}" if slug else f"claim/{guid}"] = words or claim
        return sorted(found.items(), key=lambda one: (one[1].casefold(), one[0]))


class PositionCoding(Stance):
    """That a body codes a position on a proposition of the archive or on a claim of a codebook.

    The words that it rests on are its annotation's anchor.
    """

    body = models.OneToOneField(
        Body, models.CASCADE, primary_key=True, verbose_name=_("body"), related_name="position"
    )
    proposition = models.ForeignKey(
        "archive.Proposition",
        models.PROTECT,
        verbose_name=_("proposition"),
        null=True,
        blank=True,
        related_name="codings",
    )
    claim = models.ForeignKey(
        ClaimEntry, models.PROTECT, verbose_name=_("claim"), null=True, blank=True, related_name="codings"
    )
    confidence = models.PositiveSmallIntegerField(_("confidence"), choices=Confidence, null=True, blank=True)

    objects = PositionCodingQuerySet.as_manager()

    class Meta(Stance.Meta):
        verbose_name = _("coding of a position")
        verbose_name_plural = _("codings of positions")
        constraints = [
            *Stance.Meta.constraints,
            models.CheckConstraint(
                condition=Q(proposition=None, claim__isnull=False) | Q(proposition__isnull=False, claim=None),
                name="positioncoding_one_claim",
                violation_error_message=_(
                    "A position is on one proposition of the archive, or on one claim of a codebook."
                ),
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__in=Confidence.values), name="positioncoding_confidence"
            ),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.holder} {self.direction}: {self.proposition or self.claim}"
