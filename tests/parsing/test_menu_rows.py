"""Menus printed as one row over a title, sections' names over crumbs, and what else a page prints at its head and foot."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.text.menu_rows import is_menu_row


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Press   Speeches   About the Port", True),
        ("Новости   Речи и интервью   Поездки", True),
        ("Home\tNews\tContact", False),  # a table's row
        ("STATEMENT   BY   PREMIER   KASK", False),
        ("Mari Kask   Juhan Tamm   Dana Okafor", False),
        ("Press   Speeches", False),
        ("REMARKS  BY  THE  HARBOUR MASTER", False),
        ("Riga   4 May 2003   Harbour House", False),
        ("We met.   We talked.   We left.", False),
    ],
)
def test_a_row_of_links_is_set_apart_by_several_blanks(line: str, expected: bool) -> None:
    assert is_menu_row(line) is expected


@pytest.mark.parametrize(
    "line",
    [
        "Press   Speeches   About the Port",
        "Meetings Coverage and Press Releases",
        "Documents",
        "Welcome to the website of the Harbour Board",
        "Authentic texts: English and Estonian.",
        "Registered by Kenya on 3 May 1985.",
    ],
)
def test_a_page_s_row_over_a_title_is_no_title(line: str) -> None:
    text = f"{line}\n\nMinister Kask meets Minister Okafor\n\n4 May 2003\n\nMinister Mari Kask met Minister Dana Okafor. She thanked her."
    assert [s.kind.value for s in parse(text).segments][:3] == ["furniture", "title", "dateline"]


@pytest.mark.parametrize(
    "line",
    [
        "(Release ID :204117)",
        "Print this release   Email   Tweet",
        "Site is designed and hosted by the Harbour Data Centre",
        "Previous Document | Next Document",
        "Persons in This Document",
        "04-11523   1207c (E)",
        "The Office of Website Management keeps this site for the harbour.",
    ],
)
def test_a_page_s_row_under_the_text_is_furniture(line: str) -> None:
    text = f"Minister Kask meets Minister Okafor\n\n4 May 2003\n\nMinister Mari Kask met Minister Dana Okafor.\n\n{line}\n"
    assert parse(text).segments[-1].kind == "furniture"


def test_how_secret_a_paper_is_stands_in_brackets_under_its_title() -> None:
    text = "Memorandum by Mari Kask of a conversation with\nthe Kenyan Minister\n(Most Secret)\nRIGA, 4 March 1941\n\n1. The Minister called on me.\n\n2. We went through the list."
    kinds = [s.kind.value for s in parse(text).segments][:3]
    assert kinds == ["title", "furniture", "dateline"]


def test_a_second_word_of_address_stands_in_brackets() -> None:
    text = "Talks\n\n4 May 2003\n\nHon. (Dr.) Mari Kask said that the ferry had sailed. Senhor Vaz Rebelo thanked her."
    assert [s.speakers for s in parse(text).segments if s.kind == "statement"] == [("Mari Kask",), ("Vaz Rebelo",)]
