"""A picture with its title, its notes and its table, and how it is taken away: SVG, PNG and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import resvg_py

from archive.citing.spreadsheet import guard

from .elements import Element, element, number, text, write
from .frame import WIDE, Block, Form
from .measuring import wrap
from .rows import Cell

FONTS = "'Archive Sans', 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
_MARGIN = 24.0
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?(e-?[0-9]+)?", re.ASCII)
_COVERED = "\u2e80"
"""The files of the archive's font have nothing from here on: Chinese, Japanese and Korean come from the system's."""
_ZOOM = 2
_TALLEST = 640.0
"""Of a piece of a picture on a page, so that two fit on a sheet of paper."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a picture: its columns, and a line for each thing that is drawn."""

    columns: tuple[str, ...]
    lines: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One question, answered: `name` is its id on a page; `page` the path of that page; `notes` say how to read it."""

    name: str
    page: str
    title: str
    notes: tuple[str, ...]
    table: Table
    drawing: Callable[[Form], Block]


def draw_inline(picture: Picture, form: Form) -> str:
    """The picture for a page, which has title, notes and table itself; its colours are in pictures.css.

    A tall one is several SVGs under each other, cut between rows: on paper no row falls on two pages.
    """
    block = picture.drawing(form)
    slices = [
        element(
            "svg",
            *block.elements[first:last],
            viewBox=f"0 {number(top)} {number(form.width)} {number(bottom - top)}",
            width=form.width,
            height=bottom - top,
            role="none",
        )
        for first, last, top, bottom in _slices(block)
    ]
    root = element(
        "div",
        *slices,
        role="group",
        aria_labelledby=f"{picture.name}-title",
        aria_describedby=f"{picture.name}-notes",
        class_=f"pic pic-{form.name}",
    )
    return write(root)


def _slices(block: Block) -> Iterator[tuple[int, int, float, float]]:
    """From which to which element, and from which to which height, each piece goes."""
    first, top = 0, 0.0
    for (before, y), following in pairwise((*block.breaks, (len(block.elements), block.height))):
        if following[1] - top > _TALLEST:
            yield first, before, top, y
            first, top = before, y
    yield first, len(block.elements), top, block.height


def draw_file(picture: Picture, *, source: Sequence[str], site: str) -> str:
    """The picture as an SVG document that stands alone: with title, notes, source, colours and whole addresses."""
    block = picture.drawing(WIDE)
    width = WIDE.width
    elements: list[Element] = []
    y = 0.0
    for said in wrap(picture.title, 18, width, lines=4, is_bold=True):
        elements.append(text(0, y + 18, said, size=18, font_weight="600"))
        y += 24
    y += 14
    elements.append(element("g", *block.elements, transform=f"translate(0 {y:.1f})"))
    y += block.height + 10
    for paragraph in (*picture.notes, *source):
        for said in wrap(paragraph, 12, width, lines=6):
            elements.append(text(0, y + 12, said, size=12, class_="pic-muted"))
            y += 16
        y += 4
    whole = (width + 2 * _MARGIN, y + 2 * _MARGIN)
    root = element(
        "svg",
        element("title", picture.title, id="title"),
        element("desc", " ".join(picture.notes), id="desc"),
        element("rect", width=whole[0], height=whole[1], class_="pic-paper"),
        element("g", *elements, transform=f"translate({_MARGIN:.0f} {_MARGIN:.0f})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {whole[0]:.0f} {whole[1]:.0f}",
        width=whole[0],
        height=whole[1],
        font_family=FONTS,
        role="group",
        aria_labelledby="title",
        aria_describedby="desc",
    )
    written = write(root, stands_alone=True, base=site, page=picture.page)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def rasterise(svg: str, fonts: Sequence[Path]) -> bytes:
    """The document as PNG, two pixels for each of its units, in the font of these files.

    The system's fonts are asked only for characters that the files do not have.
    """
    image: bytes = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=_ZOOM,
        font_files=[str(font) for font in fonts],
        font_family="Archive Sans",
        sans_serif_family="Archive Sans",
        skip_system_fonts=all(character < _COVERED for character in svg),
    )
    return bytes(image)


def write_csv(picture: Picture, *, site: str) -> str:
    """The table as CSV (RFC 4180) with a mark of UTF-8; each column that has links is followed by their addresses."""
    table = picture.table
    linked = [any(line[at].href for line in table.lines) for at in range(len(table.columns))]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_spread(table.columns, linked, [f"{name} (URL)" for name in table.columns]))
    for line in table.lines:
        addresses = [site + cell.href if cell.href else "" for cell in line]
        writer.writerow(_spread([_inert(cell.words) for cell in line], linked, addresses))
    return "\ufeff" + out.getvalue()


def _spread(values: Sequence[str], linked: Sequence[bool], addresses: Sequence[str]) -> list[str]:
    found = []
    for value, is_linked, address in zip(values, linked, addresses, strict=True):
        found += [value, address] if is_linked else [value]
    return found


def _inert(words: str) -> str:
    """The words so that no spreadsheet takes them for a formula; a number below nought is none."""
    return words if _NUMBER.fullmatch(words) else guard(words)
