"""Guessing is slowed by address, by account and address, and by account; and locks nobody out."""

from __future__ import annotations

import pytest
from django.core import mail
from django.http import HttpRequest
from django.test import Client
from pytest_django import Settings

from diplomacy.accounts import guessing
from diplomacy.accounts.checks import check_proxies
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .conftest import PASSWORD, Clock, code_now, give_factor, sign_in

WAIT = "Too many failed login attempts. Try again later."
WRONG = "The username and/or password you specified are not correct."
CODE_PAGE = "/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def throttled(settings: Settings) -> None:
    settings.THROTTLE = True
    # The library's own limit on visits of the page is not what is tested here.
    settings.ACCOUNT_RATE_LIMITS = False


def guess(name: str, address: str, *, client: Client | None = None, password: str = "wrong") -> str:
    """What the page says; empty where the sign-in succeeds."""
    data = {"login": name, "password": password}
    answer = (client or Client()).post("/accounts/login/", data, REMOTE_ADDR=address)
    return "" if answer.status_code == 302 else str(answer.context["form"].non_field_errors()[0])


def addresses(number: int) -> list[str]:
    return [f"198.51.{n // 250}.{n % 250 + 1}" for n in range(number)]


def test_five_guesses_at_an_account_from_one_address(ed: User) -> None:
    assert [guess("ed", "192.0.2.1") for _ in range(7)] == [WRONG] * 5 + [WAIT] * 2
    assert guess("ed", "192.0.2.1", password=PASSWORD) == WAIT


def test_the_account_is_open_from_other_addresses_meanwhile(ed: User) -> None:
    for _ in range(20):
        guess("ed", "192.0.2.1")
    assert guess("ed", "192.0.2.2", password=PASSWORD) == ""


def test_the_wait_ends(ed: User, clock: Clock) -> None:
    for _ in range(6):
        guess("ed", "192.0.2.1")
    clock(301)
    assert guess("ed", "192.0.2.1", password=PASSWORD) == ""


def test_ten_guesses_from_one_address_at_any_accounts(ed: User) -> None:
    assert [guess(f"name{n}", "192.0.2.1") for n in range(12)] == [WRONG] * 10 + [WAIT] * 2
    assert guess("ed", "192.0.2.1", password=PASSWORD) == WAIT
    assert guess("ed", "192.0.2.2", password=PASSWORD) == ""


def test_a_right_password_counts_nowhere(ed: User) -> None:
    assert [guess("ed", "192.0.2.1", password=PASSWORD) for _ in range(15)] == [""] * 15


def test_the_account_is_the_same_under_all_its_names(ed: User) -> None:
    names = ["ed", "ED", "ed@example.org", "Ed@Example.org", "ed"]
    assert WAIT not in [guess(name, "192.0.2.1") for name in names]
    assert guess("ed@example.org", "192.0.2.1", password=PASSWORD) == WAIT


def test_guesses_from_many_addresses_are_slowed(ed: User) -> None:
    found = [guess("ed", address) for address in addresses(70)]
    assert found == [WRONG] * 60 + [WAIT] * 10


def test_they_do_not_lock_the_owner_out(ed: User) -> None:
    own = Client()
    assert guess("ed", "192.0.2.1", client=own, password=PASSWORD) == ""
    own.post("/accounts/logout/")
    for address in ["192.0.2.1", *addresses(70)]:
        guess("ed", address)
    assert guess("ed", "192.0.2.9", password=PASSWORD) == WAIT
    assert guess("ed", "192.0.2.1", client=own, password=PASSWORD) == ""


def test_the_owner_s_browser_has_its_own_count(ed: User) -> None:
    own = Client()
    guess("ed", "192.0.2.1", client=own, password=PASSWORD)
    own.post("/accounts/logout/")
    found = [guess("ed", address, client=own) for address in addresses(7)]
    assert found == [WRONG] * 5 + [WAIT] * 2


def test_a_browser_is_known_for_its_own_account_alone(ed: User) -> None:
    account("other", "Editor")
    own = Client()
    guess("other", "192.0.2.1", client=own, password=PASSWORD)
    own.post("/accounts/logout/")
    for address in addresses(60):
        guess("ed", address)
    assert guess("ed", "192.0.2.1", client=own, password=PASSWORD) == WAIT


@pytest.mark.parametrize("forged", ["{pk}:abc", "{pk}:abc:1aaaaa:forged"])
def test_the_mark_of_a_browser_can_t_be_made_up(forged: str, ed: User) -> None:
    stranger = Client()
    stranger.cookies[guessing.COOKIE] = forged.format(pk=ed.pk)
    for address in addresses(60):
        guess("ed", address)
    assert guess("ed", "192.0.2.1", client=stranger, password=PASSWORD) == WAIT


def test_the_mark_goes_along_to_the_sign_in_alone(ed: User, client: Client) -> None:
    guess("ed", "192.0.2.1", client=client, password=PASSWORD)
    cookie = client.cookies[guessing.COOKIE]
    found = {name: cookie[name] for name in ("path", "httponly", "samesite", "max-age")}
    assert found == {"path": "/accounts/", "httponly": True, "samesite": "Lax", "max-age": 180 * 24 * 3600}


def test_a_new_password_lets_the_owner_in(ed: User, client: Client) -> None:
    for address in ["192.0.2.1", *addresses(60)]:
        guess("ed", address)
    for _ in range(5):
        guess("ed", "192.0.2.1")
    client.post("/accounts/password/reset/", {"email": "ed@example.org"}, REMOTE_ADDR="192.0.2.1")
    link = next(word for word in str(mail.outbox[0].body).split() if "/password/reset/key/" in word)
    form = client.get(link.removeprefix("http://testserver"), follow=True, REMOTE_ADDR="192.0.2.1")
    new = "another long pass phrase"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}, REMOTE_ADDR="192.0.2.1")
    assert guess("ed", "192.0.2.1", password=new) == ""


def test_codes_are_counted_too(ed: User, clock: Clock) -> None:
    give_factor(ed)
    client = Client()
    sign_in(client, "ed")
    found = [client.post(CODE_PAGE, {"code": f"00000{n}"}).context["form"].errors["code"][0] for n in range(7)]
    assert found == ["Incorrect code."] * 5 + [WAIT] * 2
    assert client.post(CODE_PAGE, {"code": code_now()}).status_code == 200
    clock(301)
    assert client.post(CODE_PAGE, {"code": code_now()}).status_code == 302


def test_another_address_gets_no_more_codes(ed: User) -> None:
    give_factor(ed)
    found = []
    for address in addresses(8):
        client = Client()
        sign_in(client, "ed", REMOTE_ADDR=address)
        answer = client.post(CODE_PAGE, {"code": "000000"}, REMOTE_ADDR=address)
        found.append(answer.context["form"].errors["code"][0])
    assert found == ["Incorrect code."] * 5 + [WAIT] * 3


def test_asking_who_it_is_counts_as_well(ed: User) -> None:
    client = Client()
    sign_in(client, "ed")
    found = [
        client.post("/accounts/reauthenticate/", {"password": "wrong"}).context["form"].errors["password"][0]
        for _ in range(6)
    ]
    assert found == ["Incorrect password."] * 5 + [WAIT]


# Behind a proxy -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "192.0.2.66, 203.0.113.7", "203.0.113.7"),
        (2, "192.0.2.66, 203.0.113.7, 10.9.9.9", "203.0.113.7"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ],
)
def test_the_address_is_the_one_that_the_first_trusted_proxy_saw(
    proxies: int, forwarded: str, counted: str, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = HttpRequest()
    request.META.update(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert guessing.ratelimit.get_ip(request) == counted


def test_an_address_that_the_visitor_claims_gets_no_more_guesses(ed: User, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    data = {"login": "ed", "password": "wrong"}
    found = []
    for claimed in addresses(7):
        answer = Client().post("/accounts/login/", data, HTTP_X_FORWARDED_FOR=f"{claimed}, 203.0.113.7")
        found.append(str(answer.context["form"].non_field_errors()[0]))
    assert found == [WRONG] * 5 + [WAIT] * 2


@pytest.mark.parametrize(("https", "proxies", "said"), [(True, 0, ["accounts.W001"]), (True, 1, []), (False, 0, [])])
def test_a_deployment_is_told_to_count_its_proxies(
    https: bool, proxies: int, said: list[str], settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT, settings.TRUSTED_PROXIES = https, proxies
    assert [message.id for message in check_proxies()] == said
