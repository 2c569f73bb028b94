"""REFI-QDA: valid by the schemas, the same after a round trip, and nothing hostile gets in."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.exchange.importing.codes import read_description
from annotations.exchange.refi import Node, UnreadableRefi, describe, guid_of
from annotations.exchange.refi_codebook import read_codebook, write_codebook
from annotations.exchange.refi_project import (
    Given,
    Note,
    QdaProject,
    Selection,
    Source,
    read_project,
    write_project,
)

SCHEMAS = Path(os.environ.get("SCHEMAS", Path(__file__).resolve().parents[4] / "shared" / "schemas")) / "refi"
CODE = {
    "guid": guid_of("code"), "parent": None, "ordinal": 1, "name": "Tone & <voice>", "definition": "How it is said.\n\nIn any words.",
    "when_to_use": "Always.", "when_not": "In headings.", "colour": "#1b6e5a", "shortcut": "t", "is_exclusive": True,
    "is_retired": False, "topics": ["peace-treaty"],
}  # fmt: skip
BENEATH = {**CODE, "guid": guid_of("beneath"), "parent": CODE["guid"], "name": "Firm \x01𠮷", "colour": "", "shortcut": "", "is_exclusive": False, "is_retired": True, "when_not": "", "topics": []}  # fmt: skip
CLAIM = {"guid": guid_of("claim"), "ordinal": 1, "text": "It can wait.", "topic": "peace-treaty", "valid": "", "supports": "says so", "opposes": "urges", "note": "", "is_retired": False}  # fmt: skip
CODEBOOK = {
    "guid": guid_of("codebook"),
    "name": "Frames",
    "number": 1,
    "codes": [BENEATH, CODE],
    "claims": [CLAIM],
    "moves": [],
}
TEXT = "Fir🙂st line.\r\nThe 𠮷 second.\rThird."
PROJECT = QdaProject(
    "Peace", "What is not in it.", "2026-11-22T10:00:00Z", {guid_of("user"): "ann"},
    (Node(CODE["guid"], "Tone", "How.", "#1b6e5a", children=(Node(BENEATH["guid"], "Firm"),)),),
    (Source(guid_of("source"), "Record", TEXT, "http://x.example/reports/1/",
            (Selection(guid_of("selection"), "The 𠮷", 14, 19, "http://x.example/a/1", guid_of("user"), "2026-11-22T10:00:00Z",
                       "2026-11-22T11:00:00Z", (Given(guid_of("coding"), BENEATH["guid"], guid_of("user"), "2026-11-22T10:00:00Z", (guid_of("note"),)),), (guid_of("other"),)),),
            (Given(guid_of("whole"), CODE["guid"]),), (guid_of("other"),)),),
    (Note(guid_of("note"), "Position", "supports", "{}"), Note(guid_of("other"), "Comment", "Well.\nWell.")),
)  # fmt: skip


def check_by_schema(raw: bytes, name: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    if not (SCHEMAS / name).exists():
        pytest.skip(f"the schema {name} is not there: set SCHEMAS to the folder that has refi/{name}")
    etree.XMLSchema(etree.parse(SCHEMAS / name)).assertValid(etree.fromstring(raw))


def packed(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name.replace("__", "/").replace("_qde", ".qde"), raw)
    return content.getvalue()


def test_a_codebook_is_valid_and_comes_back_with_all_that_the_format_holds() -> None:
    raw = write_codebook(CODEBOOK)
    assert raw == write_codebook(CODEBOOK)
    check_by_schema(raw, "Codebook.xsd")
    tone, claims = read_codebook(raw)
    (firm,) = tone.children
    assert (tone.guid, tone.name, tone.colour, tone.is_codable) == (CODE["guid"], CODE["name"], "#1b6e5a", True)
    assert (firm.guid, firm.name, firm.colour, firm.is_codable) == (BENEATH["guid"], "Firm \ufffd𠮷", "", False)
    assert [(one.guid, one.name) for one in claims.children] == [(CLAIM["guid"], CLAIM["text"])]
    assert read_description(describe(CODE)) == {
        "definition": CODE["definition"], "when_to_use": "Always.", "when_not": "In headings.", "is_exclusive": "yes",
        "shortcut": "t", "topics": "peace-treaty",
    }  # fmt: skip


def test_a_project_is_valid_and_comes_back_whole_with_offsets_in_code_points() -> None:
    raw = write_project(PROJECT)
    assert raw == write_project(PROJECT)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        check_by_schema(archive.read("project.qde"), "Project.xsd")
        text = archive.read(f"sources/{guid_of('source')}.txt").decode()
    assert "\r" not in text
    assert text == "Fir🙂st line. \nThe 𠮷 second.\nThird."
    back = read_project(raw)
    (source,) = back.sources
    assert len(source.text) == len(TEXT)
    assert back == QdaProject(
        PROJECT.name, PROJECT.description, PROJECT.created, PROJECT.users, PROJECT.codes,
        (Source(source.guid, "Record", text, PROJECT.sources[0].description, PROJECT.sources[0].selections, PROJECT.sources[0].given, PROJECT.sources[0].notes),),
        PROJECT.notes,
    )  # fmt: skip


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0">&b;</CodeBook>'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>&a;</Codes></CodeBook>'
DEEP = b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0">' + b"<Code>" * 100 + b"</Code>" * 100 + b"</CodeBook>"


@pytest.mark.parametrize("raw", [BOMB, FILE, DEEP, b"", b"<a/>", b"\xff\xfe", b"<CodeBook", b"<a>&undeclared;</a>"])
def test_no_entities_document_types_or_depths_are_read(raw: bytes) -> None:
    with pytest.raises(UnreadableRefi):
        read_codebook(raw)
    with pytest.raises(UnreadableRefi):
        read_project(packed(project_qde=raw))


def test_no_zip_bombs_paths_links_or_doubles_are_opened() -> None:
    link = zipfile.ZipInfo("sources/link.txt")
    link.external_attr = 0o120777 << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("project.qde", b"<a/>")
    hostile = [
        packed(project_qde=b" " * 60_000_000),
        packed(**{"..__evil_qde": b"<a/>"}),
        packed(__etc__evil_qde=b"<a/>"),
        packed(),
        content.getvalue(),
        packed(project_qde=b"<a/>", other_qde=b"<a/>"),
        b"PK\x03\x04 no zip",
    ]
    for raw in hostile:
        with pytest.raises(UnreadableRefi):
            read_project(raw)


def test_what_is_not_read_of_a_project_is_listed() -> None:
    guid = guid_of("picture")
    raw = (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources><PictureSource guid="{guid}" name="Photo" path="internal://x.jpg"/>'
        f'<TextSource guid="{guid}" name="Elsewhere" plainTextPath="relative://x.txt"/>'
        f'<TextSource guid="{guid}" name="Out" plainTextPath="internal://../project.qde"/></Sources><Links><Link guid="{guid}"/></Links></Project>'
    ).encode()
    project = read_project(packed(project_qde=raw))
    assert project.left == (
        "Links: 1 of them are not read",
        "Photo: only texts are read, and this is a PictureSource",
        "Elsewhere: its text is not in the file",
        "Out: “sources/../project.qde” is not in the zip",
    )


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_project_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    raw = bytearray(write_project(PROJECT))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_project(bytes(raw[: data.draw(st.integers(0, len(raw)))]) if data.draw(st.booleans()) else bytes(raw))
    except UnreadableRefi:
        pass


@given(st.binary(max_size=300), st.integers(0, 600))
@settings(max_examples=300, deadline=None)
def test_a_damaged_codebook_is_read_or_refused_and_nothing_else(noise: bytes, at: int) -> None:
    raw = write_codebook(CODEBOOK)
    try:
        read_codebook(raw[:at] + noise + raw[at + len(noise) :])
    except UnreadableRefi:
        pass
