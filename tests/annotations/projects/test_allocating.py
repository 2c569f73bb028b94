"""Statements are given to coders evenly."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.projects.allocating import allocate


@given(st.integers(0, 60), st.integers(1, 7), st.data())
def test_each_unit_has_different_coders_and_nobody_much_more_than_others(
    number: int, coders: int, data: st.DataObject
) -> None:
    overlap = data.draw(st.integers(1, coders))
    people = [f"coder {index}" for index in range(coders)]
    given_out = list(allocate(range(number), people, overlap, seed=data.draw(st.integers(0, 9))))
    by_unit: dict[int, set[str]] = {}
    for unit, coder in given_out:
        by_unit.setdefault(unit, set()).add(coder)
    assert [len(chosen) for chosen in by_unit.values()] == [overlap] * number
    loads = Counter(coder for _unit, coder in given_out)
    assert max((loads[one] for one in people), default=0) - min((loads[one] for one in people), default=0) <= 1


def test_pairs_of_coders_are_spread() -> None:
    people = "abcd"
    given_out = list(allocate(range(60), people, 2, seed=1))
    together = Counter(frozenset(coder for unit, coder in given_out if unit == wanted) for wanted in range(60))
    assert {pair: together[frozenset(pair)] for pair in combinations(people, 2)}.keys() == set(combinations(people, 2))
    assert max(together.values()) - min(together.values()) <= 2


def test_the_same_seed_gives_the_same_and_another_one_another() -> None:
    first, again, other = (list(allocate(range(20), "abc", 2, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize(("coders", "overlap"), [("ab", 3), ("ab", 0), ("aab", 2), ("", 1)])
def test_what_cannot_be_had_is_refused(coders: str, overlap: int) -> None:
    with pytest.raises(ValueError, match="different coders"):
        list(allocate([1], coders, overlap))
