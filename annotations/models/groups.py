"""Groups of scholars who work together, who is in them, and who is invited."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.audit import audited


class ResearchGroupQuerySet(models.QuerySet["ResearchGroup"]):
    """Sets of groups, and whose they are."""

    def of(self, user: Any) -> Self:
        """Groups in which the account is now; none for somebody who is not signed in."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__in=Membership.objects.current().filter(user=user), dissolved_at=None)


class ResearchGroup(models.Model):
    """Scholars who work together. What is shared with it is seen by its members of today, and by nobody else."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    made_by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("founded by"), related_name="+")
    made_at = models.DateTimeField(_("founded at"), auto_now_add=True)
    dissolved_at = models.DateTimeField(_("dissolved at"), null=True, editable=False)

    objects = ResearchGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("research group")
        verbose_name_plural = _("research groups")
        ordering = ["name", "pk"]
        triggers = [audited()]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="research_group_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What somebody may do in a group."""

    OWNER = "owner", _("owner: invites, changes roles, dissolves the group")
    EDITOR = "editor", _("editor: keeps codebooks and projects, and decides where coders differ")
    MEMBER = "member", _("member: annotates and codes")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Sets of memberships."""

    def current(self) -> Self:
        """Memberships that have not ended."""
        return self.filter(left_at=None)

    def of(self, user: Any) -> Self:
        """Those of the account, which has signed in, of today and in groups of today."""
        return self.current().filter(user=user, group__dissolved_at=None)

    def with_people(self) -> Self:
        """Each with the account and the group, owners first, then as they came."""
        rank = models.Case(models.When(role=Role.OWNER, then=0), models.When(role=Role.EDITOR, then=1), default=2)
        return self.select_related("user", "group").order_by(rank, "joined_at", "pk")


class Membership(models.Model):
    """That somebody is, or was, in a group. One who comes back has a row more."""

    group = models.ForeignKey(ResearchGroup, models.CASCADE, verbose_name=_("group"), related_name="memberships")
    user = models.ForeignKey("accounts.User", models.CASCADE, verbose_name=_("member"), related_name="memberships")
    role = models.CharField(_("role"), max_length=6, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField(_("since"), auto_now_add=True)
    left_at = models.DateTimeField(_("until"), null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        triggers = [audited()]
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], condition=Q(left_at=None), name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.group}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Sets of invitations."""

    def open(self) -> Self:
        """Those that can still be accepted."""
        return self.filter(answered_at=None, revoked_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """An invitation into a group by mail: a secret address, of which only the hash is kept."""

    group = models.ForeignKey(ResearchGroup, models.CASCADE, verbose_name=_("group"), related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=6, choices=Role, default=Role.MEMBER)
    token_sha256 = models.CharField(_("SHA-256 of the secret"), max_length=64, unique=True, editable=False)
    by = models.ForeignKey("accounts.User", models.CASCADE, verbose_name=_("invited by"), related_name="+")
    at = models.DateTimeField(_("invited at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("until"))
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    accepted_by = models.ForeignKey(
        "accounts.User", models.CASCADE, verbose_name=_("accepted by"), null=True, editable=False, related_name="+"
    )
    revoked_at = models.DateTimeField(_("taken back at"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role"),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(answered_at__isnull=False), name="invitation_accepted_is_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.group}"
