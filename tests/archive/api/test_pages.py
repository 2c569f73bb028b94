"""Pages of lists: whatever their size and direction, together they are the list; a cursor can't be made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from archive.api.keyset import BadCursor, Cursor
from archive.models import PublishedPart, PublishedTopic, PublishedVoice, Report
from tests.archive.api.conftest import REPORTS, STATEMENTS, Get

SITE = "http://127.0.0.1:8000"


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
    for model in (PublishedPart, PublishedVoice, PublishedTopic, Report):
        model.objects.update(sort_date=date(2003, 1, 1))


@pytest.mark.parametrize("size", range(1, 8))
@pytest.mark.parametrize(
    "address",
    [
        f"{STATEMENTS}?fields=sid&report=JT6MVQQ4",
        f"{STATEMENTS}?fields=sid&topic=korea",
        f"{STATEMENTS}?fields=sid&speaker=yoriko-kawaguchi",
        f"{STATEMENTS}?fields=sid&topic=energy&account=other",
        f"{REPORTS}?fields=rid",
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
    cursor = Cursor((date(2003, 9, 1), 17, -3), True)
    assert Cursor.read(cursor.write("list"), "list") == cursor


@pytest.mark.parametrize("change", [lambda c: c[:-1], lambda c: "x" + c, lambda c: c.replace(":", ""), lambda c: ""])
def test_a_cursor_that_was_changed_is_refused(change: Any) -> None:
    with pytest.raises(BadCursor):
        Cursor.read(change(Cursor((date(2003, 9, 1), 17), False).write("list")), "list")


def test_a_cursor_of_another_list_is_refused(get: Get, refused: Get) -> None:
    cursor = get(REPORTS, page_size="1")["next"].split("cursor=")[1]
    problem = refused(f"{STATEMENTS}?cursor={cursor}", 400)
    assert [error["parameter"] for error in problem["errors"]] == ["cursor"]
