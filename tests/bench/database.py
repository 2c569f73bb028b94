"""Databases of the measurements' own, beside each other on one embedded server."""

from __future__ import annotations

import os

from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from diplomacy.postgres.base import server_of


def use(name: str, *, anew: bool = False) -> bool:
    """Point this process and those it starts at the database `bench_NAME`, migrated and with the seeds in it.

    Returns whether it was made just now; what a run left in it is there for the next one, unless `anew`.
    """
    database = f"bench_{name}"
    connections.close_all()
    server = server_of(connection.settings_dict)
    with server.connect(server.attach()) as control:
        if anew:
            control.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
        is_new = not control.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if is_new:
            control.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    for alias in connections:
        connections[alias].settings_dict["NAME"] = database
    os.environ["BENCH_DATABASE"] = database
    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("load_seeds", stdout=nowhere)
    return is_new


def rows(table: str) -> int:
    """How many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
        return int(cursor.fetchone()[0])
