"""Minutes of councils: who presides by the head, and representatives without a name; every text is our own."""

from archive.parsing import Kind, parse


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT]


MINUTES = """MINUTES OF MEETING
HELD IN THE HARBOUR HOUSE ON 25 FEBRUARY 2013
Chairperson: Ms. Mari Kask (Estonia)

1.1. The Chairperson recalled that the Council had asked her about the northern ferry.

1.2. The representative of Kenya, speaking on behalf of the lake states, thanked her and said that a boat waited nine days. He regretted it.

1.3. The representative of Chile, Mr. Raul Munk, welcomed the report.

1.4. The Chairperson proposed that the Council come back to it in May.

1.5. The General Council so agreed.
"""


def test_the_chair_is_whom_the_head_names_and_a_representative_speaks_without_a_name() -> None:
    kask, munk = ("Mari Kask",), ("Raul Munk",)
    assert [who for _, who in said(MINUTES)] == [kask, (), munk, kask, ()]


def test_a_chair_that_somebody_else_takes_is_nobody_for_certain() -> None:
    text = MINUTES.replace("1.4. The", "Mr. Tamm (Chile), Vice-Chairman, took the Chair.\n\n1.4. The")
    assert ("Mari Kask",) not in [who for words, who in said(text) if "recalled" in words]


SUMMARY = """Summary record of the 41st meeting
Held at Headquarters, Riga, on Tuesday, 11 November 2003, at 10 a.m.
Chairman: Mr. Tamm . . . . . . . . . . . (Estonia)

The meeting was called to order at 10.10 a.m.

1. Ms. Odera (Kenya) said that the pier could not bear the cost alone.

2. The Chairman suggested that the secretariat should be asked.

3. The Chairman of the Harbour Board, Mr. Munk, said that he had been asked in May.
"""


def test_who_presides_is_no_heading_and_no_chairman_of_another_board() -> None:
    assert [who for _, who in said(SUMMARY)] == [("Odera",), ("Tamm",), ("Munk",)]
    head = next(s for s in parse(SUMMARY).segments if SUMMARY.startswith("Chairman:", s.start))
    assert head.kind is Kind.NARRATIVE
