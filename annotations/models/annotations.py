"""Annotations on a record, a statement, a stretch of text or another annotation, and who sees which.

The words are those of the W3C Web Annotation Data Model. What an annotation says stands in its versions, the text that it
is on in its anchors.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .gone import gone_at, shown_versions
from .groups import Membership, ResearchGroup
from .searched import SearchedQuerySet

if TYPE_CHECKING:
    from .anchors import Anchor
    from .versions import AnnotationVersion


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


class AnnotationQuerySet(SearchedQuerySet["Annotation"]):
    """Sets of annotations, and who may see them."""

    def visible_to(self, user: Any) -> Self:
        """All that the account may see: public ones that are not hidden, its own, and those of its groups of today.

        Of reports that are withdrawn it still sees its own and its groups'; the public sees none. Deleted ones are in
        no such set: `known_to` has them.
        """
        return self.filter(_seen_by(user))

    def known_to(self, user: Any) -> Self:
        """What the account may see, and what it could see and can't any more; `is_seen` says which each is.

        Gone is what was deleted, hidden, shared with fewer, or is on a record that was withdrawn. `told_at` is when it
        last changed for the account: of what is gone, when it went, whatever its creator has done to it since.
        """
        is_seen, shown = _seen_by(user), shown_versions(user)
        known = is_seen | Q(Exists(shown))
        if user.is_authenticated:
            known |= Q(creator=user)
        return (
            self.filter(known)
            .annotate(is_seen=Case(When(is_seen, then=True), default=False))
            .annotate(told_at=Case(When(is_seen=True, then=F("changed_at")), default=gone_at(user, shown)))
        )

    def told_since(self, moment: datetime) -> Self:
        """Of what is `known_to` somebody, what she is to be told by who has asked at that moment last; two queries."""
        # What changed at no time since did not change for her either, and that is found by an index; but for records that
        # were withdrawn, whose annotations are told of it a little later (`note_withdrawals`).
        withdrawals = apps.get_model("archive", "Withdrawal").objects.filter(at__gte=moment).order_by()
        withdrawn = list(withdrawals.values_list("edition__report", flat=True))
        return self.filter(Q(changed_at__gte=moment) | Q(report__in=withdrawn), told_at__gte=moment)

    def with_everything(self) -> Self:
        """Each with all that is printed of it: four queries, however many there are, and those of `Body.objects.with_coding`."""
        get_model = apps.get_model
        versions = get_model("annotations", "AnnotationVersion").objects.filter(number=F("annotation__number"))
        anchors = get_model("annotations", "Anchor").objects.select_related("edition").defer("edition__content")
        return self.select_related("creator", "report", "reply_to", "round__project").prefetch_related(
            Prefetch("versions", versions.with_bodies(), "standing"),
            Prefetch("anchors", anchors.order_by("-major")),
        )

    def beside(self, major: int) -> Self:
        """Each with all that is shown of it beside the text, in the order in which they were made.

        As many queries as `with_everything` takes. Of its anchors only that in the editions of the number, in `anchors_here`.
        """
        versions = apps.get_model("annotations", "AnnotationVersion").objects.filter(number=F("annotation__number"))
        here = apps.get_model("annotations", "Anchor").objects.filter(major=major)
        return (
            self.select_related("creator", "group", "reply_to", "round")
            .prefetch_related(
                Prefetch("versions", versions.with_bodies(), "standing"), Prefetch("anchors", here, "anchors_here")
            )
            .order_by("created", "pk")
        )

    def lacking(self, edition: Any) -> Self:
        """Those with a place in an earlier edition of the report and none said of in editions of that first number."""
        anchors = apps.get_model("annotations", "Anchor").objects.filter(annotation=OuterRef("pk"))
        there, before = anchors.filter(major=edition.major), anchors.filter(major__lt=edition.major)
        return self.filter(~Exists(there), Exists(before), report=edition.report_id)

    def placed_on(self, report: int) -> Self:
        """Those on that report that have a place of their own in its text: no replies."""
        return self.filter(report=report, reply_to=None, deleted_at=None)

    def with_anchors_before(self, major: int) -> Self:
        """Each with its anchors in the editions before that number, the newest first, as `anchors_before`."""
        anchors = apps.get_model("annotations", "Anchor").objects.filter(major__lt=major)
        return self.prefetch_related(Prefetch("anchors", anchors.order_by("-major"), "anchors_before"))

    def left_behind(self) -> models.QuerySet[Annotation, int]:
        """The keys of reports of which an annotation has no anchor in the current edition, though it has one before."""
        anchors = apps.get_model("annotations", "Anchor").objects.filter(annotation=OuterRef("pk"))
        there = anchors.filter(major=OuterRef("report__current_edition__major"))
        before = anchors.filter(major__lt=OuterRef("report__current_edition__major"))
        return (
            self.filter(~Exists(there), Exists(before)).order_by("report").values_list("report", flat=True).distinct()
        )

    def note_withdrawals(self) -> int:
        """Put down of what is on withdrawn records that it changed for its readers when they were withdrawn; how many."""
        withdrawals = apps.get_model("archive", "Withdrawal").objects.order_by()
        withdrawn = withdrawals.filter(edition__report=OuterRef("report"), edition=OuterRef("report__current_edition"))
        at = Subquery(withdrawn.values("at"))
        behind = (
            self.filter(report__state="withdrawn").annotate(withdrawn_at=at).filter(changed_at__lt=F("withdrawn_at"))
        )
        return self.filter(pk__in=behind.values("pk")).update(changed_at=timezone.now())

    def in_thread_of(self, annotation: Annotation) -> Self:
        """The annotation and all its replies, and theirs, as they came."""
        root = annotation.thread_id or annotation.pk
        return self.filter(Q(pk=root) | Q(thread=root)).order_by("created", "pk")

    def shared_with(self, user: Any) -> Self:
        """The account's own, and those of its groups: of what it may see, what stands in its notebook."""
        return self.visible_to(user).filter(Q(creator=user) | Q(visibility=Visibility.GROUP))

    def open_for(self, user: Any) -> Self:
        """The account's own of which it has to say where they stand."""
        anchors = apps.get_model("annotations", "Anchor").objects.to_settle().filter(annotation=OuterRef("pk"))
        return self.by(user).filter(Exists(anchors))

    def public(self) -> Self:
        """What everybody sees."""
        return self.filter(
            deleted_at=None, visibility=Visibility.PUBLIC, hidden_at=None, report__published_report__isnull=False
        )

    def gone_from_sight(self, keys: Iterable[int]) -> Self:
        """Of these what was deleted or hidden, and so is known to have been there."""
        return self.filter(Q(deleted_at__isnull=False) | Q(hidden_at__isnull=False), pk__in=keys)

    def by(self, user: Any) -> Self:
        """The account's own, not deleted."""
        return self.filter(creator=user, deleted_at=None)

    def to_moderate(self) -> Self:
        """Public ones of which somebody complains, or whose creator appeals, and on which nobody has decided since."""
        complaints = apps.get_model("annotations", "Complaint").objects.filter(
            annotation=OuterRef("pk"), decision=None
        )
        appeals = apps.get_model("annotations", "Appeal").objects.filter(
            decision__annotation=OuterRef("pk"), answer=None
        )
        return self.open_to_moderators().filter(Exists(complaints) | Exists(appeals)).order_by("changed_at", "pk")

    def open_to_moderators(self) -> Self:
        """What they may look at: what is meant for everybody, hidden or not, and nothing that is shared with fewer."""
        return self.filter(visibility=Visibility.PUBLIC, deleted_at=None)


def _is_open() -> Q:
    """In a blind round nobody sees another's codings, whatever role somebody has, until it is revealed."""
    return Q(round=None) | Q(round__is_blind=False) | Q(round__revealed_at__isnull=False)


def _seen_by(user: Any) -> Q:
    """The condition that the account may see it."""
    seen = Q(visibility=Visibility.PUBLIC, hidden_at=None, report__published_report__isnull=False)
    if user.is_authenticated:
        shared = Q(visibility=Visibility.GROUP, group__in=Membership.objects.of(user).values("group")) & _is_open()
        seen |= Q(creator=user) | shared
    return Q(deleted_at=None) & seen


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

    # What `with_everything`, `with_anchors_before` and `beside` read.
    standing: list[AnnotationVersion]
    anchors_before: list[Anchor]
    is_seen: bool
    told_at: datetime
    anchors_here: list[Anchor]

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

    @property
    def standing_version(self) -> AnnotationVersion:
        """The version that holds; no query after `with_everything`."""
        if not hasattr(self, "standing"):
            self.standing = list(self.versions.filter(number=self.number))
        return self.standing[0]
