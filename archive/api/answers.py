"""Answers as bytes: JSON that was rendered at publication is joined, not built again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from .parameters import Selection

ADDRESSES = ("url", "page", "api", "statements", "positions", "cite")
"""Members of stored JSON whose value is an address where it is a text."""


def absolute(path: str) -> str:
    """The whole address of a path on this site; never from the request's Host, so that answers are the same bytes."""
    return settings.SITE_URL + path


def answer(
    request: HttpRequest, body: bytes, content_type: str = "application/json", headers: dict[str, str] | None = None
) -> HttpResponseBase:
    """The body with a strong ETag, or 304 where the client has these bytes already."""
    response = HttpResponse(body, content_type=content_type, headers=headers)
    response["ETag"] = f'"{blake2b(body, digest_size=16).hexdigest()}"'
    response["Cache-Control"] = "public, max-age=0, no-cache"
    conditional = get_conditional_response(request, etag=response["ETag"], response=response)
    return conditional if conditional is not None else response


def join(texts: Iterable[str], selection: Selection) -> str:
    """Stored JSON objects, comma-separated, with absolute addresses and the chosen fields alone."""
    if selection.names is not None:
        texts = (orjson.dumps(selection.of(orjson.loads(text))).decode() for text in texts)
    return with_site(",".join(texts))


def with_site(text: str) -> str:
    """Stored JSON with absolute addresses.

    They are made absolute in the text: orjson writes in one way only, and inside a string a quotation mark stands
    behind a backslash, so `"url":"/` can be nothing but the beginning of such a member.
    """
    for name in ADDRESSES:
        text = text.replace(f'"{name}":"/', f'"{name}":"{settings.SITE_URL}/')
    return text


def render(document: Any) -> bytes:
    """The document as JSON in UTF-8."""
    return orjson.dumps(document)
