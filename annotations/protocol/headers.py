"""Headers of the protocol: what things are, what is taken, and what a client prefers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request

from annotations.writing import PROFILE
from archive.rendering.addresses import absolute

LDP = "http://www.w3.org/ns/ldp#"
OA = "http://www.w3.org/ns/oa#"
PROTOCOL = "http://www.w3.org/TR/annotation-protocol/"

ACCEPT_POST = f"{PROFILE}, application/ld+json, application/json"

_INCLUDE = re.compile(r'\binclude\s*=\s*(?:"([^"]*)"|([^\s;,"]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preference:
    """What of a container a client prefers (section 4.2.2): nothing of the annotations, their addresses, or all of them."""

    is_minimal: bool = False
    is_addresses: bool = False
    is_said: bool = False

    @classmethod
    def read(cls, request: Request) -> Preference:
        """What `Prefer: return=representation;include="…"` says; all of them where it says nothing that is known."""
        found = _INCLUDE.search(request.headers.get("Prefer", "")[:2_000])
        asked = set((found[1] or found[2] or "").split()) if found else set()
        is_addresses = f"{OA}PreferContainedIRIs" in asked
        is_whole = f"{OA}PreferContainedDescriptions" in asked
        is_minimal = bool(asked & {f"{LDP}PreferMinimalContainer", f"{OA}PreferMinimalContainer"})
        return cls(
            is_minimal and not is_addresses and not is_whole,
            is_addresses and not is_whole,
            is_minimal or is_addresses or is_whole,
        )


def describe(response: HttpResponseBase, *types: str) -> HttpResponseBase:
    """The answer with what it is, and where its rules stand."""
    links = [f'<{kind}>; rel="type"' for kind in types]
    links += [f'<{rule}>; rel="{LDP}constrainedBy"' for rule in (PROTOCOL, absolute("/annotations/terms/"))]
    response["Link"] = ", ".join(links)
    patch_vary_headers(response, ("Accept", "Prefer"))
    return response


def prefers_page(request: Request) -> bool:
    """Whether a browser asks: for HTML rather than for JSON, by the weights of Accept."""
    weights: dict[str, float] = {}
    for one in request.headers.get("Accept", "")[:2_000].split(","):
        media, *parameters = (part.strip().lower() for part in one.split(";"))
        weights[media] = max(weights.get(media, 0.0), _weight(parameters))
    page = max(weights.get("text/html", 0.0), weights.get("application/xhtml+xml", 0.0))
    return page > max(weights.get("application/ld+json", 0.0), weights.get("application/json", 0.0))


def _weight(parameters: list[Any]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0
