"""Networks that count and compare nothing: which actor took which proposition up, and who speaks to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .graphs import Edge, Network, Node, Scalar
from .stances import Accounts, Address, Stance, chosen, node_key

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
        about["stances"] = int(about.get("stances", 0)) + 1
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
        direction: sum(stance.direction == direction for stance in group) for direction in DIRECTIONS
    }
    signs = {"supports": 1, "opposes": -1}
    counts["balance"] = sum(signs.get(stance.direction, 0) * stance.weight for stance in group)
    return counts | _dates([stance.date for stance in group])


def speaking_network(addresses: Iterable[Address]) -> Network:
    """The directed network of who speaks to whom: an edge weighs the sum of its statements' weights.

    Each edge has the number of statements and the first and last date, each node what it said and what was said to it.
    """
    groups: dict[tuple[str, str], list[Address]] = {}
    said: dict[str, int] = {}
    heard: dict[str, int] = {}
    for address in addresses:
        groups.setdefault((address.speaker, address.addressee), []).append(address)
        said[address.speaker] = said.get(address.speaker, 0) + 1
        heard[address.addressee] = heard.get(address.addressee, 0) + 1
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
                {"statements": len(group), **_dates([address.date for address in group])},
            )
            for (speaker, addressee), group in sorted(groups.items(), key=lambda one: one[0])
        ),
        attributes={"tie": "speaks to"},
    )


def _dates(dates: list[date | None]) -> dict[str, Scalar]:
    known = [day for day in dates if day is not None]
    return {"first": min(known).isoformat(), "last": max(known).isoformat()} if known else {}
