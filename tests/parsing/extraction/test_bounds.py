"""Whether a figure's one end belongs to it."""

from __future__ import annotations

import pytest

from archive.parsing.extraction.bounds import leaves_end_out


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        ("trade was more than ", "$3 billion", True),
        ("trade was more\nthan ", "$3 billion", True),
        ("Over ", "200 ships", True),
        ("trade exceeded ", "$3 billion", True),
        ("more than about ", "70 goats", True),
        ("fewer than ", "70 goats", True),
        ("below the ", "3 %", True),
        ("no more than ", "9 cars", False),
        ("not less than ", "9 cars", False),
        ("at least ", "9 cars", False),
        ("up to ", "9 cars", False),
        ("We moved over. ", "9 cars", False),
        ("", "millions of people", False),
        ("составил более ", "3 миллиардов долларов", True),
        ("составил не более ", "3 миллиардов долларов", False),
        ("превысил ", "20 процентов", True),
        ("менее чем на ", "20 процентов", True),
        ("не менее ", "20 процентов", False),
        ("до ", "20 процентов", False),
        ("", "30億ドルを超え", True),
        ("", "50％未満", True),
        ("", "40％以上", False),
        ("", "100人以下", False),
    ],
)
def test_whether_an_end_is_left_out(before: str, words: str, expected: bool) -> None:
    assert leaves_end_out(words, before) is expected
