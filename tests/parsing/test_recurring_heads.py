"""Heads that come again by turns, alone on their lines or before a dash, and labels behind a question's number; our own texts."""

import pytest

from archive.parsing import Kind, parse


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The labels as printed, each with whom it names."""
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


def meeting(*heads: str, above: str = "") -> str:
    """A record with a sentence under each head."""
    return f"The Ferries of the Gulf\n{above}4 May 2016\n\n" + "\n\n".join(
        f"{head}\n\n{words}" for head, words in zip(heads, WORDS, strict=False)
    )


WORDS = (
    "Good evening. I am glad that so many of you have come through the fog.",
    "Thank you. The ferry lies at the pier, and it will lie there until spring.",
    "Which spring?",
    "The next one, if the ice allows it. We have asked the harbour for a tug.",
    "That is good to hear.",
)


def test_names_alone_that_come_again_over_what_is_said_under_a_list_of_those_present() -> None:
    text = meeting(
        "Sir Juhan Tamm", "Mari Kask", "Question 1", "Mari Kask", "Sir Juhan Tamm",
        above="Speakers\nMari Kask\nChair\nSir Juhan Tamm\n",
    )  # fmt: skip
    assert turns(text) == [
        ("Sir Juhan Tamm", ("Juhan Tamm",)),
        ("Mari Kask", ("Mari Kask",)),
        ("Question 1", ()),
        ("Mari Kask", ("Mari Kask",)),
        ("Sir Juhan Tamm", ("Juhan Tamm",)),
    ]


def test_the_recording_s_time_a_note_and_a_given_name_alone() -> None:
    text = meeting(
        "[00:00:14] Mari Kask, host", "[00:00:41] Col. Tamm (in Estonian)", "[00:02:05] Mari",
        "[00:02:07] Col. Tamm (in Estonian)", "[00:04:16] Listener",
        above="Mari Kask talks to Juhan Tamm of the harbour.\n",
    )  # fmt: skip
    assert [who for _, who in turns(text)] == [("Mari Kask",), ("Juhan Tamm",), ("Mari Kask",), ("Juhan Tamm",), ()]


def test_who_asks_by_name_and_who_answers_for_a_ministry() -> None:
    text = meeting("Kask (HB)", "Question", "Supplementary question", "Kask (HB)", "Question Tamm")
    assert turns(text) == [
        ("Kask (HB)", ("Kask",)),
        ("Question", ()),
        ("Supplementary question", ()),
        ("Kask (HB)", ("Kask",)),
        ("Question Tamm", ("Tamm",)),
    ]


@pytest.mark.parametrize("note", ["Juhan Tamm", "Mr. Juhan Tamm"])
def test_an_office_with_its_holder_behind_it(note: str) -> None:
    text = meeting(
        f"Minister of Ferries ({note})", "Journalist", "Mari Kask", f"Minister of Ferries ({note})", "Mari Kask"
    )
    assert [who for _, who in turns(text)] == [("Juhan Tamm",), (), ("Mari Kask",), ("Juhan Tamm",), ("Mari Kask",)]


def test_an_office_that_two_hold_is_his_whom_no_label_names() -> None:
    text = meeting(
        "Prime Minister", "Prime Minister Tamm", "Question", "Prime Minister Tamm", "Prime Minister",
        above="A press conference of Prime Minister Mari Kask and Prime Minister Juhan Tamm of Estonia.\n",
    )  # fmt: skip
    assert [who for _, who in turns(text)] == [
        ("Mari Kask",), ("Juhan Tamm",), (), ("Juhan Tamm",), ("Mari Kask",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heads",
    [
        ("Background", "Ferries", "Fog", "Ferries", "Background"),
        ("Mari Kask", "Next steps", "Juhan Tamm", "Background", "Peeter"),
    ],
)
def test_headings_of_a_paper_are_no_labels(heads: tuple[str, ...]) -> None:
    assert turns(meeting(*heads)) == []


def test_capitals_before_a_dash_that_come_again() -> None:
    text = "Transcript of the Press Availability of the Foreign Minister, 4 May 2016\n\n" + "\n\n".join(
        f"{head}- {words}"
        for head, words in zip(
            ("FOREIGN MINISTER MR. JUHAN TAMM", "QUESTION", "MR. MINISTER", "QUESTION", "MR. MINISTER"),
            WORDS,
            strict=True,
        )
    )
    assert turns(text) == [
        ("FOREIGN MINISTER MR. JUHAN TAMM-", ("Juhan Tamm",)),
        ("QUESTION-", ()),
        ("MR. MINISTER-", ("Juhan Tamm",)),
        ("QUESTION-", ()),
        ("MR. MINISTER-", ("Juhan Tamm",)),
    ]


def test_the_number_of_a_question_belongs_to_the_label() -> None:
    text = (
        "Harbour Committee\n4 May 2016\n\nQ41  Lady Kask: Is it one ferry?\n\nJuhan Tamm: It is one.\n\n"
        "Q42  Lord Mägi: Will it sail?\n\nJuhan Tamm: In spring.\n"
    )
    assert [label for label, _ in turns(text)] == ["Q41  Lady Kask:", "Juhan Tamm:", "Q42  Lord Mägi:", "Juhan Tamm:"]


def test_letters_name_those_of_the_list_of_participants() -> None:
    text = (
        "MEMORANDUM OF TELEPHONE CONVERSATION\nPARTICIPANTS:\nDr. Mari Kask\nAmbassador Juhan Tamm\nDATE: May 4, 1971\n\n"
        "T: Good evening. I hope it is not late.\n\nK: It is not. The ferry sails on Thursday.\n\nT: At noon?\n\nK: At noon.\n"
    )
    assert [who for _, who in turns(text)] == [("Juhan Tamm",), ("Mari Kask",), ("Juhan Tamm",), ("Mari Kask",)]
