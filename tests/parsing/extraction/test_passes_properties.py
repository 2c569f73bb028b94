"""What holds of every pass over every text: offsets, order, words, and that it ends."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.extraction import match
from archive.parsing.extraction.found import ACTS, MEASURES, PLACES
from tests.parsing.extraction.flat import flat
from tests.parsing.extraction.said import PASSES, REGISTRY

PIECES = [
    "1. ", "(1) ", "\n", "\n\n", " ", "\u00a0", "President Mari Kask ", "Juhan Tamm: ", "He ", "Both sides ", "agreed to ", "promised that ", "will ", "hopes ",
    "invited him to visit ", "did not ", "if ", "by the end of ", "the year", "next month", "February 31, 2004", "within 999 decades", "in 0000", "$", "1", "12", "1,000",
    "8 billion dollars", "40%", "from 3% to ", "11:10 ", "to ", "-", "–", " and ", "hundreds of ", "people ", "Sakhalin 1 ", "times ", "Resolution ", "UN Security Council ",
    "S/RES/", "Treaty ", "on the ", "of Friendship, ", "between ", "Japan", "-Russia ", "Action Plan", "(NPT)", "Moscow", "US ", "Sea of ", "(", ")", '"', "”", ". ", ", ",
    "約10億ドル", "決議第1511号", "日朝平壌宣言", "来年", "一致した。", "1 млрд долларов ", "Договор о ", "в Москве ", "до конца года", "\ud800", "\u0130", "ß",
]  # fmt: skip
records = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=50).map("".join)


def assert_holds(text: str) -> None:
    breakdown = parse(text)
    for name, find in PASSES.items():
        found: Any = find(text, breakdown)
        assert found == find(text, breakdown)
        position = 0
        for one in found:
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end].strip()
            assert one.rule
            assert 0 < one.confidence <= 1
            if name != "undertakings":
                assert one.start >= position
                position = one.end
            for span in (getattr(one, member, None) for member in ("what", "due", "of", "baseline")):
                assert span is None or 0 <= span[0] < span[1] <= len(text)
        if name == "references":
            assert match(found, text, breakdown, REGISTRY) == found
        words = {"undertakings": ("act", ACTS), "figures": ("measure", MEASURES), "places": ("kind", PLACES)}.get(name)
        if words:
            assert {getattr(one, words[0]) for one in found} <= set(words[1])


@settings(max_examples=200, deadline=None)
@given(records)
def test_records_made_of_pieces(text):
    assert_holds(text)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_any_unicode(text):
    assert_holds(text)


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "a",
        "A",
        ", and ",
        "1,000 2 3-4 $ 5% ",
        "Treaty On The A B C D ",
        "he hopes that he hopes ",
        "年内に橋を開くことで",
    ],
)
def test_a_long_sentence_takes_no_more_than_its_length(unit, language):
    text = (unit * (60_000 // len(unit))).rstrip()
    record = flat(text, language=language) if language != "en" else flat(text, language="fr")
    for find in PASSES.values():
        begun = time.process_time()
        find(text, record)
        # Quadratic work took minutes here; the slowest linear one takes half a second.
        assert time.process_time() - begun < 4
