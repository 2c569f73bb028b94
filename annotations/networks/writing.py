"""Networks as files: GraphML 1.0 and GEXF 1.3, each with every attribute.

GraphML names nodes by tokens without spaces, so its nodes are n0, n1, … and have their keys as an attribute; GEXF
takes any string. A character that XML 1.0 has no place for becomes U+FFFD, the end of a line a line feed, and an
attribute whose text is empty is left out, as readers take it for unknown or for the word None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from .graphs import Attributes, Network, Scalar

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}  # called the same in both formats


def graphml(network: Network) -> bytes:
    """The network as GraphML in UTF-8; the same network gives the same bytes."""
    root = ElementTree.Element(
        "graphml",
        {"xmlns": _GRAPHML, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd"},
    )
    nodes = [{**node.attributes, "key": node.key, "kind": node.kind, "label": node.label} for node in network.nodes]
    edges = [{**edge.attributes, "weight": float(edge.weight)} for edge in network.edges]
    graph_attributes: Attributes = {"name": network.name, **network.attributes}
    keys = {
        "graph": _declared(root, "graph", [graph_attributes]),
        "node": _declared(root, "node", nodes),
        "edge": _declared(root, "edge", edges),
    }
    graph = ElementTree.SubElement(
        root, "graph", {"id": "G", "edgedefault": "directed" if network.directed else "undirected"}
    )
    _data(graph, graph_attributes, keys["graph"])
    names = {node.key: f"n{at}" for at, node in enumerate(network.nodes)}
    for node, attributes in zip(network.nodes, nodes, strict=True):
        _data(ElementTree.SubElement(graph, "node", {"id": names[node.key]}), attributes, keys["node"])
    for at, (edge, attributes) in enumerate(zip(network.edges, edges, strict=True)):
        ends = {"id": f"e{at}", "source": names[edge.source], "target": names[edge.target]}
        _data(ElementTree.SubElement(graph, "edge", ends), attributes, keys["edge"])
    return _bytes(root)


def gexf(network: Network) -> bytes:
    """The network as GEXF in UTF-8; the same network gives the same bytes.

    What says how the network was made stands in the description, as GEXF has no attributes of a graph.
    """
    root = ElementTree.Element(
        "gexf",
        {"xmlns": _GEXF, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{_GEXF} {_GEXF}/gexf.xsd", "version": "1.3"},
    )
    description = "; ".join(
        [network.name, *(f"{name}: {_text(network.attributes[name])}" for name in network.attributes)]
    )
    ElementTree.SubElement(ElementTree.SubElement(root, "meta"), "description").text = _writable(description)
    graph = ElementTree.SubElement(
        root,
        "graph",
        {
            "mode": "static",
            "defaultedgetype": "directed" if network.directed else "undirected",
            "idtype": "string",
        },
    )
    nodes = [{**node.attributes, "kind": node.kind} for node in network.nodes]
    node_columns = _columns(graph, "node", nodes)
    edge_columns = _columns(graph, "edge", [edge.attributes for edge in network.edges])
    listed = ElementTree.SubElement(graph, "nodes", {"count": str(len(network.nodes))})
    for node, attributes in zip(network.nodes, nodes, strict=True):
        names = {"id": _writable(node.key), "label": _writable(node.label)}
        _attvalues(ElementTree.SubElement(listed, "node", names), attributes, node_columns)
    listed = ElementTree.SubElement(graph, "edges", {"count": str(len(network.edges))})
    for at, edge in enumerate(network.edges):
        ends = {"id": str(at), "source": _writable(edge.source), "target": _writable(edge.target)}
        element = ElementTree.SubElement(listed, "edge", {**ends, "weight": _text(float(edge.weight))})
        _attvalues(element, edge.attributes, edge_columns)
    return _bytes(root)


def _kinds(rows: Iterable[Attributes]) -> dict[str, type]:
    """The type of each attribute, by name in order; of whole and other numbers float, of another mixture a string."""
    found: dict[str, set[type]] = {}
    for row in rows:
        for name, value in _known(row):
            found.setdefault(name, set()).add(type(value))
    return {
        name: types.pop() if len(types) == 1 else float if types == {int, float} else str
        for name, types in sorted(found.items())
    }


def _declared(root: ElementTree.Element, what: str, rows: Iterable[Attributes]) -> dict[str, tuple[str, type]]:
    """The keys of GraphML's attributes, declared under the root."""
    keys = {}
    for at, (name, kind) in enumerate(_kinds(rows).items()):
        keys[name] = f"{what}{at}", kind
        ElementTree.SubElement(
            root,
            "key",
            {
                "id": f"{what}{at}",
                "for": what,
                "attr.name": _writable(name),
                "attr.type": _TYPES[kind],
            },
        )
    return keys


def _data(element: ElementTree.Element, row: Attributes, keys: dict[str, tuple[str, type]]) -> None:
    for name, value in _known(row):
        key, kind = keys[name]
        ElementTree.SubElement(element, "data", {"key": key}).text = _text(kind(value))


def _columns(graph: ElementTree.Element, what: str, rows: Iterable[Attributes]) -> dict[str, tuple[str, type]]:
    """The columns of GEXF's attributes, declared under the graph."""
    columns: dict[str, tuple[str, type]] = {}
    kinds = _kinds(rows)
    if kinds:
        listed = ElementTree.SubElement(graph, "attributes", {"class": what, "mode": "static"})
        for at, (name, kind) in enumerate(kinds.items()):
            columns[name] = str(at), kind
            column = {"id": str(at), "title": _writable(name), "type": _TYPES[kind]}
            ElementTree.SubElement(listed, "attribute", column)
    return columns


def _attvalues(element: ElementTree.Element, row: Attributes, columns: dict[str, tuple[str, type]]) -> None:
    known = _known(row)
    if known:
        listed = ElementTree.SubElement(element, "attvalues")
        for name, value in known:
            column, kind = columns[name]
            ElementTree.SubElement(listed, "attvalue", {"for": column, "value": _text(kind(value))})


def _known(row: Attributes) -> list[tuple[str, Scalar]]:
    """The attributes by name in order, without empty texts."""
    return [(name, row[name]) for name in sorted(row) if row[name] != ""]


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _writable(value) if isinstance(value, str) else repr(value)


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _bytes(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
