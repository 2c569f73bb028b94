"""A table drawn: who takes up what how often, in rows and columns; shapes and numbers, never an average."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from . import frame
from .elements import Element, element, line, text
from .frame import GAP, Block, Form
from .marks import RADIUS, Look, draw
from .measuring import wrap
from .rows import ACCOUNTS, DIRECTIONS, Item, Mark
from .strips import DIRECTION_HUES
from .times import When
from .words import key_of, name_direction, name_mark

COLUMN = 82.0
"""The least width of a column: two marks with their numbers go side by side."""
_WIDEST = 170.0
_LANE = 20.0
_LEFT = RADIUS + 4
_HEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column is of."""

    label: str
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A row with what stands in each of its columns, the items as `sort_cell` has them."""

    head: Head
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A picture of rows and columns. `name` begins the addresses of the lines of its table; `several` is what is counted."""

    name: str
    columns: tuple[Head, ...]
    rows: tuple[Crossing, ...]
    several: str

    @property
    def items(self) -> list[Item]:
        """All items in the order of the table: row by row, and in each column by column."""
        return [item for row in self.rows for cell in row.cells for item in cell]


def sort_cell(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a cell in the order of the table: what shares a mark stands together, in the order of days."""
    return tuple(sorted(items, key=lambda item: (*_kind(item), item.when.middle, item.when.shown)))


def draw_matrix(matrix: Matrix, form: Form) -> Block:
    """The picture without title and source: with more columns than fit, panels of them under each other."""
    left = form.labels + GAP if form.is_beside else 0.0
    fit = max(int((form.width - left) // COLUMN), 1)
    panels = [range(at, min(at + fit, len(matrix.columns))) for at in range(0, len(matrix.columns), fit)]
    width = min((form.width - left) / max(min(fit, len(matrix.columns)), 1), _WIDEST)
    most = max((len(cell) for row in matrix.rows for cell in row.cells), default=1)
    firsts = _first_lines(matrix)
    elements: list[Element] = []
    breaks: list[tuple[int, float]] = []
    y = 0.0
    for panel in panels:
        if y:
            breaks.append((len(elements), y))
            y += 18
        heads = _heads([matrix.columns[at] for at in panel], left, width, form)
        elements.append(frame.put(heads, y))
        y += heads.height
        for at, row in enumerate(matrix.rows):
            if not any(row.cells[column] for column in panel):
                continue
            block = _row(matrix, row, panel, firsts[at], _Grid(form, left, width, most))
            breaks.append((len(elements), y))
            elements.append(line(0, y, form.width, y))
            elements.append(frame.put(block, y))
            y += block.height
        elements.append(line(0, y, form.width, y))
    key = frame.key(_key(matrix.items), form)
    elements.append(frame.put(key, y + 6))
    return Block(y + 6 + key.height, tuple(elements), tuple(breaks[1:]))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns stand, and how many items the fullest cell has."""

    form: Form
    left: float
    width: float
    most: int


def _key(items: list[Item]) -> list[tuple[Look, str]]:
    directions = {item.direction for item in items}
    shapes = [(Look(direction=one, account="own"), name_direction(one)) for one in DIRECTIONS if one in directions]
    return key_of(items, has_levels=True) + shapes


def _kind(item: Item) -> tuple[int, int, str]:
    """What shares a mark: one account and one direction, however plain."""
    place = DIRECTIONS.index(item.direction) if item.direction in DIRECTIONS else len(DIRECTIONS)
    return ACCOUNTS.index(item.account), place, item.direction


def _first_lines(matrix: Matrix) -> list[list[int]]:
    """By row and column the ordinal in the table of the first item there."""
    found, at = [], 0
    for row in matrix.rows:
        starts = []
        for cell in row.cells:
            starts.append(at)
            at += len(cell)
        found.append(starts)
    return found


def _heads(columns: Sequence[Head], left: float, width: float, form: Form) -> Block:
    """The columns' names, each standing on the rule under it."""
    lines = [_head(head, width - 8, form) for head in columns]
    most = max(len(found) for found in lines)
    elements: list[Element] = []
    for at, (head, found) in enumerate(zip(columns, lines, strict=True)):
        x, top = left + at * width + 4, (most - len(found)) * frame.LINE
        words = [
            text(x, top + 12 + frame.LINE * number, said, size=form.small, **look)
            for number, (said, look) in enumerate(found)
        ]
        elements += [element("a", *words, href=head.href, class_="pic-label")] if head.href else words
    return Block(frame.LINE * most + 8, tuple(elements))


def _head(head: Head, width: float, form: Form) -> list[tuple[str, dict[str, str]]]:
    label = wrap(head.label, form.small, width, lines=_HEAD_LINES, is_bold=True)
    detail = wrap(head.detail, form.small, width, lines=1) if head.detail else ()
    bold, muted = {"font_weight": "600"}, {"class_": "pic-muted"}
    return [(said, bold) for said in label] + [(said, muted) for said in detail]


def _row(matrix: Matrix, row: Crossing, panel: range, firsts: Sequence[int], grid: _Grid) -> Block:
    form = grid.form
    label = frame.label(form, row.head.label, row.head.detail, row.head.href)
    top = 0.0 if form.is_beside else label.height + 6
    cells = [_cell(matrix, row, column, firsts[column], grid) for column in panel]
    height = max([cell.height for cell in cells] + [label.height + 14 - top if form.is_beside else 0])
    elements = [frame.put(label, 6 if form.is_beside else 4)]
    for at, (column, cell) in enumerate(zip(panel, cells, strict=True)):
        x = grid.left + at * grid.width
        number = len(row.cells[column])
        if number:
            shade = f"{0.15 + 0.6 * number / grid.most:.2f}"
            elements.append(
                element("rect", x=x + 1, y=top + 1, width=grid.width - 2, height=height - 2, class_="pic-band",
                        fill_opacity=shade)
            )  # fmt: skip
        elements.append(element("g", *cell.elements, transform=f"translate({x:.1f} {top:.1f})"))
    edges = range(len(cells) + 1)
    elements += [line(grid.left + at * grid.width, top, grid.left + at * grid.width, top + height) for at in edges]
    return Block(top + height, tuple(elements))


def _cell(matrix: Matrix, row: Crossing, column: int, first: int, grid: _Grid) -> Block:
    """Its marks: a line for each account, or more where a line is full."""
    x, y, account = _LEFT, 4 + _LANE / 2, None
    elements: list[Element] = []
    for mark in _merge(row.cells[column], first):
        if account is not None and (mark.look.account != account or x + mark.look.reach > grid.width):
            x, y = _LEFT, y + _LANE
        account = mark.look.account
        elements.append(_mark(matrix, f"{row.head.label}, {matrix.columns[column].label}", mark, x, y))
        x += mark.look.reach + RADIUS + 4
    return Block(y + _LANE / 2 + 4, tuple(elements))


def _merge(items: Sequence[Item], first: int) -> Iterator[Mark]:
    together: dict[tuple[int, int, str], list[tuple[int, Item]]] = {}
    for at, item in enumerate(items, first):
        together.setdefault(_kind(item), []).append((at, item))
    for found in together.values():
        inside = tuple(item for _at, item in found)
        look = Look(account=inside[0].account, direction=inside[0].direction, count=len(inside))
        yield Mark(_when(inside), inside, found[0][0], look)


def _when(items: Sequence[Item]) -> When:
    """The day of one; of several what the first and the last say."""
    shown = list(dict.fromkeys(item.when.shown for item in items))
    return items[0].when if len(shown) == 1 else When(None, None, f"{shown[0]} – {shown[-1]}")


def _mark(matrix: Matrix, where: str, mark: Mark, x: float, y: float) -> Element:
    href = mark.items[0].href if len(mark.items) == 1 else f"#{matrix.name}-{mark.first + 1}"
    name = name_mark(mark, where, matrix.several)
    return element(
        "a",
        element("title", name),
        element("rect", x=-9, y=-9, width=18, height=18, fill="none", pointer_events="all"),
        *draw(mark.look),
        href=href,
        class_=f"pic-mark pic-hue-{DIRECTION_HUES.get(mark.look.direction, 0)}",
        aria_label=name,
        transform=f"translate({x:.1f} {y:.1f})",
    )
