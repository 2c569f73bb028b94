"""Pages of a list by keyset on (day, number), newest first: rows are compared, never counted off.

The only module that knows Django's row comparison (`TupleLessThan`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

DEFAULT_SIZE = 50
LARGEST_SIZE = 200


class BadCursor(ValueError):
    """Not a cursor that this list has given out."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows of a list: after the row (`day`, `number`), or before it."""

    day: date
    number: int
    is_before: bool

    def write(self, salt: str) -> str:
        """The cursor as text for an address, signed for the list that `salt` names."""
        return signing.dumps([self.day.toordinal(), self.number, int(self.is_before)], salt=salt)

    @classmethod
    def read(cls, text: str, salt: str) -> Cursor:
        """The cursor that `write` made. Raises BadCursor for anything else."""
        try:
            day, number, is_before = signing.loads(text, salt=salt)
        except (signing.BadSignature, ValueError) as error:
            raise BadCursor("not a cursor of this list; take the addresses under “next” and “previous”") from error
        return cls(date.fromordinal(day), number, bool(is_before))


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list in its order, and the cursors of the pages beside it."""

    rows: list[Any]
    next: Cursor | None
    previous: Cursor | None


def read_page(
    queryset: QuerySet[Any],
    *,
    day: str = "sort_date",
    number: str = "pk",
    size: int,
    cursor: Cursor | None,
    read: Callable[[QuerySet[Any]], QuerySet[Any]],
) -> Page:
    """The page of at most `size` rows at the cursor, else the first one; one query.

    `day` and `number` are the two columns of the key, both NOT NULL; `read` turns the query into one whose rows are
    tuples that end with them.
    """
    is_before = cursor is not None and cursor.is_before
    if cursor is not None:
        comparison = TupleGreaterThan if is_before else TupleLessThan
        queryset = queryset.filter(comparison(Tuple(F(day), F(number)), (cursor.day, cursor.number)))
    order = (day, number) if is_before else (f"-{day}", f"-{number}")
    found = list(read(queryset.order_by(*order))[: size + 1])
    rows, has_more = found[:size], len(found) > size
    if is_before:
        rows.reverse()
    if not rows:
        return Page([], None, None)
    (*_, first_day, first_number), (*_, last_day, last_number) = rows[0], rows[-1]
    return Page(
        rows,
        next=Cursor(last_day, last_number, False) if has_more or is_before else None,
        previous=Cursor(first_day, first_number, True) if (has_more if is_before else cursor is not None) else None,
    )
