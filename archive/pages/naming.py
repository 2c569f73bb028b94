"""Who or what an address names by its slug: today's record, or the way to it from a slug of before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from archive.models import find_moved
from archive.searching import follow_names

from .addresses import with_query
from .answering import Moved, MovedWhole, NotHere


def get_named(queryset: QuerySet[Any], slug: str, path_of: Callable[[str], str], why: str) -> Any:
    """The record of the queryset, which has only public ones, with that slug.

    Raises Moved where readers knew that slug of a public record before it was renamed, or of one that was merged into
    it; else NotHere, with why. One query where the slug is of today, five at most.
    """
    found = queryset.filter(slug=slug).first()
    if found is not None:
        return found
    today = find_moved(queryset, [slug]).get(slug)
    if today is None:
        raise NotHere(why)
    raise Moved(path_of(today.slug))


def follow_filters(path: str, parameters: Mapping[str, str]) -> None:
    """Raise MovedWhole to the same list by today's names, where some of the parameters have them of before."""
    followed = follow_names(parameters)
    if followed != dict(parameters):
        raise MovedWhole(with_query(path, followed))
