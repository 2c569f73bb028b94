"""PDF: lines in reading order, set together to paragraphs, also over pages; nothing of headers and footers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
        (72, 718, "ter, and that nobody would have to pay for any of the oil that they"),
        (72, 706, "need."),
        (72, 680, "(1) Captain Brandt agreed. He added that the fog was going to be"),
    ),
    framed(
        2, (72, 760, "thick in the spring."), (72, 730, "(2) Both were silent \\(for a while\\).".replace("\\", ""))
    ),
]


def test_paragraphs_are_set_together_and_headers_and_footers_are_left_out(read_one: ReadOne) -> None:
    received = pdf(PAGES, title="Talks on Lamps", lang="en-GB")
    record = read_one("talks.pdf", received)
    assert record.text == (
        "Talks on Lamps\n\nMinister Orlova said that the lamps would burn the whole of the winter, "
        "and that nobody would have to pay for any of the oil that they need.\n\n"
        "(1) Captain Brandt agreed. He added that the fog was going to be thick in the spring.\n\n"
        "(2) Both were silent (for a while).\n"
    )
    assert (record.title, record.custody.language, record.media_type, record.reader) == (
        "Talks on Lamps",
        "en",
        "application/pdf",
        "pdf 4",
    )
    assert record.received == received
    assert record.custody.extraction == (
        "Headers and footers left out: 4 lines. Words divided at a line’s end and joined: 1."
    )


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
            " ".join(f"{side} line {row} of the {which} column" for row in range(5))
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
    assert read_one("indented.pdf", pdf([lines])).text == "One goes on over two lines.\n\nTwo begins here and ends.\n"


def test_a_heading_of_one_page_alone_is_no_header(read_one: ReadOne) -> None:
    assert read_one("one.pdf", pdf([[(72, 810, "Talks on Lamps"), (72, 700, "Nothing was said.")]])).text == (
        "Talks on Lamps\n\nNothing was said.\n"
    )


def test_pages_without_text_are_told(read_one: ReadOne) -> None:
    record = read_one("half.pdf", pdf([[(72, 700, "Words.")], []]))
    assert (record.text, record.custody.extraction) == ("Words.\n", "No text on page 2.")


LONG = "The keeper of the lighthouse said that the oil was not going to last"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(
            [(72, 700, LONG), (72, 682, "the winter."), (72, 652, LONG), (72, 634, "the spring.")],
            f"{LONG} the winter.\n\n{LONG} the spring.\n",
            id="wide-leading-is-no-new-paragraph",
        ),
        pytest.param(
            [(72, 700, f"(1) {LONG}"), (88, 688, "the winter."), (72, 676, f"(2) {LONG}"), (88, 664, "the spring.")],
            f"(1) {LONG} the winter.\n\n(2) {LONG} the spring.\n",
            id="lines-that-hang-under-a-label-are-its-own",
        ),
        pytest.param(
            [(72, 700, "(1)"), (108, 700, LONG), (108, 688, "the winter.")],
            f"(1) {LONG} the winter.\n",
            id="a-label-set-apart-stands-before-its-words",
        ),
        pytest.param(
            [(72, 720, LONG), (72, 680, "Minister Orlova"), (72, 668, "Captain Brandt"), (72, 656, "Two clerks")],
            f"{LONG}\n\nMinister Orlova\nCaptain Brandt\nTwo clerks\n",
            id="short-lines-stay-lines",
        ),
        pytest.param(
            [(72, 700, f"{LONG} from the Elbe-"), (72, 688, "Weser canal, and that the well-"), (72, 676, "known.")],
            f"{LONG} from the Elbe-Weser canal, and that the well-\nknown.\n",
            id="a-hyphen-before-a-capital-is-the-word’s",
        ),
        pytest.param(
            [(72, 700, f"{LONG}, he said."), (72, 688, f"Captain Brandt: {LONG}"), (72, 676, "but one.")],
            f"{LONG}, he said.\nCaptain Brandt: {LONG} but one.\n",
            id="a-speaker-begins-a-line",
        ),
        pytest.param(
            [(90, 700, "Harbour, May 3, 1958"), (90, 688, LONG), (72, 676, "the winter.")],
            f"Harbour, May 3, 1958\n{LONG} the winter.\n",
            id="a-first-line-is-indented-under-a-line-as-far-in-too",
        ),
    ],
)
def test_how_lines_follow_one_another(read_one: ReadOne, lines: list[Line], text: str) -> None:
    assert read_one("lines.pdf", pdf([lines])).text == text
