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
        "The Committee observed nothing of the kind and asked for time.",
        "The meeting was useful, and we hope to meet again.",
    ],
)
def test_only_what_went_on_is_a_direction(line: str):
    assert is_english_direction(line, 0, len(line)) is (line.startswith(("The meeting was adj", "At")))


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
