"""Krippendorff's alpha for nominal, ordinal and interval values, any number of coders, with missing values.

Source: Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011,
https://repository.upenn.edu/asc_papers/43), C to E; the same in "Content Analysis" (3rd ed. 2013), ch. 12.3, pp.
277-301. α = 1 - D_o / D_e. A unit counts if at least two coders gave it a value; each of its m values is paired with
the m - 1 others, each pair weighted 1 / (m - 1).

The differences δ² are 0 or 1 for nominal values, (c - k)² for interval ones, and for ordinal ones the squared number
of values between the ranks, both ends counted half. The last is the squared difference of the mid-ranks, so ordinal is
interval on mid-ranks; and a sum of squared differences over all pairs of m numbers s is 2(mΣs² - (Σs)²). With both,
no pair is ever enumerated, and whole numbers stay whole to the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from math import isfinite
from numbers import Real
from typing import Any

from .resampling import Bootstrap, measured
from .results import Agreement, Figures, Measure, Undefined
from .tables import Counts, ReliabilityTable, counted

# The two sums of a set of units: the differences inside units, and those among all values whatever their unit.
Sums = tuple[float, float]


class NotNumbers(ValueError):
    """Ordinal and interval alpha were asked of values that have no order or no distances."""


def nominal_alpha(table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> Agreement:
    """α of values that are the same or not (Krippendorff 2011, C; δ² = 0 or 1)."""
    return _alpha(Measure.ALPHA_NOMINAL, table, bootstrap, lambda _: _nominal)


def ordinal_alpha(table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> Agreement:
    """α of values of which only the order counts (Krippendorff 2011, E). Raises NotNumbers."""
    return _alpha(Measure.ALPHA_ORDINAL, _of_numbers(table), bootstrap, lambda _: _ordinal)


def interval_alpha(table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> Agreement:
    """α of values whose distances count (Krippendorff 2011, E; δ² = (c - k)²). Raises NotNumbers."""

    def shifted(values: list[Any]) -> Callable[..., Sums]:
        # From the smallest value, so that the squares of large, close numbers don't drown their differences.
        return partial(_interval, [value - values[0] for value in values])

    return _alpha(Measure.ALPHA_INTERVAL, _of_numbers(table), bootstrap, shifted)


def _alpha(
    measure: Measure,
    table: ReliabilityTable,
    bootstrap: Bootstrap | None,
    metric: Callable[[list[Any]], Callable[[Mapping[Counts, int], Counter[int]], Sums]],
) -> Agreement:
    rows = [row for row in table if len(row) > 1]
    values: list[Any] = list(dict.fromkeys(value for row in rows for value in row))
    if measure is not Measure.ALPHA_NOMINAL:
        values.sort()
    units = counted(rows, values)
    sums = metric(values)

    def figures(drawn: Mapping[Counts, int]) -> Figures | Undefined:
        marginals: Counter[int] = Counter()
        for counts, times in drawn.items():
            for place, count in counts:
                marginals[place] += count * times
        if len(marginals) < 2:
            return Undefined.NO_VARIATION
        total = marginals.total()
        inside, overall = sums(drawn, marginals)
        return Figures(inside / total, overall / (total * (total - 1)))

    return measured(
        measure,
        units,
        figures,
        pairable=len(units),
        values=sum(map(len, rows)),
        coders=table.active(),
        bootstrap=bootstrap,
    )


def _nominal(drawn: Mapping[Counts, int], marginals: Counter[int]) -> Sums:
    inside: Counter[int] = Counter()
    for counts, times in drawn.items():
        size = same = 0
        for _, count in counts:
            size += count
            same += count * count
        inside[size] += (size * size - same) * times
    return _weighted(inside), marginals.total() ** 2 - sum(count * count for count in marginals.values())


def _ordinal(drawn: Mapping[Counts, int], marginals: Counter[int]) -> Sums:
    """In doubled mid-ranks, which are whole numbers; their squared differences are four times those of the ranks."""
    ranks = [0] * (max(marginals) + 1)
    below = 0
    for place in sorted(marginals):
        ranks[place] = 2 * below + marginals[place]
        below += marginals[place]
    inside, overall = _interval(ranks, drawn, marginals)
    return inside / 4, overall / 4


def _interval(scores: list[Any], drawn: Mapping[Counts, int], marginals: Counter[int]) -> Sums:
    inside: dict[int, Any] = {}
    for counts, times in drawn.items():
        inside_unit, size = _squares((scores[place], count) for place, count in counts)
        inside[size] = inside.get(size, 0) + inside_unit * times
    return _weighted(inside), _squares((scores[place], count) for place, count in marginals.items())[0]


def _squares(scored: Iterable[tuple[Any, int]]) -> tuple[Any, int]:
    """The sum of squared differences over all ordered pairs of the scores, and the number of scores."""
    size = total = squares = 0
    for score, count in scored:
        size += count
        total += score * count
        squares += score * score * count
    return 2 * (size * squares - total * total), size


def _weighted(inside: Mapping[int, Any]) -> float:
    """The sums by number of values in the unit, each pair weighted by one less than that number, in a fixed order."""
    return float(sum(inside[size] / (size - 1) for size in sorted(inside)))


def _of_numbers(table: ReliabilityTable) -> ReliabilityTable:
    wrong: list[Hashable] = [
        value for row in table for value in row if not isinstance(value, Real) or not isfinite(value)
    ]
    if wrong:
        raise NotNumbers(f"ordinal and interval alpha need finite numbers, not {wrong[0]!r}")
    return table
