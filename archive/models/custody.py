"""Corrections of what was written down about where source texts come from: only ever added, the first wording stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .changes import USER, ChangeSet
from .dates import validate_edtf
from .source import CORRECTABLE, SourceText


class CustodyCorrectionQuerySet(models.QuerySet["CustodyCorrection"]):
    """Sets of corrections."""

    def of(self, source: SourceText) -> Self:
        """Those of that text, the first one first."""
        return self.filter(texts=source).order_by("pk")


class CustodyCorrection(models.Model):
    """One act by which the custody of some source texts, as a rule a whole batch, reads otherwise from then on.

    `wording` has the new words by the name of the column of SourceText, "" where nothing is said any more. Of several
    corrections of one column the latest holds; what the text came with stays in its own row. Only ever added. `called`
    is how its account was called then: editions have that, whatever the account is called later.
    """

    texts: models.ManyToManyField[SourceText, CorrectedText] = models.ManyToManyField(
        SourceText, through="CorrectedText", related_name="corrections"
    )
    wording = models.JSONField(_("new wording"))
    why = models.TextField(_("why"))
    by = models.ForeignKey(USER, models.PROTECT, verbose_name=_("by"), related_name="+")
    called = models.CharField(_("by, as called then"), max_length=301)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    change_set = models.ForeignKey(
        ChangeSet, models.PROTECT, verbose_name=_("change set"), related_name="custody_corrections"
    )

    objects = CustodyCorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of custody")
        verbose_name_plural = _("corrections of custody")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(why__regex=r"\S"),
                name="custody_correction_says_why",
                violation_error_message=_("Say why it is corrected: the public will read it."),
            ),
            models.CheckConstraint(condition=~models.Q(wording={}), name="custody_correction_says_something"),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {', '.join(sorted(self.wording))}"

    def clean(self) -> None:
        """Refuse words that the column of a text would not take, and columns that are not corrected."""
        for name, words in self.wording.items():
            if name not in CORRECTABLE:
                raise ValidationError(_("%(name)s is not corrected."), params={"name": name})
            SourceText._meta.get_field(name).clean(words, None)  # type: ignore[union-attr]
            if name in ("captured_on", "licence_stated_on") and words:
                validate_edtf(words)


class CorrectedText(models.Model):
    """A source text of which a correction holds."""

    correction = models.ForeignKey(
        CustodyCorrection, models.PROTECT, verbose_name=_("correction of custody"), related_name="corrected"
    )
    source_text = models.ForeignKey(
        SourceText, models.PROTECT, verbose_name=_("source text"), related_name="corrected", db_index=False
    )

    class Meta:
        verbose_name = _("corrected source text")
        verbose_name_plural = _("corrected source texts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source_text", "correction"], name="corrected_text_once"),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.source_text}: {self.correction}"


def custody_of(source: SourceText) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """How the custody of a text reads now, and what was corrected in it, the first correction first; one query.

    A correction is `at` (UTC), `by`, `why` and `changed`: `field`, `before`, `after`, of what it changed in this text.
    """
    values = first_custody(source)
    return values, _replay(values, CustodyCorrection.objects.of(source))


def first_custody(source: SourceText) -> dict[str, str]:
    """How the custody of a text read when it was received."""
    return {name: getattr(source, name) for name in CORRECTABLE}


def _replay(values: dict[str, str], corrections: Iterable[CustodyCorrection]) -> list[dict[str, Any]]:
    """Correct the values, one correction after another; what each of them changed."""
    told = []
    for correction in corrections:
        changed = [
            {"field": name, "before": values[name] or None, "after": correction.wording[name] or None}
            for name in CORRECTABLE
            if name in correction.wording and correction.wording[name] != values[name]
        ]
        values |= correction.wording
        if changed:
            at = correction.at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
            told.append({"at": at, "by": correction.called, "why": correction.why, "changed": changed})
    return told
