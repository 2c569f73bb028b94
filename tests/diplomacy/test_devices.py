"""Where an account is signed in: listed, and signed out one by one or all but this."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from diplomacy.accounts.models import User
from diplomacy.accounts.sessions import name_device
from tests.archive.conftest import account

from .conftest import Clock, sign_in

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LIST = "/accounts/sessions/"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605 Version/17.5 Safari/605", "Safari on macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "a program without a name"),
    ],
)  # fmt: skip
def test_a_device_has_a_name(said: str, name: str) -> None:
    assert name_device(said) == name


def signed_in(address: str, name: str = "ed") -> Client:
    client = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR=address)
    assert sign_in(client, name) == "/notebook/"
    return client


def listed(client: Client) -> list[tuple[str, str, bool]]:
    return [(row.device, row.ip, row.is_current()) for row in client.get(LIST).context["sessions"]]


def is_in(client: Client) -> bool:
    return bool(client.get(LIST).status_code == 200)


def test_every_sign_in_is_listed(ed: User, clock: Clock) -> None:
    home = signed_in("192.0.2.1")
    clock(60)
    signed_in("192.0.2.2")
    account("other", "Editor")
    signed_in("192.0.2.3", "other")
    page = home.get(LIST)
    assert {(row.ip, row.device) for row in page.context["sessions"]} == {
        ("192.0.2.1", "Firefox on Linux"),
        ("192.0.2.2", "Firefox on Linux"),
    }
    assert "192.0.2.3" not in page.content.decode()


def test_one_is_signed_out(ed: User) -> None:
    home, office, phone = (signed_in(f"192.0.2.{n}") for n in (1, 2, 3))
    key = UserSession.objects.get(ip="192.0.2.2").pk
    assert home.post(LIST, {"session": key}).headers["Location"] == LIST
    assert [is_in(client) for client in (home, office, phone)] == [True, False, True]


def test_all_others_are_signed_out(ed: User) -> None:
    home, office, phone = (signed_in(f"192.0.2.{n}") for n in (1, 2, 3))
    home.post(LIST)
    assert [is_in(client) for client in (home, office, phone)] == [True, False, False]


@pytest.mark.parametrize("key", ["", "none", "9999999", "²", "9" * 5000])
def test_nobody_else_s_is_signed_out(key: str, ed: User) -> None:
    account("other", "Editor")
    home, other = signed_in("192.0.2.1"), signed_in("192.0.2.2", "other")
    theirs = UserSession.objects.get(ip="192.0.2.2").pk
    assert [home.post(LIST, {"session": wanted}).status_code for wanted in (theirs, key)] == [404, 404]
    assert is_in(other)


def test_a_changed_password_signs_out_everywhere(ed: User) -> None:
    home = signed_in("192.0.2.1")
    ed.set_password("another long pass phrase")
    ed.save()
    assert not is_in(home)


def test_use_is_noted_now_and_then(ed: User, client: Client, clock: Clock) -> None:
    home = signed_in("192.0.2.1")

    def noted() -> str:
        return str(UserSession.objects.get(user=ed).ip)

    found = []
    for seconds, address in ((60, "192.0.2.8"), (300, "192.0.2.9")):
        clock(seconds)
        home.get("/accounts/2fa/", REMOTE_ADDR=address)
        found.append(noted())
    assert found == ["192.0.2.1", "192.0.2.9"]
