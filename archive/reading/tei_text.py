"""The text of a TEI document as it is printed: paragraphs, lists with their labels, tables; its notes at the end."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .found import INDENT

_SPACE = re.compile(r"[ \t\n\r]+")
_BLOCKS = frozenset({
    "ab", "argument", "byline", "closer", "dateline", "div", "div1", "div2", "div3", "div4", "docAuthor",
    "epigraph", "floatingText", "head", "item", "l", "lg", "list", "opener", "p", "postscript", "quote",
    "row", "salute", "signed", "sp", "speaker", "stage", "table", "text", "body", "trailer", "titlePart",
    "label", "cell", "front", "back", "group", "u", "address", "addrLine", "docTitle", "titlePage",
    "attachment", "listPerson",
})  # fmt: skip
_LEFT_OUT = frozenset({
    "figure", "graphic", "pb", "cb", "fw", "gap", "teiHeader", "index", "anchor", "milestone", "media",
    "formula", "del",
})  # fmt: skip


class Writer:
    """The text of one document, as printed: paragraphs, then its notes."""

    def __init__(self, persons: dict[str, str], number: str) -> None:
        self.title = ""
        self.persons: dict[str, str] = {}
        self._known = persons
        self._number = number
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._notes: list[tuple[str, Element]] = []
        self._in_head = False
        self._signed = 0
        self._before_head: list[Element] = []
        self._has_head = False
        self._label = ""
        self._lists = 0

    def written(self, root: Element) -> list[str]:
        """All its paragraphs, then its notes, each with its mark in square brackets."""
        self._has_head = any(_local(child) == "head" for child in root)
        self._content(root)
        self._flush()
        for mark, note in self._notes:
            self._line.append(f"[{mark}] ")
            self._note(note)
            self._flush()
        return self._blocks

    def _note(self, note: Element) -> None:
        """A note is one paragraph, whatever is inside."""
        self._words(note.text)
        for child in note:
            if _local(child) in _BLOCKS:
                self._words(" ")
                self._note(child)
                self._words(" ")
            else:
                self._element(child)
            self._words(child.tail)

    def _flush(self) -> None:
        words = "".join(self._line)
        self._line = []
        if words.strip():
            indent = " " * (len(words) - len(words.lstrip(" ")))
            self._blocks.append(indent + "\n".join(line.strip() for line in words.split("\n")))

    def _words(self, text: str | None) -> None:
        if text and (text := _SPACE.sub(" ", text)):
            if text.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\n", "\t"))):
                text = text[1:]
            if text:
                self._line.append(text)

    def _content(self, element: Element) -> None:
        self._words(element.text)
        for child in element:
            self._element(child)
            self._words(child.tail)

    def _inline(self, element: Element) -> None:
        """What stands inside a line; the line breaks that a pretty-printer put just inside its tags are nobody's."""
        self._words(None if len(element) and _is_indentation(element.text) else element.text)
        for number, child in enumerate(element, start=1):
            self._element(child)
            self._words(None if number == len(element) and _is_indentation(child.tail) else child.tail)

    def _element(self, element: Element) -> None:
        name = _local(element)
        if "margin" in (element.get("type"), element.get("place"), element.get("rend")):
            self._beside(element)
        elif name == "note":
            self._mark(element)
        elif name == "lb":
            if not self._line and self._signed == len(self._blocks) > 0:
                self._line = [self._blocks.pop()]  # whose name it is goes on: his office in the next line
            self._line.append("\n")
        elif name == "choice":
            self._choice(element)
        elif name in _LEFT_OUT:
            return
        elif name == "row":
            self._row(element)
        elif name == "list":
            self._flush()
            self._list(element)
        elif name in _BLOCKS:
            self._flush()
            if name == "head" and not self.title:
                self._head(element)
                self._flush()
                for note in self._before_head:
                    self._note(note)
                    self._flush()
            else:
                self._content(element)
            self._flush()
            if name == "signed":
                self._signed = len(self._blocks)
        else:
            if (
                name == "persName"
                and (key := element.get("corresp", element.get("ref", "")).removeprefix("#")) in self._known
            ):
                self.persons.setdefault(key, self._known[key])
            self._inline(element)

    def _head(self, element: Element) -> None:
        """The title, without the number that the volume gives the document, and without marks of notes."""
        self._in_head = True
        self._content(element)
        self._in_head = False
        words = "".join(self._line).strip()
        if self._number:
            words = re.sub(rf"\A(?:No\. ?)?{re.escape(self._number)}\s*[.)]?\s+(?=\S)", "", words)
        self._line = [words]
        self.title = " ".join(words.split())

    def _beside(self, element: Element) -> None:
        """A heading in the margin stands over the paragraph that it is printed beside, behind its label."""
        line, self._line = self._line, []
        if line[:1] == [self._label]:
            self._line.append(line.pop(0))
        self._note(element)
        self._flush()
        self._line = line

    def _mark(self, note: Element) -> None:
        mark = note.get("n") or str(len(self._notes) + 1)
        if note.get("rend") == "inline":
            if note.get("type") == "source" and not self.title and self._has_head:
                self._before_head.append(note)  # a file's number over the title, which is the first line of a record
                return
            self._flush()
            self._note(note)
            self._flush()
            return
        self._notes.append((mark, note))
        if not self._in_head:
            while self._line and self._line[-1].endswith(" "):
                self._line[-1] = self._line[-1].rstrip(" ")
                if not self._line[-1]:
                    self._line.pop()
            self._line.append(f"[{mark}]")

    def _choice(self, element: Element) -> None:
        """Of two forms of a place the corrected, regular or full one."""
        found = {_local(child): child for child in element}
        for name in ("corr", "reg", "expan", "sic", "orig", "abbr"):
            if name in found:
                self._content(found[name])
                return

    def _list(self, element: Element) -> None:
        self._lists += 1
        self._items(element)
        self._lists -= 1

    def _items(self, element: Element) -> None:
        label = ""
        is_numbered = element.get("type") == "ordered" or element.get("rend") in ("numbered", "ordered")
        is_bulleted = element.get("rend") in ("bulleted", "bullet") or element.get("type") == "bulleted"
        number = 0
        for child in element:
            name = _local(child)
            if name == "label":
                label = _SPACE.sub(" ", "".join(child.itertext())).strip()
                continue
            self._flush()
            if name == "item":
                number += 1
                mark = label or (f"{child.get('n') or number}." if is_numbered else "•" if is_bulleted else "")
                self._label = f"{INDENT * (self._lists - 1)}{mark} "
                self._line = [self._label] if mark else []
                label = ""
                self._content(child)
            elif name in ("head", "pb", "note"):
                (self._content if name == "head" else self._element)(child)
            else:
                self._element(child)
            self._flush()
        if label:
            self._line = [label]
            self._flush()

    def _row(self, row: Element) -> None:
        self._flush()
        cells = []
        for cell in row:
            inside = Writer(self._known, "")
            inside._notes = self._notes
            inside._in_head = False
            inside._content(cell)
            inside._flush()
            self.persons |= inside.persons
            cells.append(" ".join(inside._blocks).replace("\n", " "))
        self._line = ["\t".join(cells).rstrip("\t")]
        self._flush()


def _is_indentation(text: str | None) -> bool:
    return text is not None and "\n" in text and text.isspace()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
