"""What networks are made of: from the published records, counted by the database, or from the codings somebody sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from annotations.networks import Account, Address, Stance
from archive.models import Person, PublishedPart, PublishedPosition
from archive.models.published import PublishedPartQuerySet, PublishedPositionQuerySet
from archive.models.published.ties import BOUND, addressed, count_addresses, count_stances
from archive.querying import first_and_last
from archive.rendering.addresses import person_path

from .network_choices import SPEAKING, Choices, Published
from .points import Gathered, Named, Point


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks, is spoken to or holds something, with the country of the side, by slug and as people say it."""

    key: str
    label: str
    href: str = ""
    side: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """Addresses or stances, and who and what their keys mean. `is_cut`: there are older ones, which were not counted."""

    actors: Mapping[str, Actor]
    claims: Mapping[str, Named]
    addresses: tuple[Address, ...] = ()
    stances: tuple[Stance, ...] = ()
    is_cut: bool = False
    most: int = BOUND
    """How many were counted at most."""

    @property
    def days(self) -> list[date]:
        """The days that are known of it, each once, in their order."""
        dated: tuple[Address | Stance, ...] = (*self.addresses, *self.stances)
        return sorted({one.date for one in dated if one.date})


def read_published(choices: Choices, published: Published) -> Material:
    """What the network is made of, of published statements; three queries at most."""
    if choices.shown == SPEAKING:
        return _read_addresses(published)
    return _read_stances(published)


def published_parts(published: Published) -> PublishedPartQuerySet:
    """The statements that are asked for. Raises ValueError for what is no date."""
    parts: PublishedPartQuerySet = PublishedPart.objects.statements()
    if published.topic:
        parts = parts.about(published.topic)
    if published.record_keeper:
        parts = parts.filter(record_keeper__slug=published.record_keeper)
    if published.date_after:
        parts = parts.not_before(first_and_last(published.date_after)[0])
    if published.date_before:
        parts = parts.not_after(first_and_last(published.date_before)[1])
    return parts


def published_positions(published: Published) -> PublishedPositionQuerySet:
    """The positions of the statements that are asked for. Raises ValueError for what is no date."""
    positions: PublishedPositionQuerySet = PublishedPosition.objects.all()
    if published.parameters:
        positions = positions.filter(part__in=published_parts(published).values("pk"))
    return positions


def addressed_parts(published: Published) -> PublishedPartQuerySet:
    """Those of the statements that are asked for of which somebody is known to speak, and somebody to be spoken to."""
    return addressed(published_parts(published))


def gathered_material(gathered: Gathered, most: int) -> Material:
    """Codings as stances: own where the record-keeper is of the holder's side; where that is not known, it is not said."""
    actors: dict[str, Actor] = {}
    claims: dict[str, Named] = {}
    stances = []
    for point in gathered.points:
        actors.setdefault(point.who.key, _actor_of(point))
        claims.setdefault(point.on.key, point.on)
        stances.append(stance_of(point))
    return Material(_sided(actors, gathered.points), claims, (), tuple(stances), gathered.is_cut, most)


def stance_of(point: Point) -> Stance:
    """The stance that a point is."""
    keeper = (point.keeper["country"] or {}).get("slug")
    is_own = point.account == "common" or bool(point.side and keeper == point.side)
    when = point.when
    return Stance(
        actor=point.who.key,
        proposition=point.on.key,
        direction=point.direction,
        strength=point.strength,
        date=when.earliest if when.earliest == when.latest else None,
        account=Account.OWN if is_own else Account.OTHER,
    )


def _actor_of(point: Point) -> Actor:
    return Actor(point.who.key, point.who.label, point.who.href, point.side, point.country)


def _sided(actors: Mapping[str, Actor], points: Iterable[Point]) -> dict[str, Actor]:
    """Each actor with a side, where any of the points knows one."""
    found = dict(actors)
    for point in points:
        if point.side and not found[point.who.key].side:
            found[point.who.key] = _actor_of(point)
    return found


def _read_addresses(published: Published) -> Material:
    counts, is_cut = count_addresses(published_parts(published))
    actors: dict[str, Actor] = {}
    addresses = []
    for row in counts:
        speaker, addressee = f"person:{row.speaker}", f"person:{row.addressee}"
        for key, slug, label, side, country in (
            (speaker, row.speaker, row.speaker_label, row.speaker_country, row.speaker_country_label),
            (addressee, row.addressee, row.addressee_label, row.addressee_country, row.addressee_country_label),
        ):
            if key not in actors or not actors[key].side:
                actors[key] = Actor(key, label, person_path(slug), side, country)
        account = Account.OWN if row.is_own else Account.OTHER
        addresses.append(Address(speaker, addressee, row.day, float(row.statements), account, row.statements))
    return Material(actors, {}, tuple(addresses), (), is_cut)


def _read_stances(published: Published) -> Material:
    counts, is_cut = count_stances(published_positions(published))
    people = {row.holder for row in counts if row.holder_kind == "person" and row.holder}
    with_page = (
        set(Person.objects.published().filter(slug__in=people).values_list("slug", flat=True)) if people else ()
    )
    actors: dict[str, Actor] = {}
    claims: dict[str, Named] = {}
    stances = []
    for row in counts:
        key = f"{row.holder_kind}:{row.holder or ' '.join(row.holder_label.casefold().split())}"
        if key not in actors or not actors[key].side:
            href = ""
            if row.holder_kind == "person" and row.holder in with_page:
                href = person_path(row.holder)
            elif row.holder_kind == "country" and row.holder:
                href = reverse("archive:country", args=[row.holder])
            actors[key] = Actor(key, row.holder_label, href, row.country, row.country_label)
        claims[row.proposition] = Named(
            row.proposition, row.proposition_text, reverse("archive:proposition", args=[row.proposition])
        )
        stances.append(
            Stance(
                actor=key,
                proposition=row.proposition,
                direction=row.direction,
                strength=row.strength,
                date=row.day,
                account=Account.OWN if row.is_own else Account.OTHER,
                weight=float(row.statements),
                number=row.statements,
            )
        )
    return Material(actors, claims, (), tuple(stances), is_cut)
