"""Who shares positions: networks of actors by how far their stances on the same propositions agree.

Source: Philip Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", in Victor, Montgomery &
Lubell (eds.), The Oxford Handbook of Political Networks (2017), pp. 301-326
(doi:10.1093/oxfordhb/9780190228217.013.25); in formulas in Leifeld, Gruber & Bossner, "Discourse Network Analyzer
Manual" (2018), ch. 2. With x_ijk the stances of actor i on proposition j at level k:

    congruence   Σ_j Σ_k Σ_k' x_ijk x_i'jk' (1 - |k - k'| / range)
    conflict     Σ_j Σ_k Σ_k' x_ijk x_i'jk' |k - k'| / range
    subtract     congruence - conflict

`mixed` and `none` have no level and never enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from math import sqrt

from .graphs import Edge, Network, Node, Scalar
from .stances import Accounts, Stance, Window, chosen, node_key, windows

# How much an actor holds at each level of each proposition.
Held = Mapping[str, Mapping[int, float]]


class Tie(StrEnum):
    """What an edge weighs."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"


class Scale(StrEnum):
    """The levels. DIRECTION: support and opposition alone. VALUE: -2 to 2, so that neutral is half of the way."""

    DIRECTION = "direction"
    VALUE = "value"


class Counting(StrEnum):
    """What counts of repeated stances. ONCE: one for each proposition and level. WEIGHT: the sum of their weights."""

    ONCE = "once"
    WEIGHT = "weight"


class Normalization(StrEnum):
    """By what the weight of a pair is divided, so that those who speak much are not close to everybody.

    AVERAGE: the mean of both actors' activities Σx. JACCARD: what either holds without the other, and the products of
    what both hold; counted once, the propositions and levels that either holds. COSINE: √Σx² of one times that of the
    other, the cosine of Salton & McGill 1983; the Discourse Network Analyzer takes Σx instead, and is lower therefore.
    """

    NONE = "none"
    AVERAGE = "average activity"
    JACCARD = "Jaccard"
    COSINE = "cosine"


@dataclass(frozen=True, slots=True)
class Method:
    """How stances become ties."""

    tie: Tie = Tie.CONGRUENCE
    normalization: Normalization = Normalization.NONE
    accounts: Accounts = Accounts.BOTH
    scale: Scale = Scale.DIRECTION
    counting: Counting = Counting.ONCE


def sharing_network(stances: Iterable[Stance], method: Method) -> Network:
    """The undirected network of actors with a stance that has a level; those without a tie stand in it alone.

    A pair has an edge where the weight is not nought; in a subtract network also where congruence and conflict cancel
    out. Each edge has the congruence and conflict before they were normalized and the number of propositions both
    hold. Each node has its number of stances and its activity Σx.
    """
    held: dict[str, dict[str, dict[int, float]]] = {}
    nodes: dict[str, dict[str, Scalar]] = {}
    for stance in chosen(stances, method.accounts):
        level = _level(stance, method.scale)
        if level is None:
            continue
        key = node_key(stance, method.accounts)
        mine = held.setdefault(key, {}).setdefault(stance.proposition, {})
        mine[level] = 1 if method.counting is Counting.ONCE else mine.get(level, 0) + stance.weight
        about = nodes.setdefault(key, _about(stance, method.accounts))
        about["stances"] = int(about["stances"]) + stance.number
    for key, about in nodes.items():
        about["activity"] = sum(_times(held[key]))
    edges = []
    for one, other in combinations(sorted(held), 2):
        edge = _edge(one, other, held[one], held[other], method)
        if edge is not None:
            edges.append(edge)
    return Network(
        name=f"{method.tie} of actors",
        directed=False,
        nodes=tuple(Node(key, "actor", key, nodes[key]) for key in sorted(nodes)),
        edges=tuple(edges),
        attributes={
            "tie": method.tie.value,
            "normalization": method.normalization.value,
            "accounts": method.accounts.value,
            "scale": method.scale.value,
            "counting": method.counting.value,
        },
    )


def sharing_networks(
    stances: Iterable[Stance], method: Method, *, days: int, step: int
) -> tuple[tuple[Window, Network], ...]:
    """A network for each window of that many days, one every `step` days; its days are among its attributes.

    Each has the actors of its own days alone; a stance without a date is in none.
    """
    stances = tuple(stances)
    found = []
    for window in windows(stances, days=days, step=step):
        network = sharing_network(window.of(stances), method)
        dated = {**network.attributes, "start": window.start.isoformat(), "end": window.end.isoformat()}
        found.append((window, replace(network, attributes=dated)))
    return tuple(found)


def propositions_held(stances: Iterable[Stance], method: Method) -> dict[str, frozenset[str]]:
    """The propositions of which each node of the network holds a level: what two of them share is behind their tie."""
    found: dict[str, set[str]] = {}
    for stance in chosen(stances, method.accounts):
        if _level(stance, method.scale) is not None:
            found.setdefault(node_key(stance, method.accounts), set()).add(stance.proposition)
    return {key: frozenset(held) for key, held in found.items()}


def _level(stance: Stance, scale: Scale) -> int | None:
    if scale is Scale.VALUE:
        return stance.value
    return {"supports": 1, "opposes": -1}.get(stance.direction)


def _about(stance: Stance, accounts: Accounts) -> dict[str, Scalar]:
    about: dict[str, Scalar] = {"stances": 0}
    return about | {"of": stance.actor, "account": stance.account.value} if accounts is Accounts.APART else about


def _edge(one: str, other: str, mine: Held, theirs: Held, method: Method) -> Edge | None:
    shared = sorted(mine.keys() & theirs.keys())
    if not shared:
        return None
    span = 2 if method.scale is Scale.DIRECTION else 4
    congruence = conflict = 0.0
    for proposition in shared:
        for level, times in mine[proposition].items():
            for level2, times2 in theirs[proposition].items():
                apart = abs(level - level2) / span
                congruence += times * times2 * (1 - apart)
                conflict += times * times2 * apart
    raw = {Tie.CONGRUENCE: congruence, Tie.CONFLICT: conflict, Tie.SUBTRACT: congruence - conflict}[method.tie]
    if not raw and method.tie is not Tie.SUBTRACT:
        return None
    return Edge(
        one,
        other,
        raw / _norm(mine, theirs, method.normalization),
        {"congruence": congruence, "conflict": conflict, "propositions": len(shared)},
    )


def _norm(mine: Held, theirs: Held, normalization: Normalization) -> float:
    """What the weight is divided by; never nought, as both hold something."""
    if normalization is Normalization.AVERAGE:
        return (sum(_times(mine)) + sum(_times(theirs))) / 2
    if normalization is Normalization.JACCARD:
        return _alone(mine, theirs) + _alone(theirs, mine) + _both(mine, theirs)
    if normalization is Normalization.COSINE:
        return sqrt(sum(times**2 for times in _times(mine))) * sqrt(sum(times**2 for times in _times(theirs)))
    return 1


def _times(held: Held) -> list[float]:
    return [times for levels in held.values() for times in levels.values()]


def _alone(mine: Held, theirs: Held) -> float:
    """What one holds where the other does not hold the same."""
    return sum(
        times
        for proposition, levels in mine.items()
        for level, times in levels.items()
        if level not in theirs.get(proposition, {})
    )


def _both(mine: Held, theirs: Held) -> float:
    """The products of what both hold alike."""
    return sum(
        times * theirs[proposition][level]
        for proposition, levels in mine.items()
        for level, times in levels.items()
        if level in theirs.get(proposition, {})
    )
