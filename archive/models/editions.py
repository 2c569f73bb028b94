"""Frozen editions, which statements stand in them, and withdrawals."""

from __future__ import annotations

from typing import Any, Self

import orjson
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .keyset import EDITIONS, Place, newest_first, older


class EditionQuerySet(models.QuerySet["Edition"]):
    """Sets of editions."""

    def published(self) -> Self:
        """Editions of reports that are published, also those that others have followed; none of withdrawn ones."""
        return self.filter(report__published_report__isnull=False)

    def with_heads(self) -> Self:
        """Each with the hash of the edition before it, and whether it is the current one of its report."""
        is_current = models.ExpressionWrapper(
            Q(report__current_edition=models.F("pk")), output_field=models.BooleanField()
        )
        return self.annotate(previous_sha256=models.F("previous__sha256"), is_current=is_current)

    def with_statement(self, sid: str) -> Self:
        """Editions in which the statement stands, the latest first; `sid` as stored."""
        return self.filter(standings__identity=sid).order_by("-pk")

    def without_content(self) -> Self:
        """Editions as a list of them shows each, the latest first: the content waits until it is asked for."""
        return self.order_by("-pk").defer("content")

    def correcting(self) -> Self:
        """Editions of published reports in which the record itself was changed since the edition before."""
        # Who is withdrawn shows on no page but the tombstone.
        return self.filter(major__gt=1, minor=0, report__published_report__isnull=False)

    def with_titles(self) -> Self:
        """Each with its report and today's title of it, without the content."""
        return self.select_related("report__published_report").only(
            "major", "minor", "note", "published_at", "report__rid", "report__published_report__title",
            "report__published_report__language",
        )  # fmt: skip

    def newest_first(self) -> Self:
        """By the moment of publication, the newest first."""
        return self.order_by(*newest_first(EDITIONS))

    def get_place(self, rid: str, major: int) -> Place:
        """Where that edition stands in the order of `newest_first`. Raises Edition.DoesNotExist."""
        place: Place = self.values_list(*EDITIONS).get(report__rid=rid, major=major)
        return place

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, EDITIONS))


class Edition(models.Model):
    """A report as it was published: canonical JSON (RFC 8785), kept as text and hashed as stored.

    `major` changes with the record (text, boundaries, attribution, emendations, whatever a citation prints), `minor`
    with the judgements on it (topics, positions). Rows are only ever inserted. What stands in the JSON is described
    in docs/editions.md.
    """

    report = models.ForeignKey("Report", models.PROTECT, verbose_name=_("report"), related_name="editions")
    major = models.PositiveIntegerField(_("edition"))
    minor = models.PositiveIntegerField(_("state of the judgements"))
    content = models.TextField(_("content"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    record_sha256 = models.CharField(_("SHA-256 of the record"), max_length=64)
    judgements_sha256 = models.CharField(_("SHA-256 of the judgements"), max_length=64)
    previous = models.OneToOneField(
        "self", models.PROTECT, verbose_name=_("edition before"), null=True, blank=True, related_name="next"
    )
    revision = models.PositiveIntegerField(_("of revision"))
    note = models.TextField(_("note"), blank=True)
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("published by"), related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["report", "-major", "-minor"]
        constraints = [
            models.UniqueConstraint(fields=["report", "major", "minor"], name="edition_number"),
            models.CheckConstraint(condition=Q(major__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(
                condition=Q(major=1, minor=0, previous__isnull=True) | Q(previous__isnull=False),
                name="edition_follows_the_one_before",
            ),
            models.CheckConstraint(
                condition=Q(
                    sha256__regex="^[0-9a-f]{64}$",
                    record_sha256__regex="^[0-9a-f]{64}$",
                    judgements_sha256__regex="^[0-9a-f]{64}$",
                ),
                name="edition_hashes",
            ),
        ]
        indexes = [models.Index(fields=["-published_at", "-id"], name="edition_newest")]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"

    @property
    def number(self) -> str:
        """Both numbers, `2.5`."""
        return f"{self.major}.{self.minor}"

    @cached_property
    def document(self) -> dict[str, Any]:
        """The content, read."""
        document: dict[str, Any] = orjson.loads(self.content)
        return document


class EditionStatement(models.Model):
    """That a statement stands in an edition. Rows are only ever inserted."""

    edition = models.ForeignKey(Edition, models.PROTECT, verbose_name=_("edition"), related_name="standings")
    identity = models.ForeignKey("StatementId", models.PROTECT, verbose_name=_("statement"), related_name="standings")

    class Meta:
        verbose_name = _("statement of an edition")
        verbose_name_plural = _("statements of editions")
        constraints = [models.UniqueConstraint(fields=["edition", "identity"], name="edition_statement_once")]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.identity}, {self.edition}"


class EditionUndertaking(models.Model):
    """That an undertaking with this key stood in an edition of the report, so that its address leads on for ever.

    Rows are only ever inserted.
    """

    key = models.UUIDField(_("key"), primary_key=True)
    report = models.ForeignKey("Report", models.PROTECT, verbose_name=_("report"), related_name="+")

    class Meta:
        verbose_name = _("undertaking of an edition")
        verbose_name_plural = _("undertakings of editions")
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.key)


class Account(models.TextChoices):
    """Whose telling a statement is, seen from its record-keeper."""

    OWN = "own", _("own: the record-keeper’s side speaks")
    OTHER = "other", _("other: the other side, as the record-keeper tells it")
    COMMON = "common", _("common: both sides, as reported")
    THIRD = "third", _("third: neither side")
    UNDETERMINED = "undetermined", _("undetermined: a side is not known")


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    """Sets of withdrawals."""

    def standing(self) -> Self:
        """Those of reports that are withdrawn now, the newest first, each with its report; of each report the last."""
        rows = self.filter(edition__report__state="withdrawn", edition=F("edition__report__current_edition"))
        return rows.select_related("edition__report").defer("edition__content").order_by("-at", "-pk")


class Withdrawal(models.Model):
    """That a report was withdrawn, after which edition and why: its tombstone. Rows are only ever inserted."""

    edition = models.OneToOneField(Edition, models.PROTECT, verbose_name=_("last edition"), related_name="withdrawal")
    reason = models.TextField(_("reason, for the public"))
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="withdrawal_has_a_reason",
                violation_error_message=_("Say why it is withdrawn."),
            )
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.edition.report}: {self.reason}"
