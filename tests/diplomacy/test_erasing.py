"""One's own data: all of it as one file, and the end of an account, of which nothing personal stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client

from annotations.grouping import found, invite
from annotations.models import (
    Annotation,
    Appeal,
    Body,
    Complaint,
    Decision,
    Invitation,
    Membership,
    Mention,
    ResearchGroup,
)
from annotations.moderating import answer_appeal, appeal, complain, decide
from archive.models import AuditEntry, ChangeSet, CustodyCorrection
from diplomacy.accounts.erasing import RefusedErasure, erase, everything_of
from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.tokens import find_token, issue
from tests.annotations.conftest import scholar
from tests.annotations.samples import path, post, signed_in
from tests.annotations.test_moderating import moderator
from tests.archive.conftest import account

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

MARKS = ("Adamantia", "Lovelaceova", "ada-the-first", "ada@secret.example.org", "Analytical", "0000-0001-5109-3700")
"""What is personal: none of it may stand anywhere once the account is erased."""


@pytest.fixture
def ada() -> User:
    user = User.objects.create_user(
        MARKS[2],
        MARKS[3],
        PASSWORD,
        first_name=MARKS[0],
        last_name=MARKS[1],
        affiliation=MARKS[4],
        orcid=MARKS[5],
        orcid_confirmed=True,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def shared(ada: User) -> dict[str, Annotation]:
    """An annotation of hers for each of those who may see it; the public one was private before."""
    owner = scholar("owner")
    group = found(name="Islands", by=owner)
    Membership.objects.create(group=group, user=ada)
    address = f"http://127.0.0.1:8000/groups/{group.slug}/"

    def say(words: str, **more: str) -> Annotation:
        return post(ada, body={"type": "TextualBody", "value": words}, **more)

    return {
        "private": say("Private words.", visibility="private"),
        "group": say("Words for the group.", visibility="group", group=address),
        "public": say("Public words.", visibility="public"),
    }


def words_of(annotation: Annotation) -> list[str]:
    return list(Body.objects.filter(version__annotation=annotation).values_list("value", flat=True))


@pytest.mark.parametrize(("keeps", "expected"), [(True, ["Words for the group.", "Public words."]), (False, [])])
def test_what_others_see_stays_or_goes_as_she_chooses(
    ada: User, shared: dict[str, Annotation], keeps: bool, expected: list[str]
) -> None:
    erase(ada, keeps_shared=keeps)
    assert [words for note in shared.values() for words in words_of(note)] == expected
    assert Annotation.objects.filter(creator=ada, deleted_at=None).count() == len(expected)
    if keeps:
        document = Client().get(path(shared["public"])).json()
        assert "creator" not in document
        owner = User.objects.get(username="owner")
        assert shared["group"] in Annotation.objects.visible_to(owner)
    else:
        assert Client().get(path(shared["public"])).status_code == 410


def test_nothing_personal_stays_anywhere_in_the_database(ada: User, shared: dict[str, Annotation], bob: User) -> None:
    group = found(name="Bob’s", by=bob)
    invite(group=group, email=ada.email.upper(), by=bob)
    issue(user=ada, name="laptop of Lovelaceova", days=None)
    signed_in(ada).post("/accounts/profile/", {"first_name": MARKS[0], "last_name": MARKS[1]})
    erase(ada, keeps_shared=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall() if name.startswith(("accounts_", "account_", "annotations_", "archive_audit", "mfa_", "socialaccount_", "usersessions_", "django_admin_log"))]  # fmt: skip
        assert len(tables) > 20
        found_in = []
        for table in tables:
            for mark in MARKS:
                cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text ILIKE %s', [f"%{mark}%"])
                if cursor.fetchone()[0]:
                    found_in.append((table, mark))
    assert found_in == []


@pytest.mark.parametrize("keeps", [True, False])
def test_what_she_wrote_to_the_moderators_goes_and_their_log_stays(
    ada: User, shared: dict[str, Annotation], bob: User, keeps: bool
) -> None:
    """Decided or not, and whatever becomes of what she has shared."""
    mia, max_ = moderator("mia"), moderator("max")
    insult, other = post(bob), post(bob)
    complain(annotation=insult, reason="Quagga one.", by=ada)
    decide(annotation=insult, action="hide", reason="An insult.", by=mia)
    complain(annotation=other, reason="Quagga two.", by=ada)
    hidden = decide(annotation=shared["public"], action="hide", reason="Hers is one too.", by=mia)
    appealed = appeal(decision=hidden, text="Quagga three.", by=ada)
    answer_appeal(appeal=appealed, action="hide", reason="It stays one.", by=max_)
    told = json.dumps(everything_of(ada), default=str)
    assert all(f"Quagga {n}." in told for n in ("one", "two", "three"))
    erase(ada, keeps_shared=keeps)
    assert not Complaint.objects.exists()
    assert not Appeal.objects.exists()
    reasons = set(Decision.objects.values_list("reason", flat=True))
    assert reasons == {"An insult.", "Hers is one too.", "It stays one."}
    client = signed_in(mia)
    assert other not in Annotation.objects.to_moderate()
    for page in ("/notebook/moderation/", "/notebook/moderation/log/", f"/notebook/moderation/{insult.guid}/"):
        answer = client.get(page)
        assert (answer.status_code, "Quagga" in answer.content.decode()) == (200, False), page


@pytest.fixture
def bob() -> User:
    return scholar("bob")


def test_an_erased_account_opens_nothing_any_more(ada: User) -> None:
    _token, secret = issue(user=ada, name="one", days=None)
    elsewhere = signed_in(ada)
    assert elsewhere.get("/accounts/profile/").status_code == 200
    erase(ada, keeps_shared=True)
    assert find_token(secret) is None
    assert elsewhere.get("/accounts/profile/").status_code == 302
    assert not Client().login(username=MARKS[2], password=PASSWORD)
    ada.refresh_from_db()
    assert (ada.is_active, ada.has_usable_password(), ada.called) == (False, False, "erased account")
    assert not AccessToken.objects.exists()
    with pytest.raises(RefusedErasure):
        erase(ada, keeps_shared=False)


def test_groups_are_left_and_the_last_owner_hands_over_first(ada: User, shared: dict[str, Annotation]) -> None:
    own = found(name="Hers", by=ada)
    with pytest.raises(RefusedErasure, match="Hers"):
        erase(ada, keeps_shared=True)
    assert words_of(shared["private"]) == ["Private words."]
    Membership.objects.create(group=own, user=scholar("heir"), role="owner")
    invitation, _secret = invite(group=own, email="x@example.org", by=ada)
    erase(ada, keeps_shared=True)
    assert not ResearchGroup.objects.of(ada).exists()
    assert not Invitation.objects.open().filter(pk=invitation.pk).exists()
    assert not Mention.objects.filter(recipient=ada).exists()


def test_staff_are_not_erased(db: None) -> None:
    for user in (account("ed", "Editor"), account("root", is_superuser=True)):
        with pytest.raises(RefusedErasure, match="desk"):
            erase(user, keeps_shared=True)


def test_the_end_of_an_account_stands_in_the_audit(ada: User) -> None:
    erase(ada, keeps_shared=True)
    entry = AuditEntry.objects.of(ada).get()
    assert (entry.by, entry.before, entry.why) == (ada, {"erased_at": None}, "an account is erased by its owner")
    assert entry.after is not None
    assert entry.after["keeps_shared"] is True


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"shared": "keep", "is_sure": "on", "who": "wrong"},
        {"shared": "keep", "who": PASSWORD},
        {"is_sure": "on", "who": PASSWORD},
    ],
)
def test_the_page_asks_for_the_password_and_both_answers(ada: User, fields: dict[str, str]) -> None:
    assert signed_in(ada).post("/accounts/data/", fields).status_code == 422
    ada.refresh_from_db()
    assert ada.erased_at is None


def test_the_page_ends_the_account_and_tells_its_last_address(ada: User) -> None:
    client = signed_in(ada)
    answer = client.post("/accounts/data/", {"shared": "erase", "is_sure": "on", "who": PASSWORD})
    assert answer["Location"] == "/accounts/erased/"
    assert "Your account is erased" in client.get("/accounts/erased/").content.decode()
    assert client.get("/accounts/data/").status_code == 302
    assert [message.to for message in mail.outbox] == [[MARKS[3]]]


def test_the_page_tells_whoever_worked_at_the_desk_that_her_name_stays(ada: User) -> None:
    told = "Your name stays as well, as you were called then"
    assert told not in signed_in(ada).get("/accounts/data/").content.decode()
    change_set = ChangeSet.objects.create(verb="custody", summary="Corrected", by=ada)
    CustodyCorrection.objects.create(
        wording={"licence": "CC"}, why="So.", by=ada, called=ada.called, change_set=change_set
    )
    assert told in signed_in(ada).get("/accounts/data/").content.decode()
    erase(ada, keeps_shared=False)
    assert CustodyCorrection.objects.get().called == f"{MARKS[0]} {MARKS[1]}"


def test_the_file_has_everything_and_no_secret(ada: User, shared: dict[str, Annotation]) -> None:
    token, secret = issue(user=ada, name="laptop", days=None)
    answer = signed_in(ada).get("/accounts/data/file/")
    assert answer["Content-Disposition"] == f'attachment; filename="diplomacy-archive-{MARKS[2]}.json"'
    document: dict[str, Any] = json.loads(answer.content)
    assert [mark for mark in MARKS if mark not in answer.content.decode()] == []
    assert {row["group"] for row in document["groups"]} == {"Islands"}
    assert {row["body"]["value"] for row in document["annotations"]} == {
        "Private words.",
        "Words for the group.",
        "Public words.",
    }
    assert [(row["name"], row["begins_with"]) for row in document["tokens"]] == [("laptop", token.hint)]
    for hidden in (secret, token.token_sha256, ada.password):
        assert hidden not in answer.content.decode()


def test_the_file_has_nothing_of_others(ada: User, shared: dict[str, Annotation], bob: User) -> None:
    post(bob, body={"type": "TextualBody", "value": "Words of Bob."})
    document = everything_of(ada)
    assert "Words of Bob." not in json.dumps(document, default=str)
    assert document["annotations"] == [
        row for row in document["annotations"] if row["creator"]["nickname"] == MARKS[2]
    ]
