"""A copy of all rows of the tests' database, in the same database, from which they are put back in some 50 milliseconds.

What a test with real transactions has committed can't be rolled back; to load the reports anew would take seconds.
"""

from __future__ import annotations

from django.db import connection, transaction
from psycopg import sql

from tests.answering import answering

COPIES = "as_loaded"
"""The schema with the copies."""


class Snapshot:
    """The rows of all tables, those of Django and of others, and where their sequences stand, as they are now."""

    def __init__(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {COPIES} CASCADE; CREATE SCHEMA {COPIES}")
            cursor.execute(
                "SELECT table_name, array_agg(column_name::text) FROM information_schema.columns JOIN pg_tables"
                " ON (schemaname, tablename) = (table_schema, table_name)"
                " WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name"
            )
            statements = [sql.SQL("SET LOCAL session_replication_role = replica")]  # no trigger, no foreign key
            for table, columns in cursor.fetchall():
                names = {
                    "table": sql.Identifier("public", table),
                    "copy": sql.Identifier(COPIES, table),
                    "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
                }
                cursor.execute(sql.SQL("CREATE TABLE {copy} AS SELECT {columns} FROM {table}").format(**names))
                # Not TRUNCATE, which makes the files of each table and each index anew.
                statements.append(sql.SQL("DELETE FROM {table}").format(**names))
                statements.append(
                    sql.SQL(
                        "INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {copy}"
                    ).format(**names)
                )
            cursor.execute(
                "SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public'"
            )
            for sequence, start, last in cursor.fetchall():
                place = sql.Literal(f'public."{sequence}"')
                statements.append(sql.SQL("SELECT setval({}, {}, {})").format(place, last or start, last is not None))
            self._sql = sql.SQL("; ").join(statements)

    def put_back(self) -> None:
        """The tables hold what they held then, and nothing else, also of what a page that is gone had asked for."""
        answering.wait_for_none()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self._sql)
