"""HTML elements as the text that a reader sees: printed labels, line breaks, tables, nothing hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .found import INDENT
from .numerals import numeral

Element = Any  # of lxml, whose types are not shipped

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "ul",
})  # fmt: skip
_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "frame", "object", "embed", "applet",
    "audio", "video", "canvas", "map", "head", "title", "meta", "link", "select", "input", "textarea",
    "button", "datalist", "dialog", "img", "picture", "source", "track", "param",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f]+")
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LABELLED = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)．）、](?=\s|$|\w)|[•●○◦▪■□・·‣–—-]\s|[①-⑳])"
)
_HTML_TYPES = {"1": "decimal", "a": "lowerAlpha", "A": "upperAlpha", "i": "lowerRoman", "I": "upperRoman"}
_CSS_TYPES = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerAlpha",
    "lower-latin": "lowerAlpha", "upper-alpha": "upperAlpha", "upper-latin": "upperAlpha",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "cjk-ideographic": "japaneseCounting",
    "cjk-decimal": "ideographDigital", "japanese-informal": "japaneseCounting", "katakana": "aiueoFullWidth",
    "katakana-iroha": "irohaFullWidth", "cjk-heavenly-stem": "ideographTraditional", "none": "none",
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:^|[\s\d])[kcdm]?m\Z")
_BULLETS = ("disc", "circle", "square")
_DEEPEST = 400
_UNSEEN_CLASSES = re.compile(
    r"(?:^|\s)(?:hidden|d-none|is-hidden|sr-only|screen-reader-text|(?:[a-z]+-)?visually-?hidden|tooltip)(?=$|\s)"
)


class TooDeep(ValueError):
    """The elements are nested deeper than any page's are."""


def blocks_of(element: Element, leave_out: Callable[[Element], bool] = lambda element: False) -> list[str]:
    """The paragraphs of an element, in order; lines of one are apart by a newline. Raises TooDeep.

    `leave_out` says of an element that it is no part of the text.
    """
    writer = _Writer(leave_out)
    writer.element(element, _Place())
    writer.flush()
    return writer.blocks


def is_hidden(element: Element) -> bool:
    """Whether nobody sees the element: scripts, form fields, pictures, what is marked hidden."""
    if not isinstance(element.tag, str) or element.tag in _HIDDEN:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or element.get("role") == "tooltip":
        return True
    style = element.get("style")
    return bool(style and _UNSEEN.search(style)) or _is_hidden_by_class(element.get("class"))


def _is_hidden_by_class(names: str | None) -> bool:
    """Whether one of its classes says that it is not shown, and none that it is on some screens (`hidden md:block`)."""
    if not names or not _UNSEEN_CLASSES.search(names):
        return False
    return not any(":" in name or name.startswith(("d-", "visible")) and name != "d-none" for name in names.split())


@dataclass
class _List:
    """A list that is being written: its format, its next number, and by how much it counts on."""

    style: str
    number: int
    step: int
    after: str

    def label(self, item: Element) -> str:
        """The label of an item, which may have a number of its own."""
        if self.style == "bullet":
            return "•"
        if (own := _integer(item.get("value"))) is not None:
            self.number = own
        written = numeral(self.number, _style_of(item, self.style))
        self.number += self.step
        return f"{written}{self.after}" if written else ""


@dataclass(frozen=True)
class _Place:
    """Where in the tree one is."""

    list: _List | None = None
    is_kept: bool = False
    depth: int = 0
    lists: int = 0


class _Writer:
    """The text as it grows."""

    def __init__(self, leave_out: Callable[[Element], bool]) -> None:
        self.blocks: list[str] = []
        self._leave_out = leave_out
        self._line: list[str] = []
        self._labels: list[str] = []
        self._term = 0
        self._indent = ""

    def flush(self) -> None:
        """End the paragraph."""
        words = "".join(self._line)
        self._line = []
        for paragraph in re.split(r"\n[ \t]*\n\s*", words):
            lines = [line.strip(" \t") for line in paragraph.strip(" \t\n").split("\n")]
            if any(line.strip() for line in lines):
                if self._labels:
                    label = self._labels.pop()
                    own = lines[0] if _LABELLED.match(lines[0]) else f"{label} {lines[0]}".strip()
                    ahead = "".join(f"{one} " for one in self._labels if one and not own.startswith(one))
                    lines[0] = self._indent + ahead + own
                    self._labels = []
                self.blocks.append("\n".join(lines))

    def words(self, text: str | None, place: _Place) -> None:
        """Take in characters."""
        if not text:
            return
        if not place.is_kept:
            text = _SPACE.sub(" ", text)
            if text.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\n", "\t"))):
                text = text[1:]
        if text:
            self._line.append(text)

    def element(self, element: Element, place: _Place) -> None:
        """Write an element, without what follows it."""
        if is_hidden(element) or self._leave_out(element):
            return
        if place.depth > _DEEPEST:
            raise TooDeep(f"nested more than {_DEEPEST} deep")
        inside = _Place(place.list, place.is_kept or element.tag in ("pre", "listing"), place.depth + 1, place.lists)
        special = getattr(self, f"_{element.tag}", None) if element.tag in _SPECIAL else None
        if special:
            special(element, inside)
        elif element.tag in _BLOCKS:
            self.flush()
            self._content(element, inside)
            self.flush()
        else:
            self._content(element, inside)

    def _content(self, element: Element, place: _Place) -> None:
        self.words(element.text, place)
        for child in element:
            self.element(child, place)
            self.words(child.tail, place)

    def _br(self, element: Element, place: _Place) -> None:
        while self._line and self._line[-1].endswith(" "):
            self._line[-1] = self._line[-1][:-1]
            if not self._line[-1]:
                self._line.pop()
        self._line.append("\n")

    def _hr(self, element: Element, place: _Place) -> None:
        self.flush()

    def _q(self, element: Element, place: _Place) -> None:
        self.words("“", place)
        self._content(element, place)
        self._line.append("”")

    def _sup(self, element: Element, place: _Place) -> None:
        text = "".join(element.itertext()).strip()
        before = "".join(self._line[-3:])[-12:]
        if not re.fullmatch(r"\[?\d{1,3}\]?", text, re.ASCII):
            self._content(element, place)
        elif before[-1:].isdigit() or _UNIT.search(before):
            self._line.append(text.translate(_RAISED))  # 10³, m²
        else:
            self._line.append(f"[{text.strip('[]')}]")  # a note's, which would be a part of the word before

    def _ruby(self, element: Element, place: _Place) -> None:
        has_brackets = any(child.tag == "rp" for child in element.iter("rp"))
        self.words(element.text, place)
        for child in element:
            if child.tag in ("rt", "rtc") and not has_brackets:
                self._line.append(f"({''.join(child.itertext()).strip()})")
            else:
                self.element(child, place)
            self.words(child.tail and child.tail.strip("\n\r\t "), place)

    def _ol(self, element: Element, place: _Place) -> None:
        items = sum(child.tag == "li" for child in element)
        is_reversed = element.get("reversed") is not None
        start = _integer(element.get("start"))
        first = start if start is not None else (items if is_reversed else 1)
        style = _style_of(element, "decimal")
        after = element.get("data-delimiter") or ("、" if style.startswith(("japanese", "ideograph")) else ".")
        self._items(element, place, _List(style, first, -1 if is_reversed else 1, after))

    def _ul(self, element: Element, place: _Place) -> None:
        style = _style_of(element, "bullet")
        self._items(element, place, _List(style, 1, 1, "."))

    _menu = _dir = _ul

    def _items(self, element: Element, place: _Place, items: _List) -> None:
        self.flush()
        self._content(element, _Place(items, False, place.depth, place.lists + 1))
        self.flush()

    def _li(self, element: Element, place: _Place) -> None:
        self.flush()
        if place.list and ((label := place.list.label(element)) or self._labels):
            if not self._labels:
                self._indent = INDENT * (place.lists - 1)
            self._labels.append(label)
        written = len(self.blocks)
        self._content(element, _Place(None, place.is_kept, place.depth, place.lists))
        self.flush()
        if written == len(self.blocks):
            self._labels = []  # an empty item: its number is counted, and nothing is printed beside it

    def _dt(self, element: Element, place: _Place) -> None:
        self.flush()
        self._content(element, place)
        self.flush()
        if self.blocks and (self.blocks[-1].endswith((":", "：")) or _is_metadata(element)):
            self._term = len(self.blocks)

    def _dd(self, element: Element, place: _Place) -> None:
        self.flush()
        if self._term == len(self.blocks) > 0:
            self._line = [self.blocks.pop(), " "]  # what the term names stands in its line: "Published: 3 March 2021"
            self._term = 0
        self._content(element, place)
        self.flush()

    def _tr(self, element: Element, place: _Place) -> None:
        self.flush()
        cells = [child for child in element if child.tag in ("td", "th") and not is_hidden(child)]
        texts = [blocks_of(cell, self._leave_out) for cell in cells]
        if all(len(blocks) <= 1 and (not blocks or "\n" not in blocks[0]) for blocks in texts):
            self._line.append("\t".join(blocks[0] for blocks in texts if blocks))
        else:
            for blocks in texts:
                for block in blocks:
                    self._line.append(block)
                    self.flush()
        self.flush()


_SPECIAL = frozenset({
    "br", "hr", "q", "sup", "ruby", "ol", "ul", "menu", "dir", "li", "tr", "dt", "dd",
})  # fmt: skip


def _is_metadata(term: Element) -> bool:
    """Whether a term stands in a list of what a page says of itself."""
    holder = term.getparent()
    return any("metadata" in (one.get("class") or "") for one in (term, holder) if one is not None)


def _style_of(element: Element, otherwise: str) -> str:
    """The format of a list or an item, under the names of `numeral`; "bullet" and "none" are two more."""
    if (style := element.get("style")) and (match := _STYLE.search(style)):
        named = match[1].lower()
        return "bullet" if named in _BULLETS else _CSS_TYPES.get(named, otherwise)
    kind = element.get("type") or ""
    if kind.lower() in (*_BULLETS, "none"):
        return "none" if kind.lower() == "none" else "bullet"
    return _HTML_TYPES.get(kind, otherwise)


def _integer(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if re.fullmatch(r"[+-]?\d{1,6}", value, re.ASCII) else None
