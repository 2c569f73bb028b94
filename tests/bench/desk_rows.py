"""Many records of the working copy: reports in all states with what the desk's lists look at, and short texts.

Only rows are made, straight in the database: importing so many would take hours. Every report has six statements with
a speaker each; most published ones are checked and tagged, most drafts are not, as in an archive that is at work.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from archive.models import Report
from diplomacy.accounts.models import User

STATEMENTS = 6
"""A report."""

WIDTH = 80
"""Characters of a statement, its line break included."""

EDITOR = "desk"
"""The account that has taken some reports, and that opens the lists."""

_SID = "(SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((({number})::bigint >> (5 * digit)) & 31)::int + 1, 1), '' ORDER BY digit DESC) FROM generate_series(0, 7) AS digit)"
"""A number as eight digits of an identifier."""

_MADE = f"""
CREATE UNLOGGED TABLE made AS
SELECT n, %(report)s + n AS id, %(sourcetext)s + n AS text, %(edition)s + n AS edition, %(part)s + 1 + (n - 1) * {STATEMENTS} AS part,
    {_SID.format(number="n + 600000000000")} AS rid,
    CASE WHEN n %% 20 < 14 THEN 'published' WHEN n %% 20 < 19 THEN 'draft' ELSE 'withdrawn' END AS state,
    n %% 100 = 0 AS is_pending,
    date '1970-01-01' + (n * 7919 %% 20000)::int AS day,
    (ARRAY['telephone talks', 'summit meeting', 'press conference', 'foreign ministers meeting'])[(1 + n * 31 %% 4)::int] AS kind,
    (ARRAY['en', 'en', 'ja', 'ru'])[(1 + n * 17 %% 4)::int] AS language,
    (SELECT array_agg(id ORDER BY id) FROM archive_publisher) AS publishers,
    (SELECT array_agg(id ORDER BY id) FROM archive_topic) AS topics,
    (SELECT array_agg(id ORDER BY id) FROM archive_person) AS people
FROM generate_series(1::bigint, %(number)s) AS n
"""

_OWN: dict[str, dict[str, str]] = {
    "archive_meeting": {
        "id": "%(meeting)s + made.n", "slug": "'made-' || made.n", "label": "'Talks ' || made.n", "part_of_id": "NULL",
    },
    "archive_report": {
        "id": "made.id", "rid": "made.rid", "identity": "'made:' || made.n", "version": "1 + made.is_pending::int",
        "publisher_id": "made.publishers[(1 + made.n * 13 %% cardinality(made.publishers))::int]",
        "source_text_id": "made.text", "state": "made.state", "kind": "made.kind", "language": "made.language",
        "is_pending": "made.is_pending",
        "current_edition_id": "CASE WHEN made.state = 'draft' THEN NULL ELSE made.edition END",
        "title": "'Talks ' || made.n || ' on ' || (ARRAY['the treaty', 'fisheries', 'visas', 'energy', 'islands'])[(1 + made.n %% 5)::int]",
        "event_date": "CASE WHEN made.n %% 33 = 0 THEN to_char(made.day, 'YYYY-MM') WHEN made.n %% 77 = 0 THEN '' ELSE made.day::text END",
        "event_earliest": "CASE WHEN made.n %% 33 <> 0 AND made.n %% 77 = 0 THEN NULL ELSE made.day END",
        "event_latest": "CASE WHEN made.n %% 33 = 0 THEN made.day + 20 WHEN made.n %% 77 = 0 THEN NULL ELSE made.day END",
        "sort_date": "made.day", "derived_from_id": "NULL", "derivation": "''", "translation_group": "NULL",
        "meeting_id": "CASE WHEN made.n %% 2 = 0 THEN %(meeting)s + 1 + made.n / 5 END",
        "taken_by_id": "CASE WHEN made.n %% 500 = 15 THEN %(editor)s END",
        "taken_at": "CASE WHEN made.n %% 500 = 15 THEN now() END",
    },
    "archive_sourcetext": {
        "id": "made.text", "report_id": "made.id", "supersedes_id": "NULL", "received": "''::bytea",
        "text": "(SELECT string_agg(rpad('Statement ' || k || ' of record ' || made.n || ' says that the treaty should be concluded', "
        f"{WIDTH - 1}, '.') || chr(10), '' ORDER BY k) FROM generate_series(1, {STATEMENTS}) AS k)",
        "text_sha256": "encode(sha256(made.rid::bytea), 'hex')",
    },
    "archive_revision": {
        "id": "made.id + %(revision)s", "report_id": "made.id", "source_text_id": "made.text", "number": "1",
        "breakdown": "'{}'", "layers": "'{}'", "arguments": "'{}'",
    },
    "archive_edition": {
        "id": "made.edition", "report_id": "made.id", "content": "'{}'", "previous_id": "NULL", "revision": "1",
        "sha256": "encode(sha256(made.rid::bytea), 'hex')", "major": "1", "minor": "0",
    },
}  # fmt: skip

_SOME = {"archive_meeting": " WHERE made.n <= %(number)s / 5 + 1", "archive_edition": " WHERE made.state <> 'draft'"}
"""Of which not every made report has one."""

_EACH = f"FROM made CROSS JOIN generate_series(0, {STATEMENTS - 1}) AS k"
_NUMBER = f"((made.n - 1) * {STATEMENTS} + k)"
_DONE = f"({_NUMBER} * 2654435761 %% 100 < CASE WHEN made.state = 'draft' THEN 30 ELSE 98 END)"
"""Whether somebody has been at the statement: the same for checks and topics of one statement, as it is in life."""

_ROWS = (
    f"INSERT INTO archive_part (id, report_id, ordinal, kind, start, \"end\", path, rule, confidence) SELECT made.part + k, made.id, k, 'statement', k * {WIDTH}, (k + 1) * {WIDTH} - 1, '1.' || k + 1, 'made', 0.9 {_EACH}",
    f"INSERT INTO archive_statementid (sid, report_id) SELECT {_SID.format(number=f'{_NUMBER} + 700000000000')}, made.id {_EACH}",
    f"INSERT INTO archive_statement (part_ptr_id, identity_id, number, speech, role, attribution, answers) SELECT made.part + k, {_SID.format(number=f'{_NUMBER} + 700000000000')}, 1, 'indirect', 'statement', 'named', '' {_EACH}",
    f"INSERT INTO archive_part_confirmed_by (part_id, user_id) SELECT made.part + k, %(editor)s {_EACH} WHERE {_DONE}",
    f"INSERT INTO archive_voice (statement_id, capacity, ordinal, name, as_printed, person_id, unresolved) SELECT made.part + k, 'speaker', 0, CASE WHEN open THEN 'Name ' || (power({_NUMBER} * 40503 %% 1000 / 1000.0, 3) * 5000)::int ELSE 'Somebody' END, '', CASE WHEN open THEN NULL ELSE made.people[(1 + {_NUMBER} %% cardinality(made.people))::int] END, CASE WHEN open THEN CASE WHEN {_NUMBER} %% 3 = 0 THEN 'several people bear this name' ELSE 'nobody of this name is known' END ELSE '' END {_EACH} CROSS JOIN LATERAL (SELECT {_NUMBER} * 7 %% 100 < 8 AS open) AS o",
    f"INSERT INTO archive_tag (statement_id, topic_id, by) SELECT made.part + k, made.topics[(1 + {_NUMBER} %% cardinality(made.topics))::int], 'made' {_EACH} WHERE {_DONE}",
    f"INSERT INTO archive_flag (report_id, kind, message, start, \"end\", revision, settled_at, settled_by_id) SELECT made.id, 'parser', 'Who speaks here?', k * {WIDTH}, k * {WIDTH} + 10, 1, CASE WHEN made.state = 'draft' OR made.n %% 50 = 1 THEN NULL ELSE now() END, CASE WHEN made.state = 'draft' OR made.n %% 50 = 1 THEN NULL ELSE %(editor)s END {_EACH} WHERE k < 1 + made.n %% 2",
    "INSERT INTO archive_submission (report_id, version, by_id, at, note, outcome, reasons) SELECT made.id, 1, %(editor)s, now() - made.n * interval '1 second', '', 'open', '' FROM made WHERE made.n %% 500 = 16",
    "INSERT INTO archive_schedule (report_id, version, seen, at, by_id, made_at, note, state, message) SELECT made.id, 1, '', now() + made.n * interval '1 minute', %(editor)s, now(), '', 'planned', '' FROM made WHERE made.n %% 1000 = 17",
    "INSERT INTO archive_errorreport (report_id, edition_id, text, name, email, at, outcome, answer, decided_at) SELECT made.id, made.edition, 'It was the other minister.', '', '', now() - made.n * interval '1 minute', CASE WHEN made.n %% 400 = 1 THEN 'open' ELSE 'declined' END, '', CASE WHEN made.n %% 400 = 1 THEN NULL ELSE now() END FROM made WHERE made.n %% 100 = 1",
    "INSERT INTO archive_comment (report_id, version, text, by_id, at, settled_at, settled_by_id) SELECT made.id, 1, 'Is this what was said?', %(editor)s, now() - made.n * interval '1 minute', CASE WHEN made.n %% 300 = 2 THEN NULL ELSE now() END, CASE WHEN made.n %% 300 = 2 THEN NULL ELSE %(editor)s END FROM made WHERE made.n %% 30 = 2",
)  # fmt: skip

_TABLES = ("report", "sourcetext", "revision", "edition", "part", "meeting")


def fill(reports: int) -> None:
    """Add made reports until there are so many. The same every time."""
    number = reports - Report.objects.count()
    if number <= 0:
        return
    editor, _ = User.objects.get_or_create(username=EDITOR, defaults={"is_staff": True, "is_superuser": True})
    with connection.cursor() as cursor:
        with transaction.atomic():
            # Without triggers and foreign keys: the rows are right as they are made, and an audit of millions says nothing.
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'part_no_overlap'")
            (definition,) = cursor.fetchone()
            cursor.execute("ALTER TABLE archive_part DROP CONSTRAINT part_no_overlap")
            _lay_down(cursor, number, editor.pk)
            cursor.execute(f"ALTER TABLE archive_part ADD CONSTRAINT part_no_overlap {definition}")
        cursor.execute("VACUUM ANALYZE")


def _lay_down(cursor: Any, number: int, editor: int) -> None:
    values = {"number": number, "editor": editor}
    for table in _TABLES:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM archive_{table}")
        (values[table],) = cursor.fetchone()
    cursor.execute(_MADE, values)
    for table, own in _OWN.items():
        _copy(cursor, table, own, values)
    for statement in _ROWS:
        cursor.execute(statement, values)
    # What triggers would have counted. The planner takes the tables for nearly empty until it is told otherwise.
    cursor.execute("ANALYZE archive_part, archive_voice, archive_flag, archive_identification, archive_doubts")
    cursor.execute("INSERT INTO archive_doubts (report_id) SELECT id FROM made")
    for doubts in ("flags", "unsure", "names"):
        cursor.execute(f"SELECT archive_count_{doubts}(array_agg(id)) FROM made")
    for table in _TABLES:
        cursor.execute(f"SELECT setval('archive_{table}_id_seq', (SELECT max(id) FROM archive_{table}))")
    cursor.execute("DROP TABLE made")


def _copy(cursor: Any, table: str, own: dict[str, str], values: dict[str, int]) -> None:
    """A copy of one row of the table for each made report, with values of its own in some columns."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'", [table]
    )
    names = [name for (name,) in cursor.fetchall() if name != "id" or "id" in own]
    shown = ", ".join(f'"{name}"' for name in names)
    made = ", ".join(own.get(name, f'base."{name}"') for name in names)
    some = _SOME.get(table, "")
    cursor.execute(
        f"INSERT INTO {table} ({shown}) SELECT {made} FROM made"
        f" CROSS JOIN (SELECT * FROM {table} ORDER BY id LIMIT 1) AS base{some}",
        values,
    )
