"""A reader compares what two heads of government said on North Korea, sees whose account it is, and takes it away."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .hands import Hand, Keyboard, Mouse, follow

pytestmark = pytest.mark.django_db

SPEAKERS = {"junichiro-koizumi": "Junichiro Koizumi", "vladimir-putin": "Vladimir Putin"}
ACCOUNTS = {"own": "own account", "other": "the other side’s account"}

HANDS: dict[str, tuple[dict[str, Any], type[Mouse | Keyboard]]] = {
    "mouse": ({}, Mouse),
    "mouse, without JavaScript": ({"java_script_enabled": False}, Mouse),
    "keyboard": ({}, Keyboard),
}


@pytest.fixture(params=HANDS)
def hand_and_page(request: pytest.FixtureRequest, visit: Visit) -> tuple[Hand, Page]:
    options, kind = HANDS[request.param]
    page = visit(viewport={"width": 1280, "height": 900}, **options)
    return (Keyboard(page) if kind is Keyboard else Mouse()), page


def read_said(site: str) -> dict[str, dict[str, Any]]:
    """What the API has of the two on the topic in those years, by the statement's identifier."""
    found: dict[str, dict[str, Any]] = {}
    for speaker in SPEAKERS:
        address = f"{site}/api/v1/statements/?topic=korea&speaker={speaker}&date_after=2002&date_before=2003"
        with urlopen(f"{address}&page_size=200") as answer:
            found |= {statement["sid"]: statement for statement in json.load(answer)["results"]}
    return found


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """The fields of each reference, as a reference manager reads them."""
    records: list[dict[str, list[str]]] = []
    for line in text.splitlines():
        tag, value = line[:2], line[6:]
        assert line[2:6] == "  - ", line
        if tag == "TY":
            records.append({})
        records[-1].setdefault(tag, []).append(value)
    assert all(list(record)[-1] == "ER" for record in records)
    return records


def test_a_reader_compares_two_speakers_and_takes_the_list_away(
    hand_and_page: tuple[Hand, Page], site: str, tmp_path: Path
) -> None:
    hand, page = hand_and_page
    said = read_said(site)
    assert {person["person"]["slug"] for s in said.values() for person in s["speakers"]} >= set(SPEAKERS)
    page.goto("/")

    # The topic: who raised it when, as a picture and as a table.
    follow(page.get_by_role("navigation", name="Archive").get_by_role("link", name="Topics"), hand)
    follow(page.locator("main").get_by_role("link", name="Korean Peninsula", exact=True), hand)
    expect(page.locator("#attention svg").first).to_be_visible()
    expect(page.locator("#attention table")).to_be_hidden()
    hand.press(page.locator("#attention summary"))
    for speaker, account, keeper in (
        ("Junichiro Koizumi", "own account", "Ministry of Foreign Affairs of Japan"),
        ("Vladimir Putin", "the other side’s account", "Ministry of Foreign Affairs of Japan"),
        ("Junichiro Koizumi", "the other side’s account", "President of Russia (The Kremlin)"),
    ):
        rows = page.locator("#attention table tr").filter(has_text=speaker).filter(has_text=account)
        expect(rows.filter(has_text=keeper).first).to_be_visible()

    # The list: of both speakers, in those years.
    follow(page.get_by_role("link", name="Narrow them, or take them away"), hand)
    follow(page.locator(".narrowing").get_by_role("link", name="Vladimir Putin"), hand)
    follow(page.locator(".narrowing").get_by_role("link", name="Junichiro Koizumi"), hand)
    hand.write(page.get_by_label("From"), "2002")
    hand.write(page.get_by_label("Until"), "2003")
    follow(page.get_by_role("button", name="Search"), hand)
    for words in ("Speaker: Vladimir Putin", "Speaker: Junichiro Koizumi", "Topic: Korean Peninsula", "From: 2002"):
        expect(page.locator(".conditions li").filter(has_text=words)).to_be_visible()
    expect(page.locator(".found-count")).to_have_text(f"{len(said)} statements")

    # Each says who speaks, in which office, whose account it is, and who keeps the record.
    entries = page.locator(".found .entries > li")
    expect(entries).to_have_count(len(said))
    sids = []
    for entry in entries.all():
        place = entry.locator('a[href^="/s/"]').get_attribute("href") or ""
        statement = said[place.removeprefix("/s/")]
        facts = " ".join(entry.locator(".entry-facts").first.inner_text().split())
        for speaker in statement["speakers"]:
            assert f"{speaker['name']} ({speaker['office']['label']})" in facts
        assert ACCOUNTS[statement["account"]] in facts
        assert statement["record_keeper"]["label"] in facts
        assert statement["wording"] in facts
        sids.append(statement["sid"])

    # What is taken away are these, and no rendered words stand under a speaker's name.
    with page.expect_download() as download:
        hand.press(page.locator(".take-away").get_by_role("link", name="RIS"))
    download.value.save_as(tmp_path / "list.ris")
    records = read_ris((tmp_path / "list.ris").read_bytes().decode())
    assert [record["AN"] for record in records] == [[sid] for sid in sids]
    for record in records:
        statement = said[record["AN"][0]]
        keeper = statement["record_keeper"]["label"]
        if statement["wording"] == "rendered":
            assert record["AU"] == [f"{keeper},"]
            assert "no quotation of a speaker" in record["N1"][0]
        assert keeper in f"{record['AU']} {record['TI']}"
        assert record["UR"][0].startswith(f"{site}/s/{statement['sid']}/")

    # One statement in its context, and how it is cited.
    sid = next(s for s in sids if said[s]["wording"] == "rendered" and said[s]["account"] == "other")
    follow(entries.nth(sids.index(sid)).locator('a[href^="/s/"]'), hand)
    expect(page.locator("main")).to_contain_text("The Japanese ministry’s account.")
    expect(page.locator("main")).to_contain_text("in the Japanese ministry’s words")
    title = said[sid]["report"]["title"]
    for words in (f"Ministry of Foreign Affairs of Japan, “{title},”", "as summarised by the Japanese ministry", sid):
        expect(page.locator("#citation")).to_contain_text(words)

    # What a person is recorded as holding, each with the account that it rests on.
    follow(page.locator(".statement-facts, .facts").get_by_role("link", name="Vladimir Putin").first, hand)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vladimir Putin")
    hand.press(page.locator("#positions summary"))
    table = page.locator("#positions table")
    expect(table).to_be_visible()
    columns = table.locator("th").all_inner_texts()
    for row in table.locator("tbody tr").all():
        cells = dict(zip(columns, row.locator("td").all_inner_texts(), strict=True))
        assert cells["Account"] in {"own account", "the other side’s account", "common statement, as reported"}
        assert cells["Record-keeper"] in {"Ministry of Foreign Affairs of Japan", "President of Russia (The Kremlin)"}


def test_a_reader_copies_the_citation_of_what_was_found(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    page.get_by_label("Search the words of the records").fill('"peace treaty"')
    follow(page.get_by_role("button", name="Search"))
    expect(page.locator("mark").first).to_have_text("peace treaty")
    follow(page.locator(".narrowing").get_by_role("link", name="Vladimir Putin"))
    hit = page.get_by_role("listitem").filter(has_text="open mind")
    expect(hit).to_contain_text("other side’s account")
    follow(hit.get_by_role("link", name="1(2)(b)"))
    page.get_by_role("button", name="Copy citation").first.click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Ministry of Foreign Affairs of Japan, “Japan-Russia Summit Meeting,”")
    assert re.search(r"1\(2\)\(b\) \(Vladimir Putin, as .* by the .*Japan", copied)
    assert "/s/" in copied
    assert "“It is necessary" not in copied


def test_the_record_reads_without_javascript(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.goto("/reports/8GD5-1S06/")
    expect(page.locator("main")).to_contain_text("Russia has a strong desire to solve the territorial issue")
    follow(page.get_by_role("link", name="emended"))
    expect(page.locator("main")).to_contain_text("gratitude to the")


def test_the_first_stop_of_the_keys_leads_past_the_navigation(visit: Visit) -> None:
    page = visit()
    page.goto("/reports/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_be_visible()
