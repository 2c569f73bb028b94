"""The page of pictures: what is drawn of what is asked, what is said where nothing is, and what is taken away."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.picturing import gathering, traces
from archive.models import PublishedPosition, Report
from tests.annotations.coded import Coded, address, code, make_coded, position
from tests.annotations.samples import SITE, post, signed_in

PAGE = "/notebook/pictures/"
# Mr Putin in Japan's record of 14 October 2002, and twice in that of 30 May 2003; in the Kremlin's of 10 January 2003.
OCTOBER, MAY, MAY_TOO, JANUARY = "8MZ5-ZAGE", "CKD5-NPT0", "HE06-GTAT", "C9SM-8F5F"
KOIZUMI = f"{SITE}/people/junichiro-koizumi/"


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def hold(coded: Coded, sid: str, direction: str = "supports", **members: Any) -> None:
    """A position of Mr Putin's on a treaty, read by the member and seen by the group."""
    strength = 2 if direction in ("supports", "opposes") else None
    body = [position(**{"direction": direction, "strength": strength, **members})]
    post(coded.member, **coded.shared(body=body, target=f"{SITE}/s/{sid}"))


def page(coded: Coded, query: str = "") -> str:
    response = signed_in(coded.editor).get(f"{PAGE}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def titled(words: str) -> str:
    [title] = re.findall(r'class="picture-title"[^>]*>([^<]*)<', words)
    return str(title)


def lines(client: Client, name: str, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{PAGE}{name}.csv?{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_mark_opens_its_quotation_and_a_shift_is_marked(coded: Coded) -> None:
    hold(coded, OCTOBER)
    hold(coded, JANUARY, "opposes")
    hold(coded, MAY, "opposes")
    words = page(coded)
    assert titled(words).endswith(": of 3 coded positions, 1 supports, 2 oppose; 1 shift")
    marks = re.findall(r'<a href="/s/([^"]*)" class="pic-mark [^"]*" aria-label="([^"]*)"', words)
    # Twice, wide and narrow. In the order of the rows: plain support, plain opposition.
    said = {sid: name for sid, name in marks}
    assert set(said) == {OCTOBER, JANUARY, MAY}
    assert "a shift from “supports plainly” of 14 October [2002]" in said[MAY]
    assert "the other side’s account, record of the Ministry of Foreign Affairs of Japan" in said[MAY]
    # The Kremlin's record is another account: what it says otherwise is no shift.
    assert "shift" not in said[JANUARY] + said[OCTOBER]
    assert "; member-of-coders: “It is necessary to look at" in said[MAY]
    [row] = [row for row in lines(signed_in(coded.editor), "positions") if row["Shift"]]
    assert row["Statement (URL)"] == f"{SITE}/s/{MAY}"
    assert row["Shift (URL)"] == f"{SITE}/s/{OCTOBER}"
    assert row["By whom coded"] == "member-of-coders"
    assert row["Record-keeper"] == "Ministry of Foreign Affairs of Japan"
    assert row["Quotation"].startswith("It is necessary to look at")
    assert re.fullmatch(rf"{SITE}/reports/8GD5-1S06/#annotation-[-0-9a-f]+", row["By whom coded (URL)"])


def test_what_is_asked_for_is_drawn(coded: Coded) -> None:
    hold(coded, OCTOBER)
    hold(coded, MAY, "opposes")
    hold(coded, JANUARY)
    hold(coded, MAY, holder=KOIZUMI)
    hold(coded, MAY_TOO, proposition=address(coded.claim))
    client = signed_in(coded.editor)

    def found(query: str) -> list[str]:
        sids = [row["Statement (URL)"].removeprefix(f"{SITE}/s/") for row in lines(client, "positions", query)]
        return sorted(sids)

    assert found("") == sorted([OCTOBER, MAY, JANUARY, MAY, MAY_TOO])
    assert found("holder=person:junichiro-koizumi") == [MAY]
    assert found(f"proposition={coded.claim.claim.guid}") == [MAY_TOO]
    assert found("proposition=peace-treaty-early&direction=opposes") == [MAY]
    assert found("account=own") == [JANUARY]
    assert found("account=told") == [MAY]
    assert found("first=2003-01-10&last=2003-05-29") == [JANUARY]
    assert found("of=group:coders&coder=member-of-coders&visibility=group&last=2002-12-31") == [OCTOBER]
    assert found(f"of=codebook:{coded.codebook.guid}") == [MAY_TOO]
    [told] = lines(client, "positions", "account=told")
    assert (told["Account"], told["Said by another"]) == ("the other side’s account", "as Vladimir Putin says of the holder")  # fmt: skip


def test_in_a_cell_the_accounts_are_counted_apart(coded: Coded) -> None:
    for sid in (OCTOBER, MAY, JANUARY):
        hold(coded, sid)
    named = re.findall(r'class="pic-mark [^"]*" aria-label="([^"]*)"', page(coded, "kind=matrix"))
    on = "A Japan–Russia peace treaty should be concluded at the earliest possible date., Vladimir Putin"
    own, other = f"{on}, 10 January 2003: ", f"{on}, 14 October [2002] – 30 May 2003: 2 positions"
    # Wide, and narrow.
    assert [name.startswith(own) for name in named] == [True, False] * 2
    assert named[1::2] == [other] * 2
    assert [row["Account"] for row in lines(signed_in(coded.editor), "matrix")] == [
        "own account", "the other side’s account", "the other side’s account",
    ]  # fmt: skip


def test_who_raised_what_is_asked_of_tags_or_of_codes(coded: Coded) -> None:
    body = [code(coded.entry("Firm"))]
    post(coded.member, **coded.shared(body=body, target=f"{SITE}/s/{MAY}"))
    client = signed_in(coded.editor)
    [row] = lines(client, "attention", "by=codes")
    assert (row["Topic or code"], row["Speaker"], row["By whom coded"]) == ("Firm", "Vladimir Putin", "member-of-coders")  # fmt: skip
    assert lines(client, "raised", f"by=codes&code={coded.entry('Firm').code.guid}") == [row]
    nothing = client.get(f"{PAGE}raised.csv?by=codes&code={coded.entry('Soft').code.guid}")
    assert nothing.status_code == 404
    assert "Drawn of: the record’s own tags, in the whole archive." in page(coded, "kind=raised")
    tagged = lines(client, "attention", "topic=peace-treaty&holder=person:yoriko-kawaguchi")
    assert {row["Topic or code"] for row in tagged} == {
        "Peace treaty",
        "Legacy of the past",
        "Conduct of the negotiations",
    }
    assert {row["By whom coded"] for row in tagged} == {"the record’s tags"}


def test_the_editors_positions_stand_beside_the_codings_in_rows_of_their_own(coded: Coded) -> None:
    hold(coded, MAY, proposition=f"{SITE}/propositions/islands-no-delay/")
    words = page(coded, "beside=on&proposition=islands-no-delay")
    assert "Beside the codings stand the editors’ positions" in words
    assert "the editors’ positions</text>" in words
    client, asked = signed_in(coded.editor), "proposition=islands-no-delay"
    alone, archive = lines(client, "positions", asked), lines(client, "positions", f"{asked}&of=archive")
    assert (len(alone), len(archive)) == (1, PublishedPosition.objects.on("islands-no-delay").count())
    both = lines(client, "positions", f"{asked}&beside=on")
    assert sorted(row["By whom coded"] for row in both) == sorted(row["By whom coded"] for row in alone + archive)


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_picture_is_taken_away(suffix: str, coded: Coded) -> None:
    hold(coded, MAY)
    response = signed_in(coded.editor).get(f"{PAGE}positions.{suffix}?of=group:coders")
    assert response["Content-Disposition"] == f'inline; filename="positions.{suffix}"'
    assert "no-store" in response["Cache-Control"]
    if suffix == "svg":
        assert "Codings shared with the group Coders" in response.content.decode()
        assert f'href="{SITE}/s/{MAY}"' in response.content.decode()
    else:
        assert response.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("of=group:others", 404, ""),
        ("of=nothing", 404, ""),
        ("of=all:1", 404, ""),
        ("of=project:nonsense", 404, ""),
        ("first=never", 422, "Enter a valid date."),
        ("first=2004-01-01&last=2003-01-01", 422, "The last day is before the first one."),
        ("kind=pie", 422, "Select a valid choice."),
        ("code=nonsense", 422, "There is no such code."),
        ("", 200, "Nothing has been coded here yet that you may see."),
        ("holder=person:nobody", 200, "Nothing that you may see fits."),
        ("of=group:coders", 200, "Nothing has been coded here yet that you may see."),
    ],
)
def test_what_can_t_be_drawn_is_said(query: str, status: int, said: str, coded: Coded) -> None:
    client = signed_in(coded.editor)
    response = client.get(f"{PAGE}?{query}")
    assert (response.status_code, said in response.content.decode()) == (status, True)
    assert client.get(f"{PAGE}positions.csv?{query}").status_code == 404 or query == "kind=pie"


def test_there_is_no_other_file(coded: Coded) -> None:
    hold(coded, MAY)
    client = signed_in(coded.editor)
    assert [client.get(f"{PAGE}{name}").status_code for name in ("positions.pdf", "pie.svg")] == [404, 404]


def test_with_more_than_fit_the_newest_are_drawn_and_it_says_so(coded: Coded, monkeypatch: pytest.MonkeyPatch) -> None:
    for sid in (OCTOBER, MAY, JANUARY):
        hold(coded, sid)
    monkeypatch.setattr(gathering.read_positions, "__kwdefaults__", {"most": 2})
    monkeypatch.setattr(traces, "MOST", 2)
    words = page(coded)
    assert "Only the newest 2 by the day of the event were looked at" in words
    assert titled(words).startswith("Vladimir Putin on “A Japan–Russia peace treaty")
    assert OCTOBER not in words


@pytest.mark.parametrize("query", ["", "kind=matrix", "kind=raised&by=codes", "of=group:coders&beside=on"])
def test_it_takes_as_many_queries_with_one_coding_and_with_three(query: str, coded: Coded) -> None:
    client = signed_in(coded.editor)
    taken = []
    for sid, direction, holder in (
        (MAY, "opposes", None),
        (JANUARY, "supports", KOIZUMI),
        (OCTOBER, "mixed", f"{SITE}/countries/japan/"),
    ):
        more = {"holder": holder} if holder else {}
        strength = 2 if direction != "mixed" else None
        body = [position(direction=direction, strength=strength, **more), code(coded.entry("Firm"))]
        post(coded.member, **coded.shared(body=body, target=f"{SITE}/s/{sid}"))
        with CaptureQueriesContext(connection) as queries:
            assert "picture-drawing" in client.get(f"{PAGE}?{query}").content.decode()
        taken.append(len(queries))
    assert taken == [taken[0]] * 3
    assert taken[0] <= 20
