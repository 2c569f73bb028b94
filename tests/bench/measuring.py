"""What a measurement yields: a line of samples, compared with a baseline that was measured in the same run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

MANY = 20
"""Samples from which on percentiles say more than the least and the most."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for. `quick`: sizes and rounds small enough for a minute."""

    quick: bool = False
    corpus: Path | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured: `samples` in `unit`, and `ratios` to the baseline `against`, a round or pair each."""

    what: str
    size: str
    unit: str
    samples: Sequence[float]
    against: str = ""
    ratios: Sequence[float] = field(default=())

    def cells(self) -> tuple[str, ...]:
        """What, how much, median, 95th percentile (of times, where there are enough), spread, ratio, baseline."""
        p95 = ""
        if self.unit in ("ms", "s") and len(self.samples) >= MANY:
            p95 = shown(percentile(self.samples, 95))
        return (
            self.what,
            self.size,
            f"{shown(median(self.samples))} {self.unit}",
            p95,
            spread(self.samples),
            f"{median(self.ratios):.2f} ({spread(self.ratios)})" if len(self.ratios) > 1 else _one(self.ratios),
            self.against,
        )


HEADINGS = ("what", "of", "median", "p95", "spread", "ratio", "to")


def percentile(samples: Sequence[float], per_cent: int) -> float:
    """The value that `per_cent` of at least two samples do not exceed, between neighbours in proportion."""
    return quantiles(samples, n=100, method="inclusive")[per_cent - 1]


def spread(samples: Sequence[float]) -> str:
    """The least and the most; of many samples the 5th and the 95th percentile."""
    if len(samples) >= MANY:
        return f"{shown(percentile(samples, 5))}–{shown(percentile(samples, 95))}"
    return f"{shown(min(samples))}–{shown(max(samples))}" if len(samples) > 1 else ""


def shown(value: float) -> str:
    """Three digits, and all of those before the point."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}" if value >= 0.01 or not value else f"{value:.4f}"


def seconds(deed: Callable[[], object]) -> float:
    """How long it takes by the clock, with the garbage of what was before collected."""
    gc.collect()
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def processor_seconds(deed: Callable[[], object]) -> float:
    """How long this process computes for it: what one thread of pure computation takes also on a busy machine."""
    gc.collect()
    start = time.process_time()
    deed()
    return time.process_time() - start


def in_turn(deeds: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """The samples of each deed, done in turn A B A B …, so that a drift of the machine's speed meets all alike."""
    samples: list[list[float]] = [[] for _ in deeds]
    for number in range(rounds):
        order = list(enumerate(deeds))
        for index, deed in order if number % 2 == 0 else reversed(order):
            samples[index].append(deed())
    return samples


def ratios(of: Sequence[float], to: Sequence[float]) -> list[float]:
    """Each sample by the baseline's of the same round."""
    return [a / b for a, b in zip(of, to, strict=True)]


def _one(values: Sequence[float]) -> str:
    return f"{values[0]:.2f}" if values else ""
