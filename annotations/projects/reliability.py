"""How far the coders of a round agree: its codings as the values that the agreement's functions take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from annotations.agreement import Continuum
from annotations.agreement.codings import CodeApplied, Reading, StanceCoded
from annotations.models import Assignment, CodeCoding, PositionCoding, Round

from .marking import read_marked
from .rounds import is_seen


@dataclass(frozen=True, slots=True)
class Coded:
    """All that was said in a round. Coders are user names, statements are sids as stored, codes are GUIDs.

    `marked` is of the words that codes were given to; empty where all of them were given to whole statements.
    """

    readings: tuple[Reading, ...]
    codes: tuple[CodeApplied, ...]
    stances: tuple[StanceCoded, ...]
    marked: tuple[Continuum, ...] = ()


class StillBlind(Exception):
    """Nobody is told how far coders agree before their round is revealed."""


def read_round(coding_round: Round) -> Coded:
    """What the coders said of the statements that they have done, in a fixed order. Seven queries at most. Raises StillBlind."""
    if not is_seen(coding_round):
        raise StillBlind
    name = str(coding_round.number)
    done = Assignment.objects.filter(round=coding_round, done_at__isnull=False).order_by("unit__ordinal", "coder")
    read = list(done.values_list("coder__username", "unit__identity"))
    who = set(read)
    return Coded(
        tuple(Reading(coder, statement, name) for coder, statement in read),
        tuple(coding for coding in _codes(coding_round, name) if (coding.coder, coding.statement) in who),
        tuple(coding for coding in _stances(coding_round, name) if (coding.coder, coding.statement) in who),
        read_marked(coding_round),
    )


def _codes(coding_round: Round, name: str) -> Iterator[CodeApplied]:
    rows = CodeCoding.objects.filter(
        body__version__number=F("body__version__annotation__number"),
        body__version__annotation__round=coding_round,
        body__version__annotation__deleted_at=None,
        body__version__annotation__anchors__identity__isnull=False,
    ).values_list(
        "body__version__annotation__creator__username",
        "body__version__annotation__anchors__identity",
        "entry__code__guid",
    )
    for coder, statement, code in sorted(set(rows)):
        yield CodeApplied(coder, statement, str(code), name)


def _stances(coding_round: Round, name: str) -> Iterator[StanceCoded]:
    rows = PositionCoding.objects.filter(
        body__version__number=F("body__version__annotation__number"),
        body__version__annotation__round=coding_round,
        body__version__annotation__deleted_at=None,
        body__version__annotation__anchors__identity__isnull=False,
    ).select_related("holder_person", "holder_country", "holder_organization", "proposition", "claim__claim")
    told: Any = rows.annotate(
        coder=F("body__version__annotation__creator__username"),
        statement=F("body__version__annotation__anchors__identity"),
    )
    found = {
        StanceCoded(
            row.coder,
            row.statement,
            proposition_key(row),
            row.direction,
            row.strength,
            holder_key(row),
            name,
        )
        for row in told
    }
    yield from sorted(
        found,
        key=lambda one: (one.statement, one.coder, one.proposition, one.holder, one.direction, one.strength or 0),
    )


def holder_key(position: PositionCoding) -> str:
    """Who holds it, as one word that means the same in every coding: `person:vladimir-putin`."""
    for kind in ("person", "country", "organization"):
        holder = getattr(position, f"holder_{kind}")
        if holder is not None:
            return f"{kind}:{holder.slug}"
    return f"collective:{(position.holder_collective or '').casefold()}"


def proposition_key(position: PositionCoding) -> str:
    """What it is on: the slug of a proposition of the archive, or the GUID of a group's claim."""
    if position.proposition is not None:
        return position.proposition.slug
    assert position.claim is not None
    return str(position.claim.claim.guid)
