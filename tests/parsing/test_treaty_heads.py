"""What stands over a treaty's text and a memorandum's list of those present, and captions that say by whom a picture is."""

import pytest

from archive.parsing import Kind, parse


def head(text: str, *kinds: Kind) -> list[str]:
    return [text[p.start : p.end] for p in parse(text).segments if p.kind in kinds]


@pytest.mark.parametrize("number", ["[C. 417. M. 152. 1926.]", "C.41.M.15.1926.VII.", "[A. 25. 1927. V.]"])
def test_the_number_of_a_document_over_a_treaty_s_title_in_two_lines_is_the_edition_s(number: str) -> None:
    text = (
        f"{number}\nDRAFT CONVENTION BETWEEN ESTONIA AND NORWAY\nCONCERNING FLOATING LAMPS\n"
        "The Government of Estonia and the Government of Norway,\nHave agreed on the following provisions :\n"
        "Article 1\nThe lamps shall be lit.\nArticle 2\nThe Contracting Parties shall light them.\n"
    )
    assert head(text, Kind.FURNITURE) == [number]
    assert head(text, Kind.TITLE) == ["DRAFT CONVENTION BETWEEN ESTONIA AND NORWAY\nCONCERNING FLOATING LAMPS"]


@pytest.mark.parametrize(
    "line", ["Subject: Landing rights", "SUBJECT: Ferries; lamps", "Subject(s): Ferries", "SUBJECT/S: Lamps"]
)
def test_the_subject_of_a_memorandum_is_no_paragraph(line: str) -> None:
    text = (
        f"Memorandum of Conversation\n\nRiga, May 14, 1948\n\n{line}\n\nParticipants:\n\nMr. Juhan Tamm, Minister\n\n"
        "Mr. Daudi Kerema, Counselor\n\n1. Mr. Tamm said that the lamp was lit.\n"
    )
    assert head(text, Kind.FURNITURE) == [line]
    assert [p.path for p in parse(text).segments if p.kind is Kind.HEADING] == ["p1"]


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Photo by the Harbour Office: Minister Tamm (right) and Minister Okafor", True),
        ("Photos by the dozen were taken, and Minister Tamm thanked the crew.", False),
    ],
)
def test_by_whom_a_picture_is_stands_before_its_caption(line: str, *, is_caption: bool) -> None:
    text = (
        f"Minister Tamm Meets Minister Okafor\n\n3 May 2005\n\n{line}\n\n"
        "Foreign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor of Kenya in Riga on 3 May.\n"
    )
    assert (line in head(text, Kind.FURNITURE)) is is_caption
