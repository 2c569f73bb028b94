"""Every address behind the sign-in, read off the URL configuration: none is forgotten when one is added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver

PREFIXES = ("admin/", "accounts/", "review/", "groups/", "notebook/")

WORDS: dict[str, str] = {
    "name": "drafts", "suffix": "csv", "kind": "person", "number": "1", "key": "1", "token": "nonsense",
    "app_label": "archive", "url": "nowhere", "uidb36": "1", "slug": "one", "content_type_id": "1",
}  # fmt: skip
"""What stands for a part of an address that is no key of a report."""


def private_addresses(key: Callable[[str], object]) -> dict[str, str]:
    """The addresses by their routes; `key` gives for a route what stands for the key of a row in it."""
    return {route: _filled(route, key(route)) for route in _routes(get_resolver(), "") if route.startswith(PREFIXES)}


def _routes(resolver: URLResolver, route: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = route + re.sub(r"^/|\$$", "", simplify_regex(str(entry.pattern)))
        if isinstance(entry, URLResolver):
            yield from _routes(entry, path)
        elif isinstance(entry, URLPattern):
            yield path


def _filled(route: str, key: object) -> str:
    words = WORDS | dict.fromkeys(("pk", "object_id"), str(key))
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: words.get(part[1], "1"), route).replace("\\", "")
