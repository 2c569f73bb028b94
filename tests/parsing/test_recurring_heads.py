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


def hours(*clocks: str) -> str:
    names = ("Juhan Tamm", "Mari Kask", "Juhan Tamm", "Mari Kask")
    return meeting(*(f"{name}  {clock}" for name, clock in zip(names, clocks, strict=True)))


def test_the_recording_s_time_behind_names_shows_labels_that_are_concluded() -> None:
    parts = [s for s in parse(hours("00:14", "00:26", "01:07", "1:00:15")).segments if s.speakers]
    assert [s.speakers for s in parts if s.kind is Kind.SPEAKER_LABEL] == [("Juhan Tamm",), ("Mari Kask",)] * 2
    assert all(s.confidence <= 0.85 for s in parts)


@pytest.mark.parametrize(
    "clocks",
    [
        ("08:15", "09:20", "11:15", "12:00"),
        ("00:14", "09:20", "08:15", "12:00"),
        ("02:14", "02:26", "03:07", "03:15"),
    ],
)
def test_hours_of_a_programme_behind_names_are_no_labels(clocks: tuple[str, ...]) -> None:
    assert not any(s.speakers for s in parse(hours(*clocks)).segments)


def test_an_hour_behind_a_name_and_its_office_is_no_label() -> None:
    text = (
        "Meeting of the Harbour Board\n3 May 1999\n\nJuhan Tamm (chair)  09:00\nOpening of the meeting in the great hall.\n\n"
        "Mari Kask  10:00\nThe ferries of the north.\n\nJuhan Tamm (chair)  11:00\nThe end of the meeting.\n"
    )
    assert turns(text) == []


@pytest.mark.parametrize(
    ("words", "most"),
    [("I am glad that the pier is open.", 0.85), ("Given in Riga in 1990 before the members of the board.", 0.7)],
)
def test_counted_heads_over_what_nobody_says_of_himself_may_be_a_book_s_list(words: str, most: float) -> None:
    text = "Speeches on the ferry\n\n" + "\n\n".join(
        f"Speech {n} – {who}\n\n{words}" for n, who in enumerate(("Mari Kask", "Juhan Tamm", "Mari Kask"), 1)
    )
    parts = [s for s in parse(text).segments if s.speakers]
    assert parts
    assert (max(s.confidence for s in parts) > 0.7) == (most > 0.7)
