"""A new person at the workbench: the office, the state and the day that the record prints are offered, never just written."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from archive.importing import import_record
from archive.models import Country, Name, Office, Person, Report, Tenure
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.archive.conftest import account, received
from tests.archive.test_looking_up import meant, talks

from .workbench import Desk

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def kenya() -> Country:
    found, _ = Country.objects.get_or_create(slug="kenya", defaults={"label": "Kenya"})
    return found


@pytest.fixture
def report(db: None) -> Report:
    return talks(4)


@pytest.fixture
def desk(report: Report, superuser: User) -> Desk:
    return Desk(report, superuser)


@pytest.fixture
def office(kenya: Country) -> Office:
    found = Office.objects.create(
        slug="head-of-kenyan-diplomacy", label="Minister of Foreign Affairs of Kenya", country=kenya
    )
    Name.objects.create(office=found, text="Foreign Minister", language="en")
    return found


def made(desk: Desk, **more: Any) -> Person:
    status, told = desk.post("people/", label="Barasa Otieno", **more)
    assert (status, told["slug"]) == (201, "barasa-otieno"), told
    return Person.objects.get(slug="barasa-otieno")


def test_what_is_printed_beside_the_name_is_offered(desk: Desk, kenya: Country, office: Office) -> None:
    # Of another state, and another office of this one: neither is what is printed.
    Office.objects.create(slug="harbour-minister", label="Harbour Minister of Kenya", country=kenya)
    assert desk.get("people/printed/", name="barasa  otieno") == (
        200,
        {
            "name": "barasa otieno",
            "surname": "otieno",
            "title": "Kenyan Foreign Minister",
            "country": {"slug": "kenya", "label": "Kenya"},
            "offices": [{"slug": office.slug, "label": office.label}],
            "new_office": "Kenyan Foreign Minister",
            "capacity": "holder",
            "day": {"value": "2003-03-04", "shown": "4 March 2003"},
        },
    )
    queries = desk.queries
    Office.objects.create(slug="another-head", label="Foreign Minister of Kenya", country=kenya)
    assert len(desk.get("people/printed/", name="Barasa Otieno")[1]["offices"]) == 2
    assert desk.queries == queries


@pytest.mark.parametrize("name", ["", "Nobody Printed", "Barasa\0Otieno"])
def test_of_what_is_not_printed_nothing_is_offered(desk: Desk, name: str) -> None:
    status, told = desk.get("people/printed/", name=name)
    assert (status, told["title"], told["country"], told["offices"], told["new_office"]) == (200, "", None, [], "")


def test_the_surname_is_what_the_record_prints_alone(superuser: User) -> None:
    text = (
        "Talks\n4 March 2003\nKenyan Foreign Minister Lin Meihua met Foreign Minister Juhan Tamm.\n"
        "Minister Lin said that the ferry would sail."
    )
    import_record(received(text, name="lin.txt"))
    told = Desk(Report.objects.get(identity="file:mofa-japan/lin.txt"), superuser).get(
        "people/printed/", name="Lin Meihua"
    )[1]
    assert (told["surname"], told["title"]) == ("Lin", "Kenyan Foreign Minister")


def test_nothing_is_made_that_is_not_asked_for(desk: Desk, report: Report, office: Office) -> None:
    person = made(desk)
    assert (person.country, list(person.tenures.all()), Office.objects.filter(label__icontains="Kenyan").count()) == (
        None,
        [],
        0,
    )
    # The name means the person now, in this record and in others.
    assert meant(report) == [("Barasa Otieno", "barasa-otieno", None, "")]


def test_the_office_holds_from_the_day_of_the_record_and_says_where_that_stands(
    desk: Desk, report: Report, kenya: Country, office: Office
) -> None:
    person = made(desk, country="kenya", office=office.slug, since=True)
    (tenure,) = Tenure.objects.filter(person=person)
    assert (tenure.office, tenure.capacity, tenure.start, tenure.start_certainty, tenure.end) == (
        office,
        "holder",
        "2003-03-04",
        "medium",
        "",
    )
    assert tenure.start_source == f"holds the office on this day in record {show(report.rid)}, Talks on Herring"
    assert person.country == kenya
    assert meant(report) == [("Barasa Otieno", "barasa-otieno", office.slug, "")]


def test_an_office_that_nobody_knows_is_made_with_its_state_and_excludes_nobody(desk: Desk, kenya: Country) -> None:
    person = made(desk, country="kenya", new_office="Kenyan Foreign Minister", capacity="acting")
    (tenure,) = Tenure.objects.filter(person=person).select_related("office__country")
    found = tenure.office
    assert (found.label, found.country, found.is_single_seat) == ("Kenyan Foreign Minister", kenya, False)
    assert (tenure.capacity, tenure.start, tenure.end) == ("acting", "", "")


def test_who_holds_the_single_seat_is_told_and_nothing_is_made(desk: Desk, office: Office) -> None:
    other = Person.objects.create(slug="wanja-rao", label="Wanja Rao", surname="Rao")
    Tenure.objects.create(person=other, office=office, start="2002-01-01")
    status, told = desk.post("people/", label="Barasa Otieno", office=office.slug, since=True)
    assert status == 422
    assert told["errors"][0]["message"].startswith(
        "Wanja Rao, Minister of Foreign Affairs of Kenya (2002-01-01–…) holds"
    )
    assert not Person.objects.filter(slug="barasa-otieno").exists()
    Tenure.objects.filter(person=other).delete()
    made(desk, office=office.slug, since=True)


def test_what_can_t_be_given_is_refused_and_nothing_is_made(desk: Desk, report: Report, office: Office) -> None:
    Report.objects.filter(pk=report.pk).update(
        event_date="2003", event_earliest="2003-01-01", event_latest="2003-12-31"
    )
    for wrong in (
        {"office": "no-such-office"},
        {"office": office.slug, "since": True},  # the record has no day
        {"office": office.slug, "capacity": "king"},
        {"office": 3},
        {"new_office": "x" * 300},
    ):
        assert desk.post("people/", label="Barasa Otieno", **wrong)[0] == 422, wrong
    assert not Person.objects.filter(slug="barasa-otieno").exists()
    assert not Office.objects.filter(label__startswith="xx").exists()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Editor", 201),
        ("Vocabulary editor", 201),
        ("Reviewer", 403),
        (None, 201),  # a single permission that a superuser has handed out
    ],
)
def test_who_may_add_a_person_may_give_this_one_an_office(
    report: Report, office: Office, role: str | None, expected: int
) -> None:
    somebody = account("somebody", role)
    if role is None:
        somebody.user_permissions.set(Permission.objects.filter(codename__in=["view_report", "add_person"]))
    desk = Desk(report, somebody)
    assert desk.get("people/printed/", name="Barasa Otieno")[0] == (200 if expected == 201 else 403)
    found = [
        desk.post("people/", label=label, **more)[0]
        for label, more in (
            ("A One", {}),
            ("B Two", {"office": office.slug, "since": True}),
            ("C Three", {"new_office": "Envoy"}),
        )
    ]
    assert found == [expected] * 3
    assert Person.objects.filter(label__in=["A One", "B Two", "C Three"]).count() == found.count(201)
