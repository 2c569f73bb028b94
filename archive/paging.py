"""Pages of a list by keyset: rows are compared, never counted off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.db.models.lookups import Lookup

from .models.keyset import Key, Place, newer, newest_first, older


class BadCursor(ValueError):
    """Not a cursor that this list has given out."""


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: its key, of which the largest comes first, or the smallest as in a register of names."""

    key: Key
    is_ascending: bool = False

    def columns(self, *, is_reversed: bool = False) -> list[str]:
        """The columns for `order_by`."""
        return list(self.key) if self.is_ascending != is_reversed else newest_first(self.key)

    def beyond(self, place: Place, *, is_reversed: bool = False) -> Lookup[bool]:
        """That a row comes after the place; reversed: before it."""
        compare = newer if self.is_ascending != is_reversed else older
        return compare(place, self.key)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows of a list: after the row with this key, or before it."""

    place: Place
    is_before: bool

    def write(self, salt: str) -> str:
        """The cursor as text for an address, signed for the list that `salt` names."""
        # Without a time stamp: the same page is the same bytes tomorrow, or its ETag would be of no use.
        value = [*map(_write, self.place), int(self.is_before)]
        return signing.Signer(salt=salt).sign_object(value)

    @classmethod
    def read(cls, text: str, salt: str) -> Cursor:
        """The cursor that `write` made. Raises BadCursor for anything else."""
        try:
            *values, is_before = signing.Signer(salt=salt).unsign_object(text)
            return cls(tuple(map(_read, values)), bool(is_before))
        except (signing.BadSignature, ValueError) as error:
            raise BadCursor("not a cursor of this list; take the addresses under “next” and “previous”") from error


def _write(value: date | str | float) -> Any:
    """The value as JSON: numbers and words as they are, a moment or a day in a list of its own."""
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    return ["day", value.toordinal()] if isinstance(value, date) else value


def _read(value: Any) -> date | str | float:
    match value:
        case ["moment", written]:
            return datetime.fromisoformat(written)
        case ["day", number]:
            return date.fromordinal(number)
        case int() | float() | str():
            return value
    raise ValueError(f"no value of a key: {value!r}")


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list in its order, and the cursors of the pages beside it."""

    rows: list[Any]
    next: Cursor | None
    previous: Cursor | None


def read_page(
    queryset: QuerySet[Any],
    *,
    order: Order,
    size: int,
    cursor: Cursor | None,
    read: Callable[[QuerySet[Any], Sequence[str]], QuerySet[Any]],
) -> Page:
    """The page of at most `size` rows at the cursor, else the first one; one query.

    `read` turns the query of the page's rows, and their order, into one whose rows are tuples that end with the key.
    """
    is_before = cursor is not None and cursor.is_before
    if cursor is not None:
        queryset = queryset.filter(order.beyond(cursor.place, is_reversed=is_before))
    columns = order.columns(is_reversed=is_before)
    return cut_page(read(queryset.order_by(*columns)[: size + 1], columns), order=order, size=size, cursor=cursor)


def cut_page(found: Iterable[Any], *, order: Order, size: int, cursor: Cursor | None) -> Page:
    """The page of what was found beyond the cursor: one row more than `size` where there are more.

    Rows are tuples that end with the key; before a cursor they come in the reversed order.
    """
    is_before = cursor is not None and cursor.is_before
    found = list(found)
    rows, has_more = found[:size], len(found) > size
    if is_before:
        rows.reverse()
    if not rows:
        return Page([], None, None)
    width = len(order.key)
    first, last = rows[0][-width:], rows[-1][-width:]
    return Page(
        rows,
        next=Cursor(last, False) if has_more or is_before else None,
        previous=Cursor(first, True) if (has_more if is_before else cursor is not None) else None,
    )
