"""What the archive covers: its records by month, house, kind and topic, drafts against published; and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db import connection

from .models import Meeting, Office, Person, PublishedTopic, Publisher, Tag, Topic
from .models.dates import UNDATED

SHOWN = 30
"""Topics that are counted by name, those with most statements; and missing things of one sort that are named."""

MOST = 100
"""Meetings with one side are counted no further."""

# One pass over the reports for all three. Withdrawn ones are neither published nor worked on.
_BY_STATE = """
SELECT to_char(sort_date, 'YYYY-MM'), publisher_id, kind, count(*) FILTER (WHERE state = 'published'),
    count(*) FILTER (WHERE state = 'draft')
FROM archive_report WHERE binned_at IS NULL AND state <> 'withdrawn'
GROUP BY GROUPING SETS ((to_char(sort_date, 'YYYY-MM')), (publisher_id), (kind))
"""


@dataclass(frozen=True, slots=True)
class Share:
    """How much there is of one thing: `published`, and `waiting`, what is still worked on. `key` is what a filter takes."""

    key: str
    label: str
    published: int
    waiting: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.published + self.waiting


@dataclass(frozen=True, slots=True)
class Missing:
    """Things of one sort that lack something, by key and label: those named, and whether there are more."""

    named: tuple[tuple[int, str], ...]
    has_more: bool

    @classmethod
    def first(cls, rows: Iterable[tuple[int, str]]) -> Missing:
        """The first SHOWN of at least one row more."""
        found = tuple(rows)
        return cls(found[:SHOWN], len(found) > SHOWN)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The records, counted as they stand at one moment.

    `months` are those with a record, ("2003-05", …) in their order, `undated` the records without any date. Topics are
    counted in statements: published ones, and those of working copies beside them.
    """

    months: tuple[Share, ...]
    undated: int
    publishers: tuple[Share, ...]
    kinds: tuple[Share, ...]
    topics: tuple[Share, ...]
    one_sided: int
    """Meetings with one side, at most MOST + 1."""
    without_tenure: Missing
    without_holder: Missing
    without_statement: Missing

    @property
    def published(self) -> int:
        """Published records."""
        return sum(share.published for share in self.kinds)

    @property
    def waiting(self) -> int:
        """Records that are worked on and were never published."""
        return sum(share.waiting for share in self.kinds)

    @property
    def gaps(self) -> tuple[tuple[date, date], ...]:
        """The months between the first and the last with a record that have none, as runs: the first days of their ends."""
        return tuple(_gaps([date.fromisoformat(f"{share.key}-01") for share in self.months]))


def cover() -> Coverage:
    """The coverage at this moment: nine queries, of which one reads all reports and two all topics of statements."""
    months, publishers, kinds = [], [], []
    undated = 0
    labels = dict(Publisher.objects.values_list("pk", "label"))
    slugs = dict(Publisher.objects.values_list("pk", "slug"))
    with connection.cursor() as cursor:
        cursor.execute(_BY_STATE)
        for month, publisher, kind, published, waiting in cursor.fetchall():
            if kind is not None:
                kinds.append(Share(kind, kind, published, waiting))
            elif publisher is not None:
                publishers.append(Share(slugs[publisher], labels[publisher], published, waiting))
            elif month == f"{UNDATED:%Y-%m}".rjust(7, "0"):
                undated = published + waiting
            else:
                months.append(Share(month, month, published, waiting))
    one_sided = Meeting.objects.one_sided().order_by()[: MOST + 1].count()
    return Coverage(
        months=tuple(sorted(months, key=lambda share: share.key)),
        undated=undated,
        publishers=_largest(publishers),
        kinds=_largest(kinds),
        topics=_topics(),
        one_sided=one_sided,
        without_tenure=_first(Person.objects.speaking_without_tenure()),
        without_holder=_first(Office.objects.without_tenure()),
        without_statement=_first(Topic.objects.without_statement()),
    )


def _topics() -> tuple[Share, ...]:
    """The topics with most statements in the working copies: with what is published, and what the rest is."""
    tagged = Tag.objects.count_by_topic()
    published = PublishedTopic.objects.count_direct_by_topic()
    chosen = sorted(tagged, key=lambda key: (-tagged[key], key))[:SHOWN]
    names = {
        pk: (slug, label) for pk, slug, label in Topic.objects.filter(pk__in=chosen).values_list("pk", "slug", "label")
    }
    # A tag may be published and taken away since: less than nothing does not wait.
    return tuple(
        Share(*names[key], published.get(key, 0), max(tagged[key] - published.get(key, 0), 0)) for key in chosen
    )


def _first(rows: object) -> Missing:
    return Missing.first(rows.order_by("label", "pk").values_list("pk", "label")[: SHOWN + 1])  # type: ignore[attr-defined]


def _largest(shares: Iterable[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (-share.total, share.label)))


def _gaps(months: list[date]) -> Iterator[tuple[date, date]]:
    """Runs of months that are not among those, which are given by their first days in order."""
    for before, after in pairwise(months):
        first, last = _month_after(before, 1), _month_after(after, -1)
        if first <= last:
            yield first, last


def _month_after(day: date, number: int) -> date:
    months = day.year * 12 + day.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)
