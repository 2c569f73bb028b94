"""Speeches and issued texts of one person: bylines, titles such as "Kask's speech", and whom a speech addresses."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.page.bylines import is_plain_name
from archive.parsing.words.dates import dates, is_dateline

OWN = "We thank the crews. I am opening the pier today.\n\nThe harbour is deep.\n\nOur work goes on."
ISSUED = "The Republic of Kenya condemns the raid on the ferry.\n\nThe crews deserve better."


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.kind.value, s.speakers) for s in parse(text).segments if s.path]


@pytest.mark.parametrize(
    ("head", "body", "who"),
    [
        ("The Ferry Sails Again\n\nMon, 04 May 2015 19:20:56 +0000\n\nMari K. Kask, Secretary of State", OWN, "Mari K. Kask"),
        ("A Raid on the Ferry\n\n4 May 2015\n\nMari Kask, Minister of Foreign Affairs", ISSUED, "Mari Kask"),
        ("Remarks at the Harbour Hall in Tartu\n\n2015-05-04T00:00:00+00:00\n\nMari Kask", OWN, "Mari Kask"),
        ("Address Accepting the Nomination\n\n2015-05-04T00:00:00+00:00\n\nJuhan T. Tamm", OWN, "Juhan T. Tamm"),
        ("Mari Kask's Tartu speech: Transcript\n\n27 Feb 16", OWN, "Mari Kask"),
        ("Here's Mari Kask's Harbour Announcement Speech\n\n16 Jun 15", OWN, "Mari Kask"),
        ("Speech by MOS Mari Lee Kask at the Harbour Launch\n\n4 May 2015", OWN, "Mari Lee Kask"),
    ],
    ids=["office", "a state speaks", "a speech in a place", "an initial", "whose", "here is", "an unknown office"],
)  # fmt: skip
def test_a_text_in_the_first_person_is_whose_byline_or_title_says_so(head, body, who):
    assert set(said(f"{head}\n\n{body}")) == {("statement", (who,))}


@pytest.mark.parametrize(
    "text",
    [
        "The Ferry Sails Again\n\n4 May 2015\n\nMari Kask, Harbour Correspondent\n\nThe ferry sails on Monday.\n\nTickets are cheap.",
        "The Ferry Sails Again\n\n4 May 2015\n\nMari Kask, Minister of Harbours\n\nThe ferry sails on Monday.\n\nTickets are cheap.",
        "Mari Kask's speech angers fishermen\n\n4 May 2015\n\nThe fishermen left the hall.\n\nThey want cheaper nets.",
        "Northern Harbour Chair's Statement\n\n4 May 2015\n\nThe lakes are cold.\n\nOur work goes on.",
    ],
    ids=["a journalist", "in the third person", "news of a speech", "an office's"],
)
def test_an_account_under_a_name_is_nobody_s_words(text):
    assert all(not speakers for _, speakers in said(text))


def test_those_whom_a_speech_addresses_are_no_bylines():
    text = (
        "Speech by Minister Mari Kask at the Harbour Launch\n\n4 May 2015\n\nFounders of Harbour Aid\n\nMr Juhan Tamm, Director, Harbour Trust\n\n"
        "Ladies and gentlemen\n\n1. Good evening, everyone. I am glad to be here.\n\n2. We have built a pier."
    )
    assert said(text) == [("statement", ("Mari Kask",))] * 3 + [("label", ()), ("statement", ("Mari Kask",))] * 2
    byline = "Speech by Mari Kask in Tartu\n\n4 May 2015\n\nMari Kask, Minister of Harbours\n\nLadies and gentlemen,\n\nI am glad to be here."
    assert [s.rule for s in parse(byline).segments][2] == "byline"


@pytest.mark.parametrize(
    ("line", "edtf"), [("16 Jun 15", "2015-06-16"), ("27 February 98", "1998-02-27"), ("3rd Oct 07", "2007-10-03")]
)
def test_a_year_of_two_figures_alone_on_its_line(line, edtf):
    assert is_dateline(line, 0, len(line))
    assert [date.edtf() for date in dates(line, 0, len(line))] == [edtf]
    assert dates(f"On {line} ferries sailed", 0, len(line) + 18)[0].year is None


def test_what_has_the_form_of_a_name():
    for line, expected in (("Mari Kask", True), ("Mari K. Kask", True), ("East Room, Tartu", False), ("Kask", False)):
        assert is_plain_name(line, 0, len(line)) is expected


def test_a_journalist_s_handle_under_a_title_is_the_page_s():
    text = f"Read Mari Kask's Speech on Harbours\n\nJuhan Tamm @juhan May 4, 2015 Updated: May 5, 2015\n\n{OWN}"
    assert [s.kind.value for s in parse(text).segments][:3] == ["title", "furniture", "statement"]
