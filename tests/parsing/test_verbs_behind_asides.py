"""Verbs that do not stand right behind who says something: behind a name between commas, a day, or an aside with brackets."""

from __future__ import annotations

import pytest

from archive.parsing import parse

HEAD = "The Ferry\n\n4 May 2015\n\n"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Foreign Minister, Juhan Tamm, said that the ferry sails.", ("Juhan Tamm",)),
        ("The Minister of Harbours, Mr. Juhan Tamm, today stressed that the ferry sails.", ("Juhan Tamm",)),
        ("In reply to reporters, the Official Spokesperson, Shri Juhan Tamm, said that it sails.", ("Juhan Tamm",)),
        ("Foreign Minister Mari Kask today thanked the crews.", ("Mari Kask",)),
        ("Foreign Minister Mari Kask on Monday thanked the crews.", ("Mari Kask",)),
        ("President Mari Kask, at the opening (Tartu, 4 May), thanked the crews.", ("Mari Kask",)),
        ("President Okafor and the Foreign Minister, Juhan Tamm, thanked the crews.", ("Okafor", "Juhan Tamm")),
    ],
)
def test_who_says_a_sentence(sentence, who):
    assert [s.speakers for s in parse(HEAD + sentence).segments if s.kind == "statement"] == [who]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Okafor, accompanied by the Foreign Minister, Juhan Tamm, thanked the crews.",
        "President Okafor, who had met the Foreign Minister, Juhan Tamm, thanked the crews.",
        "A call by the Foreign Minister, Juhan Tamm, raised hopes.",
    ],
)
def test_a_name_between_commas_that_something_governs_says_nothing(sentence):
    assert all("Juhan Tamm" not in s.speakers for s in parse(HEAD + sentence).segments)


def test_what_is_issued_today_is_led_in():
    text = f'{HEAD}The Honourable Mari Kask, Minister of Harbours, today issued the following statement:\n\n"We thank the crews."'
    assert [(s.kind.value, s.speakers) for s in parse(text).segments][2:] == [
        ("lead_in", ("Mari Kask",)),
        ("statement", ("Mari Kask",)),
    ]
