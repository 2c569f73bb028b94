"""Markdown: as it would be printed, and its front matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.reading import Received
from archive.reading.markdown import read

ReadOne = Callable[..., Received]


def test_front_matter_is_data_and_the_rest_is_the_text(read_one: ReadOne) -> None:
    source = "---\ntitle: Talks\ndate: 2004-03-03\nlang: en-GB\nurl: https://harbour.example/7\ntags: [a, b]\n---\n# Talks on *Lamps*\n\nSaid & done.\n"
    record = read_one("talks.md", source)
    assert (record.text, record.title, record.published) == ("Talks on Lamps\n\nSaid & done.\n", "Talks", "2004-03-03")
    assert (record.custody.address, record.custody.language) == ("https://harbour.example/7", "en")
    assert record.evidence["published"] == "front matter, date"
    assert (record.media_type, record.reader, record.received.decode()) == (
        "text/markdown; charset=utf-8",
        "markdown 4",
        source,
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Said.", "Talks\n\nSaid.\n"),
        ("# Other head\n\nSaid.", "Other head\n\nSaid.\n"),
        ("Head\n====\n\nSaid.", "Head\n\nSaid.\n"),
        ("**Talks**\n\nSaid.", "Talks\n\nSaid.\n"),
    ],
)
def test_a_title_of_the_front_matter_is_printed_where_the_text_has_none(body: str, text: str) -> None:
    (found,) = read(f"---\ntitle: Talks\n---\n{body}".encode(), "x.md")
    assert found.text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("2) two\n3) three", "2) two\n\n3) three\n"),
        ("1. one\n   goes on\n1. two\n   - dash", "1. one goes on\n\n2. two\n\n  • dash\n"),
        ("(1) one\n\n(a) two", "(1) one\n\n(a) two\n"),
        ("    indented\n\nnot", "indented\n\nnot\n"),
        ("hard  \nbreak", "hard\nbreak\n"),
        ("| a | b |\n|---|---|\n| c | d |", "a\tb\n\nc\td\n"),
        ("> quoted\n\n***\n\n![a](b.png) [c](d)", "quoted\n\nc\n"),
        ("<p onclick=x>raw</p><script>no()</script>", "raw\n"),
        ("---\nnot front matter", "not front matter\n"),
        ("# 灯台 #\n\n両大臣", "灯台\n\n両大臣\n"),
    ],
)
def test_markdown_reads_as_it_is_printed(source: str, text: str) -> None:
    (found,) = read(source.encode(), "x.md")
    assert found.text == text
