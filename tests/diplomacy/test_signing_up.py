"""Scholars make accounts by themselves: the address is confirmed first, and nobody learns whose address has one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

NEW = {"username": "ada", "email": "ada@example.org", "password1": PASSWORD, "password2": PASSWORD}
SENT = "/accounts/confirm-email/"


def confirmation(message: Any) -> str:
    """The path of the address in the mail."""
    found = re.search(r"https?://[^/\s]+(/accounts/confirm-email/\S+/)", message.body)
    assert found, message.body
    return found[1]


def test_who_signs_up_is_nobody_until_the_address_is_confirmed(client: Client) -> None:
    answer = client.post("/accounts/signup/", NEW)
    assert (answer.status_code, answer["Location"]) == (302, SENT)
    assert client.get("/accounts/profile/").status_code == 302
    assert sign_in(Client(), "ada") == SENT
    assert client.post(confirmation(mail.outbox[0])).status_code == 302
    assert EmailAddress.objects.get(user__username="ada").verified
    assert sign_in(Client(), "ada") == "/notebook/"


def test_confirming_in_the_same_browser_leads_on_to_where_she_wanted_to_go(client: Client) -> None:
    client.post("/accounts/signup/", NEW | {"next": "/groups/invitation/word/"})
    path = confirmation(mail.outbox[0])
    assert b"ada@example.org" in client.get(path).content
    assert client.post(path)["Location"] == "/groups/invitation/word/"
    assert client.get("/accounts/profile/").status_code == 200


def test_confirming_in_another_browser_signs_nobody_in(client: Client) -> None:
    client.post("/accounts/signup/", NEW)
    other = Client()
    assert other.post(confirmation(mail.outbox[0]))["Location"] == "/accounts/login/"
    assert other.get("/accounts/profile/").status_code == 302


def test_an_address_that_has_an_account_is_answered_as_any_other(client: Client) -> None:
    account("ed", "Editor", email="ada@example.org")
    answer = client.post("/accounts/signup/", NEW)
    other = Client()
    new = other.post("/accounts/signup/", NEW | {"username": "bob", "email": "bob@example.org"})
    assert (answer.status_code, answer["Location"]) == (new.status_code, new["Location"]) == (302, SENT)
    pages = [browser.get(SENT).content.decode() for browser in (client, other)]
    assert pages[0].replace("ada@", "bob@") == pages[1]
    assert not User.objects.filter(username="ada").exists()
    assert [(message.to, "/password/reset/" in message.body) for message in mail.outbox] == [
        (["ada@example.org"], True),
        (["bob@example.org"], False),
    ]


@pytest.mark.parametrize("name", ["ab", "a b", "ada@example.org", "аda", "admin", "Moderator_2", "erased-12", "-ada"])
def test_a_user_name_is_one_that_can_be_written_after_an_at_and_not_the_archive_s(client: Client, name: str) -> None:
    answer = client.post("/accounts/signup/", NEW | {"username": name})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["username"])


def test_nobody_has_a_password_that_was_not_chosen(client: Client) -> None:
    for password in ("", "password", "12345678901", "ada@example.org"):
        fields = NEW | {"password1": password, "password2": password}
        assert client.post("/accounts/signup/", fields).status_code == 200
    assert not User.objects.filter(username="ada").exists()


def test_a_scholar_has_no_role_and_no_administration(client: Client) -> None:
    client.post("/accounts/signup/", NEW)
    client.post(confirmation(mail.outbox[0]))
    ada = User.objects.get(username="ada")
    assert (ada.is_staff, ada.is_superuser, ada.groups.count(), ada.user_permissions.count()) == (False, False, 0, 0)
    client.force_login(ada)
    for path in ("/admin/", "/admin/desk/", "/admin/archive/report/", "/admin/accounts/user/"):
        assert (client.get(path).status_code, client.get(path)["Location"][:13]) == (302, "/admin/login/"), path


def test_who_was_made_by_an_administrator_confirms_nothing(client: Client) -> None:
    account("ed", "Editor", email="ed@example.org")
    User.objects.create_user("guest", password=PASSWORD)
    assert (sign_in(client, "ed"), sign_in(Client(), "guest")) == ("/notebook/", "/notebook/")
    User.objects.create_user("half", "half@example.org", PASSWORD)
    assert sign_in(Client(), "half") == SENT


def test_closed_it_makes_no_account(client: Client, settings: Any) -> None:
    settings.SIGN_UP = False
    answer = client.post("/accounts/signup/", NEW)
    assert next(template.name for template in answer.templates) == "account/signup_closed.html"
    assert not User.objects.filter(username="ada").exists()


def test_without_a_mail_server_the_page_says_where_to_look(client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    client.post("/accounts/signup/", NEW)
    assert "is printed in the terminal" in client.get(SENT).content.decode()


def test_signing_up_is_limited_by_address(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/h/ip"}
    statuses = [client.post("/accounts/signup/", NEW | {"username": "a b"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_where_no_mail_can_be_sent_a_page_says_so_whosever_the_address_is(client: Client, settings: Any) -> None:
    account("ed", "Editor", email="ed@example.org")
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answers = [
        client.post("/accounts/signup/", NEW),
        Client().post("/accounts/signup/", NEW | {"username": "bob", "email": "ed@example.org"}),
        Client().post("/accounts/password/reset/", {"email": "ed@example.org"}),
        Client().post("/accounts/password/reset/", {"email": "nobody@example.org"}),
    ]
    assert [answer.status_code for answer in answers] == [502] * 4
    assert all(b"No mail could be sent" in answer.content for answer in answers)
    assert client.get("/accounts/profile/").status_code == 302
    assert list(User.objects.filter(username__in=["ada", "bob"]).values_list("username", flat=True)) == ["ada"]
    settings.EMAIL_BACKEND = backend
    assert sign_in(Client(), "ada") == SENT
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
