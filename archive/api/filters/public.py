"""What all sets of filters have in common: names that nothing public has are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django_filters import rest_framework as filters

from archive.models import (
    Country,
    Instrument,
    Meeting,
    Office,
    Person,
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
    "instrument": lambda slug: Instrument.objects.published().filter(slug=slug),
    "holder": lambda slug: PublishedPosition.objects.held_under(slug),
    "towards": lambda slug: Country.objects.published().filter(slug=slug),
    "towards_person": lambda slug: Person.objects.published().filter(slug=slug),
    "office": lambda slug: Office.objects.published().filter(slug=slug),
    "proposition": lambda slug: PublishedPosition.objects.on(slug),
    "record_keeper": lambda slug: PublishedReport.objects.filter(record_keeper__slug=slug),
    "report": lambda rid: PublishedReport.objects.filter(rid=rid),
}
"""For each filter that takes a name: the public rows that have it."""

ALSO_PUBLIC: dict[str, tuple[Callable[[str], QuerySet[Any]], ...]] = {
    "holder": (
        lambda slug: Person.objects.published().filter(slug=slug),
        lambda slug: Country.objects.published().filter(slug=slug),
    ),
    "speaker": (lambda slug: Person.objects.published().filter(slug=slug),),
}
"""Names of who is public and holds no position, or never speaks: their own addresses lead to a list, which is empty."""


class PublicFilters(filters.FilterSet):
    """Filters that hold together; each is one phrase of a QuerySet of the archive's nouns."""

    base_filters: dict[str, Any]

    def __init__(self, data: dict[str, str], **kwargs: Any) -> None:
        # Only those that are asked for: a copy of all of them, and a form, would cost more than the list itself.
        self.base_filters = {name: of for name, of in type(self).base_filters.items() if name in data}
        super().__init__(data, **kwargs)

    @property
    def has_several_names(self) -> bool:
        """Whether a filter has more than one slug: then a full list doesn't say that all are names."""
        return len(self._names) > len({name for name, _value in self._names})

    def find_unknown_names(self) -> dict[str, list[str]]:
        """By filter the slugs or identifiers that name nothing public; one query, none where none is given."""
        if not self._names:
            return {}
        first, *others = (
            _number_if_any(rows, at)
            for at, (name, value) in enumerate(self._names)
            for rows in (PUBLIC[name](value), *(of(value) for of in ALSO_PUBLIC.get(name, ())))
        )
        known = set(first.union(*others, all=True) if others else first)
        unknown: dict[str, list[str]] = {}
        for at, (name, value) in enumerate(self._names):
            if at not in known:
                unknown.setdefault(name, []).append(value)
        return unknown

    @property
    def _names(self) -> list[tuple[str, str]]:
        """The filters that take names, with each name that they are given."""
        given = [(name, self.form.cleaned_data[name]) for name in PUBLIC if name in self.data]
        return [(name, one) for name, value in given for one in (value if isinstance(value, tuple) else (value,))]


def _number_if_any(rows: QuerySet[Any], number: int) -> QuerySet[Any, int]:
    """A query of the number, if there are such rows; its only column is of one type whatever the rows are of."""
    return rows.order_by().values_list(Cast(Value(number), IntegerField()), flat=True)[:1]
