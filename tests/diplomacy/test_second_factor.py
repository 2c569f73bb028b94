"""The second factor: setting it up, signing in with it, losing it; and staff who must have one."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from diplomacy.accounts.models import User
from diplomacy.accounts.second_factor import draw_qr_code, has_second_factor
from tests.archive.conftest import account

from .conftest import PASSWORD, SECRET, Clock, code_now, give_factor, secret_of, sign_in

CODE_PAGE = "/accounts/2fa/authenticate/"
SET_UP = "/accounts/2fa/totp/activate/"
CODES_PAGE = "/accounts/2fa/recovery-codes/"


@pytest.fixture
def asked(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True


def confirm_password(client: Client, then: str) -> str:
    answer = client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": then})
    return str(answer.headers.get("Location", ""))


def set_up(client: Client, user: User) -> str:
    """Through the pages: the password again, the secret, a code; the secret."""
    assert client.get(SET_UP).headers["Location"] == f"/accounts/reauthenticate/?next={SET_UP.replace('/', '%2F')}"
    assert confirm_password(client, SET_UP) == SET_UP
    page = client.get(SET_UP)
    secret: str = page.context["form"].secret
    answer = client.post(SET_UP, {"code": code_now(secret)})
    assert answer.headers["Location"] == CODES_PAGE
    return secret


def test_without_a_factor_the_password_is_enough(ed: User, client: Client) -> None:
    assert sign_in(client, "ed") == "/notebook/"


def test_with_one_a_code_is_asked_for(ed: User, client: Client) -> None:
    give_factor(ed)
    assert sign_in(client, "ed") == CODE_PAGE
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302
    assert client.post(CODE_PAGE, {"code": "000000"}).context["form"].errors == {"code": ["Incorrect code."]}
    assert client.post(CODE_PAGE, {"code": code_now()}).headers["Location"] == "/notebook/"
    assert client.session["_auth_user_id"] == str(ed.pk)


@pytest.mark.parametrize(("steps", "expected"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_may_be_half_a_minute_early_or_late(
    steps: int, expected: bool, ed: User, client: Client, clock: Clock
) -> None:
    give_factor(ed)
    sign_in(client, "ed")
    answer = client.post(CODE_PAGE, {"code": code_now(steps=steps)})
    assert (answer.status_code == 302) is expected


def test_a_code_of_the_app_is_taken_once(ed: User, clock: Clock) -> None:
    give_factor(ed)
    code = code_now()
    found = []
    for seconds in (0, 0, 35):  # the code would be good for half a minute more
        clock(seconds)
        client = Client()
        sign_in(client, "ed")
        found.append(client.post(CODE_PAGE, {"code": code}).status_code)
    assert found == [302, 200, 200]


def test_an_older_code_than_the_last_is_not_taken(ed: User, clock: Clock) -> None:
    give_factor(ed)
    found = []
    for steps in (0, -1, 1):
        client = Client()
        sign_in(client, "ed")
        found.append(client.post(CODE_PAGE, {"code": code_now(steps=steps)}).status_code)
    assert found == [302, 200, 302]


def test_a_recovery_code_is_taken_once(ed: User) -> None:
    codes = give_factor(ed)
    found = []
    for code in (codes[0], codes[0], codes[1]):
        client = Client()
        sign_in(client, "ed")
        found.append(client.post(CODE_PAGE, {"code": code}).status_code)
    assert found == [302, 200, 302]


def test_setting_it_up(ed: User, client: Client) -> None:
    sign_in(client, "ed")
    secret = set_up(client, ed)
    assert secret_of(ed) == secret
    page = client.get(CODES_PAGE)
    codes = page.context["unused_codes"]
    shown = page.content.decode()
    assert len(codes) == 10
    assert all(code in shown for code in codes)
    saved = re.search(r'href="data:text/plain;charset=utf-8,([^"]+)" download="recovery-codes.txt"', shown)
    assert saved is not None
    assert unquote(saved[1]).splitlines()[3:] == codes


def test_the_code_that_set_it_up_signs_nobody_in(ed: User, client: Client, clock: Clock) -> None:
    sign_in(client, "ed")
    secret = set_up(client, ed)
    other = Client()
    sign_in(other, "ed")
    assert other.post(CODE_PAGE, {"code": code_now(secret)}).status_code == 200
    assert other.post(CODE_PAGE, {"code": code_now(secret, 1)}).status_code == 302


def test_setting_it_up_signs_out_other_devices(ed: User, client: Client) -> None:
    elsewhere = Client()
    sign_in(elsewhere, "ed")
    sign_in(client, "ed")
    set_up(client, ed)
    assert [at.get("/accounts/2fa/").status_code for at in (client, elsewhere)] == [200, 302]


def test_recovery_codes_are_shown_once(ed: User, client: Client) -> None:
    sign_in(client, "ed")
    set_up(client, ed)
    first, second = client.get(CODES_PAGE), client.get(CODES_PAGE)
    codes = first.context["unused_codes"]
    assert [code for code in codes if code in second.content.decode()] == []
    assert "no-store" in first.headers["Cache-Control"]
    assert client.get(f"{CODES_PAGE}download/").status_code == 404
    client.post(f"{CODES_PAGE}generate/")
    assert not set(codes) & set(client.get(CODES_PAGE).context["unused_codes"])


def test_making_new_codes_and_taking_it_off_ask_who_it_is(ed: User, client: Client) -> None:
    give_factor(ed)
    sign_in(client, "ed")
    client.post(CODE_PAGE, {"code": code_now()})
    for address in (f"{CODES_PAGE}generate/", "/accounts/2fa/totp/deactivate/"):
        for method in (client.get, client.post):
            assert "/reauthenticate/" in method(address).headers["Location"]
    confirm_password(client, "/accounts/2fa/")
    assert client.post("/accounts/2fa/totp/deactivate/").headers["Location"] == "/accounts/2fa/"
    assert not Authenticator.objects.filter(user=ed).exists()


@pytest.mark.django_db(transaction=True)
def test_the_owner_is_told_by_mail(ed: User, client: Client) -> None:
    sign_in(client, "ed")
    set_up(client, ed)
    assert [message.to for message in mail.outbox] == [["ed@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_what_is_done_stays_done_where_no_mail_goes_out(
    ed: User, client: Client, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    sign_in(client, "ed")
    set_up(client, ed)
    assert has_second_factor(ed)
    assert [record.name for record in caplog.records] == ["diplomacy.accounts.adapter"]


def test_secrets_are_kept_encrypted(ed: User, settings: Settings) -> None:
    give_factor(ed)
    kept = str(list(Authenticator.objects.filter(user=ed).values_list("data", flat=True)))
    assert SECRET not in kept
    assert secret_of(ed) == SECRET
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-secret-key-0123456789-abcdefghijklmnopqrstuvwxyz"
    assert secret_of(ed) != SECRET
    settings.SECRET_KEY_FALLBACKS = [old]
    assert secret_of(ed) == SECRET


def test_the_picture_stands_in_the_page_without_style(ed: User, client: Client) -> None:
    drawn = draw_qr_code("otpauth://totp/ed?secret=A&issuer=B")
    assert re.match(
        r'<svg viewBox="0 0 \d+ \d+" role="img" aria-label="[^"]+" shape-rendering="crispEdges"><rect ', drawn
    )
    sign_in(client, "ed")
    confirm_password(client, SET_UP)
    page = client.get(SET_UP).content.decode()
    assert "<svg viewBox" in page
    assert "data:image" not in page


# Staff ----------------------------------------------------------------------------------------------------------------
ADDRESSES = ["/admin/", "/admin/archive/report/", "/admin/password_change/", "/admin/jsi18n/", "/admin/desk/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_staff_without_one_are_led_to_setting_it_up(address: str, asked: None, ed: User, client: Client) -> None:
    client.force_login(ed)
    for method in (client.get, client.post):
        answer = method(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, SET_UP)


def test_a_script_is_told_so_in_json(asked: None, ed: User, client: Client) -> None:
    sign_in(client, "ed")
    told = {"errors": [{"message": "Your second factor is asked for: sign in in another window, and go on."}]}
    for factor in (lambda: None, lambda: give_factor(ed)):
        factor()
        answer = client.post("/admin/desk/reports/1/apply/", headers={"accept": "application/json"})
        assert (answer.status_code, answer.json(), answer.headers["Cache-Control"]) == (401, told, "no-store")


def test_they_are_not_where_it_is_not_asked(ed: User, client: Client) -> None:
    client.force_login(ed)
    assert client.get("/admin/").status_code == 200


def test_the_administration_opens_once_it_is_set_up(asked: None, ed: User, client: Client) -> None:
    sign_in(client, "ed")
    assert client.get("/admin/").headers["Location"] == SET_UP
    set_up(client, ed)
    assert client.get("/admin/").status_code == 200


def test_it_opens_to_who_signs_in_with_one(asked: None, ed: User, client: Client) -> None:
    give_factor(ed)
    sign_in(client, "ed")
    client.post(CODE_PAGE, {"code": code_now()})
    assert client.get("/admin/").status_code == 200


def test_a_session_from_before_has_to_give_a_code(asked: None, ed: User, client: Client) -> None:
    sign_in(client, "ed")
    give_factor(ed)
    leads_to = "/accounts/2fa/reauthenticate/?next=%2Fadmin%2Farchive%2Freport%2F"
    assert client.get("/admin/archive/report/").headers["Location"] == leads_to
    answer = client.post("/accounts/2fa/reauthenticate/", {"code": code_now(), "next": "/admin/archive/report/"})
    assert answer.headers["Location"] == "/admin/archive/report/"
    assert client.get("/admin/archive/report/").status_code == 200


def test_it_closes_again_when_the_factor_is_taken_off(asked: None, ed: User, client: Client) -> None:
    sign_in(client, "ed")
    set_up(client, ed)
    client.post("/accounts/2fa/totp/deactivate/")
    assert client.get("/admin/").headers["Location"] == SET_UP


def test_recovery_codes_alone_are_no_second_factor(asked: None, ed: User, client: Client) -> None:
    give_factor(ed)
    Authenticator.objects.filter(user=ed, type="totp").delete()
    client.force_login(ed)
    assert client.get("/admin/").headers["Location"] == SET_UP


def test_signing_out_needs_none(asked: None, ed: User, client: Client) -> None:
    client.force_login(ed)
    assert client.post("/admin/logout/").status_code == 200
    assert "_auth_user_id" not in client.session


def test_others_need_none(asked: None, db: None, client: Client) -> None:
    client.force_login(User.objects.create_user("scholar", password=PASSWORD))
    assert client.get("/accounts/2fa/").status_code == 200
    assert "/admin/login/" in client.get("/admin/").headers["Location"]


# A lost one -----------------------------------------------------------------------------------------------------------
def reset(client: Client, *users: User) -> list[str]:
    data = {"action": "reset_second_factor", "_selected_action": [user.pk for user in users]}
    answer = client.post(reverse("admin:accounts_user_changelist"), data, follow=True)
    return [str(message) for message in answer.context["messages"]] if answer.status_code == 200 else ["refused"]


def test_an_administrator_resets_a_lost_one(ed: User, client: Client) -> None:
    give_factor(ed)
    elsewhere = Client()
    sign_in(elsewhere, "ed")
    elsewhere.post(CODE_PAGE, {"code": code_now()})
    client.force_login(account("administrator", "Administrator"))
    assert reset(client, ed) == ["The second factor of ed is reset."]
    assert not Authenticator.objects.filter(user=ed).exists()
    assert elsewhere.get("/accounts/2fa/").status_code == 302
    entry = LogEntry.objects.get()
    assert (entry.user.get_username(), entry.object_repr, entry.change_message) == (
        "administrator",
        "ed",
        "Second factor reset.",
    )
    assert reset(client, ed) == ["ed has no second factor."]


def test_not_a_superuser_s_and_not_her_own(ed: User, client: Client) -> None:
    administrator, root = account("administrator", "Administrator"), account("root", is_superuser=True)
    for user in (administrator, root):
        give_factor(user)
    client.force_login(administrator)
    assert reset(client, administrator, root) == [
        "Your own second factor is changed on your account’s pages.",
        "Only a superuser changes root.",
    ]
    assert (has_second_factor(administrator), has_second_factor(root)) == (True, True)
    client.force_login(root)
    assert reset(client, administrator) == ["The second factor of administrator is reset."]


def test_who_administers_no_accounts_resets_nothing(ed: User, client: Client) -> None:
    give_factor(ed)
    client.force_login(account("reviewer", "Reviewer"))
    assert reset(client, ed) == ["refused"]
    assert has_second_factor(ed)


def test_the_list_of_users_says_who_has_one(ed: User, client: Client) -> None:
    give_factor(ed)
    client.force_login(account("administrator", "Administrator"))
    page = client.get(reverse("admin:accounts_user_changelist"))
    assert {row.username: row.has_factor for row in page.context["cl"].result_list} == {
        "ed": True,
        "administrator": False,
    } | {row.username: False for row in User.objects.exclude(username__in=["ed", "administrator"])}


def test_a_command_resets_that_of_the_last_administrator(ed: User) -> None:
    give_factor(ed)
    call_command("reset_second_factor", "ed")
    assert not has_second_factor(ed)
    for name, told in (("ed", "ed has no second factor."), ("nobody", "There is no account nobody.")):
        with pytest.raises(CommandError) as refused:
            call_command("reset_second_factor", name)
        assert str(refused.value) == told


def test_secrets_and_sessions_are_in_nobody_s_administration() -> None:
    registered = {f"{model._meta.app_label}.{model._meta.object_name}" for model in admin.site._registry}
    assert not registered & {"mfa.Authenticator", "usersessions.UserSession"}
