"""Two editors, or an editor and an import, at the same moment on reports that may be accounts of one meeting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from archive.authorities.joining import RefusedJoin, decide
from archive.deciding import decide as decide_name
from archive.importing import Outcome, import_record
from archive.models import Meeting, MeetingProposal, Person, Report
from diplomacy.accounts.models import User
from tests.archive.conftest import account, received
from tests.archive.test_meeting_pairs import people, proposed, record, take_in, told

__all__ = ["people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("people")]

Beside = Callable[[Callable[[], Any]], Future[Any]]


@pytest.fixture
def beside() -> Iterator[Beside]:
    """Begins a deed on a connection of its own, and comes back once that waits for a lock; what it returns, later."""

    def do(deed: Callable[[], Any]) -> Any:
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:

        def begin(deed: Callable[[], Any]) -> Future[Any]:
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


def pair_of(one: str, other: str) -> MeetingProposal:
    return proposed().get(report__publisher__slug=one, other__publisher__slug=other)


def test_two_pairs_that_share_a_report_are_accepted_one_after_the_other(editor: User, beside: Beside) -> None:
    first, _second, third = (take_in(house) for house in ("o-house", "k-house", "third-house"))
    one, two = pair_of("third-house", "o-house"), pair_of("third-house", "k-house")
    with transaction.atomic():
        Report.objects.lock_together([first.pk, third.pk])
        later = beside(lambda: decide(proposal=two, state="accepted", by=editor))
        decide(proposal=one, state="accepted", by=editor)
    with pytest.raises(RefusedJoin, match="has been joined to the meeting"):
        later.result(60)
    (meeting,) = Meeting.objects.filter(date="2011-04-02")
    assert sorted(told()) == [
        ("k-house", "o-house", "settled"),
        ("k-house", meeting.slug, "open"),
        ("third-house", "k-house", "settled"),
        ("third-house", "o-house", "accepted"),
    ]


def test_one_pair_accepted_twice_makes_one_meeting(editor: User, beside: Beside) -> None:
    take_in("o-house"), take_in("k-house")
    pair = pair_of("k-house", "o-house")
    with transaction.atomic():
        decide(proposal=pair, state="accepted", by=editor)
        later = beside(lambda: decide(proposal=pair, state="accepted", by=editor))
    later.result(60)
    assert Meeting.objects.filter(date="2011-04-02").count() == 1


def test_two_meetings_of_one_name_get_two_addresses(editor: User, beside: Beside) -> None:
    for number in (1, 2):
        take_in("o-house", number), take_in("k-house", number)
    pairs = [
        proposed().get(report__identity=f"file:k-house/{number}.txt", other__identity=f"file:o-house/{number}.txt")
        for number in (1, 2)
    ]
    MeetingProposal.objects.filter(pk__in=proposed().exclude(pk__in=[pair.pk for pair in pairs])).delete()
    with transaction.atomic():
        decide(proposal=pairs[0], state="accepted", by=editor)
        later = beside(lambda: decide(proposal=pairs[1], state="accepted", by=editor))
    later.result(60)
    slugs = Meeting.objects.filter(date="2011-04-02").order_by("pk").values_list("slug", flat=True)
    assert [slug[-6:] for slug in slugs] == ["l-2011", "2011-2"]


def test_names_are_settled_in_two_reports_while_one_of_them_is_proposed_with_the_other(
    editor: User, people: dict[str, Person], beside: Beside
) -> None:
    first = take_in("o-house", more=" Tavi Orlund thanked Alba Venn.")
    text = record("k-house", more=" Tavi Orlund thanked Alba Venn.").text.replace("Kesten", "Kestenova")
    import_record(received(text, name="1.txt", publisher="k-house"))
    second = Report.objects.latest("pk")
    assert told() == []
    with transaction.atomic():
        Report.objects.lock_together([second.pk])
        later = beside(
            lambda: decide_name(name="Alba Venn", reports=[first, second], person=people["ruel"], by=editor)
        )
        decide_name(name="Mira Kestenova", reports=[second], person=people["kesten"], by=editor)
    later.result(60)
    assert told() == [("k-house", "o-house", "open")]


def test_an_import_does_not_wait_for_whoever_settles_a_name(
    editor: User, people: dict[str, Person], beside: Beside
) -> None:
    first = take_in("o-house", more=" Tavi Orlund thanked Alba Venn.")
    with transaction.atomic():
        decide_name(name="Alba Venn", reports=[first], person=people["ruel"], by=editor)
        with ThreadPoolExecutor(1) as pool:

            def take() -> Outcome:
                try:
                    with connection.cursor() as cursor:
                        cursor.execute("SET lock_timeout = '5s'")
                    return import_record(record("k-house")).outcome
                finally:
                    connection.close()

            assert pool.submit(take).result(60) is Outcome.CREATED
    assert told() == [("k-house", "o-house", "open")]


def test_who_decides_on_what_another_has_decided_meanwhile_is_told_so(editor: User, beside: Beside) -> None:
    reports = [take_in("o-house"), take_in("k-house")]
    pair, other = pair_of("k-house", "o-house"), account("mo", "Editor")
    with transaction.atomic():
        decide(proposal=pair, state="accepted", by=editor, expected="open")
        later = beside(lambda: decide(proposal=pair, state="refused", by=other, expected="open"))
    with pytest.raises(RefusedJoin, match=r"“ed” has decided on this meanwhile \(accepted\)"):
        later.result(60)
    assert {Report.objects.get(pk=report.pk).meeting for report in reports} == set(
        Meeting.objects.filter(date="2011-04-02")
    )
