"""`manage.py backup` and `manage.py restore` on a database of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from diplomacy.postgres.server import DATABASE, EmbeddedServer

from .servers import CHECKOUT, environment


def manage(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_copy_is_put_back_whole_and_only_when_confirmed(data: Path, tmp_path: Path) -> None:
    server = EmbeddedServer(data / "postgres", durable=False)
    # Held all the time, so that the commands need not start it each for itself.
    socket_folder = server.attach()
    copy = tmp_path / "copy.dump"
    try:
        with server.connect(socket_folder, DATABASE) as connection:
            # As a database was before the last migration: the code is newer than the copy.
            connection.execute("DROP TABLE django_admin_log; DELETE FROM django_migrations WHERE app = 'admin'")
            connection.execute("CREATE TABLE kept AS SELECT 'Юг' AS word")
            backup = manage("backup", str(copy), data=data)
            assert (backup.returncode, backup.stderr) == (0, "")
            assert backup.stdout.startswith(f"Copied the database to {copy}")
            assert copy.stat().st_mode & 0o777 == 0o600

            connection.execute("UPDATE kept SET word = 'changed'")
            connection.execute("CREATE TABLE later ()")
            refused = manage("restore", str(copy), data=data)
            assert refused.returncode == 1
            assert f"make restore FILE={copy} CONFIRM=yes" in refused.stderr
            assert connection.execute("SELECT word FROM kept").fetchall() == [("changed",)]

            restored = manage("restore", str(copy), "--confirm", data=data)
            assert (restored.returncode, restored.stderr) == (0, "")
            assert connection.execute("SELECT word FROM kept").fetchall() == [("Юг",)]
            assert connection.execute(
                "SELECT to_regclass('later'), to_regclass('django_admin_log') IS NULL"
            ).fetchall() == [(None, False)]
    finally:
        server.detach()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.dump", "data"]


@pytest.mark.parametrize("content", [None, "not a copy"])
def test_what_is_no_copy_is_refused(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "file.dump"
    if content is not None:
        path.write_text(content)
    result = manage("restore", str(path), "--confirm", data=tmp_path / "data")
    assert result.returncode == 1
    assert result.stderr.startswith("CommandError: Nothing was restored. ")
    assert not (tmp_path / "data" / "postgres").exists()
