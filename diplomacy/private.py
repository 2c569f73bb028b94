"""The middleware of signed-in people, kept away from public pages.

A public page is the same bytes for everybody: it needs no session, no account and no messages, and is answered sooner
without them. What belongs to a person lives under the prefixes below. The classes are children of Django's own, by
which its checks find them.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PREFIXES = (
    "/admin/", "/accounts/", "/review/", "/groups/", "/notebook/", "/annotations/", "/codebooks/",
    "/api/v1/annotations/", "/api/v1/codebooks/", "/api/v1/codes/", "/api/v1/codings/", "/api/v1/projects/",
    "/api/v1/releases/",
)  # fmt: skip
"""Where addresses begin behind which somebody is signed in, signs in, or is let in by a secret address."""


def is_private(request: HttpRequest) -> bool:
    """Whether the address belongs to signed-in people."""
    return request.path_info.startswith(PREFIXES)


class OnlyPrivate:
    """A middleware that public pages pass by."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase
        if is_private(request):
            response = super().__call__(request)  # type: ignore[misc]  # Django's MiddlewareMixin
        else:
            response = self.get_response(request)
        return response


class SessionMiddleware(OnlyPrivate, sessions.SessionMiddleware):
    """Sessions."""


class AuthenticationMiddleware(OnlyPrivate, auth.AuthenticationMiddleware):
    """Accounts."""


class MessageMiddleware(OnlyPrivate, messages.MessageMiddleware):
    """Messages from one page to the next."""
