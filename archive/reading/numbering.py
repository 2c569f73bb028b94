"""Word's automatic numbering: the labels that it prints and that stand in no paragraph's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from .numerals import numeral

Element = Any

_LEVELS = range(9)
_LEVEL = re.compile(r"%([1-9])")
# Symbol, Wingdings and Courier draw these as bullets.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf0fc": "✓", "\uf0a8": "□", "\uf06f": "□", "o": "○", "\uf076": "•", "\uf02d": "–", "·": "•"}  # fmt: skip


@dataclass(frozen=True)
class Level:
    """One level of a numbering, as it is printed."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    after: str = " "
    is_legal: bool = False


@dataclass
class _Numbering:
    """A numbering as it counts: the next numbers by level, None where none was given out."""

    levels: dict[int, Level]
    numbers: dict[int, int] = field(default_factory=dict)


class Labels:
    """The labels of a document's paragraphs; asked for in the order of the text, because they count."""

    def __init__(self, numbering: Element | None) -> None:
        """numbering: the root of numbering.xml, if there is one."""
        self._abstract: dict[str, _Numbering] = {}
        self._of: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._started: set[tuple[str, int]] = set()
        if numbering is None:
            return
        links: dict[str, str] = {}
        by_style: dict[str, str] = {}
        for abstract in numbering.findall(qn("w:abstractNum")):
            key = _attribute(abstract, "w:abstractNumId")
            self._abstract[key] = _Numbering(
                {int(_attribute(level, "w:ilvl", "0")): _level(level) for level in abstract.findall(qn("w:lvl"))}
            )
            if (link := abstract.find(qn("w:numStyleLink"))) is not None:
                links[key] = _attribute(link, "w:val")
            if (style := abstract.find(qn("w:styleLink"))) is not None:
                by_style[_attribute(style, "w:val")] = key
        for number in numbering.findall(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId"))
            key = _attribute(abstract, "w:val") if abstract is not None else ""
            key = by_style.get(links.get(key, ""), key)
            levels: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in number.findall(qn("w:lvlOverride")):
                index = int(_attribute(override, "w:ilvl", "0"))
                if (level := override.find(qn("w:lvl"))) is not None:
                    levels[index] = _level(level)
                if (start := override.find(qn("w:startOverride"))) is not None:
                    starts[index] = int(_attribute(start, "w:val", "1"))
            self._of[_attribute(number, "w:numId")] = (key, levels, starts)

    def next(self, number: str, level: int) -> str:
        """The label of the next paragraph with that numbering at that level, with what stands behind it."""
        if number not in self._of or level not in _LEVELS:
            return ""
        key, own, starts = self._of[number]
        numbering = self._abstract.get(key)
        if numbering is None:
            return ""
        levels = {**numbering.levels, **own}
        at = levels.get(level)
        if at is None:
            return ""
        numbers = numbering.numbers
        if level in starts and (number, level) not in self._started:
            self._started.add((number, level))
            numbers[level] = starts[level]
        elif level in numbers:
            numbers[level] += 1
        else:
            numbers[level] = at.start
        for above in range(level):
            if above not in numbers:
                numbers[above] = levels.get(above, Level()).start
        for below in [n for n in numbers if n > level]:
            restart = levels.get(below, Level()).restart
            if restart is None or (restart != 0 and level < restart):
                del numbers[below]
        return _printed(at, level, numbers, levels)


def _printed(at: Level, level: int, numbers: dict[int, int], levels: dict[int, Level]) -> str:
    if at.style == "bullet":
        text = _BULLETS.get(at.text, at.text)
        text = "•" if text and all("\ue000" <= c <= "\uf8ff" for c in text) else text
    else:

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            if index > level:
                return ""
            style = levels.get(index, Level()).style
            return numeral(numbers.get(index, 1), "decimal" if at.is_legal else style)

        text = _LEVEL.sub(number, at.text)
    return f"{text}{at.after}" if text.strip() else ""


def numbering_of(properties: Element | None) -> tuple[str | None, int | None]:
    """The numbering and the level that a paragraph's or a style's properties name, each None where they don't."""
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None, None
    number, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    return (
        _attribute(number, "w:val") if number is not None else None,
        int(_attribute(level, "w:val", "0")) if level is not None else None,
    )


def _level(element: Element) -> Level:
    def value(tag: str, otherwise: str = "") -> str:
        child = element.find(qn(tag))
        return _attribute(child, "w:val", otherwise) if child is not None else otherwise

    restart = element.find(qn("w:lvlRestart"))
    legal = element.find(qn("w:isLgl"))
    style = value("w:numFmt", "decimal")
    return Level(
        start=_integer(value("w:start", "0"), 0),
        style=style,
        text=value("w:lvlText"),
        restart=_integer(_attribute(restart, "w:val", "0"), 0) if restart is not None else None,
        after={"nothing": ""}.get(value("w:suff", "tab"), " "),
        is_legal=legal is not None and _attribute(legal, "w:val", "1") not in ("0", "false", "off"),
    )


def _attribute(element: Element, name: str, otherwise: str = "") -> str:
    return str(element.get(qn(name), otherwise))


def _integer(value: str, otherwise: int) -> int:
    return int(value) if re.fullmatch(r"-?\d{1,6}", value, re.ASCII) else otherwise
