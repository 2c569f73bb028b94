"""What the pages of signed-in scholars have in common: nobody keeps a copy, refusals are said, and too much is 429."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from psycopg.errors import DeadlockDetected

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """A page for whoever has signed in, which no cache keeps."""
    return never_cache(login_required(_yielding(view)))


def _yielding(view: View) -> View:
    """Answers 409 where the database has ended a deed for the sake of another that waited for it, as it for that."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **more: Any) -> HttpResponse:
        try:
            return view(request, *arguments, **more)
        except OperationalError as error:
            if not isinstance(error.__cause__, DeadlockDetected):
                raise
        reason = _("Somebody else changed the same at this moment, and nothing was done: go back and send it again.")
        return render(request, "projects/refused.html", {"reason": reason}, status=409)

    return answer


def too_many(request: HttpRequest, reason: str, *, wait: int = 86400) -> HttpResponse:
    """The page that says so, 429; `wait` in seconds."""
    answer = render(request, "429.html", {"reason": reason}, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def slowed(refusal: type[Exception]) -> Callable[[View], View]:
    """Answers with the page of `too_many` where the view raises that."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *arguments: Any, **more: Any) -> HttpResponse:
            try:
                return view(request, *arguments, **more)
            except refusal as reason:
                return too_many(request, str(reason), wait=getattr(reason, "wait", 86400))

        return answer

    return decorate
