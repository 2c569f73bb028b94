"""The shapes of marks: direction is the shape, strength the size, and whose account it is the filling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .elements import Element, element, line, text
from .measuring import measure

Points = Sequence[tuple[float, float]]

RADIUS = 6.0
COUNT_SIZE = 11.0
_ARROW = 7.0
"""How wide the arrow of a shift is."""

# Each shape within a radius of 1, symmetrical to x = 0, from its highest point clockwise.
_SHAPES: dict[str, Points] = {
    "supports": ((0, -1.1), (1.05, 0.75), (0, 0.75), (-1.05, 0.75)),
    "opposes": ((0, -0.75), (1.05, -0.75), (0, 1.1), (-1.05, -0.75)),
    "neutral": ((0, -0.8), (0.8, -0.8), (0.8, 0.8), (0, 0.8), (-0.8, 0.8), (-0.8, -0.8)),
    "mixed": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "none": ((0, -0.4), (1.1, -0.4), (1.1, 0.4), (0, 0.4), (-1.1, 0.4), (-1.1, -0.4)),
    "report": ((0, -1), (0.75, -1), (0.75, 1), (0, 1), (-0.75, 1), (-0.75, -1)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a mark looks like. Without direction it is a circle; "report" is a sheet.

    `account` is one of `rows.ACCOUNTS`, nothing for what is no statement. `strength` is 1, 2 or None. `shift` is "up"
    towards support or "down" towards opposition where something points another way than before, else nothing.
    """

    account: str = ""
    direction: str = ""
    strength: int | None = None
    count: int = 1
    is_uncertain: bool = False
    shift: str = ""

    @property
    def words(self) -> str:
        """What stands beside the shape: how many it stands for, and a question mark for an uncertain date."""
        return f"{self.count if self.count > 1 else ''}{'?' if self.is_uncertain else ''}"

    @property
    def reach(self) -> float:
        """How far it reaches to the right of its middle."""
        arrow = _ARROW + 1 if self.shift else 0
        return RADIUS + 1.5 + arrow + (measure(self.words, COUNT_SIZE) + 1 if self.words else 0)


def draw(look: Look) -> tuple[Element, ...]:
    """The mark round the point (0, 0), in the colour that is current there."""
    radius = RADIUS * (0.78 if look.strength == 1 else 1)
    shape = _SHAPES.get(look.direction)
    elements = [_outline(shape, radius, look.account)]
    if look.account == "common":
        elements.append(_left_half(shape, radius))
    if look.account == "third":
        elements.append(element("circle", r=1.7, cx=0, cy=_centre(look.direction), fill="currentColor"))
    if look.account == "told":
        y = _centre(look.direction)
        elements.append(element("line", x1=-2.6, y1=y, x2=2.6, y2=y, stroke="currentColor", stroke_width="1.6"))
    if look.shift:
        elements.append(_arrow(RADIUS + 1.5 + _ARROW / 2, -1 if look.shift == "up" else 1))
    if look.words:
        elements.append(text(RADIUS + 2 + (_ARROW + 1 if look.shift else 0), 4, look.words, size=COUNT_SIZE))
    return tuple(elements)


def draw_span(left: float, right: float, y: float) -> tuple[Element, ...]:
    """The days on which it can have been: a broken rule with an end at each side, at least as long as to be seen."""
    short = max(0.0, RADIUS + 4 - (right - left) / 2)
    left, right = left - short, right + short
    stroke = {"class_": "pic-rule-strong", "stroke_width": "1.2"}
    return (
        line(left, y, right, y, stroke_dasharray="2 2", **stroke),
        line(left, y - 3, left, y + 3, **stroke),
        line(right, y - 3, right, y + 3, **stroke),
    )


def _arrow(x: float, sign: int) -> Element:
    """An arrow at x, upwards where the sign is below zero."""
    tip, tail, barb = 6.5 * sign, -6.5 * sign, 3 * sign
    path = f"M{x:.1f} {tail:.1f}V{tip:.1f}M{x - 2.6:.1f} {barb:.1f}L{x:.1f} {tip:.1f}L{x + 2.6:.1f} {barb:.1f}"
    return element("path", d=path, fill="none", stroke="currentColor", stroke_width="1.5")


def _outline(shape: Points | None, radius: float, account: str) -> Element:
    stroke: dict[str, str] = {"stroke": "currentColor", "stroke_width": "1.5", "stroke_linejoin": "round"}
    if account in ("own", ""):
        stroke["fill"] = "currentColor"
    else:
        stroke["class_"] = "pic-paper"
    if account == "undetermined":
        stroke["stroke_dasharray"] = "2 1.6"
    if shape is None:
        return element("circle", r=radius * 0.9, **stroke)
    return element("polygon", points=_points(shape, radius), **stroke)


def _left_half(shape: Points | None, radius: float) -> Element:
    if shape is None:
        r = radius * 0.9
        return element("path", d=f"M0 {-r:.1f}A{r:.1f} {r:.1f} 0 0 0 0 {r:.1f}Z", fill="currentColor")
    return element("polygon", points=_points([(x, y) for x, y in shape if x <= 0], radius), fill="currentColor")


def _points(shape: Points, radius: float) -> str:
    return " ".join(f"{x * radius:.1f},{y * radius:.1f}" for x, y in shape)


def _centre(direction: str) -> float:
    return {"supports": 1.0, "opposes": -1.0}.get(direction, 0.0)
