"""Many published statements: the seeds' own sentences, speakers, topics and days, put together anew.

Only what the public reads is made (and the rows that it refers to), straight into the tables: publishing so many would
take hours, and the measurements of serving read nothing else. The editions' contents are left empty.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection
from psycopg import Cursor

from archive.models import PublishedPart, PublishedReport
from archive.models.identifiers import mint, show
from archive.projecting.stored import write_stored

DAYS = 40 * 365
"""The made records are of so many days, from 1970 on."""

_PART = (
    "id, report_id, edition_id, ordinal, kind, path, place, identity_id, text, language, record_keeper_id, event_kind,"
    " event_earliest, event_latest, sort_date, account, wording, attribution, speech, role, review, body"
)
_INDEXES = ("published_search", "published_newest", "published_newest_statements")


def fill(statements: int) -> None:
    """Add made reports until the projection has so many statements. The same every time, but for the identifiers."""
    there = PublishedPart.objects.statements().count()
    if there >= statements:
        return
    seeds = [_Seed(report) for report in PublishedReport.objects.order_by("rid")]
    pool = [part for seed in seeds for part in seed.statements]
    with connection.cursor() as cursor:
        _lay_down(cursor, seeds, pool, statements - there)
        for table in ("report", "edition", "publishedpart", "publishedvoice", "publishedtopic", "publishedposition"):
            cursor.execute(f"SELECT setval('archive_{table}_id_seq', (SELECT max(id) FROM archive_{table}))")
        connection.commit()
        cursor.execute("VACUUM ANALYZE")


class _Seed:
    """A published seed, as the rows that its copies are made from."""

    def __init__(self, report: PublishedReport) -> None:
        self.report = report
        self.parts = list(
            PublishedPart.objects.filter(report=report.pk)
            .order_by("ordinal")
            .prefetch_related("voices", "topics", "positions")
        )
        self.statements = [part for part in self.parts if part.kind == "statement"]


def _lay_down(cursor: Any, seeds: list[_Seed], pool: list[PublishedPart], statements: int) -> None:
    chance = random.Random(1)
    raw: Cursor[Any] = cursor.cursor
    first = {table: _next(cursor, table) for table in ("report", "edition", "publishedpart", "publishedposition")}
    chosen: list[_Seed] = []
    while statements > 0:
        seed = chance.choice(seeds)
        chosen.append(seed)
        statements -= len(seed.statements)
    days = [date(1970, 1, 1) + timedelta(days=chance.randrange(DAYS)) for _ in chosen]
    rids = list(_draw(len(chosen)))
    _copy_reports(cursor, chosen, days, rids, first)
    cursor.execute(
        f"CREATE UNLOGGED TABLE made AS SELECT {_PART}, text AS words, text AS who FROM archive_publishedpart LIMIT 0"
    )
    rows = _Rows(chance, chosen, days, rids, pool, first)
    with raw.copy(f"COPY made ({_PART}, words, who) FROM STDIN") as copy:
        for row in rows.parts():
            copy.write_row(row)
    with raw.copy("COPY archive_statementid (sid, report_id) FROM STDIN") as copy:
        for pair in rows.identities:
            copy.write_row(pair)
    for name in _INDEXES:
        cursor.execute(f"SELECT indexdef FROM pg_indexes WHERE indexname = '{name}'")
        rows.indexes.append(cursor.fetchone()[0])
        cursor.execute(f"DROP INDEX {name}")
    cursor.execute(
        f"INSERT INTO archive_publishedpart ({_PART}, search)"
        f" SELECT {_PART}, setweight(to_tsvector('english', words), 'A') || setweight(to_tsvector('english', who), 'C')"
        " || setweight(to_tsvector('simple', words || ' ' || who), 'D') FROM made"
    )
    cursor.execute("DROP TABLE made")
    for table, columns in _FOUND.items():
        with raw.copy(f"COPY archive_{table} ({columns}) FROM STDIN") as copy:
            for row in rows.found[table]:
                copy.write_row(row)
    for definition in rows.indexes:
        cursor.execute(definition)


_FOUND = {
    "publishedvoice": "part_id, person_id, tenure_id, office_id, country_id, capacity, sort_date, report_id, rank",
    "publishedtopic": "part_id, topic_id, is_direct, sort_date, report_id, rank",
    "publishedposition": "part_id, number, key, proposition_id, holder_kind, holder, person_id, country_id,"
    " organization_id, direction, strength, value, act, evidence, body, sort_date, report_id, rank",
}


class _Rows:
    """The rows of the made parts, and on the way those by which they are found."""

    def __init__(
        self,
        chance: random.Random,
        chosen: list[_Seed],
        days: list[date],
        rids: list[str],
        pool: list[PublishedPart],
        first: dict[str, int],
    ) -> None:
        self.chance, self.pool, self.first = chance, pool, first
        self.records = list(zip(chosen, days, rids, strict=True))
        self.identities: list[tuple[str, int]] = []
        self.sids = iter(_draw(sum(len(seed.statements) for seed in chosen)))
        self.indexes: list[str] = []
        self.found: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _FOUND}

    def parts(self) -> Iterator[tuple[Any, ...]]:
        key = self.first["publishedpart"]
        for number, (seed, day, rid) in enumerate(self.records):
            report, edition = self.first["report"] + number, self.first["edition"] + number
            for part in seed.parts:
                yield self._part(part, key, report, edition, day, rid)
                key += 1

    def _part(self, part: PublishedPart, key: int, report: int, edition: int, day: date, rid: str) -> tuple[Any, ...]:
        is_statement = part.kind == "statement"
        said = self.chance.choice(self.pool) if is_statement else part
        speaks = self.chance.choice(self.pool) if is_statement else part
        written = day.isoformat()
        data = {
            **said.data,
            "report": {**part.data["report"], "rid": show(rid), "url": f"/reports/{show(rid)}/"},
            "event": {**part.data["event"], "date": written, "earliest": written, "latest": written},
            "path": part.data["path"],
        }
        sid = None
        if is_statement:
            sid = next(self.sids)
            self.identities.append((sid, report))
            data |= {
                "sid": show(sid),
                "url": f"/s/{show(sid)}",
                "place": part.place,
                "speakers": speaks.data["speakers"],
            }
            place = (day, report, -part.ordinal)
            for voice in speaks.voices.all():
                self.found["publishedvoice"].append(
                    (key, voice.person_id, voice.tenure_id, voice.office_id, voice.country_id, voice.capacity, *place)
                )
            for tag in said.topics.all():
                self.found["publishedtopic"].append((key, tag.topic_id, tag.is_direct, *place))
            for p in said.positions.all():
                unique = hashlib.md5(f"{p.key}{key}".encode(), usedforsecurity=False).hexdigest()
                self.found["publishedposition"].append(
                    (
                        key, p.number, unique, p.proposition_id, p.holder_kind, p.holder, p.person_id, p.country_id,
                        p.organization_id, p.direction, p.strength, p.value, p.act, p.evidence, p.body, *place,
                    )
                )  # fmt: skip
        who = " ".join(v["person"]["label"] if v["person"] else v["name"] for v in data.get("speakers", []))
        return (
            key, report, edition, part.ordinal, part.kind, part.path, part.place, sid, said.text, part.language,
            part.record_keeper_id, part.event_kind, day, day, day, said.account, part.wording, part.attribution,
            part.speech, part.role, part.review, write_stored(data), said.text, who,
        )  # fmt: skip


def _copy_reports(cursor: Any, chosen: list[_Seed], days: list[date], rids: list[str], first: dict[str, int]) -> None:
    """Reports, editions without content, and the reports' rows in the projection."""
    raw: Cursor[Any] = cursor.cursor
    cursor.execute("CREATE TEMPORARY TABLE made_report (id bigint, edition bigint, base bigint, rid text, day date)")
    with raw.copy("COPY made_report FROM STDIN") as copy:
        for number, (seed, day, rid) in enumerate(zip(chosen, days, rids, strict=True)):
            copy.write_row((first["report"] + number, first["edition"] + number, seed.report.pk, rid, day))
    own = {"id": "made.id", "rid": "made.rid", "identity": "'made:' || made.rid", "sort_date": "made.day"}
    own |= {"event_date": "made.day::text", "event_earliest": "made.day", "event_latest": "made.day"}
    own |= {"current_edition_id": "NULL", "source_text_id": "NULL", "state": "'draft'"}
    _insert(cursor, "archive_report", "id", own, "base.id = made.base")
    own = {"id": "made.edition", "report_id": "made.id", "content": "'{}'", "previous_id": "NULL"}
    own |= {"sha256": "encode(sha256(made.rid::bytea), 'hex')"}
    _insert(cursor, "archive_edition", "id", own, "base.report_id = made.base AND base.previous_id IS NULL")
    cursor.execute(
        "UPDATE archive_report SET current_edition_id = made.edition, state = 'published' FROM made_report AS made"
        " WHERE made.id = archive_report.id"
    )
    shown = "left(made.rid, 4) || '-' || right(made.rid, 4)"
    was = "left(base.rid, 4) || '-' || right(base.rid, 4)"
    own = {"report_id": "made.id", "edition_id": "made.edition", "rid": "made.rid", "page": "''", "page_key": "''"}
    own |= {"sort_date": "made.day", "event_earliest": "made.day", "event_latest": "made.day"}
    # Thousands of records of one meeting there are not.
    own |= {"meeting_id": "NULL", "derived_from_id": "NULL", "derivation": "''", "translation_group": "NULL"}
    own |= {name: f"replace(base.{name}, {was}, {shown})" for name in ("summary", "document", "head")}
    _insert(cursor, "archive_publishedreport", "report_id", own, "base.report_id = made.base")


def _insert(cursor: Any, table: str, key: str, own: dict[str, str], condition: str) -> None:
    """Copies of the rows of `table` for the made reports, with values of their own in some columns."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'", [table]
    )
    names = [name for (name,) in cursor.fetchall()]
    values = ", ".join(own.get(name, f'base."{name}"') for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    cursor.execute(
        f"INSERT INTO {table} ({quoted}) SELECT {values} FROM made_report AS made JOIN {table} AS base ON {condition}"
        f" ORDER BY made.id"
    )


def _draw(number: int) -> set[str]:
    """So many different identifiers."""
    drawn: set[str] = set()
    while len(drawn) < number:
        drawn.add(mint())
    return drawn


def _next(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM archive_{table}")
    return int(cursor.fetchone()[0])
