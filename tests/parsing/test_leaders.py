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
