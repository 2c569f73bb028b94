"""What annotations say, version by version, and in each version body by body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, Self

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from .annotations import Annotation, Motivation, Visibility
from .groups import Membership, ResearchGroup

CHUNK: Final = 2_000
"""Bodies that are read at once where nobody says how many."""


class AnnotationVersionQuerySet(models.QuerySet["AnnotationVersion"]):
    """Sets of versions."""

    def visible_to(self, user: Any) -> Self:
        """Of annotations that the account may see, what was made for it to see: what was private once stays so."""
        seen = Q(visibility=Visibility.PUBLIC)
        if user.is_authenticated:
            seen |= Q(annotation__creator=user) | Q(
                visibility=Visibility.GROUP, group__in=Membership.objects.of(user).values("group")
            )
        return self.filter(seen)

    def with_bodies(self) -> Self:
        """Each with its group and all that it says, in the order of their numbers."""
        bodies = apps.get_model("annotations", "Body").objects.with_coding().order_by("ordinal")
        return self.select_related("group").prefetch_related(Prefetch("bodies", bodies)).order_by("number")


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
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+", db_index=False)
    is_brought = models.BooleanField(
        _("brought to another version of a codebook"), default=False, db_default=False, editable=False
    )

    objects = AnnotationVersionQuerySet.as_manager()

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
        # For how many somebody has written lately.
        indexes = [models.Index(fields=["by", "at"], name="annotation_version_lately")]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.annotation} ({self.number})"


class BodyQuerySet(models.QuerySet["Body"]):
    """Sets of bodies."""

    _reads_codings = False

    def with_coding(self) -> Self:
        """Each with its topic, its code and its position, and with what these name.

        Most bodies are neither: a query more where there are codes, two where there are positions.
        """
        found = self.select_related("topic")
        found._reads_codings = True
        return found

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._reads_codings = self._reads_codings
        return clone

    def _fetch_all(self) -> None:
        is_read = self._result_cache is not None
        super()._fetch_all()
        if self._reads_codings and not is_read:
            _read_codings([row for row in self._result_cache or () if isinstance(row, Body)])

    def iterator(self, chunk_size: int | None = None) -> Iterator[Body]:
        """The bodies, read so many at a time; their codings too, after `with_coding`."""
        rows = super().iterator(chunk_size)
        return _read_in_chunks(rows, chunk_size or CHUNK) if self._reads_codings else rows

    def codings(self) -> Self:
        """Codes and positions alone, of annotations as they are now, none of deleted ones."""
        return self.filter(
            kind__in=["code", "position"],
            version__number=F("version__annotation__number"),
            version__annotation__deleted_at=None,
        )

    def visible_to(self, user: Any) -> Self:
        """Those of annotations that the account may see."""
        return self.filter(version__annotation__in=Annotation.objects.visible_to(user).order_by().values("pk"))


def _read_codings(bodies: Iterable[Body]) -> None:
    """Give each body that codes its code or its position, with what these name."""
    get_model = apps.get_model
    for kind, codings in (
        (Body.Kind.CODE, get_model("annotations", "CodeCoding").objects.with_names()),
        (Body.Kind.POSITION, get_model("annotations", "PositionCoding").objects.with_names()),
    ):
        if of_kind := [body for body in bodies if body.kind == kind]:
            models.prefetch_related_objects(of_kind, Prefetch(kind.value, codings))


def _read_in_chunks(rows: Iterator[Body], size: int) -> Iterator[Body]:
    while chunk := list(islice(rows, size)):
        _read_codings(chunk)
        yield from chunk


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

    objects = BodyQuerySet.as_manager()

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
