"""TEI editions: each document of a volume is a record, with its own bytes out of the file; notes at its end.

Python's own expat reads it, asked to refuse document types, in which entities and the files they name are declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .found import Found, checked, day_of, joined, language_in
from .records import UnreadableInput
from .sniffing import refuse_binary
from .tei_text import Writer

MEDIA_TYPE = "application/tei+xml"
_DEEPEST = 120
_MOST_ELEMENTS = 3_000_000
_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MOST_PERSONS = 40
_LONGEST_TITLE = 1000
_WHOLE_TITLES = ("complete", "main", "")
"""Types of titles of a volume, the one that says most first; others are of its series, or its number alone."""
_LONGEST_NUMBER = 100


@dataclass
class _Volume:
    """What the file says beside its documents."""

    language: str = ""
    title: str = ""
    persons: dict[str, str] = field(default_factory=dict)


@dataclass
class _Document:
    """One document of the file: its tree, and where its bytes stand."""

    root: Element
    start: int
    end: int


def read(received: bytes, name: str) -> Iterator[Found]:
    """The records of a file: its `<div type="document">`, or the whole text where it has none. Raises UnreadableInput.

    A document that can't be a record is found with the reason, and those behind it are read.
    """
    refuse_binary(received, name, what="TEI")
    if received.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput(f"{name} is UTF-16. Save it as UTF-8, in which the places of its documents can be told.")
    volume = _Volume()
    number = 0
    for document in _documents(received, name, volume):
        number += 1
        yield _found(document, volume, received, f"{name}, document {number}")
    if not number:
        raise UnreadableInput(f"{name} is TEI without any text. Leave it out.")


def _documents(received: bytes, name: str, volume: _Volume) -> Iterator[_Document]:
    """The documents in order; the lists of persons, which may come after them, are read first."""
    has_documents = _walk(received, name, _Persons(volume))
    waiting: list[_Document] = []
    taker = _Documents(waiting.append, received, is_whole=not has_documents)
    for _ in _pieces(received, name, taker):
        yield from waiting
        waiting.clear()
    yield from waiting


def _walk(received: bytes, name: str, handler: _Persons) -> bool:
    for _ in _pieces(received, name, handler):
        pass
    return handler.has_documents


class _Handler:
    """What happens at each tag; `place` gives the byte at which it stands."""

    place: Callable[[], int]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, words: str) -> None:
        """Characters."""


def _pieces(received: bytes, name: str, handler: _Handler) -> Iterator[None]:
    """Read the file piece by piece. Raises UnreadableInput."""
    depth = count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST:
            raise UnreadableInput(f"{name} is nested more than {_DEEPEST} elements deep: it is damaged.")
        if count > _MOST_ELEMENTS:
            raise UnreadableInput(f"{name} has more than {_MOST_ELEMENTS:,} elements. Divide it into its documents.")
        if depth == 1 and not tag.startswith("http://www.tei-c.org/ns/1.0}"):
            raise UnreadableInput(
                f"{name} is XML but not TEI: its root is <{tag.rpartition('}')[2][:40]}>. "
                "If it is a page, let its name end in .html."
            )
        handler.start(_qualified(tag), {_qualified(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_qualified(tag))

    def refuse(*_: object) -> None:
        raise UnreadableInput(f"{name} has a document type, which could declare entities. Take it out (<!DOCTYPE …>).")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    handler.place = lambda: parser.CurrentByteIndex
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, handler.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        for at in range(0, len(received), 200_000):
            parser.Parse(received[at : at + 200_000], False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise UnreadableInput(f"{name} is not well-formed XML ({error}). Correct it there.") from error
    except (ValueError, LookupError) as error:
        if isinstance(error, UnreadableInput):
            raise
        raise UnreadableInput(f"{name} can’t be read as XML: {error}.") from error


class _Persons(_Handler):
    """Takes down the volume's title, language and list of persons, and whether it has documents."""

    def __init__(self, volume: _Volume) -> None:
        self.has_documents = False
        self._volume = volume
        self._items: list[tuple[list[str], list[str]]] = []
        self._titles: dict[str, str] = {}
        self._title: list[str] | None = None
        self._title_type = ""
        self._is_in_titles = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take identifiers of persons down, each with the item of the list that it stands in."""
        if tag == f"{_TEI}div" and attributes.get("type") == "document":
            self.has_documents = True
        elif tag in (f"{_TEI}TEI", f"{_TEI}text") and not self._volume.language:
            self._volume.language = attributes.get(f"{_XML}lang", "")
        elif tag == f"{_TEI}language" and not self._volume.language:
            self._volume.language = attributes.get("ident", "")
        if tag == f"{_TEI}titleStmt":
            self._is_in_titles = not self._titles  # the first is the file's own, others are its sources'
        elif tag == f"{_TEI}title" and self._is_in_titles:
            self._title, self._title_type = [], attributes.get("type", "")
        if tag in (f"{_TEI}item", f"{_TEI}person"):
            self._items.append(
                ([], [attributes[f"{_XML}id"]] if tag == f"{_TEI}person" and f"{_XML}id" in attributes else [])
            )
        elif tag == f"{_TEI}persName" and self._items and f"{_XML}id" in attributes:
            self._items[-1][1].append(attributes[f"{_XML}id"])

    def end(self, tag: str) -> None:
        """Keep a title, and an item that names a person."""
        if tag == f"{_TEI}title" and self._title is not None:
            if title := " ".join("".join(self._title).split())[:_LONGEST_TITLE]:
                self._titles.setdefault(self._title_type, title)
            self._title = None
        elif tag == f"{_TEI}titleStmt" and self._titles:
            self._is_in_titles = False
            first = next(iter(self._titles))
            self._volume.title = self._titles[next((t for t in _WHOLE_TITLES if t in self._titles), first)]
        if tag in (f"{_TEI}item", f"{_TEI}person") and self._items:
            words, keys = self._items.pop()
            text = " ".join("".join(words).split()).strip()[:300]
            self._volume.persons.update(dict.fromkeys(keys, text))

    def data(self, words: str) -> None:
        """Take down the words of the title or the item."""
        if self._title is not None:
            self._title.append(words)
        if self._items:
            self._items[-1][0].append(words)


class _Documents(_Handler):
    """Builds the tree of one document after another."""

    def __init__(self, take: Callable[[_Document], Any], received: bytes, *, is_whole: bool) -> None:
        self._take = take
        self._received = received
        self._is_whole = is_whole
        self._builder: TreeBuilder | None = None
        self._depth = self._start = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a document, or go on in one."""
        begins = (
            tag == f"{_TEI}text" if self._is_whole else tag == f"{_TEI}div" and attributes.get("type") == "document"
        )
        if self._builder is None and begins:
            self._builder, self._start, self._depth = TreeBuilder(), self.place(), 0
        if self._builder is not None:
            self._depth += 1
            self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        """End a document."""
        if self._builder is None:
            return
        self._builder.end(tag)
        self._depth -= 1
        if self._depth == 0:
            end = self._received.find(b">", self.place()) + 1
            self._take(_Document(self._builder.close(), self._start, end))
            self._builder = None

    def data(self, words: str) -> None:
        """Take in characters."""
        if self._builder is not None:
            self._builder.data(words)


def _found(document: _Document, volume: _Volume, received: bytes, name: str) -> Found:
    """The record of a document, or why it can't be one, which is no matter of those behind it."""
    try:
        return _record(document, volume, received, name)
    except UnreadableInput as error:
        is_document = document.root.tag == f"{_TEI}div"
        part = _key_of(document.root) if is_document else ""
        return Found(text="", media_type=MEDIA_TYPE, part=part, refused=str(error))


def _key_of(root: Element) -> str:
    """By what a document is known in its file: its `xml:id`, or its number; empty where it has none."""
    return root.get(f"{_XML}id", "") or (root.get("n", "") if root.tag == f"{_TEI}div" else "")


def _record(document: _Document, volume: _Volume, received: bytes, name: str) -> Found:
    root = document.root
    is_document = root.tag == f"{_TEI}div"
    key = _key_of(root)
    writer = Writer(volume.persons, root.get("n", "") if is_document else "")
    text = checked(joined(writer.written(root)), f"{name} ({key})" if key else name, empty="Leave it out.")
    evidence: dict[str, str] = {}
    language = language_in(root.get(f"{_XML}lang", "") or volume.language, text)
    if language:
        evidence["language"] = "xml:lang"
    if writer.title:
        evidence["title"] = "<head>"
    notes = [f"Document {key} of the volume." if key and is_document else ""]
    dated, where = _dated(root)
    if dated:
        notes.append(f"Dated in the markup: {dated}.")
        evidence["dated"] = where
    if writer.persons:
        named = "; ".join(list(writer.persons.values())[:_MOST_PERSONS])
        notes.append(f"Persons named in the markup: {named}.")
    return Found(
        text=text, media_type=MEDIA_TYPE, title=writer.title, dated=dated, language=language,
        part=key if is_document else "", volume=volume.title if is_document else "",
        number=root.get("n", "")[:_LONGEST_NUMBER] if is_document else "", start=document.start if is_document else None,
        key=root.get(f"{_XML}id", "") if is_document else "",
        end=document.end if is_document else None, evidence=evidence, notes=tuple(note for note in notes if note),
    )  # fmt: skip


def _dated(root: Element) -> tuple[str, str]:
    """The document's date or dates by its attributes, as EDTF, and where they stand; both empty where it has none."""
    for key in root.attrib:
        if key.endswith("doc-dateTime-min"):
            first = day_of(root.get(key, ""))
            last = day_of(root.get(key.replace("-min", "-max"), ""))
            # An end before the beginning is a slip, and none that the database would keep.
            found = f"{first}/{last}" if first and last[: len(first)] > first[: len(last)] else first
            return found, key.rpartition("}")[2] if found else ""
    for line in root.iter(f"{_TEI}dateline"):
        for date in line.iter(f"{_TEI}date"):
            if found := day_of(date.get("when", "") or date.get("notBefore", "")):
                return found, "<dateline>"
    return "", ""


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name
