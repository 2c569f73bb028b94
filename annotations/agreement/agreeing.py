"""Coefficients that start from how often coders agree: per cent agreement, Cohen's kappa and Gwet's AC1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

from .resampling import Bootstrap, measured
from .results import Agreement, Figures, Measure, Undefined
from .tables import Counts, ReliabilityTable, counted


def percent_agreement(table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> Agreement:
    """The share (0 to 1) of agreeing pairs of coders on a unit, averaged over the units with two values or more.

    Source: p_a in Gwet 2014, "Handbook of Inter-Rater Reliability" (4th ed.), ch. 2; of two coders it is the plain
    share of units, and without missing values P-bar of Fleiss 1971 (doi:10.1037/h0031619). Chance is not taken off, so
    it is defined without variation too.
    """
    units = counted([row for row in table if len(row) > 1], _used(table))

    def figures(drawn: Mapping[Counts, int]) -> Figures:
        return Figures(_share(drawn), 0.0)

    return measured(
        Measure.PERCENT,
        units,
        figures,
        pairable=len(units),
        values=_pairable_values(table),
        coders=table.active(),
        bootstrap=bootstrap,
    )


def cohen_kappa(table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> Agreement:
    """κ of two coders over the units that both gave a value. Raises ValueError for a table of three or more.

    Source: Jacob Cohen 1960, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
    Measurement 20, p. 40, formula 1 (doi:10.1177/001316446002000104): (p_o - p_c) / (1 - p_c), p_c from each coder's
    own distribution.
    """
    if len(table.coders) > 2:
        raise ValueError("Cohen's kappa is of two coders: take each of ReliabilityTable.pairs()")
    units = [(row[0], row[1]) for row in table if len(row) == 2]

    def figures(drawn: Mapping[tuple[Hashable, Hashable], int]) -> Figures | Undefined:
        first: Counter[Hashable] = Counter()
        second: Counter[Hashable] = Counter()
        same = 0
        for (one, other), times in drawn.items():
            first[one] += times
            second[other] += times
            same += times if one == other else 0
        total = first.total()
        chance = sum(count * second[value] for value, count in first.items())
        if chance == total * total:
            return Undefined.NO_VARIATION
        return Figures(same / total, chance / (total * total))

    return measured(
        Measure.KAPPA,
        units,
        figures,
        pairable=len(units),
        values=2 * len(units),
        coders=table.active(),
        bootstrap=bootstrap,
    )


def gwet_ac1(
    table: ReliabilityTable, bootstrap: Bootstrap | None = None, *, categories: int | None = None
) -> Agreement:
    """AC1 of any number of coders, with missing values; `categories` is how many the scheme has, else those in use.

    Source: Kilem L. Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement",
    British Journal of Mathematical and Statistical Psychology 61, pp. 29-48 (doi:10.1348/000711006X126600); with
    missing values Gwet 2014 (4th ed.), ch. 2: p_e = Σπ(1 - π) / (q - 1), π the share of a category, averaged over the
    units with any value, so that a unit of one coder counts for chance but not for agreement.

    Where all values are the same the formula would give 1 if the scheme had further categories; that is not taken for
    agreement here, but called not defined, as with the other coefficients. Raises ValueError if more are in use.
    """
    used = _used(table)
    units = counted([row for row in table if row], used)
    scheme = len(used) if categories is None else categories
    if scheme < len(used):
        raise ValueError(f"{len(used)} categories are in use, more than the {scheme} of the scheme")

    def figures(drawn: Mapping[Counts, int]) -> Figures | Undefined:
        shares: dict[int, float] = {}
        total, pairable = 0, False
        for counts, times in drawn.items():
            total += times
            size = sum(count for _, count in counts)
            pairable = pairable or size > 1
            for value, count in counts:
                shares[value] = shares.get(value, 0) + times * count / size
        if not pairable:
            return Undefined.NOTHING_PAIRABLE
        if len(shares) < 2:
            return Undefined.NO_VARIATION
        chance = sum(share / total * (1 - share / total) for share in shares.values()) / (scheme - 1)
        return Figures(_share(drawn), chance)

    return measured(
        Measure.AC1,
        units,
        figures,
        pairable=sum(len(row) > 1 for row in table),
        values=_pairable_values(table),
        coders=table.active(),
        bootstrap=bootstrap,
    )


def _used(table: ReliabilityTable) -> list[Hashable]:
    return list(dict.fromkeys(value for row in table for value in row))


def _pairable_values(table: ReliabilityTable) -> int:
    return sum(len(row) for row in table if len(row) > 1)


def _share(drawn: Mapping[Counts, int]) -> float:
    """The share of agreeing pairs, averaged over the units with two values or more."""
    agreed = 0.0
    total = 0
    for counts, times in drawn.items():
        size = sum(count for _, count in counts)
        if size > 1:
            total += times
            agreed += times * sum(count * (count - 1) for _, count in counts) / (size * (size - 1))
    return agreed / total
