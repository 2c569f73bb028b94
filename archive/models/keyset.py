"""Places in a list by its sort key, compared as rows: the only module that knows Django's row comparison.

A key is columns that are NOT NULL and all descend (lists of what happened), or all ascend (registers of names): then
one comparison of rows tells what comes after a place, and an index on the columns leads there. None of them is given
out anew when a projection is remade, so that a place holds.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.db.models.fields.tuple_lookups import (  # type: ignore[import-untyped]  # django-stubs leaves it out
    Tuple,
    TupleGreaterThan,
    TupleGreaterThanOrEqual,
    TupleLessThan,
)
from django.db.models.lookups import Lookup

Key = tuple[str, ...]
Place = tuple[date | str | int | float, ...]

REPORTS: Key = ("sort_date", "pk")
"""Reports by the day they are listed under, the newest first."""

DOUBTS: Key = ("doubts__need", "doubts__report_id")
"""Reports by how much of each is doubtful, the most doubtful first, and of those alike the last that came in."""

PUBLISHED_REPORTS: Key = ("sort_date", "report_id")
"""The same, as the projection has them."""

PARTS: Key = ("sort_date", "report_id", "rank")
"""What stands in reports: these as in lists of reports, and what one report has in the order of its text."""

POSITIONS: Key = (*PARTS, "number")
"""Positions of statements: these as in lists of parts, and what one statement has in its own order."""

EDITIONS: Key = ("published_at", "pk")
"""Editions by the moment of their publication."""

NOTICES: Key = ("at", "pk")
"""Notices by their moment."""

JOBS: Key = ("made_at", "pk")
"""Long work by the moment when it was asked for."""

CHANGE_SETS: Key = ("at", "pk")
"""Change sets by their moment."""

BIN: Key = ("binned_at", "pk")
"""What lies in the bin, by the moment when it was put there."""

MEETINGS: Key = ("date", "pk")
"""Meetings by their date, as EDTF sorts; those without one come last where the newest come first."""

FINDINGS: Key = ("confidence", "report_id", "start", "pk")
"""What working copies say as data, the least certain first, ascending."""

HEADINGS: Key = ("label", "slug")
"""Authority records by their heading, ascending."""

INSTRUMENTS: Key = ("kind", "label", "slug")
"""Instruments by their kind and heading, ascending."""

SURNAMES: Key = ("surname", "slug")
"""People by their surname, ascending."""


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


def not_older(place: Place, key: Key) -> Lookup[bool]:
    """That a row stands at the place or before it where the newest comes first."""
    comparison: Lookup[bool] = TupleGreaterThanOrEqual(Tuple(*map(F, key)), place)
    return comparison
