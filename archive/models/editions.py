"""Frozen editions, withdrawals, and the projection of the current editions that the public reads."""

from __future__ import annotations

from typing import Any, Self

import orjson
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


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


class Withdrawal(models.Model):
    """That a report was withdrawn, after which edition and why: its tombstone. Rows are only ever inserted."""

    edition = models.OneToOneField(Edition, models.PROTECT, verbose_name=_("last edition"), related_name="withdrawal")
    reason = models.TextField(_("reason, for the public"))
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

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


class PublishedPartQuerySet(models.QuerySet["PublishedPart"]):
    """Sets of published parts. All of them are public."""

    def statements(self) -> Self:
        """Statements alone."""
        return self.filter(kind="statement")

    def newest_first(self) -> Self:
        """In the order of lists: by the event's day, newest first; within a day and a record from the end."""
        return self.order_by("-sort_date", "-pk")

    def spoken_by(self, slug: str) -> Self:
        """Statements of the person with that slug."""
        return self.filter(voices__person__slug=slug, voices__capacity="speaker")

    def about(self, slug: str) -> Self:
        """Statements on the topic with that slug or on a narrower one."""
        return self.filter(models.Exists(PublishedTopic.objects.filter(part=models.OuterRef("pk"), topic__slug=slug)))


class PublishedPart(models.Model):
    """A readable part of a current edition: projection, remade from editions and authority records at any time."""

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="published_parts")
    edition = models.ForeignKey(Edition, models.CASCADE, verbose_name=_("edition"), related_name="published_parts")
    ordinal = models.PositiveIntegerField(_("ordinal"))
    kind = models.CharField(_("kind"), max_length=14)
    path = models.CharField(_("path"), max_length=200, blank=True)
    place = models.CharField(_("printed place"), max_length=200, blank=True)
    identity = models.OneToOneField(
        "StatementId", models.CASCADE, verbose_name=_("identifier"), null=True, related_name="published_part"
    )
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=12, blank=True)
    record_keeper = models.ForeignKey("Publisher", models.PROTECT, verbose_name=_("record-keeper"), related_name="+")
    event_kind = models.CharField(_("kind of event"), max_length=40)
    event_earliest = models.DateField(_("earliest day"), null=True)
    event_latest = models.DateField(_("latest day"), null=True)
    sort_date = models.DateField(_("day it is listed under"))
    account = models.CharField(_("account"), max_length=12, blank=True)
    wording = models.CharField(_("wording"), max_length=12, blank=True)
    data = models.JSONField(_("as the API gives it"))
    search = SearchVectorField(_("search vector"))

    objects = PublishedPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("published part")
        verbose_name_plural = _("published parts")
        ordering = ["report", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="published_part_ordinal"),
            models.CheckConstraint(
                condition=~Q(kind="statement") | (Q(identity__isnull=False) & ~Q(account="") & ~Q(wording="")),
                name="published_statement_says_whose",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-sort_date", "-id"], condition=Q(kind="statement"), name="published_newest_statements"
            ),
            GinIndex(fields=["search"], name="published_search"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.place}"


class PublishedVoice(models.Model):
    """That a person speaks, is spoken to or conveys in a published statement, or is named in it."""

    part = models.ForeignKey(PublishedPart, models.CASCADE, verbose_name=_("part"), related_name="voices")
    person = models.ForeignKey("Person", models.CASCADE, verbose_name=_("person"), related_name="published")
    tenure = models.ForeignKey(
        "Tenure", models.SET_NULL, verbose_name=_("office that day"), null=True, related_name="+"
    )
    capacity = models.CharField(_("capacity"), max_length=11)
    sort_date = models.DateField(_("day it is listed under"))

    class Meta:
        verbose_name = _("published voice")
        verbose_name_plural = _("published voices")
        constraints = [models.UniqueConstraint(fields=["part", "person", "capacity"], name="published_voice_once")]
        indexes = [
            models.Index("person", "capacity", F("sort_date").desc(), F("part").desc(), name="published_by_person")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.person}"


class PublishedTopic(models.Model):
    """That a published statement is about a topic; `is_direct` is False for the broader topics of its tags."""

    part = models.ForeignKey(PublishedPart, models.CASCADE, verbose_name=_("part"), related_name="topics")
    topic = models.ForeignKey("Topic", models.CASCADE, verbose_name=_("topic"), related_name="published")
    is_direct = models.BooleanField(_("tagged itself"))
    sort_date = models.DateField(_("day it is listed under"))

    class Meta:
        verbose_name = _("published topic")
        verbose_name_plural = _("published topics")
        constraints = [models.UniqueConstraint(fields=["part", "topic"], name="published_topic_once")]
        indexes = [models.Index("topic", F("sort_date").desc(), F("part").desc(), name="published_by_topic")]

    def __str__(self) -> str:
        return f"{self.part}: {self.topic}"


class PublishedPosition(models.Model):
    """That a published statement has a position on a proposition."""

    part = models.ForeignKey(PublishedPart, models.CASCADE, verbose_name=_("part"), related_name="positions")
    proposition = models.ForeignKey(
        "Proposition", models.CASCADE, verbose_name=_("proposition"), related_name="published"
    )
    holder = models.CharField(_("holder"), max_length=200)
    direction = models.CharField(_("direction"), max_length=10)
    sort_date = models.DateField(_("day it is listed under"))

    class Meta:
        verbose_name = _("published position")
        verbose_name_plural = _("published positions")
        indexes = [
            models.Index("proposition", F("sort_date").desc(), F("part").desc(), name="published_by_proposition")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.proposition}"
