"""Offices through time: who held which from when to when, with how sure each end is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import frame
from .elements import Element, element, line, text
from .frame import GAP, Block, Form
from .rows import Band
from .times import Axis, span

HEIGHT = 14.0
_ROOM = 14.0
_TAIL = 26.0
"""How far a bar without a known end runs on."""


@dataclass(frozen=True, slots=True)
class Tenures:
    """A picture of offices; each band's detail says its dates and how sure they are."""

    bands: tuple[Band, ...]
    gaps: tuple[Band, ...] = ()
    gaps_label: str = ""
    overlaps: tuple[Band, ...] = ()
    overlaps_label: str = ""


def draw_offices(tenures: Tenures, form: Form) -> Block:
    """A bar an office, in the order of the days; those that have no date at all stand below, without a bar.

    Under them a row of gaps, each between two ticks, and one of overlaps, where there are any.
    """
    elements: list[Element] = []
    days = [day for band in tenures.bands for day in band.days]
    axis = _axis(tenures.bands, form) if days else None
    y = 0.0
    top = 0.0
    labels = Block(0)
    if axis:
        labels = frame.axis_labels(axis, form, None, "")
        elements.append(frame.put(labels, 0))
        y = top = labels.height
    for band in tenures.bands:
        elements.append(line(0, y, form.width, y))
        label = frame.label(form, band.label, band.detail, "")
        elements.append(frame.put(label, y + 6))
        middle = y + 6 + label.height / 2 if form.is_beside else y + label.height + 8 + HEIGHT / 2
        if axis and band.days:
            elements += _bar(band, axis, middle - HEIGHT / 2, form)
        height = label.height + 14 if form.is_beside else label.height + HEIGHT + 18
        y += height
    for words, found, draw in (
        (tenures.gaps_label, tenures.gaps, _gap),
        (tenures.overlaps_label, tenures.overlaps, _overlap),
    ):
        if axis and found:
            elements.append(line(0, y, form.width, y, class_="pic-rule-strong"))
            said = frame.label(form, words, "", "")
            elements.append(frame.put(said, y + 6))
            middle = y + 6 + said.height / 2 if form.is_beside else y + said.height + 8 + HEIGHT / 2
            elements += [drawn for band in found for drawn in draw(band, axis, middle - HEIGHT / 2, form)]
            y += said.height + 14 if form.is_beside else said.height + HEIGHT + 18
    elements.append(line(0, y, form.width, y))
    behind = frame.rules(axis, form, top, y) if axis else []
    return Block(y + 4, (*behind, *elements))


def _axis(bands: Sequence[Band], form: Form) -> Axis:
    known = [day for band in bands for day in band.days]
    first, last = span(known)
    left = form.labels + GAP if form.is_beside else 0.0
    # Room for a bar that runs on where its end is not known, and for the words that say so.
    has_open_start = any(band.days and band.first is None for band in bands)
    has_open_end = any(band.days and band.last is None for band in bands)
    return Axis(
        first, last, left + (_TAIL if has_open_start else _ROOM), form.width - (_TAIL if has_open_end else _ROOM)
    )


def _gap(band: Band, axis: Axis, top: float, form: Form) -> list[Element]:
    """A line between two ticks for the days that are surely open, broken where they possibly are."""
    middle, bottom = top + HEIGHT / 2, top + HEIGHT
    first, last = axis.x(band.first or axis.first), axis.x(band.last or axis.last)
    sure_from, sure_to = axis.x(band.surely_from or axis.first), axis.x(band.surely_to or axis.last)
    stroke = {"stroke": "currentColor", "stroke_width": "1.4"}
    elements = [element("title", band.detail)]
    for left, right in ((first, sure_from), (sure_to, last)):
        if right - left > 0.1:
            elements.append(element("line", x1=left, y1=middle, x2=right, y2=middle, stroke_dasharray="2 2", **stroke))
    elements.append(element("line", x1=sure_from, y1=middle, x2=sure_to, y2=middle, **stroke))
    elements += [element("line", x1=x, y1=top + 2, x2=x, y2=bottom - 2, **stroke) for x in (sure_from, sure_to)]
    return [element("g", *elements, class_="pic-hue-7")]


def _overlap(band: Band, axis: Axis, top: float, form: Form) -> list[Element]:
    return _bar(band, axis, top, form, hue=2)


def _bar(band: Band, axis: Axis, top: float, form: Form, hue: int = 1) -> list[Element]:
    """The bar: solid where the office was surely held, a broken outline where it was possibly, a tail where not known."""
    bottom = top + HEIGHT
    known = sorted(band.days)
    first = axis.x(band.first) if band.first else axis.x(known[0])
    last = axis.x(band.last) if band.last else axis.x(known[-1])
    sure_from = axis.x(band.surely_from) if band.surely_from else first
    sure_to = axis.x(band.surely_to) if band.surely_to else last
    elements: list[Element] = []
    outline = {"class_": "pic-paper", "stroke": "currentColor", "stroke_width": "1.2", "stroke_dasharray": "3 2"}
    is_sure = sure_to > sure_from
    for left, right in ((first, sure_from), (sure_to, last)) if is_sure else ((first, last),):
        if right - left > 0.1:
            elements.append(element("rect", x=left, y=top, width=right - left, height=HEIGHT, **outline))
    if is_sure:
        elements.append(element("rect", x=sure_from, y=top, width=max(sure_to - sure_from, 2), height=HEIGHT,
                                fill="currentColor"))  # fmt: skip
    tail = {"stroke": "currentColor", "stroke_width": "1.4", "stroke_dasharray": "4 3"}
    for x, is_known, is_sure, side in (
        (first, band.first, band.is_start_sure, -1),
        (last, band.last, band.is_end_sure, 1),
    ):
        if not is_known:
            elements += [
                element("line", x1=x, y1=y, x2=x + side * (_TAIL - 12), y2=y, **tail) for y in (top + 1, bottom - 1)
            ]
        if not is_known or not is_sure:
            mark = x + side * (7 if is_known else _TAIL - 5)
            elements.append(text(mark, top + 11, "?", size=form.small, class_="pic-muted", text_anchor="middle"))
    said = ", ".join(words for words in (band.label, band.detail) if words)
    title = element("title", said)
    return [element("g", title, *elements, class_=f"pic-hue-{hue}")]
