"""A program and a page on one coding of one coder at the same moment: one is done after the other, or told to try again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from rest_framework.request import Request

from annotations.answering import Answered, Conflict, write_once
from annotations.models import Annotation, Round
from annotations.pages.answering import private
from annotations.projects.rounds import find_assignment, reveal_round
from annotations.projects.working import take_back
from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, make_coded
from tests.annotations.pages.test_projects import guid, make_round, statements
from tests.annotations.samples import LD, path, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


@pytest.fixture
def coding(coded: Coded) -> Annotation:
    """A code that the member has given her first statement in a round that isn't blind."""
    found, address = make_round(coded, is_blind="")
    desk = f"{address}code/{statements(found, coded.member)[0]}/"
    answer = signed_in(coded.member).post(desk, {"do": "codes-done", "codes": [guid(coded, "Firm")]})
    assert answer.status_code == 302, answer.content.decode()
    return Annotation.objects.get()


@pytest.fixture
def beside() -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Begins a deed on a connection of its own, and comes back once that waits for a lock; what it returns, later."""

    def do(deed: Callable[[], Any]) -> Any:
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:

        def begin(deed: Callable[[], Any]) -> Any:
            later = pool.submit(do, deed)
            until = time.monotonic() + 60
            with connection.cursor() as cursor:
                while not later.done() and time.monotonic() < until:
                    cursor.execute(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
                    )
                    if cursor.fetchone()[0]:
                        return later
                    time.sleep(0.01)
            pytest.fail(f"It waits for nothing: {later.result(timeout=1)}")

        yield begin


def put(coding: Annotation, user: Any) -> Callable[[], int]:
    """A program of the coder's reads the coding, and then sends it with another confidence; the answer's status."""
    client = signed_in(user)
    read = client.get(path(coding))
    body = json.loads(read.content)
    bodies = body["body"] if isinstance(body["body"], list) else [body["body"]]
    bodies[0]["confidence"] = 1
    sent = json.dumps(body)
    return lambda: client.put(path(coding), sent, content_type=LD, headers={"If-Match": read["ETag"]}).status_code


def test_a_page_that_has_the_round_gets_the_coding_for_which_a_program_waits(
    coded: Coded, coding: Annotation, beside: Any
) -> None:
    change = put(coding, coded.member)
    found = Round.objects.get()
    sid = coding.anchors.get().identity_id
    with transaction.atomic():
        assignment = find_assignment(coding_round=found, sid=sid, by=coded.member)
        assert assignment is not None
        Round.objects.select_for_update().order_by().get(pk=found.pk)
        waiting = beside(change)
        take_back(assignment=assignment, annotation=coding, by=coded.member)
    assert waiting.result() == 410
    coding.refresh_from_db()
    assert (coding.number, coding.deleted_at is None) == (1, False)


def test_a_round_that_is_revealed_gets_the_codings_of_which_a_program_changes_one(
    coded: Coded, coding: Annotation, beside: Any
) -> None:
    change = put(coding, coded.member)
    found = Round.objects.get()
    with transaction.atomic():
        Round.objects.select_for_update().order_by().get(pk=found.pk)
        waiting = beside(change)
        reveal_round(coding_round=found, by=coded.owner)
    assert waiting.result() == 400  # the round is closed
    coding.refresh_from_db()
    assert coding.number == 1


def test_a_program_that_comes_first_is_done_first(coded: Coded, coding: Annotation, beside: Any) -> None:
    change = put(coding, coded.member)
    found = Round.objects.get()
    with transaction.atomic():
        assert change() == 200
        waiting = beside(lambda: reveal_round(coding_round=found, by=coded.owner).revealed_at is not None)
    assert waiting.result() is True
    coding.refresh_from_db()
    assert coding.number == 2


def asked(user: User) -> Any:
    """A request of the account's, as a view has it."""
    request: Any = RequestFactory().post("/")
    request.user, request.session = user, {}
    request._messages = FallbackStorage(request)
    return request


def by_program(user: User, deed: Callable[[], None]) -> int:
    def write() -> Answered:
        deed()
        return Answered(200, "", b"{}")

    try:
        return write_once(Request(asked(user)), write).status
    except Conflict as refusal:
        return refusal.status_code


def by_page(user: User, deed: Callable[[], None]) -> int:
    @private
    def view(request: Any) -> HttpResponse:
        with transaction.atomic():
            deed()
        return HttpResponse("Done.")

    return view(asked(user)).status_code


@pytest.mark.parametrize("face", [by_program, by_page])
def test_of_two_that_wait_for_each_other_one_is_told_to_try_again(coded: Coded, face: Callable[..., int]) -> None:
    people, both = (coded.owner, coded.member), Barrier(2)

    def do(at: int) -> int:
        def deed() -> None:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL deadlock_timeout = '50ms'")  # after which it is looked for; else a second
            User.objects.select_for_update().get(pk=people[at].pk)
            both.wait()
            User.objects.select_for_update().get(pk=people[1 - at].pk)

        try:
            return face(people[at], deed)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(do, (0, 1))) == [200, 409]
