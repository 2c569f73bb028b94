"""Research groups: who is in, who may do what, and that none is ever without an owner."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from annotations.grouping import (
    RefusedGroup,
    TooMany,
    accept,
    change_role,
    decline,
    describe,
    dissolve,
    find_invitation,
    found,
    hand_over,
    invite,
    leave,
    remove,
    revoke_invitation,
    role_in,
)
from annotations.models import Annotation, Invitation, Membership, ResearchGroup
from archive.models import AuditEntry
from diplomacy.accounts.models import User

from .conftest import scholar
from .samples import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(ann: User) -> ResearchGroup:
    return found(name="Islands", description="What was said of them.", by=ann)


def join(group: ResearchGroup, user: User, role: str = "member") -> Membership:
    return Membership.objects.create(group=group, user=user, role=role)


def membership(group: ResearchGroup, user: User) -> Membership:
    return Membership.objects.current().get(group=group, user=user)


def test_who_founds_a_group_owns_it(group: ResearchGroup, ann: User, bob: User) -> None:
    assert (role_in(group, ann), role_in(group, bob)) == ("owner", "")
    assert group.slug.startswith("islands-")
    assert list(ResearchGroup.objects.of(bob)) == []


def test_two_groups_of_one_name_do_not_know_of_each_other(ann: User, bob: User) -> None:
    slugs = {found(name="外交", by=user).slug[:6] for user in (ann, bob)}
    assert slugs == {"group-"}
    assert ResearchGroup.objects.filter(name="外交").values("slug").distinct().count() == 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_group_has_a_name(ann: User, name: str) -> None:
    with pytest.raises(RefusedGroup):
        found(name=name, by=ann)


def test_only_the_hash_of_an_invitation_is_kept(group: ResearchGroup, ann: User, bob: User) -> None:
    invitation, secret = invite(group=group, email="bob@example.org", role="editor", by=ann)
    assert secret not in str(Invitation.objects.values().get())
    assert find_invitation(secret) == invitation
    assert find_invitation(invitation.token_sha256) is None
    assert accept(invitation=invitation, by=bob).role == "editor"
    assert find_invitation(secret) is None


def test_an_invitation_lets_one_person_in(group: ResearchGroup, ann: User, bob: User) -> None:
    invitation, _secret = invite(group=group, email="bob@example.org", by=ann)
    accept(invitation=invitation, by=bob)
    with pytest.raises(RefusedGroup):
        accept(invitation=invitation, by=scholar("eve"))


def test_an_invitation_gives_no_lesser_role_than_somebody_has(group: ResearchGroup, ann: User) -> None:
    invitation, _secret = invite(group=group, email="ann@example.org", by=ann)
    accept(invitation=invitation, by=ann)
    assert role_in(group, ann) == "owner"


@pytest.mark.parametrize("end", ["revoked", "expired", "declined", "newer", "dissolved", "inviter left", "closed"])
def test_an_invitation_that_has_ended_lets_nobody_in(group: ResearchGroup, ann: User, bob: User, end: str) -> None:
    invitation, secret = invite(group=group, email="eve@example.org", by=ann)
    if end == "revoked":
        revoke_invitation(invitation=invitation, by=ann)
    elif end == "expired":
        assert invitation.expires_at - timezone.now() > timedelta(days=13, hours=23)
        Invitation.objects.update(expires_at=timezone.now())
    elif end == "declined":
        decline(invitation=invitation)
    elif end == "newer":
        invite(group=group, email="EVE@example.org", by=ann)
    elif end == "dissolved":
        dissolve(group=group, by=ann)
    elif end == "inviter left":
        hand_over(membership=join(group, bob), by=ann)
    else:
        User.objects.filter(pk=ann.pk).update(is_active=False)
    assert find_invitation(secret) is None


def test_only_an_owner_changes_who_is_in_a_group(group: ResearchGroup, ann: User, bob: User) -> None:
    """Each deed by an editor, a member, and somebody who is not in the group."""
    member = join(group, scholar("eve"))
    invitation, _secret = invite(group=group, email="x@example.org", by=ann)
    deeds: list[Callable[[User], Any]] = [
        lambda by: invite(group=group, email="y@example.org", by=by),
        lambda by: revoke_invitation(invitation=invitation, by=by),
        lambda by: change_role(membership=member, role="owner", by=by),
        lambda by: remove(membership=member, by=by),
        lambda by: hand_over(membership=member, by=by),
        lambda by: describe(group=group, name="Mine", description="", by=by),
        lambda by: dissolve(group=group, by=by),
    ]
    join(group, bob, "editor")
    for by in (bob, member.user, scholar("stranger")):
        for deed in deeds:
            with pytest.raises(RefusedGroup):
                deed(by)
    assert ResearchGroup.objects.filter(name="Islands", dissolved_at=None).exists()
    assert Invitation.objects.open().count() == 1


def test_the_last_owner_hands_over_before_she_leaves(group: ResearchGroup, ann: User, bob: User) -> None:
    mine, his = membership(group, ann), join(group, bob)
    for deed in (
        lambda: leave(group=group, by=ann),
        lambda: remove(membership=mine, by=ann),
        lambda: change_role(membership=mine, role="member", by=ann),
    ):
        with pytest.raises(RefusedGroup, match="never without an owner"):
            deed()
    hand_over(membership=his, by=ann)
    assert (role_in(group, ann), role_in(group, bob)) == ("editor", "owner")
    leave(group=group, by=ann)
    assert role_in(group, ann) == ""


def test_who_comes_back_has_a_row_more(group: ResearchGroup, ann: User, bob: User) -> None:
    remove(membership=join(group, bob), by=ann)
    invitation, _secret = invite(group=group, email="bob@example.org", by=ann)
    accept(invitation=invitation, by=bob)
    assert Membership.objects.filter(group=group, user=bob).count() == 2
    assert Membership.objects.current().filter(group=group, user=bob).count() == 1


def test_a_removed_member_loses_sight_of_the_others_work_at_once_and_keeps_her_own(
    group: ResearchGroup, ann: User, bob: User, client: Any
) -> None:
    member = join(group, bob)
    hers = post(ann, visibility="group", group=f"http://127.0.0.1:8000/groups/{group.slug}/")
    his = post(bob, visibility="group", group=f"http://127.0.0.1:8000/groups/{group.slug}/")
    assert set(Annotation.objects.visible_to(bob)) == {hers, his}
    remove(membership=member, by=ann)
    assert set(Annotation.objects.visible_to(bob)) == {his}
    assert set(Annotation.objects.visible_to(ann)) == {hers, his}
    client.force_login(bob)
    assert client.get(f"/groups/{group.slug}/").status_code == 404


def test_what_was_shared_with_a_dissolved_group_is_seen_by_its_creators(
    group: ResearchGroup, ann: User, bob: User
) -> None:
    join(group, bob)
    hers = post(ann, visibility="group", group=f"http://127.0.0.1:8000/groups/{group.slug}/")
    dissolve(group=group, by=ann)
    assert set(Annotation.objects.visible_to(bob)) == set()
    assert set(Annotation.objects.visible_to(ann)) == {hers}
    assert not Membership.objects.current().filter(group=group).exists()


def test_founding_and_inviting_are_limited(ann: User, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.THROTTLE = True
    monkeypatch.setattr("annotations.grouping.MOST_FOUNDED", 1)
    monkeypatch.setattr("annotations.grouping.MOST_INVITATIONS", 1)
    group = found(name="One", by=ann)
    with pytest.raises(TooMany):
        found(name="Two", by=ann)
    invite(group=group, email="a@example.org", by=ann)
    with pytest.raises(TooMany):
        invite(group=group, email="b@example.org", by=ann)
    Invitation.objects.update(at=timezone.now() - timedelta(days=2))
    invite(group=group, email="b@example.org", by=ann)


def test_who_changed_a_membership_stands_in_the_audit(group: ResearchGroup, ann: User, bob: User) -> None:
    member = join(group, bob)
    change_role(membership=member, role="editor", by=ann)
    entry = AuditEntry.objects.of(member).first()
    assert entry is not None
    assert (entry.by, entry.before, entry.after) == (ann, {"role": "member"}, {"role": "editor"})


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (ResearchGroup, {"name": ""}),
        (Membership, {"role": "king"}),
        (Invitation, {"role": "king"}),
        (Invitation, {"accepted_by": "ann"}),
    ],
)
def test_the_database_keeps_its_rules(group: ResearchGroup, ann: User, model: Any, change: dict[str, Any]) -> None:
    invite(group=group, email="x@example.org", by=ann)
    values = {name: ann if value == "ann" else value for name, value in change.items()}
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**values)


def test_nobody_is_in_a_group_twice(group: ResearchGroup, ann: User) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        join(group, ann)
    other, _secret = invite(group=group, email="x@example.org", by=ann)
    with pytest.raises(DatabaseError), transaction.atomic():
        Invitation.objects.create(
            group=group, email="y@example.org", by=ann, token_sha256=other.token_sha256, expires_at=timezone.now()
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_leave_at_once_one_stays() -> None:
    first, second = scholar("first"), scholar("second")
    group = found(name="Two", by=first)
    join(group, second, "owner")
    barrier = Barrier(2)

    def go(user: User) -> str:
        barrier.wait()
        try:
            leave(group=group, by=user)
        except RefusedGroup:
            return "stays"
        finally:
            connection.close()
        return "left"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(go, (first, second))) == ["left", "stays"]
    assert Membership.objects.current().filter(group=group, role="owner").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_invitation_that_two_accept_at_once_lets_one_in() -> None:
    owner = scholar("owner")
    group = found(name="One", by=owner)
    invitation, _secret = invite(group=group, email="x@example.org", by=owner)
    barrier = Barrier(2)

    def go(user: User) -> str:
        barrier.wait()
        try:
            accept(invitation=invitation, by=user)
        except RefusedGroup:
            return "refused"
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(go, (scholar("first"), scholar("second")))) == ["in", "refused"]
