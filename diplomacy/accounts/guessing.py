"""Guessing passwords and codes is slowed, without a way to lock somebody else out.

Failed attempts are counted by the address they come from, by account and address, and by account over all addresses.
The last count would let anybody shut an account by guessing at it, so browsers in which somebody has signed in to the
account before are counted apart: each has attempts of its own, which nobody else can use up. Such a browser is known by
a signed cookie. Whoever is held up in another browser waits, or asks for a new password by mail.
"""

from __future__ import annotations

import secrets
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from diplomacy.accounts.models import User

LIMITS = {
    "address": "10/m/ip,100/h/ip",
    "account_and_address": "5/5m/key,20/h/key",
    "account": "60/h/key,200/d/key",
    "known_browser": "5/5m/key,50/d/key",
    "code": "5/5m/key,30/d/key",
    "token": "30/m/ip",
}
"""Failed attempts: how many in which time. The codes of a second factor are six digits, and are counted apart; a token
can't be guessed, and is counted so that nobody keeps the archive busy with wrong ones."""

COOKIE = "known_browser"
COOKIE_DAYS = 180


def remember_browser(response: HttpResponseBase, user: Any) -> None:
    """Leave in the browser that somebody has signed in to this account with it."""
    response.set_signed_cookie(
        COOKIE,
        f"{user.pk}:{secrets.token_urlsafe(12)}",
        salt=COOKIE,
        max_age=COOKIE_DAYS * 24 * 3600,
        path="/accounts/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class Attempt:
    """One attempt at an account, counted as failed before it is made: `take_back` when it was right."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.usages: list[Any] = []

    def count(self, limit: str, key: str) -> bool:
        """Whether this limit lets one more attempt pass; it is counted then."""
        if not settings.THROTTLE:
            return True
        usage = ratelimit.consume(
            self.request, app="diplomacy.accounts", action=limit, config=LIMITS, key=key, limit_get=True
        )
        if usage:
            self.usages.append(usage)
        return usage is not None

    def take_back(self) -> None:
        """The attempt was right: it counts nowhere."""
        for usage in self.usages:
            usage.rollback()


def attempt_password(request: HttpRequest, login: str) -> Attempt | None:
    """An attempt to sign in with this user name or mail address; None where it has to wait."""
    attempt, account = Attempt(request), account_of(login)
    if browser := _known_browser(request, account):
        limits = [("known_browser", browser)]
    else:
        # The widest count last: what the narrower ones refuse doesn't use it up.
        limits = [
            ("address", ""),
            ("account_and_address", f"{account} {ratelimit.get_ip(request)}"),
            ("account", account),
        ]
    return attempt if all(attempt.count(limit, key) for limit, key in limits) else None


def attempt_code(request: HttpRequest, user: Any) -> Attempt | None:
    """An attempt to give a code of this account's second factor; None where it has to wait."""
    attempt = Attempt(request)
    browser = _known_browser(request, str(user.pk))
    return attempt if attempt.count("code", f"{user.pk} {browser}") else None


def forget_attempts(request: HttpRequest, login: str) -> None:
    """The account has a new password: whoever has set it may use it at once."""
    account = account_of(login)
    keys = {"account_and_address": f"{account} {ratelimit.get_ip(request)}", "account": account}
    for limit, key in keys.items():
        ratelimit.clear(request, app="diplomacy.accounts", action=limit, config=LIMITS, key=key)


def account_of(login: str) -> str:
    """The account's key, under whichever of its names it is tried; the name itself where there is no such account."""
    keys = (
        User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login))
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    key = keys.first()
    return f"name {login.lower()}" if key is None else str(key)


def _known_browser(request: HttpRequest, account: str) -> str:
    """The browser's own mark, if somebody has signed in to this account with it; else empty."""
    value = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=COOKIE_DAYS * 24 * 3600) or ""
    return value if value.partition(":")[0] == account else ""
