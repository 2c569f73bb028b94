"""What editors say beside a report's text and values: whence a value comes, corrected readings, the record-keeper's words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .report import Report


class Basis(models.Model):
    """Where one value of a report comes from: printed, inferred from the text, or supplied from a source."""

    class Kind(models.TextChoices):
        """How the value is known."""

        PRINTED = "printed", _("printed")
        INFERRED = "inferred", _("inferred from the text")
        SUPPLIED = "supplied", _("supplied from a source")

    report = models.ForeignKey(Report, models.CASCADE, verbose_name=_("report"), related_name="bases")
    field = models.CharField(_("value"), max_length=40, help_text=_("title, event_date, place, …"))
    basis = models.CharField(_("basis"), max_length=10, choices=Kind)
    evidence = models.TextField(_("evidence"), blank=True)

    class Meta:
        verbose_name = _("basis of a value")
        verbose_name_plural = _("bases of values")
        triggers = [audited()]
        ordering = ["report", "field"]
        constraints = [
            models.UniqueConstraint(fields=["report", "field"], name="basis_once"),
            models.CheckConstraint(
                condition=models.Q(basis__in=["printed", "inferred", "supplied"]), name="basis_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(basis="printed") | ~models.Q(evidence=""),
                name="basis_has_evidence",
                violation_error_message=_("What is not printed needs its evidence."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.field}"


class Emendation(models.Model):
    """A corrected reading beside the text, which stays as it is. Written through `editing.apply` only."""

    report = models.ForeignKey(Report, models.CASCADE, verbose_name=_("report"), related_name="emendations")
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    reading = models.CharField(_("corrected reading"), max_length=500, blank=True)
    reason = models.TextField(_("why"))
    witness = models.CharField(
        _("witness"), max_length=300, blank=True, help_text=_("another capture or version; empty: conjectural")
    )
    by = models.CharField(_("by"), max_length=150)

    class Meta:
        verbose_name = _("emendation")
        verbose_name_plural = _("emendations")
        triggers = [audited(has_revisions=True)]
        ordering = ["report", "start"]
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="emendation_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.start}–{self.end}: {self.reading}"


class Gloss(models.Model):
    """Words inside a statement that are the record-keeper's. Written through `editing.apply` only."""

    report = models.ForeignKey(Report, models.CASCADE, verbose_name=_("report"), related_name="glosses")
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    note = models.TextField(_("note"), blank=True)
    by = models.CharField(_("by"), max_length=150)

    class Meta:
        verbose_name = _("gloss")
        verbose_name_plural = _("glosses")
        triggers = [audited(has_revisions=True)]
        ordering = ["report", "start"]
        constraints = [models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="gloss_has_words")]

    def __str__(self) -> str:
        return f"{self.report} {self.start}–{self.end}"
