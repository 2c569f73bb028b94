"""Who speaks to whom, and who holds what, counted by day: what networks of the published records are made of."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from .parts import PublishedPartQuerySet
from .positions import PublishedPosition, PublishedPositionQuerySet
from .voices import PublishedVoice

BOUND = 5_000
"""Statements or positions that are counted, the newest first: counting all would take longer with every record."""


class AddressCount(NamedTuple):
    """How many statements of one day somebody made to somebody; without a day, those whose day is not known.

    `is_own` is whether the record is one of the speaker's side, or one that both sides issued; each country is the side
    on which a person stood that day, by slug and heading, empty where it is not known.
    """

    speaker: str
    speaker_label: str
    speaker_country: str
    speaker_country_label: str
    addressee: str
    addressee_label: str
    addressee_country: str
    addressee_country_label: str
    is_own: bool
    day: date | None
    statements: int


class StanceCount(NamedTuple):
    """How many statements of one day have a position of a holder on a proposition, of that direction and strength.

    `holder_kind` is person, country, organization or collective, and a collective has no slug. `is_own` is whether the
    record is one of the holder's side, or one that both sides issued.
    """

    holder_kind: str
    holder: str
    holder_label: str
    country: str
    country_label: str
    proposition: str
    proposition_text: str
    direction: str
    strength: int | None
    is_own: bool
    day: date | None
    statements: int


def addressed(parts: PublishedPartQuerySet) -> PublishedPartQuerySet:
    """Those of the statements of which the archive knows somebody who speaks and somebody who is spoken to."""
    voices = PublishedVoice.objects.filter(part=OuterRef("pk"))
    return parts.statements().filter(
        Exists(voices.filter(capacity="speaker")), Exists(voices.filter(capacity="addressee"))
    )


def count_addresses(parts: PublishedPartQuerySet) -> tuple[list[AddressCount], bool]:
    """Who made how many of the newest `BOUND` of these statements to whom, and whether there are more. Two queries."""
    known = addressed(parts).newest_first()
    heard = "part__voices__"
    # The condition and the values read the same row of the second voice.
    rows = PublishedVoice.objects.filter(
        capacity="speaker", part__in=known.values("pk")[:BOUND], part__voices__capacity="addressee"
    )
    is_own = Q(part__account__in=("own", "common"))
    values = (
        "person__slug", "person__label", _or_nothing("country__slug"), _or_nothing("country__label"),
        f"{heard}person__slug", f"{heard}person__label", _or_nothing(f"{heard}country__slug"), _or_nothing(f"{heard}country__label"),
        _truth(is_own), _day("part__"),
    )  # fmt: skip
    counted = _grouped(rows, values).annotate(number=Count("part", distinct=True)).order_by()
    found = [AddressCount._make(row) for row in counted.values_list(*_names(values), "number")]
    return sorted(found, key=_key), known[BOUND : BOUND + 1].exists()


def count_stances(positions: PublishedPositionQuerySet) -> tuple[list[StanceCount], bool]:
    """Who holds the newest `BOUND` of these positions, and whether there are more. Two queries."""
    newest = positions.newest_first()
    rows = PublishedPosition.objects.filter(pk__in=newest.values("pk")[:BOUND])
    # The side on which the holder stands, by the statement itself: a name elsewhere may be of another day's side.
    side = _holder_in_statement().filter(country__isnull=False).order_by("capacity", "pk")
    slug = Coalesce("person__slug", "country__slug", "organization__slug", Value(""), output_field=models.CharField())
    label = Coalesce("person__label", "country__label", "holder", output_field=models.CharField())
    values = (
        "holder_kind", slug, label,
        Coalesce("country__slug", Subquery(side.values("country__slug")[:1]), Value(""), output_field=models.CharField()),
        Coalesce("country__label", Subquery(side.values("country__label")[:1]), Value(""), output_field=models.CharField()),
        "proposition__slug", "proposition__text", "direction", "strength", _truth(_of_own_side()), _day("part__"),
    )  # fmt: skip
    counted = _grouped(rows, values).annotate(number=Count("part", distinct=True)).order_by()
    found = [StanceCount._make(row) for row in counted.values_list(*_names(values), "number")]
    return sorted(found, key=_key), newest[BOUND : BOUND + 1].exists()


def with_accounts(positions: PublishedPositionQuerySet) -> PublishedPositionQuerySet:
    """Each with `is_own`, as `StanceCount` has it."""
    return positions.annotate(is_own=_truth(_of_own_side()))


def _holder_in_statement() -> models.QuerySet[PublishedVoice]:
    return PublishedVoice.objects.filter(part=OuterRef("part"), person=OuterRef("person"))


def _of_own_side() -> Q:
    return (
        Q(part__account="common")
        | Q(country__isnull=False, country=F("part__record_keeper__country"))
        | Q(Exists(_holder_in_statement().filter(country=OuterRef("part__record_keeper__country"))))
    )


def _or_nothing(column: str) -> Coalesce:
    return Coalesce(column, Value(""), output_field=models.CharField())


def _truth(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=models.BooleanField())


def _day(part: str) -> Case:
    """The day of the event, where it is known to be a single one."""
    whole = Q(**{f"{part}event_earliest": F(f"{part}event_latest")})
    return Case(When(whole, then=F(f"{part}event_earliest")), default=None, output_field=models.DateField(null=True))


def _grouped(rows: Any, values: tuple[object, ...]) -> Any:
    named = zip(_names(values), values, strict=True)
    return (
        rows.order_by()
        .annotate(**{name: F(value) if isinstance(value, str) else value for name, value in named})
        .values(*_names(values))
    )


def _names(values: tuple[object, ...]) -> list[str]:
    return [f"column_{at}" for at in range(len(values))]


def _key(row: tuple[object, ...]) -> list[str]:
    """In an order of their own, so that nothing depends on the database's."""
    return ["" if value is None else str(value) for value in row]
