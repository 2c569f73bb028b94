"""Coding projects: which statements are coded, in which rounds, by whom, and what was decided where coders differ."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.audit import audited

from .codebooks import Codebook, CodebookVersion
from .groups import Membership, ResearchGroup


class ProjectQuerySet(models.QuerySet["Project"]):
    """Sets of projects, and who may see them."""

    def visible_to(self, user: Any) -> Self:
        """Those of the account's groups of today."""
        if not user.is_authenticated:
            return self.none()
        groups = Membership.objects.of(user).values("group")
        return self.filter(group__in=groups)

    def changed_since(self, moment: datetime) -> Self:
        """Those that changed for their readers at that moment or later: statements, a round, a decision, a release."""
        return self.filter(changed_at__gte=moment)


class Project(models.Model):
    """A group's plan to code a set of statements by one codebook. `query` is the search that chose them, as in an address."""

    guid = models.UUIDField(_("GUID"), unique=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(ResearchGroup, models.PROTECT, verbose_name=_("group"), related_name="projects")
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    codebook = models.ForeignKey(Codebook, models.PROTECT, verbose_name=_("codebook"), related_name="projects")
    query = models.TextField(_("chosen by"), blank=True)
    made_by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("made by"), related_name="+")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["name", "pk"]
        triggers = [audited(but=["changed_at"])]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="project_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """One statement of a project, and the edition in which it was chosen."""

    project = models.ForeignKey(Project, models.CASCADE, verbose_name=_("project"), related_name="units")
    identity = models.ForeignKey(
        "archive.StatementId", models.PROTECT, verbose_name=_("statement"), related_name="units"
    )
    edition = models.ForeignKey("archive.Edition", models.PROTECT, verbose_name=_("edition"), related_name="+")
    ordinal = models.PositiveIntegerField(_("ordinal"))

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["project", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["project", "identity"], name="unit_once"),
            models.UniqueConstraint(fields=["project", "ordinal"], name="unit_ordinal"),
        ]

    def __str__(self) -> str:
        return f"{self.identity}, {self.project}"


class Choice(models.Model):
    """That statements were chosen for a project: by which search, and by which lot if by one. Insert-only."""

    project = models.ForeignKey(Project, models.CASCADE, verbose_name=_("project"), related_name="choices")
    query = models.TextField(_("search"), blank=True)
    found = models.PositiveIntegerField(_("found"), help_text=_("statements that were not in the project yet"))
    taken = models.PositiveIntegerField(_("taken"))
    seed = models.BigIntegerField(
        _("seed of the lot"), null=True, help_text=_("none where all that was found was taken")
    )
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("choice of statements")
        verbose_name_plural = _("choices of statements")
        ordering = ["project", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(taken__lte=models.F("found")), name="choice_takes_what_is_found"),
            models.CheckConstraint(condition=Q(seed=None) | Q(seed__gte=0, seed__lte=2**53), name="choice_seed"),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.project}: {self.query}"


class RoundQuerySet(models.QuerySet["Round"]):
    """Sets of rounds."""

    def blind(self) -> Self:
        """Rounds in which nobody sees another's codings yet."""
        return self.filter(is_blind=True, revealed_at=None)

    def seen(self) -> Self:
        """The others: rounds in which the group sees each other's codings."""
        return self.filter(Q(is_blind=False) | Q(revealed_at__isnull=False))

    def to_code(self, user: Any) -> Self:
        """Open rounds of the account's groups of today in which it has statements to code, with how many, as `left`."""
        mine = Q(assignments__coder=user.pk, assignments__done_at=None)
        projects = Project.objects.visible_to(user).values("pk")
        rounds = self.filter(mine, closed_at=None, project__in=projects)
        return rounds.annotate(left=models.Count("assignments")).order_by("opened_at", "pk")


class Round(models.Model):
    """One pass of a project by one published version of its codebook. While it is blind, each coder sees only her own."""

    project = models.ForeignKey(Project, models.PROTECT, verbose_name=_("project"), related_name="rounds")
    number = models.PositiveIntegerField(_("number"))
    version = models.ForeignKey(CodebookVersion, models.PROTECT, verbose_name=_("codebook"), related_name="rounds")
    is_blind = models.BooleanField(_("blind"), default=True)
    overlap = models.PositiveSmallIntegerField(_("coders a statement"), default=2)
    note = models.TextField(_("note"), blank=True)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    revealed_at = models.DateTimeField(_("revealed at"), null=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["project", "-number"]
        triggers = [audited()]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="round_once"),
            models.CheckConstraint(condition=Q(overlap__gte=1), name="round_has_coders"),
            models.CheckConstraint(
                condition=Q(revealed_at=None) | Q(closed_at__isnull=False), name="round_closed_before_it_is_revealed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}, {self.number}"


class Assignment(models.Model):
    """That a coder codes a statement in a round, and since when she has done so."""

    round = models.ForeignKey(Round, models.CASCADE, verbose_name=_("round"), related_name="assignments")
    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("unit"), related_name="assignments")
    coder = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("coder"), related_name="assignments")
    done_at = models.DateTimeField(_("done at"), null=True, editable=False)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["round", "unit", "coder"]
        constraints = [models.UniqueConstraint(fields=["round", "unit", "coder"], name="assignment_once")]
        indexes = [models.Index(fields=["coder", "round"], condition=Q(done_at=None), name="assignment_to_do")]

    def __str__(self) -> str:
        return f"{self.coder}: {self.unit}"


class AdjudicationQuerySet(models.QuerySet["Adjudication"]):
    """Sets of decisions."""

    def standing(self) -> Self:
        """Of each statement of a round the newest one, which holds."""
        return self.with_later().filter(has_later=False)

    def with_later(self) -> Self:
        """Each with `has_later`: whether something else was decided on the statement in the round since."""
        later = Adjudication.objects.filter(
            round=models.OuterRef("round"), unit=models.OuterRef("unit"), pk__gt=models.OuterRef("pk")
        )
        return self.annotate(has_later=models.Exists(later))


class Adjudication(models.Model):
    """What was decided on a statement after a round, and why. The newest holds; `annotations` are the codings decided on.

    Without any it was decided that nothing is coded.
    """

    round = models.ForeignKey(Round, models.PROTECT, verbose_name=_("round"), related_name="adjudications")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("unit"), related_name="adjudications")
    annotations: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "annotations.Annotation", verbose_name=_("codings decided on"), related_name="adjudications", blank=True
    )
    reasons = models.TextField(_("why"))
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = AdjudicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("adjudication")
        verbose_name_plural = _("adjudications")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="adjudication_has_reasons")]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.unit}, {self.round}"


class DecidedCoding(Adjudication.annotations.through):  # type: ignore[name-defined]  # made by the field
    """A coding that was decided on. Insert-only, as the decision is."""

    class Meta:
        proxy = True
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Example(models.Model):
    """An adjudicated coding that shows how a code of a codebook is used, or how it is not."""

    code = models.ForeignKey("annotations.Code", models.CASCADE, verbose_name=_("code"), related_name="examples")
    adjudication = models.ForeignKey(
        Adjudication, models.PROTECT, verbose_name=_("adjudication"), related_name="examples"
    )
    is_positive = models.BooleanField(_("shows its use"), default=True)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("example")
        verbose_name_plural = _("examples")
        ordering = ["code", "pk"]
        constraints = [models.UniqueConstraint(fields=["code", "adjudication"], name="example_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.adjudication}"


class Offer(models.Model):
    """An adjudicated position that is offered to the editors of its record, and what became of the offer."""

    class Outcome(models.TextChoices):
        """What the editors said."""

        OPEN = "open", _("waits for an editor")
        ACCEPTED = "accepted", _("taken over")
        DECLINED = "declined", _("declined")

    annotation = models.ForeignKey(
        "annotations.Annotation", models.PROTECT, verbose_name=_("coding"), related_name="offers"
    )
    report = models.ForeignKey("archive.Report", models.PROTECT, verbose_name=_("report"), related_name="+")
    credit = models.CharField(_("credit"), max_length=150)
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("offered by"), related_name="+")
    at = models.DateTimeField(_("offered at"), auto_now_add=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("decided by"), null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    position_key = models.UUIDField(_("key of the position"), null=True, editable=False)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["at", "pk"]
        permissions = [("decide_offer", _("Can take over scholars’ codings"))]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation"], condition=Q(outcome__in=["open", "accepted"]), name="offer_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", decided_by=None, decided_at=None)
                | Q(outcome__in=["accepted", "declined"], decided_by__isnull=False, decided_at__isnull=False),
                name="offer_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(outcome="accepted", position_key__isnull=False)
                | ~Q(outcome="accepted") & Q(position_key=None),
                name="offer_accepted_is_a_position",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annotation}: {self.outcome}"


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Sets of releases, and who may read them."""

    def visible_to(self, user: Any) -> Self:
        """Public ones, and those of projects of the account's groups of today."""
        return self.filter(Q(is_public=True) | Q(project__in=Project.objects.visible_to(user).order_by().values("pk")))


class Release(models.Model):
    """A frozen state of a project: canonical JSON (RFC 8785), kept as text and hashed as stored. Insert-only; citable."""

    project = models.ForeignKey(Project, models.PROTECT, verbose_name=_("project"), related_name="releases")
    number = models.PositiveIntegerField(_("number"))
    version = models.ForeignKey(CodebookVersion, models.PROTECT, verbose_name=_("codebook"), related_name="+")
    content = models.TextField(_("content"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    previous = models.OneToOneField(
        "self", models.PROTECT, verbose_name=_("release before"), null=True, blank=True, related_name="next"
    )
    is_public = models.BooleanField(_("public"), default=False)
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("by"), related_name="+")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["project", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="release_once"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="release_hash"),
            models.CheckConstraint(
                condition=Q(number=1, previous=None) | Q(number__gt=1, previous__isnull=False),
                name="release_follows_the_one_before",
            ),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.project}, release {self.number}"
