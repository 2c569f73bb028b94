"""The pages of networks: what the public sees of the published records, and scholars of the codings that are theirs to see."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.picturing.gathering import read_positions
from annotations.picturing.network_choices import KINDS, Choices, Published
from annotations.picturing.network_material import Material, gathered_material, read_published
from annotations.picturing.scope import Asked, Scope, Source
from archive.models import PublishedPart, Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.annotations.coded import JAPAN, Coded, make_coded, position
from tests.annotations.every_kind import EveryKind, make_every_kind
from tests.annotations.samples import post, signed_in
from tests.annotations.test_who_sees_codings import SEEN, client_of

pytestmark = pytest.mark.django_db

FILES = ("network.svg", "network.png", "network.graphml", "network.gexf", "ties.csv", "actors.csv")
PUTIN, KOIZUMI = "person:vladimir-putin", "person:junichiro-koizumi"


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode().removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def title_of(client: Client, address: str) -> str:
    found = re.search(r'class="picture-title"[^>]*>([^<]*)<', client.get(address).content.decode())
    return unescape(found[1]) if found else ""


def test_each_network_says_what_was_found(seeds: dict[str, Report], client: Client) -> None:
    when = "from 14 October 2002 to 4 November 2003"
    assert {kind: title_of(client, f"/networks/?kind={kind}") for kind in KINDS} == {
        "speaking": f"Who speaks to whom: 50 statements between 4 people, {when}",
        "congruence": f"Who holds the same: 17 ties between 6 holders, {when}",
        "conflict": f"Who holds the contrary: 1 tie between 6 holders, {when}",
        "subtract": f"Who is nearer, who further: 17 ties between 6 holders, {when}",
        "affiliation": f"Who takes up what: 6 holders on 27 propositions, {when}",
    }


def test_who_speaks_to_whom_is_counted_as_the_statements_say(seeds: dict[str, Report], client: Client) -> None:
    expected: Counter[tuple[str, str, bool]] = Counter()
    for part in PublishedPart.objects.statements():
        for speaker in part.data["speakers"]:
            for addressee in part.data["addressees"]:
                if speaker["person"] and addressee["person"]:
                    names = speaker["person"]["label"], addressee["person"]["label"]
                    expected[(*names, part.account in ("own", "common"))] += 1
    found = {
        (row["Speaker"], row["Addressee"], row["Known from the speaker’s own side"] != "0"): int(row["Statements"])
        for row in rows_of(client, "/networks/ties.csv")
    }
    assert found == dict(expected)


def counted(material: Material) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for one in material.stances:
        found[one.actor, one.proposition, one.direction, one.strength, one.account, one.date] += one.number
    return found


def test_what_the_database_counts_is_what_the_positions_are_one_by_one(seeds: dict[str, Report]) -> None:
    counts = read_published(Choices(kind="congruence"), Published())
    points = gathered_material(read_positions(Asked(Scope(Source.ARCHIVE)), by=None, most=5_000), 5_000)
    assert counted(counts) == counted(points)
    assert counts.actors == points.actors
    assert counts.claims == points.claims


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_leads_to_the_statements_that_it_counts(
    seeds: dict[str, Report], client: Client, kind: str
) -> None:
    rows = rows_of(client, f"/networks/ties.csv?kind={kind}")
    assert rows
    for row in rows:
        (address,) = [
            value for name, value in row.items() if name in ("Statements (URL)", "Weight (URL)", "Positions (URL)")
        ]
        page = client.get(address)
        assert page.status_code == 200
        shown = len(re.findall(r'<li class="entry">', page.content.decode()))
        if kind in ("speaking", "affiliation"):
            assert shown == int(row["Statements" if kind == "speaking" else "Positions"])
        else:
            assert shown >= 2 * int(row["Propositions"])


def test_a_record_that_is_withdrawn_is_in_no_network(
    seeds: dict[str, Report], client: Client, superuser: User
) -> None:
    withdraw(report=seeds["003"], reason="rights", by=superuser)
    assert "Igor Ivanov" not in client.get("/networks/").content.decode()
    assert client.get("/networks/tie/?one=person:igor-ivanov&other=person:yoriko-kawaguchi").status_code == 404
    for report in seeds.values():
        report.refresh_from_db()
        if report.state == Report.State.PUBLISHED:
            withdraw(report=report, reason="rights", by=superuser)
    for kind in KINDS:
        page = client.get(f"/networks/?kind={kind}")
        assert "There is nothing to draw" in page.content.decode()
        assert client.get(f"/networks/network.svg?kind={kind}").status_code == 404


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("date_after=2003-11", {"Igor Ivanov", "Yoriko Kawaguchi"}),
        ("date_before=2002", {"Junichiro Koizumi", "Vladimir Putin", "Yoriko Kawaguchi"}),
        ("record_keeper=kremlin", set()),
        ("topic=zanzibarite-question", set()),
        ("kind=congruence&accounts=own&record_keeper=kremlin", {"Vladimir Putin"}),
    ],
)
def test_a_network_is_narrowed_to_what_is_asked_for(
    seeds: dict[str, Report], client: Client, query: str, who: set[str]
) -> None:
    address = f"/networks/actors.csv?{query}"
    found = rows_of(client, address) if client.get(address).status_code == 200 else []
    assert {row.get("Who") or row.get("Who or what") for row in found} == who


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind=hairball", "“hairball” is none of: speaking, congruence, conflict, subtract, affiliation."),
        ("accounts=mine", "“mine” is none of: apart, own, other, both."),
        ("normalization=x&counting=y&scale=z", "Normalization"),
        ("least=-1", "Least weight of a tie: The least weight is a number from 0 on"),
        ("least=nan", "The least weight is a number"),
        ("least=%C2%B2", "The least weight is a number"),
        ("least=.", "The least weight is a number"),
        ("topic=Peace treaty", "Topic: This is not an identifier"),
        ("country=%00", "Ties of the side of: This is not an identifier"),
        ("date_after=2003-02-30", "From: This is not a date"),
        ("date_after=2003&date_before=2002", "Until: It lies before the day from which on you ask."),
        ("speaker=vladimir-putin", "There is no filter “speaker”."),
    ],
)
def test_what_cant_be_asked_is_said_and_never_fails(
    seeds: dict[str, Report], client: Client, query: str, words: str
) -> None:
    page = client.get(f"/networks/?{query}")
    assert page.status_code == 400
    assert words.lower() in unescape(page.content.decode()).lower()
    known = not query.startswith("speaker")
    assert client.get(f"/networks/network.svg?{query}").status_code == (404 if known else 200)
    assert client.get(f"/networks/tie/?{query}").status_code == 404


def test_the_public_pages_are_the_same_for_everybody_and_bounded(seeds: dict[str, Report], ann: User) -> None:
    for address in ("/networks/", *(f"/networks/{name}?kind=congruence" for name in FILES)):
        page = Client().get(address)
        assert page.content == signed_in(ann).get(address).content
        assert not page.cookies
        assert Client().get(address, headers={"if-none-match": page["ETag"]}).status_code == 304


def test_a_network_takes_as_many_queries_of_one_record_as_of_three(
    seeds: dict[str, Report], client: Client, superuser: User
) -> None:
    tie = f"/networks/tie/?kind=congruence&one={PUTIN}%20%5Bown%5D&other={KOIZUMI}%20%5Bother%5D"
    addresses = [f"/networks/{name}?kind={kind}" for name in ("", *FILES) for kind in KINDS] + [tie]
    numbers = []
    for left in (("002", "001", "004"), ("004",)):
        for name, report in seeds.items():
            report.refresh_from_db()
            if name not in left and report.state == Report.State.PUBLISHED:
                withdraw(report=report, reason="rights", by=superuser)
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                status = client.get(address).status_code
            if status == 200:
                found[address] = len(queries)
        numbers.append(found)
    both = numbers[0].keys() & numbers[1].keys()
    assert len(both) > len(FILES) * 3
    assert {address: numbers[0][address] for address in both} == {address: numbers[1][address] for address in both}
    assert max(max(found.values()) for found in numbers) <= 6


def test_the_files_hold_what_is_shown(seeds: dict[str, Report], client: Client) -> None:
    query = "?kind=subtract&accounts=both&normalization=Jaccard&least=0.1"
    ties = rows_of(client, f"/networks/ties.csv{query}")
    graphml = ElementTree.fromstring(client.get(f"/networks/network.graphml{query}").content)
    gexf = ElementTree.fromstring(client.get(f"/networks/network.gexf{query}").content)
    assert len(ties) == len(graphml.findall(".//{*}edge")) == len(gexf.findall(".//{*}edge"))
    assert {line["Who or what"] for line in rows_of(client, f"/networks/actors.csv{query}")} == {
        node.attrib["label"] for node in gexf.findall(".//{*}node")
    }
    assert all(abs(float(row["Weight"])) >= 0.1 for row in ties)
    svg = unescape(client.get(f"/networks/network.svg{query}").content.decode())
    assert "/networks/?kind=subtract&accounts=both&normalization=Jaccard&least=0.1#network-1" in svg
    assert client.get(f"/networks/network.png{query}").content[:8] == b"\x89PNG\r\n\x1a\n"


SCHOLARS = ("owner", "editor", "member", "former", "stranger")


def sees(client: Client, every: EveryKind, query: str, kinds: Iterable[str]) -> dict[str, set[str]]:
    """By place the kinds whose holders are in the network, to that visitor; `kinds` are those of whose ties is asked."""

    def words(name: str, more: str = "") -> str:
        answer = client.get(f"/notebook/networks/{name}?kind=affiliation&{more}{query}")
        assert answer.status_code in (200, 404)
        return answer.content.decode() if answer.status_code == 200 else ""

    ties = {
        kind: words("tie/", f"accounts=both&one={every.holders[kind]}&other=proposition:peace-treaty-early&")
        for kind in kinds
    }
    return {
        "page": every.held(words("").partition("<figure")[2]),
        "tie": {kind for kind, found in ties.items() if kind in every.held(found)},
        **{name: every.held(words(name)) for name in FILES if not name.endswith("png")},
    }


def test_who_sees_a_coding_in_a_network(seeds: dict[str, Report]) -> None:
    every = make_every_kind(SEEN, seeds)
    for name in SCHOLARS:
        client = client_of(every.coded, name)
        # A round that is blind is in nobody's network, not even its coder's own.
        seen = {kind for kind, by in SEEN.items() if name in by and kind != "in a blind round"}
        for place, kinds in sees(client, every, "", SEEN).items():
            assert kinds == seen, (name, place)
        shared = seen - {"private", "public", "hidden"} if name not in ("former", "stranger") else set()
        for place, kinds in sees(client, every, f"of=group:{every.coded.group.slug}", SEEN).items():
            assert kinds == shared, (name, place)
        for kind, project in every.projects.items():
            for place, kinds in sees(client, every, f"of=project:{project}", [kind]).items():
                assert kinds == shared & {kind}, (name, kind, place)


def test_nobody_sees_networks_of_codings_without_an_account(seeds: dict[str, Report], client: Client) -> None:
    for name in ("", "tie/", *FILES):
        assert client.get(f"/notebook/networks/{name}").status_code == 302


@pytest.mark.parametrize("value", ["group:nobody", "project:x", "nonsense", "decisions:", "all:x"])
def test_a_scope_that_is_not_there_is_not_found(seeds: dict[str, Report], ann: User, value: str) -> None:
    for name in ("", "tie/", *FILES):
        assert signed_in(ann).get(f"/notebook/networks/{name}?of={value}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "kind=speaking",
        "kind=x",
        "least=-1",
        "first=never",
        "first=2003-01-02&last=2003-01-01",
        "country=%00",
        "direction=x",
    ],
)
def test_what_scholars_cant_ask_is_said_and_never_fails(seeds: dict[str, Report], ann: User, query: str) -> None:
    client = signed_in(ann)
    page = client.get(f"/notebook/networks/?{query}")
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert client.get(f"/notebook/networks/network.svg?{query}").status_code == 404
    assert client.get(f"/notebook/networks/tie/?{query}").status_code == 404


def coded_by(coded: Coded, number: int) -> None:
    """So many codings: Mr Putin for the treaty, Japan against it."""
    for _at in range(number):
        body = [position(), position(holder=JAPAN, direction="opposes", strength=1)]
        post(coded.member, **coded.shared(body=body))


def test_scholars_networks_take_as_many_queries_of_one_coding_as_of_three(seeds: dict[str, Report]) -> None:
    coded = make_coded()
    client = client_of(coded, "owner")
    numbers = []
    for more in (1, 2):
        coded_by(coded, more)
        found = {}
        for name in ("", *FILES):
            address = f"/notebook/networks/{name}?of=group:{coded.group.slug}"
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found[name] = len(queries)
        numbers.append(found)
    assert numbers[0] == numbers[1]


def test_the_same_codings_make_the_network_of_the_page_and_of_the_files(seeds: dict[str, Report]) -> None:
    coded = make_coded()
    coded_by(coded, 2)
    client = client_of(coded, "editor")
    query = f"of=group:{coded.group.slug}&kind=conflict&accounts=both"
    (row,) = rows_of(client, f"/notebook/networks/ties.csv?{query}")
    assert (row["Holder"], row["Other holder"], row["Weight"], row["Propositions"]) == (
        "Japan", "Vladimir Putin", "1", "1",
    )  # fmt: skip
    page = client.get(f"/notebook/networks/?{query}").content.decode()
    assert "Who holds the contrary: 1 tie between 2 holders" in page
    behind = client.get(row["Weight (URL)"]).content.decode()
    assert len(re.findall(r'<li class="entry">', behind)) == 4
    assert behind.count("Japan: opposes less plainly") == 2
