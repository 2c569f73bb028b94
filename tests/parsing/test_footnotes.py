"""Marks of footnotes in the words, and the notes under them."""

from __future__ import annotations

import pytest

from archive.parsing import Kind, check, parse
from archive.parsing.page.footnotes import without_marks


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Minister Orlova[4] said", "Minister Orlova(†) said"),
        ("the lamps.[12] The", "the lamps..... The"),
        ("as follows:[3]", "as follows::::"),
        ("“oil”[*] and", "“oil”''' and"),
        ("the oil[2][3] and", "the oil(†)''' and"),
        ("[1] See above", "[1] See above"),
        ("(see [1]) and h[e]", "(see [1]) and h[e]"),
        ("in 2003[sic] and x[1]y", "in 2003[sic] and x[1]y"),
    ],
)
def test_a_mark_is_read_as_nothing_would_be(printed: str, read: str) -> None:
    assert without_marks(printed) == read
    assert len(read) == len(printed)


HEAD = "Talks at Sea\n\nMay 3, 2004\n\nMinister Anna Orlova met Captain Karl Brandt.\n\n"


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (
            HEAD
            + "Minister Orlova[1] said that it was late.\n\n[1] Of the Sea.\n\n[2] Minister Orlova said so twice.\n",
            2,
        ),
        (HEAD + "Minister Orlova said that it was late.\n\n[1] Source: Lighthouse Office.\n", 1),
        (
            HEAD
            + "They said:\n\n[1] Minister Orlova said that it was late.\n\n[2] Captain Brandt agreed that it was.\n",
            0,
        ),
        ("[1] Oil.\n\n[2] Wind.\n", 0),
    ],
)
def test_notes_under_the_text_are_told_from_items_that_are_numbered_so(text: str, notes: int) -> None:
    breakdown = parse(text)
    check(breakdown, text)
    assert [part.kind for part in breakdown.segments if part.rule == "footnote"] == [Kind.FURNITURE] * notes


def test_raised_marks_belong_to_no_name_and_their_notes_are_the_edition_s() -> None:
    text = (
        HEAD
        + "Minister Orlova¹ said that it was late. Captain Brandt agreed.² Minister Orlova thanked him.\n\n¹ Of the Sea.\n\n² Twice.\n"
    )
    breakdown = parse(text)
    said = [(text[p.start : p.end], p.speakers) for p in breakdown.segments if p.kind is Kind.STATEMENT]
    assert said == [
        ("Minister Orlova¹ said that it was late.", ("Anna Orlova",)),
        ("Captain Brandt agreed.²", ("Karl Brandt",)),
        ("Minister Orlova thanked him.", ("Anna Orlova",)),
    ]
    assert [p.kind for p in breakdown.segments if p.rule == "footnote"] == [Kind.FURNITURE] * 2


def test_raised_marks_that_stand_nowhere_in_the_words_begin_no_notes() -> None:
    text = HEAD + "They said:\n\n¹ It was late.\n\n² It was dark.\n"
    assert not any(p.rule == "footnote" for p in parse(text).segments)
