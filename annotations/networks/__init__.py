"""Networks of actors and propositions as pure functions of values; what each shows is in docs/networks.md."""

from .congruence import Counting, Method, Normalization, Scale, Tie, sharing_network, sharing_networks
from .graphs import Attributes, Edge, Network, Node, Scalar
from .stances import Account, Accounts, Address, Stance, Window, windows
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
    "gexf",
    "graphml",
    "sharing_network",
    "sharing_networks",
    "speaking_network",
    "windows",
]
