"""The devices on which an account is signed in: when each was used last, and signing them out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

NOTED_EVERY = 300
"""Seconds. Not at each request: reading a page writes nothing most of the time."""

# In this order: each browser also says what those after it say.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}  # fmt: skip
SYSTEMS = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS X": "macOS", "CrOS": "ChromeOS", "Linux": "Linux"}  # fmt: skip

KEY = "last_use_noted"


def note_use(request: HttpRequest) -> None:
    """Write down that the session is in use now, from which address and with which browser."""
    request.session[KEY] = int(time.time())
    UserSession.objects.create_from_request(request)


def noted_use(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: notes now and then that a session which began with a sign-in is in use."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        session = getattr(request, "session", None)  # public pages have none
        noted = session.get(KEY) if session is not None else None
        if noted is not None and noted < time.time() - NOTED_EVERY and request.user.is_authenticated:
            note_use(request)
        return get_response(request)

    return answer


def name_device(user_agent: str) -> str:
    """Browser and system in words, as far as the browser says so truly; else what it says."""
    found = [next((name for mark, name in names.items() if mark in user_agent), None) for names in (BROWSERS, SYSTEMS)]
    browser, system = found
    if browser is None or system is None:
        return user_agent or _("a program without a name")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def end_sessions(user: Any, *, but: str | None = None) -> int:
    """Sign the account out everywhere, or everywhere but in the session with this key; how many sessions ended."""
    sessions = [session for session in UserSession.objects.purge_and_list(user) if session.session_key != but]
    for session in sessions:
        session.end()
    return len(sessions)
