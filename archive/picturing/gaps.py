"""Where tenures leave days open, and where they stand over each other: each as a band with days that are sure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from .rows import Band

_A_DAY = timedelta(days=1)
_A_MONTH = timedelta(days=31)
"""An overlap that is only possible is told from here on: dates known to the month make shorter ones everywhere."""


def find_gaps(bands: Sequence[Band]) -> tuple[Band, ...]:
    """The days between tenures that none of them can have had, in their order.

    An end that is not recorded closes every gap after it: nobody knows how long that tenure ran. One that begins on the
    day after another's last leaves none.
    """
    found = []
    # One of which no beginning is recorded may have been there before all others.
    known = sorted(bands, key=lambda band: (band.first or date.min, band.last or date.max))
    before: Band | None = None
    for band in known:
        if (
            before is not None
            and before.last is not None
            and band.first is not None
            and before.last + _A_DAY < band.first
        ):
            found.append(
                Band(
                    "",
                    first=before.surely_to or before.last,
                    surely_from=before.last,
                    surely_to=band.first,
                    last=band.surely_from or band.first,
                    is_start_sure=before.is_end_sure,
                    is_end_sure=band.is_start_sure,
                )
            )
        if before is None or band.last is None or (before.last is not None and band.last > before.last):
            before = band
    return tuple(found)


def find_overlaps(bands: Sequence[Band]) -> tuple[Band, ...]:
    """The days that two tenures had both, or can have had for longer than a month; ends that are not recorded tell of none."""
    found: dict[tuple[object, ...], Band] = {}
    for one, other in combinations(bands, 2):
        if None in (one.first, one.last, other.first, other.last):
            continue
        first, last = max(one.first, other.first), min(one.last, other.last)  # type: ignore[type-var]
        if first is None or last is None or first + _A_DAY >= last:
            continue
        starts, ends = (one.surely_from, other.surely_from), (one.surely_to, other.surely_to)
        sure_from = max(day for day in starts if day) if all(starts) else last
        sure_to = min(day for day in ends if day) if all(ends) else first
        is_sure = sure_from + _A_DAY < sure_to
        if not is_sure and last - first < _A_MONTH:
            continue
        band = Band(
            f"{one.label} / {other.label}",
            first=first,
            surely_from=sure_from if is_sure else last,
            surely_to=sure_to if is_sure else first,
            last=last,
            is_start_sure=one.is_start_sure and other.is_start_sure,
            is_end_sure=one.is_end_sure and other.is_end_sure,
        )
        found.setdefault((band.first, band.last, band.surely_from, band.surely_to), band)
    return tuple(sorted(found.values(), key=lambda band: (band.first, band.last)))
