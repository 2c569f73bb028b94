"""Accounts, and the tokens by which programs act for them."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in: an editor, a reviewer, a scholar.

    `orcid` is as printed, 0000-0002-1825-0097; nobody else is told of one that ORCID has not confirmed. An account that
    was erased keeps its row, without a name, a mail address or a password, so that what it did stays somebody's.
    """

    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    orcid = models.CharField(_("ORCID iD"), max_length=19, blank=True)
    orcid_confirmed = models.BooleanField(_("ORCID iD is confirmed by ORCID"), default=False, editable=False)
    erased_at = models.DateTimeField(_("erased at"), null=True, editable=False)

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined]
        constraints = [
            models.CheckConstraint(
                condition=Q(orcid="") | Q(orcid__regex=r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"),
                name="user_orcid",
                violation_error_message=_("An ORCID iD looks like 0000-0002-1825-0097."),
            ),
            # One that was only typed neither blocks another's nor tells of it.
            models.UniqueConstraint(fields=["orcid"], condition=Q(orcid_confirmed=True), name="user_orcid_once"),
            models.CheckConstraint(
                condition=Q(orcid_confirmed=False) | ~Q(orcid=""), name="user_orcid_confirmed_is_there"
            ),
        ]

    def get_full_name(self) -> str:
        """Given and family name; of an account that was erased, that it was."""
        return str(_("erased account")) if self.erased_at else super().get_full_name()

    @property
    def confirmed_orcid(self) -> str:
        """The ORCID iD by which others may know the account: what somebody only typed is hers to look at, and no identity."""
        return self.orcid if self.orcid_confirmed else ""

    @property
    def called(self) -> str:
        """The account in words: by its full name, where it has one, else by the name with which it signs in."""
        return self.get_full_name() or self.get_username()


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """Sets of tokens."""

    def usable(self) -> Self:
        """Those that are neither revoked nor expired, of active accounts."""
        in_time = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(in_time, revoked_at=None, user__is_active=True)


class AccessToken(models.Model):
    """A secret by which a program acts for an account. Only its hash is kept; `hint` is how it begins."""

    class Scope(models.TextChoices):
        """What it allows: of what the account itself may."""

        READ = "read", _("read")
        WRITE = "write", _("read and write")

    user = models.ForeignKey(User, models.CASCADE, verbose_name=_("account"), related_name="access_tokens")
    name = models.CharField(_("name"), max_length=100)
    scope = models.CharField(_("scope"), max_length=5, choices=Scope, default=Scope.READ)
    hint = models.CharField(_("begins with"), max_length=12, editable=False)
    token_sha256 = models.CharField(_("SHA-256 of the token"), max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("until"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used at"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=["read", "write"]), name="access_token_scope"),
            models.CheckConstraint(condition=~Q(name=""), name="access_token_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"
