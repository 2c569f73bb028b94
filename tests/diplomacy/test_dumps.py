"""`manage.py backup` and `manage.py restore` on a database of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diplomacy.postgres.server import DATABASE, EmbeddedServer

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def manage(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=kept | {"DIPLOMACY_DATA_DIR": str(data), "DIPLOMACY_DURABLE": "off"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_copy_is_put_back_whole_and_only_when_confirmed(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "data" / "postgres", durable=False)
    # Held all the time, so that the commands need not start it each for itself.
    socket_folder = server.attach()
    copy = tmp_path / "copy.dump"
    try:
        with server.connect(socket_folder, DATABASE) as connection:
            connection.execute(
                "CREATE TABLE django_migrations (id bigserial, app text, name text, applied timestamptz)"
            )
            connection.execute("CREATE TABLE kept AS SELECT 'Юг' AS word")
            backup = manage("backup", str(copy), data=tmp_path / "data")
            assert (backup.returncode, backup.stderr) == (0, "")
            assert backup.stdout.startswith(f"Copied the database to {copy}")
            assert copy.stat().st_mode & 0o777 == 0o600

            connection.execute("UPDATE kept SET word = 'changed'")
            connection.execute("CREATE TABLE later ()")
            refused = manage("restore", str(copy), data=tmp_path / "data")
            assert refused.returncode == 1
            assert f"make restore FILE={copy} CONFIRM=yes" in refused.stderr
            assert connection.execute("SELECT word FROM kept").fetchall() == [("changed",)]

            restored = manage("restore", str(copy), "--confirm", data=tmp_path / "data")
            assert (restored.returncode, restored.stderr) == (0, "")
            assert connection.execute("SELECT word FROM kept").fetchall() == [("Юг",)]
            assert connection.execute(
                "SELECT to_regclass('later'), to_regclass('accounts_user') IS NULL"
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
