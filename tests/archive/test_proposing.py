"""Propositions and their versions: two vocabulary editors, or one where one pair of eyes is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.authorities import RefusedChange
from archive.editing import Operation, apply
from archive.models import Position, Proposition, PropositionVersion, Report, Topic
from archive.parsing.revising.layers import RefusedJudgement
from archive.proposing import ONE_PAIR, Wording, approve, decline, propose_new, propose_version, read_wording
from diplomacy.accounts.models import User
from tests.archive.conftest import account

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture(autouse=True)
def _two(settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = True


@pytest.fixture
def vera(db: None) -> User:
    return account("vera", "Vocabulary editor")


@pytest.fixture
def otto(db: None) -> User:
    return account("otto", "Vocabulary editor")


@pytest.fixture
def early(seeds: dict[str, Report]) -> Proposition:
    return Proposition.objects.get(slug="peace-treaty-early")


@pytest.fixture
def wording(early: Proposition) -> Wording:
    return Wording(text="Ice melts.", topic=Topic.objects.get(slug="energy"), supports="says so", opposes="denies it")


def numbers(proposition: Proposition) -> list[tuple[int, bool, bool]]:
    rows = proposition.versions.order_by("number").values_list("number", "approved_at", "declined_at")
    return [(number, bool(approved), bool(declined)) for number, approved, declined in rows]


def test_what_came_with_the_archive_is_the_first_version(early: Proposition) -> None:
    version = early.versions.get()
    assert (version.number, version.proposed_by, version.approved_by) == (1, None, None)
    assert read_wording(version) == read_wording(early)
    assert Proposition.objects.filter(versions=None).count() == 0


def test_a_new_one_waits_for_another_editor(vera: User, otto: User, wording: Wording) -> None:
    made = propose_new(slug="ice", wording=wording, by=vera)
    assert (made.is_approved, numbers(made)) == (False, [(1, False, False)])
    version = made.versions.get()
    with pytest.raises(RefusedChange, match="yourself"):
        approve(version=version, by=vera)
    approve(version=version, by=otto)
    made.refresh_from_db()
    version.refresh_from_db()
    assert (made.is_approved, version.approved_by) == (True, otto)


def test_the_database_wants_two_editors_as_well(vera: User, wording: Wording) -> None:
    version = propose_new(slug="ice", wording=wording, by=vera).versions.get()
    version.approved_by = vera
    with pytest.raises(IntegrityError, match="proposition_version_two_editors"), transaction.atomic():
        version.save()


def test_nobody_holds_a_position_on_one_that_waits(
    draft: Report, editor: User, vera: User, otto: User, wording: Wording
) -> None:
    made = propose_new(slug="ice", wording=wording, by=vera)
    said = draft.revisions.get(number=draft.version).layers["positions"][0]
    recode = Operation("recode", {**said, "proposition": "ice"})
    with pytest.raises(RefusedJudgement, match="waits for a second"):
        apply(report=draft, operation=recode, expected_version=draft.version, by=editor)
    assert made not in Proposition.objects.choosable()
    approve(version=made.versions.get(), by=otto)
    apply(report=draft, operation=recode, expected_version=draft.version, by=editor)
    assert Position.objects.get(statement__report=draft).proposition == made


def test_another_wording_changes_nothing_until_it_is_approved(
    early: Proposition, vera: User, otto: User, client: Client
) -> None:
    before = client.get("/propositions/peace-treaty-early/").content
    new = replace(read_wording(early), text="A treaty should come soon.")
    version = propose_version(proposition=early, wording=new, by=vera, reason="Shorter.")
    assert client.get("/propositions/peace-treaty-early/").content == before
    early.refresh_from_db()
    assert (early.version, early.is_approved) == (1, True)
    with pytest.raises(RefusedChange, match="another version waits"):
        propose_version(proposition=early, wording=replace(new, note="x"), by=otto, reason="x")
    approve(version=version, by=otto)
    early.refresh_from_db()
    assert (early.version, early.text) == (2, "A treaty should come soon.")
    page = client.get("/propositions/peace-treaty-early/").content.decode()
    assert "A treaty should come soon." in page
    assert "at the earliest possible date" in page
    assert "Shorter." in page
    with pytest.raises(RefusedChange, match="already"):
        decline(version=version, by=otto, why="late")


def test_what_is_declined_stays_at_the_desk_and_out_of_the_public_history(
    early: Proposition, vera: User, otto: User, client: Client
) -> None:
    before = client.get("/propositions/peace-treaty-early/").content
    version = propose_version(
        proposition=early, wording=replace(read_wording(early), text="Zanzibarite."), by=vera, reason="Other."
    )
    with pytest.raises(RefusedChange, match="why"):
        decline(version=version, by=otto, why=" ")
    decline(version=version, by=otto, why="Nobody says so.")
    assert numbers(early) == [(1, True, False), (2, False, True)]
    assert client.get("/propositions/peace-treaty-early/").content == before
    assert "Declined by otto: Nobody says so." in PropositionVersion.objects.get(pk=version.pk).reason


@pytest.mark.parametrize(
    ("changes", "reason", "why"),
    [({}, "x", "nothing is different"), ({"text": "x"}, "", "say why"), ({"supports": " "}, "x", "in words")],
)
def test_a_version_that_makes_no_sense_is_refused(
    changes: dict[str, Any], reason: str, why: str, early: Proposition, vera: User
) -> None:
    with pytest.raises(RefusedChange, match=why):
        propose_version(proposition=early, wording=replace(read_wording(early), **changes), by=vera, reason=reason)
    assert numbers(early) == [(1, True, False)]


def test_one_pair_of_eyes_is_recorded_as_such(early: Proposition, vera: User, wording: Wording, settings: Any) -> None:
    settings.TWO_PAIRS_OF_EYES = False
    made = propose_new(slug="ice", wording=wording, by=vera)
    version = made.versions.get()
    assert (made.is_approved, version.approved_by, version.reason) == (True, None, ONE_PAIR)
    propose_version(proposition=early, wording=replace(read_wording(early), text="Soon."), by=vera, reason="Shorter.")
    early.refresh_from_db()
    latest = early.versions.get(number=2)
    assert (early.text, latest.approved_by, latest.reason) == ("Soon.", None, f"Shorter.\n{ONE_PAIR}")


# At the desk ----------------------------------------------------------------------------------------------------------------


def test_two_editors_do_it_at_the_desk(client: Client, vera: User, otto: User, early: Proposition) -> None:
    client.force_login(vera)
    address = reverse("desk:proposition", args=[early.pk])
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields} | {"text": "Soon.", "reason": "Shorter."}
    assert client.post(address, values).status_code == 302
    page = client.get(address)
    assert (page.context["form"], page.context["waiting"]["is_own"]) == (None, True)
    decide = reverse("desk:proposition_decide", args=[early.pk, 2])
    client.post(decide, {"decision": "approve"})
    early.refresh_from_db()
    assert early.version == 1
    client.force_login(otto)
    assert client.get(decide).status_code == 302
    assert client.get(reverse("desk:propositions")).context["waiting"][0]["text"] == early.text
    client.post(decide, {"decision": "approve"})
    early.refresh_from_db()
    assert (early.version, early.text) == (2, "Soon.")


def test_a_new_one_is_proposed_at_the_desk(client: Client, vera: User) -> None:
    client.force_login(vera)
    values = {
        "text": "Ice melts.",
        "slug": "ice",
        "topic": Topic.objects.get(slug="energy").pk,
        "supports": "a",
        "opposes": "b",
    }
    answer = client.post(reverse("desk:proposition_new"), values)
    made = Proposition.objects.get(slug="ice")
    assert answer.headers["Location"] == reverse("desk:proposition", args=[made.pk])
    assert not made.is_approved
    assert "address" in str(client.post(reverse("desk:proposition_new"), values).context["form"].errors)
    assert client.get(reverse("admin:archive_proposition_add")).headers["Location"] == reverse("desk:proposition_new")
    where = {"app_label": "archive", "model_name": "position", "field_name": "proposition", "term": "Ice"}
    assert client.get(reverse("admin:autocomplete"), where).json()["results"] == []


@pytest.mark.parametrize("role", ["Editor", "Reviewer"])
def test_others_look_and_decide_nothing(role: str, client: Client, early: Proposition, vera: User) -> None:
    version = propose_version(
        proposition=early, wording=replace(read_wording(early), text="Soon."), by=vera, reason="x"
    )
    client.force_login(account("other", role))
    assert client.get(reverse("desk:proposition", args=[early.pk])).status_code == 200
    decide = reverse("desk:proposition_decide", args=[early.pk, version.number])
    assert client.post(decide, {"decision": "approve"}).status_code == 403
    assert client.get(reverse("desk:proposition_new")).status_code == 403


def test_the_list_takes_as_many_queries_with_more_rows(
    client: Client, vera: User, otto: User, wording: Wording
) -> None:
    client.force_login(vera)

    def count() -> int:
        client.get(reverse("desk:propositions"))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("desk:propositions"))
        return len(found)

    before = count()
    for number in range(3):
        propose_new(slug=f"ice-{number}", wording=replace(wording, text=f"Ice {number}."), by=otto)
    assert count() == before
