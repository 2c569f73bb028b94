"""Points: that somebody holds something, or raises something, by the statement of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.picturing import When
from archive.picturing.facts import read_when

EDITORS: Final = "editors"
"""The key of the hand that took up the archive's own positions."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something: by a key that means the same in every point, and as people say it."""

    key: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to be drawn.

    `who` holds or raises `on`, a proposition, a claim, a code or a topic. `statement` is the statement that says so, as the
    API gives it. `account` is one of `archive.picturing.rows.ACCOUNTS`: "told" where the holder is none of the speakers,
    and then `teller` is who says it. `hand` is who says so of the statement: a coder, the project that decided, the
    editors. `direction` and `strength` are those of a position.
    """

    who: Named
    on: Named
    statement: Mapping[str, Any]
    account: str
    hand: Named
    quotation: str
    direction: str = ""
    strength: int | None = None
    side: str = ""
    """The country that `who` stood for, or speaks on behalf of, by its slug."""
    country: str = ""
    """The same, as people say it."""
    teller: str = ""
    act: str = ""
    evidence: str = ""
    address: str = ""
    """The record with the coding open beside it; nothing for what is the archive's own."""
    is_sure: bool = True
    """Whether it is certain that it stands on these words."""

    @property
    def when(self) -> When:
        """The days on which it can have been: the event's, else the record's own date."""
        return read_when(self.statement["event"], self.statement["dated"])

    @property
    def keeper(self) -> Mapping[str, Any]:
        """Who kept the record."""
        keeper: Mapping[str, Any] = self.statement["record_keeper"]
        return keeper


@dataclass(frozen=True, slots=True)
class Gathered:
    """The points in the order of their events, the newest first. `is_cut`: there are older ones, which were not read.

    `left_out` is how many codings fit what was asked and stand on no statement of a public record. `of` says what they
    are where they are not the scope's codings.
    """

    points: tuple[Point, ...]
    is_cut: bool = False
    left_out: int = 0
    of: str = ""
