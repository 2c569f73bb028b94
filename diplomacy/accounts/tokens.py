"""Tokens by which programs act for an account: told once, kept as a hash, and how a request is known by one.

A token is 256 random bits, so its hash needs no salt and no slow function, and no guess at it comes near. What is
refused is refused in the words of RFC 6750.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

from diplomacy.accounts.guessing import Attempt
from diplomacy.accounts.models import AccessToken, User

PREFIX = "dar_"
"""How every token begins, so that one that was left in a published file is found by looking for it."""

HINT_LENGTH = 8
MOST = 50
"""Usable tokens of one account."""

LONGEST_DAYS = 3650
NOTED_EVERY = timedelta(hours=1)
READING = frozenset({"GET", "HEAD", "OPTIONS"})
REALM = "The Diplomacy Archive"

_SHAPE = re.compile(r"dar_[A-Za-z0-9_-]{43}")


class RefusedToken(ValueError):
    """The token can't be made; the message says why."""


class TokenNotAccepted(exceptions.AuthenticationFailed):
    """Nobody is known by the token: it is mistyped, revoked or expired, or its account is closed (401)."""

    auth_header = f'Bearer realm="{REALM}", error="invalid_token"'


class ScopeTooNarrow(exceptions.PermissionDenied):
    """The token reads only, and the request writes (403)."""

    auth_header = f'Bearer realm="{REALM}", error="insufficient_scope", scope="write"'


class TooManyTokens(exceptions.Throttled):
    """Too many tokens that are none came from the address (429)."""


def issue(*, user: User, name: str, scope: str = AccessToken.Scope.READ, days: int | None) -> tuple[AccessToken, str]:
    """A token for the account, and the secret, which is told this once; without days it does not expire.

    Raises RefusedToken.
    """
    name = " ".join(name.split())
    if not name or len(name) > 100:
        raise RefusedToken(_("Give the token a name, of at most 100 characters."))
    if scope not in AccessToken.Scope.values:
        raise RefusedToken(_("A token’s scope is read or write."))
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise RefusedToken(_("A token is valid for 1 to %(most)s days.") % {"most": LONGEST_DAYS})
    if not user.is_active:
        raise RefusedToken(_("The account is closed."))
    if AccessToken.objects.usable().filter(user=user).count() >= MOST:
        raise RefusedToken(_("You have %(most)s tokens. Revoke one that you don’t need.") % {"most": MOST})
    secret = PREFIX + secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        user=user,
        name=name,
        scope=scope,
        hint=secret[:HINT_LENGTH],
        token_sha256=_digest(secret),
        expires_at=None if days is None else timezone.now() + timedelta(days=days),
    )
    return token, secret


def revoke(*, token: AccessToken) -> None:
    """Nobody is known by it any more, from now on. The row stays, so that its owner sees when it was used last."""
    AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def find_token(secret: str) -> AccessToken | None:
    """The usable token with that secret, with its account; None for any other, whatever is wrong with it.

    Looked up by the hash: how long that takes says nothing of how near a guess has come.
    """
    if not _SHAPE.fullmatch(secret):
        return None
    return AccessToken.objects.usable().select_related("user").filter(token_sha256=_digest(secret)).first()


def token_of(request: HttpRequest) -> AccessToken | None:
    """The token that the request brings; None where it brings none. A token that reads lets nothing be written.

    Raises TokenNotAccepted, ScopeTooNarrow, TooManyTokens.
    """
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    token = find_token(secret.strip())
    if token is None:
        # A right one is never held up, whatever else comes from its address.
        if not Attempt(request).count("token", ""):
            raise TooManyTokens(wait=60)
        raise TokenNotAccepted(_("The token is not accepted: it is mistyped, revoked or expired."))
    if token.scope == AccessToken.Scope.READ and request.method not in READING:
        raise ScopeTooNarrow(_("The token reads only: writing needs one with the scope “write”."))
    _note_use(token)
    return token


def account_of(request: HttpRequest) -> User | AnonymousUser:
    """Whose request it is: by its token, else by its session; nobody's where it has neither.

    A session that writes needs the forms' own token too, also where a view asks for none. Raises what `token_of`
    raises, and PermissionDenied for a forged form.
    """
    if token := token_of(request):
        return token.user
    user: User | AnonymousUser = getattr(request, "user", None) or AnonymousUser()
    if user.is_authenticated and request.method not in READING:
        SessionAuthentication().enforce_csrf(Request(request))
    return user


class TokenAuthentication(BaseAuthentication):
    """The REST framework's way to `token_of`. `request.auth` is the token."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """The account and the token; None where the request brings no token."""
        token = token_of(request._request)
        return (token.user, token) if token else None

    def authenticate_header(self, request: Request) -> str:
        """What an answer 401 says in WWW-Authenticate."""
        given = request.headers.get("Authorization", "").partition(" ")[0].lower() == "bearer"
        return TokenNotAccepted.auth_header if given else f'Bearer realm="{REALM}"'


def _note_use(token: AccessToken) -> None:
    """Write down that it is in use, at most once in the hour: reading writes nothing most of the time."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - NOTED_EVERY:
        long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        AccessToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
