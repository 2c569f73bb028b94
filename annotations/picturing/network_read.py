"""A network beside what it is made of: what its picture and its tables are written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from annotations.networks import Edge, Network, Node, by_strength

from .network_choices import AFFILIATION, SPEAKING, Choices
from .network_making import accounts_of, actor_of, shared_claims
from .network_material import Actor, Material

TieAddress = Callable[[Edge], str]
"""Where what is behind a tie stands."""


@dataclass(frozen=True)
class Read:
    """The network that was asked for."""

    network: Network
    material: Material
    choices: Choices
    tie_address: TieAddress

    @property
    def is_speaking(self) -> bool:
        """Whether its ties go from speakers to addressees."""
        return self.choices.shown == SPEAKING

    @property
    def is_affiliation(self) -> bool:
        """Whether its ties go from holders to propositions."""
        return self.choices.shown == AFFILIATION

    @cached_property
    def by_key(self) -> Mapping[str, Node]:
        """The nodes."""
        return {node.key: node for node in self.network.nodes}

    @cached_property
    def edges(self) -> list[Edge]:
        """The ties, the strongest first."""
        return by_strength(self.network)

    @cached_property
    def nodes(self) -> list[Node]:
        """The nodes, actors before propositions, those of the most activity first."""
        return sorted(self.network.nodes, key=lambda node: (node.kind, -self.activity[node.key], node.label, node.key))

    @cached_property
    def activity(self) -> Mapping[str, float]:
        """How many statements each speaks and hears, or positions each takes; of a proposition those taken on it."""
        found: dict[str, float] = dict.fromkeys(self.by_key, 0.0)
        for node in self.network.nodes:
            about = node.attributes
            found[node.key] += sum(float(about.get(name, 0)) for name in ("said", "heard", "stances"))
        if self.is_affiliation:
            for edge in self.network.edges:
                found[edge.target] += edge.weight
        return found

    @cached_property
    def ties(self) -> Mapping[str, int]:
        """How many ties each has."""
        found = dict.fromkeys(self.by_key, 0)
        for edge in self.network.edges:
            for key in {edge.source, edge.target}:
                found[key] += 1
        return found

    @cached_property
    def accounts(self) -> Mapping[str, str]:
        """By which accounts each holder is known: "own", "other" or "both"."""
        return accounts_of(self.material, self.choices)

    @cached_property
    def _held(self) -> Mapping[str, frozenset[str]]:
        return shared_claims(self.material, self.choices)

    def claims(self, edge: Edge) -> list[str]:
        """The propositions on which both ends of a tie of sharing hold something, in the order of their words."""
        shared = self._held.get(edge.source, frozenset()) & self._held.get(edge.target, frozenset())
        return sorted(self.material.claims[key].label for key in shared)

    def actor(self, node: Node) -> Actor | None:
        """Who the node stands for; None for a proposition."""
        return actor_of(node, self.material)

    def href(self, node: Node) -> str:
        """The page of whom or what the node stands for; nothing where there is none."""
        actor = self.actor(node)
        if actor is not None:
            return actor.href
        claim = self.material.claims.get(str(node.attributes.get("of")))
        return claim.href if claim else ""


def show_weight(weight: float) -> str:
    """The weight as people say it: whole numbers whole, others to two places."""
    return (f"{weight:,.0f}" if weight == round(weight) else f"{weight:,.2f}").replace("-", "−")


def write_weight(weight: float) -> str:
    """The weight as programs read it."""
    return f"{weight:.10g}"
