"""The drawing of networks: every mark is named and leads somewhere, nothing is said by colour alone, bounds are said."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest

from annotations.networks import Account, Address, Stance
from annotations.picturing.network_choices import Choices
from annotations.picturing.network_making import make_network
from annotations.picturing.network_material import Actor, Material
from annotations.picturing.network_picture import (
    MOST_LINES,
    MOST_NODES,
    MOST_TIES,
    NetworkPicture,
    picture_network,
)
from annotations.picturing.points import Named
from archive.picturing import NARROW, WIDE, draw_file, draw_inline, write_csv
from archive.picturing.frame import Form

SVG = "{http://www.w3.org/2000/svg}"
OWN, OTHER = Account.OWN, Account.OTHER

ACTORS = {
    key: Actor(f"person:{key}", key.title(), f"/people/{key}/", side, country)
    for key, side, country in (
        ("ann", "japan", "Japan"), ("ben", "japan", "Japan"), ("eve", "russia", "Russia"), ("max", "", ""),
    )
}  # fmt: skip
CLAIMS = {key: Named(key, f"Claim {key} <&> “quoted”.", f"/propositions/{key}/") for key in "pqr"}
STANCES = (
    Stance("person:ann", "p", "supports", 2, date(2002, 1, 1), OWN),
    Stance("person:ann", "q", "supports", 1, date(2002, 1, 1), OTHER),
    Stance("person:eve", "p", "opposes", 2, date(2003, 1, 1), OWN),
    Stance("person:eve", "q", "supports", 2, date(2003, 1, 1), OWN),
    Stance("person:ben", "p", "supports", 2, date(2003, 1, 1), OTHER),
    Stance("person:max", "r", "mixed", None, None, OTHER),
)
ADDRESSES = (
    Address("person:ann", "person:eve", date(2002, 1, 1), 5, OWN, 5),
    Address("person:ann", "person:eve", None, 2, OTHER, 2),
    Address("person:eve", "person:ann", date(2003, 1, 1), 1, OTHER, 1),
    Address("person:eve", "person:eve", date(2003, 1, 1), 1, OWN, 1),
)
MATERIAL = Material({one.key: one for one in ACTORS.values()}, CLAIMS, ADDRESSES, STANCES)
SPEAKING = Material(MATERIAL.actors, {}, ADDRESSES)
SHARING = Material(MATERIAL.actors, CLAIMS, (), STANCES)
KINDS = ("speaking", "congruence", "conflict", "subtract", "affiliation")


def pictured(material: Material | None = None, **asked: str) -> NetworkPicture:
    choices = Choices(**asked)
    material = material or (SPEAKING if choices.shown == "speaking" else SHARING)
    network = make_network(material, choices)
    shown = picture_network(network, material, choices, page="/networks/", tie_address=lambda e: f"/t/?{e.source}")
    assert shown is not None
    return shown


def drawn(shown: NetworkPicture, form: Form) -> ElementTree.Element:
    return ElementTree.fromstring(draw_inline(shown.picture, form))


def marks(shown: NetworkPicture, form: Form = WIDE) -> dict[str, str]:
    """What each mark is called, and where it leads."""
    links = [one for one in drawn(shown, form).iter("a")]
    assert len({one.attrib["aria-label"] for one in links}) == len(links)
    return {one.attrib["aria-label"]: one.attrib["href"] for one in links}


@pytest.mark.parametrize("form", [WIDE, NARROW])
@pytest.mark.parametrize("accounts", ["apart", "own", "other", "both"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_node_and_tie_is_named_and_leads_to_its_line(kind: str, accounts: str, form: Form) -> None:
    shown = pictured(kind=kind, accounts=accounts)
    found = marks(shown, form)
    lines = [f"#actors-{at}" for at in range(1, len(shown.nodes_shown.lines) + 1)]
    lines += [f"#network-{at}" for at in range(1, len(shown.ties_shown.lines) + 1)]
    assert sorted(found.values()) == sorted(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_an_svg_of_its_own_and_the_same_each_time(kind: str) -> None:
    shown = pictured(kind=kind)
    svg = draw_file(shown.picture, source=["From here."], site="https://archive.example")
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert not re.search(r"\b(nan|inf|None)\b", svg)
    links = [one.attrib["href"] for one in root.iter(f"{SVG}a")]
    assert all(link.startswith("https://archive.example/networks/#") for link in links)
    assert svg == draw_file(pictured(kind=kind).picture, source=["From here."], site="https://archive.example")


def test_what_a_tie_says() -> None:
    assert [name for name in marks(pictured()) if " speaks to " in name] == [
        "Ann speaks to Eve: 5 statements, known from the speaker’s own side",
        "Ann speaks to Eve: 2 statements, known from other accounts alone",
        "Eve speaks to Ann: 1 statement, known from other accounts alone",
        "Eve speaks to Eve: 1 statement, known from the speaker’s own side",
    ]
    both = [name for name in marks(pictured(accounts="both")) if " speaks to " in name]
    assert both[0] == "Ann speaks to Eve: 7 statements, 5 of them known from the speaker’s own side"
    assert [name for name in marks(pictured(kind="subtract", accounts="both")) if "alike" in name] == [
        "Ann and Ben: 1, of 1 alike and 0 contrary on 1 proposition",
        "Ben and Eve: −1, of 0 alike and 1 contrary on 1 proposition",
        "Ann and Eve: 0, of 1 alike and 1 contrary on 2 propositions",
    ]


def dashes(shown: NetworkPicture) -> dict[str, str | None]:
    """The line of each tie, by the names of its ends."""
    found = {}
    for link in drawn(shown, WIDE).iter("a"):
        paths = list(link.iter("path"))
        if paths and " and " in link.attrib["aria-label"]:
            found[link.attrib["aria-label"].partition(":")[0]] = paths[1].attrib.get("stroke-dasharray")
    return found


def test_alike_contrary_and_neither_are_told_by_the_line() -> None:
    shown = pictured(kind="subtract", accounts="both")
    assert dashes(shown) == {"Ann and Ben": None, "Ben and Eve": "7 4", "Ann and Eve": "2 4"}
    assert set(dashes(pictured(kind="conflict", accounts="both")).values()) == {"7 4"}


def test_whose_account_a_node_is_known_by_is_its_filling() -> None:
    fillings = {}
    for link in drawn(pictured(kind="congruence", accounts="both"), WIDE).iter("a"):
        rects = list(link.iter("rect"))
        if rects:
            inner = [path.attrib["fill"] for path in link.iter("path")]
            fillings[link.attrib["aria-label"].partition(",")[0]] = (rects[0].attrib.get("fill", "hollow"), inner)
    assert fillings == {
        "Ann": ("hollow", ["currentColor"]),
        "Ben": ("hollow", []),
        "Eve": ("currentColor", []),
    }
    words = "".join(drawn(pictured(kind="congruence", accounts="both"), WIDE).itertext())
    assert all(said in words for said in ("filled: known from", "hollow: known from", "half: known from both"))


def many(nodes: int) -> Material:
    """Everybody speaks to everybody, each with another number of statements."""
    actors = {
        f"person:{at}": Actor(f"person:{at}", f"Somebody with quite a long name {at}", "", f"c{at % 3}", f"C{at % 3}")
        for at in range(nodes)
    }
    pairs = [(one, other) for one in actors for other in actors if one != other]
    addresses = [Address(one, other, None, at + 1.0, OWN, at + 1) for at, (one, other) in enumerate(pairs)]
    return Material(actors, {}, tuple(addresses), (), is_cut=True)


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_of_a_great_network_the_strongest_is_drawn_and_the_note_says_of_how_much(form: Form) -> None:
    shown = pictured(many(60))
    found = marks(shown, form)
    ties = [name for name in found if " speaks to " in name]
    assert (len(ties), len(found) - len(ties)) == (MOST_TIES, MOST_NODES) or len(found) - len(ties) < MOST_NODES
    assert len(shown.picture.table.lines) == 60 * 59
    assert len(shown.ties_shown.lines) == MOST_LINES
    notes = " ".join(shown.picture.notes)
    assert f"Drawn are {MOST_TIES} of 3,540 ties, the strongest" in notes
    assert "Only the newest 5,000 statements are counted." in notes


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_no_label_lies_on_another(form: Form) -> None:
    """Baselines that start or end at one place are a line's height apart."""
    for shown in (pictured(many(40)), pictured(kind="affiliation"), pictured(kind="congruence")):
        labels: dict[str, list[float]] = {}
        for link in drawn(shown, form).iter("a"):
            for text in link.iter("text"):
                labels.setdefault(text.attrib["x"], []).append(float(text.attrib["y"]))
        for ys in labels.values():
            assert all(abs(one - other) >= 13 for one, other in combinations(ys, 2))


def test_nobody_is_no_picture_and_somebody_alone_is_one() -> None:
    network = make_network(Material({}, {}), Choices())
    assert picture_network(network, Material({}, {}), Choices(), page="/", tie_address=lambda e: "") is None
    alone = Material(SHARING.actors, CLAIMS, (), STANCES[:1])
    shown = pictured(alone, kind="congruence")
    assert (len(shown.nodes.lines), len(shown.picture.table.lines)) == (1, 0)
    assert list(marks(shown)) == ["Ann (own accounts), Japan: 1 position"]


def test_numbers_are_for_people_on_the_page_and_for_programs_in_the_file() -> None:
    shown = pictured(kind="subtract", accounts="both", normalization="average activity")
    weights = {(line[0].words, line[1].words): line[2].words for line in shown.ties_shown.lines}
    written = {(line[0].words, line[1].words): line[2].words for line in shown.picture.table.lines}
    assert (weights["Ben", "Eve"], written["Ben", "Eve"]) == ("−0.67", "-0.6666666667")
    assert "\nBen,/people/ben/,Eve,/people/eve/,-0.6666666667," in write_csv(shown.picture, site="").replace("\r", "")


def test_a_side_and_a_least_weight_leave_ties_out_of_every_form() -> None:
    shown = pictured(kind="congruence", accounts="both", country="russia")
    assert [[cell.words for cell in line[:2]] for line in shown.picture.table.lines] == [["Ann", "Eve"]]
    assert [node.label for node in shown.network.nodes] == ["Ann", "Eve"]
    assert len(pictured(least="2").picture.table.lines) == 2
