"""Which reports are compared and paired: a table of small days, and what bounds the large ones."""

from __future__ import annotations

import pytest

from archive.importing.pairing import COMPARED, MOST, Account, Pair, best, comparable, pairs

DAY = "2011-04-02"


def account(report: int, house: int, *people: int, day: str = DAY) -> Account:
    return Account(report, day, house, frozenset(people))


def pair(report: int, other: int, *people: int, day: str = DAY) -> Pair:
    return Pair(report, other, frozenset(people), day)


@pytest.mark.parametrize(
    ("new", "there", "found"),
    [
        ([account(2, 20, 7, 8)], [account(1, 10, 7, 8)], [pair(2, 1, 7, 8)]),
        ([account(2, 20, 7, 8, 9)], [account(1, 10, 5, 7, 8)], [pair(2, 1, 7, 8)]),
        ([account(2, 20, 7, 9)], [account(1, 10, 7, 8)], []),
        ([account(2, 10, 7, 8)], [account(1, 10, 7, 8)], []),
        ([account(2, 20, 7, 8)], [account(1, 10, 7, 8, day="2011-04-03")], []),
        ([account(1, 10, 7, 8), account(2, 20, 7, 8)], [], [pair(2, 1, 7, 8)]),
        ([account(2, 20, 7, 8), account(1, 10, 7, 8)], [], [pair(2, 1, 7, 8)]),
        # One that is there already may be looked at again, when later ones are there.
        ([account(1, 10, 7, 8)], [account(2, 20, 7, 8)], [pair(2, 1, 7, 8)]),
        (
            [account(3, 30, 7, 8)],
            [account(1, 10, 7, 8), account(2, 20, 7, 8)],
            [pair(3, 2, 7, 8), pair(3, 1, 7, 8)],
        ),
        ([], [account(1, 10, 7, 8), account(2, 20, 7, 8)], []),
    ],
)
def test_reports_of_two_houses_one_day_and_two_people_are_paired_once(
    new: list[Account], there: list[Account], found: list[Pair]
) -> None:
    assert pairs(new, comparable(new, there)) == found


def test_a_report_is_compared_with_the_latest_of_a_crowded_day_and_the_pair_says_so() -> None:
    there = [account(report, 10 + report % 3, 7, 8) for report in range(1, 2 * COMPARED)]
    found = pairs([account(1000, 20, 7, 8)], comparable([account(1000, 20)], there))
    assert [one.other for one in found] == list(range(2 * COMPARED - 1, COMPARED - 1, -1))
    assert {one.is_cut for one in found} == {True}


def test_a_crowded_day_costs_no_square_of_its_reports() -> None:
    new = [account(report, report % 2, 7, 8) for report in range(2000)]
    assert len(pairs(new, [])) <= 2000 * COMPARED


def test_of_what_is_there_only_what_could_be_compared_is_read() -> None:
    there = [account(report, 10) for report in range(1, 3 * COMPARED)]
    there += [account(1000, 20), account(1001, 10, day="2012-01-01")]
    chosen = {one.report for one in comparable([account(2000, 20)], there)}
    assert chosen == set(range(2 * COMPARED - 1, 3 * COMPARED))


def test_a_report_stands_in_a_few_pairs_the_likest_first() -> None:
    found = [pair(100 + n, 1, *range(2 + n)) for n in range(MOST + 2)]
    assert [one.report for one in best(found, {})] == [100 + n for n in range(MOST + 1, 1, -1)]
    assert [one.report for one in best(found, {1: MOST - 1})] == [100 + MOST + 1]
    assert best(found, {1: MOST}) == []
