"""What a search can be narrowed to or widened by, with the number of results of each.

Where a condition holds already, its other values are counted without it: the number beside a value is that of the
results that have it and all that the other conditions ask for. So a value that is added brings what its number says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import Value

from archive.models import (
    Country,
    Edition,
    Office,
    Person,
    Proposition,
    PublishedTopic,
    PublishedVoice,
    Publisher,
    Topic,
    Withdrawal,
)

from .query import SLUGS, Query
from .selecting import DATES, select

COUNTED = 10_000
"""So many results are counted, whichever are met first; of more, the numbers are lower bounds, and it is said so."""
LISTED = 100
"""Values of one facet that are given, the most frequent ones."""
LONGEST_SPAN = 5
"""Years: of an event that can have been in more, only the first and the last year are listed."""
FACETS = ("speaker", "office", "country", "record_keeper", "account", "wording", "topic", "kind", "passage")
"""The facets, by the condition of a search; those of years (`years`) come with them."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a condition: what an address has (`value`), its heading ("" for a coded word), and how many results.

    `broader` is the slug of the broader topic among the values; narrower topics are counted with it as well.
    """

    value: str
    label: str
    count: int
    is_chosen: bool = False
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """The counts of a search: how many statements and other passages it finds, and the values of each facet.

    Values come by their number, the most frequent first; `years` newest first, each with the results of events that
    can have been in it. `more` says of which facets there are values that are not given. `labels` are the headings of
    what the conditions ask for, by condition and slug, and `unknown` those slugs that name nothing public. `partial`
    has the names of facets of which not all results were counted, so that their numbers are lower bounds; "found"
    stands for the search itself. `changed_on` is the day on which something was published or withdrawn last; None where
    nothing ever was.
    """

    statements: int = 0
    passages: int = 0
    partial: frozenset[str] = frozenset()
    values: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    years: tuple[FacetValue, ...] = ()
    more: dict[str, bool] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    unknown: tuple[tuple[str, str], ...] = ()
    changed_on: date | None = None

    @property
    def total(self) -> int:
        """How many results there are; where `is_partial`, at least so many."""
        return self.statements + self.passages

    @property
    def is_partial(self) -> bool:
        """Whether there are more results than were counted."""
        return "found" in self.partial


def count_facets(query: Query) -> Facets:
    """The counts of the search; one query. Raises BadQuery."""
    found: dict[str, list[_Row]] = {}
    for row in _count(query):
        found.setdefault(row.facet, []).append(row)
    passages = {row.value: row.number for row in found.get("found", [])}
    labels = {(row.value, row.broader): row.label for row in found.get("label", [])}
    asked = [(name, value) for name in SLUGS for value in query.values(name)]
    state = found["state"][0].label
    return Facets(
        statements=passages.get("statement", 0),
        passages=passages.get("narrative", 0),
        partial=frozenset(row.value for row in found["size"] if row.number > COUNTED),
        values={name: _values(query, name, found.get(name, [])) for name in FACETS},
        years=_years(query, found.get("years", [])),
        more={name: len(found.get(name, [])) > LISTED for name in FACETS},
        labels=labels,
        unknown=tuple(pair for pair in asked if pair not in labels),
        changed_on=date.fromisoformat(state) if state else None,
    )


class _Row(NamedTuple):
    """A row of the counting query: of a label, `value` is the condition and `broader` the slug."""

    facet: str
    value: str
    label: str
    number: int
    broader: str


def _of_voices(name: str, column: str, noun: type[models.Model]) -> str:
    """Speakers of the parts found, by a column; a part with two speakers of one country counts once."""
    return (
        f"SELECT '{name}', noun.slug, noun.label, counted.number, '' FROM"
        f" (SELECT {column} AS noun, count(DISTINCT part) AS number FROM {{found}}_voices GROUP BY 1) AS counted JOIN {noun._meta.db_table} AS noun ON noun.id = counted.noun"
        f" ORDER BY 4 DESC, 3 LIMIT {LISTED + 1}"
    )


def _of_column(name: str, column: str) -> str:
    return (
        f"SELECT '{name}', {column}, '', count(*), '' FROM {{found}} AS found WHERE {column} <> '' GROUP BY 2"
        " ORDER BY 4 DESC, 2"
    )


_VOICES = (
    "{found}_voices AS (SELECT voice.part_id AS part, voice.person_id AS person, voice.office_id AS office,"
    f" voice.country_id AS country FROM {{found}} AS found JOIN {PublishedVoice._meta.db_table} AS voice"
    " ON voice.part_id = found.id AND voice.capacity = 'speaker')"
)
_PASSAGES = (
    "SELECT '{name}', CASE WHEN found.part = 'statement' THEN 'statement' ELSE 'narrative' END, '', count(*), ''"
    " FROM {{found}} AS found GROUP BY 2 ORDER BY 4 DESC"
)
_FOUND = _PASSAGES.format(name="found").format(found="found")
_COUNTS = {
    "speaker": _of_voices("speaker", "person", Person),
    "office": _of_voices("office", "office", Office),
    "country": _of_voices("country", "country", Country),
    "record_keeper": "SELECT 'record_keeper', house.slug, house.label, count(*), '' FROM {found} AS found"
    f" JOIN {Publisher._meta.db_table} AS house ON house.id = found.keeper GROUP BY 2, 3"
    f" ORDER BY 4 DESC, 3 LIMIT {LISTED + 1}",
    "account": _of_column("account", "found.account"),
    "wording": _of_column("wording", "found.wording"),
    "topic": "SELECT 'topic', topic.slug, topic.label, counted.number, coalesce(broader.slug, '') FROM"
    " (SELECT tagged.topic_id AS topic, count(*) AS number FROM {found} AS found"
    f" JOIN {PublishedTopic._meta.db_table} AS tagged ON tagged.part_id = found.id GROUP BY 1) AS counted"
    f" JOIN {Topic._meta.db_table} AS topic ON topic.id = counted.topic"
    f" LEFT JOIN {Topic._meta.db_table} AS broader ON broader.id = topic.broader_id"
    f" ORDER BY 4 DESC, 3 LIMIT {LISTED + 1}",
    "kind": _of_column("kind", "found.kind"),
    "passage": _PASSAGES.format(name="passage"),
}
"""By condition, how its values are counted in the table of what was found: rows of `_Row`."""

_YEARS = (
    "SELECT 'years', extract(year FROM earliest)::integer::text, extract(year FROM latest)::integer::text, count(*), ''"
    " FROM {found} AS found WHERE earliest IS NOT NULL AND latest IS NOT NULL GROUP BY 2, 3"
)
_STATE = (
    "SELECT 'state', '', coalesce(greatest("
    f"(SELECT max(published_at) FROM {Edition._meta.db_table}), (SELECT max(at) FROM {Withdrawal._meta.db_table})"
    ")::date::text, ''), 0, ''"
)


def _values(query: Query, name: str, rows: list[_Row]) -> tuple[FacetValue, ...]:
    chosen = query.values(name)
    return tuple(
        FacetValue(row.value, row.label, row.number, row.value in chosen, row.broader) for row in rows[:LISTED]
    )


def _years(query: Query, rows: list[_Row]) -> tuple[FacetValue, ...]:
    """The years in which events can have been, from the first and last year of each; of long spans, only those two."""
    spans = [(int(row.value), int(row.label), row.number) for row in rows]
    years: set[int] = set()
    for first, last, _number in spans:
        years |= set(range(first, last + 1)) if last - first < LONGEST_SPAN else {first, last}
    return tuple(
        FacetValue(
            f"{year:04}",
            "",
            sum(number for first, last, number in spans if first <= year <= last),
            query.date_after == query.date_before == f"{year:04}",
        )
        for year in sorted(years, reverse=True)
    )


def _count(query: Query) -> list[_Row]:
    chosen = [name for name in FACETS if query.values(name)] + [DATES] * bool(query.date_after or query.date_before)
    sets = {"found": select(query)} | {f"but_{name}": select(query, but_for=[name]) for name in chosen}
    tables: list[str] = []
    values: list[Any] = []
    for name, parts in sets.items():
        columns = parts.order_by().values_list(
            "pk", "kind", "record_keeper_id", "account", "wording", "event_kind", "event_earliest", "event_latest"
        )
        sql, parameters = columns[: COUNTED + 1].query.sql_with_params()
        tables.append(f"{name} (id, part, keeper, account, wording, kind, earliest, latest) AS MATERIALIZED ({sql})")
        tables.append(_VOICES.format(found=name))
        values += parameters
    used = {"found": "found"} | {name: f"but_{name}" if name in chosen else "found" for name in (*FACETS, DATES)}
    counts = [f"SELECT 'size', '{name}', '', count(*), '' FROM {table}" for name, table in used.items()]
    counts += [_COUNTS[name].format(found=used[name]) for name in FACETS]
    counts += [_YEARS.format(found=used[DATES]), _FOUND]
    for labels in _labels(query):
        sql, parameters = labels.query.sql_with_params()
        counts.append(sql)
        values += parameters
    counts.append(_STATE)
    statement = f"WITH {', '.join(tables)} {' UNION ALL '.join(f'({sql})' for sql in counts)}"
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [_Row(*row) for row in cursor.fetchall()]


def _labels(query: Query) -> Iterator[models.QuerySet[Any, Any]]:
    """The headings of the slugs that the conditions have; only of what is public."""
    people = Person.objects.order_by().filter(merged_into=None).published()
    named: dict[str, tuple[models.QuerySet[Any], str, str]] = {
        "speaker": (people, "slug", "label"),
        "office": (Office.objects.published(), "slug", "label"),
        "country": (Country.objects.published(), "slug", "label"),
        "topic": (Topic.objects.published(), "slug", "label"),
        "proposition": (Proposition.objects.published(), "slug", "text"),
        "record_keeper": (Publisher.objects.published(), "slug", "label"),
    }
    for name, (records, slug, label) in named.items():
        if slugs := query.values(name):
            yield _label(name, records.filter(**{f"{slug}__in": slugs}), slug, label)


def _label(name: str, records: models.QuerySet[Any], slug: str, label: str) -> models.QuerySet[Any, Any]:
    rows = records.order_by().annotate(facet=Value("label"), condition=Value(name), number=Value(0))
    labels: models.QuerySet[Any, Any] = rows.values_list("facet", "condition", label, "number", slug)
    return labels
