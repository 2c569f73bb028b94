"""SVG as values: elements, and how they are written for a page and for a file that stands alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may have, not even escaped."""
_PLAIN = re.compile(r"[\w .,:;()/#?!“”’–…-]*")
"""What needs no second look, as most values do."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element. A `class` names a colour of `PAINTS`: a page's stylesheet gives it, a file writes it out."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


PAINTS: Mapping[str, Mapping[str, str]] = {
    "pic-ink": {"fill": "#1b1a17"},
    "pic-muted": {"fill": "#625d53"},
    "pic-paper": {"fill": "#fbfaf7"},
    "pic-rule": {"stroke": "#ddd8cc"},
    "pic-rule-strong": {"stroke": "#8d877a"},
    "pic-band": {"fill": "#ddd8cc"},
    "pic-band-edge": {"stroke": "#8d877a"},
    "pic-mark": {},
    "pic-label": {},
    "pic-hue-0": {"color": "#1b1a17"},
    "pic-hue-1": {"color": "#124e78"},
    "pic-hue-2": {"color": "#c0571b"},
    "pic-hue-3": {"color": "#1f7a5c"},
    "pic-hue-4": {"color": "#6b2f6d"},
    "pic-hue-5": {"color": "#8f7200"},
    "pic-hue-6": {"color": "#3f88bf"},
    "pic-hue-7": {"color": "#3f3b34"},
    "pic-hue-8": {"color": "#c2447a"},
}
"""The presentation attributes of each class in a file that stands alone: the light colours of tokens.css."""

HUES = 8


def element(name: str, *children: Element | str, **attributes: str | float | None) -> Element:
    """An element; of attributes' names `_` becomes `-` (`class_` is "class"), None is left out, numbers are rounded."""
    written = tuple(
        (key.rstrip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Element(name, written, children)


def text(x: float, y: float, words: str, *, size: float, class_: str = "pic-ink", **attributes: str) -> Element:
    """A line of text with its baseline at y."""
    return element("text", words, x=x, y=y, font_size=size, class_=class_, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, *, class_: str = "pic-rule", **attributes: str) -> Element:
    """A straight rule."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_, **attributes)


def number(value: float) -> str:
    """The number with at most one decimal, as a picture on a screen needs it."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def escape_xml(words: str) -> str:
    """The words as text or as an attribute's value of any XML document."""
    return words if _PLAIN.fullmatch(words) else escape(_NOT_XML.sub("\ufffd", words), quote=True)


def write(root: Element, *, stands_alone: bool = False, base: str = "", page: str = "") -> str:
    """The markup. What stands alone has its colours written out and whole addresses.

    `base` is the site's address, `page` the path of the page to which fragments (“#row”) belong.
    """
    written: list[str] = []
    _write(root, written, stands_alone, base, page)
    return "".join(written)


def _write(node: Element, written: list[str], stands_alone: bool, base: str, page: str) -> None:
    written.append(f"<{node.name}")
    for name, value in node.attributes:
        if stands_alone and name == "class":
            written += (f' {n}="{v}"' for c in value.split() for n, v in PAINTS[c].items())
        elif stands_alone and name == "href":
            written.append(f' href="{escape_xml(base + (page + value if value.startswith("#") else value))}"')
        else:
            written.append(f' {name}="{escape_xml(value)}"')
    if not node.children:
        written.append("/>")
        return
    written.append(">")
    for child in node.children:
        if isinstance(child, str):
            written.append(escape_xml(child))
        else:
            _write(child, written, stands_alone, base, page)
    written.append(f"</{node.name}>")
