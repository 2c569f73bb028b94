import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import BadOffset, to_code_points, to_utf16

# A flag is two characters of two units each, a family three joined ones, the e has a combining mark.
TEXT = "a😀b𠮷野家e\u0301🇯🇵👩‍👩‍👧z"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("offset", range(len(TEXT) + 1))
def test_each_offset_is_counted_as_a_browser_counts(offset):
    assert to_utf16(TEXT, [offset]) == (units(TEXT[:offset]),)
    assert to_code_points(TEXT, [units(TEXT[:offset])]) == (offset,)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_there_and_back_is_the_same(text, data):
    offsets = data.draw(st.lists(st.integers(0, len(text))))
    assert to_code_points(text, to_utf16(text, offsets)) == tuple(offsets)


@given(st.text(st.sampled_from("aé😀𠮷")))
def test_half_of_a_character_is_no_place(text):
    whole = {units(text[:offset]) for offset in range(len(text) + 1)}
    for offset in range(units(text) + 1):
        if offset not in whole:
            with pytest.raises(BadOffset, match="between its two halves"):
                to_code_points(text, [offset])


@pytest.mark.parametrize("offset", [-1, 5])
def test_outside_of_the_text_is_refused(offset):
    with pytest.raises(BadOffset):
        to_code_points("a😀b", [offset])
    with pytest.raises(BadOffset):
        to_utf16("a😀b", [-1 if offset < 0 else 4])


@pytest.mark.parametrize("text", ["a\ud83d", "\ude00b", "\ude00\ud83d"])
def test_a_text_with_half_a_character_is_refused(text):
    for convert in (to_code_points, to_utf16):
        with pytest.raises(BadOffset, match="lone surrogate"):
            convert(text, [0])
