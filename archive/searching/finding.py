"""Finding published parts, a page at a time: statements first, then the record-keepers' narrative, each newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import orjson
from django.db import connection
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import PublishedPart
from archive.models.keyset import Place
from archive.models.published import PublishedPartQuerySet

from .marking import Markable, mark
from .query import BadQuery, Query
from .selecting import select

DEFAULT_SIZE = 20
LARGEST_KEY, LARGEST_ORDINAL = 2**63 - 1, 2**31 - 1
FEW = 1_000
"""So many parts are fetched and then sorted; among more, the newest are met soon in order of time."""
NEAR = 500
"""So many parts are looked through for a page in their order, before anything else."""
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A published part that was found, with all that a display of it needs.

    `html` is `text` escaped, with what was looked for in <mark>; without a mark where it was found by the name of
    who speaks. `url` is the statement's path, else the report's; `date` the day under which it is listed. `speakers`
    and the other collections are those of `data`, which is the part as the API gives it.
    """

    kind: str
    text: str
    html: SafeString
    url: str
    sid: str | None
    place: str
    language: str
    report: dict[str, Any]
    event: dict[str, Any]
    date: date
    speakers: list[dict[str, Any]]
    record_keeper: dict[str, Any]
    account: str
    wording: str
    review: str | None
    data: dict[str, Any]

    @property
    def is_narrative(self) -> bool:
        """Whether it is the record-keeper's own text: everything but statements."""
        return self.kind != "statement"


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


_ORDER = _Row._fields[:5]
_Key = tuple[Any, ...]
"""The values of `_ORDER`: the key, the kind, and the place in the order of lists."""


def find(query: Query, *, after: Cursor | None = None, limit: int = DEFAULT_SIZE) -> Page:
    """The hits after the cursor, else the first ones; four queries at most. Raises BadQuery.

    A search for nothing finds nothing.
    """
    parts = select(query)
    if query.is_empty:
        return Page([], None)
    near, keys = _read_keys(parts, after, limit + 1)
    if len(near) > limit:
        found = _read_all(near)
    elif len(keys) <= FEW:
        found = _pick(keys, after, limit + 1)
    else:
        found = _walk(parts.listed_with(query.last_day) if query.last_day else parts, after, limit + 1)
    rows = found[:limit]
    bodies = [orjson.loads(row.body) for row in rows]
    texts = [
        Markable(row.text, row.language, data["start"], data["emendations"])
        for row, data in zip(rows, bodies, strict=True)
    ]
    marked = mark(texts, query.words)
    hits = [_hit(row, data, html) for row, data, html in zip(rows, bodies, marked, strict=True)]
    return Page(hits, _cursor(rows[-1]) if len(found) > limit else None)


def _read_keys(parts: PublishedPartQuerySet, after: Cursor | None, limit: int) -> tuple[list[_Key], list[_Key]]:
    """The keys of the hits among the parts that come next in order; where they are too few for a page, of `FEW` hits.

    PostgreSQL takes every rare word for equally frequent, and would rather walk all parts in order of time than fetch
    the three that have it. So it looks at the next `NEAR` parts only, where a page of what is frequent is found at
    once, and then fetches keys without an order. One query.
    """
    coming = PublishedPart.objects.all()
    coming = coming.not_statements() if after and after.is_narrative else coming.statements()
    coming = (coming.after(after.place) if after else coming).newest_first()[:NEAR]
    near = parts.filter(pk__in=coming.values("pk")).newest_first().values_list(*_ORDER)[:limit]
    few = parts.order_by().values_list(*_ORDER)[: FEW + 1]
    (near_sql, near_values), (few_sql, few_values) = (rows.query.sql_with_params() for rows in (near, few))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH near AS MATERIALIZED ({near_sql}) SELECT true, near.* FROM near"
            f" UNION ALL SELECT false, few.* FROM ({few_sql}) AS few WHERE (SELECT count(*) FROM near) < %s",
            [*near_values, *few_values, limit],
        )
        rows = cursor.fetchall()
    return [row[1:] for row in rows if row[0]], [row[1:] for row in rows if not row[0]]


def _pick(keys: list[_Key], after: Cursor | None, limit: int) -> list[_Row]:
    """The rows of these keys that follow the cursor, in order; one query, none where nothing follows."""

    def order(key: _Key) -> tuple[bool, Place]:
        _pk, kind, *place = key
        return kind == "statement", tuple(place)

    chosen = sorted(keys, key=order, reverse=True)
    if after is not None:
        end = (not after.is_narrative, after.place)
        chosen = [key for key in chosen if order(key) < end]
    return _read_all(chosen[:limit])


def _read_all(keys: list[_Key]) -> list[_Row]:
    """The rows of these keys in their order; one query, none where there are none."""
    if not keys:
        return []
    rows = {row.pk: row for row in _read(PublishedPart.objects.filter(pk__in=[key[0] for key in keys]).order_by())}
    # What was withdrawn between the two queries is not found any more.
    return [rows[pk] for pk, *_place in keys if pk in rows]


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


def _hit(row: _Row, data: dict[str, Any], html: SafeString) -> Hit:
    return Hit(
        kind=row.kind,
        text=row.text,
        html=html,
        url=data.get("url") or data["report"]["url"],
        sid=data.get("sid"),
        place=row.place,
        language=row.language,
        report=data["report"],
        event=data["event"],
        date=row.sort_date,
        speakers=data.get("speakers", []),
        record_keeper=data["record_keeper"],
        account=row.account,
        wording=row.wording,
        review=data["review"],
        data=data,
    )
