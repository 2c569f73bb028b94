"""Places in a list by its sort key, compared as rows: the only module that knows Django's row comparison."""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.db.models.fields.tuple_lookups import (  # type: ignore[import-untyped]  # django-stubs leaves it out
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)
from django.db.models.lookups import Lookup


def older(place: tuple[date, int], *, number: str = "pk") -> Lookup[bool]:
    """That a row comes after the place (day, number) where the newest comes first; `number` is the second column."""
    comparison: Lookup[bool] = TupleLessThan(Tuple(F("sort_date"), F(number)), place)
    return comparison


def newer(place: tuple[date, int], *, number: str = "pk") -> Lookup[bool]:
    """That a row comes before the place (day, number) where the newest comes first; `number` is the second column."""
    comparison: Lookup[bool] = TupleGreaterThan(Tuple(F("sort_date"), F(number)), place)
    return comparison
