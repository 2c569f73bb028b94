"""Codebooks: a group's codes and claims, version by version, and what became of each code between two versions."""

from __future__ import annotations

import uuid
from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from archive.models.audit import audited

from .annotations import Visibility
from .groups import Membership, ResearchGroup


def frozen(column: str, through: str = "") -> pgtrigger.Trigger:
    """The trigger by which nothing comes to a published version, changes in it or goes.

    `column` names the version or, where `through` names a table, the row of it that does.
    """
    version = f"(SELECT version_id FROM {through} WHERE id = %s.{column})" if through else f"%s.{column}"
    return pgtrigger.Trigger(
        name="frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF EXISTS (
                SELECT FROM annotations_codebookversion AS version WHERE version.published_at IS NOT NULL
                AND version.id = ANY (ARRAY[
                    CASE WHEN TG_OP <> 'INSERT' THEN {version % "OLD"} END, CASE WHEN TG_OP <> 'DELETE' THEN {version % "NEW"} END
                ])
            ) THEN
                RAISE EXCEPTION 'frozen: this version of the codebook is published, and does not change any more'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'codebook_version_frozen';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


class CodebookQuerySet(models.QuerySet["Codebook"]):
    """Sets of codebooks, and who may see them."""

    def visible_to(self, user: Any) -> Self:
        """Those of the account's groups of today, and public ones that have a published version."""
        published = CodebookVersion.objects.published().filter(codebook=models.OuterRef("pk"))
        public = Q(visibility=Visibility.PUBLIC) & Q(models.Exists(published))
        if not user.is_authenticated:
            return self.filter(public)
        groups = Membership.objects.of(user).values("group")
        return self.filter(public | Q(group__in=groups))

    def with_newest(self) -> Self:
        """Each with `newest`, the number of its newest published version, and `has_draft`."""
        versions = CodebookVersion.objects.filter(codebook=models.OuterRef("pk")).order_by("-number")
        return self.annotate(
            newest=models.Subquery(versions.published().values("number")[:1]),
            has_draft=models.Exists(versions.filter(published_at=None)),
        )

    def known_to(self, user: Any) -> Self:
        """What the account may see, and what everybody could see once and it can't any more.

        `is_seen` says which each is, `gone_at` since when it is its group's alone.
        """
        narrowed = _entries().filter(before__visibility=Visibility.PUBLIC, after__visibility=Visibility.GROUP)
        gone_at = models.Subquery(narrowed.order_by("-pk").values("at")[:1])
        seen = Q(pk__in=Codebook.objects.visible_to(user).order_by().values("pk"))
        before = CodebookVersion.objects.filter(
            codebook=models.OuterRef("pk"), published_at__lt=models.OuterRef("gone_at")
        )
        known = self.annotate(gone_at=gone_at).filter(seen | Q(visibility=Visibility.GROUP) & Q(models.Exists(before)))
        return known.annotate(is_seen=models.Case(models.When(seen, then=True), default=False))

    def changed_since(self, moment: Any) -> Self:
        """Those that were made or described otherwise, or of which a version was published, at that moment or later."""
        lately = CodebookVersion.objects.filter(codebook=models.OuterRef("pk"), published_at__gte=moment)
        return self.filter(Q(models.Exists(lately)) | Q(models.Exists(_entries().filter(at__gte=moment))))


def _entries() -> models.QuerySet[Any, Any]:
    """What happened to the row of a codebook."""
    key = Cast(models.OuterRef("pk"), models.CharField())
    entries: models.QuerySet[Any, Any] = apps.get_model("archive", "AuditEntry").objects.order_by()
    return entries.filter(table="annotations_codebook", key=key)


class Codebook(models.Model):
    """What a group codes by. It belongs to the group; its versions say what is in it."""

    guid = models.UUIDField(_("GUID"), unique=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(ResearchGroup, models.PROTECT, verbose_name=_("group"), related_name="codebooks")
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    visibility = models.CharField(
        _("who sees its published versions"), max_length=7, choices=Visibility, default=Visibility.GROUP
    )
    made_by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("made by"), related_name="+")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = CodebookQuerySet.as_manager()

    class Meta:
        verbose_name = _("codebook")
        verbose_name_plural = _("codebooks")
        ordering = ["name", "pk"]
        triggers = [audited()]
        constraints = [
            models.CheckConstraint(condition=Q(visibility__in=["group", "public"]), name="codebook_visibility"),
            models.CheckConstraint(condition=~Q(name=""), name="codebook_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class CodebookVersionQuerySet(models.QuerySet["CodebookVersion"]):
    """Sets of versions."""

    def published(self) -> Self:
        """Those that are frozen."""
        return self.filter(published_at__isnull=False)

    def newest(self) -> Self:
        """Of each codebook the version that was published last."""
        later = CodebookVersion.objects.published().filter(
            codebook=models.OuterRef("codebook"), number__gt=models.OuterRef("number")
        )
        return self.published().filter(~models.Exists(later))

    def offered_to(self, user: Any) -> Self:
        """Of each codebook of the account's groups of today the version that was published last: what she codes by outside of rounds."""
        return self.newest().filter(codebook__group__in=Membership.objects.of(user).values("group"))

    def visible_to(self, user: Any) -> Self:
        """Published ones of codebooks that the account may see."""
        return self.published().filter(codebook__in=Codebook.objects.visible_to(user).order_by().values("pk"))

    def with_others(self) -> Self:
        """Each with its codebook, without its document, and with the numbers of the other published ones, newest first, in `others`."""
        others = CodebookVersion.objects.published().filter(codebook=models.OuterRef("codebook"))
        numbers = others.exclude(number=models.OuterRef("number")).order_by("-number").values("number")
        return self.select_related("codebook").defer("content").annotate(others=ArraySubquery(numbers))


class CodebookVersion(models.Model):
    """One version: a draft until it is published, and frozen from then on. A codebook has one draft at most.

    `content` is what was published as canonical JSON (RFC 8785), kept as text and hashed as stored.
    """

    codebook = models.ForeignKey(Codebook, models.PROTECT, verbose_name=_("codebook"), related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    note = models.TextField(_("what is new"), blank=True)
    content = models.TextField(_("content"), blank=True, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("published by"), null=True, editable=False, related_name="+"
    )

    objects = CodebookVersionQuerySet.as_manager()

    # What `with_others` reads.
    others: list[int]

    class Meta:
        verbose_name = _("version of a codebook")
        verbose_name_plural = _("versions of codebooks")
        ordering = ["codebook", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "number"], name="codebook_version_once"),
            models.UniqueConstraint(
                fields=["codebook"], condition=Q(published_at=None), name="codebook_version_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None, sha256="", content="")
                | Q(published_at__isnull=False, published_by__isnull=False, sha256__regex="^[0-9a-f]{64}$")
                & ~Q(content=""),
                name="codebook_version_published_whole",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.codebook} ({self.number})"


class Code(models.Model):
    """One code through all versions of its codebook; its `guid` is what other programs know it by."""

    guid = models.UUIDField(_("GUID"), unique=True, default=uuid.uuid4, editable=False)
    codebook = models.ForeignKey(Codebook, models.PROTECT, verbose_name=_("codebook"), related_name="codes")

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")

    def __str__(self) -> str:
        return str(self.guid)


class CodeEntryQuerySet(models.QuerySet["CodeEntry"]):
    """Sets of codes as they are in versions."""

    def visible_to(self, user: Any) -> Self:
        """In published versions of codebooks that the account may see."""
        return self.filter(version__in=CodebookVersion.objects.visible_to(user).order_by().values("pk"))

    def with_everything(self) -> Self:
        """Each with its code, its codebook, the one above it and its topics; two queries."""
        return self.select_related("code", "version__codebook", "parent__code").prefetch_related("topics")


class CodeEntry(models.Model):
    """What a code is in one version. A retired one stays in the tree and is not given any more.

    With `is_exclusive`, of the codes directly beneath it a coder gives one statement one at most.
    """

    version = models.ForeignKey(CodebookVersion, models.PROTECT, verbose_name=_("version"), related_name="entries")
    code = models.ForeignKey(Code, models.PROTECT, verbose_name=_("code"), related_name="entries")
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("beneath"), null=True, blank=True, related_name="children"
    )
    ordinal = models.PositiveIntegerField(_("ordinal"))
    name = models.CharField(_("name"), max_length=120)
    definition = models.TextField(_("definition"), blank=True)
    when_to_use = models.TextField(_("when to use it"), blank=True)
    when_not = models.TextField(_("when not"), blank=True)
    colour = models.CharField(_("colour"), max_length=7, blank=True)
    shortcut = models.CharField(_("shortcut key"), max_length=1, blank=True)
    is_exclusive = models.BooleanField(_("those beneath it exclude each other"), default=False)
    is_retired = models.BooleanField(_("retired"), default=False)
    topics: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "archive.Topic",
        verbose_name=_("topics of the archive"),
        blank=True,
        related_name="+",
        through="annotations.CodeTopic",
    )

    objects = CodeEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("code in a version")
        verbose_name_plural = _("codes in versions")
        ordering = ["version", "ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="code_entry_once"),
            models.UniqueConstraint(
                fields=["version", "shortcut"], condition=~Q(shortcut=""), name="code_entry_shortcut_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="code_entry_has_a_name"),
            models.CheckConstraint(
                condition=Q(colour="") | Q(colour__regex="^#[0-9a-f]{6}$"),
                name="code_entry_colour",
                violation_error_message=_("A colour looks like #1b6e5a."),
            ),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="code_entry_not_beneath_itself"),
        ]
        triggers = [frozen("version_id")]

    def __str__(self) -> str:
        return self.name


class CodeTopic(models.Model):
    """That a code, in one version, is meant by a topic of the archive."""

    entry = models.ForeignKey(CodeEntry, models.CASCADE, verbose_name=_("code"), related_name="topic_links")
    topic = models.ForeignKey("archive.Topic", models.PROTECT, verbose_name=_("topic"), related_name="+")

    class Meta:
        verbose_name = _("topic of a code")
        verbose_name_plural = _("topics of codes")
        constraints = [models.UniqueConstraint(fields=["entry", "topic"], name="code_topic_once")]
        triggers = [frozen("entry_id", through="annotations_codeentry")]

    def __str__(self) -> str:
        return f"{self.entry}: {self.topic}"


class Claim(models.Model):
    """A proposition of a group's own, through all versions of its codebook."""

    guid = models.UUIDField(_("GUID"), unique=True, default=uuid.uuid4, editable=False)
    codebook = models.ForeignKey(Codebook, models.PROTECT, verbose_name=_("codebook"), related_name="claims")

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return str(self.guid)


class ClaimEntry(models.Model):
    """What a claim says in one version: the fields of the archive's propositions."""

    version = models.ForeignKey(CodebookVersion, models.PROTECT, verbose_name=_("version"), related_name="claims")
    claim = models.ForeignKey(Claim, models.PROTECT, verbose_name=_("claim"), related_name="entries")
    ordinal = models.PositiveIntegerField(_("ordinal"))
    text = models.CharField(_("claim"), max_length=300)
    topic = models.ForeignKey("archive.Topic", models.PROTECT, verbose_name=_("topic"), related_name="+")
    valid = models.CharField(_("valid in"), max_length=60, blank=True)
    supports = models.TextField(_("what plain support looks like"))
    opposes = models.TextField(_("what plain opposition looks like"))
    note = models.TextField(_("note"), blank=True)
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        verbose_name = _("claim in a version")
        verbose_name_plural = _("claims in versions")
        ordering = ["version", "ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "claim"], name="claim_entry_once"),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(supports="") & ~Q(opposes=""), name="claim_entry_says_both_sides"
            ),
        ]
        triggers = [frozen("version_id")]

    def __str__(self) -> str:
        return self.text


class CodeMove(models.Model):
    """What became of a code of the version before in this one: a row for each code that it goes on as; none for a retired one.

    A renamed code keeps its identity. Merged: several rows have one `to`. Split: several rows have one `code`, and each
    coding waits for its coder to choose.
    """

    class Kind(models.TextChoices):
        """What was done."""

        RENAME = "rename", _("renamed")
        MERGE = "merge", _("merged")
        SPLIT = "split", _("split")
        RETIRE = "retire", _("retired")

    version = models.ForeignKey(CodebookVersion, models.PROTECT, verbose_name=_("version"), related_name="moves")
    kind = models.CharField(_("what was done"), max_length=6, choices=Kind)
    code = models.ForeignKey(Code, models.PROTECT, verbose_name=_("code"), related_name="moves")
    to = models.ForeignKey(
        Code, models.PROTECT, verbose_name=_("goes on as"), null=True, blank=True, related_name="moves_to"
    )
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("move of a code")
        verbose_name_plural = _("moves of codes")
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code", "to"], name="code_move_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(kind="retire", to=None) | Q(kind__in=["rename", "merge", "split"], to__isnull=False),
                name="code_move_goes_somewhere",
            ),
        ]
        triggers = [frozen("version_id")]

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}"
