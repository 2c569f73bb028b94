"""Research groups: founding, inviting, roles, leaving, handing over, dissolving. A group is never without an owner.

Whatever changes who is in a group locks its row first, so that of two who leave at once the second one sees that the
first has left.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive.changing.auditing import acting

from .models import Invitation, Membership, ResearchGroup
from .models.groups import Role
from .naming import UnfitName, read_name

INVITATION_DAYS = 14
MOST_INVITATIONS = 60
"""That one account may send within a day."""

MOST_FOUNDED = 10
"""Groups that one account may found within a day."""


class RefusedGroup(ValueError):
    """It can't be done to the group; the message says why."""


class TooMany(RefusedGroup):
    """So many were made within a day that the next one has to wait."""


def found(*, name: str, description: str = "", by: Any) -> ResearchGroup:
    """A new group, of which `by` is the owner. Raises RefusedGroup.

    Its slug ends in a random word: that a name is taken would tell of a group that only its members know.
    """
    name = _named(name)
    if settings.THROTTLE:
        lately = ResearchGroup.objects.filter(made_by=by, made_at__gt=timezone.now() - timedelta(days=1))
        if lately.count() >= MOST_FOUNDED:
            raise TooMany(
                _("You have founded %(most)s groups today. Found the next one tomorrow.") % {"most": MOST_FOUNDED}
            )
    slug = f"{slugify(name)[:50].strip('-') or 'group'}-{secrets.token_hex(4)}"
    with transaction.atomic(), acting(by=by, why=_("a group is founded")):
        group = ResearchGroup.objects.create(slug=slug, name=name, description=description.strip(), made_by=by)
        Membership.objects.create(group=group, user=by, role=Role.OWNER)
    return group


def describe(*, group: ResearchGroup, name: str, description: str, by: Any) -> None:
    """Give the group another name or description. Its address stays. Raises RefusedGroup."""
    name = _named(name)
    with _as_owner(group, by) as locked, acting(by=by, why=_("a group is described anew")):
        locked.name, locked.description = name, description.strip()
        locked.save(update_fields=["name", "description"])


def invite(*, group: ResearchGroup, email: str, role: str = Role.MEMBER, by: Any) -> tuple[Invitation, str]:
    """An invitation for the address, and its secret, which is told this once. Raises RefusedGroup.

    An earlier one to the same address that is still open is taken back: only the newest mail counts.
    """
    email = email.strip()
    if role not in Role.values:
        raise RefusedGroup(_("A role is owner, editor or member."))
    with _as_owner(group, by) as locked:
        if settings.THROTTLE:
            lately = Invitation.objects.filter(by=by, at__gt=timezone.now() - timedelta(days=1))
            if lately.count() >= MOST_INVITATIONS:
                raise TooMany(
                    _("You have sent %(most)s invitations today. Send the next one tomorrow.")
                    % {"most": MOST_INVITATIONS}
                )
        now = timezone.now()
        Invitation.objects.open().filter(group=locked, email__iexact=email).update(revoked_at=now)
        secret = secrets.token_urlsafe(32)
        made = Invitation.objects.create(
            group=locked,
            email=email,
            role=role,
            by=by,
            token_sha256=_digest(secret),
            expires_at=now + timedelta(days=INVITATION_DAYS),
        )
    return made, secret


def revoke_invitation(*, invitation: Invitation, by: Any) -> None:
    """Let nobody in by it any more. Raises RefusedGroup where `by` is no owner."""
    with _as_owner(invitation.group, by):
        Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=timezone.now())


def find_invitation(secret: str) -> Invitation | None:
    """The invitation that can be accepted by that secret now, with its group and who invites; None for any other.

    Looked up by the hash: how long that takes says nothing of how near a guess has come.
    """
    open_ones = Invitation.objects.open().filter(group__dissolved_at=None, by__is_active=True)
    return open_ones.select_related("group", "by").filter(token_sha256=_digest(secret)).first()


def accept(*, invitation: Invitation, by: Any) -> Membership:
    """The membership of whoever accepts: whose mail address it was sent to is not asked. Raises RefusedGroup.

    Who is in the group already keeps the higher of the two roles.
    """
    with _locked(invitation.group) as group, acting(by=by, why=_("an invitation is accepted")):
        taken = Invitation.objects.open().filter(pk=invitation.pk).update(answered_at=timezone.now(), accepted_by=by)
        if not taken:
            raise RefusedGroup(_("The invitation has been answered or taken back meanwhile."))
        member = Membership.objects.current().filter(group=group, user=by).first()
        if member is None:
            return Membership.objects.create(group=group, user=by, role=invitation.role)
        if Role.values.index(invitation.role) < Role.values.index(member.role):
            member.role = invitation.role
            member.save(update_fields=["role"])
    return member


def decline(*, invitation: Invitation) -> None:
    """The invitation is answered, and nobody is let in by it."""
    Invitation.objects.open().filter(pk=invitation.pk).update(answered_at=timezone.now())


def change_role(*, membership: Membership, role: str, by: Any) -> None:
    """Give a member another role. Raises RefusedGroup where `by` is no owner, or no owner would be left."""
    if role not in Role.values:
        raise RefusedGroup(_("A role is owner, editor or member."))
    with _as_owner(membership.group, by) as group, acting(by=by, why=_("a role in a group is changed")):
        member = _current(membership)
        if role != Role.OWNER:
            _another_owner_stays(group, member)
            _take_back_invitations(member)
        member.role = role
        member.save(update_fields=["role"])


def remove(*, membership: Membership, by: Any) -> None:
    """End somebody's membership: from now on she sees of the group only what is her own. Raises RefusedGroup."""
    with _as_owner(membership.group, by) as group, acting(by=by, why=_("a member is removed from a group")):
        member = _current(membership)
        _another_owner_stays(group, member)
        _end(member)


def leave(*, group: ResearchGroup, by: Any) -> None:
    """End one's own membership. The last owner hands over or dissolves first: RefusedGroup."""
    with _locked(group) as locked, acting(by=by, why=_("a member leaves a group")):
        member = _current_of(locked, by)
        _another_owner_stays(locked, member)
        _end(member)


def hand_over(*, membership: Membership, by: Any) -> None:
    """Make the member an owner, and oneself an editor. Raises RefusedGroup."""
    with _as_owner(membership.group, by) as group, acting(by=by, why=_("a group is handed over")):
        heir, mine = _current(membership), _current_of(group, by)
        if heir.pk == mine.pk:
            raise RefusedGroup(_("You are the owner already."))
        _take_back_invitations(mine)
        heir.role, mine.role = Role.OWNER, Role.EDITOR
        heir.save(update_fields=["role"])
        mine.save(update_fields=["role"])


def dissolve(*, group: ResearchGroup, by: Any) -> None:
    """End the group: what was shared with it is seen by its creators alone from now on. Raises RefusedGroup."""
    with _as_owner(group, by) as locked, acting(by=by, why=_("a group is dissolved")):
        now = timezone.now()
        Invitation.objects.open().filter(group=locked).update(revoked_at=now)
        for member in Membership.objects.current().filter(group=locked):
            _end(member)
        locked.dissolved_at = now
        locked.save(update_fields=["dissolved_at"])


def role_in(group: ResearchGroup, user: Any) -> str:
    """The account's role in the group today; empty for whoever is not in it."""
    if not user.is_authenticated or group.dissolved_at is not None:
        return ""
    return Membership.objects.current().filter(group=group, user=user).values_list("role", flat=True).first() or ""


@contextmanager
def _locked(group: ResearchGroup) -> Iterator[ResearchGroup]:
    """The group as it is now, locked until the end; raises RefusedGroup where it has been dissolved."""
    with transaction.atomic():
        locked = ResearchGroup.objects.select_for_update().get(pk=group.pk)
        if locked.dissolved_at is not None:
            raise RefusedGroup(_("The group has been dissolved."))
        yield locked


@contextmanager
def _as_owner(group: ResearchGroup, by: Any) -> Iterator[ResearchGroup]:
    """As `_locked`, for an owner alone."""
    with _locked(group) as locked:
        if role_in(locked, by) != Role.OWNER:
            raise RefusedGroup(_("Only an owner of the group may do this."))
        yield locked


def _current(membership: Membership) -> Membership:
    found = Membership.objects.current().filter(pk=membership.pk).first()
    if found is None:
        raise RefusedGroup(_("She is not in the group any more."))
    return found


def _current_of(group: ResearchGroup, user: Any) -> Membership:
    found = Membership.objects.current().filter(group=group, user=user).first()
    if found is None:
        raise RefusedGroup(_("You are not in the group any more."))
    return found


def _another_owner_stays(group: ResearchGroup, member: Membership) -> None:
    others = Membership.objects.current().filter(group=group, role=Role.OWNER).exclude(pk=member.pk)
    if member.role == Role.OWNER and not others.exists():
        raise RefusedGroup(_("A group is never without an owner: hand it over to another member, or dissolve it."))


def _take_back_invitations(member: Membership) -> None:
    """Who is no owner any more invites nobody, not even by a mail that she has sent to herself before."""
    Invitation.objects.open().filter(group=member.group_id, by=member.user_id).update(revoked_at=timezone.now())


def _end(member: Membership) -> None:
    _take_back_invitations(member)
    member.left_at = timezone.now()
    member.save(update_fields=["left_at"])


def _named(name: str) -> str:
    try:
        name = read_name(name)
    except UnfitName as unfit:
        raise RefusedGroup(str(unfit)) from unfit
    if not name or len(name) > 120:
        raise RefusedGroup(_("Give the group a name, of at most 120 characters."))
    return name


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
