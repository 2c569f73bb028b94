"""Two accounts add a person of one name, an office or a tenure at once: one of them is told what the other has made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from archive.desk.workbench import adding
from archive.models import Office, Person, Report, Tenure
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.archive.test_looking_up import talks

from .workbench import Desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seeds")]

NAME = "Barasa Otieno"


@pytest.fixture
def report(seeds: Any) -> Report:
    return talks(4)


@pytest.fixture
def desk(report: Report, superuser: User) -> Desk:
    return Desk(report, superuser)


def once(deed: Callable[[], Any]) -> Callable[..., None]:
    """What has somebody else do it on another connection, and nothing the second time."""
    deeds = [deed]

    def do(*_: Any) -> None:
        if deeds:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(_done, deeds.pop()).result()

    return do


def meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, deed: Callable[[], Any]) -> None:
    """Have it done when the function of that name has been asked and has its answer."""
    ask, do = getattr(adding, name), once(deed)

    def asked(*given: Any, **more: Any) -> Any:
        answer = ask(*given, **more)
        do()
        return answer

    monkeypatch.setattr(adding, name, asked)


def _done(deed: Callable[[], Any]) -> None:
    try:
        deed()
    finally:
        connection.close()


def add_person(name: str = NAME) -> Person:
    return Person.objects.create(slug="barasa-otieno", label=name, surname="Otieno")


@pytest.mark.parametrize("asked", ["_free_slug", "_existing", "surname_of"])
def test_who_adds_a_name_that_somebody_adds_meanwhile_is_told_of_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    meanwhile(monkeypatch, asked, add_person)
    status, told = desk.post("people/", label=NAME)
    assert (status, told["existing"]) == (422, [{"slug": "barasa-otieno", "label": NAME}])
    assert "There is somebody of this name already" in told["errors"][0]["message"]
    assert Person.objects.filter(label=NAME).count() == 1


def test_of_two_at_once_one_is_made(report: Report, superuser: User) -> None:
    barrier = Barrier(2)
    desks = [Desk(report, superuser), Desk(report, account("another", "Editor"))]

    def add(desk: Desk) -> tuple[int, Any]:
        barrier.wait()
        try:
            return desk.post("people/", label=NAME)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        made, refused = sorted(pool.map(add, desks), key=lambda answer: answer[0])
    assert (made[0], refused[0], refused[1]["existing"][0]["label"]) == (201, 422, NAME)


def test_another_person_whose_address_somebody_takes_meanwhile_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, "surname_of", lambda: add_person("Barasa Another"))
    monkeypatch.setattr(Person, "full_clean", lambda _: None)  # as where it is taken a moment later still
    status, told = desk.post("people/", label=NAME, is_another=True)
    assert (status, told) == (422, {"errors": [{"message": "This slug is taken: choose another one."}]})


def test_a_seat_that_somebody_gets_meanwhile_is_told_as_that(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office.objects.create(slug="harbour-chair", label="Chair of the Harbour", is_single_seat=True)
    other = Person.objects.create(slug="wanja-rao", label="Wanja Rao", surname="Rao")

    def give() -> None:
        Tenure.objects.create(person=other, office=office, start="2002-01-01")

    monkeypatch.setattr(Tenure, "full_clean", once(give))
    status, told = desk.post("people/", label=NAME, office=office.slug, since=True)
    message = "Somebody else holds this single-seat office in those days."
    assert (status, told) == (422, {"errors": [{"message": message}]})
    assert not Person.objects.filter(label=NAME).exists()


def test_an_office_that_somebody_adds_meanwhile_is_told_as_that(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def add() -> None:
        Office.objects.create(slug="harbour-chair", label="Harbour Chair")

    monkeypatch.setattr(Office, "full_clean", once(add))
    status, told = desk.post("people/", label=NAME, new_office="Harbour Chair")
    assert (status, "Somebody else has just added an office of this name" in told["errors"][0]["message"]) == (
        422,
        True,
    )
    assert not Person.objects.filter(label=NAME).exists()
