"""Where the nodes and the ties of a network stand: in one column or two, by side, each label in lines of its own. Pure.

Nothing is drawn at random and nothing is tried until it looks well: the same nodes and ties, in whatever order, have the
same places. A tie takes room at the edge of its nodes as it is wide, so that no two of them begin at one point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

Spot = tuple[float, float]

SWEEPS = 6
"""How often the order in the columns is mended by that of the neighbours; the best of them all is taken."""
_SPACE = 2.0
"""Between two ties at the edge of a node."""
_REACH = 0.75
"""How much of the way to its control points a cubic curve goes at its middle."""


@dataclass(frozen=True, slots=True)
class Point:
    """A node to be placed: `group` is the heading it stands under, `height` what its label needs.

    `column` 0 or 1 says where it has to stand, None that it may stand anywhere. Of one group and column, nodes of a
    greater `rank` stand first where nothing else tells.
    """

    key: str
    group: str
    height: float
    rank: float = 0.0
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A tie to be placed, by the keys of its ends; `width` is the room that it takes."""

    source: str
    target: str
    width: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The room there is: where the nodes of each column stand, and the left and right ends of what lies between."""

    columns: tuple[float, ...]
    reach: float
    """How far a tie may bend away from its column."""
    heading: float
    gap: float
    """Between two nodes of a column."""
    half: float
    """Half of a node's width."""
    spread: float = 48.0
    """What a gap grows by at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its middle, how tall it is itself, and the row that it has."""

    column: int
    x: float
    y: float
    height: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic curve from the edge of one node to that of another; at both ends it is level."""

    start: Spot
    one: Spot
    other: Spot
    end: Spot

    def at(self, t: float) -> Spot:
        """The point of the curve at t, from 0 at its start to 1 at its end."""
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        spots = (self.start, self.one, self.other, self.end)
        return (
            sum(w * spot[0] for w, spot in zip(weights, spots, strict=True)),
            sum(w * spot[1] for w, spot in zip(weights, spots, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group over its nodes."""

    words: str
    column: int
    top: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place: nodes by key in the order of columns and rows, curves in the order of the lines given."""

    places: Mapping[str, Place]
    headings: tuple[Heading, ...]
    curves: tuple[Curve, ...]
    height: float


def arrange(points: Sequence[Point], lines: Sequence[Line], frame: Frame) -> Layout:
    """The layout; work grows with nodes and ties alone. Raises KeyError for a line whose end is no point."""
    thickness = _thickness(points, lines)
    columns = _order(_columns(points, thickness, frame), lines)
    heights = [_height(column, thickness, frame) for column in columns]
    places: dict[str, Place] = {}
    headings: list[Heading] = []
    for at, column in enumerate(columns):
        # A short column beside a tall one is spread, so that ties go less steeply.
        slack = max(heights) - heights[at]
        more = min(slack / max(len(column), 1), frame.spread)
        y = (slack - more * (len(column) - 1)) / 2
        for words, found in groupby(column, key=lambda point: point.group):
            if words:
                headings.append(Heading(words, at, y))
                y += frame.heading
            for point in found:
                own = thickness[point.key]
                row = max(point.height, own)
                places[point.key] = Place(at, frame.columns[at], y + row / 2, own, y, y + row)
                y += row + frame.gap + more
    return Layout(places, tuple(headings), _curves(lines, places, frame), max(heights, default=0.0))


def _thickness(points: Sequence[Point], lines: Sequence[Line]) -> dict[str, float]:
    """How tall each node has to be for the ties at its edge."""
    found = {point.key: 0.0 for point in points}
    for line in lines:
        for key in (line.source, line.target):
            found[key] += line.width + _SPACE
    return {key: max(found[key], 9.0) for key in found}


def _columns(points: Sequence[Point], thickness: Mapping[str, float], frame: Frame) -> list[list[Point]]:
    """The nodes of each column, group by group: the greatest group first, each where there is more room.

    A group that is alone is divided between the columns.
    """
    columns: list[list[Point]] = [[] for _column in frame.columns]
    ranked = sorted(points, key=lambda point: (-point.rank, point.key))
    groups: dict[str, list[Point]] = {}
    for point in ranked:
        if point.column is not None:
            columns[min(point.column, len(columns) - 1)].append(point)
        else:
            groups.setdefault(point.group, []).append(point)
    if len(groups) == 1 and len(columns) == 2 and not any(columns):
        (alone,) = groups.values()
        middle = (len(alone) + 1) // 2
        return [alone[:middle], alone[middle:]]
    for name in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        room = [_height(column, thickness, frame) for column in columns]
        columns[room.index(min(room))] += groups[name]
    # What was given its column stands by group too.
    return [_by_group(column) for column in columns]


def _by_group(column: Sequence[Point]) -> list[Point]:
    groups: dict[str, list[Point]] = {}
    for point in column:
        groups.setdefault(point.group, []).append(point)
    return [point for found in groups.values() for point in found]


def _height(column: Sequence[Point], thickness: Mapping[str, float], frame: Frame) -> float:
    headings = sum(1 for words, _found in groupby(column, key=lambda point: point.group) if words)
    return headings * frame.heading + sum(max(point.height, thickness[point.key]) + frame.gap for point in column)


def _order(columns: list[list[Point]], lines: Sequence[Line]) -> list[list[Point]]:
    """The columns with nodes near those they have ties with, within their groups (the barycentre method)."""
    neighbours: dict[str, list[tuple[str, float]]] = {}
    for line in sorted(lines, key=lambda line: (line.source, line.target, line.width)):
        neighbours.setdefault(line.source, []).append((line.target, line.width))
        neighbours.setdefault(line.target, []).append((line.source, line.width))
    best, least = columns, _length(columns, neighbours)
    for sweep in range(SWEEPS):
        at = sweep % len(columns)
        rows = _rows(columns)
        ordered: list[Point] = []
        for _words, found in groupby(columns[at], key=lambda point: point.group):
            ordered += sorted(found, key=lambda p: (_barycentre(p.key, neighbours, rows), -p.rank, p.key))
        columns = [*columns[:at], ordered, *columns[at + 1 :]]
        length = _length(columns, neighbours)
        if length < least - 1e-9:
            best, least = columns, length
    return best


def _rows(columns: Sequence[Sequence[Point]]) -> dict[str, float]:
    """How far down each node stands, from 0 to 1 in every column."""
    return {point.key: (at + 0.5) / len(column) for column in columns for at, point in enumerate(column)}


def _barycentre(key: str, neighbours: Mapping[str, Sequence[tuple[str, float]]], rows: Mapping[str, float]) -> float:
    found = neighbours.get(key, ())
    weight = sum(width for _other, width in found)
    return sum(rows[other] * width for other, width in found) / weight if weight else rows[key]


def _length(columns: Sequence[Sequence[Point]], neighbours: Mapping[str, Sequence[tuple[str, float]]]) -> float:
    """How far all ties go up and down."""
    rows = _rows(columns)
    return sum(abs(rows[key] - rows[other]) * width for key, found in neighbours.items() for other, width in found)


def _curves(lines: Sequence[Line], places: Mapping[str, Place], frame: Frame) -> tuple[Curve, ...]:
    ends = _ends(lines, places)
    depths = _depths(lines, places, ends)
    curves = []
    for at, line in enumerate(lines):
        source, target = places[line.source], places[line.target]
        start = (_edge(source, frame), ends[at, 0])
        end = (_edge(target, frame), ends[at, 1])
        if source.column != target.column:
            x = (start[0] + end[0]) / 2
        else:
            depth = frame.reach * depths[at] / _REACH
            x = start[0] + (-depth if source.column else depth)
        curves.append(Curve(start, (x, start[1]), (x, end[1]), end))
    return tuple(curves)


def _depths(
    lines: Sequence[Line], places: Mapping[str, Place], ends: Mapping[tuple[int, int], float]
) -> dict[int, float]:
    """How far the ties within a column bend away from it, of what there is: the longer the further, no two alike."""
    inside = [at for at, line in enumerate(lines) if places[line.source].column == places[line.target].column]
    length = {at: abs(ends[at, 0] - ends[at, 1]) for at in inside}
    ranked = sorted(inside, key=lambda at: (length[at], lines[at].source, lines[at].target, lines[at].width))
    longest = max([1.0, *length.values()])
    return {at: 0.16 + 0.42 * length[at] / longest + 0.42 * (rank + 1) / len(ranked) for rank, at in enumerate(ranked)}


def _edge(place: Place, frame: Frame) -> float:
    """The edge of a node on which its ties are: the inner one."""
    return place.x + (-frame.half if place.column else frame.half)


def _ends(lines: Sequence[Line], places: Mapping[str, Place]) -> dict[tuple[int, int], float]:
    """How far down each end of each line is: (line, 0) at its source, (line, 1) at its target.

    At a node stand, from above, ties to what is above it in its column, the nearest first; ties to the other column as
    these go down; ties to what is below, the farthest first: so none crosses another without need.
    """
    order = sorted(range(len(lines)), key=lambda at: (lines[at].source, lines[at].target, lines[at].width))
    rank = {at: n for n, at in enumerate(order)}
    at_node: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        at_node.setdefault(line.source, []).append((at, 0))
        at_node.setdefault(line.target, []).append((at, 1))
    found = {}
    for key, ends in at_node.items():
        here = places[key]

        def place(end: tuple[int, int], here: Place = here) -> tuple[int, float, int]:
            line = lines[end[0]]
            there = places[line.target if end[1] == 0 else line.source]
            if there is here:
                return (0, -1.0, end[1])
            if there.column != here.column:
                return (1, there.y, rank[end[0]])
            if there.y < here.y:
                return (0, here.y - there.y, rank[end[0]])
            return (2, here.y - there.y, -rank[end[0]])

        y = here.y - sum(lines[at].width + _SPACE for at, _side in ends) / 2
        for end in sorted(ends, key=place):
            width = lines[end[0]].width + _SPACE
            found[end] = y + width / 2
            y += width
    return found
