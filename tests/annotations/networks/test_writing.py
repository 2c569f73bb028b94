"""GraphML and GEXF: another program reads back every attribute, whatever its text."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.networks import Address, Edge, Network, Node, gexf, graphml, speaking_network

NETWORK = Network(
    "stances & <ties>",
    False,
    (
        Node("a b", "actor", "Ann “A” 𠮷 <&>", {"country": "jp", "stances": 3, "activity": 1.5, "living": True}),
        Node("c", "actor", "Eve\n2", {"stances": 0, "note": ""}),
        Node("d", "proposition", "Peace?"),
    ),
    (
        Edge("a b", "c", 0.5, {"congruence": 1.0, "propositions": 2, "first": "2001-01-01"}),
        Edge("c", "d", -1, {"congruence": 0.25, "propositions": 1}),
    ),
    {"tie": "subtract", "normalization": "Jaccard"},
)


def edges(read):
    """The attributes of each edge but for its name in the file."""
    return {
        (one, other): {key: each[key] for key in each if key != "id"} for one, other, each in read.edges(data=True)
    }


def test_networkx_reads_every_attribute_of_graphml():
    read = networkx.read_graphml(BytesIO(graphml(NETWORK)))
    assert not read.is_directed()
    assert read.graph["name"] == "stances & <ties>"
    assert dict(read.nodes) == {
        "n0": {
            "key": "a b", "kind": "actor", "label": "Ann “A” 𠮷 <&>",
            "country": "jp", "stances": 3, "activity": 1.5, "living": True,
        },
        "n1": {"key": "c", "kind": "actor", "label": "Eve\n2", "stances": 0},
        "n2": {"key": "d", "kind": "proposition", "label": "Peace?"},
    }  # fmt: skip
    assert edges(read) == {
        ("n0", "n1"): {"weight": 0.5, "congruence": 1.0, "propositions": 2, "first": "2001-01-01"},
        ("n1", "n2"): {"weight": -1.0, "congruence": 0.25, "propositions": 1},
    }  # fmt: skip


def test_networkx_reads_every_attribute_of_gexf():
    read = networkx.read_gexf(BytesIO(gexf(NETWORK)), version="1.3")
    assert not read.is_directed()
    assert dict(read.nodes) == {
        "a b": {
            "kind": "actor", "label": "Ann “A” 𠮷 <&>",
            "country": "jp", "stances": 3, "activity": 1.5, "living": True,
        },
        "c": {"kind": "actor", "label": "Eve\n2", "stances": 0},
        "d": {"kind": "proposition", "label": "Peace?"},
    }  # fmt: skip
    assert edges(read) == {
        ("a b", "c"): {"weight": 0.5, "congruence": 1.0, "propositions": 2, "first": "2001-01-01"},
        ("c", "d"): {"weight": -1.0, "congruence": 0.25, "propositions": 1},
    }  # fmt: skip


@pytest.mark.parametrize("write", [graphml, gexf])
def test_a_file_says_how_the_network_was_made(write):
    text = " ".join(ElementTree.fromstring(write(NETWORK)).itertext())
    assert "subtract" in text
    assert "Jaccard" in text


@pytest.mark.parametrize(("write", "read"), [(graphml, networkx.read_graphml), (gexf, networkx.read_gexf)])
def test_directed_networks_stay_directed_and_speaking_to_oneself_stays(write, read):
    network = speaking_network([Address("a", "b", date(2001, 1, 1)), Address("b", "a"), Address("a", "a")])
    found = read(BytesIO(write(network)))
    assert (found.is_directed(), found.number_of_edges()) == (True, 3)


@pytest.mark.parametrize("write", [graphml, gexf])
def test_an_empty_network_is_a_file(write):
    root = ElementTree.fromstring(write(Network("none", True, (), ())))
    assert root.tag.rpartition("}")[2] == write.__name__


@given(label=st.text(st.characters(codec=None), min_size=1), note=st.text())
def test_any_text_is_written_and_read_back_but_for_what_xml_has_no_place_for(label, note):
    network = Network("n", True, (Node("a", "actor", label, {"note": note}),), ())

    def kept(text):
        ends = text.replace("\r\n", "\n").replace("\r", "\n")
        spaces = [("\x20", "\ud7ff"), ("\ue000", "\ufffd"), ("\U00010000", "\U0010ffff"), ("\t", "\n")]
        return "".join(each if any(low <= each <= high for low, high in spaces) else "\ufffd" for each in ends)

    root = ElementTree.fromstring(graphml(network))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{space}key") if key.get("for") == "node"}
    data = {names[each.get("key")]: each.text for each in root.iterfind(f"{space}graph/{space}node/*")}
    assert data == {"key": "a", "kind": "actor", "label": kept(label), **({"note": kept(note)} if note else {})}
    node = next(ElementTree.fromstring(gexf(network)).iter("{http://gexf.net/1.3}node"))
    assert node.get("label") == kept(label)
