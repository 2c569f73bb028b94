"""Moderation of what is public: complaints, decisions, one appeal, and who sees what is hidden, as one table."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.annotating import delete
from annotations.models import Annotation, Appeal, Complaint, Decision, Mention
from annotations.moderating import (
    RefusedModeration,
    TooManyComplaints,
    answer_appeal,
    appeal,
    complain,
    decide,
    may_moderate,
)
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .conftest import scholar
from .samples import api, path, post, signed_in

pytestmark = pytest.mark.django_db

# One letter for each of these: y sees or may, n is told that there is nothing, f is forbidden, s is sent to sign in.
WHO = ("anonymous", "stranger", "creator", "Moderator", "Administrator", "Editor")
TABLE = {
    "see it hidden, in the protocol": "nnynnn",
    "see it hidden, in the API": "nnynnn",
    "see it hidden, as a moderator": "sffyyf",
    "see what was decided on it": "snynnn",
    "see the list": "sffyyf",
    "see the log": "sffyyf",
    "complain of it": "snnnnn",
}


def moderator(name: str) -> User:
    user = scholar(name)
    user.groups.add(Group.objects.get(name="Moderator"))
    return user


@pytest.fixture
def mia(db: None) -> User:
    return moderator("mia")


@pytest.fixture
def note(ann: User) -> Annotation:
    return post(ann, body={"type": "TextualBody", "value": "A public insult."})


def test_a_complaint_waits_for_a_decision_that_answers_it(note: Annotation, bob: User, mia: User) -> None:
    complaint = complain(annotation=note, reason=" It insults. ", by=bob)
    assert complaint.reason == "It insults."
    assert list(Annotation.objects.to_moderate()) == [note]
    decision = decide(annotation=note, action="hide", reason="An insult.", by=mia)
    complaint.refresh_from_db()
    note.refresh_from_db()
    assert complaint.decision == decision
    assert note.hidden_at is not None
    assert note.changed_at > note.modified
    assert list(Annotation.objects.to_moderate()) == []


def test_what_nobody_complains_of_waits_for_nobody(note: Annotation) -> None:
    assert list(Annotation.objects.to_moderate()) == []


def test_one_complains_once_at_a_time(note: Annotation, bob: User, mia: User) -> None:
    complain(annotation=note, reason="One.", by=bob)
    with pytest.raises(RefusedModeration, match="already"):
        complain(annotation=note, reason="Two.", by=bob)
    complain(annotation=note, reason="Mine.", by=scholar("eve"))
    decide(annotation=note, action="keep", reason="No insult.", by=mia)
    complain(annotation=note, reason="Again.", by=bob)


def test_nobody_complains_of_her_own_or_without_a_reason_or_of_what_is_not_public(
    note: Annotation, ann: User, bob: User
) -> None:
    for values in ({"by": ann, "reason": "x"}, {"by": bob, "reason": " "}, {"by": bob, "reason": "x" * 4001}):
        with pytest.raises(RefusedModeration):
            complain(annotation=note, **values)
    with pytest.raises(RefusedModeration, match="not public"):
        complain(annotation=post(ann, visibility="private"), reason="x", by=bob)
    delete(annotation=note, by=ann)
    with pytest.raises(RefusedModeration, match="deleted"):
        complain(annotation=note, reason="x", by=bob)


def test_complaints_are_limited(note: Annotation, bob: User, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.THROTTLE = True
    monkeypatch.setattr("annotations.moderating.MOST_COMPLAINTS", 0)
    with pytest.raises(TooManyComplaints):
        complain(annotation=note, reason="x", by=bob)
    answer = signed_in(bob).post(f"/notebook/moderation/{note.guid}/complain/", {"reason": "x"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "86400")


def test_only_moderators_decide_and_never_on_their_own(note: Annotation, ann: User, bob: User, mia: User) -> None:
    assert [may_moderate(user) for user in (ann, mia, account("root", is_superuser=True))] == [False, True, True]
    for by in (bob, ann, account("ed", "Editor")):
        with pytest.raises(RefusedModeration):
            decide(annotation=note, action="hide", reason="x", by=by)
    own = post(mia)
    with pytest.raises(RefusedModeration, match="her own"):
        decide(annotation=own, action="hide", reason="x", by=mia)


def test_nobody_decides_on_her_own_complaint_nor_on_the_appeal_that_follows_it(
    note: Annotation, ann: User, mia: User
) -> None:
    max_, zoe = moderator("max"), moderator("zoe")
    complain(annotation=note, reason="It insults.", by=mia)
    client, page = signed_in(mia), f"/notebook/moderation/{note.guid}/"
    assert "You have complained of it: another moderator decides." in client.get(page).content.decode()
    assert 'name="action"' not in client.get(page).content.decode()
    answer = client.post(page, {"action": "hide", "reason": "x"})
    assert (answer.status_code, "another moderator decides" in answer.content.decode()) == (422, True)
    kept = decide(annotation=note, action="keep", reason="No insult.", by=max_)
    for action in ("hide", "keep"):
        with pytest.raises(RefusedModeration, match="complained"):
            decide(annotation=note, action=action, reason="All the same.", by=mia)
    hidden = decide(annotation=note, action="hide", reason="On a second look.", by=max_)
    made = appeal(decision=hidden, text="It is a quotation.", by=ann)
    with pytest.raises(RefusedModeration, match="complained"):
        answer_appeal(appeal=made, action="hide", reason="It stays.", by=mia)
    answer_appeal(appeal=made, action="restore", reason="A quotation.", by=zoe)
    assert list(Decision.objects.values_list("by", flat=True)) == [zoe.pk, max_.pk, max_.pk]
    assert Complaint.objects.get().decision == kept


@pytest.mark.parametrize(
    ("before", "action"), [([], "restore"), (["hide"], "hide"), (["hide"], "keep"), ([], "burn"), (["hide", "restore"], "restore")]
)  # fmt: skip
def test_a_decision_fits_what_holds(note: Annotation, mia: User, before: list[str], action: str) -> None:
    for earlier in before:
        decide(annotation=note, action=earlier, reason="x", by=mia)
    with pytest.raises(RefusedModeration):
        decide(annotation=note, action=action, reason="x", by=mia)


def test_the_creator_is_told_of_what_changes_for_her(note: Annotation, ann: User, mia: User) -> None:
    decide(annotation=note, action="keep", reason="No insult.", by=mia)
    assert not Mention.objects.exists()
    decide(annotation=note, action="hide", reason="An insult.", by=mia)
    decide(annotation=note, action="restore", reason="A quotation.", by=mia)
    assert list(Mention.objects.values_list("recipient", "kind")) == [(ann.pk, "moderated")]


def test_the_creator_is_led_to_the_reason_and_the_appeal(note: Annotation, ann: User, mia: User) -> None:
    appeal_page = f"/notebook/moderation/{note.guid}/mine/"
    pages = ("/notebook/", "/notebook/mentions/")
    assert [appeal_page in signed_in(ann).get(page).content.decode() for page in pages] == [False, False]
    decide(annotation=note, action="hide", reason="An insult.", by=mia)
    assert [appeal_page in signed_in(ann).get(page).content.decode() for page in pages] == [True, True]


def test_an_appeal_is_answered_once_by_somebody_else(note: Annotation, ann: User, bob: User, mia: User) -> None:
    max_ = moderator("max")
    decision = decide(annotation=note, action="hide", reason="An insult.", by=mia)
    with pytest.raises(RefusedModeration, match="Only its creator"):
        appeal(decision=decision, text="No.", by=bob)
    made = appeal(decision=decision, text="It is a quotation.", by=ann)
    with pytest.raises(RefusedModeration, match="already"):
        appeal(decision=decision, text="Again.", by=ann)
    assert list(Annotation.objects.to_moderate()) == [note]
    for by in (mia, max_):
        with pytest.raises(RefusedModeration, match="answer the appeal first"):
            decide(annotation=note, action="restore", reason="x", by=by)
    with pytest.raises(RefusedModeration, match="somebody else"):
        answer_appeal(appeal=made, action="hide", reason="It stays.", by=mia)
    answer = answer_appeal(appeal=made, action="hide", reason="An insult all the same.", by=max_)
    with pytest.raises(RefusedModeration, match="has been answered"):
        answer_appeal(appeal=made, action="restore", reason="x", by=max_)
    with pytest.raises(RefusedModeration, match="it stays"):
        appeal(decision=answer, text="Again.", by=ann)
    note.refresh_from_db()
    assert note.hidden_at is not None
    assert list(Annotation.objects.to_moderate()) == []


def test_an_appeal_that_is_right_makes_it_public_again(note: Annotation, ann: User, mia: User) -> None:
    made = appeal(decision=decide(annotation=note, action="hide", reason="x", by=mia), text="No.", by=ann)
    answer_appeal(appeal=made, action="restore", reason="Right.", by=moderator("max"))
    assert list(Annotation.objects.public()) == [note]
    later = decide(annotation=note, action="hide", reason="Something else.", by=mia)
    assert appeal(decision=later, text="No.", by=ann).answer is None


def test_what_its_creator_takes_back_is_no_moderator_s_matter(
    note: Annotation, ann: User, bob: User, mia: User
) -> None:
    complain(annotation=note, reason="x", by=bob)
    Annotation.objects.filter(pk=note.pk).update(visibility="private")
    assert list(Annotation.objects.to_moderate()) == []
    assert signed_in(mia).get(f"/notebook/moderation/{note.guid}/").status_code == 404
    with pytest.raises(RefusedModeration, match="taken it back"):
        decide(annotation=note, action="hide", reason="x", by=mia)


@pytest.mark.parametrize(("number", "who"), list(enumerate(WHO)), ids=WHO)
def test_who_sees_what_is_hidden(number: int, who: str, note: Annotation, ann: User, mia: User) -> None:
    decide(annotation=note, action="hide", reason="An insult.", by=mia)
    users: dict[str, Any] = {
        "anonymous": lambda: None,
        "creator": lambda: ann,
        "stranger": lambda: scholar("stranger"),
    }
    client = signed_in(users.get(who, lambda: account("somebody", who))())
    base = "/notebook/moderation/"
    addresses = {
        "see it hidden, in the protocol": path(note),
        "see it hidden, in the API": api(note),
        "see it hidden, as a moderator": f"{base}{note.guid}/",
        "see what was decided on it": f"{base}{note.guid}/mine/",
        "see the list": base,
        "see the log": f"{base}log/",
        "complain of it": f"{base}{note.guid}/complain/",
    }
    letters = {200: "y", 302: "s", 403: "f", 404: "n", 410: "n"}
    answers = {deed: client.get(address) for deed, address in addresses.items()}
    assert {deed: letters[answer.status_code] for deed, answer in answers.items()} == {
        deed: expected[number] for deed, expected in TABLE.items()
    }
    words = [deed for deed, answer in answers.items() if b"A public insult" in answer.content]
    assert [deed for deed in words if TABLE[deed][number] != "y"] == []


def test_the_pages_from_a_complaint_to_the_answer_of_an_appeal(
    note: Annotation, ann: User, bob: User, mia: User
) -> None:
    base = f"/notebook/moderation/{note.guid}/"
    page = signed_in(bob).get(f"{base}complain/").content.decode()
    assert "A public insult." in page
    assert signed_in(bob).post(f"{base}complain/", {"reason": ""}).status_code == 422
    assert signed_in(bob).post(f"{base}complain/", {"reason": "It insults."}).status_code == 302
    waiting = signed_in(mia).get("/notebook/moderation/").content.decode()
    assert ("A public insult." in waiting, "It insults." in waiting) == (True, True)
    signed_in(mia).post(base, {"action": "hide", "reason": "No insults here."})
    own = signed_in(ann).get(f"{base}mine/").content.decode()
    assert ("No insults here." in own, "mia" in own, "It is hidden" in own) == (True, False, True)
    signed_in(ann).post(f"{base}mine/", {"reason": "A quotation."})
    assert "another moderator answers" in signed_in(mia).get(base).content.decode()
    signed_in(moderator("max")).post(base, {"action": "restore", "reason": "It is one."})
    assert list(Annotation.objects.public()) == [note]
    log = signed_in(mia).get("/notebook/moderation/log/").content.decode()
    assert ("No insults here." in log, "It is one." in log, "max" in log) == (True, True, True)


def test_the_list_asks_as_much_for_three_as_for_one(
    note: Annotation, ann: User, bob: User, mia: User, django_assert_num_queries: Any
) -> None:
    complain(annotation=note, reason="x", by=bob)
    client = signed_in(mia)
    with CaptureQueriesContext(connection) as first:
        client.get("/notebook/moderation/")
    asked = len(first)  # a further request empties the log
    for _ in range(2):
        complain(annotation=post(ann), reason="x", by=bob)
    with django_assert_num_queries(asked):
        assert client.get("/notebook/moderation/").content.count(b'class="looked-at"') == 3


@pytest.mark.parametrize(
    ("model", "change"),
    [(Decision, {"action": "burn"}), (Decision, {"reason": ""}), (Complaint, {"reason": ""}), (Appeal, {"text": ""})],
)
def test_the_database_keeps_its_rules(
    note: Annotation, ann: User, bob: User, mia: User, model: Any, change: dict[str, str]
) -> None:
    complain(annotation=note, reason="x", by=bob)
    appeal(decision=decide(annotation=note, action="hide", reason="x", by=mia), text="No.", by=ann)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**change)


def test_the_database_knows_one_open_complaint_and_one_appeal(
    note: Annotation, ann: User, bob: User, mia: User
) -> None:
    complain(annotation=note, reason="x", by=bob)
    with pytest.raises(DatabaseError), transaction.atomic():
        Complaint.objects.create(annotation=note, by=bob, reason="y")
    decision = decide(annotation=note, action="hide", reason="x", by=mia)
    appeal(decision=decision, text="No.", by=ann)
    with pytest.raises(DatabaseError), transaction.atomic():
        Appeal.objects.create(decision=decision, text="No.", at=timezone.now() + timedelta(1))


def test_the_database_lets_nobody_answer_her_own_complaint_or_decide_on_her_own(
    note: Annotation, ann: User, bob: User
) -> None:
    complaint = complain(annotation=note, reason="x", by=bob)
    decision = Decision.objects.create(annotation=note, action="keep", reason="x", by=bob)
    with pytest.raises(DatabaseError, match="not_answered_by_its_author"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(decision=decision)
    with pytest.raises(DatabaseError, match="not_on_ones_own"), transaction.atomic():
        Decision.objects.create(annotation=note, action="keep", reason="x", by=ann)
