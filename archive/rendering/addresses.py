"""Where records, what they say, persons and topics stand on the site: paths, and whole addresses.

The paths are written out, for a record has thousands of them; a test compares them with the addresses of the pages.
"""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.utils.text import slugify

from archive.models.identifiers import show
from archive.parsing.extraction.gazetteer import usual_name


def report_path(rid: str, major: int | None = None) -> str:
    """The page of a report by its identifier as stored: its current edition, or that with this first number."""
    return f"/reports/{show(rid)}/" if major is None else f"/reports/{show(rid)}/{major}/"


def statement_path(sid: str, major: int | None = None) -> str:
    """The page of a statement by its identifier as stored, as it stands now or as it stood in that edition."""
    return f"/s/{show(sid)}" if major is None else f"/s/{show(sid)}/{major}"


def person_path(slug: str) -> str:
    """The page of a person."""
    return f"/people/{slug}/"


def topic_path(slug: str) -> str:
    """The page of a topic."""
    return f"/topics/{slug}/"


def meeting_path(slug: str) -> str:
    """The page of a meeting."""
    return f"/meetings/{slug}/"


def instrument_path(slug: str) -> str:
    """The page of an instrument."""
    return f"/instruments/{slug}/"


def undertaking_path(key: str) -> str:
    """The page of an undertaking, by its key."""
    return f"/undertakings/{key}/"


def place_slug(name: str) -> str:
    """What the place of that name is called in addresses: one word for each place, whichever of its names is given."""
    return slugify(usual_name(name), allow_unicode=True)[:80].strip("-") or "-"


def place_path(slug: str) -> str:
    """The page of a place that records name."""
    return f"/places/{quote(slug)}/"


def error_path(rid: str, sid: str = "") -> str:
    """The form by which a reader tells of an error in a record, or in one of its statements."""
    path = f"/reports/{show(rid)}/error/"
    return f"{path}?statement={show(sid)}" if sid else path


def citation_links(path: str) -> dict[str, str]:
    """Where the citation of a record or statement stands in the formats of programs; `path` is its page's."""
    page = path.rstrip("/")
    formats = (("text", "txt"), ("bibtex", "bib"), ("ris", "ris"), ("csl", "json"))
    return {f"{name}_href": f"{page}/cite.{suffix}" for name, suffix in formats}


def absolute(path: str) -> str:
    """The whole address of a path; never from the request's Host, so that pages are the same bytes."""
    address: str = settings.SITE_URL
    return address + path
