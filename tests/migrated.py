"""A migrated database, kept in the tests' server until a migration changes: to run them all takes a quarter of a minute."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from diplomacy.migrating import migrate

PREFIX = "migrated_"
LOCK = 20030110
"""The number of the lock for which the processes of the tests wait, so that one of them migrates."""


def copy_migrated() -> None:
    """Makes the database that the tests of this process will use, in the place of one of that name."""
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    template = f"{PREFIX}{digest_of_migrations()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        kept = {row[0] for row in cursor.fetchall()}
        if template not in kept:
            draft = f"{PREFIX}draft"
            for other in {*kept, draft}:
                cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(other)))
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
            with connected_to(draft):
                migrate()
            cursor.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(template))
            )
        # Refused while another session of tests uses it.
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        cursor.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def digest_of_migrations() -> str:
    """Another one for other migrations, of whichever app."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        module, _is_explicit = MigrationLoader.migrations_module(app.label)
        if module is None:
            continue
        try:
            folder = Path(str(import_module(module).__file__)).parent
        except ModuleNotFoundError:
            continue
        for path in sorted(folder.glob("*.py")):
            digest.update(f"{app.label} {path.name} ".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
