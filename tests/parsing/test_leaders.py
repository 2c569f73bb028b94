"""An index whose lines dots lead to their pages stands before a record, and none of its lines is somebody's."""

from archive.parsing import Kind, parse

_BRIEFING = """OFFICE OF THE SPOKESMAN

DAILY PRESS BRIEFING

I N D E X

Monday, May 6, 1996

Briefer:  Mari Kask

HARBOURS
Ferry Timetable ........................1-2
Fog Horn on the Pier ...................2

KENYA
Lighthouse at Lamu .....................3

DPB #71
MONDAY, MAY 6, 1996, 1:05 P. M.

MS. KASK:  Good afternoon. The ferry sails at noon.

Q  Will it come back?

MS. KASK:  It always has.
"""


def test_the_index_is_the_page_s_and_the_first_turn_the_briefer_s() -> None:
    parts = parse(_BRIEFING).segments
    printed = {_BRIEFING[p.start : p.end]: p for p in parts}
    index = ("I N D E X", "Briefer:  Mari Kask", "HARBOURS", "KENYA", "Fog Horn on the Pier ...................2")
    assert {printed[line].kind for line in index} == {Kind.FURNITURE}
    assert printed["Monday, May 6, 1996"].kind is Kind.DATELINE
    turns = [p for p in parts if p.kind is Kind.SPEAKER_LABEL]
    assert [(p.path, p.speakers) for p in turns] == [("t1", ("Mari Kask",)), ("t2", ()), ("t3", ("Mari Kask",))]


def test_dots_inside_what_is_said_lead_nowhere() -> None:
    text = "Talks in Riga\n\nQ: Will it sail?\n\nMs. Kask: I wonder ..... 2\n\nQ: When?\n\nMs. Kask: Perhaps ..... 5\n"
    assert [p.path for p in parse(text).segments if p.kind is Kind.SPEAKER_LABEL] == ["t1", "t2", "t3", "t4"]


def _by(text: str, words: str) -> list[tuple[Kind, tuple[str, ...]]]:
    return [(p.kind, p.speakers) for p in parse(text).segments if text[p.start : p.end] == words]


def test_a_sentence_with_dots_and_a_number_is_no_line_of_an_index() -> None:
    one, two = "Minister Kask said the fare would be ..... 12", "Minister Tamm said the toll would be ..... 15"
    text = f"Talks on a ferry\n\n{one}\n\n{two}\n"
    assert _by(text, one) == [(Kind.STATEMENT, ("Kask",))]
    assert _by(text, two) == [(Kind.STATEMENT, ("Tamm",))]


def test_two_such_lines_without_a_head_or_a_topic_are_no_index() -> None:
    text = (
        "Talks on a ferry\n\nThe fare of the ferry ..... 12\n\nThe toll of the bridge ..... 15\n\nIt sails at noon.\n"
    )
    assert "list-of-contents" not in {p.rule for p in parse(text).segments}


def test_a_speaker_s_label_amid_an_index_is_still_his() -> None:
    text = "Contents\n\nKask: We begin\n\nThe costs are ........ 1\n\nThe sums are ........ 2\n\nTamm: So be it.\n\nKask: We end.\n"
    assert _by(text, "Kask:") == [(Kind.SPEAKER_LABEL, ("Kask",))] * 2
    assert _by(text, "We end.") == [(Kind.STATEMENT, ("Kask",))]
