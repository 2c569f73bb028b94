"""Codings of positions as the stances that networks are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from annotations.networks import (
    Account,
    Accounts,
    Method,
    Network,
    Normalization,
    Stance,
    Tie,
    affiliation_network,
    sharing_network,
)
from archive.citing.dating import date_of

from .gathering import Coding

NETWORKS: Final = ("affiliation", *(tie.value for tie in Tie))
"""Who takes up what; and who shares positions, or differs, or both."""


def make_network(
    codings: Iterable[Coding],
    *,
    kind: str,
    accounts: Accounts = Accounts.APART,
    normalization: Normalization = Normalization.NONE,
) -> Network:
    """The network of that kind, of the positions among the codings, with what each actor and proposition is called."""
    labels: dict[str, str] = {}
    stances = []
    for coding in codings:
        if coding.row["kind"] == "position":
            stance = read_stance(coding)
            labels[stance.actor] = str(coding.row["holder_label"])
            labels[stance.proposition] = str(coding.row["proposition_text"])
            stances.append(stance)
    if kind == "affiliation":
        return affiliation_network(stances, accounts).described(labels)
    method = Method(tie=Tie(kind), accounts=accounts, normalization=normalization)
    return sharing_network(stances, method).described(labels)


def read_stance(coding: Coding) -> Stance:
    """The stance of a coded position, dated by its record where that is a whole day, known from its record's side."""
    row = coding.row
    holder = row["holder"] or " ".join(str(row["holder_label"]).casefold().split())
    return Stance(
        actor=f"{row['holder_kind']}:{holder}",
        proposition=str(row["proposition"] or row["claim"]),
        direction=str(row["direction"]),
        strength=row["strength"],
        date=_day(coding),
        account=_account(coding),
    )


def _day(coding: Coding) -> date | None:
    try:
        return date.fromisoformat(str(date_of(coding.head["record"]))) if coding.head else None
    except ValueError:
        return None


def _account(coding: Coding) -> Account:
    """Own where the record-keeper is of the holder's side; where the side is not known, it is not said to be own."""
    if coding.head is None:
        return Account.OTHER
    keeper = (coding.head["record"]["record_keeper"]["country"] or {}).get("slug")
    side = coding.row["on_behalf_of"] or _side(coding)
    return Account.OWN if keeper is not None and side == keeper else Account.OTHER


def _side(coding: Coding) -> str | None:
    row, part = coding.row, coding.part or {}
    if row["holder_kind"] == "country":
        return str(row["holder"])
    if row["holder_kind"] != "person" or coding.head is None:
        return None
    voices: Iterable[Mapping[str, Any]] = (
        *part.get("speakers", ()), *part.get("addressees", ()), *coding.head["record"]["mentions"],
    )  # fmt: skip
    for who in voices:
        if who["person"] and who["person"]["slug"] == row["holder"] and who["country"]:
            return str(who["country"]["slug"])
    return None
