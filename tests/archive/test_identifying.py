"""Who is meant by a name, and in which office that day."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.identifying import DECIDED_UNKNOWN, NOT_KNOWN, SEVERAL, SURNAME_ONLY, Identifier
from archive.models import Identification, Person, Report

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


def test_a_merged_person_is_not_proposed(report: Report) -> None:
    target = Person.objects.create(slug="other", label="Somebody Else", surname="Else")
    Person.objects.filter(slug="igor-ivanov").update(merged_into=target)
    assert identify(report, "Igor Ivanov") == (None, None, NOT_KNOWN)


def test_many_names_take_no_more_queries_than_one(
    report: Report, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for names in (["Igor Ivanov"], ["Igor Ivanov", "Vladimir Putin", "Yoriko Kawaguchi", "Nobody"]):
        with django_assert_num_queries(5):
            identifier = Identifier(report=report, names=names)
            for name in names:
                identifier.identify(name, title="President")
