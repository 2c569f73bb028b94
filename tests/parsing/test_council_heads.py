"""The head of a council's record: its meeting is the title, who presides and its members are listed, then comes the agenda."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.calibration import SURE

_RECORD = """United Nations
S/PV.912
Harbour Council
Ninth Year
912th meeting
Friday, 7 May 1999, 10 a.m.
New York

President: Mr. Tamm (Estonia)
Members:
Kenya: Ms. Okafor
New Zealand: Mr. Rata
Agenda
The ferries of the Northern Lakes

99-12345 (E)

The meeting was called to order at 10.20 a.m.

Adoption of the agenda

The agenda was adopted.

The President: I give the floor to the representative of Kenya.

Ms. Okafor (Kenya): The ferries must sail.

The President: I thank her.
"""


def test_the_head_of_a_council_s_record():
    parts = {_RECORD[p.start : p.end]: p for p in parse(_RECORD).segments}
    read = {words: (part.kind, part.path) for words, part in parts.items()}
    assert read["912th meeting"] == (Kind.TITLE, None)
    assert read["New York"] == (Kind.DATELINE, None)
    assert read["President: Mr. Tamm (Estonia)"] == (Kind.NARRATIVE, "p1")
    assert read["Members:"] == (Kind.HEADING, "p2")
    assert read["New Zealand: Mr. Rata"] == (Kind.NARRATIVE, "p3")
    assert read["Agenda"] == (Kind.HEADING, "p4")
    assert read["The ferries of the Northern Lakes"] == (Kind.NARRATIVE, "p4")
    assert read["99-12345 (E)"] == (Kind.FURNITURE, None)
    assert read["The meeting was called to order at 10.20 a.m."] == (Kind.NARRATIVE, "p5")
    assert read["Adoption of the agenda"] == (Kind.HEADING, "p6")
    assert parts["The ferries must sail."].speakers == ("Okafor",)


def test_a_list_of_those_present_has_a_heading_with_the_path_of_its_first_line():
    text = "Talks on fog\n\nPresent:\nMari Kask, Minister of Harbours\nJuhan Tamm, pilot\n\nMs. Kask: It is thick.\n\nMr. Tamm: It will lift.\n"
    parts = {text[p.start : p.end]: p for p in parse(text).segments}
    assert (parts["Present:"].kind, parts["Present:"].path) == (Kind.HEADING, "p1")
    listed = parts["Juhan Tamm, pilot"]
    assert (listed.kind, listed.path, listed.confidence < SURE) == (Kind.NARRATIVE, "p2", True)


@pytest.mark.parametrize(
    ("title", "label", "is_sure"),
    [
        ("Treaty between Estonia and Kenya", "Article {}\n\n", True),
        ("List of outcomes of the visit of the President of Kenya", "{}. ", False),
    ],
)
def test_what_a_list_says_is_less_sure_than_a_treaty_s_articles(title: str, label: str, is_sure: bool):
    one, two = label.format(1), label.format(2)
    text = f"{title}\n\n3 May 2012\n\n{one}The ferry sails to Kenya.\n\n{two}The harbours of Kenya are lit.\n"
    parts = [p.confidence >= SURE for p in parse(text).segments if p.rule == "document"]
    assert parts == [is_sure] * 2


def test_a_sentence_under_a_word_for_those_present_is_no_line_of_a_list():
    own = "Mari Kask said that the ferry was lost"
    text = f"Report of a meeting\n\nMinister Mari Kask spoke first.\n\nSecretariat:\n\n{own}\n\nThe sea was calm.\n"
    parts = {text[p.start : p.end]: p for p in parse(text).segments}
    assert (parts[own].kind, parts[own].speakers) == (Kind.STATEMENT, ("Mari Kask",))
    asked = "We ask you to sail with us tomorrow"
    text = f"Speech by Minister Mari Kask\n\nMembers:\n\n{asked}\n\nThe sea is calm.\n"
    assert {text[p.start : p.end]: p.rule for p in parse(text).segments}[asked] != "roster"
    listed = "Juhan Tamm, who was head of the harbour"
    text = f"Report of a meeting\n\nSecretariat:\n\nMari Kask\n\n{listed}\n\nThe sea was calm.\n"
    assert {text[p.start : p.end]: p.rule for p in parse(text).segments}[listed] == "roster"


COUNCIL = """United Nations

Fourth session

Summary record of the 12th meeting

Held at Riga on Tuesday, 12 November 1996, at 10 a.m.

Chairman: Mr. KASK (Estonia)

CONTENTS

AGENDA ITEM 4: FLOATING LAMPS (continued)

{note}

The meeting was called to order at 10.15 a.m.

AGENDA ITEM 4: FLOATING LAMPS (continued) (A/4/12)

1. Ms. OKAFOR (Kenya) said that the lamps were lit.
"""


@pytest.mark.parametrize(
    "note",
    [
        "This record is subject to correction. Corrections should be sent under the signature of a delegate.",
        "AGENDA ITEM 5: FERRIES",
    ],
)
def test_the_contents_of_a_council_s_record_reach_down_to_when_it_met(note: str) -> None:
    text = COUNCIL.format(note=note)
    listed = [text[p.start : p.end] for p in parse(text).segments if p.rule == "list-of-contents"]
    assert listed == ["CONTENTS", "AGENDA ITEM 4: FLOATING LAMPS (continued)", note]
    assert [p.path for p in parse(text).segments if text.startswith("The meeting", p.start)] == ["p2"]


def test_who_presides_by_the_head_of_a_summary_record_says_what_the_chairman_says() -> None:
    text = COUNCIL.format(note="AGENDA ITEM 5: FERRIES") + (
        "\n2. The CHAIRMAN said that the list of speakers would be closed at noon.\n\n3. It was so decided.\n"
    )
    said = {p.path: p.speakers for p in parse(text).segments if p.kind is Kind.STATEMENT}
    assert said == {"1": ("Okafor",), "2": ("Kask",), "3": ()}


_SUMMED_UP = """Harbour Council
Summary record of the 12th meeting
Held at Riga on Friday, 7 May 1999, at 10 a.m.

Chairman:
Mr. TAMM (Estonia)

The meeting was called to order at 10.20 a.m.

1. Ms. Mari KASK (Kenya) said that the ferries must sail.

2. The CHAIRMAN asked whether anybody objected.
"""


def test_who_presides_over_numbered_paragraphs_stands_under_the_office_and_says_none_of_them():
    read = {_SUMMED_UP[p.start : p.end]: p for p in parse(_SUMMED_UP).segments}
    assert all(p.kind is not Kind.SPEAKER_LABEL for p in read.values())
    assert (read["Chairman:"].kind, read["Chairman:"].path) == (Kind.HEADING, "p1")
    assert (read["Mr. TAMM (Estonia)"].kind, read["Mr. TAMM (Estonia)"].path) == (Kind.NARRATIVE, "p1")
    assert read["The CHAIRMAN asked whether anybody objected."].speakers == ("Tamm",)
    assert read["1."].path == "1"


@pytest.mark.parametrize("line", ["President : M. Kask (Estonia).", "President: Mr. Kask (Estonia)"])
def test_who_presides_over_minutes_without_labels_opens_no_turn(line: str) -> None:
    text = f"FOURTH MEETING (PUBLIC)\nHeld at Riga on Friday, May 7th, 1924.\n\n{line}\n\nM. Tamm thanked the Council for its care.\n\nM. Karlsson replied that there was nothing to thank for.\n"
    parts = parse(text).segments
    assert all(p.kind is not Kind.SPEAKER_LABEL for p in parts)
    assert next(p.kind for p in parts if text[p.start : p.end] == line) == Kind.NARRATIVE
