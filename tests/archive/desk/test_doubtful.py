"""Doubtful records: how much of each is doubtful, the most doubtful first, and those without any doubt."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.desk.lists import worklist
from archive.desk.lists.reports import Doubtful
from archive.importing import import_record
from archive.models import Flag, Report, Statement, Voice
from archive.reviewing.submitting import take
from diplomacy.accounts.models import User
from tests.archive.conftest import received

from .people import check_all
from .workbench import made

pytestmark = pytest.mark.usefixtures("seeds")

DOUBTFUL = "/admin/desk/lists/doubtful/"
RECORDS = "/admin/desk/lists/records/"


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def three(editor: User) -> dict[int, Report]:
    """Drafts of two, three and four statements, of which one, three and none are doubtful; all names are known."""
    found = {items: made(items, editor) for items in (2, 3, 4)}
    for items, report in found.items():
        doubtful = {2: 1, 3: 3, 4: 0}[items]
        rows = Statement.objects.filter(report=report).order_by("ordinal")
        rows.update(confidence=0.95)
        Statement.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:doubtful])).update(confidence=0.6)
        report.flags.all().delete()
    return found


def lines(desk: Client, path: str = DOUBTFUL, **query: str) -> list[tuple[int, str, str]]:
    """The record, what is doubtful, and what is open beside it."""
    found = desk.get(path, query).context["lines"]
    return [(int(line.key), line.cells[-1].words, line.cells[-1].note) for line in found]


def test_each_line_says_how_much_is_doubtful_and_the_most_doubtful_comes_first(
    desk: Client, three: dict[int, Report]
) -> None:
    assert Voice.objects.filter(statement__report__in=three.values(), person=None).count() == 0
    assert lines(desk) == [(three[3].pk, "3 of 3 doubtful", ""), (three[2].pk, "1 of 2 doubtful", "")]
    for n in range(3):
        Flag.objects.create(report=three[4], message=f"Look {n}.", revision=1)
    Flag.objects.create(report=three[2], message="Look.", revision=1)
    first, second, third = lines(desk)
    assert {first, second} == {(three[3].pk, "3 of 3 doubtful", ""), (three[4].pk, "0 of 4 doubtful", "3 flags")}
    assert third == (three[2].pk, "1 of 2 doubtful", "1 flag")


def test_what_somebody_has_checked_is_doubtful_no_more(desk: Client, three: dict[int, Report], editor: User) -> None:
    check_all(three[3], editor)
    assert lines(desk) == [(three[2].pk, "1 of 2 doubtful", "")]


def test_the_newest_comes_first_where_that_is_asked(desk: Client, three: dict[int, Report]) -> None:
    Report.objects.filter(pk=three[2].pk).update(sort_date="2009-01-01")
    assert [key for key, _words, _note in lines(desk)] == [three[3].pk, three[2].pk]
    assert [key for key, _words, _note in lines(desk, order="newest")] == [three[2].pk, three[3].pk]
    ways = desk.get(DOUBTFUL, {"order": "newest", "q": "Trade"}).context["ways"]
    assert [(way.href, way.is_current) for way in ways] == [
        (f"{DOUBTFUL}?q=Trade", False),
        (f"{DOUBTFUL}?q=Trade&order=newest", True),
        (f"{RECORDS}?state=draft&doubt=none", False),
    ]
    assert desk.get(DOUBTFUL, {"order": "oldest"}).status_code == 400


def test_pages_follow_each_other_to_the_last_and_all_are_taken_away_in_their_order(
    desk: Client, three: dict[int, Report], editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "COUNTED", 1)
    monkeypatch.setattr(Doubtful.page, "__defaults__", (1,))
    # As doubtful as the record of three, and in the archive for a shorter time: it comes before that.
    alike = made(5, editor)
    Statement.objects.filter(report=alike).update(confidence=0.95)
    alike.flags.all().delete()
    Flag.objects.bulk_create(Flag(report=alike, message="Look.", revision=1) for _ in range(3))
    there, address = [], DOUBTFUL
    while address:
        context = desk.get(address).context
        there += [int(line.key) for line in context["lines"]]
        address = context["next"]
    assert there == [alike.pk, three[3].pk, three[2].pk]
    taken = b"".join(desk.get(f"{DOUBTFUL[:-1]}.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert [line.split(",")[-2] for line in taken.splitlines()[1:]] == [
        "0 of 5 doubtful", "3 of 3 doubtful", "1 of 2 doubtful",
    ]  # fmt: skip


def test_who_may_not_edit_sees_no_list_and_what_others_have_taken_is_in_none(
    client: Client, three: dict[int, Report], editor: User
) -> None:
    assert client.get(DOUBTFUL).status_code == 302
    client.force_login(User.objects.create_user("reader", "reader@example.org", "a long password"))
    assert client.get(DOUBTFUL).status_code in (302, 403)
    take(report=three[3], by=editor)
    client.force_login(editor)
    assert [key for key, _words, _note in lines(client)] == [three[3].pk, three[2].pk]
    other = User.objects.create_superuser("other", "other@example.org", "a long password")
    client.force_login(other)
    assert [key for key, _words, _note in lines(client)] == [three[2].pk]


def test_a_place_in_one_order_is_none_in_the_other(
    desk: Client, three: dict[int, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Doubtful.page, "__defaults__", (1,))
    following = desk.get(DOUBTFUL).context["next"]
    assert [line.key for line in desk.get(following).context["lines"]] == [str(three[2].pk)]
    assert desk.get(f"{following}&order=newest").status_code == 400


def test_one_goes_on_from_where_a_record_stood_when_it_was_opened(
    desk: Client, three: dict[int, Report], editor: User
) -> None:
    other = made(5, editor)
    Statement.objects.filter(report=other).update(confidence=0.6)
    other.flags.all().delete()
    # 5 of 5, 3 of 3, 1 of 2: the first is passed over, the second is worked on, and the third comes.
    start = desk.get(f"{DOUBTFUL}next/")["Location"]
    assert f"/reports/{other.pk}/" in start
    second = desk.get(desk.get(start).context["steps"]["next"])["Location"]
    assert f"/reports/{three[3].pk}/" in second
    following = desk.get(second).context["steps"]["next"]
    check_all(three[3], editor)
    third = desk.get(following)["Location"]
    assert f"/reports/{three[2].pk}/" in third
    last: Any = desk.get(desk.get(third).context["steps"]["next"])
    assert last["Location"] == DOUBTFUL


def test_records_without_any_doubt_are_a_list_to_go_through(desk: Client, three: dict[int, Report]) -> None:
    def undoubted() -> list[int]:
        return [key for key, _words, _note in lines(desk, RECORDS, state="draft", doubt="none")]

    assert undoubted() == [three[4].pk]
    Flag.objects.create(report=three[4], message="Look.", revision=1)
    assert undoubted() == []
    assert desk.get(RECORDS, {"doubt": "some"}).status_code == 400


def test_an_open_name_is_a_doubt(desk: Client, three: dict[int, Report]) -> None:
    text = three[4].text.replace(
        "President Putin stated that the trade of item 1", "Envoy Zanzibarite stated that the trade of item 1"
    )
    import_record(received(text, name="envoy.txt"))
    report = Report.objects.get(identity="file:mofa-japan/envoy.txt")
    Statement.objects.filter(report=report).update(confidence=0.95)
    report.flags.all().delete()
    assert (report.pk, "0 of 4 doubtful", "1 name not identified") in lines(desk)
    assert report.pk not in [key for key, _words, _note in lines(desk, RECORDS, doubt="none")]


def test_a_page_asks_once_for_all_its_numbers_and_counts_none_of_them(
    desk: Client, three: dict[int, Report], editor: User
) -> None:
    numbers = []
    for more in (0, 2):
        for n in range(more):
            Statement.objects.filter(report=made(10 + n, editor)).update(confidence=0.5)
        desk.get(DOUBTFUL)
        with CaptureQueriesContext(connection) as queries:
            desk.get(DOUBTFUL)
        asking = [one["sql"] for one in queries if '"unsure"' in one["sql"]]
        counting = [one for one in queries if any(table in one["sql"] for table in ("archive_flag", "archive_voice"))]
        numbers.append((len(queries), len(asking), len(counting)))
    assert numbers[0] == numbers[1]
    assert numbers[0][1:] == (1, 0)
