"""What all sets of filters have in common: names that nothing public has are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django_filters import rest_framework as filters

from archive.models import (
    Country,
    Meeting,
    Office,
    PublishedPosition,
    PublishedReport,
    PublishedTopic,
    PublishedVoice,
)

PUBLIC: dict[str, Callable[[str], QuerySet[Any]]] = {
    **dict.fromkeys(
        ("addressee", "mentioned", "participant", "speaker"), lambda slug: PublishedVoice.objects.of(slug)
    ),
    **dict.fromkeys(("broader", "topic"), lambda slug: PublishedTopic.objects.of(slug)),
    **dict.fromkeys(("meeting", "part_of"), lambda slug: Meeting.objects.published().filter(slug=slug)),
    "country": lambda slug: Country.objects.published().filter(slug=slug),
    "holder": lambda slug: PublishedPosition.objects.held_under(slug),
    "office": lambda slug: Office.objects.published().filter(slug=slug),
    "proposition": lambda slug: PublishedPosition.objects.on(slug),
    "record_keeper": lambda slug: PublishedReport.objects.filter(record_keeper__slug=slug),
    "report": lambda rid: PublishedReport.objects.filter(rid=rid),
}
"""For each filter that takes a name: the public rows that have it."""


class PublicFilters(filters.FilterSet):
    """Filters that hold together; each is one phrase of a QuerySet of the archive's nouns."""

    base_filters: dict[str, Any]

    def __init__(self, data: dict[str, str], **kwargs: Any) -> None:
        # Only those that are asked for: a copy of all of them, and a form, would cost more than the list itself.
        self.base_filters = {name: of for name, of in type(self).base_filters.items() if name in data}
        super().__init__(data, **kwargs)

    def find_unknown_names(self) -> list[str]:
        """The filters whose slug or identifier is the name of nothing public; one query, none where none is given."""
        given = [name for name in PUBLIC if name in self.data]
        if not given:
            return []
        first, *others = (_name_if_any(PUBLIC[name](self.form.cleaned_data[name]), name) for name in given)
        known = set(first.union(*others, all=True) if others else first)
        return [name for name in given if name not in known]


def _name_if_any(rows: QuerySet[Any], name: str) -> QuerySet[Any, str]:
    """A query of the name, if there are such rows; its only column is of one type whatever the rows are of."""
    return rows.order_by().values_list(Cast(Value(name), TextField()), flat=True)[:1]
