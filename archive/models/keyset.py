"""Places in a list by its sort key, compared as rows: the only module that knows Django's row comparison.

A key is columns that are NOT NULL and all descend: then one comparison of rows tells what comes after a place, and an
index on the columns leads there. None of them is given out anew when a projection is remade, so that a place holds.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.db.models.fields.tuple_lookups import (  # type: ignore[import-untyped]  # django-stubs leaves it out
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)
from django.db.models.lookups import Lookup

Key = tuple[str, ...]
Place = tuple[date, *tuple[int, ...]]

REPORTS: Key = ("sort_date", "pk")
"""Reports by the day they are listed under, the newest first."""

PARTS: Key = ("sort_date", "report_id", "rank")
"""What stands in reports: these as in lists of reports, and what one report has in the order of its text."""


def newest_first(key: Key) -> list[str]:
    """The order of the list, for `order_by`."""
    return [f"-{column}" for column in key]


def older(place: Place, key: Key) -> Lookup[bool]:
    """That a row comes after the place where the newest comes first."""
    comparison: Lookup[bool] = TupleLessThan(Tuple(*map(F, key)), place)
    return comparison


def newer(place: Place, key: Key) -> Lookup[bool]:
    """That a row comes before the place where the newest comes first."""
    comparison: Lookup[bool] = TupleGreaterThan(Tuple(*map(F, key)), place)
    return comparison
