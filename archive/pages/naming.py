"""Who or what an address names by its slug: today's record, or the way to it from a slug of before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from archive.models import find_by_slug

from .answering import Moved, NotHere


def get_named(queryset: QuerySet[Any], slug: str, path_of: Callable[[str], str], why: str) -> Any:
    """The record of the queryset, which has only public ones, with that slug.

    Raises Moved where a public record had the slug before it was renamed, or where what had it was merged into one;
    else NotHere, with why. One query where the slug is of today, four at most.
    """
    found = queryset.filter(slug=slug).first()
    if found is not None:
        return found
    model = queryset.model
    everything = model._default_manager.all()
    if hasattr(model, "merged_into"):
        everything = everything.select_related("merged_into")
    named = find_by_slug(everything, [slug]).get(slug)
    today = getattr(named, "merged_into", None) or named
    if today is None or not queryset.filter(pk=today.pk).exists():
        raise NotHere(why)
    raise Moved(path_of(today.slug))
