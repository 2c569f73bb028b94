"""The pictures of the pages: what they say, that the table says the same, and how they are taken away."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.authorities import merge_people
from archive.editing import Operation, apply
from archive.models import (
    Person,
    Proposition,
    PublishedPosition,
    PublishedReport,
    PublishedTopic,
    Report,
    Tenure,
    Topic,
)
from archive.models.identifiers import show
from archive.pages import pictures
from archive.publishing import publish, withdraw
from diplomacy.accounts.models import User

PAGES = {
    "/": ("timeline",),
    "/people/vladimir-putin/": ("offices", "positions"),
    "/topics/bilateral/": ("attention",),
    "/propositions/nuclear-question-by-diplomacy/": ("positions",),
    "/instruments/japan-russia-action-plan/": ("references",),
}
SUFFIXES = ("svg", "png", "csv")


def files() -> list[str]:
    return [f"{page}{name}.{suffix}" for page, names in PAGES.items() for name in names for suffix in SUFFIXES]


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode().removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def marks_of(svg: str) -> list[tuple[str, str]]:
    """Where each mark leads and what it is called."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*?aria-label="([^"]*)"', svg)
    return [(unescape(href), unescape(name)) for href, name in found]


def get_putin() -> Person:
    return Person.objects.get(slug="vladimir-putin")


def test_each_picture_has_a_title_that_says_what_was_found(seeds: dict[str, Report], client: Client) -> None:
    titles = {
        page: [
            unescape(title)
            for title in re.findall(r'class="picture-title"[^>]*>([^<]*)<', client.get(page).content.decode())
        ]
        for page in PAGES
    }
    assert titles == {
        "/": ["5 records of events from 14 October [2002] to 4 November 2003, by 2 record-keepers"],
        "/people/vladimir-putin/": [
            "Vladimir Putin held 1 office, in 2 terms, from 1999 to 2008",
            (
                "Vladimir Putin on 21 propositions, from 14 October [2002] to 1 September 2003: of 33 coded positions, 29 "
                "support, 1 mixed, 3 take no position"
            ),
        ],
        "/topics/bilateral/": [
            "“Japan–Russia relations” in 48 statements by 4 named speakers, from 14 October [2002] to 4 November 2003"
        ],
        "/propositions/nuclear-question-by-diplomacy/": [
            (
                "“The nuclear question on the Korean Peninsula should be settled by diplomacy.” – 3 holders, from 10 January "
                "2003 to 1 September 2003: of 5 coded positions, 5 support"
            )
        ],
        "/instruments/japan-russia-action-plan/": [
            "Japan-Russia Action Plan: 14 references, from 14 October [2002] to 4 November 2003"
        ],
    }


@pytest.mark.parametrize("page", PAGES)
def test_the_marks_the_table_and_the_file_have_the_same_numbers(
    seeds: dict[str, Report], client: Client, page: str
) -> None:
    html = client.get(page).content.decode()
    for name in PAGES[page]:
        figure = re.search(rf'<figure class="picture" id="{name}".*?</figure>', html, re.DOTALL)
        assert figure
        lines = re.findall(rf'<tr id="{name}-\d+">', figure[0])
        assert len(lines) == len(rows_of(client, f"{page}{name}.csv")) > 0
        for form in ("wide", "narrow"):
            drawn = re.search(rf'<div[^>]*class="pic pic-{form}".*?</div>', figure[0], re.DOTALL)
            assert drawn
            marks = marks_of(drawn[0])
            counted = sum(
                int((re.search(r": (\d+) (?:statements|positions|records|references)", said) or [0, 1])[1])
                for _h, said in marks
            )
            assert counted == (0 if name == "offices" else len(lines))
            fragments = {href for href, _said in marks if href.startswith("#")}
            assert all(f'<tr id="{fragment[1:]}">' in figure[0] for fragment in fragments)


def test_a_mark_leads_to_its_statement_and_says_whose_account_it_is(seeds: dict[str, Report], client: Client) -> None:
    marks = marks_of(client.get("/people/vladimir-putin/positions.svg").content.decode())
    names = {href.rpartition("/s/")[2]: name for href, name in marks}
    for row in PublishedPosition.objects.held_by("vladimir-putin"):
        said = names[row.data["statement"]["sid"]]
        assert f"record of the {row.data['record_keeper']['label']}" in said
    told = {
        account: [n for n in names.values() if f"; {account}," in n]
        for account in ("own account", "the other side’s account")
    }
    assert {account: len(found) for account, found in told.items()} == {
        "own account": len({p.part_id for p in PublishedPosition.objects.held_by("vladimir-putin") if p.data["statement"]["account"] == "own"}),
        "the other side’s account": len({p.part_id for p in PublishedPosition.objects.held_by("vladimir-putin") if p.data["statement"]["account"] == "other"}),
    }  # fmt: skip


def test_what_another_says_of_a_holder_is_nobody_s_own_account(seeds: dict[str, Report], client: Client) -> None:
    """Mr Putin says what Mr Koizumi holds: the statement is Mr Putin's own, the position is not Mr Koizumi's own."""
    told = [
        row for row in PublishedPosition.objects.held_by("junichiro-koizumi") if row.data["record_keeper"]["slug"] == "kremlin"
        and [who["name"] for who in row.data["speakers"]] == ["Vladimir Putin"]
    ]  # fmt: skip
    (position,) = told
    assert position.data["statement"]["account"] == "own"
    address = f"/s/{position.data['statement']['sid']}"
    marks = marks_of(client.get("/people/junichiro-koizumi/positions.svg").content.decode())
    (name,) = [name for href, name in marks if href.endswith(address)]
    assert "as Vladimir Putin says of the holder, own account, record of the President of Russia (The Kremlin)" in name
    (row,) = [
        r for r in rows_of(client, "/people/junichiro-koizumi/positions.csv") if r["Statement (URL)"].endswith(address)
    ]
    assert row["Said by another"] == "as Vladimir Putin says of the holder"
    assert (row["Evidence"], row["Coder"]) == (
        {"explicit": "explicit", "inferred": "inferred by one step"}[position.data["evidence"]],
        position.data["by"],
    )
    svg = client.get("/people/junichiro-koizumi/positions.svg").content.decode()
    assert "barred: somebody else says so of the holder" in svg


def test_a_statement_of_a_ministry_is_never_put_in_the_speaker_s_own_account(
    seeds: dict[str, Report], client: Client
) -> None:
    rows = rows_of(client, "/topics/bilateral/attention.csv")
    kept = {(row["Speaker"], row["Record-keeper"]): set() for row in rows}  # type: ignore[var-annotated]
    for row in rows:
        kept[row["Speaker"], row["Record-keeper"]].add((row["Account"], row["Wording"]))
    mofa, kremlin = "Ministry of Foreign Affairs of Japan", "President of Russia (The Kremlin)"
    assert {who for who, keeper in kept if keeper == mofa} >= {"Vladimir Putin", "Igor Ivanov", "Junichiro Koizumi"}
    assert kept["Vladimir Putin", mofa] == {
        ("the other side’s account", "rendered, in translation"), ("the other side’s account", "rendered"),
    }  # fmt: skip
    assert {account for account, _wording in kept["Vladimir Putin", kremlin]} == {"own account"}
    assert {account for account, _wording in kept["Junichiro Koizumi", kremlin]} == {"the other side’s account"}


@pytest.mark.parametrize("page", PAGES)
def test_no_note_takes_an_empty_place_for_silence(seeds: dict[str, Report], client: Client, page: str) -> None:
    html = client.get(page).content.decode()
    if {"attention", "positions"} & set(PAGES[page]):
        assert "that is no sign of silence" in html


@pytest.mark.parametrize("address", files())
def test_a_file_has_a_strong_etag_and_is_the_same_each_time(
    seeds: dict[str, Report], client: Client, address: str
) -> None:
    first, second = client.get(address), client.get(address)
    assert (first.status_code, first.content) == (200, second.content)
    assert re.fullmatch(r'"[0-9a-f]{32}"', first["ETag"])
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert first["Content-Type"] == {
        "svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8",
    }[address[-3:]]  # fmt: skip
    assert client.head(address).content == b""
    if address.endswith("svg"):
        assert ElementTree.fromstring(first.content).tag == "{http://www.w3.org/2000/svg}svg"
        texts = "".join(ElementTree.fromstring(first.content).itertext())
        for said in ("The Diplomacy Archive, http", "State of ", "Creative Commons Attribution 4.0"):
            assert said in texts
        assert " style=" not in first.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/people/nobody/offices.svg", "/people/nobody/positions.png", "/topics/nothing/attention.csv",
        "/propositions/nothing/positions.svg", "/timeline.gif", "/people/vladimir-putin/attention.svg",
        "/people/yasuhiro-yamashita/positions.svg",
    ],
)  # fmt: skip
def test_where_nothing_can_be_drawn_nothing_is_found(seeds: dict[str, Report], client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_merged_person_s_picture_has_moved_to_the_other(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    twin = Person.objects.create(slug="v-putin", label="V. Putin", surname="Putin")
    merge_people(person=get_putin(), into=twin)
    for name in ("offices", "positions"):
        response = client.get(f"/people/vladimir-putin/{name}.svg")
        assert (response.status_code, response["Location"]) == (301, f"/people/v-putin/{name}.svg")


def test_an_empty_archive_has_no_pictures(seeds: dict[str, Report], client: Client, editor: User) -> None:
    for report in seeds.values():
        withdraw(report=report, by=editor, reason="A test.")
    assert pictures.timeline_picture() is None
    assert client.get("/timeline.svg").status_code == 404
    assert "<svg" not in client.get("/").content.decode()


def test_a_picture_takes_as_many_queries_for_one_row_as_for_all(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    putin = get_putin()
    topic = Topic.objects.get(slug="bilateral")
    proposition = Proposition.objects.get(slug="nuclear-question-by-diplomacy")
    tenures = list(putin.tenures.with_offices())
    draws: dict[str, Any] = {
        "timeline": pictures.timeline_picture,
        "offices": lambda: pictures.office_picture(putin, tenures=tenures),
        "positions": lambda: pictures.person_positions_picture(putin, tenures=tenures),
        "attention": lambda: pictures.topic_attention_picture(topic),
        "proposition": lambda: pictures.proposition_picture(proposition),
    }

    def count() -> dict[str, int]:
        counts = {}
        for name, draw in draws.items():
            with CaptureQueriesContext(connection) as queries:
                assert draw() is not None, name
            counts[name] = len(queries)
        return counts

    everything = count()
    assert everything == {"timeline": 2, "offices": 0, "positions": 1, "attention": 1, "proposition": 2}
    for seed in ("001", "002", "003", "000"):
        withdraw(report=seeds[seed], by=editor, reason="A test.")
    assert PublishedReport.objects.count() == 1
    assert count() == everything


def test_only_the_newest_are_drawn_where_there_are_too_many_and_the_note_says_so(
    seeds: dict[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST", 7)
    topic = Topic.objects.get(slug="bilateral")
    found = pictures.topic_attention_picture(topic)
    assert found is not None
    newest = PublishedTopic.objects.of("bilateral").newest_first()[:7]
    assert {cell.href for line in found["lines"] for cell in line if cell.href.startswith("/s/")} == {
        f"/s/{show(row.part.identity_id or '')}" for row in newest
    }
    assert "Only the newest 7 statements are drawn." in found["notes"]
    held = pictures.person_positions_picture(get_putin())
    assert held is not None
    assert "Only the newest 7 are drawn." in held["notes"]
    monkeypatch.undo()
    whole = pictures.topic_attention_picture(topic)
    assert whole is not None
    assert not any("newest" in note for note in whole["notes"])


def test_many_records_are_drawn_by_year_with_links_to_their_lists(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.picturing.records.MOST_SINGLE", 4)
    monkeypatch.setattr("archive.picturing.strips.MOST_SINGLE", 4)
    found = pictures.timeline_picture()
    assert found is not None
    mofa, kremlin = "Ministry of Foreign Affairs of Japan", "President of Russia (The Kremlin)"
    assert sorted(tuple(cell.words for cell in line) for line in found["lines"]) == [
        (mofa, "Courtesy call", "2002", "1", "1 record"),
        (mofa, "Summit meeting", "2003", "1", "1 record"),
        (mofa, "Telephone talks", "2003", "2", "2 records"),
        (kremlin, "Press conference", "2003", "1", "1 record"),
    ]
    for line in found["lines"]:
        page = client.get(line[-1].href).content.decode()
        assert len(set(re.findall(r'<h[23]><a href="/reports/([^/"]+)/"', page))) == int(line[3].words)


def test_a_term_without_a_recorded_end_says_so(seeds: dict[str, Report], client: Client) -> None:
    svg = client.get("/people/yasuhiro-yamashita/offices.svg").content.decode()
    assert "held 1 office, from 1996 with no end recorded here" in svg
    assert "A broken tail: that end is not recorded here" in svg
    (row,) = rows_of(client, "/people/yasuhiro-yamashita/offices.csv")
    assert (row["Office"], row["To"]) == ("Professor, Tokai University", "not recorded")
    assert Tenure.objects.get(person__slug="yasuhiro-yamashita").start == "1996"


def test_what_only_an_undated_record_has_is_drawn_without_an_axis_and_without_offices(
    seeds: dict[str, Report], client: Client, superuser: User
) -> None:
    describe = Operation("describe", {"event_date": None, "dated": None})
    apply(report=seeds["001"], operation=describe, expected_version=seeds["001"].version, by=superuser)
    publish(report=seeds["001"], by=superuser, note="The date is in doubt.")
    page = client.get("/propositions/islands-no-delay/").content.decode()
    figure = page.partition("<figure")[2].partition("</figure>")[0]
    assert "without a date: of 1 coded position" in figure
    assert [words for words in re.findall(r"<text[^>]*>([^<]*)<", figure) if words == "no date"] == ["no date"] * 2
    assert not re.search("January|Jan 1|grey bands", figure)
    assert "The grey bands behind the rows" in client.get("/people/vladimir-putin/").content.decode()
