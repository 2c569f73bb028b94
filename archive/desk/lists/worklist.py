"""What all worklists have in common: rows in an order, what a line shows of each, and where the next one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from archive.models.keyset import REPORTS, Place
from archive.paging import Cursor, Order, Page, cut_page

from .query import ListQuery

COUNTED = 1_000
"""Rows of a list that are counted; of more it says so."""

PAGE = 50
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a line says under one column: words, where they lead, and what is said below them in smaller type.

    `words_of_record` marks words that are the record's own; `before` and `after` are those around them.
    """

    words: str
    href: str = ""
    note: str = ""
    words_of_record: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it; `key` is what a ticked box sends, `name` what it is called for whoever can't see it."""

    key: str
    cells: tuple[Cell, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A way from a list to another order of it, or to another list."""

    label: str
    href: str
    is_current: bool = False


Way = Callable[..., str]
"""The address of the workbench of a report (its key), to be opened at a part (its ordinal) where one is given."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done with the ticked rows, and by whom: `do` takes their keys and the account, and says what was done.

    It does for each row what can be done; what could not be, and why, is in the sentence too.
    """

    name: str
    label: str | Promise
    permission: str
    do: Callable[[Sequence[str], Any], str]


class Worklist:
    """One list of the desk. A child says which rows it has and what a line shows; there is one instance of each.

    The rows are in an order by keys that no two of them share; `report` leads from a row to its report ("" where it is
    one), None where a row has no one report.
    """

    name: ClassVar[str]
    title: ClassVar[str | Promise]
    explains: ClassVar[str | Promise]
    """What stands in the list and what to do with it: one or two sentences."""
    empty: ClassVar[str | Promise]
    """What is said where nothing is left."""
    filters: ClassVar[tuple[str, ...]] = ListQuery.REPORT
    order: ClassVar[Order] = Order(REPORTS)
    report: ClassVar[str | None] = ""
    columns: ClassVar[tuple[str | Promise, ...]]
    deeds: ClassVar[tuple[Deed, ...]] = ()

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        """The rows that the query leaves, in no order."""
        raise NotImplementedError

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of one page with what their lines need, in the same query or in a constant number of others."""
        return rows

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        """What a line shows, one cell for each column; `way` leads to the workbench and back to this place."""
        raise NotImplementedError

    def key(self, row: Any) -> str:
        """What names the row in a form."""
        return str(row.pk)

    def line(self, row: Any, way: Way) -> Line:
        """The row as the page shows it."""
        cells = self.cells(row, way)
        return Line(self.key(row), cells, cells[0].words)

    def beyond(self, rows: QuerySet[Any], place: Place, *, is_before: bool = False) -> QuerySet[Any]:
        """The rows after the place, or before it."""
        return rows.filter(self.order.beyond(place, is_reversed=is_before))

    def salt(self, query: ListQuery) -> str:
        """What a place in the list is signed with: places of another order are none in this one."""
        return self.name

    def ways(self, query: ListQuery) -> tuple[Turn, ...]:
        """Where else one may want to go from the list: its other orders, what it leaves out."""
        return ()

    def mark(self, query: ListQuery, report: int) -> int | None:
        """What is kept of a record when it is opened, where the order goes by what is done to it; a query, or none."""
        return None

    def page(self, query: ListQuery, user: Any, cursor: Cursor | None, size: int = PAGE) -> Page:
        """A page of rows, each a tuple of the row and its place; one query, and those of `shown`."""
        is_before = cursor is not None and cursor.is_before
        rows = self.rows(query, user)
        if cursor is not None:
            rows = self.beyond(rows, cursor.place, is_before=is_before)
        found = self.shown(rows.order_by(*self.order.columns(is_reversed=is_before)))[: size + 1]
        return cut_page([(row, *self.place_of(row)) for row in found], order=self.order, size=size, cursor=cursor)

    def number(self, query: ListQuery, user: Any) -> int:
        """How many rows the query leaves, counted no further than one beyond COUNTED: it costs no more than that."""
        return self.rows(query, user).order_by()[: COUNTED + 1].count()

    def place_of(self, row: Any) -> Place:
        """Where the row stands in the order."""
        return place_in(row, self.order)

    def all(self, query: ListQuery, user: Any) -> Iterator[Any]:
        """All rows, in the order, some hundred at a time: no two pages overlap though the list is worked on."""
        cursor: Cursor | None = None
        while True:
            page = self.page(query, user, cursor, size=500)
            yield from (row for row, *_place in page.rows)
            if page.next is None:
                return
            cursor = page.next

    @property
    def has_steps(self) -> bool:
        """Whether one goes from record to record in it."""
        return self.report is not None

    def place_of_report(self, report: int) -> Place | None:
        """Where the rows of that report end, also where it has none left; None where that can't be told."""
        raise NotImplementedError

    def next_report(self, query: ListQuery, user: Any, after: int | None, mark: int | None = None) -> int | None:
        """The key of the first report in the list after that one, of the first of all where none is given.

        `mark` is what was kept of that one when it was opened.
        """
        place = self.place_of_report(after) if after is not None else None
        rows = self.rows(query, user)
        if place is not None:
            rows = self.beyond(rows, place)
        column = f"{self.report}pk" if self.report else "pk"
        if after is not None:
            rows = rows.exclude(**{column: after})
        found: int | None = rows.order_by(*self.order.columns()).values_list(column, flat=True).first()
        return found

    @property
    def path(self) -> str:
        """The address of the list."""
        return reverse("desk:list", args=[self.name])


def place_in(row: Any, order: Order) -> Place:
    """Where the row stands in that order."""
    return tuple(_walk(row, column) for column in order.key)


def _walk(row: Any, column: str) -> Any:
    for name in column.split("__"):
        row = getattr(row, name)
    return row
