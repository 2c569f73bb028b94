"""Finding published parts, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import PublishedPart
from archive.models.keyset import Place
from archive.models.published import PublishedPartQuerySet

from .marking import Markable, mark
from .query import BadQuery, Query
from .words import Term, Words

DEFAULT_SIZE = 20
LARGEST_KEY, LARGEST_ORDINAL = 2**63 - 1, 2**31 - 1
FEW = 1_000
"""So many parts are fetched by the words and then sorted; among more, the newest are met soon in order of time."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place after one row of the results, as `newest_first` orders them. `str(cursor)` is its form in an address."""

    day: date
    report: int
    ordinal: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.report}.{self.ordinal}"

    @property
    def place(self) -> Place:
        """The values of the order's columns."""
        return self.day, self.report, -self.ordinal

    @classmethod
    def read(cls, written: str) -> Cursor:
        """The cursor that was written so. Raises BadQuery, under the name `after`."""
        day, *numbers = written.split(".")
        try:
            if len(numbers) == 2 and all(n.isascii() and n.isdigit() and len(n) < 20 for n in numbers):
                report, ordinal = map(int, numbers)
                if report <= LARGEST_KEY and ordinal <= LARGEST_ORDINAL:
                    return cls(date.fromisoformat(day), report, ordinal)
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


def find(query: Query, *, after: Cursor | None = None, limit: int = DEFAULT_SIZE) -> Page:
    """The hits after the cursor, else the newest ones; three queries at most. Raises BadQuery.

    A search for nothing finds nothing.
    """
    parts = select(query)
    if query.is_empty:
        return Page([], None)
    if after is not None:
        parts = parts.after(after.place)
    if not query.words.is_empty:
        parts = _rarest_first(parts)
    found = list(
        parts.newest_first().only(
            "kind", "place", "text", "language", "account", "wording", "sort_date", "report_id", "ordinal", "data"
        )[: limit + 1]
    )
    rows = found[:limit]
    texts = [Markable(row.text, row.language, row.data["start"], row.data["emendations"]) for row in rows]
    hits = [_hit(row, html) for row, html in zip(rows, mark(texts, query.words), strict=True)]
    last = rows[-1] if len(found) > limit else None
    return Page(hits, Cursor(last.sort_date, last.report_id, last.ordinal) if last else None)


def _rarest_first(parts: PublishedPartQuerySet) -> PublishedPartQuerySet:
    """The same parts, by their keys where there are few; one query.

    PostgreSQL takes every rare word for equally frequent, and would rather walk all parts in order of time than fetch
    the three that have it.
    """
    keys = list(parts.order_by().values_list("pk", flat=True)[: FEW + 1])
    return parts if len(keys) > FEW else PublishedPart.objects.filter(pk__in=keys)


def select(query: Query) -> PublishedPartQuerySet:
    """All the parts that the query finds: without words statements alone. Raises BadQuery."""
    if errors := query.errors:
        raise BadQuery(errors)
    parts: PublishedPartQuerySet = PublishedPart.objects.all()
    words = query.words
    parts = parts.statements() if words.is_empty else parts.satisfying(_expression(words))
    if query.speaker:
        parts = parts.spoken_by(query.speaker)
    if query.topic:
        parts = parts.about(query.topic)
    if query.record_keeper:
        parts = parts.filter(record_keeper__slug=query.record_keeper)
    if query.account:
        parts = parts.filter(account=query.account)
    if query.kind:
        parts = parts.filter(event_kind=query.kind)
    if query.first_day:
        parts = parts.not_before(query.first_day)
    if query.last_day:
        parts = parts.not_after(query.last_day)
    return parts


def _expression(words: Words) -> Callable[[str], SearchQueryCombinable]:
    return lambda config: reduce(and_, (_term(term, config) for term in words.terms))


def _term(term: Term, config: str) -> SearchQueryCombinable:
    return SearchQuery(
        term.expression,
        config="simple" if term.is_prefix else config,
        search_type="raw",
        invert=term.is_excluded,
    )


def _hit(row: PublishedPart, html: SafeString) -> Hit:
    data = row.data
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
