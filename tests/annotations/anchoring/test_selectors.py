import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import (
    Located,
    NotLocated,
    Problem,
    TextPositionSelector,
    TextQuoteSelector,
    describe,
    locate,
)
from tests.parsing.seeds import NUMBERS, seed

TEXT = "Koizumi: Yes. We agreed on it.\n\nPutin: Yes. We agreed on the rest."


def test_a_description_has_32_characters_of_context_and_more_where_the_passage_repeats():
    text = "a" * 40 + "the talks" + "b" * 40
    assert describe(text, 40, 49) == TextQuoteSelector("the talks", "a" * 32, "b" * 32)
    again = f"{'x' * 50}{text}{'y' * 50}{text}{'z' * 50}"
    assert describe(again, 90, 99) == TextQuoteSelector("the talks", "x" * 24 + "a" * 40, "b" * 40 + "y" * 24)


def test_a_description_of_what_repeats_without_end_is_bounded():
    found = describe("Yes. " * 10_000, 25_000, 25_004)
    assert (len(found.prefix), len(found.suffix)) == (1_024, 1_024)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_word_of_the_seeds_is_located_by_its_description(number):
    _, text = seed(number)
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        assert locate(text, describe(text, start, at)) == Located(start, at)


@given(st.text(alphabet="ab \n𠮷é", min_size=1, max_size=60), st.data())
def test_position_and_description_of_any_stretch_agree(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    position = TextPositionSelector(start, end)
    assert locate(text, position=position) == Located(start, end)
    if text[start:end].strip():
        assert locate(text, describe(text, start, end), position) == Located(start, end)


@pytest.mark.parametrize(
    ("quote", "position", "place"),
    [
        (TextQuoteSelector("agreed on the rest"), None, (47, 65)),
        (TextQuoteSelector("Yes", "Putin: "), None, (39, 42)),
        (TextQuoteSelector("Yes", suffix=". We agreed on it"), None, (9, 12)),
        (TextQuoteSelector("Yes"), TextPositionSelector(39, 42), (39, 42)),
        # A browser shows other white space than the text has.
        (TextQuoteSelector("on it. Putin:"), None, (24, 38)),
        (TextQuoteSelector("Putin", "agreed on it. "), None, (32, 37)),
        (TextQuoteSelector(" Putin: ", "it."), None, (32, 38)),
    ],
)
def test_selectors_name_one_place(quote, position, place):
    assert locate(TEXT, quote, position) == Located(*place)


@pytest.mark.parametrize(
    ("quote", "position", "problem", "places"),
    [
        (None, None, Problem.NOTHING, []),
        (TextQuoteSelector(""), None, Problem.EMPTY, []),
        (TextQuoteSelector(" \n"), None, Problem.EMPTY, []),
        (None, TextPositionSelector(3, 3), Problem.EMPTY, []),
        (None, TextPositionSelector(0, 99), Problem.OUT_OF_BOUNDS, []),
        (None, TextPositionSelector(-2, 5), Problem.OUT_OF_BOUNDS, []),
        (None, TextPositionSelector(9, 5), Problem.OUT_OF_BOUNDS, []),
        (TextQuoteSelector("Kawaguchi"), None, Problem.ABSENT, []),
        (TextQuoteSelector("yes"), None, Problem.ABSENT, []),
        (TextQuoteSelector("Yes"), None, Problem.REPEATED, [(9, 12), (39, 42)]),
        (TextQuoteSelector("Yes", ": ", ". We agreed"), None, Problem.REPEATED, [(9, 12), (39, 42)]),
        (TextQuoteSelector("Yes", "Kawaguchi: "), None, Problem.OTHER_CONTEXT, [(9, 12), (39, 42)]),
        (TextQuoteSelector("the rest", "on it "), None, Problem.OTHER_CONTEXT, [(57, 65)]),
        (TextQuoteSelector("Yes"), TextPositionSelector(10, 13), Problem.DISAGREE, [(9, 12), (39, 42)]),
        (TextQuoteSelector("Yes", "Putin: "), TextPositionSelector(9, 12), Problem.DISAGREE, [(39, 42)]),
    ],
)
def test_what_names_no_one_place_is_refused_with_all_places(quote, position, problem, places):
    with pytest.raises(NotLocated) as refused:
        locate(TEXT, quote, position)
    assert refused.value.problem is problem
    assert refused.value.places == tuple(Located(*place) for place in places)


def test_places_that_overlap_count_and_a_hundred_are_named():
    with pytest.raises(NotLocated, match="stands 100 times or more") as refused:
        locate("a" * 50_000, TextQuoteSelector("a" * 20_000))
    assert refused.value.places[:2] == (Located(0, 20_000), Located(1, 20_001))
    assert len(refused.value.places) == 100


def test_context_decides_far_beyond_the_places_that_are_named():
    text = "Yes. " * 500 + "No. Yes. " + "Yes. " * 500
    assert locate(text, TextQuoteSelector("Yes", "No. ")) == Located(2504, 2507)
    assert locate(text, TextQuoteSelector("Yes"), TextPositionSelector(4000 + 9 - 5, 4000 + 9 - 2)) == Located(
        4004, 4007
    )


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        (TextQuoteSelector("Yes"), (39, 42)),
        (TextQuoteSelector("We  agreed", ".  "), (44, 53)),
        (TextQuoteSelector("Yes. ", "Putin: "), (39, 44)),
        # It does not stand there: the place is told all the same.
        (TextQuoteSelector("Koizumi"), (0, 7)),
    ],
)
def test_of_several_places_those_within_a_statement_count(quote, place):
    assert locate(TEXT, quote, within=(39, 66)) == Located(*place)


def test_within_a_statement_places_count_that_are_not_named():
    text = "Yes. " * 200 + "No. Yes. Yes."
    with pytest.raises(NotLocated) as refused:
        locate(text, TextQuoteSelector("Yes"), within=(1000, 1013))
    assert refused.value.places == (Located(1004, 1007), Located(1009, 1012))
