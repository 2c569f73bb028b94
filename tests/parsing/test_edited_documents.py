"""Documents of printed editions: what their titles look like, and what stands over and under them."""

import pytest

from archive.parsing import parse
from archive.parsing.page.edited_documents import is_document_title

TITLES = (
    "162. Memorandum of Conversation",
    "162. Memorandum of Conversation1",
    "1. Memorandum of Conversation",
    "Memorandum of a Conversation, Ministry of Ferries, Tallinn, August 5, 1958",
    "Memorandum From the Secretary of the Harbour Board (Tamm) to President Kask",
    "Telegram From the Embassy in Kenya to the Ministry of Ferries",
    "[Document 12] Minutes of the 3d Meeting of the Harbour Board",
    "44. Editorial Note",
    "Record of a Conversation between Minister Tamm and Minister Okafor",
)
OTHERS = (
    "Memorandum of Understanding on Ferries",
    "Minister Tamm sent a memorandum of conversation to the Board.",
    "3. Trade",
    "memorandum of conversation",
)


@pytest.mark.parametrize("line", TITLES)
def test_a_document_s_title_is_known_by_its_form(line: str):
    assert is_document_title(line, 0, len(line))


@pytest.mark.parametrize("line", OTHERS)
def test_what_only_speaks_of_a_document_is_no_such_title(line: str):
    assert not is_document_title(line, 0, len(line))


@pytest.mark.parametrize("title", ["162. Memorandum of Conversation", "1. Memorandum of Conversation"])
def test_under_the_edition_s_name_the_document_s_number_belongs_to_its_title_and_opens_no_section(title: str):
    text = (
        f"Papers on Foreign Relations, 1958, Volume IV, The Baltic Sea\n\n{title}\n\nTallinn, August 5, 1958\n\n"
        "SUBJECT\n\n- Ferries in winter\n\n- Lighthouses\n\nPARTICIPANTS\n\n- Minister Juhan Tamm\n\n- Ambassador Wanjiru Okafor\n\n"
        "Ambassador Okafor said that the ferry had been late.\n"
    )
    found = [(str(s.kind), s.path, text[s.start : s.end]) for s in parse(text).segments]
    assert found[:4] == [
        ("furniture", None, "Papers on Foreign Relations, 1958, Volume IV, The Baltic Sea"),
        ("title", None, title),
        ("dateline", None, "Tallinn, August 5, 1958"),
        ("heading", "p1", "SUBJECT"),
    ]
    assert ("heading", "p2", "PARTICIPANTS") in found
    assert found[-1][1] == "p3"


def test_notes_that_lead_back_to_their_marks_are_furniture():
    text = (
        "Memorandum of Conversation\n\nTallinn, August 5, 1958\n\nMinister Tamm said that the ferry had been late.1\n\n"
        "1. Source: Harbour Archive, box 4. ↩\n\n2. Not found.↩\n"
    )
    assert [str(s.kind) for s in parse(text).segments][-2:] == ["furniture", "furniture"]
