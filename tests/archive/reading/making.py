"""Files made in code: PDF pages, Word documents, packages, a TEI volume; words and persons are our own."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Line = tuple[float, float, str]
"""A printed line: its distance from the page's left and lower edge, in points, and its words."""


def pdf(
    pages: Iterable[Iterable[Line]], *, title: str = "", lang: str = "", extra: Mapping[int, bytes] | None = None
) -> bytes:
    """A PDF of A4 pages in 10-point Helvetica. `extra` are objects of their own numbers, from 900 on."""
    objects: dict[int, bytes] = {
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    }
    kids = []
    for number, lines in enumerate(pages):
        page, content = 10 + 2 * number, 11 + 2 * number
        shown = b"".join(b"BT /F1 10 Tf %g %g Td (%s) Tj ET\n" % (x, y, _escaped(words)) for x, y, words in lines)
        objects[content] = stream(shown)
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % content
        )
        kids.append(b"%d 0 R" % page)
    language = b" /Lang (%s)" % lang.encode() if lang else b""
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R%s >>" % language
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects[4] = b"<< /Title (%s) >>" % _escaped(title)
    return assembled({**objects, **(extra or {})})


def bomb(megabytes: int) -> bytes:
    """A stream object that unpacks to so many million spaces."""
    packer = zlib.compressobj(1)
    packed = b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(megabytes)), packer.flush()])
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def stream(data: bytes) -> bytes:
    """A stream object."""
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def assembled(objects: Mapping[int, bytes], *, trailer: bytes = b"/Info 4 0 R") -> bytes:
    """The file of these objects, with its table of places."""
    written = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n"
    for number, place in sorted(places.items()):
        written += b"%d 1\n%010d 00000 n \n" % (number, place)
    written += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, trailer, start)
    return bytes(written)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def levels(*rows: tuple[str, str]) -> str:
    """The levels of a numbering: (format, text), from the outermost in."""
    return "".join(
        f'<w:lvl {W} w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (style, text) in enumerate(rows)
    )


class Word:
    """A Word document that grows by paragraphs."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        numbering = self.document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)

    def numbering(self, abstract: int, inside: str) -> None:
        """Define an abstract numbering. All have to be defined before the first `number`."""
        self._add(f'<w:abstractNum {W} w:abstractNumId="{abstract}">{inside}</w:abstractNum>')

    def number(self, number: int, abstract: int, inside: str = "") -> None:
        """Define a numbering that counts by an abstract one."""
        self._add(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>')

    def add(self, words: str, number: int | None = None, level: int = 0, *, style: str | None = None) -> None:
        """Add a paragraph, with an automatic label where `number` is given."""
        paragraph = self.document.add_paragraph(words, style=style)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr()
            numbered = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            properties.append(parse_xml(numbered))

    def xml(self, inside: str) -> None:
        """Add what is written in WordprocessingML."""
        self.document.element.body.insert_element_before(parse_xml(inside), "w:sectPr")

    def saved(self) -> bytes:
        """The file."""
        written = io.BytesIO()
        self.document.save(written)
        return written.getvalue()

    def _add(self, inside: str) -> None:
        self.document.part.numbering_part.element.append(parse_xml(inside))


def package(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def repacked(received: bytes, **changes: bytes) -> bytes:
    """A package with some parts put in or changed; `__` in a name stands for "/" and `_dot_` for a full stop."""
    with zipfile.ZipFile(io.BytesIO(received)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return package(parts | {name.replace("__", "/").replace("_dot_", "."): data for name, data in changes.items()})


VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="vol1">
 <teiHeader><fileDesc><titleStmt><title>Papers of the Lighthouse Office</title></titleStmt></fileDesc></teiHeader>
 <text xml:lang="en">
  <front><div type="section" xml:id="persons"><head>Persons</head><list>
   <item><persName xml:id="p_OA1"><hi rend="strong">Orlova, Anna</hi></persName>, Minister of the Sea</item>
  </list></div></front>
  <body><div type="compilation" xml:id="comp1"><head>Lamps</head>
   <div type="document" xml:id="d1" n="1" frus:doc-dateTime-min="1957-10-10T00:00:00-05:00"
     frus:doc-dateTime-max="1957-10-10T23:59:59-05:00">
    <head>1. Memorandum of a Conversation on
      Lamps<note n="1" xml:id="d1fn1" type="source">Source: Lighthouse Office, Box 3. <p>Secret.</p></note></head>
    <opener><dateline><placeName><hi rend="italic">Harbour</hi></placeName>, <date when="1957-10-10"><hi
       rend="italic">October 10, 1957</hi></date></dateline></opener>
    <list type="participants"><head>PARTICIPANTS</head><item>Minister <persName corresp="#p_OA1">Orlova</persName></item>
     <item>Captain Brandt</item></list>
    <p>Minister <persName corresp="#p_OA1">Orlova</persName> said that the lamps<note n="2" xml:id="d1fn2">See
      <ref target="#d2">Document 2</ref>.</note> would burn. <pb n="2" xml:id="pg_2"/>She named
      reasons: <list><label>a.</label><item>fog</item><label>b.</label><item>ice</item></list></p>
    <p>The <choice><sic>wrods</sic><corr>words</corr></choice> stand.</p>
    <table><row><cell>Lamp</cell><cell>Cost</cell></row><row><cell>North</cell><cell>5</cell></row></table>
    <closer><signed><hi rend="strong">Brandt</hi><lb/>Captain</signed></closer>
   </div>
   <div type="document" xml:id="d2" n="2" subtype="editorial-note">
    <head>2. Editorial Note</head>
    <p>Nothing more was found.</p>
   </div>
  </div></body>
 </text>
</TEI>
"""
