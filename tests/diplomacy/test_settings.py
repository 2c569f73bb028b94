"""The settings as a whole: what an operator sees for a wrong value, and what follows from the site's address."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
KEY = "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-abcdef"


def run_python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Python in the checkout with these environment variables and none of the tests' own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments], cwd=CHECKOUT, env=kept | variables, capture_output=True, text=True, check=False
    )


def read_settings(*names: str, **variables: str) -> dict[str, object]:
    program = (
        "import json, diplomacy.settings as s; "
        f"print(json.dumps({{name: getattr(s, name, None) for name in {names!r}}}, default=str))"
    )
    result = run_python("-c", program, **variables)
    assert result.stderr == ""
    found: dict[str, object] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"DEBUG": "ture"}, "Error: DEBUG='ture' can't be used: expected on or off.\n"),
        ({"PORT": "eighty"}, "Error: PORT='eighty' can't be used: expected a whole number from 1 to 65535.\n"),
    ],
)
def test_a_wrong_value_is_one_line_at_the_start(variables: dict[str, str], message: str, tmp_path: Path) -> None:
    result = run_python("manage.py", "run", DIPLOMACY_DATA_DIR=str(tmp_path), **variables)
    assert (result.returncode, result.stdout, result.stderr) == (1, "", message)


def test_reading_the_settings_starts_no_server(tmp_path: Path) -> None:
    result = run_python("manage.py", "check", DIPLOMACY_DATA_DIR=str(tmp_path))
    assert result.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    ("own", "options"),
    [
        ("postgres://r@db/archive?sslmode=verify-full&options=-c%20role%3Dr", {"sslmode": "verify-full", "options": "-c role=r -c default_transaction_read_only=on"}),
        ("", {"sslmode": "require", "options": "-c default_transaction_read_only=on"}),
    ],
)  # fmt: skip
def test_the_reading_connection_keeps_what_its_own_address_asks_for(own: str, options: dict[str, str]) -> None:
    variables = {"DATABASE_URL": "postgres://u@db/archive?sslmode=require", "READING_DATABASE_URL": own}
    databases: Any = read_settings("DATABASES", SECRET_KEY=KEY, **variables)["DATABASES"]
    assert databases["reading"]["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 2, **options}
    assert databases["default"]["OPTIONS"] == {"sslmode": "require"}


def test_an_https_address_makes_everything_strict(tmp_path: Path) -> None:
    assert read_settings(
        *("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"),
        *("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "DEBUG", "EMBEDDED_POSTGRES"),
        SITE_URL="https://archive.example.org",
        DATABASE_URL="postgres://u@localhost/archive",
        SECRET_KEY=KEY,
    ) == {
        "ALLOWED_HOSTS": ["archive.example.org"],
        "CSRF_TRUSTED_ORIGINS": ["https://archive.example.org"],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "DEBUG": False,
        "EMBEDDED_POSTGRES": False,
    }


def test_without_variables_the_site_is_local(tmp_path: Path) -> None:
    assert read_settings(
        *("SITE_URL", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "DEBUG", "EMBEDDED_POSTGRES"),
        DIPLOMACY_DATA_DIR=str(tmp_path),
        PORT="8001",
    ) == {
        "SITE_URL": "http://127.0.0.1:8001",
        "ALLOWED_HOSTS": ["127.0.0.1", "[::1]", "localhost"],
        "SESSION_COOKIE_SECURE": False,
        "DEBUG": False,
        "EMBEDDED_POSTGRES": True,
    }


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"SITE_URL": "http://localhost:8000"}, False),
        ({"SITE_URL": "https://archive.example.org"}, True),
        ({"SITE_URL": "https://archive.example.org", "TWO_PAIRS_OF_EYES": "off", "STAFF_SECOND_FACTOR": "off"}, False),
        ({"TWO_PAIRS_OF_EYES": "on", "STAFF_SECOND_FACTOR": "on"}, True),
    ],
)
def test_a_deployment_asks_for_a_second_factor_and_a_second_pair_of_eyes(
    variables: dict[str, str], expected: bool, tmp_path: Path
) -> None:
    found = read_settings("STAFF_SECOND_FACTOR", "TWO_PAIRS_OF_EYES", DIPLOMACY_DATA_DIR=str(tmp_path), **variables)
    assert found == {"STAFF_SECOND_FACTOR": expected, "TWO_PAIRS_OF_EYES": expected}
