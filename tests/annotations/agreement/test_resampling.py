"""The bootstrap can be repeated, says what it did, and covers what it should."""

from collections import Counter
from math import comb, exp, sqrt
from random import Random

import pytest

from annotations.agreement import Bootstrap, Interval, ReliabilityTable, nominal_alpha, percent_agreement
from annotations.agreement.resampling import _binomial, _resamples


def table(rows):
    return ReliabilityTable(tuple(range(len(rows))), tuple(range(len(rows[0]))), tuple(map(tuple, rows)))


def interval(measure, rows, **options):
    return measure(table(rows), Bootstrap(**options)).interval


MIXED = [(0, 0)] * 12 + [(1, 1)] * 5 + [(0, 1)] * 3
TWO = [(0, 0), (1, 1)]


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    one, again, other = (interval(nominal_alpha, MIXED, seed=seed) for seed in (7, 7, 8))
    assert one == again
    assert (one.low, one.high) != (other.low, other.high)


def test_resamples_without_variation_are_left_out_and_counted():
    found = interval(nominal_alpha, TWO, resamples=400, seed=1)
    # Half of all draws of two from two take one unit twice.
    assert found == Interval(low=1.0, high=1.0, level=0.95, resamples=400, undefined=found.undefined, seed=1)
    assert 150 < found.undefined < 250


def test_without_one_defined_resample_there_is_no_interval_but_its_count():
    found = [interval(nominal_alpha, TWO, resamples=1, seed=seed) for seed in range(20)]
    assert {(each.low, each.high, each.undefined) for each in found} == {(None, None, 1), (1.0, 1.0, 0)}


def test_a_single_unit_has_no_interval():
    assert interval(percent_agreement, [(0, 1)]) is None


def test_a_wider_level_gives_a_wider_interval_around_the_coefficient():
    narrow, wide = (interval(nominal_alpha, MIXED, level=level) for level in (0.5, 0.95))
    coefficient = nominal_alpha(table(MIXED)).coefficient
    assert wide.low < narrow.low < coefficient < narrow.high < wide.high


def test_intervals_of_95_percent_hold_the_true_share_about_that_often():
    # Two coders who agree on 80 % of all units, seen on samples of 60; the seed fixes the outcome.
    chance, held = Random(1), 0
    for sample in range(100):
        rows = [(0, 0) if chance.random() < 0.8 else (0, 1) for _ in range(60)]
        found = interval(percent_agreement, rows, resamples=200, seed=sample)
        held += found.low <= 0.8 <= found.high
    assert 88 <= held <= 100


@pytest.mark.parametrize("wrong", [{"resamples": 0}, {"level": 0}, {"level": 1}])
def test_a_bootstrap_of_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match="at least one resample"):
        Bootstrap(**wrong)


@pytest.mark.parametrize(("many", "resamples"), [(20, 400), (2_000, 400)])
def test_intervals_are_those_of_drawing_by_chance_whether_units_or_patterns_are_drawn(many, resamples):
    # Of n units of which the share p agrees, the share in a resample is binomial: its deviation is √(p(1 - p) / n).
    rows = [(0, 0)] * (many * 4 // 5) + [(0, 1)] * (many // 5)
    found = interval(percent_agreement, rows, resamples=resamples, level=0.6827, seed=3)
    deviation = sqrt(0.8 * 0.2 / many)
    assert found.high - found.low == pytest.approx(2 * deviation, rel=0.2)
    assert (found.high + found.low) / 2 == pytest.approx(0.8, abs=deviation / 2)


def test_patterns_are_drawn_as_often_as_there_are_units_and_none_that_is_not_there():
    units = ["a"] * 1_500 + ["b"] * 400 + ["c"] * 99 + ["d"]
    drawn = list(_resamples(units, Bootstrap(resamples=500)))
    assert {sum(one.values()) for one in drawn} == {2_000}
    assert set().union(*drawn) == {"a", "b", "c", "d"}
    means = {name: sum(one.get(name, 0) for one in drawn) / 500 for name in "abcd"}
    assert means == {"a": pytest.approx(1_500, abs=4), "b": pytest.approx(400, abs=4), "c": pytest.approx(99, abs=2), "d": pytest.approx(1, abs=0.2)}  # fmt: skip
    # A pattern of one unit among many is left out of e⁻¹ of all resamples.
    assert sum("d" not in one for one in drawn) / 500 == pytest.approx(exp(-1), abs=0.06)


@pytest.mark.parametrize(("draws", "part", "whole"), [(1, 1, 3), (7, 2, 5), (12, 1, 2)])
def test_a_binomial_share_is_drawn_with_the_chances_of_the_binomial_distribution(draws, part, whole):
    random, p = Random(5), part / whole
    found = Counter(_binomial(draws, part, whole, random) for _ in range(20_000))
    expected = [comb(draws, k) * p**k * (1 - p) ** (draws - k) for k in range(draws + 1)]
    assert [found[k] / 20_000 for k in range(draws + 1)] == pytest.approx(expected, abs=0.012)
