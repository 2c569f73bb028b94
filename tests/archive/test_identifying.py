"""Who is meant by a name, and in which office that day."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.identifying import DECIDED_UNKNOWN, NOT_KNOWN, SEVERAL, SURNAME_ONLY, Identifier
from archive.models import Identification, Office, Person, Report, Tenure

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["003"]


def identify(report: Report, name: str, title: str = "") -> tuple[str | None, str | None, str]:
    found = Identifier(report=report, names=[name]).identify(name, title=title)
    return (
        found.person.slug if found.person else None,
        str(found.tenure.office) if found.tenure else None,
        found.unresolved,
    )


@pytest.mark.parametrize(
    ("name", "title", "person", "unresolved"),
    [
        ("Igor Ivanov", "", "igor-ivanov", ""),
        ("IGOR IVANOV", "", "igor-ivanov", ""),
        ("Владимир Владимирович Путин", "", "vladimir-putin", ""),
        ("Ivanov", "Russian Foreign Minister", "igor-ivanov", ""),
        ("Ivanov", "Minister of Defence", "sergei-ivanov", ""),
        ("Ivanov", "", None, SEVERAL),
        ("Bush", "", None, SURNAME_ONLY),
        ("Nemo Nobody", "President", None, NOT_KNOWN),
    ],
)
def test_a_name_and_its_title_name_a_person(
    report: Report, name: str, title: str, person: str | None, unresolved: str
) -> None:
    found, _, why = identify(report, name, title)
    assert (found, why) == (person, unresolved)


def test_the_office_is_that_of_the_day_of_the_event(report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(event_earliest=date(2000, 3, 1), event_latest=date(2000, 3, 1))
    report.refresh_from_db()
    found = Identifier(report=report, names=["Vladimir Putin"]).identify("Vladimir Putin")
    assert found.tenure is not None
    assert found.tenure.capacity == "acting"


def test_without_a_day_there_is_no_office(report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(event_earliest=date(2003, 1, 1), event_latest=date(2003, 12, 31))
    report.refresh_from_db()
    assert identify(report, "Vladimir Putin", "President") == ("vladimir-putin", None, "")


def test_of_two_offices_held_the_printed_one_counts(report: Report) -> None:
    day = date(2002, 2, 5)
    Report.objects.filter(pk=report.pk).update(event_earliest=day, event_latest=day)
    report.refresh_from_db()
    assert identify(report, "Yoriko Kawaguchi")[1] is None
    office = identify(report, "Yoriko Kawaguchi", "Minister of the Environment")[1]
    assert office is not None
    assert "Environment" in office


def test_an_editors_decision_wins_also_that_nobody_can_be_known(report: Report) -> None:
    Identification.objects.create(report=report, name="Igor Ivanov", person=Person.objects.get(slug="sergei-ivanov"))
    Identification.objects.create(report=report, name="Vladimir Putin", person=None)
    assert identify(report, "Igor Ivanov")[0] == "sergei-ivanov"
    assert identify(report, "Vladimir Putin") == (None, None, DECIDED_UNKNOWN)


def test_the_names_of_merged_people_mean_the_last_heir(report: Report) -> None:
    last = Person.objects.create(slug="last", label="Somebody Else", surname="Else")
    middle = Person.objects.create(slug="middle", label="Somebody", surname="Body", merged_into=last)
    Person.objects.filter(slug="igor-ivanov").update(merged_into=middle)
    assert identify(report, "Igor Ivanov") == ("last", None, "")
    Identification.objects.create(report=report, name="Mr X", person=Person.objects.get(slug="igor-ivanov"))
    assert identify(report, "mr x") == ("last", None, "")


FOREIGN = "Minister of Foreign Affairs of the Russian Federation"
PRESIDENT = "President of the Russian Federation"


@pytest.mark.parametrize(
    ("name", "title", "person", "office"),
    [
        ("Ivanov", "Foreign Minister", "igor-ivanov", FOREIGN),
        ("Ivanov", "Minister for Foreign Affairs of Russia", "igor-ivanov", FOREIGN),
        ("Ivanov", "Deputy Minister of Foreign Affairs", None, None),
        ("Ivanov", "First Deputy Foreign Minister", None, None),
        ("Ivanov", "Vice-Minister of Foreign Affairs", None, None),
        ("Ivanov", "Assistant to the Minister of Foreign Affairs", None, None),
        ("Ivanov", "former Foreign Minister", None, None),
        ("Ivanov", "Japanese Foreign Minister", None, None),
        ("Ivanov", "the", None, None),
        ("Ivanov", "Minister", None, None),  # there are two
        ("Putin", "President", "vladimir-putin", PRESIDENT),
        ("Putin", "President of Russia", "vladimir-putin", PRESIDENT),
        ("Putin", "Former President", None, None),
        ("Putin", "ex-President", None, None),
        ("Putin", "Acting President", None, None),  # not on that day
        ("Putin", "Honorary President", None, None),
        ("Putin", "Pres", None, None),
        ("Vladimir Putin", "Former President", "vladimir-putin", None),
        ("Vladimir Putin", "US President", "vladimir-putin", None),
        ("Vladimir Putin", "Mr", "vladimir-putin", PRESIDENT),
        ("Igor Ivanov", "Deputy Prime Minister and Minister of Foreign Affairs", "igor-ivanov", FOREIGN),
        ("Igor Ivanov", "Deputy Minister of Foreign Affairs", "igor-ivanov", None),
        ("Mikhail Kasyanov", "Chairman of the Government", "mikhail-kasyanov", "Chairman of the Government of the Russian Federation"),
    ],
)  # fmt: skip
def test_a_title_counts_whole(report: Report, name: str, title: str, person: str | None, office: str | None) -> None:
    assert identify(report, name, title)[:2] == (person, office)


def test_who_holds_an_office_as_acting_may_be_called_so(report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(event_earliest=date(2000, 3, 1), event_latest=date(2000, 3, 1))
    report.refresh_from_db()
    for title in ("Acting President", "President"):
        assert identify(report, "Putin", title)[:2] == ("vladimir-putin", PRESIDENT)


@pytest.fixture
def change_of_office() -> Office:
    """An office of which only the month of a change is known: Jane Early to John Late in September 2003."""
    office = Office.objects.create(slug="seat", label="Keeper of the Seal")
    for name, start, end in (("Jane Early", "2001", "2003-09"), ("John Late", "2003-09", "2005-01-01")):
        person = Person.objects.create(slug=name.lower().replace(" ", "-"), label=name, surname=name.split()[1])
        Tenure.objects.create(person=person, office=office, start=start, end=end)
    return office


@pytest.mark.parametrize(
    ("day", "name", "title", "holds"),
    [
        (date(2003, 8, 31), "Jane Early", "", True),
        (date(2003, 8, 31), "John Late", "", False),
        (date(2003, 9, 15), "Jane Early", "", False),  # it may have been the other
        (date(2003, 9, 15), "John Late", "", False),
        (date(2003, 9, 15), "Jane Early", "Keeper of the Seal", True),  # the record says so
        (date(2003, 9, 15), "John Late", "Keeper of the Seal", True),
        (date(2003, 9, 30), "John Late", "", True),  # since this day at the latest
        (date(2003, 9, 30), "Jane Early", "", False),
        (date(2003, 10, 1), "John Late", "", True),
        (date(2003, 10, 1), "Jane Early", "Keeper of the Seal", False),
        (date(2001, 5, 5), "Jane Early", "", True),  # nobody else can have
    ],
)
def test_in_the_month_of_a_change_only_the_record_tells_who_was_in_office(
    report: Report, change_of_office: Office, day: date, name: str, title: str, holds: bool
) -> None:
    Report.objects.filter(pk=report.pk).update(event_earliest=day, event_latest=day)
    report.refresh_from_db()
    assert identify(report, name, title)[1] == (change_of_office.label if holds else None)


def test_many_names_take_no_more_queries_than_one(
    report: Report, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for names in (["Igor Ivanov"], ["Igor Ivanov", "Vladimir Putin", "Yoriko Kawaguchi", "Nobody"]):
        with django_assert_num_queries(6):
            identifier = Identifier(report=report, names=names)
            for name in names:
                identifier.identify(name, title="President")
