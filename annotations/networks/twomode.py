"""Networks that count and compare nothing: which actor took which proposition up, and who speaks to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .graphs import Edge, Network, Node, Scalar
from .stances import Account, Accounts, Address, Stance, chosen, node_key

DIRECTIONS = ("supports", "opposes", "neutral", "mixed", "none")


def affiliation_network(stances: Iterable[Stance], accounts: Accounts = Accounts.BOTH) -> Network:
    """The directed two-mode network from actors to the propositions they took up, whatever their stance.

    An edge weighs the sum of the stances' weights. It has the number of stances in each direction, `balance`, the
    support less the opposition by weight (the subtract method of Leifeld, Gruber & Bossner 2018, 2.6), and the first
    and last date.
    """
    groups: dict[tuple[str, str], list[Stance]] = {}
    actors: dict[str, dict[str, Scalar]] = {}
    for stance in chosen(stances, accounts):
        key = node_key(stance, accounts)
        groups.setdefault((key, f"proposition:{stance.proposition}"), []).append(stance)
        about = actors.setdefault(
            key, {"of": stance.actor, "account": stance.account.value} if accounts is Accounts.APART else {}
        )
        about["stances"] = int(about.get("stances", 0)) + stance.number
    propositions = {key: group[0].proposition for (_, key), group in sorted(groups.items(), key=lambda one: one[0])}
    return Network(
        name="actors and propositions",
        directed=True,
        nodes=(
            *(Node(key, "actor", key, actors[key]) for key in sorted(actors)),
            *(Node(key, "proposition", propositions[key], {"of": propositions[key]}) for key in sorted(propositions)),
        ),
        edges=tuple(
            Edge(actor, key, sum(stance.weight for stance in group), _counts(group))
            for (actor, key), group in sorted(groups.items(), key=lambda one: one[0])
        ),
        attributes={"tie": "takes up", "accounts": accounts.value},
    )


def _counts(group: list[Stance]) -> dict[str, Scalar]:
    counts: dict[str, Scalar] = {
        direction: sum(stance.number for stance in group if stance.direction == direction) for direction in DIRECTIONS
    }
    signs = {"supports": 1, "opposes": -1}
    counts["balance"] = sum(signs.get(stance.direction, 0) * stance.weight for stance in group)
    return counts | _dates([stance.date for stance in group])


def speaking_network(addresses: Iterable[Address], accounts: Accounts = Accounts.BOTH) -> Network:
    """The directed network of who speaks to whom: an edge weighs the sum of its statements' weights.

    Each edge has the number of statements, how many of them are known from the speaker's own side, and the first and
    last date, each node what it said and what was said to it. Told apart, a pair has an edge for each account.
    """
    groups: dict[tuple[str, str, str], list[Address]] = {}
    said: dict[str, int] = {}
    heard: dict[str, int] = {}
    for address in chosen(addresses, accounts):
        account = address.account.value if accounts is Accounts.APART else ""
        groups.setdefault((address.speaker, address.addressee, account), []).append(address)
        said[address.speaker] = said.get(address.speaker, 0) + address.number
        heard[address.addressee] = heard.get(address.addressee, 0) + address.number
    return Network(
        name="who speaks to whom",
        directed=True,
        nodes=tuple(
            Node(key, "actor", key, {"said": said.get(key, 0), "heard": heard.get(key, 0)})
            for key in sorted({*said, *heard})
        ),
        edges=tuple(
            Edge(
                speaker,
                addressee,
                sum(address.weight for address in group),
                {
                    "statements": sum(address.number for address in group),
                    "own": sum(address.number for address in group if address.account is Account.OWN),
                    **({"account": account} if account else {}),
                    **_dates([address.date for address in group]),
                },
            )
            for (speaker, addressee, account), group in sorted(groups.items(), key=lambda one: one[0])
        ),
        attributes={"tie": "speaks to", "accounts": accounts.value},
    )


def _dates(dates: list[date | None]) -> dict[str, Scalar]:
    known = [day for day in dates if day is not None]
    return {"first": min(known).isoformat(), "last": max(known).isoformat()} if known else {}
