"""A project as REFI-QDA project (.qdpx): a zip of `project.qde` and the sources as text; out and in.

Sources are UTF-8 with lines ended by a line feed; offsets count code points from nought, the end not included.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .refi import (
    ORIGIN,
    Node,
    UnreadableRefi,
    read_codes,
    read_guid,
    text_of,
    to_bytes,
    writable,
    write_codes,
    write_description,
)
from .xml import UnreadableXml, read_xml
from .zips import UnreadableZip, open_zip

_XMLNS: Final = "urn:QDA-XML:project:1.0"
_NS: Final = f"{{{_XMLNS}}}"
PROJECT_FILE: Final = "project.qde"
_INTERNAL: Final = "internal://"
_KEPT: Final = {"Users", "CodeBook", "Sources", "Notes", "Description"}
_MOST_QDE: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `description` is what programs read of it."""

    guid: str
    name: str
    text: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """That a code was given; `notes` are GUIDs."""

    guid: str
    code: str
    user: str = ""
    at: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of a source, half-open in code points, and what was said of it."""

    guid: str
    name: str
    start: int
    end: int
    description: str = ""
    user: str = ""
    created: str = ""
    modified: str = ""
    given: tuple[Given, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A text, what was said of stretches of it, and what was said of it as a whole."""

    guid: str
    name: str
    text: str
    description: str = ""
    selections: tuple[Selection, ...] = ()
    given: tuple[Given, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QdaProject:
    """A project; `users` are names by GUID. `left` says of a project that was read what of it was not."""

    name: str
    description: str = ""
    created: str = ""
    users: dict[str, str] = field(default_factory=dict)
    codes: tuple[Node, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    left: tuple[str, ...] = ()


def keep_offsets(text: str) -> str:
    """The text with lines ended by a line feed, as long as before, so that offsets in it hold."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def write_project(project: QdaProject) -> bytes:
    """The .qdpx; the same project gives the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry(PROJECT_FILE), write_qde(project))
        for source in project.sources:
            archive.writestr(_entry(f"sources/{source.guid}.txt"), keep_offsets(source.text).encode())
    return packed.getvalue()


def write_qde(project: QdaProject) -> bytes:
    """The XML of the project."""
    attributes = {
        "xmlns": _XMLNS,
        "name": writable(project.name),
        "origin": ORIGIN,
        "creationDateTime": project.created,
    }
    root = ElementTree.Element("Project", {name: value for name, value in attributes.items() if value})
    if project.users:
        users = ElementTree.SubElement(root, "Users")
        for guid, name in sorted(project.users.items()):
            ElementTree.SubElement(users, "User", {"guid": guid, "name": writable(name)})
    if project.codes:
        codebook = ElementTree.SubElement(root, "CodeBook")
        write_codes(ElementTree.SubElement(codebook, "Codes"), project.codes)
    if project.sources:
        sources = ElementTree.SubElement(root, "Sources")
        for source in project.sources:
            _write_source(sources, source)
    if project.notes:
        notes = ElementTree.SubElement(root, "Notes")
        for note in project.notes:
            element = ElementTree.SubElement(notes, "Note", {"guid": note.guid, "name": writable(note.name)})
            write_description(element, note.description)
            ElementTree.SubElement(element, "PlainTextContent").text = writable(note.text)
    write_description(root, project.description)
    return to_bytes(root)


def read_project(raw: bytes) -> QdaProject:
    """The project in a .qdpx. Raises UnreadableRefi; what of it is not read, such as pictures, stands in `left`."""
    try:
        with open_zip(raw) as packed:
            names = [name for name in packed.names if name.lower().endswith(".qde")]
            if len(names) != 1:
                raise UnreadableRefi("no REFI-QDA project: it has to have one file .qde")
            root = read_xml(packed.read(names[0], _MOST_QDE), most_bytes=_MOST_QDE)
            if root.tag != f"{_NS}Project":
                raise UnreadableRefi("no REFI-QDA project: its outermost element is another")
            return _Reading(packed.read).read(root)
    except (UnreadableXml, UnreadableZip) as error:
        raise UnreadableRefi(str(error)) from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write_source(parent: Element, source: Source) -> None:
    attributes = {"guid": source.guid, "name": writable(source.name), "plainTextPath": f"{_INTERNAL}{source.guid}.txt"}
    element = ElementTree.SubElement(parent, "TextSource", attributes)
    write_description(element, source.description)
    for selection in source.selections:
        attributes = {
            "guid": selection.guid, "name": writable(selection.name), "startPosition": str(selection.start),
            "endPosition": str(selection.end), "creatingUser": selection.user, "creationDateTime": selection.created,
            "modifiedDateTime": selection.modified,
        }  # fmt: skip
        stretch = ElementTree.SubElement(
            element, "PlainTextSelection", {name: value for name, value in attributes.items() if value}
        )
        write_description(stretch, selection.description)
        _write_given(stretch, selection.given)
        _write_references(stretch, selection.notes)
    _write_given(element, source.given)
    _write_references(element, source.notes)


def _write_given(parent: Element, given: Iterable[Given]) -> None:
    for one in given:
        attributes = {"guid": one.guid, "creatingUser": one.user, "creationDateTime": one.at}
        element = ElementTree.SubElement(
            parent, "Coding", {name: value for name, value in attributes.items() if value}
        )
        ElementTree.SubElement(element, "CodeRef", {"targetGUID": one.code})
        _write_references(element, one.notes)


def _write_references(parent: Element, notes: Iterable[str]) -> None:
    for guid in notes:
        ElementTree.SubElement(parent, "NoteRef", {"targetGUID": guid})


class _Reading:
    """One project as it is read."""

    def __init__(self, read_file: Callable[[str], bytes]) -> None:
        self.read_file = read_file
        self.left: list[str] = []

    def read(self, root: Element) -> QdaProject:
        for element in root:
            name = element.tag.removeprefix(_NS)
            if name not in _KEPT:
                self.left.append(f"{name}: {len(element)} of them are not read")
        users = {
            read_guid(user.get("guid")): user.get("name") or user.get("id") or ""
            for user in root.findall(f"{_NS}Users/{_NS}User")
        }
        return QdaProject(
            (root.get("name") or "").strip(),
            text_of(root, f"{_NS}Description"),
            root.get("creationDateTime") or "",
            users,
            read_codes(root.find(f"{_NS}CodeBook/{_NS}Codes"), _NS),
            tuple(self.sources(root.find(f"{_NS}Sources"))),
            tuple(self.notes(root.find(f"{_NS}Notes"))),
            tuple(self.left),
        )

    def sources(self, parent: Element | None) -> Iterable[Source]:
        for element in [] if parent is None else parent:
            name = element.get("name") or element.get("guid") or "a source"
            if element.tag != f"{_NS}TextSource":
                self.left.append(f"{name[:200]}: only texts are read, and this is a {element.tag.removeprefix(_NS)}")
                continue
            text = self.text(element, name)
            yield Source(
                read_guid(element.get("guid")),
                name.strip(),
                text or "",
                text_of(element, f"{_NS}Description"),
                tuple(self.selections(element, name)),
                tuple(self.given(element)),
                tuple(self.references(element)),
            )

    def selections(self, parent: Element, name: str) -> Iterable[Selection]:
        for element in parent.findall(f"{_NS}PlainTextSelection"):
            try:
                start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
            except ValueError:
                self.left.append(f"{name[:200]}: a selection has no offsets: {(element.get('name') or '')[:200]}")
                continue
            yield Selection(
                read_guid(element.get("guid")),
                (element.get("name") or "").strip(),
                start,
                end,
                text_of(element, f"{_NS}Description"),
                element.get("creatingUser") or "",
                element.get("creationDateTime") or "",
                element.get("modifiedDateTime") or "",
                tuple(self.given(element)),
                tuple(self.references(element)),
            )

    def given(self, parent: Element) -> Iterable[Given]:
        for element in parent.findall(f"{_NS}Coding"):
            code = element.find(f"{_NS}CodeRef")
            yield Given(
                read_guid(element.get("guid")),
                read_guid(code.get("targetGUID") if code is not None else None),
                element.get("creatingUser") or "",
                element.get("creationDateTime") or "",
                tuple(self.references(element)),
            )

    def references(self, parent: Element) -> Iterable[str]:
        return (read_guid(note.get("targetGUID")) for note in parent.findall(f"{_NS}NoteRef"))

    def notes(self, parent: Element | None) -> Iterable[Note]:
        for element in [] if parent is None else parent.findall(f"{_NS}Note"):
            name = element.get("name") or ""
            text = self.text(element, name or "a note") or ""
            yield Note(read_guid(element.get("guid")), name.strip(), text, text_of(element, f"{_NS}Description"))

    def text(self, element: Element, name: str) -> str | None:
        """The words, from within or from their file; None, and said so, where they are not there or are no text."""
        content = element.find(f"{_NS}PlainTextContent")
        if content is not None:
            return content.text or ""
        path = element.get("plainTextPath") or ""
        if not path.startswith(_INTERNAL):
            self.left.append(f"{name[:200]}: its text is not in the file")
            return None
        try:
            return self.read_file(f"sources/{path.removeprefix(_INTERNAL)}").decode("utf-8-sig")
        except UnreadableZip as error:
            self.left.append(f"{name[:200]}: {error}")
        except UnicodeDecodeError:
            self.left.append(f"{name[:200]}: its text is not UTF-8")
        return None
