"""How the words of a passage have changed, shown."""

from __future__ import annotations

import re

import pytest

from archive.rendering.comparing import LONGEST, show_changes


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("the peace treaty", "the peace treaty", "the peace treaty"),
        ("the peace treaty", "the treaty", "the <del>peace</del> treaty"),
        ("the treaty", "the peace treaty", "the <ins>peace</ins> treaty"),
        ("a peace treaty", "the peace treaty", "<del>a</del> <ins>the</ins> peace treaty"),
        ("a treaty", "a <b> & treaty", "a <ins>&lt;b&gt; &amp;</ins> treaty"),
        (
            "one two three four",
            "one TWO three FOUR",
            "one <del>two</del> <ins>TWO</ins> three <del>four</del> <ins>FOUR</ins>",
        ),
        ("one\n two", "one two", "one two"),
        ("aa aa", "aa", "aa <del>aa</del>"),
        ("", "new words", "<ins>new words</ins>"),
        ("old words", "", "<del>old words</del>"),
    ],
)
def test_deleted_and_inserted_words_stand_in_their_places(before: str, after: str, shown: str) -> None:
    assert show_changes(before, after) == shown


def test_a_very_long_change_is_shown_as_one() -> None:
    before, after = "x " * (LONGEST + 1), "y " * (LONGEST + 1)
    shown = show_changes(f"begin {before} end", f"begin {after} end")
    assert re.sub(r"[xy ]{9,}", "…", shown) == "begin <del>…</del> <ins>…</ins> end"
