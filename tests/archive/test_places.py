"""Places in lists: they hold when a report is published anew, and within a record they follow its text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from archive.editing import Operation, apply
from archive.models import Report, Statement
from archive.models.identifiers import show
from archive.pages import turning
from archive.projecting import project_all
from archive.publishing import publish
from archive.searching import Query, find, finding
from diplomacy.accounts.models import User

Turn = Callable[[str], tuple[list[str], str]]


def change_and_publish(report: Report, editor: User, **values: str) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation("describe", values), expected_version=report.version, by=editor)
    publish(report=report, by=editor)


@pytest.fixture
def same_day(seeds: dict[str, Report], editor: User) -> dict[str, Report]:
    """The five reports, of events on one day."""
    for report in seeds.values():
        change_and_publish(report, editor, event_date="2003-05-30", place="Somewhere else")
    return seeds


def in_order(seeds: dict[str, Report]) -> list[str]:
    """The identifiers of the statements, the report that came last first, each report's in the order of its text."""
    rows = Statement.objects.filter(report__in=seeds.values()).order_by("-report_id", "ordinal")
    return [show(sid) for sid in rows.values_list("identity", flat=True)]


def api(client: Client, query: str) -> Turn:
    def turn(after: str) -> tuple[list[str], str]:
        page = client.get(after or f"/api/v1/statements/?fields=sid&page_size=5{query}").json()
        return [row["sid"] for row in page["results"]], page["next"] or ""

    return turn


def pages(client: Client, path: str) -> Turn:
    def turn(after: str) -> tuple[list[str], str]:
        page = client.get(after or path).content.decode()
        following = re.search(r'href="([^"]+)" rel="next"', page)
        found = re.findall(r'<p class="entry-facts"><a href="/s/([^"]+)">', page)
        return found, following[1].replace("&amp;", "&") if following else ""

    return turn


TURNS: dict[str, Callable[[Client], Turn]] = {
    "api": lambda client: api(client, ""),
    "api, filtered": lambda client: api(client, "&account=own&date_after=2003"),
    "api, by topic": lambda client: api(client, "&topic=korea"),
    "api, by speaker": lambda client: api(client, "&speaker=vladimir-putin"),
    "page of a topic": lambda client: pages(client, "/topics/korea/"),
    "page of a person": lambda client: pages(client, "/people/vladimir-putin/"),
    "search": lambda client: pages(client, "/search/?topic=korea"),
    "search, by words": lambda client: pages(client, "/search/?q=Japan"),
}


def walks(client: Client, between: Callable[[], object] = lambda: None) -> dict[str, list[str]]:
    """What all pages of each list have, with something happening between the first pages and the second."""
    turns = {name: turn(client) for name, turn in TURNS.items()}
    found, following = {}, {}
    for name, turn in turns.items():
        found[name], following[name] = turn("")
    assert all(following.values())
    between()
    for name, turn in turns.items():
        while after := following[name]:
            more, following[name] = turn(after)
            found[name] += more
    return found


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turning, "PAGE", 5)
    monkeypatch.setattr(finding.find, "__kwdefaults__", {"after": None, "limit": 5})


def test_a_publication_or_a_rebuild_between_two_pages_skips_and_repeats_nothing(
    client: Client, same_day: dict[str, Report], editor: User
) -> None:
    whole = walks(client)
    assert {name: len(set(found)) for name, found in whole.items()} == {
        name: len(found) for name, found in whole.items()
    }

    def publish_all() -> None:
        for report in same_day.values():
            change_and_publish(report, editor, place="Moscow")

    assert walks(client, publish_all) == whole
    assert walks(client, project_all) == whole


def test_what_one_record_has_stands_in_the_order_of_its_text(client: Client, same_day: dict[str, Report]) -> None:
    for name, found in walks(client).items():
        assert found == [sid for sid in in_order(same_day) if sid in set(found)], name
        assert len(found) > 5, name


def test_a_search_goes_on_after_its_words_were_published_anew(same_day: dict[str, Report], editor: User) -> None:
    query = Query(q="Japan")
    whole = [hit.text for hit in find(query, limit=500).hits]
    first = find(query, limit=9)
    for report in same_day.values():
        change_and_publish(report, editor, place="Moscow")
    rest = find(query, after=first.next, limit=500)
    assert [hit.text for hit in [*first.hits, *rest.hits]] == whole
    assert len(whole) > 20
