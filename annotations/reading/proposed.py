"""An annotation as it is asked for, as plain values, and how much of each is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from annotations.anchoring.selectors import TextPositionSelector, TextQuoteSelector
from annotations.coding.values import CodeGiven, PositionGiven
from annotations.models import Body, Motivation

MOST_BODIES: Final = 50
LONGEST_BODY: Final = 20_000
LONGEST_TAG: Final = 200
LONGEST_QUOTATION: Final = 20_000
LONGEST_ADDRESS: Final = 2_000
MOST_SOURCES: Final = 10

FORMATS: Final = ("text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class Content:
    """One body; `topic` is the slug of a topic of the archive, `coding` what is coded where it is a code or a position."""

    kind: str
    value: str = ""
    purpose: str = ""
    format: str = ""
    language: str = ""
    source: str = ""
    topic: str = ""
    coding: CodeGiven | PositionGiven | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What it is on, as given: an address, selectors in its text, and the address and moment of the edition meant."""

    source: str
    quote: TextQuoteSelector | None = None
    position: TextPositionSelector | None = None
    cached: str = ""
    source_date: datetime | None = None


@dataclass(frozen=True, slots=True)
class InRound:
    """A round of a coding project, as given: the project's GUID and the round's number."""

    project: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """An annotation as it is asked for. `visibility` and `group` (its slug) are None, and `motivations` empty, where nothing is said of them."""

    target: Target
    motivations: tuple[str, ...]
    bodies: tuple[Content, ...] = ()
    visibility: str | None = None
    group: str | None = None
    round: InRound | None = None
    id: str = ""
    via: tuple[str, ...] = ()
    canonical: str = ""


def guess_motivation(bodies: Iterable[Content], *, is_reply: bool = False) -> str:
    """The motivation of an annotation that gives none, by what it says."""
    if is_reply:
        return Motivation.REPLYING
    kinds = {body.kind for body in bodies}
    if not kinds:
        return Motivation.HIGHLIGHTING
    if Body.Kind.POSITION in kinds:
        return Motivation.ASSESSING
    if Body.Kind.CODE in kinds:
        return Motivation.CLASSIFYING
    if kinds == {Body.Kind.TAG}:
        return Motivation.TAGGING
    return Motivation.LINKING if kinds == {Body.Kind.LINK} else Motivation.COMMENTING
