"""An old report of a chamber prints who rises before what he says, and no mark between; prose about the same people is none."""

import pytest

from archive.parsing import Kind, parse

_REPORT = """Harbour Dues

4. Mrs. Kask asked the Minister of Harbours whether he will lower the dues for ferries.

The Minister of Harbours (Mr. Juhan Tamm) Three ports have asked for the same, and their letters are before me.

Mrs. Kask While I thank the Minister for his answer, may I ask him when he will have read them?

Mr. Tamm I am a slow reader. I hope to be through by May.

Commander Okafor Is the Minister aware that the fog does not wait for May?

Hon. Members: Hear, hear.

Mr. Tamm The fog is a matter for my hon. Friend.

Mr. Speaker Order. That is quite enough fog.
"""
_PROSE = """The ferry dispute

Mr. Kask The Elder owned two ferries on the lake and a third one in the yard.

Mr. Tamm sailed the first of them for eleven years and never saw the fog.

Mr. Kask had a brother in Riga, who sold the coal and kept the books.

Mr. Tamm wrote to him every week.
"""


def test_who_rises_is_shown_by_coming_again() -> None:
    turns = [p for p in parse(_REPORT).segments if p.kind is Kind.SPEAKER_LABEL]
    assert [(p.path, p.speakers, _REPORT[p.start : p.end]) for p in turns] == [
        ("4.t1", ("Juhan Tamm",), "The Minister of Harbours (Mr. Juhan Tamm)"),
        ("4.t2", ("Kask",), "Mrs. Kask"),
        ("4.t3", ("Juhan Tamm",), "Mr. Tamm"),
        ("4.t4", ("Okafor",), "Commander Okafor"),
        ("4.t5", (), "Hon. Members:"),
        ("4.t6", ("Juhan Tamm",), "Mr. Tamm"),
        ("4.t7", (), "Mr. Speaker"),
    ]
    assert all(p.confidence < 0.9 for p in turns)


def test_prose_about_the_same_people_is_no_report() -> None:
    assert not any(p.kind is Kind.SPEAKER_LABEL for p in parse(_PROSE).segments)


_BEGUN = (
    "House of Ferries\n\nMr. Kask I am grateful for the answer.\n\nMr. Tamm The ferry sails in May.\n\n"
    "Mr. Kask Is the Minister sure?\n\n"
)


def test_captions_are_no_report() -> None:
    text = "Pictures\n\nMr. Kask At the opening of the pier.\n\nMr. Tamm With the crew of the ferry.\n\nMr. Kask In the lighthouse at dusk.\n"
    assert not any(p.speakers for p in parse(text).segments)


@pytest.mark.parametrize(
    "told",
    [
        "Mr. Lepik asked the Minister of Ferries whether the boats would sail.",
        "Mr. Kask And Mr. Tamm agreed to meet again.",
        "Sir Juhan Lepik rose in his place.",
    ],
)
def test_what_such_a_report_tells_of_a_member_is_nobody_s_words(told: str) -> None:
    text = f"{_BEGUN}{told}\n\nMr. Tamm Yes.\n"
    assert [p.kind for p in parse(text).segments if p.start == text.index(told)] == [Kind.NARRATIVE]


def test_a_name_in_brackets_behind_a_sentence_is_no_holder_of_an_office() -> None:
    told = "The ship was bought by the Harbour Board last year (Mr. Okafor) The papers are in the library."
    text = f"{_BEGUN}{told}\n\nMr. Tamm Yes.\n"
    assert not any("Okafor" in name for p in parse(text).segments for name in p.speakers)
