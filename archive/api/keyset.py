"""Pages of a list by keyset, newest first: rows are compared, never counted off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import QuerySet

from archive.models.keyset import Key, Place, newer, newest_first, older

DEFAULT_SIZE = 50
LARGEST_SIZE = 200


class BadCursor(ValueError):
    """Not a cursor that this list has given out."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows of a list: after the row with this key, or before it."""

    place: Place
    is_before: bool

    def write(self, salt: str) -> str:
        """The cursor as text for an address, signed for the list that `salt` names."""
        # Without a time stamp: the same page is the same bytes tomorrow, or its ETag would be of no use.
        day, *numbers = self.place
        value = [day.toordinal(), *numbers, int(self.is_before)]
        return signing.Signer(salt=salt).sign_object(value)

    @classmethod
    def read(cls, text: str, salt: str) -> Cursor:
        """The cursor that `write` made. Raises BadCursor for anything else."""
        try:
            day, *numbers, is_before = signing.Signer(salt=salt).unsign_object(text)
        except (signing.BadSignature, ValueError) as error:
            raise BadCursor("not a cursor of this list; take the addresses under “next” and “previous”") from error
        return cls((date.fromordinal(day), *numbers), bool(is_before))


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list in its order, and the cursors of the pages beside it."""

    rows: list[Any]
    next: Cursor | None
    previous: Cursor | None


def read_page(
    queryset: QuerySet[Any],
    *,
    key: Key,
    size: int,
    cursor: Cursor | None,
    read: Callable[[QuerySet[Any], Sequence[str]], QuerySet[Any]],
) -> Page:
    """The page of at most `size` rows at the cursor, else the first one; one query.

    `read` turns the query of the page's rows, and their order, into one whose rows are tuples that end with the key.
    """
    is_before = cursor is not None and cursor.is_before
    if cursor is not None:
        compare = newer if is_before else older
        queryset = queryset.filter(compare(cursor.place, key))
    order = list(key) if is_before else newest_first(key)
    found = list(read(queryset.order_by(*order)[: size + 1], order))
    rows, has_more = found[:size], len(found) > size
    if is_before:
        rows.reverse()
    if not rows:
        return Page([], None, None)
    first, last = rows[0][-len(key) :], rows[-1][-len(key) :]
    return Page(
        rows,
        next=Cursor(last, False) if has_more or is_before else None,
        previous=Cursor(first, True) if (has_more if is_before else cursor is not None) else None,
    )
