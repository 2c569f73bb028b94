"""JSON as it is kept reads as what it was written from, and only its addresses become absolute."""

from __future__ import annotations

from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from archive.projecting.stored import ADDRESSES, make_absolute, write_stored

SITE = "https://archive.example.org"
texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["/", "/s/7K3M", '":"/x', '"url":"/x"', '\\":"/', "\\/", "a/b"]
)
names = texts | st.sampled_from(sorted(ADDRESSES))
documents = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=20,
)


def made_absolute(document: Any) -> Any:
    """By walking through it, what `make_absolute` does in the text."""
    if isinstance(document, list):
        return [made_absolute(value) for value in document]
    if not isinstance(document, dict):
        return document
    return {
        name: SITE + value
        if name in ADDRESSES and isinstance(value, str) and value.startswith("/")
        else made_absolute(value)
        for name, value in document.items()
    }


@given(documents)
def test_what_is_kept_reads_as_what_it_was_written_from(document: Any) -> None:
    assert orjson.loads(write_stored(document)) == document


@given(documents)
def test_addresses_become_absolute_and_nothing_else(document: Any) -> None:
    assert orjson.loads(make_absolute(write_stored(document), SITE)) == made_absolute(document)
