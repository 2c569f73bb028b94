"""Forms in which houses that write English tell who said what, each with an invented record."""

import pytest

from archive.parsing import Kind, parse


def said(text: str) -> list[tuple]:
    """Labels of speakers, statements, lead-ins and narrative: (kind, path, speakers, the first words)."""
    kinds = (Kind.SPEAKER_LABEL, Kind.STATEMENT, Kind.LEAD_IN, Kind.NARRATIVE)
    return [
        (str(s.kind), s.path, s.speakers, " ".join(text[s.start : s.end].split()[:3]))
        for s in parse(text).segments
        if s.kind in kinds
    ]


TAMM, OKAFOR, KASK = ("Juhan Tamm",), ("Wanjiru Okafor",), ("Mari Kask",)
BOTH = ("Juhan Tamm", "Wanjiru Okafor")

RECORDS = {
    "one question and the answer of somebody named in full": (
        """Foreign Minister Juhan Tamm answers the media after the talks in Riga

Question: What was agreed?
Juhan Tamm: The ferry will sail, and nobody spoke of the price.
""",
        [
            ("speaker_label", "t1", (), "Question:"),
            ("statement", "t1.p1", (), "What was agreed?"),
            ("speaker_label", "t2", TAMM, "Juhan Tamm:"),
            ("statement", "t2.p1", TAMM, "The ferry will"),
        ],
    ),
    "a station known by its initials asks, and a note in brackets is nobody's": (
        """Transcript of the weekly briefing by the spokesperson

Ms Mari Kask, Official Spokesperson: Good afternoon. I take your questions.
Juhan, NRTV: Will the ferry sail this week, as everybody was told before the ice came?
[Translation: Juhan from NRTV asks about the ferry.]
Ms Mari Kask, Official Spokesperson: It will sail on Friday, if the harbour is open.
""",
        [
            ("speaker_label", "t1", KASK, "Ms Mari Kask,"),
            ("statement", "t1.p1", KASK, "Good afternoon. I"),
            ("speaker_label", "t2", ("Juhan",), "Juhan, NRTV:"),
            ("statement", "t2.p1", ("Juhan",), "Will the ferry"),
            ("narrative", "t2.p2", (), "[Translation: Juhan from"),
            ("speaker_label", "t3", KASK, "Ms Mari Kask,"),
            ("statement", "t3.p1", KASK, "It will sail"),
        ],
    ),
    "a question in writing and its answer": (
        """Ferries in Winter

Asked by: Lord Raudsepp of Tartu (Reform - Life peer)

Question to the Harbour Board:

To ask the Harbour Secretary, what talks he has had on the ferry.

Answered by Juhan Tamm

The ferry was discussed with the Kenyan side in May. We expect it to sail.
""",
        [
            ("speaker_label", "t1", ("Raudsepp",), "Asked by: Lord"),
            ("narrative", "t1.p1", (), "Question to the"),
            ("statement", "t1.p2", ("Raudsepp",), "To ask the"),
            ("speaker_label", "t2", TAMM, "Answered by Juhan"),
            ("statement", "t2.p1", TAMM, "The ferry was"),
        ],
    ),
    "members who rise in a chamber, and whom it calls again": (
        """Oral Answers to Questions

Mari Kask (Tartu West) (Reform)

What is known of the ferry that has not been seen since the first of March?

The Harbour Secretary (Mr Juhan Tamm)

The ferry lies in the ice, and the harbour board has sent a boat to it this morning.

Mr Tamm

It is now free, and I thank the board for what was done in so short a time.
""",
        [
            ("speaker_label", "t1", KASK, "Mari Kask (Tartu"),
            ("statement", "t1.p1", KASK, "What is known"),
            ("speaker_label", "t2", TAMM, "The Harbour Secretary"),
            ("statement", "t2.p1", TAMM, "The ferry lies"),
            ("speaker_label", "t3", TAMM, "Mr Tamm"),
            ("statement", "t3.p1", TAMM, "It is now"),
        ],
    ),
    "what an unnamed spokesperson only gives out is the house's own account": (
        """Talks with Prime Minister Okafor: 2 May 2017

A Harbour Office spokesperson said:

The Prime Minister held a meeting with Kenyan Prime Minister Wanjiru Okafor in Tallinn today.

The Prime Minister said that the ferry would sail.

She noted that the ice was gone.
""",
        [
            ("lead_in", "p1", (), "A Harbour Office"),
            ("narrative", "p2", (), "The Prime Minister"),
            ("statement", "p3", (), "The Prime Minister"),
            ("statement", "p4", (), "She noted that"),
        ],
    ),
    "a counterpart holds the office of the one named before": (
        """On 17 May, the Minister of Foreign Affairs of Estonia Juhan Tamm had a telephone conversation with his Kenyan counterpart Wanjiru Okafor. Tamm welcomed the ferry. Both sides agreed that it must sail.

The Kenyan Foreign Minister invited Tamm to Nairobi. Estonia's Foreign Minister thanked her for it.
""",
        [
            ("narrative", "p1", (), "On 17 May,"),
            ("statement", "p1", TAMM, "Tamm welcomed the"),
            ("statement", "p1", BOTH, "Both sides agreed"),
            ("statement", "p2", OKAFOR, "The Kenyan Foreign"),
            ("statement", "p2", TAMM, "Estonia's Foreign Minister"),
        ],
    ),
    "what one says beside a topic of both, calls made to congratulate, and documents that were signed": (
        """Prime Minister Juhan Tamm speaks with Prime Minister Wanjiru Okafor of Kenya

Prime Minister Juhan Tamm spoke by telephone with Kenyan Prime Minister Wanjiru Okafor.

They discussed the ferry, where Prime Minister Tamm stressed that the ice was gone.

Prime Minister Okafor had called Prime Minister Tamm on Friday to congratulate him on the prize.

In the course of the visit, agreements were signed on ferries and fisheries.
""",
        [
            ("narrative", "p1", (), "Prime Minister Juhan"),
            ("statement", "p2", TAMM, "They discussed the"),
            ("statement", "p3", OKAFOR, "Prime Minister Okafor"),
            ("narrative", "p4", (), "In the course"),
        ],
    ),
    "the words of a guest go on in the present with what others are looking forward to": (
        """Juhan Tamm Meets with Foreign Minister Wanjiru Okafor of Kenya

On May 9, 2016, Foreign Minister Juhan Tamm met in Tartu with Foreign Minister Wanjiru Okafor of Kenya.

Wanjiru Okafor said that the ferry was late. President Dauda Keita looks forward to its coming. Kenya is ready to wait.

The foreign ministers made press statements and answered journalists' questions.
""",
        [
            ("narrative", "p1", (), "On May 9,"),
            ("statement", "p2", OKAFOR, "Wanjiru Okafor said"),
            ("narrative", "p3", (), "The foreign ministers"),
        ],
    ),
    "a memorandum of two, in which the writer is the one who asks the other": (
        """Memorandum of Conversation

PARTICIPANTS
- Juhan Tamm
- Wanjiru Okafor

Okafor then said that she looked forward to the ferry.

I asked Okafor about the ice. Okafor replied that it was gone.
""",
        [
            ("narrative", "b1", (), "Juhan Tamm"),
            ("narrative", "b2", (), "Wanjiru Okafor"),
            ("statement", "p2", OKAFOR, "Okafor then said"),
            ("statement", "p3", TAMM, "I asked Okafor"),
            ("statement", "p3", OKAFOR, "Okafor replied that"),
        ],
    ),
    "a transcript that says so, and then speaks without a label": (
        """Daily Press Briefing by the Harbour Office

The following is a transcript of today's noon briefing by Mari Kask, Spokeswoman for the Harbour.

The ferry has arrived, and its captain met the harbour board.

He said that the ice was gone.
""",
        [
            ("narrative", "p1", (), "The following is"),
            ("statement", "p2", KASK, "The ferry has"),
            ("statement", "p3", KASK, "He said that"),
        ],
    ),
    "a dash opens a speech after a lead-in, and its paragraphs go on without one": (
        """President Juhan Tamm received the Kenyan Foreign Minister

President Juhan Tamm has received Kenyan Foreign Minister Wanjiru Okafor.

Welcoming the guests, President Juhan Tamm said:

- Dear Madam, I am glad to see you in Tartu again.

Your visit is a good opportunity to speak of the ferry.

Kenyan Foreign Minister Wanjiru Okafor said:

- Dear Mr President, thank you for the invitation.
""",
        [
            ("narrative", "p1", (), "President Juhan Tamm"),
            ("lead_in", "p2", TAMM, "Welcoming the guests,"),
            ("statement", "b1", TAMM, "Dear Madam, I"),
            ("statement", "p3", TAMM, "Your visit is"),
            ("lead_in", "p4", OKAFOR, "Kenyan Foreign Minister"),
            ("statement", "b2", OKAFOR, "Dear Mr President,"),
        ],
    ),
    "a line that says whose statement follows": (
        """Foreign Minister Mari Kask at the start of her first visit

8 December 2021

Statement by Foreign Minister Mari Kask at the start of her first visit to Riga:

In Riga my first message will be this: the ferry can be relied upon.

My main goal is to listen to those who wait for it.
""",
        [
            ("lead_in", "p1", KASK, "Statement by Foreign"),
            ("statement", "p2", KASK, "In Riga my"),
            ("statement", "p3", KASK, "My main goal"),
        ],
    ),
    "a speech under the name and office of who gives it": (
        """Press conference

by Harbour Minister Mari Kask ahead of the meeting of ministers

(As delivered)

Good morning.

Ministers will be meeting tomorrow to discuss ferries.
""",
        [
            ("statement", "p1", KASK, "Good morning."),
            ("statement", "p2", KASK, "Ministers will be"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RECORDS.values(), ids=RECORDS.keys())
def test_whose_words_they_are_in_a_houses_own_form(text: str, expected: list[tuple]) -> None:
    assert said(text) == expected


def test_a_label_of_an_office_is_not_the_only_persons_whose_office_nobody_prints() -> None:
    text = """Oral evidence of the harbour board

The Chair: Welcome. How late is the ferry this time, and what is done about it?
Juhan Tamm: It is late by a week, and we have sent a boat to it this morning.
The Chair: Thank you. Is there anything else that you would like to tell us?
Juhan Tamm: Nothing else, except that the ice will soon be gone from the harbour.
"""
    spoken = [(s.path, s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert spoken == [("t1.p1", ()), ("t2.p1", TAMM), ("t3.p1", ()), ("t4.p1", TAMM)]


def test_what_a_form_on_the_page_asks_for_is_no_conversation_and_makes_the_turn_less_sure() -> None:
    text = """Remarks with Foreign Minister Okafor

MINISTER KASK: We spoke of the ferry, and of the ice in the harbour.

Enter your email:
Enter subject:
Enter your message:
Click to get a new code.
"""
    found = [
        (str(s.kind), s.speakers, s.confidence)
        for s in parse(text).segments
        if s.kind in (Kind.SPEAKER_LABEL, Kind.STATEMENT)
    ]
    assert found[:2] == [("speaker_label", ("Kask",), 0.95), ("statement", ("Kask",), 0.95)]
    assert all(kind == "statement" and confidence < 0.9 for kind, _, confidence in found[2:])


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("Foreign Minister Bishop said that the ferry was late.", ("Mari Bishop",)),
        ("The ferry is late, Foreign Secretary Hague noted.", ("Juhan Hague",)),
        ("FM Bishop and FM Hague agreed that the ice was gone.", ("Mari Bishop", "Juhan Hague")),
        ("Foreign Minister Bishop wrote on her page that the ferry sails.", ("Mari Bishop",)),
        ("It will be followed by a statement by Foreign Minister Bishop.", None),
    ],
)
def test_surnames_that_are_titles_or_places_offices_by_their_initials_and_what_is_yet_to_come(words, speakers) -> None:
    text = f"""Talks on the ferry

May 9, 2016

On May 9, Mari Bishop, Foreign Minister of Estonia, met Juhan Hague, Foreign Secretary of Kenya, in Tartu.

{words}
"""
    found = [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert found == ([speakers] if speakers else [])


def test_a_measure_at_the_head_of_a_page_counts_nothing() -> None:
    text = """70.7 F

Remarks before the meeting

MINISTER KASK: Welcome to Tallinn, and to the harbour.

MINISTER TAMM: Thank you very much for the ferry.
"""
    breakdown = parse(text)
    assert not [s for s in breakdown.segments if s.kind is Kind.LABEL]
    assert [s.path for s in breakdown.segments if s.kind is Kind.STATEMENT] == ["t1.p1", "t2.p1"]


def test_letters_beyond_ascii_are_capitals_in_a_label_too() -> None:
    text = """Remarks before the meeting

MINISTER KASK: Welcome to Tallinn, and to the harbour.

FOREIGN MINISTER ÇELİK: Thank you very much for the ferry.
"""
    labels = [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [("Kask",), ("Çelik",)]
