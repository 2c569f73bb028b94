"""Finding published parts, a page at a time: statements first, then the record-keepers' narrative, each newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from django.db import connection
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models.keyset import Place
from archive.models.published import PublishedPartQuerySet

from .marking import Markable, mark
from .query import BadQuery, Query
from .selecting import select
from .words import LONGEST, Term

DEFAULT_SIZE = 20
LARGEST_KEY, LARGEST_ORDINAL = 2**63 - 1, 2**31 - 1
FEW = 1_000
"""So many parts are fetched and then sorted; among more, the newest are met soon in order of time."""
NEAR = 500
"""So many parts are looked through for a page in their order, before anything else."""
_UNEMENDED = '"emendations":[]'
"""Stands in a body without emendations; in a text of it the quotation marks would have backslashes before them."""
NARRATIVE = "narrative."
"""Stands before a place among the narrative, which comes after all statements."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place after one row of the results, in their order. `str(cursor)` is its form in an address."""

    day: date
    report: int
    ordinal: int
    is_narrative: bool = False

    def __str__(self) -> str:
        return f"{NARRATIVE * self.is_narrative}{self.day.isoformat()}.{self.report}.{self.ordinal}"

    @property
    def place(self) -> Place:
        """The values of the columns of `newest_first`."""
        return self.day, self.report, -self.ordinal

    @classmethod
    def read(cls, written: str) -> Cursor:
        """The cursor that was written so. Raises BadQuery, under the name `after`."""
        day, *numbers = written.removeprefix(NARRATIVE).split(".")
        try:
            if len(numbers) == 2 and all(n.isascii() and n.isdigit() and len(n) < 20 for n in numbers):
                report, ordinal = map(int, numbers)
                if report <= LARGEST_KEY and ordinal <= LARGEST_ORDINAL:
                    return cls(date.fromisoformat(day), report, ordinal, written.startswith(NARRATIVE))
        except ValueError:
            pass
        raise BadQuery({"after": _("This is not a place in a list of results.")})


@dataclass(frozen=True)
class Hit:
    """A published part that was found.

    `html` is `text` escaped, with what was looked for in <mark>; without a mark where it was found by the name of
    who speaks. `date` is the day under which it is listed, `body` the JSON of the part as the API gives it.
    """

    kind: str
    text: str
    html: SafeString
    place: str
    language: str
    date: date
    account: str
    wording: str
    body: str

    @property
    def is_narrative(self) -> bool:
        """Whether it is the record-keeper's own text: everything but statements."""
        return self.kind != "statement"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The body, read."""
        data: dict[str, Any] = orjson.loads(self.body)
        return data

    @property
    def url(self) -> str:
        """The statement's path, else the report's."""
        url: str = self.data.get("url") or self.data["report"]["url"]
        return url


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found, and after which place the next page begins: None where nothing more follows."""

    hits: list[Hit]
    next: Cursor | None


class _Row(NamedTuple):
    """What a hit is made of, and where it stands in the order."""

    pk: int
    kind: str
    sort_date: date
    report_id: int
    rank: int
    place: str
    text: str
    language: str
    account: str
    wording: str
    body: str


_COLUMNS = ", ".join(f"archive_publishedpart.{'id AS pk' if name == 'pk' else name}" for name in _Row._fields)
_PLACE = "{0}.sort_date DESC, {0}.report_id DESC, {0}.rank DESC"
_NEAR = """
WITH archive_publishedpart AS NOT MATERIALIZED (
    SELECT * FROM archive_publishedpart WHERE {passage}{beyond}
    ORDER BY sort_date DESC, report_id DESC, rank DESC LIMIT %s
) {found} ORDER BY {order} LIMIT %s
"""
"""The table's name stands for its coming rows here, so that what is written to be found in all of it is found in them."""
_AFTER = " AND (sort_date, report_id, rank) < (%s, %s, %s)"
_FEW = """
WITH few AS MATERIALIZED (SELECT pk, kind, sort_date, report_id, rank FROM ({found}) AS found LIMIT %s),
chosen AS (
    SELECT few.* FROM few WHERE (SELECT count(*) FROM few) <= %s{beyond} ORDER BY few.kind = 'statement' DESC, {order}
    LIMIT %s
)
SELECT counted.number, part.* FROM (SELECT count(*) AS number FROM few) AS counted LEFT JOIN (
    chosen JOIN (SELECT {columns} FROM archive_publishedpart) AS part USING (pk)
) ON true ORDER BY chosen.kind = 'statement' DESC, {last_order}
"""
_AFTER_OF_BOTH = " AND (few.kind = 'statement', few.sort_date, few.report_id, few.rank) < (%s, %s, %s, %s)"


def find(query: Query, *, after: Cursor | None = None, limit: int = DEFAULT_SIZE) -> Page:
    """The hits after the cursor, else the first ones; five queries at most. Raises BadQuery.

    A search for nothing finds nothing.

    PostgreSQL takes every rare word for equally frequent, and would rather walk all parts in order of time than fetch
    the three that have it. So the next `NEAR` parts are looked at, where a page of what is frequent is met at once;
    then as few as `FEW` hits are fetched without an order, and only more are met by walking.
    """
    if errors := query.errors:
        raise BadQuery(errors)
    if query.is_empty:
        return Page([], None)
    compiled = _compile(query)
    found: list[_Row] | None = _look_near(*compiled, after, limit + 1)
    if found is None:
        found = _pick(*compiled, after, limit + 1)
    if found is None:
        parts = select(query)
        found = _walk(parts.listed_with(query.last_day) if query.last_day else parts, after, limit + 1)
    rows = found[:limit]
    marked = mark([_markable(row) for row in rows], query.words)
    hits = [_hit(row, html) for row, html in zip(rows, marked, strict=True)]
    return Page(hits, _cursor(rows[-1]) if len(found) > limit else None)


def _compile(query: Query) -> tuple[str, list[Any]]:
    """The SQL that gives a `_Row` of each part the query finds, and its parameters."""
    terms = query.words.terms
    likes = [Term(f"w{n}", is_prefix=t.is_beginning, is_excluded=t.is_excluded) for n, t in enumerate(terms)]
    q = " ".join(term.written for term in likes)
    if len(q) > LONGEST:
        likes, q = list(terms), query.q
    sql, values = _compile_like(replace(query, q=q))
    words = {like.expression: term.expression for like, term in zip(likes, terms, strict=True)}
    # No other value begins with an apostrophe, as all expressions do.
    return sql, [words.get(value, value) if isinstance(value, str) else value for value in values]


@lru_cache(maxsize=500)
def _compile_like(query: Query) -> tuple[str, tuple[Any, ...]]:
    """The same of a query with other words: building and compiling it takes as long as half of finding."""
    sql, values = select(query).order_by().values_list("pk").query.sql_with_params()
    _columns, _from, condition = sql.partition(" FROM ")
    return f"SELECT {_COLUMNS} FROM {condition}", tuple(values)


def _look_near(found: str, values: Sequence[Any], after: Cursor | None, limit: int) -> list[_Row] | None:
    """The hits among the parts that come next in order; None where they are too few. One query."""
    passage = "NOT (kind = 'statement')" if after and after.is_narrative else "kind = 'statement'"
    sql = _NEAR.format(
        passage=passage, beyond=_AFTER if after else "", found=found, order=_PLACE.format("archive_publishedpart")
    )
    rows = _execute(sql, [*(after.place if after else ()), NEAR, *values, limit])
    return [_Row(*row) for row in rows] if len(rows) == limit else None


def _pick(found: str, values: Sequence[Any], after: Cursor | None, limit: int) -> list[_Row] | None:
    """The hits that follow the cursor, in order; None where there are more than `FEW` in all. One query."""
    sql = _FEW.format(
        found=found,
        beyond=_AFTER_OF_BOTH if after else "",
        order=_PLACE.format("few"),
        columns=_COLUMNS,
        last_order=_PLACE.format("chosen"),
    )
    rows = _execute(sql, [*values, FEW + 1, FEW, *((not after.is_narrative, *after.place) if after else ()), limit])
    if rows[0][0] > FEW:
        return None
    return [_Row(*row) for _number, *row in rows if row[0] is not None]


def _execute(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _walk(parts: PublishedPartQuerySet, after: Cursor | None, limit: int) -> list[_Row]:
    """The parts that follow the cursor, met in their order; two queries where statements end on the page."""
    rows: list[_Row] = []
    if after is None or not after.is_narrative:
        statements = parts.statements()
        rows = _read((statements.after(after.place) if after else statements).newest_first()[:limit])
        after = None
    if len(rows) < limit:
        narrative = parts.not_statements()
        rows += _read((narrative.after(after.place) if after else narrative).newest_first()[: limit - len(rows)])
    return rows


def _read(parts: PublishedPartQuerySet) -> list[_Row]:
    return [_Row(*row) for row in parts.values_list(*_Row._fields)]


def _cursor(row: _Row) -> Cursor:
    return Cursor(row.sort_date, row.report_id, -row.rank, row.kind != "statement")


def _markable(row: _Row) -> Markable:
    """Its text, with the emendations of its body, which is read only where it has any."""
    if _UNEMENDED in row.body:
        return Markable(row.text, row.language, 0, ())
    data = orjson.loads(row.body)
    return Markable(row.text, row.language, data["start"], data["emendations"])


def _hit(row: _Row, html: SafeString) -> Hit:
    return Hit(
        kind=row.kind,
        text=row.text,
        html=html,
        place=row.place,
        language=row.language,
        date=row.sort_date,
        account=row.account,
        wording=row.wording,
        body=row.body,
    )
