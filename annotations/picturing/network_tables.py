"""The tables beside a network: its ties, the strongest first, with what is behind each, and its nodes."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from annotations.networks import Edge, Node
from archive.picturing import Table
from archive.picturing.rows import Cell
from archive.rendering.dates import show_date

from .network_read import Read, show_weight, write_weight

DIRECTIONS = ("supports", "opposes", "neutral", "mixed", "none")
MOST_CLAIMS = 3
"""Propositions named in a line of a table on a page."""


Write = Callable[[float], str]
"""How numbers are written: for people on a page, for programs in a file."""


def tie_table(read: Read, most: int | None = None) -> Table:
    """The ties: all, with every proposition, or so many as a page has."""
    lines = tuple(_tie_cells(read, edge, is_short=most is not None) for edge in read.edges[:most])
    return Table(_tie_columns(read), lines)


def node_table(read: Read, most: int | None = None) -> Table:
    """The nodes, all or so many."""
    write = write_weight if most is None else show_weight
    return Table(_node_columns(read), tuple(_node_cells(read, node, write) for node in read.nodes[:most]))


def _tie_columns(read: Read) -> tuple[str, ...]:
    if read.is_speaking:
        ends = (_("Speaker"), _("Addressee"), _("Statements"))
        return (*ends, _("Known from the speaker’s own side"), _("First"), _("Last"))
    if read.is_affiliation:
        numbers = (_("Support"), _("Oppose"), _("Neutral"), _("Mixed"), _("No position"))
        return (
            _("Holder"), _("Proposition"), _("Positions"), *numbers, _("Support less opposition"), _("First"), _("Last"),
        )  # fmt: skip
    return (_("Holder"), _("Other holder"), _("Weight"), _("Alike"), _("Contrary"), _("Propositions"), _("On which"))


def _tie_cells(read: Read, edge: Edge, *, is_short: bool) -> tuple[Cell, ...]:
    nodes = (read.by_key[edge.source], read.by_key[edge.target])
    ends = tuple(Cell(node.label, read.href(node)) for node in nodes)
    about = edge.attributes
    write = show_weight if is_short else write_weight
    weight = Cell(write(edge.weight), read.tie_address(edge))
    days = tuple(Cell(show_date(str(about[name])) if name in about else "") for name in ("first", "last"))
    if read.is_speaking:
        return (*ends, weight, Cell(str(about["own"])), *days)
    if read.is_affiliation:
        numbers = tuple(Cell(str(about[name])) for name in DIRECTIONS)
        return (*ends, weight, *numbers, Cell(write(float(about["balance"]))), *days)
    claims = read.claims(edge)
    shown = claims[:MOST_CLAIMS] if is_short else claims
    said = "; ".join(f"“{claim}”" for claim in shown)
    if len(shown) < len(claims):
        said += _(" and %s more") % (len(claims) - len(shown))
    more = tuple(Cell(write(float(about[name]))) for name in ("congruence", "conflict"))
    return (*ends, weight, *more, Cell(str(about["propositions"])), Cell(said))


def _node_columns(read: Read) -> tuple[str, ...]:
    if read.is_speaking:
        return (_("Who"), _("Side"), _("Statements made"), _("Statements heard"), _("Ties"))
    return (_("Who or what"), _("Side"), _("Known from"), _("Positions"), _("Activity"), _("Ties"))


def _node_cells(read: Read, node: Node, write: Write) -> tuple[Cell, ...]:
    actor = read.actor(node)
    who = Cell(node.label, read.href(node))
    side = Cell((actor.country or _("not known")) if actor else _("a proposition"))
    ties = Cell(str(read.ties[node.key]))
    about = node.attributes
    if read.is_speaking:
        return (who, side, Cell(str(about["said"])), Cell(str(about["heard"])), ties)
    known = {"own": _("own accounts"), "other": _("other accounts"), "both": _("both")}
    activity = Cell(write(float(about["activity"])) if "activity" in about else "")
    positions = Cell(write(read.activity[node.key]))
    return (who, side, Cell(known.get(read.accounts.get(node.key, ""), "")), positions, activity, ties)
