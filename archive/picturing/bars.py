"""Bars for what is too much to be drawn one by one: as many a year as their height says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .elements import Element, element, text
from .frame import Block
from .marks import COUNT_SIZE
from .measuring import measure
from .rows import PERIODS, Mark
from .times import Axis

HEIGHT = 40.0
"""Of the tallest bar of a picture."""
_YEAR = PERIODS[3]
_LEAST = 1.5


def tallest(rows: Sequence[Sequence[Mark]]) -> int:
    """The largest number for which a bar of these rows stands."""
    return max((mark.look.count for marks in rows for mark in marks), default=1)


def draw_bars(
    marks: Sequence[Mark],
    axis: Axis,
    undated: float | None,
    most: int,
    link: Callable[[Mark], tuple[str, str]],
    hue: int,
) -> Block:
    """The bars of a row, a year each, with their numbers where these stand apart; `most` has the full height."""
    elements: list[Element] = []
    sides = [_sides(mark, axis, undated) for mark in marks]
    heights = [max(HEIGHT * mark.look.count / most, _LEAST) for mark in marks]
    end = float("-inf")
    for mark, (left, right), height in zip(marks, sides, heights, strict=True):
        href, name = link(mark)
        bar = element("rect", x=left, y=14 + HEIGHT - height, width=right - left, height=height, fill="currentColor")
        said = str(mark.look.count)
        half = measure(said, COUNT_SIZE) / 2
        middle = max((left + right) / 2, half)
        words = []
        is_highest = all(
            other <= height
            for (begin, stop), other in zip(sides, heights, strict=True)
            if begin < middle + half and stop > middle - half
        )
        if is_highest and middle - half > end:
            words = [text(middle, 11 + HEIGHT - height, said, size=COUNT_SIZE, text_anchor="middle")]
            end = middle + half + 2
        elements.append(
            element("a", element("title", name), bar, *words, href=href, class_=f"pic-mark pic-hue-{hue}",
                    aria_label=name)
        )  # fmt: skip
    return Block(HEIGHT + 16, tuple(elements))


def _sides(mark: Mark, axis: Axis, undated: float | None) -> tuple[float, float]:
    """From where to where the bar stands; what has no date stands apart."""
    if not mark.when.is_dated and undated is not None:
        return undated - 8, undated + 8
    first, last = _YEAR(mark.when.middle)
    left, right = axis.x(first), axis.x(last)
    return left, max(right - 1, left + _LEAST)
