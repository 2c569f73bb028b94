"""Memoranda of conversation: given names that look like titles, the Foreign Minister beside a Secretary of State; own texts."""

from archive.parsing import Kind, parse

MEMORANDUM = """214. Memorandum of Conversation

Washington, April 17, 1962, 11 a.m.

PARTICIPANTS
Dean Kerema, Secretary of State
Juhan Tamm, Minister of Foreign Affairs of the Republic of Estonia
Omar Sheikh Noor, Ambassador of Kenya

The Foreign Minister opened by saying that the pier was short. The Secretary replied that he regretted it.

Ambassador Noor answered that a pier was a small thing. The dean of the corps, Ambassador Odera, agreed.

Source: Department of State, Central Files, 877.10/4-1762. Confidential. Drafted by Oja and approved in S on April 23, after the second reading.
"""


def test_a_given_name_that_is_a_title_too_and_the_foreign_minister_beside_a_secretary_of_state() -> None:
    parts = parse(MEMORANDUM).segments
    said = [s.speakers for s in parts if s.kind is Kind.STATEMENT]
    assert said[:3] == [("Juhan Tamm",), ("Dean Kerema",), ("Omar Sheikh Noor",)]
    assert "Dean" not in " ".join(said[3])


def test_the_edition_s_note_on_the_source_is_no_paragraph() -> None:
    assert parse(MEMORANDUM).segments[-1].kind is Kind.FURNITURE
    told = "Talks on the pier\n\nMari Kask met Juhan Tamm.\n\nSource: the harbour master, who had been there.\n"
    assert parse(told).segments[-1].kind is not Kind.FURNITURE


def test_whom_the_list_of_those_present_names_in_brackets_holds_the_office_before_them() -> None:
    text = """214. Memorandum of Conversation
Washington, April 3, 1971, 3:15 p.m.

PARTICIPANTS
Ambassador Juhan Tamm, Embassy of Estonia
The Secretary (Mari T. Kask)
Mr. Paul Oja, Notetaker

The Secretary stressed that the ferry was late. Ambassador Tamm replied that the ice was thick.

The Secretary promised to speak to the pilots.
"""
    said = [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert said == [("Mari T. Kask",), ("Juhan Tamm",), ("Mari T. Kask",)]
