"""Hours over labels, members' questions with a number, and who answers whom in turn; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.english_directions import is_english_direction


def parts(text: str, *kinds: Kind) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(s.path, text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind in kinds]


COMMITTEE = """House of Commons CANADA
Evidence of the Standing Committee on Lakes and Harbours
Thursday, May 5, 2016

(0845) The Chair (Ms. Mari Kask (Lake North, Ref.)): Good morning. We go on with the ferries.

Mr. Juhan Tamm (Harbour Master, Pier Board): Thank you, Madam Chair. Two of them sail.

(0905) The Chair: And the third?

Mr. Juhan Tamm: The third is a museum.
"""


def test_an_hour_before_a_label_belongs_to_it_and_the_chair_is_whom_its_first_label_names() -> None:
    kask, tamm = ("Mari Kask",), ("Juhan Tamm",)
    assert parts(COMMITTEE, Kind.SPEAKER_LABEL) == [
        ("t1", "(0845) The Chair (Ms. Mari Kask (Lake North, Ref.)):", kask),
        ("t2", "Mr. Juhan Tamm (Harbour Master, Pier Board):", tamm),
        ("t3", "(0905) The Chair:", kask),
        ("t4", "Mr. Juhan Tamm:", tamm),
    ]
    assert parse(COMMITTEE).title == "Evidence of the Standing Committee on Lakes and Harbours"


HOUSE = """LAKE FERRIES
Thursday, May 5, 2005
The House met at 10 a.m.
Harbours
(1415)
Ms. Mari Kask (Lake North, Ref.): Madam Speaker, when will the ferry sail?
Hon. Juhan Tamm (Minister of Harbours, Con.): Madam Speaker, it has sailed.
(1420)
Ms. Mari Kask: Where to?
"""


def test_an_hour_over_a_label_belongs_to_it() -> None:
    assert [label for _, label, _ in parts(HOUSE, Kind.SPEAKER_LABEL)] == [
        "(1415)\nMs. Mari Kask (Lake North, Ref.):",
        "Hon. Juhan Tamm (Minister of Harbours, Con.):",
        "(1420)\nMs. Mari Kask:",
    ]


def test_an_hour_under_the_day_is_a_dateline_and_a_year_in_brackets_no_hour() -> None:
    text = HOUSE.replace("The House met at 10 a.m.\nHarbours\n(1415)\n", "(1530)\n")
    assert ("(1530)", ()) in [(words, who) for _, words, who in parts(text, Kind.DATELINE)]
    told = "Lake Ferries\n\nFerries and piers\n\nThe board met.\n\n(1815)\n\nMari Kask told them what the pier had cost: nothing.\n"
    assert not parts(told, Kind.SPEAKER_LABEL)


DAIL = """Dáil Éireann Debate Vol. 12 No. 3
Lake Ferries
Thursday, 6 June 2013

14. Deputy Mari Kask asked the Minister for Harbours if the northern ferry will sail; and if he will make a statement on the matter. [31/13]

The Minister for Harbours (Deputy Juhan Tamm): It sails on Monday, as I told the House in March.

Deputy Mari Kask: Which Monday?

Deputy Juhan Tamm: The next one.

Question No. 15 replied to with Written Answers.
"""


def test_the_number_of_a_question_put_to_a_minister_counts_what_is_said_on_it() -> None:
    assert parse(DAIL).title == "Lake Ferries"
    assert [path for path, _, _ in parts(DAIL, Kind.LABEL, Kind.SPEAKER_LABEL)] == ["14", "14.t1", "14.t2", "14.t3"]
    assert parts(DAIL, Kind.NARRATIVE)[-1][:2] == ("14.t3.p2", "Question No. 15 replied to with Written Answers.")


def test_a_member_alone_on_the_line_is_not_joined_with_what_she_asked() -> None:
    text = """Lake Ferries
Tuesday, 4 May 1994
Mrs. Mari Kask
asked the Minister for Harbours if he will make a statement on the northern ferry.
Minister for Harbours (Mr. Juhan Tamm)
The ferry will sail in June. The ice has been heavy, and the pilots have asked for time.
Mrs. Kask
Which June does he mean?
Mr. Tamm
The next one, if the lake allows it.
"""
    assert parts(text, Kind.SPEAKER_LABEL)[0] == ("t1", "Mrs. Mari Kask", ("Mari Kask",))


JOINT = """Joint press conference
with Secretary General Mari Kask and the Prime Minister of Estonia, Juhan Tamm
18 May 2014

GRACE ODERA (Spokesperson): Good afternoon. Both will first make a few remarks.

MARI KASK (Secretary General): Welcome to the lake, Prime Minister. The piers are dry.

JUHAN TAMM (Prime Minister of Estonia): Thank you. We came by ferry.

Q: Is there a date for the opening of the pier?

MARI KASK: In June.

Q: And were you seasick, Prime Minister?

JUHAN TAMM: I was not.
"""


def test_letters_ask_where_those_who_answer_are_called_again_by_full_names() -> None:
    asked = [(path, words) for path, words, who in parts(JOINT, Kind.SPEAKER_LABEL) if not who]
    assert asked == [("t4", "Q:"), ("t6", "Q:")]
    points = "Plans for the pier\n\nQ: the quay is dry.\n\nMari Kask: she built it.\n\nQ: the queue is long.\n\nJuhan Tamm: he stood in it.\n"
    assert ("Q:", ()) not in [(words, who) for _, words, who in parts(points, Kind.SPEAKER_LABEL)]


COUNCIL = """S/PV.12 (Resumption 1)
Lake Council, 12th Meeting
Thursday, 11 August 1994, 3 p.m.

President: Mr. Tamm  . . . . . . . . . . . . . . (Estonia)
Members: Chile  . . . . . . . . . . . . . . . . . Mr. Munk

Agenda
The ferries of the northern lake

The meeting was resumed at 3.20 p.m.

The President: I call on the member for Chile.

At the invitation of the President, Ms. Odera (Kenya) took the place reserved for her at the side of the hall.

Mr. Munk (Chile) (interpretation from Spanish): My country has no ferry on that lake.

The President: I thank him.
"""


def test_a_resumed_meeting_has_its_president_by_the_head() -> None:
    assert [who for _, _, who in parts(COUNCIL, Kind.SPEAKER_LABEL)] == [("Tamm",), ("Munk",), ("Tamm",)]
    assert ("p3", "Agenda", ()) in parts(COUNCIL, Kind.HEADING)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Question No. 13 replied to with Written Answers.", True),
        ("Questions Nos. 14 to 16 were withdrawn.", True),
        ("(The speaker declined to take a blue-card question under Rule 12(3))", True),
        ("At the invitation of the President, Ms. Odera (Kenya) took the place reserved for her.", True),
        ("Question No. 13 is the one I wanted to ask.", False),
        ("(The speaker we heard was right.)", False),
    ],
)
def test_lines_that_only_say_what_went_on(line: str, expected: bool) -> None:
    assert is_english_direction(line, 0, len(line)) is expected


WIRED = """                    U.S. DEPARTMENT OF HARBOURS
                    Office of the Spokesman

For Immediate Release                                 October 3, 1996

                      JOINT PRESS AVAILABILITY
              SECRETARY OF HARBOURS MARI KASK AND
              KENYAN FOREIGN MINISTER GRACE ODERA

                    Necessidades Palace

FOREIGN MINISTER ODERA:  (Through interpreter) Good afternoon, all of you.
It has been a great pleasure to receive Secretary Kask by the lake for
the first time.  We spoke about the ferries, about the piers, and about
the size of the locks, on which we see eye to eye.

I shall now give her the floor, which is still a little wet from June.

SECRETARY KASK:  Thank you, Grace, and thank you for the walk along the
river.  I want to say how much we value what your pilots are doing here.

QUESTION:  Madam Secretary, the pilots said this morning that they will
not come on Sunday.  Have you talked with them?

SECRETARY KASK:  I talked with their president from the ferry at noon.
He did not tell me that.  I have learned to wait for Sunday before I say
what happens on Sunday.
"""


def test_where_blank_lines_alone_part_paragraphs_a_line_that_ends_with_a_sentence_goes_on() -> None:
    paths = [path for path, _, _ in parts(WIRED, Kind.STATEMENT)]
    assert paths == ["t1.p1", "t1.p2", "t2.p1", "t3.p1", "t4.p1"]
    assert parse(WIRED).title.split() == (
        [
            "JOINT",
            "PRESS",
            "AVAILABILITY",
            "SECRETARY",
            "OF",
            "HARBOURS",
            "MARI",
            "KASK",
            "AND",
            "KENYAN",
            "FOREIGN",
            "MINISTER",
            "GRACE",
            "ODERA",
        ]
    )


HEARING = """              NOMINATION OF MARI KASK TO BE HARBOUR MASTER

                         THURSDAY, MAY 14, 1998

                                       U.S. Senate,
                           Committee on Lakes and Harbours,
                                                    Washington, DC.
    The committee met, pursuant to notice, at 10:05 a.m., in the old
customs house, Hon. Juhan Tamm (chairman of the committee) presiding.
    The Chairman. The committee will come to order. This morning we
consider the nomination of a lady who has served on four islands.
    Senator Odera, do you wish to say something?
    Senator Odera. Only that Mrs. Kask was born in my State, and that
her mother still votes there.
    The Chairman. For the right pier, I hope.

                                   (iii)
"""


def test_who_holds_a_hearing_is_not_joined_with_the_town_under_it() -> None:
    assert parts(HEARING, Kind.DATELINE)[-1][1] == "Washington, DC."
    furniture = [words for _, words, _ in parts(HEARING, Kind.FURNITURE)]
    assert furniture == ["U.S. Senate,", "Committee on Lakes and Harbours,", "(iii)"]


RELEASE = """Press release
Call with President Odera of Kenya: 8 June 2021
Prime Minister Mari Kask spoke to President Grace Odera of Kenya this afternoon.
From:
Prime Minister's Office
Published 8 June 2021

Prime Minister Mari Kask spoke to President Grace Odera of Kenya this afternoon.

The Prime Minister said that the ferry would sail.
"""


def test_a_lead_over_who_issues_the_release_is_the_page_s_where_the_text_begins_with_it() -> None:
    assert [path for path, _, _ in parts(RELEASE, Kind.STATEMENT, Kind.NARRATIVE)] == ["p1", "p2"]
