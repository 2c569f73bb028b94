"""Where things stand on the site: paths, and whole addresses that never come from a request."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from archive.models.identifiers import show


def report_path(rid: str, major: int | None = None) -> str:
    """The page of a report by its identifier as stored: its current edition, or that with this first number."""
    if major is None:
        return reverse("archive:report", args=[show(rid)])
    return reverse("archive:report_edition", args=[show(rid), major])


def statement_path(sid: str, major: int | None = None) -> str:
    """The page of a statement by its identifier as stored, as it stands now or as it stood in that edition."""
    if major is None:
        return reverse("archive:statement", args=[show(sid)])
    return reverse("archive:statement_edition", args=[show(sid), major])


def person_path(slug: str) -> str:
    """The page of a person."""
    return reverse("archive:person", args=[slug])


def topic_path(slug: str) -> str:
    """The page of a topic."""
    return reverse("archive:topic", args=[slug])


def absolute(path: str) -> str:
    """The whole address of a path; never from the request's Host, so that pages are the same bytes."""
    return settings.SITE_URL + path


def with_query(path: str, parameters: dict[str, str]) -> str:
    """The path with those parameters that have a value."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{path}?{query}" if query else path
