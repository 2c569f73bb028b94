"""Annotations: what somebody says on a record, a statement, a stretch of text or another annotation, version by version.

The words are those of the W3C Web Annotation Data Model. The text that an annotation is on stands in its anchors.
"""

from __future__ import annotations

import uuid
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .groups import Membership, ResearchGroup


class Visibility(models.TextChoices):
    """Who sees an annotation."""

    PRIVATE = "private", _("only me")
    GROUP = "group", _("my group")
    PUBLIC = "public", _("everybody")


class Motivation(models.TextChoices):
    """Why it was made: the motivations of the vocabulary, section 3.3.5 of the data model."""

    ASSESSING = "assessing", _("assessing")
    BOOKMARKING = "bookmarking", _("bookmarking")
    CLASSIFYING = "classifying", _("classifying")
    COMMENTING = "commenting", _("commenting")
    DESCRIBING = "describing", _("describing")
    EDITING = "editing", _("proposing a correction")
    HIGHLIGHTING = "highlighting", _("highlighting")
    IDENTIFYING = "identifying", _("identifying")
    LINKING = "linking", _("linking")
    MODERATING = "moderating", _("moderating")
    QUESTIONING = "questioning", _("asking")
    REPLYING = "replying", _("replying")
    TAGGING = "tagging", _("tagging")


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    """Sets of annotations, and who may see them."""

    def visible_to(self, user: Any) -> Self:
        """All that the account may see: public ones that are not hidden, its own, and those of its groups of today.

        Of reports that are withdrawn it still sees its own and its groups'; the public sees none. Deleted ones are in
        no such set: `deleted` knows them.
        """
        public = Q(visibility=Visibility.PUBLIC, hidden_at=None, report__published_report__isnull=False)
        alive = self.filter(deleted_at=None)
        if not user.is_authenticated:
            return alive.filter(public)
        groups = Membership.objects.current().filter(user=user, group__dissolved_at=None).values("group")
        # In a blind round nobody sees another's codings, whatever role somebody has, until it is revealed.
        is_open = Q(round=None) | Q(round__is_blind=False) | Q(round__revealed_at__isnull=False)
        own, shared = Q(creator=user), Q(visibility=Visibility.GROUP, group__in=groups) & is_open
        return alive.filter(public | own | shared)

    def public(self) -> Self:
        """What everybody sees."""
        return self.filter(
            deleted_at=None, visibility=Visibility.PUBLIC, hidden_at=None, report__published_report__isnull=False
        )

    def by(self, user: Any) -> Self:
        """The account's own, not deleted."""
        return self.filter(creator=user, deleted_at=None)

    def to_moderate(self) -> Self:
        """Public ones of which somebody complains and on which nobody has decided since."""
        return self.filter(complaints__decision=None, deleted_at=None).distinct()


class Annotation(models.Model):
    """One annotation through all its versions; `number` is that of the one that holds.

    A reply has `reply_to`, and `thread`, the annotation at which the thread begins. `modified` is when the version
    that holds was made, `changed_at` when anything last changed for a reader: also who sees it, or where it stands;
    `deleted_at` leaves a tombstone: its bodies are erased, its address answers 410.
    """

    guid = models.UUIDField(_("GUID"), unique=True, default=uuid.uuid4, editable=False)
    # An account that is erased leaves public threads readable: its annotations are erased or lose their creator.
    creator = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("creator"), related_name="annotations")
    visibility = models.CharField(_("who sees it"), max_length=7, choices=Visibility, default=Visibility.PRIVATE)
    group = models.ForeignKey(
        ResearchGroup, models.PROTECT, verbose_name=_("group"), null=True, blank=True, related_name="annotations"
    )
    report = models.ForeignKey("archive.Report", models.PROTECT, verbose_name=_("report"), related_name="annotations")
    reply_to = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("reply to"), null=True, blank=True, related_name="replies"
    )
    thread = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("thread"), null=True, blank=True, related_name="in_thread"
    )
    round = models.ForeignKey(
        "annotations.Round", models.PROTECT, verbose_name=_("round"), null=True, blank=True, related_name="annotations"
    )
    number = models.PositiveIntegerField(_("version"), default=1)
    created = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    modified = models.DateTimeField(_("modified"))
    changed_at = models.DateTimeField(_("changed for a reader at"), default=timezone.now, editable=False)
    # Where other programs have it: their own address for it, and the one that they all mean.
    via = ArrayField(models.CharField(max_length=2000), verbose_name=_("via"), default=list, blank=True)
    canonical = models.CharField(_("canonical address"), max_length=2000, blank=True)
    hidden_at = models.DateTimeField(_("hidden at"), null=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted at"), null=True, editable=False)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        ordering = ["-modified", "-pk"]
        indexes = [
            models.Index(fields=["-modified", "-id"], name="annotation_newest"),
            models.Index(fields=["report", "-modified"], name="annotation_of_report"),
            models.Index(fields=["-changed_at", "-id"], name="annotation_changed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values)
                & (Q(visibility=Visibility.GROUP, group__isnull=False) | ~Q(visibility=Visibility.GROUP)),
                name="annotation_visibility",
                violation_error_message=_("Say which group may see it."),
            ),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.GROUP) | Q(group=None), name="annotation_group_only_where_shared"
            ),
            models.CheckConstraint(
                condition=Q(reply_to=None, thread=None) | Q(reply_to__isnull=False, thread__isnull=False),
                name="annotation_reply_is_in_a_thread",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="annotation_counts_from_one"),
            models.CheckConstraint(
                condition=Q(round=None) | Q(visibility=Visibility.GROUP), name="annotation_of_a_round_is_its_groups"
            ),
        ]

    def __str__(self) -> str:
        return str(self.guid)


class AnnotationVersion(models.Model):
    """What an annotation said from `at` on, and to whom: its motivations and, in the rows of `Body`, what it says. Insert-only.

    Erasing, which its creator or the law asks for, deletes the bodies and leaves the row.
    """

    annotation = models.ForeignKey(Annotation, models.CASCADE, verbose_name=_("annotation"), related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    motivations = ArrayField(models.CharField(max_length=12, choices=Motivation), verbose_name=_("motivations"))
    visibility = models.CharField(_("who sees it"), max_length=7, choices=Visibility)
    group = models.ForeignKey(
        ResearchGroup, models.PROTECT, verbose_name=_("group"), null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")

    class Meta:
        verbose_name = _("version of an annotation")
        verbose_name_plural = _("versions of annotations")
        ordering = ["annotation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "number"], name="annotation_version_once"),
            models.CheckConstraint(
                condition=Q(motivations__len__gte=1, motivations__contained_by=Motivation.values),
                name="annotation_version_motivations",
            ),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.GROUP, group__isnull=False)
                | Q(visibility__in=[Visibility.PRIVATE, Visibility.PUBLIC], group=None),
                name="annotation_version_visibility",
            ),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.annotation} ({self.number})"


class Body(models.Model):
    """One thing that a version of an annotation says. Insert-only, but for erasing."""

    class Kind(models.TextChoices):
        """What it is."""

        COMMENT = "comment", _("comment")
        TAG = "tag", _("tag")
        LINK = "link", _("link")
        CODE = "code", _("code")
        POSITION = "position", _("position")

    version = models.ForeignKey(AnnotationVersion, models.CASCADE, verbose_name=_("version"), related_name="bodies")
    ordinal = models.PositiveSmallIntegerField(_("ordinal"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Motivation, blank=True)
    # Of a comment its words, of a tag its words or its topic's label that day, of a link what the creator says of it.
    value = models.TextField(_("words"), blank=True)
    format = models.CharField(_("media type"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    source = models.URLField(_("address"), max_length=2000, blank=True)
    topic = models.ForeignKey(
        "archive.Topic", models.PROTECT, verbose_name=_("topic"), null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["version", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "ordinal"], name="body_once"),
            models.CheckConstraint(
                condition=Q(kind="comment", source="", topic=None) & ~Q(value="")
                | Q(kind="tag", source="") & ~Q(value="")
                | Q(kind="link", topic=None) & ~Q(source="")
                | Q(kind__in=["code", "position"], topic=None, source=""),
                name="body_says_something",
                violation_error_message=_("A comment and a tag have words, a link has an address."),
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=[*Motivation.values, ""]), name="body_purpose_of_the_vocabulary"
            ),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.value or self.source


def newest_versions() -> models.QuerySet[AnnotationVersion]:
    """The version of each annotation that holds."""
    return AnnotationVersion.objects.filter(number=F("annotation__number"))
