"""Any pictures: strategies, and what can be read from drawn SVG."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import strategies as st

from archive.picturing import Band, Cell, Group, Item, Row, Strips, When, sort_items
from archive.picturing.measuring import measure
from archive.picturing.rows import ACCOUNTS

SVG = "{http://www.w3.org/2000/svg}"

words = st.text(max_size=90)
days = st.dates(min_value=date(1, 1, 1), max_value=date.max)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Days, months, years, decades, millennia, and no date at all."""
    if draw(st.integers(0, 9)) == 0:
        return When(None, None, "no date")
    first = draw(st.one_of(days, st.dates(min_value=date(1995, 1, 1), max_value=date(2005, 1, 1))))
    length = min(draw(st.sampled_from([0, 0, 0, 30, 364, 3650, 700_000])), (date.max - first).days)
    return When(first, first + timedelta(days=length), draw(words), draw(st.booleans()))


@st.composite
def items(draw: st.DrawFn) -> Item:
    direction = draw(st.sampled_from(["", "supports", "opposes", "neutral", "mixed", "none", "report"]))
    return Item(
        when=draw(whens()),
        name=draw(words),
        href=f"/s/{draw(st.integers(0, 99_999))}",
        cells=(Cell(draw(words)),),
        account=draw(st.sampled_from(ACCOUNTS)),
        direction=direction,
        strength=draw(st.sampled_from([1, 2])) if direction in ("supports", "opposes") else None,
        number=draw(st.sampled_from([1, 1, 1, 7, 1234])),
    )


@st.composite
def bands(draw: st.DrawFn) -> Band:
    known = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    start = draw(st.sampled_from([(known[0], known[0]), (known[0], known[1]), (None, None)]))
    end = draw(st.sampled_from([(known[3], known[3]), (known[2], known[3]), (None, None)]))
    return Band(draw(words), start[0], start[1], end[0], end[1], draw(words), draw(st.booleans()), draw(st.booleans()))


rows = st.builds(
    Row,
    label=words,
    items=st.lists(items(), min_size=1, max_size=8).map(sort_items),
    detail=words,
    href=st.sampled_from(["", "/people/x/"]),
    hue=st.integers(0, 8),
    bands=st.lists(bands(), max_size=2).map(tuple),
)
groups = st.builds(Group, label=words, rows=st.lists(rows, min_size=1, max_size=4).map(tuple))
strips = st.builds(
    Strips,
    name=st.just("attention"),
    groups=st.lists(groups, min_size=1, max_size=3).map(tuple),
    several=st.just("statements"),
    bands=st.lists(bands(), max_size=3).map(tuple),
    is_counted=st.booleans(),
)


def parse(svg: str) -> ElementTree.Element:
    """The document; raises ParseError where it is not well-formed."""
    return ElementTree.fromstring(svg.encode())


def marks(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The links of the picture that are no labels."""
    return [link for link in root.iter(f"{SVG}a") if link.get("aria-label") is not None]


def number_behind(mark: ElementTree.Element, several: str) -> int:
    """For how many things a mark stands, by its name."""
    found = re.search(rf": (\d+) {several}", mark.get("aria-label", ""))
    return int(found[1]) if found else 1


def points(root: ElementTree.Element) -> list[tuple[float, float]]:
    """The corners of all that is drawn but text, in the units of the picture."""
    found: list[tuple[float, float]] = []

    def walk(node: ElementTree.Element, dx: float, dy: float) -> None:
        moved = re.fullmatch(r"translate\((-?[\d.]+) (-?[\d.]+)\)", node.get("transform", "translate(0 0)"))
        assert moved, node.get("transform")
        dx, dy = dx + float(moved[1]), dy + float(moved[2])
        match node.tag.removeprefix(SVG):
            case "rect":
                x, y, width, height = (float(node.get(name, "0")) for name in ("x", "y", "width", "height"))
                found.extend([(dx + x, dy + y), (dx + x + width, dy + y + height)])
            case "line":
                found.extend((dx + float(node.get(f"x{n}", "")), dy + float(node.get(f"y{n}", ""))) for n in "12")
            case "circle":
                r = float(node.get("r", ""))
                found.extend([(dx - r, dy - r), (dx + r, dy + r)])
            case "polygon":
                pairs = (pair.split(",") for pair in node.get("points", "").split())
                found.extend((dx + float(x), dy + float(y)) for x, y in pairs)
        for child in node:
            walk(child, dx, dy)

    walk(root, 0, 0)
    return found


def boxes(root: ElementTree.Element) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right and bottom of all words of the picture, with the words."""
    found = []

    def walk(node: ElementTree.Element, dx: float, dy: float) -> None:
        x, y = node.get("transform", "translate(0 0)").removeprefix("translate(").rstrip(")").split()
        dx, dy = dx + float(x), dy + float(y)
        if node.tag == f"{SVG}text":
            said, size = node.text or "", float(node.get("font-size", ""))
            width = measure(said, size, is_bold=node.get("font-weight") == "600")
            left = (
                dx + float(node.get("x", "")) - width * {"middle": 0.5, "end": 1}.get(node.get("text-anchor", ""), 0)
            )
            base = dy + float(node.get("y", ""))
            found.append((left, base - size * 0.72, left + width, base + size * 0.2, said))
        for child in node:
            walk(child, dx, dy)

    walk(root, 0, 0)
    return found
