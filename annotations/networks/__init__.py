"""Networks of actors and propositions as pure functions of values; what each shows is in docs/networks.md."""

from .congruence import (
    Counting,
    Method,
    Normalization,
    Scale,
    Tie,
    propositions_held,
    sharing_network,
    sharing_networks,
)
from .graphs import Attributes, Edge, Network, Node, Scalar
from .narrowing import at_least, by_strength, strongest, touching
from .stances import Account, Accounts, Address, Stance, Window, chosen, node_key, windows
from .twomode import affiliation_network, speaking_network
from .writing import gexf, graphml

__all__ = [
    "Account",
    "Accounts",
    "Address",
    "Attributes",
    "Counting",
    "Edge",
    "Method",
    "Network",
    "Node",
    "Normalization",
    "Scalar",
    "Scale",
    "Stance",
    "Tie",
    "Window",
    "affiliation_network",
    "at_least",
    "by_strength",
    "chosen",
    "gexf",
    "graphml",
    "node_key",
    "propositions_held",
    "sharing_network",
    "sharing_networks",
    "speaking_network",
    "strongest",
    "touching",
    "windows",
]
