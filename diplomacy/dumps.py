"""Whole copies of the database in PostgreSQL's custom format: writing one, and putting one back."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

from diplomacy.postgres.programs import clean_environment, program

EMPTY_SCHEMA = """
SET lock_timeout = '30s';
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
"""What a new database holds. Dropping only what the copy names would leave later tables standing between its own."""


class DumpError(Exception):
    """A copy can't be written or read; the message says why."""


def write_dump(path: Path) -> None:
    """Writes a copy of the database, readable by its owner only; raises DumpError, and leaves no half of a file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.part")
    try:
        # Made before pg_dump opens it, which would let everybody read it.
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={draft}"])
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def check_dump(path: Path) -> None:
    """Raises DumpError unless the file is a copy of a database of this site."""
    if not path.is_file():
        raise DumpError(f"There is no file {path}.")
    result = subprocess.run(
        [program("pg_restore"), "--list", path], capture_output=True, text=True, errors="replace", check=False
    )
    if result.returncode != 0:
        raise DumpError(f"{path} is not a copy made by `make backup`: {result.stderr.strip()}")
    if " TABLE public django_migrations " not in result.stdout:
        raise DumpError(f"{path} is a copy of another program's database.")


def is_empty_database() -> bool:
    """Whether the database holds no tables at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')")
        return bool(cursor.fetchone()[0])


def restore_dump(path: Path) -> None:
    """Puts the copy in place of everything in the database: wholly, or, raising DumpError, not at all."""
    connection.close()
    script = path.with_name(f"{path.name}.sql.part")
    try:
        with os.fdopen(os.open(script, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(EMPTY_SCHEMA)
            file.flush()
            result = subprocess.run(
                [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", path],
                stdout=file,
                stderr=subprocess.PIPE,
                check=False,
                env=clean_environment(),
            )
        if result.returncode != 0:
            raise DumpError(result.stderr.decode(errors="replace").strip())
        _run("psql", ["--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={script}"])
    finally:
        script.unlink(missing_ok=True)


def _run(name: str, options: Sequence[str]) -> None:
    """Runs one of PostgreSQL's programs on the site's database; raises DumpError."""
    connection.ensure_connection()
    arguments, variables = connection.client.settings_to_cmd_args_env(connection.settings_dict, options)
    connection.close()
    result = subprocess.run(
        [program(name), *arguments[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
        env=clean_environment() | (variables or {}),
    )
    if result.returncode != 0:
        raise DumpError(f"{name}: {result.stderr.strip()}")
