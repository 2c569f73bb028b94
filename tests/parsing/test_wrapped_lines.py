"""Which lines of a wrapped text go on in the next one: paragraphs apart by blank lines alone, and lines of a head that stand for themselves."""

import pytest

from archive.parsing import parse

CONFERENCE = """                 JOINT PRESS AVAILABILITY OF THE
          FOREIGN MINISTERS OF ESTONIA AND OF KENYA

                       October 3, 1996

FOREIGN MINISTER TAMM:  (Through interpreter) {first}
It has been a great pleasure to receive Minister Okafor in Tallinn for
the first time.  We spoke about the ferry, about the harbour lights and
about the bridge, on which our two governments see eye to eye.

I shall now give her the floor.

MINISTER OKAFOR:  Thank you, Juhan, and thank you for the long walk on
the river.  I want to say how much Kenya values what the Estonian
pilots are doing in our harbours.

QUESTION:  Madam Minister, the pilots said this morning that they would
not come on Sunday.  Have you talked with them about it?
"""


@pytest.mark.parametrize(("first", "paragraphs"), [("Good afternoon, all.", 2), ("Good day.", 3)])
def test_where_blank_lines_part_paragraphs_a_nearly_full_line_goes_on(first: str, paragraphs: int):
    found = parse(CONFERENCE.format(first=first)).segments
    assert [s.path for s in found if s.rule == "turn" and (s.path or "")[:2] == "t1"] == [
        f"t1.p{number}" for number in range(1, paragraphs + 1)
    ]


def test_a_committee_and_the_town_under_it_are_two_lines():
    text = (
        "               HEARING ON THE HARBOUR LIGHTS\n\n                     TUESDAY, MAY 4, 1999\n\n"
        "                    House of Representatives,\n                      Committee on Harbours,\n"
        "                                      Washington, DC.\n\n    The committee met at 10 a.m., Hon. Mari Kask presiding.\n\n    Chairman KASK. The committee will come to order.\n\n"
        "    Mr. TAMM. Thank you, Madam Chairman. The lights are lit.\n\n    Chairman KASK. Who lights them?\n"
    )
    assert "Washington, DC." in {text[s.start : s.end] for s in parse(text).segments}
