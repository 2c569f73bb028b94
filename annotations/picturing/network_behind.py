"""What is behind a tie: the published statements of one who speaks to another, or the positions two hold on the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from annotations.networks import Account, Accounts
from archive.models import PublishedPart, PublishedPosition
from archive.models.published import PublishedPositionQuerySet
from archive.models.published.ties import with_accounts
from archive.picturing.words import name_level

from .network_choices import Choices, Published
from .network_making import split_key
from .network_material import addressed_parts, published_positions, stance_of
from .points import Gathered, Named, Point

MOST = 100
"""Statements behind a tie that are shown, the newest."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Behind:
    """A statement behind a tie, as the API gives it: of a position who holds it on what, how, and who coded it."""

    statement: Data
    holder: str = ""
    on: Named | None = None
    level: str = ""
    hand: str = ""
    href: str = ""
    """Where the coding itself stands; nothing for the archive's own."""


@dataclass(frozen=True, slots=True)
class TieAsked:
    """Which tie: the keys of its ends as a network has them, and the account of one of several between them."""

    one: str
    other: str
    account: str = ""


def read_addresses_behind(asked: TieAsked, choices: Choices, published: Published) -> list[Behind]:
    """The newest statements that one of them made to the other, one more than `MOST` where there are more; one query."""
    kind, _colon, speaker = asked.one.partition(":")
    other_kind, _colon, addressee = asked.other.partition(":")
    if kind != "person" or other_kind != "person":
        return []
    parts = addressed_parts(published).spoken_by(speaker).addressed_to(addressee)
    account = asked.account or (choices.whose.value if choices.whose in (Accounts.OWN, Accounts.OTHER) else "")
    own = Q(account__in=("own", "common"))
    if account:
        parts = parts.filter(own if account == Account.OWN else ~own)
    rows: Iterable[PublishedPart] = parts.newest_first()[: MOST + 1]
    return [Behind(row.data) for row in rows]


def read_positions_behind(asked: TieAsked, choices: Choices, published: Published) -> list[Behind]:
    """The newest positions of both on the same propositions, or of one on the other; one query."""
    every = with_accounts(published_positions(published))
    if not choices.is_sharing:
        slug = asked.other.removeprefix("proposition:")
        found = _held(every, asked.one, choices).on(slug)
    else:
        if choices.scale == "value":
            every = every.filter(value__isnull=False)
        else:
            every = every.filter(direction__in=("supports", "opposes"))
        mine, theirs = _held(every, asked.one, choices), _held(every, asked.other, choices)
        found = (
            (mine | theirs)
            .filter(
                proposition__in=mine.values("proposition"),
            )
            .filter(proposition__in=theirs.values("proposition"))
        )
    rows: Iterable[PublishedPosition] = found.with_names().select_related("part").newest_first()[: MOST + 1]
    return [_behind(row) for row in rows]


def choose_points(asked: TieAsked, choices: Choices, gathered: Gathered) -> list[Behind]:
    """Of the codings that somebody sees those behind a tie, as above."""
    mine = [point for point in gathered.points if _is_held(point, asked.one, choices)]
    if not choices.is_sharing:
        found = [point for point in mine if f"proposition:{point.on.key}" == asked.other]
    else:
        theirs = [point for point in gathered.points if _is_held(point, asked.other, choices)]
        shared = {point.on.key for point in mine} & {point.on.key for point in theirs}
        chosen = {id(point) for point in (*mine, *theirs)}
        found = [point for point in gathered.points if id(point) in chosen and point.on.key in shared]
    return [_behind_point(point) for point in found[: MOST + 1]]


def _held(positions: PublishedPositionQuerySet, key: str, choices: Choices) -> PublishedPositionQuerySet:
    actor, account = split_key(key, choices.whose)
    kind, _colon, name = actor.partition(":")
    if kind in ("person", "country", "organization"):
        held = positions.filter(**{"holder_kind": kind, f"{kind}__slug": name})
    else:
        held = positions.filter(holder_kind=kind, holder__iexact=name)
    if choices.whose in (Accounts.OWN, Accounts.OTHER):
        account = choices.whose.value
    return held.filter(Q(is_own=account == Account.OWN)) if account else held


def _is_held(point: Point, key: str, choices: Choices) -> bool:
    actor, account = split_key(key, choices.whose)
    if choices.whose in (Accounts.OWN, Accounts.OTHER):
        account = choices.whose.value
    stance = stance_of(point)
    if choices.is_sharing:
        has_level = (
            stance.value is not None if choices.scale == "value" else stance.direction in ("supports", "opposes")
        )
    else:
        has_level = True
    return point.who.key == actor and has_level and (not account or stance.account == account)


def _behind(row: PublishedPosition) -> Behind:
    body = row.data
    on = Named(row.proposition.slug, row.proposition.text, reverse("archive:proposition", args=[row.proposition.slug]))
    level = name_level(row.direction, row.strength)
    return Behind(row.part.data, row.person.label if row.person else row.holder, on, level, body["by"])


def _behind_point(point: Point) -> Behind:
    level = name_level(point.direction, point.strength)
    return Behind(point.statement, point.who.label, point.on, level, point.hand.label, point.address)
