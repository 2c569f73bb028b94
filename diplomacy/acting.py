"""The middleware that tells the database whose request it is, for the audit."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.changing.auditing import acting
from diplomacy.private import is_private

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def named_in_the_audit(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """What a request changes is written down in the name of whoever has signed in."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or not is_private(request) or not request.user.is_authenticated:
            return get_response(request)
        with acting(by=request.user):
            return get_response(request)

    return answer
