"""u-alpha: what it must equal, what must not change it, and when there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.agreement import (
    Bootstrap,
    Continuum,
    ReliabilityTable,
    Span,
    Undefined,
    codes,
    nominal_alpha,
    u_alpha,
    u_alpha_2004,
)

CODERS = ("ann", "ben", "eve")


def continuum(*spans, length=20, coders=CODERS, name="text"):
    return Continuum(name, length, coders, tuple(Span(*span) for span in spans))


def figures(*asked):
    """u-alpha, for tests that look into a result of which they know that it is defined."""
    return u_alpha(*asked)


@given(
    st.lists(
        st.tuples(*[st.sampled_from(["a", "b", None])] * 3), min_size=2, max_size=12
    )  # what each coder says of each character
)
def test_with_units_of_one_character_it_is_nominal_alpha_of_the_characters(said):
    # Krippendorff et al. 2016: of units of length one, a length and its square are the same.
    spans = [(CODERS[who], code, at, at + 1) for at, row in enumerate(said) for who, code in enumerate(row) if code]
    rows = tuple(tuple(code or "gap" for code in row) for row in said)
    characters = nominal_alpha(ReliabilityTable(tuple(range(len(said))), CODERS, rows))
    found = u_alpha([continuum(*spans, length=len(said))])
    assert found.undefined == characters.undefined
    assert found.coefficient == (
        None if characters.coefficient is None else pytest.approx(characters.coefficient, abs=1e-12)
    )


def spans():
    ends = st.lists(st.integers(0, 20), min_size=2, max_size=2, unique=True).map(sorted)
    return st.lists(
        st.tuples(st.sampled_from(CODERS), st.sampled_from(["a", "b"]), ends).map(
            lambda one: (one[0], one[1], *one[2])
        ),
        max_size=8,
    )


@pytest.mark.parametrize("measure", [u_alpha, u_alpha_2004])
@given(marked=spans(), coders=st.permutations(CODERS))
def test_names_of_coders_and_codes_and_the_order_of_spans_change_nothing(measure, marked, coders):
    names = dict(zip(CODERS, coders, strict=True))
    renamed = [(names[who], {"a": "y", "b": "x"}[code], *ends) for who, code, *ends in reversed(marked)]
    for one, other in (("a", "y"), (None, None)):
        before, after = measure([continuum(*marked)], one), measure([continuum(*renamed)], other)
        assert before.undefined == after.undefined
        assert before.coefficient == (
            None if after.coefficient is None else pytest.approx(after.coefficient, abs=1e-12)
        )


@given(marked=spans())
def test_of_one_code_it_is_one_just_where_all_mark_the_same_and_leave_something_out(marked):
    text = continuum(*marked)
    cut = [text.sections(coder, ("a",)) for coder in CODERS]
    covered = {value for sections in cut for value, _, _ in sections}
    agree = len({frozenset(_marked(sections)) for sections in cut}) == 1
    assert (u_alpha([text], "a").coefficient == 1.0) == (agree and len(covered) == 2)


def _marked(sections):
    return (at for value, start, end in sections if value is not None for at in range(start, end))


def test_texts_read_by_other_coders_are_weighted_by_their_number():
    # Of the first text three pairs of coders are compared, of the second one; both count by their characters.
    first = continuum(("ann", "a", 0, 5), ("ben", "a", 0, 5), ("eve", "a", 0, 5))
    second = continuum(("ann", "a", 0, 10), length=20, coders=("ann", "ben"), name="second")
    found = u_alpha([first, second], "a")
    assert found.observed == pytest.approx(1 - (60 + 20) / 100)
    assert (found.units, found.values, found.coders) == (2, 4, 3)


def test_a_text_that_one_coder_read_says_nothing():
    alone = continuum(("ann", "b", 0, 5), coders=("ann",), name="alone")
    both = continuum(("ann", "a", 0, 5), ("ben", "a", 1, 5), coders=("ann", "ben"))
    assert u_alpha([both, alone]) == u_alpha([both])
    assert u_alpha([alone]).undefined is Undefined.TOO_FEW_CODERS
    eve = continuum(("eve", "b", 0, 5), coders=("eve",), name="eve")
    assert u_alpha([alone, eve]).undefined is Undefined.NOTHING_PAIRABLE


def test_overlapping_codes_have_figures_by_themselves_only():
    text = continuum(("ann", "a", 0, 10), ("ann", "b", 5, 15), ("ben", "a", 0, 10), coders=("ann", "ben"))
    assert u_alpha([text]).undefined is Undefined.OVERLAPPING_CODES
    assert u_alpha([text], "a").coefficient == 1.0
    assert figures([text], "b").coefficient < 0
    assert codes([text]) == ("a", "b")


def test_overlapping_spans_of_one_code_are_one_unit_and_touching_ones_are_two():
    overlapping = continuum(("ann", "a", 0, 6), ("ann", "a", 4, 10), ("ben", "a", 0, 10), coders=("ann", "ben"))
    touching = continuum(("ann", "a", 0, 5), ("ann", "a", 5, 10), ("ben", "a", 0, 10), coders=("ann", "ben"))
    assert u_alpha_2004([overlapping]).observed == 0.0
    assert u_alpha_2004([touching]).observed != 0.0
    assert overlapping.sections("ann", ["a"]) == [("a", 0, 10), (None, 10, 20)]
    assert touching.sections("ann", ["a"]) == [("a", 0, 5), ("a", 5, 10), (None, 10, 20)]


def test_without_spans_or_without_gaps_there_is_no_variation():
    assert u_alpha([continuum()]).undefined is Undefined.NO_VARIATION
    assert u_alpha_2004([continuum()]).undefined is Undefined.NO_VARIATION
    whole = continuum(*((coder, "a", 0, 20) for coder in CODERS))
    assert u_alpha([whole], "a").undefined is Undefined.NO_VARIATION


def test_the_interval_draws_texts():
    texts = [continuum(("ann", "a", 0, 5 + at), ("ben", "a", 0, 9), coders=("ann", "ben"), name=at) for at in range(8)]
    found = figures(texts, "a", Bootstrap(resamples=200))
    assert found.interval.low < found.coefficient < found.interval.high
    assert u_alpha(texts[:1], "a", Bootstrap()).interval is None


@pytest.mark.parametrize("span", [("ann", "a", 5, 21), ("ann", "a", 5, 5), ("ann", "a", -1, 5), ("zoe", "a", 1, 5)])
def test_a_span_that_can_not_be_is_refused(span):
    with pytest.raises(ValueError, match="leaves 'text'"):
        continuum(span)
