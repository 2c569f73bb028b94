"""What was received, from whom and how: never changed afterwards."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import Authority


class PublisherQuerySet(models.QuerySet["Publisher"]):
    """Sets of publishers, and who may see them."""

    def published(self) -> Self:
        """Houses of which a report is published."""
        parts = apps.get_model("archive", "PublishedPart").objects.filter(record_keeper=models.OuterRef("pk"))
        return self.filter(models.Exists(parts))


class Publisher(Authority):
    """A house that publishes records of its own side: a ministry, a president's office."""

    country = models.ForeignKey(
        "Country", models.PROTECT, verbose_name=_("country"), null=True, blank=True, related_name="publishers"
    )
    adjective = models.CharField(
        _("in front of “account”"),
        max_length=100,
        help_text=_("How its account is called: “The Japanese ministry’s”."),
    )
    url = models.URLField(_("address"), blank=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        triggers = [audited()]
        ordering = ["label"]


CORRECTABLE = ("captured_on", "captured_by", "extraction", "licence", "licence_url", "licence_stated_on")
"""Columns of a source text that a correction can word otherwise. By the others a record is known, or they are measured."""


class SourceTextQuerySet(models.QuerySet["SourceText"]):
    """Sets of source texts."""

    def of_batch(self, change_set: Any) -> Self:
        """The texts that came with an import, or whose custody was corrected by that change set."""
        new = change_set.revisions.filter(number=1).order_by().values("source_text")
        corrected = change_set.custody_corrections.order_by().values("texts")
        later = models.Q(text_sha256__in=change_set.data.get("texts", ()))
        return self.filter(models.Q(pk__in=new) | models.Q(pk__in=corrected) | later)

    def not_binned(self) -> Self:
        """Texts of reports that are worked on, or published."""
        return self.filter(report__binned_at=None)

    def lock_custody(self) -> None:
        """Until the transaction ends nobody else corrects the custody of these texts, nor publishes their records.

        Of two who correct the same texts the second one sees what the first has done, and a correction is either in
        an edition or later than it: never between its composing and its writing.
        """
        list(self.order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def with_custody(self) -> Self:
        """With how their custody reads now, after all corrections, as `now_licence` and so on."""
        corrected = apps.get_model("archive", "CorrectedText").objects.filter(source_text=models.OuterRef("pk"))
        latest = {
            f"now_{name}": Coalesce(
                models.Subquery(
                    corrected.filter(correction__wording__has_key=name)
                    .order_by("-correction")
                    .values(words=KeyTextTransform(name, "correction__wording"))[:1],
                    output_field=models.TextField(),
                ),
                models.F(name),
                output_field=models.TextField(),
            )
            for name in CORRECTABLE
        }
        return self.annotate(**latest)


class SourceText(models.Model):
    """One text as received for a report: the bytes, the text read from them, and the chain of custody.

    `text` is what Python reads from `received` with `reader`; its offsets count Unicode code points. Rows are only
    ever inserted (the database refuses updates and deletes); a later version of a page is a new row that supersedes
    the one before it, and wrong custody is corrected by a row beside it (`CustodyCorrection`).
    """

    report = models.ForeignKey("Report", models.PROTECT, verbose_name=_("report"), related_name="source_texts")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, verbose_name=_("supersedes"), null=True, blank=True, related_name="superseded_by"
    )
    name = models.CharField(_("file name"), max_length=255, blank=True)
    received = models.BinaryField(_("bytes as received"))
    media_type = models.CharField(_("media type"), max_length=100, default="text/plain; charset=utf-8")
    received_sha256 = models.CharField(_("SHA-256 of the bytes"), max_length=64)
    text = models.TextField(_("text"))
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, unique=True)
    reader = models.CharField(_("reader and its version"), max_length=100)
    publisher = models.ForeignKey(Publisher, models.PROTECT, verbose_name=_("publisher"), related_name="source_texts")
    address = models.URLField(_("address"), max_length=500, blank=True)
    captured_on = models.CharField(_("captured on (EDTF)"), max_length=40, blank=True)
    captured_by = models.CharField(_("captured by"), max_length=200, blank=True)
    capture_sha256 = models.CharField(_("SHA-256 of the captured page"), max_length=64, blank=True)
    # Of a document of an edition of papers, as the edition's markup has it: by these it is found again there.
    volume = models.CharField(_("title of the volume"), max_length=1000, blank=True, default="")
    volume_number = models.CharField(_("number in the volume"), max_length=100, blank=True, default="")
    volume_key = models.CharField(_("xml:id in the volume"), max_length=255, blank=True, default="")
    extraction = models.TextField(_("how the text was taken out of the page"), blank=True)
    licence = models.CharField(_("licence as stated"), max_length=300, blank=True)
    licence_url = models.URLField(_("address of the licence"), max_length=500, blank=True)
    licence_stated_on = models.CharField(_("licence as stated on (EDTF)"), max_length=40, blank=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    objects = SourceTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        ordering = ["report", "pk"]
        # By the original's address, as other tools name a record.
        indexes = [models.Index(fields=["address"], condition=~models.Q(address=""), name="source_text_address")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received_sha256__regex="^[0-9a-f]{64}$"), name="source_text_received_sha256"
            ),
            models.CheckConstraint(
                condition=models.Q(text_sha256__regex="^[0-9a-f]{64}$"), name="source_text_text_sha256"
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="source_text_not_empty",
                violation_error_message=_("The text is empty."),
            ),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.address or self.name or self.text_sha256[:12]
