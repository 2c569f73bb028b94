"""Where turns may be miscounted or somebody else's, none of them is called sure; where nothing shows it, they are."""

import pytest

from archive.parsing import parse
from archive.parsing.breakdown import Kind, Segment
from archive.parsing.calibration import SURE
from archive.parsing.dividing.doubtful_turns import names_asker, names_herself, turns_doubtful_from

LABELS = ("Juhan Tamm:", "Mari Kask:", "Grace Odera:")


def talk(*paragraphs: tuple[str, str]) -> tuple[str, list[Segment]]:
    """A text and its parts: each paragraph with the label that was read before it, or with none."""
    text, parts, turn = "", [], 0
    for label, said in paragraphs:
        if label:
            turn += 1
            name = label.strip("○【】:").removeprefix("President ")
            parts.append(Segment(Kind.SPEAKER_LABEL, len(text), len(text) + len(label), f"t{turn}", speakers=(name,)))
            text += label + " "
        path = f"t{turn}.p1" if turn else f"p{len(parts) + 1}"
        parts.append(Segment(Kind.STATEMENT, len(text), len(text) + len(said), path))
        text += said + "\n"
    return text, parts


@pytest.mark.parametrize(
    "before",
    [
        "USEC. KASK: Good morning, members of the press corps.",
        "Sir Juhan Tamm (Lake North) (Urgent Question): To ask the Secretary of State about the ferry.",
        "«Северный маяк»: Юхан Андреевич, когда пойдёт паром?",
        "**Радио «Маяк»:** **Юхан Андреевич, когда пойдёт паром?**",
        "港湾長：本日は、発表事項が一点あります。来月から船便を増やします。",
        "THE SECRETARY. Good afternoon. I have two short statements.",
        "When will the ferry sail, and who is going to pay for it?",
        "Mr. Declan Oja",
        "Mr. Declan Oja asked the Minister for Harbours when the ferry will sail.",
        "ただいまから会見を行います。それでは知事、お願いします。",
    ],
)
def test_what_may_be_an_unread_turn_before_the_first_leaves_no_turn_sure(before: str):
    text, parts = talk(("", before), (LABELS[0], "It sails in May."), (LABELS[1], "In June."))
    assert turns_doubtful_from(text, parts) == 0


@pytest.mark.parametrize(
    "before",
    [
        "The ministers met in Tallinn and then spoke to the press.",
        "Subjects: ferries, lighthouses, the price of paint.",
        "日時：令和七年五月三日（土曜日）午前十時から正午まで、港湾庁の会議室で。",
        "The following is a transcript of the press conference:",
        "It was Friday, and at 2:32 p.m. the ministers met in the hall.",
        "He recalled what the harbour was like in those days: empty, cold and without a single light.",
    ],
)
def test_what_tells_of_the_talk_before_the_first_turn_is_no_unread_one(before: str):
    text, parts = talk(("", before), (LABELS[0], "It sails in May."), (LABELS[1], "In June."))
    assert turns_doubtful_from(text, parts) == len(text)


def test_a_question_over_a_heading_does_not_open_the_talk():
    text, parts = talk(("", "Will you sail?"), (LABELS[0], "It sails in May."))
    heading = Segment(Kind.HEADING, parts[0].end, parts[0].end, "p2")
    assert turns_doubtful_from(text, [parts[0], heading, *parts[1:]]) == len(text)
    assert turns_doubtful_from(text, parts) == 0


def test_two_turns_of_one_person_running_are_doubtful_from_the_first_of_them():
    text, parts = talk(
        (LABELS[0], "It sails in May."), (LABELS[1], "In June."), (LABELS[1], "In July."), (LABELS[2], "Well.")
    )
    assert turns_doubtful_from(text, parts) == parts[2].start


@pytest.mark.parametrize("label", ["I want to thank Minister Mari Kask:", "Хочу поблагодарить главу порта Мари Каск:"])
def test_a_label_that_begins_as_a_sentence_leaves_the_turns_from_there_in_doubt(label: str):
    text, parts = talk((LABELS[0], "It sails in May."), (label, "the piers are whole."), (LABELS[2], "Well."))
    assert turns_doubtful_from(text, parts) == parts[2].start


@pytest.mark.parametrize("label", ["○Tamm", "Председательствующий.", "The Chair:"])
def test_who_presides_speaks_between_directions_of_the_stage(label: str):
    text, parts = talk((label, "It sails in May."), (label, "In June."), (LABELS[1], "Well."))
    assert turns_doubtful_from(text, parts) == len(text)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I am glad to welcome President Tamm here.", True),
        ("Thank you, Mr. Tamm.", True),
        ("Thank you, Minister Juhan Tamm.", True),
        ("I am Juhan Tamm, and I have two announcements.", False),
        ("President Kask sails in May.", False),
        ("The Tamms have always sailed.", False),
    ],
)
def test_who_names_herself_by_her_title_is_perhaps_another(said: str, expected: bool):
    assert names_herself(said, Segment(Kind.STATEMENT, 0, len(said), "t1.p1", speakers=("Juhan Tamm",))) is expected


def test_in_a_record_a_question_that_nobody_read_leaves_the_answers_in_doubt():
    head = "Interview of Harbour Director Juhan Tamm with the Coast Herald\n\n3 May 2012\n\n"
    said = "Juhan Tamm: In May, when the ice is gone from the lake and the piers.\n\n"
    asked = (
        head + "Coast Herald, the paper of this house: When does it sail?\n\n" + said + "Juhan Tamm: Nobody knows.\n"
    )
    plain = head + said + "Mari Kask: And who pays for it?\n\nJuhan Tamm: The harbour does.\n"
    assert not [s for s in parse(asked).segments if s.rule == "turn" and s.confidence >= SURE]
    assert [s for s in parse(plain).segments if s.rule == "turn" and s.confidence >= SURE]


def test_in_a_record_a_title_with_her_own_name_leaves_a_speaker_in_doubt():
    head = "Exchange With Reporters\n\n3 May 2012\n\n"
    text = (
        head + "Juhan Tamm: I welcome President Tamm here.\n\nMari Kask: Thank you.\n\nJuhan Tamm: We sail in May.\n"
    )
    found = {s.speakers: s.confidence >= SURE for s in parse(text).segments if s.rule == "turn"}
    assert found == {("Juhan Tamm",): False, ("Mari Kask",): True}


@pytest.mark.parametrize(
    ("head", "label", "expected"),
    [
        ("Interviewed by: Mari Kask", "Q:", True),
        ("An interview of Juhan Tamm", "Q:", False),
        ("港湾新聞記者（司会）　森山花子", "――", True),
        ("Беседовала Мари Каск", "Вопрос:", True),
        ("Interviewed by: Mari Kask", "Mari Kask:", False),  # whom the label names
    ],
)
def test_who_asks_may_be_whom_the_head_names(head: str, label: str, expected: bool):
    text = f"{head}\n{label} When?"
    at = len(head) + 1
    speakers = ("Mari Kask",) if label.startswith("Mari") else ()
    part = Segment(Kind.SPEAKER_LABEL, at, at + len(label), "t1", speakers=speakers)
    assert names_asker(text, [part]) is expected


def test_in_a_record_questions_of_whoever_asks_in_an_interview_are_not_sure():
    said = "Q: When will the ferry sail?\n\nJuhan Tamm: In May.\n\n" * 5
    for head, expected in (("Interviewed by: Mari Kask", False), ("The harbour of Tartu", True)):
        found = parse(f"Interview of Minister Juhan Tamm\n\n3 May 2004\n\n{head}\n\n{said}").segments
        asked = {s.confidence >= SURE for s in found if s.rule == "turn" and not s.speakers}
        assert asked == {expected}
        assert {s.confidence >= SURE for s in found if s.rule == "turn" and s.speakers} == {True}
