"""A network as a picture: its title, how to read it, the drawing, and the tables of its ties and of its nodes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.networks import Edge, Network, Node, by_strength, strongest
from archive.picturing import Picture, Table
from archive.rendering.dates import show_date

from .network_choices import NORMALIZATIONS, Choices
from .network_drawing import MOST_NUMBERS, Drawn, DrawnNode, DrawnTie, draw_network
from .network_making import account_of_tie
from .network_material import Material
from .network_read import Read, TieAddress, show_weight
from .network_tables import node_table, tie_table

NAME = "network"
NODES = "actors"
"""The names of the table of ties and of that of nodes: they begin the addresses of their lines."""
MOST_TIES = 60
MOST_NODES = 36
"""Drawn at once: more are not read, and can't be gone through by the keyboard. The files of data have them all."""
MOST_LINES = 200
"""Of a table on a page."""


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """What there is to see of a network; the picture's own table is that of the ties, whole."""

    picture: Picture
    network: Network
    nodes: Table
    ties_shown: Table
    nodes_shown: Table
    """The tables as far as they stand on a page."""


def picture_network(
    network: Network, material: Material, choices: Choices, *, page: str, tie_address: TieAddress
) -> NetworkPicture | None:
    """The picture; None where there is nobody to draw. `page` is the address of the page, with its query."""
    if not network.nodes:
        return None
    read = Read(network, material, choices, tie_address)
    part = strongest(network, ties=MOST_TIES, nodes=MOST_NODES)
    drawn = _drawn(read, part)
    notes = tuple(_notes(read, part))
    picture = Picture(NAME, page, _title(read), notes, tie_table(read), lambda form: draw_network(drawn, form))
    return NetworkPicture(
        picture, network, node_table(read), tie_table(read, MOST_LINES), node_table(read, MOST_LINES)
    )


def _drawn(read: Read, part: Network) -> Drawn:
    """What is drawn of it; each mark leads to its line of a table on the page."""
    tie_lines = {id(edge): at for at, edge in enumerate(read.edges, 1)}
    node_lines = {node.key: at for at, node in enumerate(read.nodes, 1)}
    ties = tuple(_tie(read, edge, tie_lines[id(edge)]) for edge in by_strength(part))
    nodes = tuple(_node(read, node, node_lines[node.key]) for node in part.nodes)
    said = {
        "own": _("filled: known from accounts of its own side"),
        "other": _("hollow: known from other accounts alone"),
        "both": _("half: known from both"),
    }
    key = tuple((account, words) for account, words in said.items() if any(n.account == account for n in nodes))
    return Drawn(nodes, ties, key, _tie_key(read, ties))


def _tie_key(read: Read, ties: tuple[DrawnTie, ...]) -> tuple[tuple[str, str, str], ...]:
    if read.is_speaking:
        said = {
            ("", "own"): _("known from the speaker’s own side"),
            ("", "other"): _("known from other accounts alone"),
            ("", "both"): _("known from both"),
        }
    elif read.is_affiliation:
        said = {
            ("alike", ""): _("more support"),
            ("contrary", ""): _("more opposition"),
            ("even", ""): _("neither"),
        }
    else:
        said = {
            ("alike", ""): _("alike"),
            ("contrary", ""): _("contrary"),
            ("even", ""): _("as much the one as the other"),
        }
    found = {(tie.sign, tie.account) for tie in ties}
    return tuple((*look, words) for look, words in said.items() if look in found)


def _tie(read: Read, edge: Edge, at: int) -> DrawnTie:
    one, other = read.by_key[edge.source].label, read.by_key[edge.target].label
    about, shown = edge.attributes, show_weight(edge.weight)
    ends = {"one": one, "other": other}
    sign = account = ""
    if read.is_speaking:
        account = account_of_tie(edge)
        number = int(about["statements"])
        statements = ngettext("%s statement", "%s statements", number) % f"{number:,}"
        said = {
            "own": _("known from the speaker’s own side"),
            "other": _("known from other accounts alone"),
            "both": _("%s of them known from the speaker’s own side") % about["own"],
        }
        name = _("%(one)s speaks to %(other)s: %(said)s") % {**ends, "said": f"{statements}, {said[account]}"}
    elif read.is_affiliation:
        sign = _sign(float(about["balance"]))
        name = _("%(one)s on “%(other)s”: %(said)s") % {**ends, "said": _say_directions(edge)}
    else:
        sign = "contrary" if read.choices.shown == "conflict" else _sign(edge.weight)
        number = int(about["propositions"])
        name = _("%(one)s and %(other)s: %(weight)s, of %(alike)s alike and %(contrary)s contrary on %(propositions)s") % {
            **ends,
            "weight": shown,
            "alike": show_weight(float(about["congruence"])),
            "contrary": show_weight(float(about["conflict"])),
            "propositions": ngettext("%s proposition", "%s propositions", number) % number,
        }  # fmt: skip
    return DrawnTie(
        edge.source,
        edge.target,
        edge.weight,
        shown,
        name,
        f"#{NAME}-{at}",
        sign,
        account,
        is_directed=read.is_speaking,
    )


def _sign(weight: float) -> str:
    return "alike" if weight > 0 else "contrary" if weight < 0 else "even"


def _say_directions(edge: Edge) -> str:
    """“2 support, 1 opposes”."""
    about = {name: int(edge.attributes[name]) for name in ("supports", "opposes", "neutral", "mixed", "none")}
    said = {
        "supports": ngettext("%s supports", "%s support", about["supports"]),
        "opposes": ngettext("%s opposes", "%s oppose", about["opposes"]),
        "neutral": _("%s neutral"),
        "mixed": _("%s mixed"),
        "none": ngettext("%s takes no position", "%s take no position", about["none"]),
    }
    return ", ".join(said[name] % number for name, number in about.items() if number)


def _node(read: Read, node: Node, at: int) -> DrawnNode:
    actor = read.actor(node)
    detail = _say_activity(read, node)
    group = (actor.country or _("Side not known")) if actor else _("Propositions")
    column = (0 if actor else 1) if read.is_affiliation else None
    return DrawnNode(
        node.key,
        node.label,
        detail,
        group,
        f"{node.label}, {group}: {detail}" if actor else f"{node.label}: {detail}",
        f"#{NODES}-{at}" if at <= MOST_LINES else read.href(node),
        read.accounts.get(node.key, "") if actor and not read.is_speaking else "",
        read.activity[node.key],
        column,
        is_claim=actor is None,
    )


def _say_activity(read: Read, node: Node) -> str:
    about = node.attributes
    if read.is_speaking:
        return _("speaks %(said)s, hears %(heard)s") % {"said": about["said"], "heard": about["heard"]}
    number = int(read.activity[node.key])
    return ngettext("%s position", "%s positions", number) % f"{number:,}"


def _title(read: Read) -> str:
    """What was found, in a sentence."""
    network, material = read.network, read.material
    actors = sum(node.kind == "actor" for node in network.nodes)
    ties = ngettext("%s tie", "%s ties", len(network.edges)) % f"{len(network.edges):,}"
    when = _say_days(material)
    if read.is_speaking:
        number = sum(int(edge.attributes["statements"]) for edge in network.edges)
        statements = ngettext("%s statement", "%s statements", number) % f"{number:,}"
        people = ngettext("%s person", "%s people", actors) % f"{actors:,}"
        words = _("Who speaks to whom: %(statements)s between %(people)s%(when)s")
        return words % {"statements": statements, "people": people, "when": when}
    # One holder is two nodes where accounts are apart.
    holders = len({str(node.attributes.get("of", node.key)) for node in network.nodes if node.kind == "actor"})
    people = ngettext("%s holder", "%s holders", holders) % f"{holders:,}"
    if read.is_affiliation:
        number = len(network.nodes) - actors
        claims = ngettext("%s proposition", "%s propositions", number) % f"{number:,}"
        words = _("Who takes up what: %(people)s on %(claims)s%(when)s")
        return words % {"people": people, "claims": claims, "when": when}
    words = {
        "congruence": _("Who holds the same: %(ties)s between %(people)s%(when)s"),
        "conflict": _("Who holds the contrary: %(ties)s between %(people)s%(when)s"),
        "subtract": _("Who is nearer, who further: %(ties)s between %(people)s%(when)s"),
    }[read.choices.shown]
    return words % {"ties": ties, "people": people, "when": when}


def _say_days(material: Material) -> str:
    days = material.days
    if not days:
        return ""
    first, last = show_date(days[0].isoformat()), show_date(days[-1].isoformat())
    return (
        _(", on %s") % first if first == last else _(", from %(first)s to %(last)s") % {"first": first, "last": last}
    )


def _notes(read: Read, part: Network) -> list[str]:
    """How to read it, and what it leaves out."""
    notes = [_say_what(read)]
    if not read.is_speaking:
        notes.append(_("Over propositions, never over topics: a topic has no side. Positions are the coders’ reading of statements; who does not stand here has no coded position in these records, which is no sign of silence."))  # fmt: skip
        if read.choices.whose.value == "apart":
            notes.append(_("Whoever is known from accounts of both kinds stands here twice; the tie between the two shows how far the accounts agree."))  # fmt: skip
        notes.append(_("An account is a holder’s own where the record-keeper is of the holder’s side; where that side is not known, it is not said to be."))  # fmt: skip
    else:
        notes.append(_("Only statements of which the archive knows who speaks and to whom are counted, by the account of the record that each stands in. Who does not stand here is not in these records, which says nothing of what was said elsewhere."))  # fmt: skip
    cut = []
    if len(part.edges) < len(read.network.edges):
        cut.append(_("%(some)s of %(all)s ties, the strongest") % _of(len(part.edges), len(read.network.edges)))
    if len(part.nodes) < len(read.network.nodes):
        cut.append(_("%(some)s of %(all)s nodes") % _of(len(part.nodes), len(read.network.nodes)))
    if cut:
        notes.append(_("Drawn are %s; the files of data have them all.") % _(" and ").join(cut))
    if len(part.edges) > MOST_NUMBERS:
        notes.append(_("Where no number stands on a tie, the table has it."))
    if read.material.is_cut:
        most = f"{read.material.most:,}"
        notes.append(
            _("Only the newest %s statements are counted.") % most
            if read.is_speaking
            else _("Only the newest %s positions are counted.") % most
        )
    return notes


def _of(some: int, every: int) -> dict[str, str]:
    return {"some": f"{some:,}", "all": f"{every:,}"}


def _say_what(read: Read) -> str:
    """What a tie is, and how it is weighed."""
    if read.is_speaking:
        return _("An arrow leads from who speaks to who is spoken to, as wide as the number beside it: statements.")
    if read.is_affiliation:
        return _("A tie is as wide as the number of positions beside it; it is whole where more support than oppose, broken where more oppose, dotted where neither.")  # fmt: skip
    choices = read.choices
    what = {
        "congruence": _("A tie is as wide as two hold alike on the same propositions."),
        "conflict": _("A tie is as wide as two hold the contrary on the same propositions."),
        "subtract": _(
            "A tie weighs what two hold alike on the same propositions, less what they hold contrary: whole above nought, broken below, dotted where both cancel out."
        ),
    }[choices.shown]
    said = [what]
    if choices.counting == "weight":
        said.append(_("Repeated positions count as often as they are stated."))
    else:
        said.append(_("What somebody holds counts once for each proposition, however often it is stated."))
    if choices.scale == "value":
        said.append(_("Strength and neutrality count: two positions are alike by how near they are between −2 and 2."))
    if choices.normalization not in ("", "none"):
        said.append(_("Weights are normalised: %s.") % str(NORMALIZATIONS[choices.normalization]).lower())
    return " ".join(said)
