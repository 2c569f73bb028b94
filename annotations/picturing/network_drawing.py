"""A network as a drawing: nodes in two columns, or in one on a phone, and ties as curves between them.

A tie is as wide as it weighs; whole for what is alike, broken for what is contrary, dotted where both cancel out. Who is
known by whose accounts is the filling: of nodes, and of the arrows of those who speak. Colour only says it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.picturing.elements import Element, element, line, number, text
from archive.picturing.frame import Block, Form
from archive.picturing.measuring import measure, wrap

from .network_layout import Curve, Frame, Line, Place, Point, arrange

LINE = 17.0
SMALL = 15.0
HALF = 5.0
"""Half of a node's width."""
ARROW = 9.0
THINNEST, WIDEST = 1.5, 8.0
MOST_NUMBERS = 24
"""Ties that all have their number."""
_HUES = {"": 7, "alike": 1, "contrary": 2, "even": 7}
_DASHES = {"contrary": "7 4", "even": "2 4"}
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where on a curve its number may stand, the middle first."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node: under which heading, with what beneath its label, known by whose accounts ("own", "other", "both", "")."""

    key: str
    label: str
    detail: str
    group: str
    name: str
    href: str
    account: str = ""
    rank: float = 0.0
    column: int | None = None
    is_claim: bool = False


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """A tie: `sign` is "alike", "contrary", "even" or nothing, `account` that of the arrow of a directed one."""

    source: str
    target: str
    weight: float
    shown: str
    name: str
    href: str
    sign: str = ""
    account: str = ""
    is_directed: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: ties in the order in which they are gone through, the strongest first; the words of the key."""

    nodes: tuple[DrawnNode, ...]
    ties: tuple[DrawnTie, ...]
    node_key: tuple[tuple[str, str], ...] = ()
    """Accounts of nodes, with what they say."""
    tie_key: tuple[tuple[str, str, str], ...] = ()
    """Signs and accounts of ties, with what they say."""


@dataclass(frozen=True, slots=True)
class _Label:
    lines: tuple[str, ...]
    details: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + len(self.details) * SMALL


def draw_network(drawn: Drawn, form: Form) -> Block:
    """The picture without title and source."""
    room = 252.0 if form.is_beside else 178.0
    labels = {node.key: _label(node, form, room) for node in drawn.nodes}
    widths = _widths(drawn.ties)
    layout = arrange(
        [
            Point(node.key, node.group, labels[node.key].height, node.rank, node.column if form.is_beside else None)
            for node in drawn.nodes
        ],
        [
            Line(tie.source, tie.target, max(width, ARROW - 1 if tie.is_directed else 0))
            for tie, width in zip(drawn.ties, widths, strict=True)
        ],
        _frame(form, room),
    )
    nodes = {node.key: node for node in drawn.nodes}
    elements = [_heading(heading.words, heading.column, heading.top, form, room) for heading in layout.headings]
    elements += [_node(nodes[key], labels[key], place, form, room) for key, place in layout.places.items()]
    curves = list(zip(drawn.ties, widths, layout.curves, strict=True))
    elements += [_tie(tie, width, curve) for tie, width, curve in curves]
    elements.append(_numbers([(tie, curve) for tie, _width, curve in curves], form))
    key = _key(drawn, form)
    y = layout.height + 6
    elements += [line(0, y, form.width, y), element("g", *key.elements, transform=f"translate(0 {y + 8:.1f})")]
    return Block(y + 8 + key.height, tuple(elements))


def _frame(form: Form, room: float) -> Frame:
    if form.is_beside:
        left = room + 8 + HALF
        return Frame((left, form.width - left), reach=168, heading=30, gap=12, half=HALF)
    left = room + 7 + HALF
    return Frame((left,), reach=form.width - left - HALF - 14, heading=30, gap=14, half=HALF)


def _label(node: DrawnNode, form: Form, room: float) -> _Label:
    return _Label(
        wrap(node.label, form.size, room, lines=3 if form.is_beside else 5),
        wrap(node.detail, form.small, room, lines=2) if node.detail else (),
    )


def _widths(ties: Sequence[DrawnTie]) -> list[float]:
    most = max((abs(tie.weight) for tie in ties), default=0.0) or 1.0
    return [THINNEST + (WIDEST - THINNEST) * abs(tie.weight) / most for tie in ties]


def _heading(words: str, column: int, top: float, form: Form, room: float) -> Element:
    x, anchor = (form.width - room, "start") if column else (room, "end")
    said = wrap(words, form.small, room, lines=1)
    return text(x, top + 20, said[0] if said else "", size=form.small, class_="pic-muted", font_style="italic",
                text_anchor=anchor)  # fmt: skip


def _node(node: DrawnNode, label: _Label, place: Place, form: Form, room: float) -> Element:
    x, anchor = (form.width - room, "start") if place.column else (room, "end")
    y = place.y - label.height / 2
    words = [
        text(x, y + 13 + LINE * at, said, size=form.size, text_anchor=anchor) for at, said in enumerate(label.lines)
    ]
    y += LINE * len(label.lines)
    words += [
        text(x, y + 12 + SMALL * at, said, size=form.small, class_="pic-muted", text_anchor=anchor)
        for at, said in enumerate(label.details)
    ]
    shape = _shape(place.x, place.y, place.height, node.account, is_claim=node.is_claim)
    return element("a", *words, element("g", *shape, class_="pic-hue-0"), href=node.href, aria_label=node.name,
                   class_="pic-label")  # fmt: skip


def _shape(x: float, y: float, height: float, account: str, *, is_claim: bool = False) -> list[Element]:
    """A node: filled for its own accounts, hollow for others, half for both; what is no actor has corners."""
    height = max(height, 2 * HALF)
    box = {"x": x - HALF, "y": y - height / 2, "width": 2 * HALF, "height": height}
    corner = None if is_claim else HALF
    outline = {"stroke": "currentColor", "stroke_width": "1.5"}
    if account in ("other", "both"):
        found = [element("rect", **box, rx=corner, class_="pic-paper", **outline)]
        if account == "both":
            top, bottom, left = y - height / 2, y + height / 2, x - HALF
            path = "M{} {}A5 5 0 0 0 {} {}V{}A5 5 0 0 0 {} {}Z".format(
                *map(number, (x, top, left, top + HALF, bottom - HALF, x, bottom))
            )
            found.append(element("path", d=path, fill="currentColor"))
        return found
    return [element("rect", **box, rx=corner, fill="currentColor", **outline)]


def _tie(tie: DrawnTie, width: float, curve: Curve) -> Element:
    elements = []
    if tie.is_directed:
        (bx, _by), (x, y) = curve.other, curve.end
        back = ARROW if bx >= x else -ARROW
        curve = Curve(curve.start, curve.one, curve.other, (x + back, y))
        elements.append(_arrow(x, y, back, tie.account))
    path = "M{} {}C{} {} {} {} {} {}".format(
        *(number(value) for spot in (curve.start, curve.one, curve.other, curve.end) for value in spot)
    )
    stroke = {"d": path, "fill": "none", "stroke": "currentColor"}
    elements.insert(0, element("path", **stroke, stroke_width=width, stroke_dasharray=_DASHES.get(tie.sign)))
    # A thin line is hard to point at.
    elements.insert(0, element("path", **stroke, stroke_width=max(width, 11), stroke_opacity="0"))
    hue = _HUES[tie.sign]
    return element("a", *elements, href=tie.href, aria_label=tie.name, class_=f"pic-mark pic-hue-{hue}")


def _arrow(x: float, y: float, back: float, account: str) -> Element:
    """The point of an arrow: filled, hollow, or its upper half filled."""
    half = ARROW / 2
    whole = f"{number(x)},{number(y)} {number(x + back)},{number(y - half)} {number(x + back)},{number(y + half)}"
    outline = {"stroke": "currentColor", "stroke_width": "1.3", "stroke_linejoin": "round"}
    if account in ("other", "both"):
        hollow = element("polygon", points=whole, class_="pic-paper", **outline)
        if account == "other":
            return hollow
        upper = f"{number(x)},{number(y)} {number(x + back)},{number(y - half)} {number(x + back)},{number(y)}"
        return element("g", hollow, element("polygon", points=upper, fill="currentColor"))
    return element("polygon", points=whole, fill="currentColor", **outline)


def _numbers(ties: Sequence[tuple[DrawnTie, Curve]], form: Form) -> Element:
    """What ties weigh, on their curves, as far as no number stands on another; of many, not what is the least."""
    taken: list[tuple[float, float, float, float]] = []
    elements = []
    least = min((abs(tie.weight) for tie, _curve in ties), default=0.0) if len(ties) > MOST_NUMBERS else -1.0
    for tie, curve in ties:
        if abs(tie.weight) <= least:
            continue
        half = measure(tie.shown, form.small) / 2 + 2
        for t in _PLACES:
            x, y = curve.at(t)
            box = (x - half, y - 8, x + half, y + 8)
            if box[2] <= form.width and not any(_meet(box, other) for other in taken):
                taken.append(box)
                elements += [
                    element("rect", x=box[0], y=box[1] + 1, width=2 * half, height=14, class_="pic-paper", rx=3),
                    text(x, y + 4, tie.shown, size=form.small, text_anchor="middle"),
                ]
                break
    return element("g", *elements, aria_hidden="true", pointer_events="none")


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key(drawn: Drawn, form: Form) -> Block:
    """What fillings and lines say, side by side as far as they fit."""
    entries: list[tuple[float, list[Element], str]] = [
        (2 * HALF, _shape(HALF, 0, 14, account), words) for account, words in drawn.node_key
    ]
    for sign, account, words in drawn.tie_key:
        sample: list[Element] = [
            element("path", d="M0 0H26", fill="none", stroke="currentColor", stroke_width="3",
                    stroke_dasharray=_DASHES.get(sign)),
        ]  # fmt: skip
        if account:
            sample.append(_arrow(36, 0, -ARROW, account))
        entries.append((36 if account else 26, [element("g", *sample, class_=f"pic-hue-{_HUES[sign]}")], words))
    elements: list[Element] = []
    x, y = 0.0, 0.0
    for width, shapes, words in entries:
        said = wrap(words, form.small, form.width - width - 12, lines=1)
        wide = width + 6 + measure(said[0], form.small)
        if x and x + wide > form.width:
            x, y = 0.0, y + 21
        elements.append(element("g", *shapes, transform=f"translate({x + 1:.1f} {y + 10:.1f})", class_="pic-hue-0"))
        elements.append(text(x + width + 7, y + 14, said[0], size=form.small, class_="pic-muted"))
        x += wide + 20
    return Block(y + 24 if entries else 0, tuple(elements))
