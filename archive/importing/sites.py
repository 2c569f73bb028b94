"""Whose page an address is, told from the houses' own addresses alone: no database, no network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_LONGEST_HOST = 253
_USUAL_PORTS = (None, 80, 443)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_UNLIKE = re.compile(r"[\\\s\x00-\x1f\x7f]")
"""What browsers read otherwise than Python does: `https://evil.example\\@house.example/` leads to evil.example."""
_DEVIATING = re.compile("[ßẞς\u200c\u200d]")
"""Letters that older and newer rules of international names make another name of: nothing is told from such a host."""
_FRONT_PAGE = re.compile(r"(?:index|default)\.\w{1,5}", re.IGNORECASE)

_COMMON = re.compile("ac|co|com|edu|gc|go|gob|gouv|gov|govt|gub|gv|lg|mil|ne|net|or|org")
_COMMON_HOSTS = ("admin.ch", "bund.de", "europa.eu")
"""Hosts that many houses have their own under, though one of them has the portal."""

_ONLY_LANGUAGE = re.compile(
    "cs|da|el|en|fa|he|hi|hy|ja|ka|kk|ko|ur|zh|arabic|chinese|deutsch|eng|english|espanol|francais|french|german|japanese"
    "|korean|portuguese|rus|russian|spanish"
)
_LANGUAGE = re.compile(
    f"{_ONLY_LANGUAGE.pattern}|am|ar|az|be|bg|bn|bs|cn|de|es|et|fi|fr|ga|hr|hu|id|is|it|jp|km|kr|ky|lo|lt|lv|mk|mn|ms|mt|my"
    "|nb|ne|nl|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|sw|ta|tg|th|tk|tr|uk|uz|vi"
)
"""How hosts of a site in other languages begin. Most of these are countries' codes too (`fr.`, `it.`), by which houses
name the hosts of their embassies; so two hosts are one house's only where one of the two can't be meant so."""


@dataclass(frozen=True, slots=True)
class Site:
    """What of an address says whose it is; http and https are alike, and so are their usual ports, 80 and 443.

    `host` is in small letters and ASCII, without `www.`; `whole` has it if the address has. `path` is decoded, in segments.
    """

    whole: str
    host: str
    port: int | None
    path: tuple[str, ...]


def read_site(address: str) -> Site | None:
    """The site of a page's address; None where it is none that anything could safely be told from."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or _UNLIKE.search(address) or "@" in parts.netloc:
        return None
    whole = _ascii_host(parts.hostname or "")
    if not whole:
        return None
    return Site(whole, whole.removeprefix("www."), None if port in _USUAL_PORTS else port, _segments(parts.path))


def read_house(address: str) -> Site | None:
    """The site of a house's own address: all that lies below it is the house's; None where nothing can be.

    A front page stands for what is beside it: `/index.html`. One that is asked for by a query, or found by its script
    behind `#/` or `#!`, has nothing below it.
    """
    site = read_site(address)
    if site is None or urlsplit(address).query or urlsplit(address).fragment.startswith(("/", "!")):
        return None
    path = site.path[:-1] if site.path and _FRONT_PAGE.fullmatch(site.path[-1]) else site.path
    return Site(site.whole, site.host, site.port, path)


def find_houses(page: Site, houses: Mapping[str, Site]) -> list[str]:
    """Those of the houses whose site the page fits best, by their names: none, one, or several that it fits alike.

    Best is the longest host in common, then the longest path, then the same host before one under it, and that before
    a host of another language.
    """
    found = {name: fit for name, house in houses.items() if (fit := _fit(page, house)) is not None}
    best = max(found.values(), default=None)
    return sorted(name for name, fit in found.items() if fit == best)


def _fit(page: Site, house: Site) -> tuple[int, int, int] | None:
    """How many labels of the host and segments of the path fit, and how closely; None where the page is not the house's."""
    if page.port != house.port or page.path[: len(house.path)] != house.path:
        return None
    labels = house.host.count(".") + 1
    if page.host == house.host:
        return labels, len(house.path), 2
    above = house.whole if _is_shared(house.host) else house.host
    if page.whole.endswith(f".{above}") and not _is_shared(above):
        return labels, len(house.path), 1
    if _are_sisters(page.host, house.host):
        return labels - 1, len(house.path), 0
    return None


def _are_sisters(page: str, house: str) -> bool:
    """Whether the hosts are one site in two languages: `en.house.example` and `ru.house.example`, or `house.example`."""
    own, _, base = house.partition(".")
    if not _LANGUAGE.fullmatch(own) or _is_shared(base):
        return False
    other = "" if page == base else page.partition(".")[0]
    if other and (not _LANGUAGE.fullmatch(other) or page.partition(".")[2] != base):
        return False
    country = base.rpartition(".")[2]  # `ru.house.ru`: of its own country no house has to say that it is there
    return any(label == country or _ONLY_LANGUAGE.fullmatch(label) for label in (own, other))


def _is_shared(host: str) -> bool:
    """Whether houses of all sorts have their hosts under that one, as under `gov.uk`, `go.jp` or `org`."""
    first, _, country = host.partition(".")
    is_national = "." not in country and (len(country) == 2 or country.startswith("xn--"))
    return not country or (is_national and _COMMON.fullmatch(first) is not None) or host in _COMMON_HOSTS


def _ascii_host(host: str) -> str:
    """The host in the form that is asked for in the network; "" where it is none, or a number."""
    host = host.lower().removesuffix(".")
    if not host or len(host) > _LONGEST_HOST or _DEVIATING.search(host):
        return ""
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = host.split(".")
    is_host = all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
    return host if is_host else ""


def _segments(path: str) -> tuple[str, ...]:
    """The segments of a path as it is asked for: `.` and `..` followed, and then none empty.

    Browsers go with `..` from an empty segment to the one before it: `/quays//../ferries` is `/quays/ferries`.
    """
    segments: list[str] = []
    for segment in map(unquote, path.removeprefix("/").split("/")):
        if segment == "..":
            del segments[-1:]
        elif segment != ".":
            segments.append(segment)
    return tuple(segment for segment in segments if segment)
