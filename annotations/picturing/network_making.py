"""The network that was asked for, of what was read: with names, sides, and what is behind each tie."""

from __future__ import annotations

from annotations.networks import (
    Account,
    Accounts,
    Attributes,
    Edge,
    Network,
    Node,
    affiliation_network,
    at_least,
    chosen,
    node_key,
    propositions_held,
    sharing_network,
    speaking_network,
    touching,
)

from .network_choices import AFFILIATION, SPEAKING, Choices
from .network_material import Actor, Material

BOTH = "both"
"""Of a node that is known from its own side's accounts and from others."""


def make_network(material: Material, choices: Choices) -> Network:
    """The network, with what each actor and proposition is called, and the country of each side."""
    if choices.shown == SPEAKING:
        network = speaking_network(material.addresses, choices.whose)
    elif choices.shown == AFFILIATION:
        network = affiliation_network(material.stances, choices.whose)
    else:
        network = sharing_network(material.stances, choices.method)
    labels = {key: actor.label for key, actor in material.actors.items()}
    labels |= {key: claim.label for key, claim in material.claims.items()}
    about: dict[str, Attributes] = {key: {"country": one.country} for key, one in material.actors.items() if one.side}
    network = network.described(labels, about)
    if choices.country:
        network = touching(network, {n.key for n in network.nodes if side_of(n, material) == choices.country})
    return at_least(network, choices.least_weight or 0.0)


def actor_of(node: Node, material: Material) -> Actor | None:
    """Who the node stands for; None for a proposition."""
    return material.actors.get(str(node.attributes.get("of", node.key))) if node.kind == "actor" else None


def side_of(node: Node, material: Material) -> str:
    """The slug of the node's country; nothing where it is not known, and for a proposition."""
    actor = actor_of(node, material)
    return actor.side if actor else ""


def accounts_of(material: Material, choices: Choices) -> dict[str, str]:
    """By which accounts each holder is known: "own", "other" or "both"."""
    found: dict[str, set[Account]] = {}
    for stance in chosen(material.stances, choices.whose):
        found.setdefault(node_key(stance, choices.whose), set()).add(stance.account)
    return {key: min(accounts).value if len(accounts) == 1 else BOTH for key, accounts in found.items()}


def account_of_tie(edge: Edge) -> str:
    """By which accounts it is known that somebody spoke: "own", "other" or "both"."""
    own, statements = edge.attributes["own"], edge.attributes["statements"]
    if own == statements:
        return Account.OWN.value
    return BOTH if own else Account.OTHER.value


def shared_claims(material: Material, choices: Choices) -> dict[str, frozenset[str]]:
    """The propositions each holder of a network of sharing holds; nothing for the other networks."""
    return propositions_held(material.stances, choices.method) if choices.is_sharing else {}


def split_key(key: str, accounts: Accounts) -> tuple[str, str]:
    """The key of the actor that a node stands for, and the account, where they are told apart."""
    if accounts is Accounts.APART and key.endswith("]"):
        actor, _bracket, account = key[:-1].rpartition(" [")
        return actor, account
    return key, ""
