"""Marks in rows on an axis of time: positions by proposition, holders of a position, speakers on a topic, records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from . import frame
from .bars import draw_bars, tallest
from .elements import Element, element, line, text
from .frame import GAP, Block, Form
from .marks import RADIUS, Look, draw, draw_span
from .rows import DIRECTIONS, PERIODS, Band, Group, Item, Mark, Period, Row, merge
from .times import NO_DAYS, Axis, span
from .words import key_of, name_level, name_mark

MOST_MARKS = 240
"""In one picture: more are merged into longer periods, for who goes through them by the keyboard and for the page."""
MOST_ABOVE_EACH_OTHER = 4
MOST_SINGLE = 300
"""Records that are drawn one by one; more are drawn as bars."""
LANE = 18.0
UNDATED_WIDTH = 64.0
LEVELS_WIDTH = 128.0
DIRECTION_HUES = {"supports": 1, "opposes": 2, "mixed": 4, "neutral": 7, "none": 7}


@dataclass(frozen=True, slots=True)
class Strips:
    """A picture of rows. `name` begins the addresses of the lines of its table; `several` is what its marks count."""

    name: str
    groups: tuple[Group, ...]
    several: str
    bands: tuple[Band, ...] = ()
    is_counted: bool = False
    """Whether many are drawn as bars."""

    @property
    def items(self) -> list[Item]:
        """All items in the order of the table."""
        return [item for group in self.groups for row in group.rows for item in row.items]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the axis; `NO_DAYS` where nothing has a date.

        An office is drawn where it meets what is said: it does not stretch the axis.
        """
        days = [day for i in self.items if i.when.is_dated for day in (i.when.earliest, i.when.latest) if day]
        return span(days) if days else NO_DAYS

    @property
    def has_bands(self) -> bool:
        """Whether an office stands behind a row."""
        axis = Axis(*self.days, left=0, right=0)
        rows = [row for group in self.groups for row in group.rows]
        return any(frame.meet((*self.bands, *row.bands), axis) for row in rows)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for all rows of a picture in one form."""

    strips: Strips
    form: Form
    axis: Axis
    undated: float | None
    levels_right: float
    period: Period
    has_levels: bool
    is_bars: bool
    tallest: int


def draw_strips(strips: Strips, form: Form) -> Block:
    """The picture without title and source."""
    plan = _plan(strips, form)
    head = frame.band_labels(frame.meet(strips.bands, plan.axis), plan.axis, form)
    labels = frame.axis_labels(plan.axis, form, plan.undated, _("no date"))
    elements = [frame.put(head, 0), frame.put(labels, head.height)]
    breaks: list[tuple[int, float]] = []
    y = top = head.height + labels.height
    at = 0
    for group in strips.groups:
        if group.label:
            breaks.append((len(elements), y))
            block = frame.heading(form, group.label)
            elements.append(frame.put(block, y + 4))
            y += block.height + 4
        for index, row in enumerate(group.rows):
            if index:
                breaks.append((len(elements), y))
            block, plot_top = _row(plan, row, at)
            offices = frame.meet((*strips.bands, *row.bands), plan.axis)
            elements += [frame.band(o, plan.axis, y + plot_top, block.height - plot_top) for o in offices]
            elements += frame.rules(plan.axis, form, y + plot_top, y + block.height)
            if index or not group.label:
                elements.append(line(0, y, form.width, y))
            elements.append(frame.put(block, y))
            y += block.height
            at += len(row.items)
    elements.append(line(0, y, form.width, y))
    if y - top > 420:
        elements.append(frame.put(labels, y + 2))
        y += labels.height
    key = frame.key(key_of(strips.items, has_levels=plan.has_levels), form)
    elements.append(frame.put(key, y + 6))
    return Block(y + 6 + key.height, tuple(elements), tuple(breaks[1 if strips.groups[0].label else 0 :]))


def _plan(strips: Strips, form: Form) -> _Plan:
    items = strips.items
    is_bars = strips.is_counted and sum(item.number for item in items) > MOST_SINGLE
    has_undated = any(not item.when.is_dated for item in items)
    has_levels = any(item.direction in DIRECTIONS for item in items)
    levels = LEVELS_WIDTH if has_levels and form.is_beside else 0.0
    left = form.labels + GAP + levels if form.is_beside else 0.0
    right = form.width - (UNDATED_WIDTH if has_undated else 0)
    # Whatever is merged, its number has room at the end.
    widest = Look(count=sum(item.number for item in items), is_uncertain=any(item.when.is_uncertain for item in items))
    axis = Axis(*strips.days, left + RADIUS + 4, right - max(widest.reach, RADIUS + 18))
    undated = (left if strips.days == NO_DAYS else right) + UNDATED_WIDTH / 2 if has_undated else None
    periods = PERIODS if not is_bars else PERIODS[3:]
    plan = _Plan(strips, form, axis, undated, left - 6, periods[-1], has_levels, is_bars, 1)
    for period in periods:
        if is_bars or _fits(plan, period):
            plan = _with(plan, period)
            break
    return plan


def _with(plan: _Plan, period: Period) -> _Plan:
    rows = [row for group in plan.strips.groups for row in group.rows]
    height = tallest([merge(row.items, period, 0) for row in rows]) if plan.is_bars else 1
    return _Plan(
        plan.strips,
        plan.form,
        plan.axis,
        plan.undated,
        plan.levels_right,
        period,
        plan.has_levels,
        plan.is_bars,
        height,
    )


def _fits(plan: _Plan, period: Period) -> bool:
    number = 0
    for group in plan.strips.groups:
        for row in group.rows:
            marks = merge(row.items, period, 0)
            number += len(marks)
            if number > MOST_MARKS:
                return False
            if any(len(lanes) > MOST_ABOVE_EACH_OTHER for _level, lanes in _levels(plan, marks)):
                return False
    return True


def _levels(plan: _Plan, marks: Sequence[Mark]) -> Iterator[tuple[tuple[str, int | None], list[list[Mark]]]]:
    """The levels of a row from above, each with its lanes, in which no mark touches another."""
    by_level: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        by_level.setdefault(mark.items[0].level, []).append(mark)
    for level in sorted(by_level):
        lanes: list[list[Mark]] = []
        ends: list[float] = []
        for mark in sorted(by_level[level], key=lambda m: _reach(plan, m)[0]):
            left, right = _reach(plan, mark)
            at = next((lane for lane, end in enumerate(ends) if end + 1 <= left), len(ends))
            if at == len(ends):
                ends.append(right)
                lanes.append([mark])
            else:
                ends[at] = right
                lanes[at].append(mark)
        one = by_level[level][0].look
        yield (one.direction, one.strength), lanes


def _x(plan: _Plan, mark: Mark) -> float:
    return plan.axis.x(mark.when.middle) if mark.when.is_dated or plan.undated is None else plan.undated


def _reach(plan: _Plan, mark: Mark) -> tuple[float, float]:
    """How far a mark reaches to the left and to the right, with the days on which it can have been."""
    x = _x(plan, mark)
    left, right = x - RADIUS - 1.5, x + mark.look.reach
    if mark.when.is_imprecise and mark.when.earliest and mark.when.latest:
        left = min(left - 3, plan.axis.x(mark.when.earliest))
        right = max(right + 3, plan.axis.x(mark.when.latest))
    return left, right


def _row(plan: _Plan, row: Row, at: int) -> tuple[Block, float]:
    """A row with its label, and how far under its top the plot begins."""
    form = plan.form
    label = frame.label(form, row.label, row.detail, row.href)
    marks = merge(row.items, plan.period, at)
    top = 8.0 if form.is_beside else label.height + 8
    names = frame.band_labels(frame.meet(row.bands, plan.axis), plan.axis, form)
    y = top + names.height
    elements = [frame.put(label, 6 if form.is_beside else 4), frame.put(names, top - 2)]
    if plan.is_bars:
        bars = draw_bars(marks, plan.axis, plan.undated, plan.tallest, lambda m: _link(plan, row, m), row.hue)
        elements.append(frame.put(bars, y))
        y += bars.height
    else:
        for (direction, strength), lanes in _levels(plan, marks):
            said = name_level(direction, strength)
            if said and form.is_beside:
                middle = y + LANE * len(lanes) / 2 + 4
                elements.append(
                    text(plan.levels_right, middle, said, size=form.small, class_="pic-muted", text_anchor="end")
                )
            elif said:
                elements.append(text(0, y + 12, said, size=form.small, class_="pic-muted"))
                y += 17
            for lane in lanes:
                elements += [e for mark in lane for e in _mark(plan, row, mark, y + LANE / 2)]
                y += LANE
    height = max(y + 8, label.height + 14 if form.is_beside else 0)
    return Block(height, tuple(elements)), (0.0 if form.is_beside else label.height + 6)


def _link(plan: _Plan, row: Row, mark: Mark) -> tuple[str, str]:
    """Where a mark leads and what it is called: what it stands for, or the lines of the table with all of it."""
    href = mark.items[0].href if len(mark.items) == 1 else f"#{plan.strips.name}-{mark.first + 1}"
    return href, name_mark(mark, row.label, plan.strips.several)


def _mark(plan: _Plan, row: Row, mark: Mark, y: float) -> Iterator[Element]:
    x = _x(plan, mark)
    when = mark.when
    if when.is_imprecise and when.earliest and when.latest:
        left, right = plan.axis.x(when.earliest), plan.axis.x(when.latest)
        yield from draw_span(left, right, y)
    href, name = _link(plan, row, mark)
    yield element(
        "a",
        element("title", name),
        element("rect", x=-9, y=-9, width=18, height=18, fill="none", pointer_events="all"),
        *draw(mark.look),
        href=href,
        class_=f"pic-mark pic-hue-{DIRECTION_HUES.get(mark.look.direction, row.hue)}",
        aria_label=name,
        transform=f"translate({x:.1f} {y:.1f})",
    )
