"""Access tokens: told once, kept as a hash, and what a request may do by one."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone
from rest_framework import exceptions
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.tokens import (
    RefusedToken,
    ScopeTooNarrow,
    TokenNotAccepted,
    TooManyTokens,
    account_of,
    find_token,
    issue,
    revoke,
)

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada", "ada@example.org", PASSWORD)


def asked(method: str = "get", **headers: str) -> HttpRequest:
    return getattr(RequestFactory(), method)("/annotations/", headers=headers)


def bearing(secret: str, method: str = "get") -> HttpRequest:
    return asked(method, authorization=f"Bearer {secret}")


class Asked(APIView):
    """A view that sets no authentication of its own."""

    permission_classes = [IsAuthenticatedOrReadOnly]

    def get(self, request: Request) -> Response:
        return Response(request.user.get_username())

    post = get


def test_of_a_token_only_the_hash_is_kept(ada: User) -> None:
    token, secret = issue(user=ada, name=" my  program ", days=30)
    assert (len(secret), secret[:4], token.name, token.scope) == (47, "dar_", "my program", "read")
    kept = json.dumps(list(AccessToken.objects.values()), default=str)
    assert secret not in kept
    assert secret[:8] in kept
    assert find_token(secret) == token


@pytest.mark.parametrize(
    "more", [{"name": "  "}, {"name": "x" * 101}, {"scope": "admin"}, {"days": 0}, {"days": 4000}]
)
def test_what_makes_no_sense_makes_no_token(ada: User, more: dict[str, Any]) -> None:
    with pytest.raises(RefusedToken):
        issue(**{"user": ada, "name": "one", "days": 30, **more})
    assert not AccessToken.objects.exists()


def test_an_account_has_so_many_tokens_and_revoked_ones_do_not_count(
    ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diplomacy.accounts.tokens.MOST", 2)
    first, _secret = issue(user=ada, name="one", days=None)
    issue(user=ada, name="two", days=None)
    with pytest.raises(RefusedToken):
        issue(user=ada, name="three", days=None)
    revoke(token=first)
    issue(user=ada, name="three", days=None)


@pytest.mark.parametrize(
    "change",
    [
        {"revoked_at": timezone.now()},
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"token_sha256": "0" * 64},
    ],
)
def test_a_token_that_is_not_usable_is_nobody_s(ada: User, change: dict[str, Any]) -> None:
    token, secret = issue(user=ada, name="one", days=30)
    AccessToken.objects.filter(pk=token.pk).update(**change)
    with pytest.raises(TokenNotAccepted):
        account_of(bearing(secret))


def test_a_closed_account_s_token_is_nobody_s(ada: User) -> None:
    _token, secret = issue(user=ada, name="one", days=30)
    User.objects.update(is_active=False)
    with pytest.raises(TokenNotAccepted):
        account_of(bearing(secret))


def test_whose_request_it_is(ada: User) -> None:
    _token, secret = issue(user=ada, name="one", scope="write", days=30)
    assert account_of(bearing(secret, "post")) == ada
    assert account_of(asked(authorization=f"bearer  {secret}")) == ada
    assert account_of(asked()) == AnonymousUser()
    assert account_of(asked(authorization="Basic YTpi")) == AnonymousUser()
    for wrong in ("", "dar_", secret[:-1], secret + "x", secret.upper(), "é", "\x00"):
        with pytest.raises(TokenNotAccepted):
            account_of(bearing(wrong))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_token_that_reads_writes_nothing(ada: User, method: str) -> None:
    _token, secret = issue(user=ada, name="one", scope="read", days=30)
    assert account_of(bearing(secret)) == ada
    with pytest.raises(ScopeTooNarrow):
        account_of(bearing(secret, method))


def test_a_session_writes_only_with_the_token_of_a_form(ada: User) -> None:
    request = asked("post")
    request.user = ada
    with pytest.raises(exceptions.PermissionDenied):
        account_of(request)
    request = asked("get")
    request.user = ada
    assert account_of(request) == ada


def test_a_use_is_noted_once_an_hour(ada: User) -> None:
    token, secret = issue(user=ada, name="one", days=30)
    account_of(bearing(secret))
    token.refresh_from_db()
    first = token.last_used_at
    assert first is not None
    account_of(bearing(secret))
    token.refresh_from_db()
    assert token.last_used_at == first
    AccessToken.objects.update(last_used_at=first - timedelta(hours=2))
    account_of(bearing(secret))
    token.refresh_from_db()
    assert token.last_used_at is not None
    assert token.last_used_at > first


def test_wrong_tokens_are_slowed_and_right_ones_are_not(ada: User, settings: Any) -> None:
    settings.THROTTLE = True
    _token, secret = issue(user=ada, name="one", days=30)
    for _ in range(30):
        with pytest.raises(TokenNotAccepted):
            account_of(bearing("dar_wrong"))
    with pytest.raises(TooManyTokens):
        account_of(bearing("dar_wrong"))
    assert account_of(bearing(secret)) == ada


def test_the_framework_s_views_answer_with_problems(ada: User) -> None:
    _token, reading = issue(user=ada, name="one", days=30)
    _token, writing = issue(user=ada, name="two", scope="write", days=30)
    view = Asked.as_view()
    answers = {
        "anonymous reads": view(asked()),
        "anonymous writes": view(asked("post")),
        "wrong": view(bearing("dar_wrong")),
        "reads": view(bearing(reading)),
        "writes with a token that reads": view(bearing(reading, "post")),
        "writes": view(bearing(writing, "post")),
    }
    realm = 'Bearer realm="The Diplomacy Archive"'
    assert {
        name: (answer.status_code, answer.headers.get("WWW-Authenticate")) for name, answer in answers.items()
    } == {
        "anonymous reads": (200, None),
        "anonymous writes": (401, realm),
        "wrong": (401, f'{realm}, error="invalid_token"'),
        "reads": (200, None),
        "writes with a token that reads": (403, f'{realm}, error="insufficient_scope", scope="write"'),
        "writes": (200, None),
    }
    for name in ("anonymous writes", "wrong", "writes with a token that reads"):
        assert answers[name]["Content-Type"] == "application/problem+json"


def test_the_public_archive_asks_for_no_token(client: Client) -> None:
    plain = client.get("/api/v1/topics/")
    wrong = client.get("/api/v1/topics/", headers={"authorization": "Bearer dar_wrong"})
    assert (plain.status_code, plain.content) == (wrong.status_code, wrong.content)
    assert plain.status_code == 200


def test_the_page_shows_a_token_once(client: Client, ada: User) -> None:
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    client.post("/accounts/login/", {"login": "ada", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    made = client.post("/accounts/tokens/new/", {"name": "notebook", "scope": "write", "days": "90"})
    secret = made.context["secret"]
    assert made.content.decode().count(secret) == 2
    assert "no-store" in made["Cache-Control"]
    token = AccessToken.objects.get()
    page = client.get("/accounts/tokens/").content.decode()
    assert secret not in page
    assert (token.hint in page, "notebook" in page, "never used" in page) == (True, True, True)
    client.post(f"/accounts/tokens/{token.pk}/revoke/")
    assert find_token(secret) is None


def test_making_a_token_asks_for_the_password_again(client: Client, ada: User) -> None:
    client.force_login(ada)
    answer = client.get("/accounts/tokens/new/")
    assert (answer.status_code, answer["Location"][:25]) == (302, "/accounts/reauthenticate/")


def test_nobody_revokes_another_s_token(client: Client, ada: User) -> None:
    token, secret = issue(user=ada, name="one", days=30)
    client.force_login(User.objects.create_user("eve", password=PASSWORD))
    assert client.post(f"/accounts/tokens/{token.pk}/revoke/").status_code == 404
    assert find_token(secret) == token


def test_the_command_prints_a_token_and_nothing_else(ada: User) -> None:
    out = StringIO()
    call_command("issue_token", "Ada", "--scope", "write", stdout=out)
    assert account_of(bearing(out.getvalue().strip(), "post")) == ada
    assert out.getvalue().count("\n") == 1
    for wrong in (["nobody"], ["ada", "--days", "0"], ["ada", "--name", ""]):
        with pytest.raises(CommandError):
            call_command("issue_token", *wrong)


@pytest.mark.parametrize("change", [{"scope": "admin"}, {"name": ""}])
def test_the_database_keeps_its_rules(ada: User, change: dict[str, str]) -> None:
    token, _secret = issue(user=ada, name="one", days=30)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessToken.objects.filter(pk=token.pk).update(**change)


def test_a_hash_belongs_to_one_token(ada: User) -> None:
    token, _secret = issue(user=ada, name="one", days=30)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessToken.objects.create(user=ada, name="two", token_sha256=token.token_sha256)
