"""An old report of a chamber prints who rises before what he says, and no mark between; prose about the same people is none."""

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
