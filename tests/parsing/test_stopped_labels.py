"""Labels that only show by coming again: before a full stop, before a dash, before a space; and lines of a page that are none."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.tongues.japanese_names import names

LONG = " The ferry will sail in June and call at both harbors."


def labels(text: str) -> list[tuple]:
    found = [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    return [(text[s.start : s.end], tuple(s.speakers)) for s in found]


def test_an_office_before_a_full_stop_is_a_label_beside_questions():
    text = f"Session With Reporters\n\nQ. Will it sail?\n\nThe President. Yes.{LONG}\n\nQ. When?\n\nThe President. In June.\n"
    assert [words for words, _ in labels(text)] == ["Q.", "The President.", "Q.", "The President."]


def test_two_names_before_a_full_stop_are_labels_where_one_comes_again():
    text = f"Remarks in Riga\n\nPresident Juhan Tamm. Good morning.{LONG}\n\nMr. Kask. Thank you.\n\nPresident Tamm. And you.\n\nMr. Kask. Gladly.\n"
    assert labels(text) == [
        ("President Juhan Tamm.", ("Juhan Tamm",)),
        ("Mr. Kask.", ("Kask",)),
        ("President Tamm.", ("Juhan Tamm",)),
        ("Mr. Kask.", ("Kask",)),
    ]


@pytest.mark.parametrize("note", ["[presiding]", "(continuing)", "(through an interpreter)", "[speaking in Estonian]"])
def test_a_note_before_the_stop_belongs_to_the_label(note: str) -> None:
    text = (
        f"Hearing on Ferries\n\nThe CHAIRMAN. Good morning.{LONG}\n\nSenator KASK. Thank you.{LONG}\n\n"
        f"Senator TAMM {note}. The Chairman has left.{LONG}\n\nSenator KASK. Gladly.\n"
    )
    assert labels(text)[2] == (f"Senator TAMM {note}.", ("Tamm",))


@pytest.mark.parametrize(
    "text",
    [
        f"Visit to Riga\n\nThe President. That is who came.{LONG}\n\nHe met the mayor.{LONG}\n",
        f"Visit to Riga\n\nThe President. That is who came.{LONG}\n\nThe President. That is who spoke.{LONG}\n\nThe President. Who else?{LONG}\n",
        f"Visit to Riga\n\nMr. Kask came.{LONG}\n\nMr. Tamm came.{LONG}\n\nMr. Kask left.{LONG}\n",
        "Флот\n\nСША – двадцать кораблей.\n\nМАГАТЭ – два катера.\n\nСША – ещё три корабля.\n",
    ],
)
def test_a_full_stop_or_a_dash_in_prose_is_no_label(text):
    assert labels(text) == []


def test_initials_and_capitals_before_a_dash_are_labels_where_they_alternate():
    text = "Эфир о паромах\n\nМ.КАСК – Доброе утро!\n\nЮ.ТАММ – Доброе утро!\n\nМ.КАСК – Когда пойдёт паром?\n\nЮ.ТАММ – В июне.\n"
    assert [words for words, _ in labels(text)] == ["М.КАСК –", "Ю.ТАММ –", "М.КАСК –", "Ю.ТАММ –"]


def test_offices_and_roles_before_a_space_are_labels_where_they_come_again():
    text = "港の話\n\n記者　船便は増えますか。\n森山知事　増やします。\n記者　いつからですか。\n森山知事　来月からです。\n"
    assert labels(text) == [("記者", ()), ("森山知事", ("森山",)), ("記者", ()), ("森山知事", ("森山",))]
    assert labels("港の話\n\n記者　船便は増えますか。\n質問　橋はどうですか。\n記者　いつからですか。\n") == []


def test_the_time_behind_a_label_belongs_to_it():
    text = f"Briefing\n\nDr. Kask: (00:00)\nGood morning.{LONG}\n\nDr. Tamm: (01:52)\nThank you.{LONG}\n\nDr. Kask: (1:02:03)\nGood.{LONG}\n"
    assert [words for words, _ in labels(text)] == ["Dr. Kask: (00:00)", "Dr. Tamm: (01:52)", "Dr. Kask: (1:02:03)"]


def test_a_time_alone_on_its_line_is_furniture():
    text = f"Briefing\n\nMari Kask: Good morning.{LONG}\n\n[00:01:15]\n\nJuhan Tamm: Thank you.{LONG}\n\nMari Kask: Good.\n"
    assert [s.kind for s in parse(text).segments if text[s.start : s.end] == "[00:01:15]"] == [Kind.FURNITURE]


def test_a_field_of_a_form_speaks_nothing():
    text = f"Transcripts\n\nRelease Date:\n07/06/1973\nRelease Type:\nMedia Release\n\nTalks in Riga\n\nThe ministers met.{LONG}\n"
    assert labels(text) == []


@pytest.mark.parametrize(
    "line", ["知事記者会見（定例記者会見）", "議長国記者会見の概要", "天皇陛下御会見、", "大統領退任後に"]
)
def test_what_is_held_is_nobodys_name(line):
    assert [found.tokens for found in names(line)] == [()]
