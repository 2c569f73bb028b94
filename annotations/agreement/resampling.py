"""The bootstrap: how a coefficient would vary had other units of the same kind been coded.

The units are drawn with replacement as often as there are units, and the interval lies between percentiles of the
coefficients of many such draws (Efron & Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13; for coefficients
of agreement Zapf, Castell, Morawietz & Karch 2016, doi:10.1186/s12874-016-0200-9).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from random import Random
from typing import TypeVar

from .results import Agreement, Figures, Interval, Measure, Undefined, coefficient

Pattern = TypeVar("Pattern", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How many resamples, how wide an interval (0.95: from percentile 2.5 to 97.5), and from which seed."""

    resamples: int = 1000
    level: float = 0.95
    seed: int = 1

    def __post_init__(self) -> None:
        if self.resamples < 1 or not 0 < self.level < 1:
            raise ValueError("a bootstrap needs at least one resample and a level between 0 and 1")


def interval(
    measure: Measure,
    units: Sequence[Pattern],
    figures: Callable[[Mapping[Pattern, int]], Figures | Undefined],
    bootstrap: Bootstrap,
) -> Interval:
    """The interval of what `figures` makes of `units`, each given as the pattern of its values.

    Units of one pattern are the same to a coefficient, so `figures` is asked with how often each pattern was drawn:
    the work depends on how many patterns there are and hardly on how many units.
    """
    draw, size = Random(bootstrap.seed).random, len(units)  # of Random only random() is the same in every Python
    found = []
    for _ in range(bootstrap.resamples):
        drawn = figures(Counter([units[int(draw() * size)] for _ in range(size)]))
        if isinstance(drawn, Figures):
            found.append(coefficient(measure, drawn))
    found.sort()
    tail = (1 - bootstrap.level) / 2
    return Interval(
        low=_percentile(found, tail) if found else None,
        high=_percentile(found, 1 - tail) if found else None,
        level=bootstrap.level,
        resamples=bootstrap.resamples,
        undefined=bootstrap.resamples - len(found),
        seed=bootstrap.seed,
    )


def _percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share lies, by linear interpolation (Hyndman & Fan 1996, type 7)."""
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def measured(
    measure: Measure,
    units: Sequence[Pattern],
    figures: Callable[[Mapping[Pattern, int]], Figures | Undefined],
    *,
    pairable: int,
    values: int,
    coders: int,
    bootstrap: Bootstrap | None,
) -> Agreement:
    """The result of a measure over units given as patterns. One unit alone has no interval: any draw is the same."""
    found: Figures | Undefined
    if coders < 2:
        found = Undefined.TOO_FEW_CODERS
    elif not pairable:
        found = Undefined.NOTHING_PAIRABLE
    else:
        found = figures(Counter(units))
    if isinstance(found, Undefined):
        return Agreement(measure, None, found, pairable, values, coders)
    return Agreement(
        measure,
        coefficient(measure, found),
        None,
        pairable,
        values,
        coders,
        found.observed,
        None if measure is Measure.PERCENT else found.expected,
        interval(measure, units, figures, bootstrap) if bootstrap and len(units) > 1 else None,
    )
