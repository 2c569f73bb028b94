"""What a reading page says of itself, where its links lead, and how much it takes beside the words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Report
from archive.models.identifiers import show
from archive.rendering import Reading, addresses
from archive.rendering.blocks import compose_blocks
from tests.archive.addresses import STATEMENT
from tests.archive.pages.test_records import read
from tests.archive.pages.test_statement_pages import sids
from tests.archive.rendering.test_kept_pages import path_of


def metadata(page: str) -> list[tuple[str, str]]:
    return [
        (name, unescape(content))
        for name, content in re.findall(r'<meta name="((?:citation_|DC\.)[^"]+)" content="([^"]*)">', page)
    ]


def test_paths_are_those_of_the_pages() -> None:
    rid, sid = "7K3M9QXT", "HE06GTAT"
    assert {
        addresses.report_path(rid): reverse("archive:report", args=[show(rid)]),
        addresses.report_path(rid, 2): reverse("archive:report_edition", args=[show(rid), 2]),
        addresses.statement_path(sid): reverse("archive:statement", args=[show(sid)]),
        addresses.statement_path(sid, 2): reverse("archive:statement_edition", args=[show(sid), 2]),
        addresses.person_path("a-b"): reverse("archive:person", args=["a-b"]),
        addresses.topic_path("a-b"): reverse("archive:topic", args=["a-b"]),
        addresses.meeting_path("a-b"): reverse("archive:meeting", args=["a-b"]),
    } == {path: path for path in (
        "/reports/7K3M-9QXT/", "/reports/7K3M-9QXT/2/", "/s/HE06-GTAT", "/s/HE06-GTAT/2", "/people/a-b/", "/topics/a-b/", "/meetings/a-b/",
    )}  # fmt: skip


def test_links_to_citations_lead_somewhere(seeds: dict[str, Report], client: Client) -> None:
    for address in (path_of(seeds["001"]), f"/s/{show(STATEMENT)}"):
        page = read(client, address)
        links = set(re.findall(r'href="([^"]*/cite\.\w+)"', page))
        assert len(links) == 4
        for link in links:
            assert client.get(link).status_code == 200, link


def test_rendered_words_are_by_their_record_keeper_and_a_transcript_s_by_their_speaker(
    seeds: dict[str, Report], client: Client
) -> None:
    house = "Ministry of Foreign Affairs of Japan"
    statement = metadata(read(client, "/s/HE06-GTAT"))
    assert (
        "citation_title",
        f"Japan-Russia Summit Meeting, 1(2)(a) (Vladimir Putin, as summarised by the {house}, in translation)",
    ) in statement
    assert ("citation_author", house) in statement
    assert ("citation_public_url", "http://127.0.0.1:8000/s/HE06-GTAT/1") in statement
    assert ("citation_author", house) in metadata(read(client, path_of(seeds["001"])))
    record = seeds["004"].current_edition.document["record"]  # type: ignore[union-attr]
    part = next(p for p in record["parts"] if p["kind"] == "statement" and p["speakers"])
    transcript = metadata(read(client, f"/s/{show(part['sid'])}"))
    assert ("citation_author", part["speakers"][0]["person"]["label"]) in transcript
    assert ("citation_publisher", record["record_keeper"]["label"]) in transcript


def test_every_page_says_that_it_was_created_by_editing_and_under_which_licence(
    seeds: dict[str, Report], client: Client
) -> None:
    for address in (path_of(seeds["001"]), f"{path_of(seeds['001'])}1/", f"/s/{show(STATEMENT)}"):
        page = read(client, address)
        assert "Created by editing “Japan-Russia Summit Meeting” (Ministry of Foreign Affairs of Japan), " in page
        assert "its licence, read November 2026: Public Data License 1.0." in page
        assert "licence: Creative Commons Attribution 4.0 International (CC BY 4.0)." in page


def test_a_statement_takes_about_a_kilobyte_beside_its_words(seeds: dict[str, Report], client: Client) -> None:
    beside, number = 0, 0
    for report in seeds.values():
        page = read(client, path_of(report))
        for block in re.findall(r'<div class="block block-statement.*?</p>\n</div>\n</div>', page, re.DOTALL):
            words = re.search(r'<p class="words"[^>]*>(.*?)</p>', block)
            assert words
            beside += len(block.encode()) - len(words[1].encode())
            number += 1
    assert number == sum(len(sids(report)) for report in seeds.values())
    # About 200 of it are what the words say as data, with its addresses.
    assert beside / number < 1250


@pytest.mark.parametrize("seed", ["001", "004"])
def test_blocks_composed_for_a_part_of_the_page_are_those_of_the_whole(seeds: dict[str, Report], seed: str) -> None:
    edition = seeds[seed].current_edition
    assert edition is not None
    reading = Reading(edition=edition.document)
    parts = edition.document["record"]["parts"]
    ordinals = [index for index, part in enumerate(parts) if part["kind"] != "label"]
    whole = compose_blocks(reading)
    for first in range(0, len(ordinals) - 3, 5):
        wanted = ordinals[first : first + 3]
        found = compose_blocks(reading, wanted=wanted)
        # Names of places on a page are counted from what is on it.
        assert [{**b, "anchor": ""} for b in found] == [{**b, "anchor": ""} for b in whole[first : first + 3]]


def test_a_record_in_another_language_says_so_of_its_words_alone(seeds: dict[str, Report]) -> None:
    edition = seeds["001"].current_edition
    assert edition is not None
    record = {**edition.document["record"], "language": "ru"}
    blocks = compose_blocks(Reading(edition={**edition.document, "record": record}))
    assert {block["language"] for block in blocks} == {"ru"}
