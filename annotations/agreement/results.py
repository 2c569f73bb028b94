"""What a coefficient of agreement says: the figure or why there is none, what it rests on, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """The coefficients, by the words that name them in files and addresses."""

    PERCENT = "percent agreement"
    KAPPA = "Cohen's kappa"
    AC1 = "Gwet's AC1"
    ALPHA_NOMINAL = "Krippendorff's alpha, nominal"
    ALPHA_ORDINAL = "Krippendorff's alpha, ordinal"
    ALPHA_INTERVAL = "Krippendorff's alpha, interval"
    U_ALPHA = "Krippendorff's u-alpha (2016)"
    U_ALPHA_2004 = "Krippendorff's u-alpha (2004)"

    @property
    def counts_disagreement(self) -> bool:
        """Whether `observed` and `expected` are of disagreement (all alphas) and not of agreement."""
        return self not in (Measure.PERCENT, Measure.KAPPA, Measure.AC1)


class Undefined(StrEnum):
    """Why there is no coefficient."""

    TOO_FEW_CODERS = "fewer than two coders gave a value"
    NOTHING_PAIRABLE = "no unit has values from two coders"
    NO_VARIATION = "all values are the same: without variation, agreement can't be told from habit"
    OVERLAPPING_CODES = "a coder's spans of different codes overlap: only each code by itself has a u-alpha"


@dataclass(frozen=True, slots=True)
class Figures:
    """Observed and expected agreement or disagreement, of which a coefficient is made."""

    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A percentile bootstrap interval; `low` and `high` are None if not one resample had a coefficient.

    `undefined` counts the resamples that had none; they are left out, and many of them mean that the interval is of
    little worth. The same table and seed give the same interval.
    """

    low: float | None
    high: float | None
    level: float
    resamples: int
    undefined: int
    seed: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """One coefficient: exactly one of `coefficient` and `undefined` is None.

    `units` and `values` are those that could be paired: units with values from two coders, and the values on them (for
    u-alpha: texts and spans). `coders` are those who gave any value. `observed` and `expected` are of disagreement
    for the alphas, else of agreement; per cent agreement expects nothing. `interval` is None if none was asked for, or
    there was a single unit to draw.
    """

    measure: Measure
    coefficient: float | None
    undefined: Undefined | None
    units: int
    values: int
    coders: int
    observed: float | None = None
    expected: float | None = None
    interval: Interval | None = None


def coefficient(measure: Measure, figures: Figures) -> float:
    """The coefficient that a measure makes of its figures."""
    if measure is Measure.PERCENT:
        return figures.observed
    if measure.counts_disagreement:
        return 1 - figures.observed / figures.expected
    return (figures.observed - figures.expected) / (1 - figures.expected)
