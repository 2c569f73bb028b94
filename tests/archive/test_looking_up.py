"""Open names are looked up again when somebody of that name is made, or gets a name or an office; decided ones never."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.authorities import look_up_again
from archive.deciding import decide
from archive.identifying import DECIDED_UNKNOWN, NOT_KNOWN, SURNAME_ONLY
from archive.importing import import_record
from archive.models import Country, Mention, Office, Person, Report, Tenure, Voice
from diplomacy.accounts.models import User
from tests.archive.conftest import received

pytestmark = pytest.mark.usefixtures("seeds")

TEXT = (
    "Talks on Herring\n\nMarch {day}, 2003\n\nPresident Vladimir Putin met with Kenyan Foreign Minister Barasa Otieno.\n\n"
    "1. Herring\n\n(1) Foreign Minister Otieno stated that herring is a fish.\n\n"
)


def talks(day: int, by: User | None = None) -> Report:
    """A draft in which somebody speaks whom nobody knows."""
    import_record(received(TEXT.format(day=day), name=f"talks{day}.txt"), by=by)
    return Report.objects.get(identity=f"file:mofa-japan/talks{day}.txt")


def meant(report: Report) -> list[tuple[str, str | None, str | None, str]]:
    """Of whoever speaks: the name, the person, the office of that day, and why nobody is meant."""
    rows = Voice.objects.filter(statement__report=report, capacity="speaker").order_by("pk")
    return list(rows.values_list("name", "person__slug", "tenure__office__slug", "unresolved"))


def otieno(**values: Any) -> Person:
    return Person.objects.create(slug="barasa-otieno", label="Barasa Otieno", surname="Otieno", **values)


def in_office(person: Person) -> Tenure:
    kenya, _ = Country.objects.get_or_create(slug="kenya", defaults={"label": "Kenya"})
    office = Office.objects.create(slug="foreign-minister-of-kenya", label="Foreign Minister of Kenya", country=kenya)
    return Tenure.objects.create(person=person, office=office, start="2003")


def test_an_open_name_means_the_person_who_was_made_since() -> None:
    first, second = talks(4), talks(5)
    assert meant(first) == [("Barasa Otieno", None, None, NOT_KNOWN)]
    versions = [report.version for report in (first, second)]
    person = otieno()
    assert look_up_again(person=person) == 2
    for report, version in zip((first, second), versions, strict=True):
        assert meant(report) == [("Barasa Otieno", "barasa-otieno", None, "")]
        assert set(Mention.objects.filter(report=report, name="Barasa Otieno").values_list("person", flat=True)) == {
            person.pk
        }
        report.refresh_from_db()
        assert report.version == version
    assert look_up_again(person=person) == 0


def test_the_office_of_the_day_comes_along() -> None:
    report = talks(4)
    person = in_office(otieno()).person
    look_up_again(person=person)
    assert meant(report) == [("Barasa Otieno", "barasa-otieno", "foreign-minister-of-kenya", "")]


def test_what_was_decided_stays(editor: User) -> None:
    unknown, somebody = talks(4), talks(5)
    decide(name="Barasa Otieno", reports=[unknown], person=None, by=editor)
    decide(name="Barasa Otieno", reports=[somebody], person=Person.objects.get(slug="igor-ivanov"), by=editor)
    before = [meant(unknown), meant(somebody)]
    assert [rows[0][3] for rows in before] == [DECIDED_UNKNOWN, ""]
    assert look_up_again(person=otieno()) == 0
    assert [meant(unknown), meant(somebody)] == before
    assert before[1][0][1] == "igor-ivanov"


def test_who_is_meant_already_stays() -> None:
    report = talks(4)
    look_up_again(person=otieno())
    other = Person.objects.create(slug="another-otieno", label="Barasa Otieno", surname="Otieno")
    assert look_up_again(person=other) == 0
    assert meant(report)[0][1] == "barasa-otieno"


def test_a_name_that_still_means_nobody_says_why_as_it_is_now() -> None:
    import_record(received(TEXT.format(day=4).replace("Barasa Otieno", "Otieno"), name="talks4.txt"))
    report = Report.objects.get(identity="file:mofa-japan/talks4.txt")
    assert meant(report) == [("Otieno", None, None, NOT_KNOWN)]
    person = otieno()
    assert look_up_again(person=person) == 0
    assert meant(report) == [("Otieno", None, None, SURNAME_ONLY)]
    tenure = in_office(person)
    assert look_up_again(person=person) == 1
    assert meant(report) == [("Otieno", "barasa-otieno", tenure.office.slug, "")]


def test_nothing_in_the_bin_is_looked_up(superuser: User) -> None:
    report = talks(4)
    Report.objects.filter(pk=report.pk).update(binned_at=report.revisions.latest("number").at, binned_by=superuser)
    assert look_up_again(person=otieno()) == 0
    assert meant(report)[0][3] == NOT_KNOWN


def test_it_asks_as_often_for_three_records_as_for_one() -> None:
    person = otieno()
    counted = []
    for days in ((4,), (5, 6, 7)):
        reports = [talks(day) for day in days]
        # As before the person was there.
        Voice.objects.filter(person=person).update(person=None, tenure=None, unresolved=NOT_KNOWN)
        Mention.objects.filter(person=person).update(person=None, tenure=None, unresolved=NOT_KNOWN)
        with CaptureQueriesContext(connection) as queries:
            look_up_again(person=person)
        assert {meant(report)[0][1] for report in reports} == {"barasa-otieno"}
        counted.append(sum("SAVEPOINT" not in one["sql"] for one in queries))
    assert counted[0] == counted[1]
    assert counted[0] <= 15


def test_the_admin_looks_up_again_when_a_person_gets_a_name_or_an_office(client: Client, superuser: User) -> None:
    client.force_login(superuser)
    report = talks(4)
    person = Person.objects.create(slug="b-otieno", label="Otieno of Kisumu", surname="Kisumu")
    sent = {"text": "Barasa Otieno", "language": "en", "person": person.pk}
    assert client.post("/admin/archive/name/add/", sent).status_code == 302
    assert meant(report)[0][1] == "b-otieno"
