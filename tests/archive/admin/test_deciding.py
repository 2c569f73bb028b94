"""Who is meant by a name: one page for all reports, one decision for as many of them as are ticked."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.importing import import_record
from archive.models import Identification, Mention, Person, Report, Voice
from tests.archive.admin.conftest import report_page, sent
from tests.archive.conftest import DRAFT_TEXT, account, received
from tests.archive.test_looking_up import meant, talks

OPEN = "admin:archive_identification_open"
NAME = "Zanzibarite"


def decide_page(name: str = NAME, **query: object) -> str:
    tail = "".join(f"&{key}={value}" for key, value in query.items())
    return f"{reverse('admin:archive_identification_decide')}?name={name}{tail}"


@pytest.fixture
def second(draft: Report) -> Report:
    """Another report in which the same name stands."""
    import_record(received(DRAFT_TEXT.replace("August 5", "August 6"), name="second.txt"))
    return Report.objects.get(identity="file:mofa-japan/second.txt")


def who(report: Report) -> set[str | None]:
    return set(Voice.objects.filter(statement__report=report, name=NAME).values_list("person__slug", flat=True))


def test_names_are_listed_most_frequent_first(desk: Client, draft: Report, second: Report) -> None:
    context = desk.get(reverse(OPEN)).context
    assert [(row["name"], row["statements"], row["reports"]) for row in context["speakers"]] == [(NAME, 4, 2)]
    assert NAME not in [row["name"] for row in context["others"]]


def test_one_decision_stands_for_the_reports_that_are_ticked(desk: Client, draft: Report, second: Report) -> None:
    zara = Person.objects.get(slug="zara-zanzibarite")
    page = desk.get(decide_page())
    assert {place["report"].pk for place in page.context["places"]} == {draft.pk, second.pk}
    assert all(place["words"]["words"].endswith(NAME) for place in page.context["places"])
    answer = desk.post(decide_page(), sent(page, person=zara.pk, reports=[second.pk], note="as elsewhere"))
    assert answer["Location"] == reverse(OPEN)
    assert (who(second), who(draft)) == ({"zara-zanzibarite"}, {None})
    row = Identification.objects.get(report=second)
    assert (row.name, row.person, row.note, str(row.by)) == (NAME, zara, "as elsewhere", "ed")
    assert set(Mention.objects.filter(report=second, name=NAME).values_list("person", flat=True)) == {zara.pk}


def test_what_can_not_be_told_is_decided_and_asked_about_no_more(desk: Client, draft: Report) -> None:
    page = desk.get(decide_page())
    desk.post(decide_page(), sent(page, cannot_tell="on"))
    assert Identification.objects.get(report=draft, name=NAME).person is None
    assert NAME not in [row["name"] for row in desk.get(reverse(OPEN)).context["speakers"]]
    # The record's own page still says so, and the decision can be made anew there.
    assert desk.get(decide_page(report=draft.pk)).status_code == 200


@pytest.mark.parametrize("both", [False, True])
def test_a_person_or_that_it_can_not_be_told(both: bool, desk: Client, draft: Report) -> None:
    putin = Person.objects.get(slug="vladimir-putin")
    data = {"person": putin.pk, "cannot_tell": "on"} if both else {}
    answer = desk.post(decide_page(), sent(desk.get(decide_page()), **data))
    assert answer.context["form"].errors["person"] == ["Choose a person, or say that it can’t be told."]
    assert not Identification.objects.filter(report=draft, name=NAME).exists()


def test_the_decision_leads_back_to_where_it_was_asked_for(desk: Client, draft: Report) -> None:
    for back, expected in ((report_page(draft), report_page(draft)), ("//elsewhere.example/", reverse(OPEN))):
        address = decide_page(report=draft.pk, next=back)
        Identification.objects.filter(report=draft, name=NAME).delete()
        assert desk.post(address, sent(desk.get(address), cannot_tell="on"))["Location"] == expected


def test_a_new_person_comes_back_to_the_name(client: Client, draft: Report) -> None:
    client.force_login(account("all", "Administrator"))
    page = client.get(decide_page())
    add = client.get(page.context["new_person"])
    assert add.context["adminform"].form.initial["label"] == NAME
    answer = client.post(page.context["new_person"], sent(add, label="Z. Zanzibarite", slug="z-zanzibarite"))
    new = Person.objects.get(slug="z-zanzibarite")
    assert answer["Location"] == f"{reverse('admin:archive_identification_decide')}?name={NAME}&person={new.pk}"
    assert client.get(answer["Location"]).context["form"].initial["person"] == str(new.pk)


def test_a_new_person_whose_name_settles_all_of_it_is_said_to_be_meant(client: Client, draft: Report) -> None:
    client.force_login(account("all", "Administrator"))
    report = talks(4)
    address = client.get(decide_page("Barasa Otieno")).context["new_person"]
    answer = client.post(address, sent(client.get(address)), follow=True)
    assert [person for _name, person, _office, _why in meant(report)] == ["barasa-otieno"]
    assert answer.redirect_chain == [(reverse("desk:list", args=["speakers"]), 302)]
    told = [str(message) for message in answer.context["messages"]]
    assert told == ["“Barasa Otieno” means Barasa Otieno now, in each record where nobody was identified by it."]


def test_a_name_of_which_nothing_is_open_is_told_so(desk: Client, draft: Report) -> None:
    answer = desk.get(decide_page("Nobody At All"), follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Nothing is open on “Nobody At All” there."]


def test_the_pages_ask_as_often_for_three_rows_as_for_one(desk: Client, draft: Report) -> None:
    counts = []
    for number in range(3):
        for address in (reverse(OPEN), decide_page()):
            desk.get(address)
            with CaptureQueriesContext(connection) as queries:
                desk.get(address)
            counts.append(len(queries))
        text = DRAFT_TEXT.replace("August 5", f"August {number + 6}")
        import_record(received(text, name=f"more{number}.txt"))
    assert counts[4:] == counts[:2]
