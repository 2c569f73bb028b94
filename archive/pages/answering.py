"""Answers of the reading pages: rendered without the request, with a strong ETag, for any cache to keep."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models.identifiers import MistypedIdentifier, read

from .addresses import with_query


class NotHere(Exception):
    """Nothing public stands at the address; the message, for the reader, says what is wrong with it.

    `way` is the path of what she may have meant, where that is known, and `led_to` what stands there: "the statement".
    """

    def __init__(self, message: str, *, way: str = "", led_to: str = "") -> None:
        super().__init__(message)
        self.way, self.led_to = way, led_to


class Moved(Exception):
    """What stood at the address stands at another one for good: the path."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class MovedWhole(Exception):
    """What was asked for stands at another address for good: the path with its query."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def answer_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponseBase:
    """The page. No context processor runs: what depends on the visitor can't get into it."""
    return answer(request, render_to_string(template, context), status=status)


def answer(
    request: HttpRequest, body: str | bytes, *, content_type: str = "text/html; charset=utf-8", status: int = 200
) -> HttpResponseBase:
    """The body with its ETag, or 304 where the visitor has these bytes already."""
    content = body if isinstance(body, bytes) else body.encode()
    response = HttpResponse(content, content_type=content_type, status=status)
    response["Cache-Control"] = "public, no-cache"
    if status != 200:
        return response
    response["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def answer_not_found(request: HttpRequest, reason: NotHere | str = "") -> HttpResponseBase:
    """Our page for what is not there, with the reason where there is more to say than that, and the way on if it has one."""
    return answer_page(request, "404.html", {"reason": reason}, status=404)


def move_for_now(path: str) -> HttpResponseBase:
    """302 to the path, with nothing of the request."""
    response = HttpResponseRedirect(path)
    response["Cache-Control"] = "public, no-cache"
    return response


def move_permanently(request: HttpRequest, path: str) -> HttpResponseBase:
    """301 to the path, with the query of the request."""
    response = HttpResponsePermanentRedirect(with_query(path, request.GET.dict()))
    response["Cache-Control"] = "public, no-cache"
    return response


def read_identifier(shown: str) -> str:
    """The identifier of an address as stored. Raises NotHere."""
    try:
        return read(shown[:40])
    except MistypedIdentifier as error:
        raise NotHere(_("Look at the identifier in the address: %s.") % error) from error


def reading_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that only reads; where it raises NotHere, our 404 page says why, and Moved leads on."""

    @require_safe
    @wraps(view)
    def answer_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except NotHere as error:
            response = answer_not_found(request, error)
        except Moved as moved:
            response = move_permanently(request, moved.path)
        except MovedWhole as moved:
            response = HttpResponsePermanentRedirect(moved.address)
            response["Cache-Control"] = "public, no-cache"
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            # The length is that of the page; servers send no body, and complain of one.
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return answer_view
