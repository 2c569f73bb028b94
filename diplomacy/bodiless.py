"""Answers to HEAD without a body: servers warn about one, and a proxy would carry it for nothing."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


def bodiless(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, the outermost: what a GET would answer, its length included, and then no content."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming and response.content:  # type: ignore[attr-defined]
            response.headers.setdefault("Content-Length", str(len(response.content)))  # type: ignore[attr-defined]
            response.content = b""  # type: ignore[attr-defined]
        return response

    return answer
