"""Addresses in the editors' sentences become links, and no character of the sentence is lost."""

from __future__ import annotations

import re
from html import unescape

import pytest

from archive.models import Report
from archive.rendering.linking import link_addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("The original is at https://example.org/a_b.html. It says so.", "https://example.org/a_b.html"),
        ("A page (http://example.org/27551); no other is known.", "http://example.org/27551"),
        ("See “https://example.org/?a=1&b=2”!", "https://example.org/?a=1&b=2"),
    ],
)
def test_an_address_ends_before_the_sentence_s_own_marks(text: str, address: str) -> None:
    html = link_addresses(text)
    assert [unescape(found) for found in re.findall(r'href="(.*?)"', html)] == [address]
    assert unescape(re.sub(r"<[^>]+>", "", html)) == text


def test_what_is_no_address_is_escaped() -> None:
    assert link_addresses("<b> & javascript:x") == "&lt;b&gt; &amp; javascript:x"


def test_the_notes_on_the_seeds_keep_all_their_characters(seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        assert report.current_edition is not None
        document = report.current_edition.document
        texts = [basis["evidence"] or "" for basis in document["record"]["bases"]]
        texts.append(document["judgements"]["source_note"]["text"])
        for text in texts:
            assert unescape(re.sub(r"<[^>]+>", "", link_addresses(text))) == text
