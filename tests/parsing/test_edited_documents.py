"""Documents of printed editions: what their titles look like, and what stands over and under them."""

import pytest

from archive.parsing import Kind, parse
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


@pytest.mark.parametrize(
    "number", ["701.9111/651: Telegram", "893.00/14312", "740.0011 Baltic War 1939/1234: Telegram"]
)
def test_under_the_archive_s_number_stands_the_title_and_a_telegram_s_own_number_opens_no_section(number: str):
    text = (
        f"{number}\n\nThe Chargé in Kenya (Kask) to the Minister of Ferries\n\n"
        "53. Your 50, May 21, 8 p.m.14 I have just had my first interview with the new Minister of Foreign Affairs.15\n\n"
        "He could not have been kinder and began the conversation by stating at once that the ferry would sail.\n\n"
        "He did not mention the lighthouse.16\n\n  1. Not printed.\n  2. Juhan Tamm.\n  3. See pp. 7 ff.\n"
    )
    parsed = parse(text)
    found = [(str(s.kind), s.path, text[s.start : s.end][:12]) for s in parsed.segments]
    assert found[:4] == [
        ("furniture", None, number[:12]),
        ("title", None, "The Chargé i"),
        ("narrative", "p1", "53. Your 50,"),
        ("statement", "p2", "He could not"),
    ]
    assert [s.path for s in parsed.segments if s.kind is Kind.LABEL] == ["1", "2", "3"]
    assert parsed.kind != "press conference"


def test_a_number_that_goes_on_is_an_item_s():
    text = "Talks in Riga\n\n53. Minister Tamm said that the ferry was late.\n\nHe left.\n\n54. Minister Okafor thanked him.\n"
    assert [s.path for s in parse(text).segments if s.kind is Kind.LABEL] == ["53", "54"]


@pytest.mark.parametrize("printed", ["Tamm15", "Tamm"])
def test_a_footnote_s_number_run_into_a_name_is_no_part_of_it(printed: str):
    parsed = parse(f"Talks in Riga\n\nForeign Minister Juhan {printed} arrived on May 3.\n")
    assert [m.person for m in parsed.mentions] == ["Juhan Tamm"]
