"""The pages of groups: from an invitation by mail to being in, and who sees what as one table."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.grouping import found, invite
from annotations.models import Invitation, Membership, ResearchGroup
from diplomacy.accounts.models import User

from .conftest import scholar
from .samples import signed_in

pytestmark = pytest.mark.django_db

# One letter for each of these: y sees or may, n is told that there is nothing, s is sent to sign in, r is refused.
WHO = ("anonymous", "stranger", "former", "member", "editor", "owner", "administrator")
TABLE = {
    "see the group": "snnyyyn",
    "see its list": "syyyyyy",
    "invite": "snnrryn",
    "take an invitation back": "snnrryn",
    "see a member’s page": "snnyyyn",
    "change a role": "snnrryn",
    "remove a member": "snnrryn",
    "describe it": "snnrryn",
    "dissolve it": "snnrryn",
}


@pytest.fixture
def group(ann: User) -> ResearchGroup:
    return found(name="Islands", by=ann)


@pytest.mark.parametrize(("number", "who"), list(enumerate(WHO)), ids=WHO)
def test_who_may_do_what_in_a_group(number: int, who: str, group: ResearchGroup, ann: User) -> None:
    subject = Membership.objects.create(group=group, user=scholar("subject"))
    invitation, _secret = invite(group=group, email="x@example.org", by=ann)
    user = ann if who == "owner" else scholar(who)
    if who in ("member", "editor"):
        Membership.objects.create(group=group, user=user, role=who)
    elif who == "former":
        Membership.objects.create(group=group, user=user, left_at=group.made_at)
    elif who == "administrator":
        User.objects.filter(username=who).update(is_staff=True, is_superuser=True)
    client, base = signed_in(None if who == "anonymous" else user), f"/groups/{group.slug}/"
    requests: dict[str, tuple[str, str, dict[str, str]]] = {
        "see the group": ("get", base, {}),
        "see its list": ("get", "/groups/", {}),
        "invite": ("post", f"{base}invite/", {"email": "y@example.org", "role": "member"}),
        "take an invitation back": ("post", f"{base}invitations/{invitation.pk}/revoke/", {}),
        "see a member’s page": ("get", f"{base}members/{subject.pk}/", {}),
        "change a role": ("post", f"{base}members/{subject.pk}/", {"role": "editor"}),
        "remove a member": ("post", f"{base}members/{subject.pk}/", {"remove": "1"}),
        "describe it": ("post", f"{base}settings/", {"name": "Others"}),
        "dissolve it": ("post", f"{base}dissolve/", {"name": "Others"}),  # as the deed before has called it
    }
    found_answers = {}
    for deed, (method, address, data) in requests.items():
        before = state()
        answer = getattr(client, method)(address, data)
        if answer.status_code == 404:
            found_answers[deed] = "n"
        elif "/accounts/login/" in answer.headers.get("Location", ""):
            found_answers[deed] = "s"
        else:
            found_answers[deed] = "y" if method == "get" or state() != before else "r"
    assert found_answers == {deed: answers[number] for deed, answers in TABLE.items()}


def state() -> list[Any]:
    """All that can be changed of groups."""
    return [list(model.objects.order_by("pk").values()) for model in (ResearchGroup, Membership, Invitation)]


def test_a_group_s_name_is_told_to_nobody_outside(group: ResearchGroup, bob: User) -> None:
    for client in (Client(), signed_in(bob)):
        for address in ("/groups/", f"/groups/{group.slug}/", "/groups/nothing-00000000/"):
            assert b"Islands" not in client.get(address).content
    gone, nothing = (signed_in(bob).get(f"/groups/{slug}/") for slug in (group.slug, "nothing-00000000"))
    assert (gone.status_code, gone.content) == (nothing.status_code, nothing.content)


def test_from_the_mail_into_the_group(group: ResearchGroup, ann: User, bob: User) -> None:
    signed_in(ann).post(f"/groups/{group.slug}/invite/", {"email": "bob@work.example.org", "role": "editor"})
    (message,) = mail.outbox
    assert message.to == ["bob@work.example.org"]
    found_path = re.search(r"http://127.0.0.1:8000(/groups/invitation/\S+/)", message.body)
    assert found_path
    path = found_path[1]
    anonymous = Client().get(path).content.decode()
    assert f"/accounts/signup/?next={path}" in anonymous
    assert Client().post(path, {"accept": "1"}).status_code == 200
    assert Membership.objects.count() == 1
    client = signed_in(bob)
    page = client.get(path)
    assert "It was sent to bob@work.example.org, which is not the address" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert client.post(path, {"accept": "1"})["Location"] == f"/groups/{group.slug}/"
    assert Membership.objects.get(user=bob).role == "editor"
    assert client.get(path).status_code == 404


def test_declining_lets_nobody_in(group: ResearchGroup, ann: User, bob: User) -> None:
    _invitation, secret = invite(group=group, email="bob@example.org", by=ann)
    signed_in(bob).post(f"/groups/invitation/{secret}/", {"decline": "1"})
    assert not Membership.objects.filter(user=bob).exists()
    assert Client().get(f"/groups/invitation/{secret}/").status_code == 404


def test_all_addresses_that_let_nobody_in_are_answered_alike(group: ResearchGroup, ann: User) -> None:
    _invitation, secret = invite(group=group, email="bob@example.org", by=ann)
    Invitation.objects.update(revoked_at=group.made_at)
    answers = {Client().get(f"/groups/invitation/{word}/").content for word in (secret, "x", "é")}
    assert len(answers) == 1


def test_an_invitation_that_cannot_be_mailed_is_not_kept(group: ResearchGroup, ann: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = signed_in(ann).post(f"/groups/{group.slug}/invite/", {"email": "x@example.org", "role": "member"})
    assert (answer.status_code, "nobody is invited" in answer.content.decode()) == (502, True)
    assert not Invitation.objects.open().exists()


def test_too_many_invitations_are_a_page_that_says_so(
    group: ResearchGroup, ann: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.THROTTLE = True
    monkeypatch.setattr("annotations.grouping.MOST_INVITATIONS", 0)
    answer = signed_in(ann).post(f"/groups/{group.slug}/invite/", {"email": "x@example.org", "role": "member"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "86400")
    assert "Send the next one tomorrow." in answer.content.decode()


def test_dissolving_asks_for_the_name(group: ResearchGroup, ann: User) -> None:
    client = signed_in(ann)
    client.post(f"/groups/{group.slug}/dissolve/", {"name": "Island"})
    assert ResearchGroup.objects.filter(dissolved_at=None).exists()
    client.post(f"/groups/{group.slug}/dissolve/", {"name": " Islands "})
    assert not ResearchGroup.objects.filter(dissolved_at=None).exists()


def test_a_group_s_page_asks_as_much_for_five_members_as_for_one(
    group: ResearchGroup, ann: User, django_assert_num_queries: Any
) -> None:
    client = signed_in(ann)
    with CaptureQueriesContext(connection) as first:
        client.get(f"/groups/{group.slug}/")
    for number in range(4):
        Membership.objects.create(group=group, user=scholar(f"s{number}"))
        invite(group=group, email=f"i{number}@example.org", by=ann)
    with django_assert_num_queries(len(first)):
        client.get(f"/groups/{group.slug}/")


def test_no_cache_keeps_a_group(group: ResearchGroup, ann: User) -> None:
    assert "no-store" in signed_in(ann).get(f"/groups/{group.slug}/")["Cache-Control"]
