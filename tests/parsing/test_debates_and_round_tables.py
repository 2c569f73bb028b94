"""Debates as chambers print them on the day, a peers' debate on its page, round tables with dashes, and what a first line is not."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.furniture import inside_rule
from archive.parsing.text.lines import Block
from archive.parsing.words.dates import clock_times, is_dateline


def read(text: str) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    return [(s.kind, s.path, " ".join(text[s.start : s.end].split())[:40], s.speakers) for s in parse(text).segments]


_ON_THE_DAY = """Uncorrected/Not for Publication-04.05.2004
ABC-DE/1F/2.00

(MR. DEPUTY CHAIRMAN in the Chair.)

SHORT DISCUSSION
ON THE FERRIES OF THE GULF

MR. DEPUTY CHAIRMAN: Now, the discussion. Shri Tamm.

SHRI A. JUHAN TAMM (NARVA): Sir, the ferries are late. The harbour is full of ice.

SHRIMATI MARI KASK: He has never seen the harbour.

(Contd. by 1G/FGH)

FGH/1G/2.05

THE MINISTER OF FERRIES (SHRI DAWID OKAFOR): Sir, they will sail in June.
"""


def test_a_debate_printed_on_the_day():
    parts = read(_ON_THE_DAY)
    assert [p[2] for p in parts if p[0] == Kind.TITLE] == ["SHORT DISCUSSION ON THE FERRIES OF THE G"]
    labels = [(p[1], p[3]) for p in parts if p[0] == Kind.SPEAKER_LABEL]
    assert labels == [
        ("t1", ()),
        ("t2", ("A. Juhan Tamm",)),
        ("t3", ("Mari Kask",)),
        ("t4", ("Dawid Okafor",)),
    ]
    assert (Kind.NARRATIVE, "p1", "(MR. DEPUTY CHAIRMAN in the Chair.)", ()) in parts


@pytest.mark.parametrize(
    "line",
    [
        "Uncorrected/Not for Publication-04.05.2004",
        "ABC-DE/1F/2.00",
        "FGH/1G/2.05",
        "(Contd. by 1G/FGH)",
        "Share this contribution",
        "Volume 12: debated on Monday 4 May 2020",
    ],
)
def test_marks_of_a_debate_s_reporters_and_page(line):
    assert inside_rule(line, Block(0, len(line), 0, gap=True)) == "navigation"


_OF_PEERS = """Cookies on this website
Debates
Members
Harbour Lights: Repairs
Volume 12: debated on Monday 4 May 2020
Asked by Lord Kask
To ask the Government when the lights of the harbour will be repaired.
Share this contribution
The Minister of State, Department for Lights (Baroness Tamm) (Con)
My Lords, they will be repaired in June, when the ice has gone.
Share this contribution
Lord Kask (Lab)
My Lords, I thank the Minister. Which June does she mean?
Share this contribution
Baroness Tamm (Con)
I mean the next.
Share this contribution
Noble Lords
Hear, hear!
Baroness Tamm (Con)
And no later.
"""


def test_a_debate_of_peers_on_its_page():
    parts = read(_OF_PEERS)
    assert [p[2] for p in parts if p[0] == Kind.TITLE] == ["Harbour Lights: Repairs"]
    speakers = [p[3] for p in parts if p[0] == Kind.SPEAKER_LABEL]
    assert speakers == [("Kask",), ("Tamm",), ("Kask",), ("Tamm",), (), ("Tamm",)]


_ROUND_TABLE = """The Lake Question Revisited: A Round Table
Riga, 4 May 1994

Chair: Mari Kask. The participants had the papers of the board before them.
KASK — Admiral Tamm was on the ferry, and I would ask him to begin.
ADM. TAMM (through interpreter) — I was asleep.
Nobody woke me.
Dawid OKAFOR (formerly of the harbour board) — We rang the bell twice.
ADM. TAMM — Then it was another bell.
VOICE FROM THE FLOOR — Which one?
KASK — One at a time, please.
"""


def test_surnames_in_capitals_before_dashes():
    parts = read(_ROUND_TABLE)
    speakers = [(p[1], p[3]) for p in parts if p[0] == Kind.SPEAKER_LABEL]
    assert speakers == [
        ("t1", ("Mari Kask",)),
        ("t2", ("Tamm",)),
        ("t3", ("Dawid Okafor",)),
        ("t4", ("Tamm",)),
        ("t5", ()),
        ("t6", ("Mari Kask",)),
    ]
    labels = [s for s in parse(_ROUND_TABLE).segments if s.kind is Kind.SPEAKER_LABEL]
    assert max(label.confidence for label in labels) < 0.9


def test_datelines_before_dashes_are_no_labels():
    text = "News of the week\n\n" + "\n".join(
        f"{town} — The ferry sailed at noon, and nobody was on board." for town in ("RIGA", "TALLINN", "OSLO") * 2
    )
    assert not any(s.kind is Kind.SPEAKER_LABEL for s in parse(text).segments)


@pytest.mark.parametrize(
    ("line", "time"), [("Riga, May 4, 1966, 4–4:40 p.m.", "16:00"), ("Riga, May 4, 1966, 10-11:30 a.m.", "10:00")]
)
def test_an_hour_whose_half_of_the_day_is_told_behind_it(line, time):
    assert is_dateline(line, 0, len(line))
    assert clock_times(line, 0, len(line))[0][2] == time


def test_a_classification_in_small_letters_is_no_more_of_the_title():
    text = "The Ambassador in Estonia (Kask) to the Secretary of State\nsecret\nTallinn, May 4, 1948—7 p. m.\n\nThe ferry sailed.\n"
    parts = read(text)
    assert [p[2] for p in parts if p[0] == Kind.FURNITURE] == ["secret"]


def test_a_direction_before_the_words_is_no_part_of_the_label():
    text = "Press conference in Riga\n\n4 May 2012\n\nQ: (Speaks away from microphone)... the lights, Minister?\n\nMARI KASK (Minister): In June.\n\nQ: Why?\n\nMARI KASK: Ice.\n"
    assert (Kind.SPEAKER_LABEL, "t1", "Q:", ()) in read(text)
    text = text.replace("(Speaks away from microphone)...", "(from Latvian)")
    assert (Kind.SPEAKER_LABEL, "t1", "Q: (from Latvian)", ()) in read(text)


def test_a_toast_is_an_occasion():
    text = "The Presidency\nHome\nThe President\nGallery\nToast by President Mari Kask at the Banquet for the King of Norway\n4 May 2001\n\nYour Majesty,\n\nThe ice has gone, and the ferries sail again. I thank you.\n"
    assert [p[2] for p in read(text) if p[0] == Kind.TITLE] == ["Toast by President Mari Kask at the Banq"]


_EVIDENCE = """Harbour Committee
Oral evidence: The Harbour Lights, HC 12
Tuesday 4 May 2021

Members present: Dame Mari Kask (Chair); Juhan Tamm.
Questions 1 - 2

Examination of witness
Witness: Dr Okafor.

Q1                Chair: Welcome. Would you tell us who you are?
Dr Okafor: I am Dawid Okafor. I mend lamps.

Q2                Juhan Tamm: How many are broken?
Dr Okafor: All of them but one.
Chair: Thank you. We shall come back in June.
"""


def test_the_chair_of_a_committee_is_named_among_its_members():
    parts = read(_EVIDENCE)
    speakers = [(p[2].split()[0], p[3]) for p in parts if p[0] == Kind.SPEAKER_LABEL]
    assert speakers == [
        ("Q1", ("Mari Kask",)),
        ("Dr", ("Dawid Okafor",)),
        ("Q2", ("Juhan Tamm",)),
        ("Dr", ("Dawid Okafor",)),
        ("Chair:", ("Mari Kask",)),
    ]
    assert (Kind.FURNITURE, None, "Questions 1 - 2", ()) in parts


def test_the_letter_of_an_office_whose_holder_is_not_named_names_nobody():
    text = "TELECON\nThe President/Sec. Kask\nMay 4, 1973\n9:35 a.m.\n\nP: Have they called?\n\nK: They have, and they will not come.\n\nP: Then we shall go.\n\nK: In June.\n"
    assert [p[3] for p in read(text) if p[0] == Kind.SPEAKER_LABEL] == [(), ("Kask",), (), ("Kask",)]


def test_minutes_of_an_old_council():
    text = (
        "FOURTH MEETING (PUBLIC)\nHeld at Riga on Wednesday, May 4th, 1925, at 10.30 a.m.\nPresident : M. Juhan TAMM.\n\n"
        "1386. — Repair of the Lights.\nSir Dawid KASK said that the lights were out.\nViscount OKAFOR replied that they were not.\n"
    )
    found = parse(text).segments
    assert not any(s.kind is Kind.SPEAKER_LABEL for s in found)
    assert max(s.confidence for s in found if s.path) < 0.9  # Its number was not read.


def test_bullets_under_a_heading_behind_the_last_number_may_be_a_list_of_their_own():
    text = (
        "List of agreements exchanged during the visit of the President of Estonia\n\nJune 21, 2012\n\n"
        "1. Agreement on ferries between the harbours of Narva and Riga\n\n2. Agreement on lights of the harbours for the year 2012\n\n"
        "3. Programme of exchanges for 2012\n\nAnnouncements\n\n• Gift of three lamps\n\n• Repair of the pier\n"
    )
    parts = {s.path: s.confidence for s in parse(text).segments if s.path and s.kind is Kind.LABEL}
    assert parts["2"] >= 0.9
    assert max(sure for path, sure in parts.items() if path.startswith("3")) < 0.9
