"""Citations as text: who is the author, where the words stand, in which edition, by whose leave."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from archive.citing import NoSuchStatement, cite_record, cite_statement
from archive.models import Report
from archive.models.identifiers import show

SITE = "https://archive.example"
MOFA = "Ministry of Foreign Affairs of Japan"
EDITION = "The Diplomacy Archive, edition 1 (November 21, 2026)"
LICENCE = "Created by editing the source; its licence, read November 2026: Public Data License 1.0."


def document(report: Report) -> dict[str, Any]:
    assert report.current_edition is not None
    return report.current_edition.document


def cite(report: Report, identifier: str) -> str:
    parts = document(report)["record"]["parts"]
    sid = next(part["sid"] for part in parts if part.get("identifier") == identifier)
    return cite_statement(document(report), sid, site=SITE)


def test_a_record_is_cited_under_its_keeper(seeds: dict[str, Report]) -> None:
    assert cite_record(document(seeds["001"]), site=SITE) == (
        f"{MOFA}, “Japan-Russia Summit Meeting,” summary, May 30, 2003, {EDITION}, 8GD5-1S06, "
        f"{SITE}/reports/8GD5-1S06/1/. Source: https://www.mofa.go.jp/policy/economy/summit/2003/russia.html, access date not recorded. {LICENCE}"
    )


@pytest.mark.parametrize(
    ("seed", "identifier", "citation"),
    [
        (
            "001",
            "1.2.a#1",
            (
                f"{MOFA}, “Japan-Russia Summit Meeting,” May 30, 2003, 1(2)(a) (Vladimir Putin, as summarised by the "
                f"Japanese ministry, in translation), {EDITION}, HE06-GTAT, {SITE}/s/HE06-GTAT/1. "
                f"Source: https://www.mofa.go.jp/policy/economy/summit/2003/russia.html, access date not recorded. {LICENCE}"
            ),
        ),
        (
            "001",
            "p2#1",
            (
                f"{MOFA}, “Japan-Russia Summit Meeting,” May 30, 2003, para. 2 (no speaker named, as summarised by the "
                f"Japanese ministry, in translation), {EDITION}, W1CC-K289, {SITE}/s/W1CC-K289/1. "
                f"Source: https://www.mofa.go.jp/policy/economy/summit/2003/russia.html, access date not recorded. {LICENCE}"
            ),
        ),
        (
            "000",
            "1.1#2",
            (
                f"{MOFA}, “Telephone Talks Between Prime Minister Koizumi and Russian President Putin,” September 1, 2003, "
                f"1(1), statement 2 (Vladimir Putin, as summarised by the Japanese ministry), {EDITION}, 5KCV-FT4G, "
                f"{SITE}/s/5KCV-FT4G/1. Source: https://www.mofa.go.jp/region/europe/russia/talk0309.html, access date not recorded. {LICENCE}"
            ),
        ),
        (
            "002",
            "1.2.a#1",
            (
                f"{MOFA}, “Foreign Minister Kawaguchi's Courtesy Visit to Russian President Putin (Summary),” "
                "October 14, [2002], 1(2)(a) (Junichiro Koizumi, conveyed by Yoriko Kawaguchi, as summarised by the "
                f"Japanese ministry, in translation), {EDITION}, HFX4-SEVQ, {SITE}/s/HFX4-SEVQ/1. "
                f"Source: https://www.mofa.go.jp/region/europe/russia/fmv0210/summary.html, access date not recorded. {LICENCE}"
            ),
        ),
    ],
)
def test_rendered_words_are_cited_under_the_record_keeper(
    seeds: dict[str, Report], seed: str, identifier: str, citation: str
) -> None:
    assert cite(seeds[seed], identifier) == citation


def test_a_transcript_s_words_are_cited_under_their_speaker(seeds: dict[str, Report]) -> None:
    record = (
        "“Press Statements and Answers to Journalists’ Questions at a Joint Press Conference with Japanese Prime Minister "
        "Junichiro Koizumi,” President of Russia (The Kremlin), January 10, 2003"
    )
    source = "Source: http://en.kremlin.ru/events/president/transcripts/21833, access date not recorded. Created by editing the source; its licence, read November 2026: Creative Commons Attribution 4.0 International (CC BY 4.0)."
    citation = cite(seeds["004"], "t2.p1#1")
    sid = citation.split("), ")[-1].split(",")[0]
    assert citation == (
        f"Junichiro Koizumi, {record}, turn 2, para. 1 (transcript, in translation), {EDITION}, {sid}, "
        f"{SITE}/s/{sid}/1. {source}"
    )


def test_every_citation_says_where_which_edition_and_from_whom(seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        record = document(report)["record"]
        for part in record["parts"]:
            if part["kind"] == "statement":
                citation = cite_statement(document(report), part["sid"], site=SITE)
                assert f", {part['place']} (" in citation
                assert ", edition 1 (November 21, 2026), " in citation
                assert citation.count(show(part["sid"])) == 2
                assert record["record_keeper"]["label"] in citation
                for who in part["speakers"]:
                    assert who["person"]["label"] in citation
                words = record["text"][part["start"] : part["end"]]
                assert words not in citation
                assert re.findall(r"[“”]", citation) == ["“", "”"]


def test_what_is_not_known_is_left_out(seeds: dict[str, Report]) -> None:
    edition = copy.deepcopy(document(seeds["001"]))
    edition["record"]["source"] |= {"address": None, "licence": None}
    edition["record"]["event"]["date"] = edition["record"]["dated"] = None
    assert cite_record(edition, site=SITE) == (
        f"{MOFA}, “Japan-Russia Summit Meeting,” summary, n.d., {EDITION}, 8GD5-1S06, {SITE}/reports/8GD5-1S06/1/. "
        "Created by editing the source."
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2003-09", "September 2003"),
        ("2003", "2003"),
        ("2002?-10-14", "October 14, 2002?"),
        ("2002~-10", "ca. October 2002"),
        ("2002%", "ca. 2002?"),
        ("2003-05-30/2003-06-01", "May 30, 2003 – June 1, 2003"),
        ("2003-05/..", "May 2003 – …"),
        ("2003-21", "2003-21"),
        ("XXXX-12-18", "XXXX-12-18"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(seeds: dict[str, Report], written: str, shown: str) -> None:
    edition = copy.deepcopy(document(seeds["001"]))
    edition["record"]["event"]["date"] = written
    assert f"summary, {shown}, The Diplomacy Archive" in cite_record(edition, site=SITE)


def test_a_capture_is_named_with_its_day(seeds: dict[str, Report]) -> None:
    edition = copy.deepcopy(document(seeds["001"]))
    edition["record"]["source"]["captured_on"] = "2026-11-12"
    assert "russia.html, captured November 12, 2026. Created" in cite_record(edition, site=SITE)


def test_a_citation_names_the_first_number_alone(seeds: dict[str, Report]) -> None:
    edition = copy.deepcopy(document(seeds["001"])) | {"major": 2, "minor": 7}
    assert ", edition 2 (" in cite_record(edition, site=SITE)
    assert "/reports/8GD5-1S06/2/." in cite_record(edition, site=SITE)


def test_a_statement_of_another_record_is_not_cited(seeds: dict[str, Report]) -> None:
    with pytest.raises(NoSuchStatement):
        cite_statement(document(seeds["000"]), "HE06GTAT", site=SITE)


def test_a_title_that_says_its_form_says_it_once(seeds: dict[str, Report]) -> None:
    citation = cite_record(document(seeds["002"]), site=SITE)
    assert (
        "Courtesy Visit to Russian President Putin (Summary),” October 14, [2002], The Diplomacy Archive" in citation
    )


def test_a_translator_is_named_only_where_the_record_states_one(seeds: dict[str, Report]) -> None:
    for seed, manner in (
        ("001", "as summarised by the Japanese ministry"),
        ("004", "transcript"),
    ):
        edition = copy.deepcopy(document(seeds[seed]))
        part = next(p for p in edition["record"]["parts"] if p["kind"] == "statement" and p["speakers"])
        assert f"{manner}, in translation), The Diplomacy Archive" in cite_statement(edition, part["sid"], site=SITE)
        part["translation"] = {"from": "ja", "by": "A. N. Interpreter", "status": None}
        assert f"{manner}, translated by A. N. Interpreter), The" in cite_statement(edition, part["sid"], site=SITE)
        part["translation"] = None
        assert f"{manner}), The Diplomacy Archive" in cite_statement(edition, part["sid"], site=SITE)
