"""Words with what stands around them, where there is no room for all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.shortening import excerpt

TEXT = "Trade had grown by 40 % in one year, he said"


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (100, TEXT),
        (10, "… grown by 40 % in one …"),
        (9, "… grown by 40 % in one …"),
        (8, "… by 40 % in one …"),
        (0, "… 40 % …"),
    ],
)
def test_it_is_cut_between_words_and_says_so(most: int, shown: str) -> None:
    start = TEXT.index("40 %")
    found, at = excerpt(TEXT, start, start + 4, most)
    assert (found, found[at : at + 4]) == (shown, "40 %")


def test_where_there_are_no_spaces_it_is_cut_at_a_character() -> None:
    assert excerpt("貿易は四割増加した", 3, 5, 2) == ("… 易は四割増加 …", 4)


@given(st.text(alphabet="ab \n。", min_size=1, max_size=60), st.data(), st.integers(0, 12))
def test_the_words_stand_where_it_says_with_no_more_around_them_than_is_asked(
    text: str, data: st.DataObject, most: int
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found, at = excerpt(text, start, end, most)
    assert found[at : at + end - start] == text[start:end]
    before = found[:at].removeprefix("… ") if start > most or found.startswith("… ") else found[:at]
    assert text[:start].endswith(before)
    assert len(found) <= end - start + 2 * most + 4
