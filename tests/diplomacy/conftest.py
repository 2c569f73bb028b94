"""People who sign in, and the codes of their apps; the data of a site that has been started."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .servers import start_first

PASSWORD = "a long pass phrase"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

Clock = Callable[[float], None]


@pytest.fixture(autouse=True)
def no_attempts_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Moves the clock of codes and limits on, by seconds; until then it stands at the beginning of a step."""
    now = [time.time() // 30 * 30]
    monkeypatch.setattr(time, "time", lambda: now[0])

    def move(seconds: float) -> None:
        now[0] += seconds

    return move


def code_now(secret: str = SECRET, steps: int = 0) -> str:
    """The code that the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def give_factor(user: User) -> list[str]:
    """Sets an app up for the account; its recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def secret_of(user: User) -> str:
    factor = Authenticator.objects.get(user=user, type="totp")
    return str(get_adapter().decrypt(factor.data["secret"]))


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> str:
    """Where the sign-in leads; empty where it is refused."""
    answer = client.post("/accounts/login/", {"login": name, "password": password}, **more)
    return str(answer.headers.get("Location", ""))


@pytest.fixture
def ed(db: None) -> User:
    return account("ed", "Editor", email="ed@example.org")


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a first `manage.py run` has made and said (`start_first`); nobody changes it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "first-start"
    start_first(folder)
    return folder


@pytest.fixture
def data(first_start: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, as if the site had been started once: that takes long."""
    return Path(shutil.copytree(first_start / "data", tmp_path / "data"))
