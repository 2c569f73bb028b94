"""Items of English records with their hour or heading in brackets, and documents in a list with those who signed them."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.words.dates import is_dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("II. Working Lunch (from 1:15 p.m.)", False),
        ("2. Supper at the Harbour Hall (7:30 p.m.)", False),
        ("B. Signing Ceremony (4 May, 10:00 a.m.)", False),
        ("Riga (4 May 2003)", True),
        ("4 May 2003 (Riga)", True),
        ("From 1:15 p.m.", True),
    ],
)
def test_an_item_with_its_hour_in_brackets_is_no_dateline(line: str, *, expected: bool) -> None:
    assert is_dateline(line, 0, len(line)) is expected


def test_words_in_brackets_under_an_article_s_number_head_it():
    text = (
        "DRAFT CONVENTION ON FLOATING LAMPS\n\nThe Contracting Parties,\n\nHave agreed as follows:\n\nArticle 1\n\n[Lighting]\n\n"
        "The lamps shall be lit at dusk.\n\nArticle 2\n\n[Entry into Force]\n\nThis Convention shall enter into force in May.\n"
    )
    read = {text[p.start : p.end]: (p.kind, p.path) for p in parse(text).segments}
    assert read["[Lighting]"] == (Kind.HEADING, "1")
    assert read["The lamps shall be lit at dusk."] == (Kind.NARRATIVE, "1.p1")
    assert read["[Entry into Force]"] == (Kind.HEADING, "2")


@pytest.mark.parametrize(
    "under", ["Signed by: Mari Kask, Pilot", "Exchanged by Mari Kask and Juhan Tamm", "Signatories: Kask"]
)
def test_a_document_over_who_signed_it_heads_nothing(under: str) -> None:
    text = (
        "List of Outcomes: Visit of Prime Minister Kask to Kenya\n\nMay 4, 2003\n\nA. Documents\n"
        f"1. Agreement on Floating Lamps\n{under}\n2. Memorandum on Ferries\n{under}\n3. Programme for Pilots\nB. Announcements\n1. Two lamps\n"
    )
    kinds = {text[p.start : p.end]: p.kind for p in parse(text).segments}
    assert kinds["Agreement on Floating Lamps"] is kinds["Programme for Pilots"] is Kind.NARRATIVE
