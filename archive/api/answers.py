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

from archive.projecting.stored import make_absolute, write_stored

from .parameters import Selection


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
        texts = (write_stored(selection.of(orjson.loads(text))) for text in texts)
    return make_absolute(",".join(texts), settings.SITE_URL)


def render(document: Any) -> bytes:
    """The document as JSON in UTF-8."""
    return orjson.dumps(document)
