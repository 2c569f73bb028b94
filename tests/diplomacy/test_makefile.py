"""The Makefile: its two commands, and what it says where Python is missing something."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def make(*arguments: str, folder: Path = CHECKOUT, path: str | None = None) -> subprocess.CompletedProcess[str]:
    # Without what an outer make hands to an inner one.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=kept | ({"PATH": path} if path else {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("target", "commands"),
    [
        ("run", ["manage.py run"]),
        (
            "test",
            [
                "node --test",
                "ruff format",
                "ruff check",
                "mypy",
                "lint-imports",
                "djade",
                "djhtml",
                "makemigrations --check",
            ]
            + ["check --deploy", "collectstatic", "spectacular --validate --fail-on-warn", "pytest"],
        ),
        ("backup", ["manage.py backup"]),
    ],
)
def test_a_target_runs_its_commands(target: str, commands: list[str]) -> None:
    result = make("--dry-run", target)
    assert result.returncode == 0
    assert [command for command in commands if command not in result.stdout] == []


def test_restore_asks_which_copy() -> None:
    result = make("restore")
    assert result.returncode == 2
    assert "Which copy? make restore FILE=" in result.stdout


def test_restore_overwrites_only_when_told() -> None:
    assert "--confirm" not in make("--dry-run", "restore", "FILE=copy.dump").stdout
    assert "--confirm" not in make("--dry-run", "restore", "FILE=copy.dump", "CONFIRM=no").stdout
    assert 'restore "copy.dump" --confirm' in make("--dry-run", "restore", "FILE=copy.dump", "CONFIRM=yes").stdout


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    """A checkout without .venv."""
    shutil.copy(CHECKOUT / "Makefile", tmp_path)
    shutil.copy(CHECKOUT / "requirements.txt", tmp_path)
    return tmp_path


def a_python(folder: Path, script: str) -> str:
    """A PATH on which python3 is this shell script, and no other Python is found."""
    programs = folder / "bin"
    programs.mkdir()
    for name in ("sh", "test", "make", "echo"):
        if found := shutil.which(name):
            (programs / name).symlink_to(found)
    (programs / "python3").write_text(f"#!/bin/sh\n{script}\n")
    (programs / "python3").chmod(0o755)
    return str(programs)


def test_an_old_python_is_said_so(bare_checkout: Path) -> None:
    result = make("run", folder=bare_checkout, path=a_python(bare_checkout, "exit 1"))
    assert result.returncode == 2
    assert "Python 3.11 or newer is needed" in result.stdout


def test_a_missing_venv_names_the_package(bare_checkout: Path) -> None:
    script = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac'
    result = make("run", folder=bare_checkout, path=a_python(bare_checkout, script))
    assert result.returncode == 2
    assert "    apt install python3.11-venv\n" in result.stdout
    assert not (bare_checkout / ".venv").exists()
