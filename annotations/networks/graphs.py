"""A network as a value: nodes and edges with attributes, in an order that depends on nothing but their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

# What an attribute can be. None is never one: what is not known is left out.
Scalar = bool | int | float | str
Attributes = Mapping[str, Scalar]


@dataclass(frozen=True)
class Node:
    """Who or what stands in the network: `kind` is actor or proposition, `label` what a reader sees.

    Raises ValueError for an attribute that has the name of a field, as an edge does too.
    """

    key: str
    kind: str
    label: str
    attributes: Attributes = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse(self.attributes, "key", "kind", "label")


@dataclass(frozen=True)
class Edge:
    """A tie; in an undirected network `source` is the lesser key of the two."""

    source: str
    target: str
    weight: float
    attributes: Attributes = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse(self.attributes, "weight")


@dataclass(frozen=True)
class Network:
    """Nodes by key, edges by the keys of their ends; `attributes` say how the network was made.

    Raises ValueError for two nodes of one key, and for an edge whose ends are not there.
    """

    name: str
    directed: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    attributes: Attributes = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = {node.key for node in self.nodes}
        if len(keys) != len(self.nodes):
            raise ValueError(f"two nodes of “{self.name}” have the same key")
        for edge in self.edges:
            if edge.source not in keys or edge.target not in keys:
                raise ValueError(f"an edge of “{self.name}” ends at no node: {edge.source} to {edge.target}")

    def described(self, labels: Mapping[str, str], about: Mapping[str, Attributes] | None = None) -> Network:
        """The network with labels and further attributes of its nodes, by the key of an actor or a proposition.

        A node that stands for one side's accounts of an actor is described by that actor's key.
        """

        def describe(node: Node) -> Node:
            of = str(node.attributes.get("of", node.key))
            label = labels.get(of)
            if label and (account := node.attributes.get("account")):
                label = f"{label} ({account} accounts)"
            return replace(
                node, label=label or node.label, attributes={**(about or {}).get(of, {}), **node.attributes}
            )

        return replace(self, nodes=tuple(map(describe, self.nodes)))


def _refuse(attributes: Attributes, *reserved: str) -> None:
    for name in reserved:
        if name in attributes:
            raise ValueError(f"“{name}” is a field and can't be an attribute as well")
