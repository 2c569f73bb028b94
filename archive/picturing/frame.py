"""The frame of a picture on an axis of time: widths, labels of rows, the axis, the offices behind, and the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .elements import Element, element, line, text
from .marks import RADIUS, Look, draw
from .measuring import measure, wrap
from .rows import Band
from .times import Axis


@dataclass(frozen=True, slots=True)
class Form:
    """A width for which a picture is laid out, in CSS pixels: labels beside the rows, or above them."""

    name: str
    width: float
    labels: float
    """The width of the column of labels; 0 where they stand above their rows."""
    size: float = 13.0
    small: float = 12.0

    @property
    def is_beside(self) -> bool:
        """Whether labels stand beside their rows."""
        return self.labels > 0


WIDE = Form("wide", width=920, labels=232)
NARROW = Form("narrow", width=330, labels=0, size=13.5, small=13)
GAP = 10.0
LINE = 17.0
"""From one line of a label to the next."""


@dataclass(frozen=True, slots=True)
class Block:
    """Elements with the height that they take, the first line's top at y = 0 of where they are put."""

    height: float
    elements: tuple[Element, ...] = ()
    breaks: tuple[tuple[int, float], ...] = ()
    """Where it can be cut: before which of its elements, and how far down."""


def put(block: Block, y: float) -> Element:
    """The block, moved down."""
    return element("g", *block.elements, transform=f"translate(0 {y:.1f})")


def label(form: Form, words: str, detail: str, href: str) -> Block:
    """A row's label: at most four lines and two of detail; linked where it leads somewhere."""
    width = form.labels if form.is_beside else form.width
    lines = wrap(words, form.size, width, lines=4, is_bold=True)
    details = wrap(detail, form.small, width, lines=2) if detail else ()
    elements: list[Element] = [
        text(0, 12 + LINE * at, said, size=form.size, font_weight="600") for at, said in enumerate(lines)
    ]
    if href:
        elements = [element("a", *elements, href=href, class_="pic-label")]
    elements += [
        text(0, 12 + LINE * (at + len(lines)), said, size=form.small, class_="pic-muted")
        for at, said in enumerate(details)
    ]
    return Block(LINE * (len(lines) + len(details)), tuple(elements))


def heading(form: Form, words: str) -> Block:
    """The heading of a group, over a strong rule."""
    lines = wrap(words, form.size, form.width, lines=2)
    elements = [line(0, 1, form.width, 1, class_="pic-rule-strong")]
    elements += [
        text(0, 20 + LINE * at, said, size=form.size, class_="pic-muted", font_style="italic")
        for at, said in enumerate(lines)
    ]
    return Block(LINE * len(lines) + 12, tuple(elements))


def axis_labels(axis: Axis, form: Form, undated: float | None, undated_words: str) -> Block:
    """The dates of the axis, each to the right of its rule, and the head of what has no date."""
    elements = [text(x + 3, 12, said, size=form.small, class_="pic-muted") for x, said in axis.ticks(form.small)]
    if undated is not None:
        elements.append(text(undated, 12, undated_words, size=form.small, class_="pic-muted", text_anchor="middle"))
    return Block(18, (element("g", *elements, aria_hidden="true"),))


def rules(axis: Axis, form: Form, top: float, bottom: float) -> list[Element]:
    """The rules of the axis, behind everything but the offices."""
    return [line(x, top, x, bottom) for x, _said in axis.ticks(form.small)]


def meet(offices: Iterable[Band], axis: Axis) -> list[Band]:
    """Those of the offices that were or can have been held on a day of the axis; of some no day is known."""
    return [
        office
        for office in offices
        if office.days and (office.first or axis.first) <= axis.last and (office.last or axis.last) >= axis.first
    ]


def band(office: Band, axis: Axis, top: float, height: float) -> Element:
    """An office behind a row: dark for the days that are sure, light for those that are possible.

    An end that is not known has no rule: the band runs on to the end of the axis. One that is known to the month or the
    year alone, or is not certain, has a broken one.
    """
    first, last = axis.x(office.first or axis.first), axis.x(office.last or axis.last)
    sure_from, sure_to = axis.x(office.surely_from or axis.first), axis.x(office.surely_to or axis.last)
    elements: list[Element] = []
    for left, right in ((first, last), (max(sure_from, first), min(sure_to, last))):
        if right > left:
            elements.append(element("rect", x=left, y=top, width=right - left, height=height, class_="pic-band",
                                    fill_opacity="0.4"))  # fmt: skip
    for day, is_sure in (
        (office.first, office.is_start_sure and office.first == office.surely_from),
        (office.last, office.is_end_sure and office.last == office.surely_to),
    ):
        if day and axis.first <= day <= axis.last:
            broken = {} if is_sure else {"stroke_dasharray": "3 3"}
            elements.append(line(axis.x(day), top, axis.x(day), top + height, class_="pic-band-edge", **broken))
    said = ", ".join(words for words in (office.label, office.detail) if words)
    return element("g", element("title", said), *elements)


def band_labels(offices: Sequence[Band], axis: Axis, form: Form) -> Block:
    """The names of the offices over the bands, in as many lines as they need to stand apart."""
    ends: list[float] = []
    elements = []
    for office in offices:
        first = axis.x(office.first) if office.first else axis.left
        said = wrap(office.label, form.small, axis.right - axis.left, lines=1)
        if not said:
            continue
        width = measure(said[0], form.small)
        x = max(axis.left, min(first + 4, axis.right - width))
        at = next((lane for lane, end in enumerate(ends) if end + GAP <= x), len(ends))
        ends[at:at + 1] = [x + width]  # fmt: skip
        elements.append(text(x, 12 + at * 16, said[0], size=form.small, class_="pic-muted", font_style="italic"))
    return Block(16 * len(ends) + (4 if ends else 0), tuple(elements))


def key(entries: Iterable[tuple[Look, str]], form: Form) -> Block:
    """The key: marks with their words, side by side as far as they fit."""
    elements = []
    x, y = 0.0, 0.0
    for look, words in entries:
        room = RADIUS + look.reach + 5.5
        width = room + measure(words, form.small)
        if x and x + width > form.width:
            x, y = 0.0, y + 20
        mark = element("g", *draw(look), transform=f"translate({x + RADIUS + 1:.1f} {y + 12:.1f})", class_="pic-hue-0")
        said = wrap(words, form.small, form.width - room, lines=1)[0]
        elements += [mark, text(x + room, y + 16, said, size=form.small, class_="pic-muted")]
        x += width + 18
    return Block(y + 26 if elements else 0, tuple(elements))
