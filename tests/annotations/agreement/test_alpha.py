"""Alpha against its definition, with every pair enumerated, and what must not change it."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.agreement import (
    Bootstrap,
    NotNumbers,
    ReliabilityTable,
    Undefined,
    cohen_kappa,
    gwet_ac1,
    interval_alpha,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
)

ALPHAS = [nominal_alpha, ordinal_alpha, interval_alpha]
SYMMETRIC = [*ALPHAS, percent_agreement, gwet_ac1]


def table(rows):
    width = len(rows[0]) if rows else 0
    return ReliabilityTable(tuple(range(len(rows))), tuple(range(width)), tuple(map(tuple, rows)))


SMALL = st.integers(-2, 2)
UP_TO_FIVE = st.integers(1, 5)


def tables(values=SMALL, coders=UP_TO_FIVE):
    """Tables of up to nine units, with gaps."""
    return coders.flatmap(
        lambda many: st.lists(st.lists(st.none() | values, min_size=many, max_size=many), min_size=1, max_size=9).map(
            table
        )
    )


def by_definition(found, difference):
    """α with each pair of values looked at, or None where its definition divides by zero."""
    units = [row for row in found if len(row) > 1]
    values = [value for row in units for value in row]
    observed = sum(
        difference(one, other, values) / (len(row) - 1) for row in units for one, other in permutations(row, 2)
    )
    expected = sum(difference(one, other, values) for one, other in permutations(values, 2)) / max(len(values) - 1, 1)
    return 1 - observed / expected if expected else None


def nominal(one, other, values):
    return float(one != other)


def ordinal(one, other, values):
    low, high = sorted((one, other))
    between = sum(low <= value <= high for value in values)
    return (between - (values.count(low) + values.count(high)) / 2) ** 2 if low != high else 0.0


def interval(one, other, values):
    return float((one - other) ** 2)


@pytest.mark.parametrize(
    ("alpha", "difference"), [(nominal_alpha, nominal), (ordinal_alpha, ordinal), (interval_alpha, interval)]
)
@given(found=tables() | tables(st.floats(-1e6, 1e6).map(lambda number: round(number, 3))))
def test_alpha_is_what_its_definition_says(alpha, difference, found):
    expected = by_definition(found, difference)
    assert alpha(found).coefficient == (None if expected is None else pytest.approx(expected, abs=1e-9))


@settings(max_examples=40)
@pytest.mark.parametrize("measure", SYMMETRIC)
@given(found=tables(), data=st.data())
def test_order_of_units_and_coders_changes_nothing(measure, found, data):
    rows = data.draw(st.permutations(found.rows))
    order = data.draw(st.permutations(range(len(found.coders))))
    shuffled = table([[row[at] for at in order] for row in rows])
    one, other = measure(found), measure(shuffled)
    assert (one.coefficient, one.undefined, one.units, one.values) == (
        None if other.coefficient is None else pytest.approx(other.coefficient, abs=1e-12),
        other.undefined,
        other.units,
        other.values,
    )


@settings(max_examples=40)
@pytest.mark.parametrize("measure", [nominal_alpha, percent_agreement, gwet_ac1])
@given(found=tables(), names=st.permutations("abcde"))
def test_names_of_categories_change_nothing_that_is_nominal(measure, found, names):
    renamed = table([[None if cell is None else names[cell + 2] for cell in row] for row in found.rows])
    assert measure(found) == measure(renamed)


@given(found=tables(coders=st.just(2)), names=st.permutations("abcde"))
def test_kappa_depends_neither_on_names_nor_on_who_comes_first(found, names):
    renamed = table([[None if cell is None else names[cell + 2] for cell in row[::-1]] for row in found.rows])
    assert cohen_kappa(found) == cohen_kappa(renamed)


@given(found=tables())
def test_ordinal_alpha_knows_only_the_order(found):
    stretched = table([[None if cell is None else cell**3 * 100 + 7 for cell in row] for row in found.rows])
    assert ordinal_alpha(found) == ordinal_alpha(stretched)


@given(found=tables(), scale=st.integers(1, 9), shift=st.integers(-9, 9))
def test_interval_alpha_knows_neither_zero_nor_unit(found, scale, shift):
    moved = table([[None if cell is None else cell * scale + shift for cell in row] for row in found.rows])
    one, other = interval_alpha(found), interval_alpha(moved)
    assert other.coefficient == (None if one.coefficient is None else pytest.approx(one.coefficient, abs=1e-12))


@settings(max_examples=40)
@pytest.mark.parametrize("measure", SYMMETRIC)
@given(found=tables(), where=st.integers(0, 9))
def test_units_that_nobody_judged_change_nothing_not_even_the_interval(measure, found, where):
    rows = list(found.rows)
    rows.insert(where, (None,) * len(found.coders))
    few = Bootstrap(resamples=20)
    assert measure(table(rows), few) == measure(found, few)


@pytest.mark.parametrize("alpha", ALPHAS)
@given(found=tables())
def test_alpha_is_one_just_where_all_agree_and_the_values_vary(alpha, found):
    units = [row for row in found if len(row) > 1]
    agree = all(len(set(row)) == 1 for row in units)
    vary = len({value for row in units for value in row}) > 1
    assert (alpha(found).coefficient == 1.0) == (agree and vary)


@pytest.mark.parametrize("measure", [*ALPHAS, gwet_ac1])
@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], Undefined.TOO_FEW_CODERS),
        ([[1], [2]], Undefined.TOO_FEW_CODERS),
        ([[1, None], [2, None]], Undefined.TOO_FEW_CODERS),
        ([[1, None], [None, 2]], Undefined.NOTHING_PAIRABLE),
        ([[1, 1], [1, 1]], Undefined.NO_VARIATION),
    ],
)
def test_what_can_not_be_told_is_not_defined_and_says_why(measure, rows, reason):
    found = measure(table(rows))
    assert (found.coefficient, found.undefined, found.interval) == (None, reason, None)


def test_values_on_unpaired_units_are_no_variation():
    assert nominal_alpha(table([[1, 1], [1, 1], [2, None]])).undefined is Undefined.NO_VARIATION


def test_ac1_without_variation_is_not_defined_however_many_categories_there_are():
    assert gwet_ac1(table([[1, 1], [1, 1]]), categories=5).undefined is Undefined.NO_VARIATION


def test_ac1_asks_for_all_categories_in_use():
    with pytest.raises(ValueError, match="3 categories are in use, more than the 2"):
        gwet_ac1(table([[1, 2], [3, 3]]), categories=2)


def test_percent_agreement_needs_no_variation():
    assert percent_agreement(table([[1, 1], [1, 1]])).coefficient == 1.0
    assert percent_agreement(table([[1, None]])).undefined is Undefined.TOO_FEW_CODERS


def test_kappa_of_two_habits_is_not_defined_but_of_one_it_is_nought():
    assert cohen_kappa(table([[1, 1], [1, 1]])).undefined is Undefined.NO_VARIATION
    assert cohen_kappa(table([[1, 1], [1, 2]])).coefficient == 0.0


def test_kappa_refuses_three_coders():
    with pytest.raises(ValueError, match="two coders"):
        cohen_kappa(table([[1, 1, 2]]))


@pytest.mark.parametrize("alpha", [ordinal_alpha, interval_alpha])
@pytest.mark.parametrize("value", ["supports", float("nan"), float("inf")])
def test_alphas_of_numbers_refuse_what_has_no_order(alpha, value):
    with pytest.raises(NotNumbers):
        alpha(table([[1, 2], [1, value]]))
