"""Signing in through others: nobody is offered who is not set up, and ORCID's iD comes along."""

from __future__ import annotations

from typing import Any, Self

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from environ import Env

from diplomacy.accounts.models import User
from diplomacy.environment import read_providers

CARBERRY = "0000-0002-1825-0097"
SET_UP = {"ORCID_CLIENT_ID": "APP-1", "ORCID_CLIENT_SECRET": "s3cret"}
OWN = {
    "OIDC_NAME": "Our university",
    "OIDC_URL": "https://login.example.edu",
    "OIDC_CLIENT_ID": "archive",
    "OIDC_CLIENT_SECRET": "s3cret",
}


def read(**variables: str) -> Any:
    env = Env()
    env.ENVIRON = variables
    return read_providers(env)


def test_nobody_is_set_up_unless_the_environment_says_so() -> None:
    assert read() == ({}, [])


def test_orcid_and_one_other_provider_are_set_up_by_their_variables() -> None:
    providers, origins = read(**SET_UP, **OWN)
    assert providers == {
        "orcid": {"BASE_DOMAIN": "orcid.org", "APPS": [{"client_id": "APP-1", "secret": "s3cret", "name": "ORCID"}]},
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "Our university",
                    "client_id": "archive",
                    "secret": "s3cret",
                    "settings": {"server_url": "https://login.example.edu", "oauth_pkce_enabled": True},
                }
            ]
        },
    }
    assert origins == ["https://orcid.org", "https://login.example.edu"]
    assert read(**SET_UP, ORCID_SANDBOX="on")[1] == ["https://sandbox.orcid.org"]


@pytest.mark.parametrize(
    "variables",
    [{"ORCID_CLIENT_ID": "APP-1"}, {**OWN, "OIDC_URL": "http://login.example.edu"}, {**OWN, "OIDC_NAME": ""}],
)
def test_half_a_provider_is_an_error_at_the_start(variables: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured):
        read(**variables)


@pytest.mark.django_db
def test_a_provider_that_is_not_set_up_is_not_there(client: Client) -> None:
    assert b"Go on with" not in client.get("/accounts/login/").content
    for path in ("/accounts/orcid/login/", "/accounts/oidc/oidc/login/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


@pytest.fixture
def orcid(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """ORCID set up, and what its servers would answer."""
    settings.SOCIALACCOUNT_PROVIDERS = read(**SET_UP)[0]
    person = {"name": {"given-names": {"value": "Josiah"}, "family-name": {"value": "Carberry"}}}
    record = {"orcid-identifier": {"path": CARBERRY, "uri": f"https://orcid.org/{CARBERRY}"}, "person": person}

    class Answer:
        status_code = 200
        headers = {"content-type": "application/json"}

        def __init__(self, content: Any) -> None:
            self.content = content

        def json(self) -> Any:
            return self.content

        def raise_for_status(self) -> None:
            pass

    class Session:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def get(self, url: str, **_: Any) -> Answer:
            assert url == f"https://pub.orcid.org/v3.0/{CARBERRY}/record"
            return Answer(record)

        def request(self, method: str, url: str, **_: Any) -> Answer:
            assert (method, url) == ("POST", "https://pub.orcid.org/oauth/token")
            return Answer({"access_token": "t", "token_type": "bearer", "expires_in": 600, "orcid": CARBERRY})

    monkeypatch.setattr("diplomacy.accounts.providers.ProviderAdapter.get_requests_session", lambda self: Session())


def come_back(client: Client, process: str = "login") -> Any:
    """Through ORCID and back: what the archive answers then."""
    away = client.post(f"/accounts/orcid/login/?process={process}")
    assert away["Location"].startswith("https://orcid.org/oauth/authorize?")
    state = dict(pair.split("=", 1) for pair in away["Location"].partition("?")[2].split("&"))["state"]
    return client.get(f"/accounts/orcid/login/callback/?code=x&state={state}")


@pytest.mark.django_db
def test_whoever_comes_from_orcid_chooses_a_name_and_confirms_an_address(client: Client, orcid: None) -> None:
    assert b"Go on with ORCID" in client.get("/accounts/login/").content
    assert come_back(client)["Location"] == "/accounts/connected/signup/"
    answer = client.post("/accounts/connected/signup/", {"username": "josiah", "email": "josiah@example.org"})
    assert answer["Location"] == "/accounts/confirm-email/"
    user = User.objects.get(username="josiah")
    assert (user.orcid, user.first_name, user.last_name, user.is_staff) == (CARBERRY, "Josiah", "Carberry", False)
    assert [message.to for message in mail.outbox] == [["josiah@example.org"]]
    assert client.get("/accounts/profile/").status_code == 302


@pytest.mark.django_db
def test_an_account_that_is_connected_with_orcid_has_its_id(client: Client, orcid: None) -> None:
    ada = User.objects.create_user("ada", password="a long pass phrase")
    User.objects.create_user("eve", orcid=CARBERRY)
    client.post("/accounts/login/", {"login": "ada", "password": "a long pass phrase"})
    come_back(client, "connect")
    ada.refresh_from_db()
    assert (ada.orcid, ada.orcid_confirmed) == (CARBERRY, True)
    assert SocialAccount.objects.get().user == ada
    assert User.objects.get(username="eve").orcid == ""


@pytest.mark.django_db
def test_who_ends_the_connection_is_not_confirmed_any_more(client: Client, orcid: None) -> None:
    ada = User.objects.create_user("ada", "ada@example.org", "a long pass phrase")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    client.post("/accounts/login/", {"login": "ada", "password": "a long pass phrase"})
    come_back(client, "connect")
    client.post("/accounts/connected/", {"account": SocialAccount.objects.get().pk})
    ada.refresh_from_db()
    assert (ada.orcid, ada.orcid_confirmed, SocialAccount.objects.exists()) == (CARBERRY, False, False)


@pytest.mark.django_db
def test_an_answer_that_nobody_asked_for_signs_nobody_in(client: Client, orcid: None) -> None:
    client.get("/accounts/orcid/login/callback/?code=x&state=guessed")
    assert client.get("/accounts/profile/").status_code == 302
    assert not SocialAccount.objects.exists()
