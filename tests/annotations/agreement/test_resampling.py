"""The bootstrap can be repeated, says what it did, and covers what it should."""

from random import Random

import pytest

from annotations.agreement import Bootstrap, Interval, ReliabilityTable, nominal_alpha, percent_agreement


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
