"""Parts of a network: its strongest ties, those of a least weight, those of some of its nodes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from .graphs import Edge, Network


def by_strength(network: Network) -> list[Edge]:
    """The ties, the strongest first whatever their sign; equal ones in the order of their ends."""
    return sorted(network.edges, key=lambda edge: (-abs(edge.weight), edge.source, edge.target))


def at_least(network: Network, least: float) -> Network:
    """The network without the ties that weigh less, whatever their sign; its nodes stay."""
    return replace(network, edges=tuple(edge for edge in network.edges if abs(edge.weight) >= least))


def touching(network: Network, keys: Collection[str]) -> Network:
    """These nodes, the ties that one of them has, and those at the other end."""
    edges = tuple(edge for edge in network.edges if edge.source in keys or edge.target in keys)
    kept = {*keys, *(key for edge in edges for key in (edge.source, edge.target))}
    return replace(network, nodes=tuple(node for node in network.nodes if node.key in kept), edges=edges)


def strongest(network: Network, *, ties: int, nodes: int) -> Network:
    """At most so many ties, the strongest, between at most so many nodes; nodes without a tie where there is room.

    A tie that would bring one node too many is left out, and weaker ones between those that are there are taken.
    """
    kept: dict[str, None] = {}
    edges: list[Edge] = []
    for edge in by_strength(network):
        new = {edge.source, edge.target} - kept.keys()
        if len(edges) < ties and len(kept) + len(new) <= nodes:
            edges.append(edge)
            kept |= dict.fromkeys(new)
    for node in network.nodes:
        if len(kept) < nodes:
            kept[node.key] = None
    chosen = set(map(id, edges))
    return replace(
        network,
        nodes=tuple(node for node in network.nodes if node.key in kept),
        edges=tuple(edge for edge in network.edges if id(edge) in chosen),
    )
