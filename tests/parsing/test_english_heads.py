"""Heads of English pages and memoranda, a town that ends a sentence, and an office printed shorter than before."""

from __future__ import annotations

import pytest

from archive.parsing import Kind, parse
from archive.parsing.page.heading_lines import could_be_heading
from archive.parsing.words.sentences import sentences


def test_a_town_with_its_district_may_end_a_sentence():
    text = "She met Minister Tamm in Washington, D.C. The Secretary thanked him. The D.C. office is closed."
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "She met Minister Tamm in Washington, D.C.",
        "The Secretary thanked him.",
        "The D.C. office is closed.",
    ]


def test_the_links_of_a_government_s_page_stand_over_the_title():
    head = "Language selection\nFrançais\nSearch Harbour.ca\nMENU\nYou are here:\nFrom: Harbour Affairs Tartu\n"
    text = f"{head}Minister Kask speaks with Minister Okafor\n4 May 2015\nMinister Mari Kask spoke with Minister Dana Okafor. She thanked her."
    kinds = [s.kind.value for s in parse(text).segments]
    assert kinds[:8] == ["furniture"] * 6 + ["title", "dateline"]


def test_an_office_is_printed_shorter_where_only_one_holds_the_longer():
    text = (
        "Telephone Call\n\n4 May 2015\n\nForeign Minister Juhan Tamm telephoned the Minister of State for Harbours, Ms. Mari Kask.\n\n"
        "The Minister of State thanked him for his words."
    )
    assert [s.speakers for s in parse(text).segments if s.kind == "statement"] == [("Mari Kask",)]


def test_the_fields_of_a_memorandum_are_no_headings():
    for line in ("PARTICIPANTS: The President; Prime Minister Juhan Tamm", "DATE, TIME AND PLACE: May 4, 1991, Tartu"):
        assert not could_be_heading(line, 0, len(line))
    assert could_be_heading("PARTICIPANTS", 0, 12)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Nairobi, Kenya)", True),
        ("(Riga)", True),
        ("(Novy Port, New York)", True),
        ("(En route to Nairobi)", True),
        ("(As delivered)", False),
        ("(Corrected copy)", False),
    ],
)
def test_a_town_in_brackets_under_the_house_is_where_it_issues(line: str, expected: bool) -> None:
    text = f"""THE GREEN HOUSE

Office of the Press Secretary
{line}

For Immediate Release                                 March 24, 1998

                            PRESS BRIEFING
                  BY SENIOR ADMINISTRATION OFFICIAL
                   ON THE MEETING OF THE PRESIDENT

                          Harbour Hotel
                          Nairobi, Kenya

7:05 P.M. (L)

MODERATOR: Good evening.

SENIOR ADMINISTRATION OFFICIAL: Thank you.
"""
    parts = parse(text).segments
    where = [p.kind for p in parts if text.startswith(line, p.start)]
    assert (where == [Kind.DATELINE]) is expected


@pytest.mark.parametrize(
    ("above", "title", "date"),
    [
        ("Estonia at the United Nations", "Statement by Ambassador Mari Kask on Ferries", "3 May 2022"),
        (
            "Permanent Mission of Estonia to the UN, New York",
            "Remarks by Ambassador Mari Kask on Ferries",
            "3 May 2022",
        ),
        ("Press Statements, Transcripts & Photos", "MFA Press Statement: Visit by Minister Mari Kask", "3 May 2022"),
        (
            "President's Secretariat",
            "President of Estonia condoles the loss of the ferry",
            "Posted On: 12 SEP 2016 5:45PM by PIB Riga",
        ),
        ("House of Representatives", "Northern Ferries", "Tuesday, 3 May 2022"),
    ],
)
def test_the_house_or_a_page_s_section_stands_over_the_title(above: str, title: str, date: str) -> None:
    text = f"{above}\n{title}\n{date}\n\nI am glad that the ferry sails. The lamps are lit, and the harbour is open.\n"
    parts = parse(text).segments
    assert [(p.kind, text[p.start : p.end]) for p in parts[:3]] == [
        (Kind.FURNITURE, above),
        (Kind.TITLE, title),
        (Kind.DATELINE, date),
    ]


def test_a_session_over_a_statement_is_not_a_mission_s_name() -> None:
    text = "Sixtieth Session of the Lake Council at the United Nations\nStatement by Ambassador Mari Kask\n3 May 2022\n\nI am glad.\n"
    assert text[: text.index("\n")] not in [
        text[p.start : p.end] for p in parse(text).segments if p.kind is Kind.FURNITURE
    ]
