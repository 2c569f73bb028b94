"""Where things stand on the site: paths, and whole addresses that never come from a request."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from archive.rendering.addresses import (
    absolute,
    instrument_path,
    meeting_path,
    person_path,
    place_path,
    report_path,
    statement_path,
    topic_path,
    undertaking_path,
)

__all__ = [
    "absolute",
    "country_path",
    "instrument_path",
    "meeting_path",
    "office_path",
    "person_path",
    "place_path",
    "proposition_path",
    "report_path",
    "search_path",
    "statement_path",
    "topic_path",
    "undertaking_path",
    "with_query",
]


def proposition_path(slug: str) -> str:
    """The page of a proposition."""
    return reverse("archive:proposition", args=[slug])


def office_path(slug: str) -> str:
    """The page of an office."""
    return reverse("archive:office", args=[slug])


def country_path(slug: str) -> str:
    """The page of a country."""
    return reverse("archive:country", args=[slug])


def with_query(path: str, parameters: dict[str, str]) -> str:
    """The path with those parameters that have a value."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{path}?{query}" if query else path


def search_path(**parameters: str) -> str:
    """The search for what has these values, by the names of its parameters."""
    return with_query(reverse("archive:search"), parameters)
