"""The bootstrap: how a coefficient would vary had other units of the same kind been coded.

The units are drawn with replacement as often as there are units, and the interval lies between percentiles of the
coefficients of many such draws (Efron & Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13; for coefficients
of agreement Zapf, Castell, Morawietz & Karch 2016, doi:10.1186/s12874-016-0200-9).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
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

    Units of one pattern are the same to a coefficient, so `figures` is asked with how often each pattern was drawn,
    and where patterns are few and units many, that is drawn at once: the work depends on how many patterns there are and
    hardly on how many units.
    """
    found = []
    for counts in _resamples(units, bootstrap):
        drawn = figures(counts)
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


def _resamples(units: Sequence[Pattern], bootstrap: Bootstrap) -> Iterator[Mapping[Pattern, int]]:
    """How often each pattern is drawn, resample by resample.

    Each unit by itself, or, where that takes longer, each pattern by itself: two ways to draw from one distribution, of
    which the table alone decides, so that the same table and seed give the same counts.
    """
    random, size = Random(bootstrap.seed), len(units)
    patterns = Counter(units).most_common()  # those of which there are as many in the order of the table
    if 4 * len(patterns) * size.bit_length() < size:
        for _ in range(bootstrap.resamples):
            yield _by_pattern(patterns, size, random)
        return
    # Numbers in the place of the patterns, which take longer to count.
    names = list(dict.fromkeys(units))
    numbers = {name: number for number, name in enumerate(names)}
    numbered, draw = [numbers[unit] for unit in units], random.random
    for _ in range(bootstrap.resamples):
        drawn = Counter([numbered[int(draw() * size)] for _ in range(size)])
        yield {names[number]: times for number, times in drawn.items()}


def _by_pattern(patterns: Sequence[tuple[Pattern, int]], size: int, random: Random) -> dict[Pattern, int]:
    """How often each pattern comes in `size` draws: a binomial share of the draws that those before it have left.

    (Devroye 1986, "Non-Uniform Random Variate Generation", ch. XI.1.4, on multinomial variates.)
    """
    drawn: dict[Pattern, int] = {}
    left = rest = size
    for pattern, times in patterns:
        if not left:
            break
        if got := left if times == rest else _binomial(left, times, rest, random):
            drawn[pattern] = got
        left, rest = left - got, rest - times
    return drawn


def _binomial(draws: int, part: int, whole: int, random: Random) -> int:
    """How many of the draws fall into `part` of `whole`; exactly so, for part < whole.

    A draw is a number between 0 and 1 whose binary digits come one by one, and it falls there if it is less than
    part / whole: at the first digit that differs that is known. All draws that are not yet known get their next digit at
    once, as the bits of one number, so that half of them are known after each.
    """
    fallen = 0
    while draws and part:
        ones = random.getrandbits(draws).bit_count()
        part *= 2
        if part < whole:
            draws -= ones
        else:
            part -= whole
            fallen += draws - ones
            draws = ones
    return fallen


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
