"""One's own data: everything as one JSON document, and the end of an account, of which an empty row stays."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations import forgetting
from archive.changing.auditing import acting
from archive.models import AuditEntry, CustodyCorrection, DeskPreference, Edition, Notice, Revision, SavedFilter
from diplomacy.accounts.desk_work import desk_work
from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.profiles import shown_of
from diplomacy.accounts.sessions import end_sessions


class RefusedErasure(ValueError):
    """The account can't be erased now; the message says why."""


def everything_of(user: User) -> dict[str, Any]:
    """All that is kept of the account, as plain values; of secrets that they are there, and not what they are."""
    addresses = EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
    return {
        "account": {
            **shown_of(user),
            "orcid": user.orcid,
            "orcid_is_confirmed": user.orcid_confirmed,
            "email": user.email,
            "given_name": user.first_name,
            "family_name": user.last_name,
            "made_at": _moment(user.date_joined),
            "last_signed_in_at": _moment(user.last_login),
            "roles": sorted(user.groups.values_list("name", flat=True)),
            "mail_addresses": list(addresses),
            "connected_accounts": list(
                SocialAccount.objects.filter(user=user).values("provider", "uid", "extra_data")
            ),
            "has_second_factor": Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists(),
        },
        "sessions": [
            {
                "ip": row.ip,
                "browser": row.user_agent,
                "since": _moment(row.created_at),
                "last": _moment(row.last_seen_at),
            }
            for row in UserSession.objects.filter(user=user)
        ],
        "tokens": [
            {
                "name": row.name,
                "scope": row.scope,
                "begins_with": row.hint,
                "made_at": _moment(row.made_at),
                "expires_at": _moment(row.expires_at),
                "last_used_at": _moment(row.last_used_at),
                "revoked_at": _moment(row.revoked_at),
            }
            for row in AccessToken.objects.filter(user=user)
        ],
        **forgetting.own_data(user),
        "desk_notices": [
            {"kind": row.kind, "text": row.text, "at": _moment(row.at)}
            for row in Notice.objects.filter(recipient=user)
        ],
        "desk_work": desk_work(user),
    }


def why_not_erased(user: User) -> str:
    """What stands in the way of erasing the account, in words; empty where nothing does."""
    if user.is_staff or user.is_superuser:
        return _(
            "You work at the archive’s desk, and its records tell who has done what. Ask an administrator to end that first."
        )
    if groups := forgetting.groups_to_hand_over(user):
        names = ", ".join(group.name for group in groups)
        return _("You are the only owner of %(groups)s. Hand it over to another member, or dissolve it.") % {
            "groups": names
        }
    return ""


def is_named_for_good(user: User) -> bool:
    """Whether the account's name stands in what is never changed, so that it outlives the account; three queries at most.

    Editions and corrections of custody (`called`) have the name that it was called by then, and so have signatures.
    """
    return any(
        rows.exists()
        for rows in (
            Edition.objects.filter(published_by=user),
            CustodyCorrection.objects.filter(by=user),
            Revision.objects.filter(by=user),
        )
    )


@transaction.atomic
def erase(user: User, *, keeps_shared: bool) -> None:
    """Erase the account for good: what is private goes, what others see stays without a name only with `keeps_shared`.

    Tokens and sessions end. The row stays, with nothing personal in it. Raises RefusedErasure.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.erased_at is not None:
        raise RefusedErasure(_("The account has been erased."))
    if reason := why_not_erased(user):
        raise RefusedErasure(reason)
    now = timezone.now()
    with acting(by=user, why="an account is erased by its owner"):
        forgetting.forget(user, keeps_shared=keeps_shared)
        for own in (EmailAddress, Authenticator, SocialAccount):
            own.objects.filter(user=user).delete()
        for received in (Notice, SavedFilter, DeskPreference):
            # Named so, each of them, for whose it is.
            received.objects.filter(**{_owner_of(received): user}).delete()
        # A token's name may tell something of its owner.
        AccessToken.objects.filter(user=user).delete()
        end_sessions(user)
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
        entries.update(object_repr=_erased_name(user), change_message="")
        user.username, user.first_name, user.last_name, user.email = _erased_name(user), "", "", ""
        user.affiliation, user.orcid, user.orcid_confirmed = "", "", False
        user.last_login, user.is_active, user.erased_at = None, False, now
        user.set_unusable_password()
        user.save()
        user.groups.clear()
        user.user_permissions.clear()
        AuditEntry.objects.create(
            table=User._meta.db_table,
            key=str(user.pk),
            action=AuditEntry.Action.UPDATE,
            before={"erased_at": None},
            after={"erased_at": now.isoformat(), "keeps_shared": keeps_shared},
            by=user,
            why="an account is erased by its owner",
            at=now,
        )


def _erased_name(user: User) -> str:
    return f"erased-{user.pk}"


def _owner_of(model: Any) -> str:
    """The name of the field that says whose the row is."""
    return next(field.name for field in model._meta.concrete_fields if field.related_model is User)


def _moment(at: Any) -> str | None:
    return at.isoformat() if at else None
