"""One decision for a name in all records that print it: seen before, reversible after."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.changing.reverting import revert
from archive.desk.lists import settling
from archive.models import ChangeSet, Identification, Person, Report, Voice
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.archive.desk.test_lists import another

PAGE = "/admin/desk/names/?name=Zanzibarite"


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor who has signed in."""
    client.force_login(editor)
    return client


def who(report: Report) -> set[str | None]:
    return set(
        Voice.objects.filter(statement__report=report, name="Zanzibarite").values_list("person__slug", flat=True)
    )


def test_all_places_are_shown_by_house_and_date(desk: Client, draft: Report) -> None:
    later, earlier = another(7), another(3)
    context = desk.get(PAGE).context
    assert [str(group["keeper"]) for group in context["groups"]] == ["Ministry of Foreign Affairs of Japan"]
    lines = context["groups"][0]["lines"]
    assert [line["report"] for line in lines] == [earlier, draft, later]
    assert [line["statements"] for line in lines] == [2, 2, 2]
    assert all(line["is_ticked"] for line in lines)
    assert all(place["words"].endswith("Zanzibarite") for line in lines for place in line["places"])
    assert any(place["after"].startswith(" stated that the peace treaty") for place in lines[0]["places"])


def test_one_decision_settles_what_is_ticked_and_is_taken_back_as_one(
    desk: Client, draft: Report, editor: User
) -> None:
    second, third = another(6), another(7)
    zara = Person.objects.get(slug="zara-zanzibarite")
    answer = desk.post(PAGE, {"person": zara.pk, "reports": [draft.pk, second.pk], "note": "as elsewhere"})
    assert answer["Location"] == reverse("desk:list", args=["speakers"])
    assert [who(report) for report in (draft, second, third)] == [{"zara-zanzibarite"}, {"zara-zanzibarite"}, {None}]
    revert(change_set=ChangeSet.objects.get(), by=editor)
    assert [who(report) for report in (draft, second, third)] == [{None}] * 3
    assert not Identification.objects.filter(name="Zanzibarite").exists()


def test_what_is_more_than_a_form_holds_is_asked_about_next_with_the_same_person(
    desk: Client, draft: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "MOST", 1)
    another(6)
    zara = Person.objects.get(slug="zara-zanzibarite")
    context = desk.get(PAGE).context
    assert (context["number"], context["has_more"]) == (1, True)
    answer = desk.post(PAGE, {"person": zara.pk, "reports": [draft.pk]})
    assert answer["Location"] == f"{PAGE}&person={zara.pk}"
    assert desk.get(answer["Location"]).context["has_more"] is False


def test_a_decision_needs_a_person_or_that_nobody_can_be_named_and_a_record(desk: Client, draft: Report) -> None:
    zara = Person.objects.get(slug="zara-zanzibarite")
    for sent in (
        {"reports": [draft.pk]},
        {"person": zara.pk, "cannot_tell": "on", "reports": [draft.pk]},
        {"person": zara.pk},
    ):
        answer = desk.post(PAGE, sent)
        assert answer.status_code == 200
        assert answer.context["form"].errors
    assert who(draft) == {None}
    assert desk.get("/admin/desk/names/?name=Nobody+At+All")["Location"] == reverse("desk:list", args=["speakers"])
    assert desk.get("/admin/desk/names/")["Location"] == reverse("desk:list", args=["speakers"])


def test_people_who_bear_the_name_are_offered(desk: Client, draft: Report) -> None:
    assert [str(person) for person in desk.get(PAGE).context["known"]] == ["Zara Zanzibarite"]


def test_the_form_asks_as_often_for_three_records_as_for_one(desk: Client, draft: Report) -> None:
    numbers = []
    for day in (0, 6):
        if day:
            another(day)
            another(day + 1)
        desk.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


@pytest.mark.parametrize(("role", "status"), [("Reviewer", 403), ("Vocabulary editor", 403), ("Editor", 200)])
def test_who_may_decide(client: Client, draft: Report, role: str, status: int) -> None:
    client.force_login(account("somebody", role))
    assert client.get(PAGE).status_code == status
