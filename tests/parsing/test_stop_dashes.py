"""Labels before a stop and a dash, and in a chamber before a dash alone; headings that run into their paragraphs are none."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.calibration import SURE

_INTERVIEW = """INTERVIEW GIVEN BY THE PRIME MINISTER, MR. JUHAN TAMM,
TO THE CORRESPONDENT OF THE "LANTERN"

12th October, 1934

{question}When will the ferry sail?

{answer}In spring. We wish her well.

The lamp is lit already.

{question}It was reported in Riga that the lamp was sold. Is this so?

{answer}It is not.
"""
_MEETING = """Minutes of the Harbour Conference

3 May 1931

The Prime Minister.—I open the meeting.

Mr. Kask.—I thank you. The ferry is here.

It is a good ferry.

The Prime Minister.—We shall go on.

Sir Toomas Oja.—I have a question.
"""
_CHAMBER = """Mr KASK (2.12 p.m.) —My question is to the Minister for Harbours. When will the ferry sail?

Mr TAMM (Eastlake—Minister for Harbours) (2.13 p.m.)—I thank the member. It will sail.

Opposition members interjecting—

The SPEAKER—Order! The minister will be heard.

Mr TAMM—It will sail in spring.
"""
_REPORT = """Report of the Harbour Board

3 May 1931

Ferries.—The board was told that they sail.

Lamps.—They were lit.

Mr. Kask.—Born in Riga, he served on two boards.

The President.—He opened the pier in May.
"""


def turns(text: str) -> list[tuple]:
    return [(p.path, text[p.start : p.end], p.speakers) for p in parse(text).segments if p.kind is Kind.SPEAKER_LABEL]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Question.— ", "Answer.— "),
        ("Q.—", "A.—"),
        ("Q. — ", "A. — "),
        ("Question :—", "Reply :—"),
        ("QUESTION.--", "ANSWER.--"),
    ],
)
def test_question_and_answer_before_a_dash(question: str, answer: str) -> None:
    text = _INTERVIEW.format(question=question, answer=answer)
    asks, replies = question.strip(), answer.strip()
    assert turns(text) == [
        ("t1", asks, ()),
        ("t2", replies, ("Juhan Tamm",)),
        ("t3", asks, ()),
        ("t4", replies, ("Juhan Tamm",)),
    ]


def test_offices_and_names_that_come_again_are_labels_and_never_sure() -> None:
    assert [t[:2] for t in turns(_MEETING)] == [
        ("t1", "The Prime Minister.—"),
        ("t2", "Mr. Kask.—"),
        ("t3", "The Prime Minister.—"),
        ("t4", "Sir Toomas Oja.—"),
    ]
    assert all(p.confidence < SURE for p in parse(_MEETING).segments if p.path)


def test_who_rises_in_a_chamber_stands_before_a_dash() -> None:
    assert turns(_CHAMBER) == [
        ("t1", "Mr KASK (2.12 p.m.) —", ("Kask",)),
        ("t2", "Mr TAMM (Eastlake—Minister for Harbours) (2.13 p.m.)—", ("Tamm",)),
        ("t3", "The SPEAKER—", ()),
        ("t4", "Mr TAMM—", ("Tamm",)),
    ]
    assert [p.path for p in parse(_CHAMBER).segments if p.rule == "stage-direction"] == ["t2.p2"]


def test_headings_before_a_dash_are_no_labels() -> None:
    assert turns(_REPORT) == []
