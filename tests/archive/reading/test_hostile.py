"""Files that are not what they seem, or made to harm: refused with the reason, in bounded time and memory."""

from __future__ import annotations

import gzip
import io
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.reading import Custody, Received, Unread, UnreadableInput, find_files, read_files
from archive.reading.formats import FORMATS, find_format
from archive.reading.isolation import MEMORY, Isolation, memory_of

from .making import VOLUME, W, Word, assembled, bomb, package, pdf, repacked, stream

Refusal = Callable[[str, bytes | str], str]

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents 11 0 R >>"
CATALOG = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 4: b"<< >>"}
ONE = {**CATALOG, 2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"}


def noted(declared: bytes) -> bytes:
    """A document whose notes are a part of a name that tells nothing, with a document type."""
    notes = (
        declared
        + f"<w:footnotes {W}><w:footnote w:id='1'><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:footnote></w:footnotes>".encode()
    )
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    declares = f'<Override PartName="/word/notes.dat" ContentType="{office}"/></Types>'.encode()
    relates = f'<Relationship Id="rIdN" Type="{kind}" Target="notes.dat"/></Relationships>'.encode()
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return package(
        parts
        | {
            "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", declares),
            "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
                b"</Relationships>", relates
            ),
            "word/notes.dat": notes,
            "word/document.xml": body(b"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"),
        }
    )


def word() -> bytes:
    """A document of one word."""
    made = Word()
    made.add("Words")
    return made.saved()


def body(inside: bytes, declared: bytes = b"") -> bytes:
    """The main part of a document."""
    head = b"<?xml version='1.0'?>" + declared + f"<w:document {W}><w:body>".encode()
    return head + inside + b"</w:body></w:document>"


def form(draws: bytes, resources: bytes) -> bytes:
    """A form that draws others."""
    return (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s >> /Length %d >>\nstream\n%s\nendstream"
        % (
            resources,
            len(draws),
            draws,
        )
    )


def encrypted() -> bytes:
    """A PDF that needs a password."""
    secret = b"/Info 4 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -44 >> /ID [(a) (b)]"
    return pdf([[(72, 700, "Words.")]]).replace(b"/Info 4 0 R", secret % (b"x" * 32, b"y" * 32))


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("zip.pdf", lambda: package({"a": b"x"}), "is not a PDF but a ZIP archive"),
        ("pdf.docx", lambda: pdf([[(72, 700, "Words.")]]), "is not a Word document (.docx) but a PDF"),
        ("ole.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "an old Office file (.doc), or one that is"),
        ("zip.docx", lambda: package({"a.txt": b"x"}), "is a ZIP archive but no Word document"),
        ("cut.docx", lambda: word()[:-400], "is a damaged ZIP archive"),
        ("binary.html", lambda: bytes(range(256)), "it has a NUL byte at 0"),
        ("picture.html", lambda: b"\xff\xd8\xff\xe0JFIF", "is not an HTML page but a picture"),
        ("archive.html", lambda: b"MIME-Version: 1.0\n\n<p>x", "a web archive (.mht)"),
        ("control.md", lambda: b"\x01\x02\x03" * 99, "it is full of control characters"),
        ("plain.html", lambda: b"no marks", "has no markup at all"),
        ("page.xml", lambda: b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "is XML but not TEI: its root is <html>"),
        ("empty.pdf", lambda: b" ", "is empty"),
        ("blank.html", lambda: b"<p> \xc2\xa0 </p>", "has no text"),
        ("macro.docx", lambda: repacked(word(), word__vbaProject_dot_bin=b"x"), "has macros (vbaProject)"),
        ("bomb.docx", lambda: repacked(word(), word__document_dot_xml=body(b" " * 9_000_000)), "packed beyond all measure"),
        ("entity.docx", lambda: repacked(word(), word__document_dot_xml=body(b"", b"<!DOCTYPE x [<!ENTITY a 'b'>]>")), "declares a document type in word/document.xml"),
        ("notes.docx", lambda: noted(b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "notes.dat declares a document type"),
        ("deep.docx", lambda: repacked(word(), word__document_dot_xml=body(b"<w:sdt><w:sdtContent>" * 900 + b"</w:sdtContent></w:sdt>" * 900)), "is damaged inside"),
        ("deep.html", lambda: b"<div>" * 900 + b"x", "nested more than 250 elements deep"),
        ("lists.html", lambda: b"<ul><li>" * 240 + b"x", "nested more than 250 elements deep"),
        ("many.html", lambda: b"<p>a" * 600_000, "more than 200,000 elements"),
        ("long.html", lambda: b"<p>" + b"word " * 1_100_000, "is too long: the text of a record has at most"),
        ("bomb.md", lambda: b"---\na: &a [x]\nb: [*a, *a]\n---\nx", "has an alias (*)"),
        ("list.md", lambda: b"---\n- a\n---\nx", "no list of names and values"),
        ("yaml.md", lambda: b"---\n" + b"[" * 9000 + b"\n---\nx", "is no YAML that is read here"),
        ("latin.md", lambda: "été".encode("latin-1"), "is not UTF-8 (byte 0)"),
        ("dtd.xml", lambda: b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>', "has a document type"),
        ("deep.xml", lambda: b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<p>" * 900, "nested more than 120 elements"),
        ("cut.xml", lambda: VOLUME.encode()[:400], "is not well-formed XML"),
        ("sixteen.xml", lambda: VOLUME.replace("UTF-8", "UTF-16").encode("utf-16"), "is UTF-16"),
        ("head.xml", lambda: b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', "is TEI without any text"),
        ("locked.pdf", encrypted, "is encrypted. Save it without a password"),
        ("scan.pdf", lambda: pdf([[], []]), "has no text layer (pages: 2)"),
        ("garbage.pdf", lambda: b"%PDF-1.7\n" + b"(" * 99_999, "is damaged inside"),
        ("nested.pdf", lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 99_999, "is damaged inside"),
        ("cycle.pdf", lambda: assembled({**CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}), "has no text layer"),
        ("drawn.pdf", lambda: assembled({**ONE, 10: PAGE % b"/XObject << /X 12 0 R >>", 11: stream(b"/X Do"), 12: form(b"/X Do /X Do", b"/XObject << /X 12 0 R >>")}), "has no text layer"),
        ("pages.pdf", lambda: pdf([[(72, 700, "Words.")]] * 601), "has more than 600 pages"),
    ],
)  # fmt: skip
def test_it_is_refused_with_the_reason(refusal: Refusal, name: str, make: Callable[[], bytes], reason: str) -> None:
    received = make()
    began = time.monotonic()
    told = refusal(name, received)
    assert told.startswith(name)
    assert reason in told
    assert time.monotonic() - began < 20


def test_what_takes_too_long_is_given_up_and_the_next_file_is_read() -> None:
    """Forms that draw three others each, thirty deep."""
    forms = {n: form(b"/X Do /X Do /X Do", b"/XObject << /X %d 0 R >>" % (n + 1)) for n in range(20, 50)}
    received = assembled(
        {**ONE, **forms, 10: PAGE % b"/XObject << /X 20 0 R >>", 11: stream(b"/X Do"), 50: form(b"", b"")}
    )
    with Isolation(seconds=2) as isolation:
        with pytest.raises(UnreadableInput, match="was given up after 2 seconds"):
            list(isolation.read(find_format("pdf"), received, "slow.pdf"))
        (found,) = isolation.read(find_format("markdown"), b"Words", "next.md")
    assert found.text == "Words\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system holds no process to its memory")
def test_a_stream_that_unpacks_beyond_all_memory_is_refused(refusal: Refusal) -> None:
    received = assembled({**ONE, 10: PAGE % b"", 11: bomb(900)})
    assert "needs more memory than a record may" in refusal("bomb.pdf", received)


def test_a_file_that_ends_its_reader_keeps_no_other_out() -> None:
    with Isolation() as isolation:
        list(isolation.read(find_format("markdown"), b"Words", "first.md"))
        assert isolation._process is not None
        isolation._process.kill()
        isolation._process.wait()
        (found,) = isolation.read(find_format("markdown"), b"Words", "next.md")
        assert found.text == "Words\n"
        assert 0 < memory_of(isolation._process.pid) < MEMORY
        process = isolation._process
    assert process.poll() is not None


def test_files_come_in_their_order_and_reading_ends_when_nobody_wants_the_rest(tmp_path: Path) -> None:
    tangled = "<body>" + "<div><p>The ferry sails at noon, and the harbour is deep.</p></div>" * 12_000
    for name, words in (
        ("1.html", tangled),
        ("2.md", "Two."),
        ("3.txt", "Three."),
        ("4.md", "Four."),
        ("5.html", tangled),
    ):
        (tmp_path / name).write_text(words)
    begun = time.monotonic()
    records = read_files(find_files([tmp_path]), options=Custody(), seconds=1)
    found = [next(records).name for _ in range(4)]
    records.close()  # type: ignore[attr-defined]
    assert found == ["1.html", "2.md", "3.txt", "4.md"]
    assert time.monotonic() - begun < 20


def test_answers_belong_to_the_file_that_was_asked_for_last() -> None:
    """A refusal leaves nothing behind that could be taken for the next file's answer."""
    with Isolation() as isolation:
        for number in range(30):
            with pytest.raises(UnreadableInput, match=f"bad{number}.md"):
                list(isolation.read(find_format("markdown"), b"\0", f"bad{number}.md"))
            (found,) = isolation.read(find_format("markdown"), f"Words {number}".encode(), "good.md")
            assert found.text == f"Words {number}\n"


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    address = (tmp_path / "secret.txt").as_uri()
    included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/><p>Nothing more'
    (tmp_path / "vol.xml").write_text(VOLUME.replace("<p>Nothing more", included))
    page = f"<!DOCTYPE html SYSTEM '{address}'><html><head><base href='{address}'></head><body><object data='{address}'></object><iframe src='{address}'></iframe><p>Words</p></body></html>"
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "text.md").write_text("![secret](secret.txt) Words")
    records = list(
        read_files(find_files([tmp_path / n for n in ("vol.xml", "page.html", "text.md")]), options=Custody())
    )
    texts = [record.text for record in records if isinstance(record, Received)]
    assert texts[1:] == ["Editorial Note\n\nNothing more was found.\n", "Words\n", "Words\n"]


def test_a_reader_may_open_no_connection() -> None:
    from archive.reading.__main__ import _refuse

    for event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        with pytest.raises(PermissionError):
            _refuse(event, ())
    _refuse("open", ())


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "large.md").open("wb") as stream_:
        stream_.truncate(find_format("markdown").largest + 1)
    (record,) = read_files(find_files([tmp_path]), options=Custody())
    assert isinstance(record, Unread)
    assert record.reason == ("large.md has 5,000,001 bytes; a file that ends in .md has at most 5,000,000. Divide it.")


def test_a_document_with_macros_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "talks.docm").write_bytes(word())
    with pytest.raises(UnreadableInput, match="may hold macros"):
        find_files([tmp_path / "talks.docm"])


def test_what_only_comes_along_is_not_taken_for_a_record(tmp_path: Path) -> None:
    for name in ("talks.html", "talks_files/frame.html", "README.md", "~$talks.docx", "lists_files/one.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>Words</p>")
    assert [file.name for file in find_files([tmp_path])] == ["lists_files/one.html", "talks.html"]


def test_every_format_has_a_reader() -> None:
    assert [form.reader for form in FORMATS] == ["html 5", "docx 4", "pdf 4", "markdown 4", "tei 4"]


def test_lines_that_unpack_without_end_are_given_up_and_what_came_before_is_kept(tmp_path: Path) -> None:
    good = b'{"url": "https://example.org/1", "text": "Words."}\n'
    (tmp_path / "blank.jsonl.gz").write_bytes(gzip.compress(good + b"\n" * 1_100_000))
    (tmp_path / "wide.jsonl.gz").write_bytes(gzip.compress(good + (b" " * 1_000_000 + b"\n") * 12))
    records = list(read_files(find_files([tmp_path]), options=Custody()))
    texts = [record.text if isinstance(record, Received) else record.reason for record in records]
    assert texts == [
        "Words.",
        "blank.jsonl.gz is packed beyond all measure, at line 1,000,002: it is made to take long.",
        "Words.",
        "wide.jsonl.gz is packed beyond all measure, at line 11: it is made to take long.",
    ]


def test_a_name_that_is_no_text_keeps_no_other_file_out(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Words.")
    try:
        (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("Words.")
    except OSError:
        pytest.skip("this file system takes no such name")
    bad, good = read_files(find_files([tmp_path]), options=Custody())
    assert isinstance(bad, Unread)
    assert (bad.name, bad.reason) == ("bad?.txt", "bad?.txt: the name of this file is not UTF-8. Rename it.")
    assert isinstance(good, Received)


def test_no_link_in_a_folder_leads_out_of_it(tmp_path: Path) -> None:
    inside = tmp_path / "folder"
    inside.mkdir()
    (inside / "talks.txt").write_text("Words.")
    (inside / "again.txt").symlink_to(inside / "talks.txt")
    assert len(find_files([inside])) == 2
    (tmp_path / "secret.txt").write_text("secret")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(UnreadableInput, match="link.txt is a link that leads out of the folder"):
        find_files([inside])


def test_custody_beside_a_file_is_read_only_where_it_is_short(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("Words.")
    (tmp_path / "talks.meta.json").write_text(" " * 100_001)
    (record,) = read_files(find_files([tmp_path]), options=Custody())
    assert isinstance(record, Unread)
    assert "has more than 100,000 bytes" in record.reason
