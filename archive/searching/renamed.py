"""Filters by what a record was called before it was renamed or merged: the same filters with its name of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from archive.models import Country, FormerSlug, Meeting, Office, Person, Proposition, Topic, find_moved

_REGISTERS: dict[str, tuple[Callable[[], QuerySet[Any]], ...]] = {
    **dict.fromkeys(
        ("speaker", "participant", "addressee", "mentioned", "person", "towards_person"), (Person.objects.published,)
    ),
    **dict.fromkeys(("topic", "broader"), (Topic.objects.published,)),
    **dict.fromkeys(("meeting", "part_of"), (Meeting.objects.published,)),
    **dict.fromkeys(("country", "towards"), (Country.objects.published,)),
    "holder": (Person.objects.published, Country.objects.published),
    "office": (Office.objects.published,),
    "proposition": (Proposition.objects.published,),
}
"""The public records that a filter's slugs name."""


def follow_names(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters with the slugs of today for those of before a rename or a merge that readers knew.

    Asked where something is named that is not known: one query where nothing was renamed, up to three a filter more.
    """
    followed = dict(parameters)
    asked = {
        name: [slug.strip() for slug in parameters[name].split(",")] for name in _REGISTERS.keys() & parameters.keys()
    }
    if not FormerSlug.objects.known_to_readers().filter(slug__in=set().union(*asked.values())).exists():
        return followed
    for name, slugs in asked.items():
        today: dict[str, str] = {}
        for register in _REGISTERS[name]:
            today = {slug: row.slug for slug, row in find_moved(register(), slugs).items()} | today
        if today:
            followed[name] = ",".join(dict.fromkeys(today.get(slug, slug) for slug in slugs))
    return followed
