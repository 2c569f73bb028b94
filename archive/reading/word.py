"""Word documents (.docx): paragraphs with the labels that Word prints, tables, notes; nothing hidden or deleted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from .found import INDENT, Found, checked, joined, language_in
from .numbering import Labels, numbering_of
from .own_markup import OwnMarkup
from .packages import open_package
from .records import UnreadableInput

Element = Any

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DEEPEST = 60
_SKIPPED = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tcPr", "w:trPr", "w:fldChar", "w:object"))
)  # fmt: skip
_NOT_TITLES = re.compile(r"microsoft word|untitled|document\d*$|\.docx?$", re.IGNORECASE)
_NESTED_STYLE = re.compile(r"List(?:Number|Bullet)?([2-9])")
_WPS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def read(received: bytes, name: str) -> Iterator[Found]:
    """The one record of a document. Raises UnreadableInput."""
    open_package(received, name).close()
    try:
        document = docx.Document(io.BytesIO(received))
        _root(document.part)
        reader = _Reader(document)
        blocks = reader.body(document.element.body)
        notes = reader.notes()
        title = (document.core_properties.title or "").strip()
        language = document.core_properties.language
    except UnreadableInput:
        raise
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        etree.LxmlError,
        zipfile.BadZipFile,
        docx.exceptions.PythonDocxError,
    ) as error:
        raise UnreadableInput(
            f"{name} is damaged inside ({type(error).__name__}: {error}). Open it in a word processor and save it anew."
        ) from error
    text = checked(joined([*blocks, *notes]), name, empty="If it is a picture of a page, read it with OCR.")
    own = OwnMarkup()
    if not _NOT_TITLES.search(title):
        own.say("title", title, "the document’s properties")
    if language := language_in(language, text):
        own.say("language", language, "the document’s properties")
    yield Found(
        text=text, media_type=MEDIA_TYPE, title=own.title, language=own.language, evidence=own.evidence,
        notes=("Headers, footers, comments and deleted words are left out.",),
    )  # fmt: skip


class _Reader:
    """The text of one document as it is read from its start to its end."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = {
            str(style.get(qn("w:styleId"))): style for style in document.styles.element.findall(qn("w:style"))
        }
        self._default = next(
            (key for key, style in self._styles.items() if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")),
            "",
        )  # fmt: skip
        part = _related(document.part, "numbering")
        self._labels = Labels(_root(part) if part is not None else None)
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[Element] = []

    def body(self, container: Element, depth: int = 0) -> list[str]:
        """The paragraphs of a body, a cell, or a box."""
        if depth > _DEEPEST:
            raise ValueError(f"nested more than {_DEEPEST} deep")
        blocks: list[str] = []
        for child in container:
            if child.tag == qn("w:p"):
                blocks += self._paragraph(child, depth)
            elif child.tag == qn("w:tbl"):
                blocks += self._table(child, depth)
            elif child.tag in (
                qn("w:sdt"),
                qn("w:sdtContent"),
                qn("w:ins"),
                qn("w:moveTo"),
                qn("w:customXml"),
                qn("w:smartTag"),
            ):
                blocks += self.body(child, depth + 1)
        return blocks

    def notes(self) -> list[str]:
        """The footnotes and endnotes that the text refers to, in its order, each with its mark."""
        texts: dict[str, dict[str, list[str]]] = {}
        blocks = []
        for number, (kind, key) in enumerate(self._notes[:], start=1):
            if kind not in texts:
                part = _related(self._document.part, kind)
                found = _root(part) if part is not None else ()
                texts[kind] = {str(note.get(qn("w:id"))): self.body(note) for note in found}
            words = " ".join(block.strip() for block in texts[kind].get(key, []))
            blocks.append(f"[{number}] {words}")
        return blocks

    def _paragraph(self, paragraph: Element, depth: int) -> list[str]:
        label = self._label(paragraph)
        words: list[str] = []
        self._runs(paragraph, words, depth)
        text = re.sub(r" {2,}", " ", "".join(words)).strip(" \n\t")
        boxes, self._boxes = self._boxes, []
        blocks = [f"{self._indent(paragraph) if label else ''}{label}{text}".rstrip()] if text else []
        for box in boxes:
            blocks += self.body(box, depth + 1)
        return blocks

    def _label(self, paragraph: Element) -> str:
        properties = paragraph.find(qn("w:pPr"))
        number, level = numbering_of(properties)
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        key = str(style.get(qn("w:val"))) if style is not None else self._default
        for _ in range(20):
            if (number is not None and level is not None) or key not in self._styles:
                break
            from_style, style_level = numbering_of(self._styles[key].find(qn("w:pPr")))
            number = from_style if number is None else number
            level = style_level if level is None else level
            based = self._styles[key].find(qn("w:basedOn"))
            key = str(based.get(qn("w:val"))) if based is not None else ""
        return self._labels.next(number, level or 0) if number not in (None, "0") else ""

    def _indent(self, paragraph: Element) -> str:
        """What tells a list inside another one from it: its level, or that of a style such as “List Number 2”."""
        properties = paragraph.find(qn("w:pPr"))
        _, level = numbering_of(properties)
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        named = _NESTED_STYLE.fullmatch(str(style.get(qn("w:val")))) if style is not None else None
        return INDENT * (level or (int(named[1]) - 1 if named else 0))

    def _runs(self, element: Element, words: list[str], depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError(f"nested more than {_DEEPEST} deep")
        for child in element:
            tag = child.tag
            if tag == qn("w:t"):
                words.append(child.text or "")
            elif tag in (qn("w:br"), qn("w:cr")):
                words.append("\n")
            elif tag in (qn("w:tab"), qn("w:ptab")):
                words.append("\t")
            elif tag == qn("w:noBreakHyphen"):
                words.append("\u2011")
            elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                self._notes.append(
                    ("footnotes" if tag == qn("w:footnoteReference") else "endnotes", str(child.get(qn("w:id"))))
                )
                words.append(f"[{len(self._notes)}]")
            elif tag == qn("w:txbxContent"):
                self._boxes.append(child)
            elif tag == f"{_WPS}AlternateContent":
                choice = child.find(f"{_WPS}Choice")
                if choice is not None:
                    self._runs(choice, words, depth + 1)
            elif tag == qn("w:ruby"):
                self._ruby(child, words, depth)
            elif tag == qn("w:r") and _is_hidden(child):
                continue
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self._runs(child, words, depth + 1)

    def _ruby(self, ruby: Element, words: list[str], depth: int) -> None:
        for tag, left, right in (("w:rubyBase", "", ""), ("w:rt", "(", ")")):
            if (part := ruby.find(qn(tag))) is not None:
                words.append(left)
                self._runs(part, words, depth + 1)
                words.append(right)

    def _table(self, table: Element, depth: int) -> list[str]:
        blocks: list[str] = []
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue
            cells = [
                self.body(cell, depth + 1)
                for cell in row.iter(qn("w:tc"))
                if next(cell.iterancestors(qn("w:tr"))) is row
            ]
            if all(len(cell) <= 1 and (not cell or "\n" not in cell[0]) for cell in cells):
                blocks.append("\t".join(cell[0] for cell in cells if cell))
            else:
                blocks += [block for cell in cells for block in cell]
        return blocks


def _is_hidden(run: Element) -> bool:
    properties = run.find(qn("w:rPr"))
    vanish = properties.find(qn("w:vanish")) if properties is not None else None
    return vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false", "off")


def _related(part: Any, kind: str) -> Any:
    """The part that this one refers to by that kind of relation: "numbering", "footnotes". None if there is none."""
    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return relation.target_part
    return None


def _root(part: Any) -> Element:
    """The root element of a part's XML; without entities or the network. Raises ValueError where it declares a document type.

    A part may have any name: relations say what it is, so that looking at names alone (`packages`) is not enough.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = part.element if hasattr(part, "element") else etree.fromstring(part.blob, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(f"{part.partname} declares a document type, which could hide anything in it")
    return root
