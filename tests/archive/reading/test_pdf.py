"""PDF: lines in reading order, paragraphs over pages, nothing of headers and footers."""

from __future__ import annotations

from collections.abc import Callable

from archive.reading import Received

from .making import Line, pdf

ReadOne = Callable[..., Received]


def framed(number: int, *lines: Line) -> list[Line]:
    """A page with the header and footer that every page has."""
    return [(72, 810, "Lighthouse Office Papers"), (290, 20, f"- {number} -"), *lines]


PAGES = [
    framed(
        1,
        (72, 760, "Talks on Lamps"),
        (72, 730, "Minister Orlova said that the lamps would burn the whole of the win-"),
        (72, 718, "ter, and that nobody would have to pay for the oil that they"),
        (72, 706, "need."),
        (72, 680, "(1) Captain Brandt agreed. He added that the fog was going to be"),
    ),
    framed(
        2, (72, 760, "thick in the spring."), (72, 730, "(2) Both were silent \\(for a while\\).".replace("\\", ""))
    ),
]


def test_paragraphs_stand_as_printed_and_headers_and_footers_are_left_out(read_one: ReadOne) -> None:
    received = pdf(PAGES, title="Talks on Lamps", lang="en-GB")
    record = read_one("talks.pdf", received)
    assert record.text == (
        "Talks on Lamps\n\nMinister Orlova said that the lamps would burn the whole of the win-\n"
        "ter, and that nobody would have to pay for the oil that they\nneed.\n\n"
        "(1) Captain Brandt agreed. He added that the fog was going to be\nthick in the spring.\n\n"
        "(2) Both were silent (for a while).\n"
    )
    assert (record.title, record.custody.language, record.media_type, record.reader) == (
        "Talks on Lamps",
        "en",
        "application/pdf",
        "pdf 1",
    )
    assert record.received == received
    assert record.custody.extraction == "Headers and footers left out: 4 lines."


def test_columns_are_read_one_after_the_other(read_one: ReadOne) -> None:
    rows = [
        line
        for row in range(5)
        for line in (
            (72, 700 - 12 * row, f"left line {row} of the first column"),
            (320, 700 - 12 * row, f"right line {row} of the second column"),
        )
    ]
    assert (
        read_one("columns.pdf", pdf([rows])).text
        == "\n\n".join(
            "\n".join(f"{side} line {row} of the {which} column" for row in range(5))
            for side, which in (("left", "first"), ("right", "second"))
        )
        + "\n"
    )


def test_a_first_line_that_is_indented_begins_a_paragraph(read_one: ReadOne) -> None:
    lines = [
        (92, 700, "One goes on over"),
        (72, 688, "two lines."),
        (92, 676, "Two begins here and"),
        (72, 664, "ends."),
    ]
    assert (
        read_one("indented.pdf", pdf([lines])).text == "One goes on over\ntwo lines.\n\nTwo begins here and\nends.\n"
    )


def test_a_heading_of_one_page_alone_is_no_header(read_one: ReadOne) -> None:
    assert read_one("one.pdf", pdf([[(72, 810, "Talks on Lamps"), (72, 700, "Nothing was said.")]])).text == (
        "Talks on Lamps\n\nNothing was said.\n"
    )


def test_pages_without_text_are_told(read_one: ReadOne) -> None:
    record = read_one("half.pdf", pdf([[(72, 700, "Words.")], []]))
    assert (record.text, record.custody.extraction) == ("Words.\n", "No text on page 2.")
