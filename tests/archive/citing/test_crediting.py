"""Credits: "Created by editing", with the source's licence, beside the archive's own layer with its own."""

from __future__ import annotations

import copy

from django.conf import settings

from archive.citing import Credits, credit
from archive.models import PublishedReport, Report
from tests.archive.citing.samples import document

LAYER = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_source_and_the_archive_s_layer_have_credits_of_their_own(seeds: dict[str, Report]) -> None:
    expected = Credits(
        source=(
            "Created by editing “Japan-Russia Summit Meeting” (Ministry of Foreign Affairs of Japan), "
            "https://www.mofa.go.jp/policy/economy/summit/2003/russia.html, access date not recorded; its licence, read "
            "November 2026: Public Data License 1.0."
        ),
        source_licence="Public Data License 1.0",
        source_licence_url="https://www.mofa.go.jp/about/legalmatters.html",
        archive=(
            "Outline, attribution, topics and positions: The Diplomacy Archive, edition 1.0 (November 21, 2026), published "
            "by The founding editors; licence: CC BY 4.0."
        ),
        archive_licence="CC BY 4.0",
        archive_licence_url="https://creativecommons.org/licenses/by/4.0/",
    )
    assert credit(document(seeds["001"]), licence=LAYER) == expected
    assert credit(PublishedReport.objects.get(report=seeds["001"]).head_data, licence=LAYER) == expected
    assert expected.as_dict()["source_licence"] == "Public Data License 1.0"


def test_what_is_not_known_of_a_source_is_said(seeds: dict[str, Report]) -> None:
    edition = copy.deepcopy(document(seeds["001"]))
    edition["record"]["source"] |= {"address": None, "licence": None, "licence_url": None}
    edition["record"]["title"] = ""
    found = credit(edition, licence=LAYER)
    assert found.source == (
        "Created by editing “Untitled record” (Ministry of Foreign Affairs of Japan), its licence is not recorded."
    )
    assert found.source_licence == found.source_licence_url == ""


def test_a_capture_is_named_with_its_day(seeds: dict[str, Report]) -> None:
    edition = copy.deepcopy(document(seeds["001"]))
    edition["record"]["source"]["captured_on"] = "2026-11-12"
    assert "russia.html, captured November 12, 2026; its licence" in credit(edition, licence=LAYER).source


def test_the_setting_has_what_credits_need(seeds: dict[str, Report]) -> None:
    found = credit(document(seeds["001"]), licence=settings.ARCHIVE_LICENCE)
    assert found.archive.endswith("licence: Creative Commons Attribution 4.0 International (CC BY 4.0).")
