"""Every address behind the sign-in, read off the URL configuration: none is forgotten when one is added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver

PREFIXES = ("admin/", "accounts/", "review/", "groups/", "notebook/")

SCHOLARS = (
    "groups/", "notebook/", "codebooks/", "annotations/", "releases/",
    *(f"api/v1/{name}/" for name in ("annotations", "codebooks", "codes", "codings", "projects", "releases")),
)  # fmt: skip
"""Where what scholars make stands; some of it is everybody's, if they say so."""

WORDS: dict[str, str] = {
    "name": "drafts", "suffix": "csv", "kind": "person", "number": "1", "key": "1", "token": "nonsense",
    "app_label": "archive", "url": "nowhere", "uidb36": "1", "slug": "one", "content_type_id": "1",
    **dict.fromkeys(("guid", "code", "claim"), "11111111-1111-4111-8111-111111111111"),
    "sid": "TKV5-GJRR", "rid": "1111-1111", "major": "1", "sha256": "1" * 64, "secret": "nonsense",
}  # fmt: skip
"""What stands for a part of an address that is no key of a report; there is nothing of these GUIDs and hashes."""


def private_addresses(key: Callable[[str], object]) -> dict[str, str]:
    """The addresses by their routes; `key` gives for a route what stands for the key of a row in it."""
    return {route: _filled(route, key(route)) for route in routes(PREFIXES)}


def scholars_addresses(words: Callable[[str], Mapping[str, object]]) -> dict[str, str]:
    """The addresses of what scholars make, by their routes; `words` gives for a route what stands for the parts of it."""
    return {route: _filled(route, 1, words(route)) for route in routes(SCHOLARS)}


def routes(prefixes: tuple[str, ...]) -> list[str]:
    """The routes of the site that begin so."""
    return [route for route in _routes(get_resolver(), "") if route.startswith(prefixes)]


def _routes(resolver: URLResolver, route: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = route + re.sub(r"^/|\$$", "", simplify_regex(str(entry.pattern)))
        if isinstance(entry, URLResolver):
            yield from _routes(entry, path)
        elif isinstance(entry, URLPattern):
            yield path


def _filled(route: str, key: object, more: Mapping[str, object] | None = None) -> str:
    words: dict[str, object] = WORDS | dict.fromkeys(("pk", "object_id"), str(key)) | dict(more or {})
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(words.get(part[1], "1")), route).replace("\\", "")
