"""Which reports may be accounts of one meeting: of one day, by different houses, with people in common. No database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

IN_COMMON = 2
"""People whom both have to name: of one alone, a minister's whole day would be one meeting."""

COMPARED = 100
"""Reports of other houses with which one report is compared at most, the latest of its day: what a batch costs does not
grow with the square of a day on which everybody met everybody."""

MOST = 5
"""Open proposals of this kind in which one report stands at most."""


@dataclass(frozen=True, slots=True)
class Account:
    """A report as it is compared: its key, its day (EDTF), its house (key), and the people whom it names (keys)."""

    report: int
    day: str
    house: int
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports (keys; `other` came earlier) and the people whom both name.

    `is_cut` says that the day has more reports of other houses than were compared.
    """

    report: int
    other: int
    people: frozenset[int]
    day: str
    is_cut: bool = False


def pairs(new: Iterable[Account], there: Iterable[Account]) -> list[Pair]:
    """Each new report with those of other houses and the same day that have IN_COMMON people in common with it.

    New ones are paired with each other, too; no pair comes twice. Each is compared with COMPARED others at most.
    """
    days: dict[str, dict[int, list[Account]]] = {}
    for account in sorted(there, key=_key):
        days.setdefault(account.day, {}).setdefault(account.house, []).append(account)
    found = []
    for account in sorted(new, key=_key):
        houses = days.setdefault(account.day, {})
        others = [reports for house, reports in houses.items() if house != account.house]
        is_cut = sum(map(len, others)) > COMPARED
        latest = merge(*map(reversed, others), key=_key, reverse=True)
        for other in islice(latest, COMPARED):
            common = account.people & other.people
            if len(common) >= IN_COMMON:
                later, earlier = max(account.report, other.report), min(account.report, other.report)
                found.append(Pair(later, earlier, common, account.day, is_cut))
        houses.setdefault(account.house, []).append(account)
    return found


def comparable(new: Iterable[Account], there: Sequence[Account]) -> list[Account]:
    """Those of the reports that are there which `pairs` could compare with a new one.

    Of each house and day these are the latest: as many as are compared, and one by which it is told that there are more.
    """
    houses: dict[str, set[int]] = {}
    for account in new:
        houses.setdefault(account.day, set()).add(account.house)
    taken: dict[tuple[str, int], int] = {}
    chosen = []
    for account in sorted(there, key=_key, reverse=True):
        key = account.day, account.house
        if houses.get(account.day, set()) - {account.house} and taken.get(key, 0) <= COMPARED:
            taken[key] = taken.get(key, 0) + 1
            chosen.append(account)
    return chosen


def best(found: Iterable[Pair], standing: Mapping[int, int]) -> list[Pair]:
    """Of the pairs those with most people in common first, as long as each report stands in MOST at most.

    `standing` is in how many open ones a report stands already.
    """
    standing = dict(standing)
    chosen = []
    for pair in sorted(found, key=lambda pair: (-len(pair.people), pair.report, pair.other)):
        if max(standing.get(pair.report, 0), standing.get(pair.other, 0)) < MOST:
            chosen.append(pair)
            for report in (pair.report, pair.other):
                standing[report] = standing.get(report, 0) + 1
    return chosen


def _key(account: Account) -> int:
    return account.report
