"""Reports of chambers and records of councils: members called again by name, who presides, and lines that only say what went on."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.english_directions import is_english_direction


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


CHAMBER = """Hansard
Lake Ferries
Tuesday 4 May 2004

Mari Kask (North Lake) (Ref)
What talks she has had on the ferries of the North Lake.

The Minister for Harbours (Juhan Tamm)
I met my counterpart in March, and we spoke of the ferries at length.

Mari Kask
I am grateful to the Minister. When will the ferry sail?

The Minister for Harbours (Juhan Tamm)
In June, if the ice allows it.
"""


def test_a_member_called_again_by_her_name_and_a_minister_without_an_address_open_turns():
    kask, tamm = ("Mari Kask",), ("Juhan Tamm",)
    assert [who for _, who in turns(CHAMBER)] == [kask, tamm, kask, tamm]


def test_one_minister_and_members_by_their_surnames_are_a_chamber():
    text = """HC Deb 4 May 1954 vol 12 cc3-4
LAKE FERRIES
Mr. Juhan Oja asked the Minister of Harbours when the ferry would sail.
The Minister of Harbours (Mr. Dawid Kerema)
In June. The ice has been heavy, and the pilots have asked for time.
Mr. Oja
Is he aware that the farmers have waited since March?
Hon. Members
Answer.
Mr. Kerema
I am.
"""
    assert turns(text) == [
        ("The Minister of Harbours (Mr. Dawid Kerema)", ("Dawid Kerema",)),
        ("Mr. Oja", ("Juhan Oja",)),
        ("Hon. Members", ()),
        ("Mr. Kerema", ("Dawid Kerema",)),
    ]


def test_an_office_with_brackets_of_its_own_and_many_at_once_are_labels():
    text = """LAKE FERRIES

Mr. Juhan Oja (Lake North, Ref.): Mr. Speaker, when will the ferry sail?

Hon. Mari Kask (Secretary of State (Lakes), Ref.): Mr. Speaker, it will sail in June.

Some hon. members: Hear, hear.

Mr. Juhan Oja (Lake North, Ref.): Mr. Speaker, of which year?
"""
    assert [who for _, who in turns(text)] == [("Juhan Oja",), ("Mari Kask",), (), ("Juhan Oja",)]


COUNCIL = """S/PV.9104
9104th meeting
Wednesday, 4 March 2009, 10.15 a.m.
New York
{head}
The meeting was called to order at 10.15 a.m.

The President (spoke in Estonian): I give the floor to Kenya.

Mr. Kerema (Kenya) (spoke in French): My delegation thanks the Secretariat.

Ms. Oja (Chile): We have asked for time, and we thank those who gave it.

A vote was taken by show of hands.

The President (spoke in Estonian): There are no more speakers.

The meeting rose at 10.55 a.m.
"""


@pytest.mark.parametrize(("head", "chair"), [("", ()), ("\nPresident: Ms. Kask . . . . (Estonia)\n", ("Kask",))])
def test_a_council_s_president_is_whom_its_head_names_or_nobody(head: str, chair: tuple[str, ...]):
    text = COUNCIL.format(head=head)
    assert [who for _, who in turns(text)] == [chair, ("Kerema",), ("Oja",), chair]
    told = [text[s.start : s.end] for s in parse(text).segments if s.rule == "stage-direction"]
    assert told == ["A vote was taken by show of hands.", "The meeting rose at 10.55 a.m."]


@pytest.mark.parametrize(
    "line",
    [
        "The meeting was adjourned at 5 p.m.",
        "At the invitation of the President, Mr. Tamm (Estonia) took a seat at the Council table.",
        "Sitting suspended at 9.55 a.m. and resumed at 10.20 a.m.",
        "[Proceedings continue in camera]",
        "Meeting after meeting we said so, and nobody listened.",
        "The Committee observed nothing of the kind and asked for time.",
        "The meeting was useful, and we hope to meet again.",
    ],
)
def test_only_what_went_on_is_a_direction(line: str):
    assert is_english_direction(line, 0, len(line)) is (line.startswith(("The meeting was adj", "At", "Sitting", "[")))


def test_those_present_in_the_line_of_their_head_are_no_turn():
    text = """MEMORANDUM OF CONVERSATION

PARTICIPANTS: Juhan Tamm, Minister of Harbours of Estonia
Mari Kask, Ambassador of Estonia
Dawid Kerema, Secretary of Ferries
DATE: May 4, 1974

Tamm: The ferry has waited for a month, and nobody has told us why.

Kerema: I will find out.

Tamm: That is all that we ask.

Kerema: You will have it.
"""
    assert [who for _, who in turns(text)] == [("Juhan Tamm",), ("Dawid Kerema",)] * 2


def speakers(text: str, label: str) -> list[tuple[str, ...]]:
    return [
        s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL and text[s.start : s.end] == label
    ]


@pytest.mark.parametrize(
    "said",
    [
        "(chairman of the subcommittee) presiding",
        "(chairman of the subcommittee), presiding",
        "(vice chairman of the committee) presiding",
        "(Chairman of the Committee on Ports) presiding",
        "(chairman \nof the committee) presiding",
    ],
)
@pytest.mark.parametrize("label", ["The CHAIRMAN.", "The Chair.", "The Chairperson.", "THE CHAIRMAN."])
def test_who_presides_over_a_hearing_is_its_chair_however_the_label_says_it(said: str, label: str) -> None:
    text = (
        f"HEARING ON FERRIES\nMay 3, 2016\n\nThe committee met, pursuant to notice, at 10 a.m., Hon. Juhan Tamm {said}.\n\n"
        f"{label} The committee will come to order.\n\nMr. Kask. Thank you.\n\n{label} You are welcome.\n\nMr. Kask. I yield back.\n"
    )
    assert speakers(text, label) == [("Juhan Tamm",), ("Juhan Tamm",)]


@pytest.mark.parametrize(
    "title", ["Mr", "Ms", "Lord", "Baroness", "Prof.", "Madam", "Shri", "Sheikh", "Rt Hon", "Senator"]
)
def test_whom_the_chair_names_in_brackets_with_any_title_of_address(title: str) -> None:
    text = (
        f"Harbour Committee\n3 May 2016\n\nThe Chair ({title} Juhan Tamm): Order. We begin.\n\nMari Kask: Will the ferry sail?\n\n"
        "The Chair: It will.\n\nMari Kask: I am glad of it.\n"
    )
    assert speakers(text, "The Chair:") == [("Juhan Tamm",)]


def test_a_chairwoman_at_the_head_presides_and_opens_no_turn() -> None:
    text = (
        "Security Council\n\n4321st meeting\n\nThe meeting was called to order at 10 a.m.\n\nChairwoman: Ms. Kask (Estonia)\n\n"
        "The Chairwoman: I call on the representative of Kenya.\n\nMr. Tamm (Kenya): I thank you.\n\nThe Chairwoman: The meeting is over.\n"
    )
    assert speakers(text, "The Chairwoman:") == [("Kask",), ("Kask",)]


@pytest.mark.parametrize(
    ("first", "label"),
    [
        ("Vice President Tamm", "President"),
        ("Foreign Minister Tamm", "Prime Minister"),
        ("Foreign Minister Tamm", "Deputy Minister"),
        ("Foreign Minister Tamm", "Defence Minister"),
        ("Deputy Foreign Minister Tamm", "Foreign Minister"),
    ],
)
def test_a_label_of_another_office_is_not_the_only_one_who_is_there(first: str, label: str) -> None:
    text = f"Press Conference\n3 May 2016\n\n{first}: The ferry sails.\n\nQuestion: When?\n\n{label}: In spring.\n\nQuestion: Which?\n"
    assert speakers(text, f"{label}:") == [()]


def test_a_label_cut_to_the_end_of_the_title_is_the_same_person_s() -> None:
    text = "Press Conference\n3 May 2016\n\nForeign Minister Tamm: The ferry sails.\n\nQuestion: When?\n\nMinister: In spring.\n\nQuestion: Which?\n"
    assert speakers(text, "Minister:") == [("Tamm",)]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Mari Kask QC MP:", "Mari Kask"),
        ("Mari Kask KCMG:", "Mari Kask"),
        ("Mari Kask MSP:", "Mari Kask"),
        ("Mari Kask CMG, OBE:", "Mari Kask"),
        ("Baroness Kask of Harbourside:", "Kask of Harbourside"),
    ],
)
def test_what_stands_behind_a_name_or_is_a_rank_is_none_of_it(label: str, speaker: str) -> None:
    text = f"Harbour Debate\n3 May 2016\n\n{label} The ferry sails.\n\nJuhan Tamm: When?\n\n{label} In spring.\n\nJuhan Tamm: Which?\n"
    assert speakers(text, label) == [(speaker,), (speaker,)]


@pytest.mark.parametrize("label", ["The Lord President of the Council:", "The Lord Bishop of Harbourside:"])
def test_a_lord_who_holds_an_office_is_named_by_it(label: str) -> None:
    text = f"Harbour Debate\n3 May 2016\n\n{label} The ferry sails.\n\nJuhan Tamm: When?\n\n{label} In spring.\n\nJuhan Tamm: Which?\n"
    assert speakers(text, label) == [(), ()]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [("Q (Mari Kask, Coast News):", ("Mari Kask",)), ("Q (Coast TV):", ())],
)
def test_a_question_s_letter_with_who_asks_in_brackets(label: str, speaker: tuple[str, ...]) -> None:
    text = f"Press point\n3 May 2016\n\nJuhan Tamm: Good morning. The ferry sails.\n\n{label} When will it sail?\n\nJuhan Tamm: In spring.\n"
    assert speakers(text, label) == [speaker]


def test_who_presides_over_a_committee_with_the_member_s_seat_in_brackets() -> None:
    text = (
        "Evidence of the Standing Committee on Ferries\nMay 3, 2016\n\nThe Chair (Ms. Mari Kask (Riga—North, Lib.)): I call this meeting to order.\n\n"
        "Mr. Juhan Tamm (Captain, Harbour Board): Thank you.\n\nThe Chair: Please.\n\nMr. Juhan Tamm: It sails.\n\n[Proceedings continue in camera]\n"
    )
    assert speakers(text, "The Chair (Ms. Mari Kask (Riga—North, Lib.)):") == [("Mari Kask",)]
    assert speakers(text, "The Chair:") == [("Mari Kask",)]
    assert parse(text).segments[-1].kind is Kind.NARRATIVE


def test_who_presides_over_a_summary_record_opens_no_turn() -> None:
    text = (
        "HARBOUR AGENCY\nBoard of Governors\nIssued: November 2004\nOriginal: English\nRECORD OF THE NINETY-FOURTH MEETING\n"
        "Held in Riga on Thursday, 16 September 2004, at 10.10 a.m.\n\nCHAIRPERSON: Ms. KASK (Estonia)\n\n"
        "1. Mr. TAMM (Kenya) thanked the Secretariat for the revised text.\n\n2. Ms. METS (Latvia) asked what it would cost.\n"
    )
    read = [(s.path, s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT]
    assert read == [("1", ("Tamm",)), ("2", ("Mets",))]


def test_what_a_witness_says_has_a_heading_in_capitals() -> None:
    text = (
        "HEARING ON FERRIES\nMay 3, 2016\n\nMr. Tamm. The committee will come to order.\n\nMr. Kask. Thank you.\n\nMr. Tamm. You are recognized.\n\n"
        "STATEMENT OF THE HONORABLE LIIS METS, DEPUTY SECRETARY, HARBOUR OFFICE OF THE NORTHERN COAST AND ITS ISLANDS\n\nMs. Mets. I thank you.\n\nMr. Kask. I yield.\n\n[Applause]\n"
    )
    parts = [(text[s.start : s.end], s.kind) for s in parse(text).segments]
    assert (parts[-1][0], parts[-1][1]) == ("[Applause]", Kind.NARRATIVE)
    assert [kind for words, kind in parts if words.startswith("STATEMENT OF")] == [Kind.HEADING]


TIMED = """Mr KASK (Fairlake) (14:12): My question is to the Minister for Harbours. When will the ferry sail?

Ms TAMM (Eastlake—Minister for Harbours, Minister for Ferries and Deputy Leader of the Government) (14:12): In spring.

Government members interjecting—

The SPEAKER: Order!

Senator OJA (South Lakes—Leader of the Government in the Senate) (2.16 pm): There is fog.
"""


def test_a_member_with_seat_office_and_the_hour_opens_a_turn():
    assert [who for _, who in turns(TIMED)] == [("Kask",), ("Tamm",), (), ("Oja",)]
    assert [p.path for p in parse(TIMED).segments if p.rule == "stage-direction"] == ["t2.p2"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Opposition members interjecting—", True),
        ("Several Hon. Members rose—", True),
        ("Hon. members rose --", True),
        ("The price of lamps rose—", False),
        ("Mr Oja interjecting—", True),
        ("The member for Fairlake interjecting —", True),
        ("I was kept waiting—", False),
        ("We heard members interjecting—", False),
        ("Ferries and fishing—", False),
    ],
)
def test_who_calls_out_in_a_chamber_is_told(line: str, expected: bool):
    assert is_english_direction(line, 0, len(line)) is expected
