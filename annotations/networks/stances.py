"""What networks are made of: who holds what on a proposition by whose account, and who spoke to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar


class Account(StrEnum):
    """Whose record a stance is known from: one of the holder's own side, or of another."""

    OWN = "own"
    OTHER = "other"


class Accounts(StrEnum):
    """Which accounts a network is made of. APART: both, with a node for each, as if they were two actors."""

    OWN = "own"
    OTHER = "other"
    BOTH = "both"
    APART = "apart"


class Dated(Protocol):
    """What has a date or none."""

    @property
    def date(self) -> date | None: ...


class Known(Dated, Protocol):
    """What is known from a record of one side or of another."""

    @property
    def account(self) -> Account: ...


Item = TypeVar("Item", bound=Dated)
Told = TypeVar("Told", bound=Known)

_SIGNS = {"supports": 1, "opposes": -1, "neutral": 0}


@dataclass(frozen=True, slots=True)
class Stance:
    """One stance of an actor on a proposition; `strength` is 1 or 2 for support and opposition, else None.

    `weight` is how much the stance counts where stances are counted. Propositions, never topics: a topic has no sign.
    `number` is how many like it there are, where it stands for several. Raises ValueError for a weight of nought or less.
    """

    actor: str
    proposition: str
    direction: str
    strength: int | None = None
    date: date | None = None
    account: Account = Account.OWN
    weight: float = 1
    number: int = 1

    def __post_init__(self) -> None:
        _check(self.weight)

    @property
    def value(self) -> int | None:
        """Sign × strength, -2 to 2, neutral 0; None for directions that are no number (mixed, none)."""
        sign = _SIGNS.get(self.direction)
        return sign if not sign or self.strength is None else sign * self.strength


@dataclass(frozen=True, slots=True)
class Address:
    """One statement by a speaker to an addressee; `account` is own where the record is one of the speaker's own side.

    `number` is how many like it there are, where it stands for several. Raises ValueError for a weight of nought or less.
    """

    speaker: str
    addressee: str
    date: date | None = None
    weight: float = 1
    account: Account = Account.OWN
    number: int = 1

    def __post_init__(self) -> None:
        _check(self.weight)


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def of(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """The items of these days; those without a date are in no window."""
        return tuple(item for item in items if self.holds(item.date))


def windows(items: Iterable[Dated], *, days: int, step: int) -> tuple[Window, ...]:
    """Windows of that many days, one every `step` days, from the first date on to the last.

    The last window may reach beyond the last date, so that all are equally long. Source: the time-window method in
    Philip Leifeld, "Policy Debates as Dynamic Networks" (Campus 2016); there windows are around a day, here they begin
    on it. Raises ValueError unless both numbers are at least 1.
    """
    if days < 1 or step < 1:
        raise ValueError("a window and a step last a day or more")
    dates = [item.date for item in items if item.date is not None]
    found: list[Window] = []
    if dates:
        start, last = min(dates), max(dates)
        while not found or (found[-1].end < last and start <= last):
            found.append(Window(start, start + timedelta(days=days - 1)))
            start += timedelta(days=step)
    return tuple(found)


def chosen(items: Iterable[Told], accounts: Accounts) -> tuple[Told, ...]:
    """What is known from these accounts."""
    if accounts in (Accounts.BOTH, Accounts.APART):
        return tuple(items)
    return tuple(item for item in items if item.account == accounts.value)


def node_key(stance: Stance, accounts: Accounts) -> str:
    """The key of the node a stance belongs to."""
    return f"{stance.actor} [{stance.account}]" if accounts is Accounts.APART else stance.actor


def _check(weight: float) -> None:
    if not weight > 0:
        raise ValueError("what counts has a weight above nought")
