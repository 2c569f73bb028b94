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
    "who says from which paper he is asks, and no pronoun is part of his name": (
        """Transcript of the weekly briefing by the spokesperson

Ms Mari Kask, Official Spokesperson: Good afternoon. I take your questions.

Lauri: Madam, I’m Lauri from NRTV. Madam, the ferry was late again. Have you raised it with the Board?

Henn: Sir, Evening Post. Sir, the ice has come, and nobody has seen the boat.

Ms Mari Kask, Official Spokesperson: We have raised it, and the Board has answered.
""",
        [
            ("speaker_label", "t1", KASK, "Ms Mari Kask,"),
            ("statement", "t1.p1", KASK, "Good afternoon. I"),
            ("speaker_label", "t2", ("Lauri",), "Lauri:"),
            ("statement", "t2.p1", ("Lauri",), "Madam, I’m Lauri"),
            ("speaker_label", "t3", ("Henn",), "Henn:"),
            ("statement", "t3.p1", ("Henn",), "Sir, Evening Post."),
            ("speaker_label", "t4", KASK, "Ms Mari Kask,"),
            ("statement", "t4.p1", KASK, "We have raised"),
        ],
    ),
    "a label in capitals whose surname is an office too, and the house's note under the title": (
        """Doorstop interview

  • Transcript, E&OE

JOURNALIST: Minister, will the ferry sail in the winter, or will it wait for the ice to go?

MARI BISHOP: I do not want to say more than the captain has said this morning in the harbour.
""",
        [
            ("speaker_label", "t1", (), "JOURNALIST:"),
            ("statement", "t1.p1", (), "Minister, will the"),
            ("speaker_label", "t2", ("Mari Bishop",), "MARI BISHOP:"),
            ("statement", "t2.p1", ("Mari Bishop",), "I do not"),
        ],
    ),
    "three ministers who agree are the three whom the opening names": (
        """Japan-Kenya-Estonia Foreign Ministers' Telephone Talk

September 9, 2016

On September 9, Mr. Juhan Tamm, Minister for Foreign Affairs, held a Japan-Kenya-Estonia Foreign Ministers' telephone talk with H.E. Ms. Wanjiru Okafor, Cabinet Secretary for Foreign Affairs of Kenya, and the Hon. Mari Kask MP, Minister for Foreign Affairs of Estonia.

1. Minister Tamm stated that the ferry was late.
2. The three Foreign Ministers agreed that the ferry would sail.
""",
        [
            ("narrative", "p1", (), "On September 9,"),
            ("statement", "1", TAMM, "Minister Tamm stated"),
            ("statement", "2", (*BOTH, *KASK), "The three Foreign"),
        ],
    ),
    "four ministers of whom two are named are nobody": (
        """Talks between Foreign Minister Tamm and Foreign Minister Okafor

Foreign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor in Riga on May 3, 2012.

The four foreign ministers agreed that the ferry would sail.
""",
        [
            ("narrative", "p1", (), "Foreign Minister Juhan"),
            ("statement", "p2", (), "The four foreign"),
        ],
    ),
    "who called on somebody and was given lunch said nothing; who were of one mind and stressed did": (
        """Visit of Foreign Minister Tamm to Riga

Foreign Minister Juhan Tamm called on and was hosted to lunch by Foreign Minister Wanjiru Okafor today.

Tamm and Okafor were in agreement and emphasized that the ferry was needed.

They shared assessments of the ice in the harbour and exchanged views on lighthouses.
""",
        [
            ("narrative", "p1", (), "Foreign Minister Juhan"),
            ("statement", "p2", BOTH, "Tamm and Okafor"),
            ("narrative", "p3", (), "They shared assessments"),
        ],
    ),
    "a portfolio of many words is nobody's name": (
        """Telephone talk on May 3

1. Amb. Juhan Tamm, Special Representative for Baltic Peninsula Peace and Security Affairs, had a telephone conversation with Wanjiru Okafor, Minister of State at the Foreign Office of Kenya, on the afternoon of May 3.

2. The two sides noted that the ferry sails.
""",
        [
            ("narrative", "1", (), "Amb. Juhan Tamm,"),
            ("statement", "2", BOTH, "The two sides"),
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

MINISTER MARI KASK: We spoke of the ferry, and of the ice in the harbour.

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
    assert found[:2] == [("speaker_label", ("Mari Kask",), 0.95), ("statement", ("Mari Kask",), 0.95)]
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


def test_a_journalists_turn_is_a_question_and_what_follows_it_the_answer() -> None:
    text = RECORDS["who says from which paper he is asks, and no pronoun is part of his name"][0]
    roles = [(s.path, str(s.role)) for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert roles == [("t1.p1", "statement"), ("t2.p1", "question"), ("t3.p1", "question"), ("t4.p1", "answer")]


@pytest.mark.parametrize(
    "words",
    ["Thank you. I'm Lauri from Tallinn. Will it sail?", "I'm Lauri from the Harbour Board. Is it late?", "I'm glad."],
)
def test_who_comes_from_a_town_or_a_board_is_no_journalist(words: str) -> None:
    text = f"""Briefing on the ferry

Minister Mari Kask: Good afternoon. I begin with the ferry.

Lauri: {words} We have waited for it all this morning, and nobody came.

Minister Mari Kask: It sails on Monday, as it did all the winter long.

Lauri: Thank you for that, and for the boat that you have sent to us.
"""
    roles = {str(s.role) for s in parse(text).segments if s.speakers == ("Lauri",) and s.kind is Kind.STATEMENT}
    assert roles == {"statement"}


def test_a_venue_over_the_town_and_the_date_is_a_dateline() -> None:
    text = """Remarks With Foreign Minister Juhan Tamm Before Their Meeting

Mari Kask
Secretary of Ferries
Harbour Hotel
Riga, Latvia
November 22, 2014

SECRETARY KASK: So let me just say that the ferry will sail, and that we are glad of it.
"""
    datelines = [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.DATELINE]
    assert datelines == ["Harbour Hotel", "Riga, Latvia", "November 22, 2014"]
    assert parse(text).place == "Riga, Latvia"


def test_a_long_caption_and_who_gave_the_words_out_are_furniture() -> None:
    caption = "Photo Caption: Call on Foreign Minister Juhan Tamm by Foreign Minister Wanjiru Okafor" + " in Riga" * 18
    text = f"""Talks in Riga on the ferry

(Communicated by the Harbour Minister's Adviser)

Foreign Minister Juhan Tamm said that the ferry would sail.

{caption}.
"""
    assert len(caption) > 220
    furniture = [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.FURNITURE]
    assert furniture == ["(Communicated by the Harbour Minister's Adviser)", caption + "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The spokesperson for Kenya's Foreign Ministry, Wanjiru Okafor, addressed a wide range of issues. Okafor said that it sails.",
            [OKAFOR],
        ),
        (
            "Mr. Tamm Juhan, Foreign Minister of Estonia, met Foreign Minister Wanjiru Okafor. Minister TAMM stated that it sails.",
            [TAMM],
        ),
        (
            (
                "Foreign Minister Tamm met Assistant Secretary for Eurasian Affairs Mari Kask. The interlocutors touched upon lamps. "
                "Minister Tamm presented the details of the wreck."
            ),
            [("Tamm",)],
        ),
        (
            (
                "The Foreign Ministers of Estonia Juhan Tamm, the Republic of Kenya Wanjiru Okafor and Latvia Mari Kask met in Riga. "
                "The Foreign Ministers of Kenya and Latvia welcomed the ferry. The Estonian Minister thanked them. Latvia and Kenya reaffirmed their support."
            ),
            [("Wanjiru Okafor", "Mari Kask"), TAMM, ("Mari Kask", "Wanjiru Okafor")],
        ),
        (
            (
                "The Foreign Minister of Estonia Juhan Tamm received a phone call from Wanjiru Okafor, Foreign Minister of the Gambia. "
                "The Gambia's top diplomat underscored that the ferry sails."
            ),
            [OKAFOR],
        ),
        ("Ambassador Kask called on the Minister at his request. The Minister, Juhan Tamm, was ill.", []),
        (
            "M. Toomas Tamm, Minister of Fisheries, said that the Chief Executive, Mr Juhan Kask, was late. The Chief Executive denied it.",
            [("Toomas Tamm",), ("Juhan Kask",)],
        ),
    ],
    ids=["spokesperson", "surname first", "presented", "three ministers", "top diplomat", "a call", "no initial"],
)
def test_whose_words_they_are_by_names_and_offices(text: str, expected: list[tuple]) -> None:
    assert [who for kind, _, who, _ in said(text) if kind == "statement"] == expected


def test_two_labels_that_stand_beside_each_other_are_two_persons() -> None:
    text = (
        "Phone call with Prime Minister Mari Kask\n\nThe President: How is the ferry?\n\nMrs. Kask: It sails.\n\n"
        "The President: And the ice?\n\nMrs. Kask: It has gone.\n"
    )
    assert [who for kind, _, who, _ in said(text) if kind == "statement"] == [(), KASK, (), KASK]


HOUSES = {
    "names alone on their lines": (
        (
            "Sir Juhan Tamm DPhil\nLadies and gentlemen, welcome to the harbour. The ferry is late, and the guests are not.\n"
            "Rt Hon Mari Kask\nThank you very much for your kind words.\nSir Juhan Tamm DPhil\nLet me take the first question.\n"
        ),
        [TAMM, KASK, TAMM],
    ),
    "an office in initials": (
        (
            "Radio talk on the ferry\n\nKask\n\nGood morning from the harbour, Prime Minister Juhan Tamm.\n\nPM\n\nGood morning to all of you.\n\n"
            "Kask\n\nIt is warmer than it was yesterday.\n"
        ),
        [("Kask",), TAMM, ("Kask",)],
    ),
    "how a government is styled": (
        "THE RT HON. MARI KASK, PRIME MINISTER OF ESTONIA: The ferry sails.\n\nTHE HON. JUHAN TAMM MP, PRIME MINISTER: It does.\n",
        [KASK, TAMM],
    ),
    "the given name alone": (
        (
            "Foreign Minister Juhan Tamm held phone talks with Kenyan Foreign Minister Wanjiru Okafor.\n\n"
            "Thanking Tamm for his letter, Wanjiru affirmed that the ferry sails.\n"
        ),
        [OKAFOR],
    ),
    "initials without stops and a counterpart": (
        (
            "Talks on the ferry\n\nForeign Minister Dr A K Tamm and his Kenyan counterpart Dr. Wanjiru Okafor urged that the ferry sail.\n\n"
            "Foreign Minister of Kenya appreciated the lamps.\n"
        ),
        [("A K Tamm", "Wanjiru Okafor"), OKAFOR],
    ),
    "who led the delegations": (
        (
            "Estonia and Kenya held talks today. The Estonian Delegation was led by Foreign Minister Juhan Tamm and the Kenyan delegation was "
            "led by Foreign Minister Wanjiru Okafor.\n\nThe two sides agreed that the ferry sail.\n"
        ),
        [BOTH],
    ),
    "a memorandum": (
        (
            "134. Memorandum of Conversation\n\nSecretary Kask said that she had seen the report. The ship had been far from the coast. "
            "She asked whether others had been seen.\n"
        ),
        [("Kask",)],
    ),
    "as delivered by": (
        "Statement on the Harbour Report\n\nAs delivered by Ambassador Mari Kask\n\nRiga, June 8, 2023\n\nThe harbour has grown, and so has its debt.\n",
        [KASK],
    ),
}


@pytest.mark.parametrize("name", HOUSES)
def test_who_speaks_in_other_houses(name: str) -> None:
    text, expected = HOUSES[name]
    assert [who for kind, _, who, _ in said(text) if kind == "statement"] == expected


def test_a_title_may_end_with_the_place_that_stands_under_it() -> None:
    text = "Press Conference - Riga, Latvia\n\n31 May 2021\nRiga, Latvia\n\nMR. TAMM: The ferry sails.\n\nQ: When?\n\nMR. TAMM: Soon.\n"
    assert parse(text).title == "Press Conference - Riga, Latvia"


def test_what_went_on_in_brackets_is_told_in_a_turn_and_those_present_are_no_byline() -> None:
    text = (
        "162. Memorandum of Conversation\n\n • Mari Kask, Foreign Minister of Estonia\n\n • Juhan Tamm, Minister of Trade\n\n"
        "Kask: Hear this.\n\n[Replay of a clip]\n\nTamm: I heard it.\n\n[Applause]\n\nKask: So did they.\n\nTamm: They did.\n"
    )
    assert [(path, words) for kind, path, _, words in said(text) if kind == "narrative"] == [
        ("b1", "Mari Kask, Foreign"),
        ("b2", "Juhan Tamm, Minister"),
        ("t1.p2", "[Replay of a"),
        ("t2.p2", "[Applause]"),
    ]
