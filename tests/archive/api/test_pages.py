"""Pages of lists: whatever their size and direction, together they are the list; a cursor can't be made up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from archive.api.keyset import BadCursor, Cursor
from archive.models import Person, PublishedPart, PublishedReport, PublishedTopic, PublishedVoice, Report
from tests.archive.api.conftest import PATHS, REPORTS, SITE, STATEMENTS, Get

NAMED_BY = {
    "reports": "rid",
    "editions": "sha256",
    **dict.fromkeys(("people", "offices", "countries", "meetings", "topics", "propositions"), "slug"),
}


def walk(client: Client, path: str, link: str) -> list[list[Any]]:
    """The identifiers of each page from `path` on, following `next` or `previous`."""
    pages = []
    address: str | None = path
    while address:
        page = client.get(address.removeprefix(SITE)).json()
        pages.append([next(iter(result.values())) for result in page["results"]])
        last, address = address, page[link]
    return [*pages, [last]]


@pytest.fixture
def same_day(seeds: dict[str, Report]) -> None:
    """All the seeds' events on one day, as if a thousand records shared it."""
    for model in (PublishedPart, PublishedReport, PublishedVoice, PublishedTopic, Report):
        model.objects.update(sort_date=date(2003, 1, 1))


@pytest.mark.parametrize("size", range(1, 8))
@pytest.mark.parametrize(
    "address",
    [
        f"{STATEMENTS}?fields=sid&report=JT6MVQQ4",
        f"{STATEMENTS}?fields=sid&topic=korea",
        f"{STATEMENTS}?fields=sid&speaker=yoriko-kawaguchi",
        f"{STATEMENTS}?fields=sid&topic=energy&account=other",
        f"{STATEMENTS}?fields=sid&country=japan&report=JT6MVQQ4",
        f"{STATEMENTS}?fields=sid&office=prime-minister-of-japan",
        f"{STATEMENTS}?fields=sid&mentioned=vladimir-putin",
        f"{STATEMENTS}?fields=sid&proposition=oil-pipeline-to-pacific",
        f"{PATHS['positions']}?fields=key&report=JT6MVQQ4",
        *(f"{PATHS[name]}?fields={field}" for name, field in NAMED_BY.items()),
    ],
)
def test_the_pages_of_a_list_are_the_list_in_both_directions(
    client: Client, seeds: dict[str, Report], address: str, size: int
) -> None:
    (whole,) = walk(client, f"{address}&page_size=200", "next")[:-1]
    *pages, [last] = walk(client, f"{address}&page_size={size}", "next")
    assert [name for page in pages for name in page] == whole
    assert all(len(page) == size for page in pages[:-1])
    *back, _ = walk(client, last, "previous")
    assert [name for page in reversed(back) for name in page] == whole


@pytest.mark.usefixtures("same_day")
@pytest.mark.parametrize("size", [1, 7, 40])
@pytest.mark.parametrize("query", ["", "&topic=korea", "&speaker=vladimir-putin"])
def test_many_rows_of_one_day_come_once_each(client: Client, query: str, size: int) -> None:
    (whole,) = walk(client, f"{STATEMENTS}?fields=sid&page_size=200{query}", "next")[:-1]
    *pages, _ = walk(client, f"{STATEMENTS}?fields=sid&page_size={size}{query}", "next")
    assert [sid for page in pages for sid in page] == whole
    assert len(set(whole)) == len(whole)


def test_the_first_page_has_none_before_it_and_the_last_none_after_it(get: Get) -> None:
    first = get(REPORTS, page_size="3")
    last = get(first["next"].removeprefix(SITE))
    assert (first["previous"], last["next"]) == (None, None)
    assert get(last["previous"].removeprefix(SITE)) == first


def test_a_page_says_the_same_tomorrow(get: Get) -> None:
    assert get(STATEMENTS, page_size="1")["next"] == get(STATEMENTS, page_size="1")["next"]


def test_links_keep_the_rest_of_the_query(get: Get) -> None:
    address = get(STATEMENTS, topic="korea", page_size="2", fields="sid,path")["next"]
    assert address.startswith(f"{SITE}{STATEMENTS}?topic=korea&page_size=2&fields=sid%2Cpath&cursor=")


def test_a_list_has_at_most_fifty_results_unless_asked(get: Get) -> None:
    assert len(get(STATEMENTS)["results"]) == 50


def test_a_cursor_is_read_as_it_was_written() -> None:
    moment = datetime(2026, 11, 21, 12, 0, 0, 5, tzinfo=UTC)
    for place in ((date(2003, 9, 1), 17, -3), (moment, 4), ("Ōta “x”", "ota"), ("2003?-09", 3), ("", "")):
        for is_before in (True, False):
            cursor = Cursor(place, is_before)
            assert Cursor.read(cursor.write("list"), "list") == cursor


@pytest.mark.parametrize("change", [lambda c: c[:-1], lambda c: "x" + c, lambda c: c.replace(":", ""), lambda c: ""])
def test_a_cursor_that_was_changed_is_refused(change: Any) -> None:
    with pytest.raises(BadCursor):
        Cursor.read(change(Cursor((date(2003, 9, 1), 17), False).write("list")), "list")


def test_a_cursor_of_another_list_is_refused(get: Get, refused: Get) -> None:
    cursor = get(REPORTS, page_size="1")["next"].split("cursor=")[1]
    problem = refused(f"{STATEMENTS}?cursor={cursor}", 400)
    assert [error["parameter"] for error in problem["errors"]] == ["cursor"]


@pytest.mark.parametrize(
    ("name", "other"), [("people", "offices"), ("meetings", "statements"), ("editions", "reports")]
)
def test_a_cursor_of_another_kind_of_list_is_refused(get: Get, refused: Get, name: str, other: str) -> None:
    cursor = get(PATHS[name], page_size="1")["next"].split("cursor=")[1]
    assert [error["parameter"] for error in refused(f"{PATHS[other]}?cursor={cursor}", 400)["errors"]] == ["cursor"]


def test_statements_with_two_speakers_of_one_side_come_once(client: Client, seeds: dict[str, Report]) -> None:
    voices = PublishedVoice.objects.of_country("japan").speaking()
    voice = voices.order_by("pk").first()
    assert voice is not None
    person = Person.objects.exclude(pk=voice.person_id).filter(country__slug="japan").earliest("pk")
    PublishedVoice.objects.create(
        part=voice.part, person=person, country=voice.country, capacity="speaker",
        sort_date=voice.sort_date, report_id=voice.report_id, rank=voice.rank,
    )  # fmt: skip
    for size in (1, 2, 50):
        *pages, _ = walk(client, f"{STATEMENTS}?fields=sid&country=japan&page_size={size}", "next")
        sids = [sid for page in pages for sid in page]
        assert len(sids) == len(set(sids)) == voices.values("part").distinct().count()
