"""What the pages of signed-in scholars have in common: nobody keeps a copy, refusals are said, and too much is 429."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """A page for whoever has signed in, which no cache keeps."""
    return never_cache(login_required(view))


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
