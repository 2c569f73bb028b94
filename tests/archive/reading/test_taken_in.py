"""Files of all formats taken in: once, with their bytes, their reader, and where their facts come from."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from archive.importing import Outcome, Result, import_records
from archive.models import Publisher, Report, SourceText
from archive.reading import (
    Custody,
    Received,
    count_records,
    find_files,
    read_files,
    record_from_json,
    record_to_json,
)
from archive.rehearsing import rehearse
from tests.archive.conftest import account

from .making import VOLUME, Word, pdf
from .test_pages import PAGE

pytestmark = pytest.mark.usefixtures("seeds")

WORDS = "Minister Orlova said that the lamps would burn, and that nobody had to pay for their oil."


def word() -> bytes:
    """A document of one paragraph."""
    made = Word()
    made.add(WORDS)
    return made.saved()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each format."""
    (tmp_path / "talks.html").write_text(PAGE)
    (tmp_path / "talks.docx").write_bytes(word())
    (tmp_path / "talks.PDF").write_bytes(pdf([[(72, 700, WORDS), (72, 650, "(END)")]]))
    (tmp_path / "talks.md").write_text(
        f"---\ntitle: Lamps\npublished: 2004-03-04\n---\n{WORDS} Of this nothing is new.\n"
    )
    (tmp_path / "vol1.xml").write_text(VOLUME)
    (tmp_path / "talks.txt").write_text(f"{WORDS} It is plain.\n")
    return tmp_path


def take_in(folder: Path) -> list[Result]:
    return list(import_records(read_files(find_files([folder]), options=Custody(publisher="mofa-japan"))))


def test_each_is_taken_in_with_its_bytes_and_a_second_time_nothing_changes(folder: Path) -> None:
    assert {result.name: result.outcome for result in take_in(folder)} == dict.fromkeys(
        ["talks.PDF", "talks.docx", "talks.html", "talks.md", "talks.txt", "vol1.xml#d1", "vol1.xml#d2"],
        Outcome.CREATED,
    )
    texts = {
        text.name: text for text in SourceText.objects.exclude(report__in=Report.objects.filter(state="published"))
    }
    assert {name: (text.reader, text.media_type.partition(";")[0]) for name, text in texts.items()} == {
        "talks.PDF": ("pdf 4", "application/pdf"),
        "talks.docx": ("docx 4", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "talks.html": ("html 5", "text/html"),
        "talks.md": ("markdown 4", "text/markdown"),
        "talks.txt": ("plain text, UTF-8, 1", "text/plain"),
        "vol1.xml#d1": ("tei 4", "application/tei+xml"),
        "vol1.xml#d2": ("tei 4", "application/tei+xml"),
    }
    for name in ("talks.PDF", "talks.docx", "talks.html", "talks.md"):
        assert bytes(texts[name].received) == (folder / name).read_bytes()
    assert bytes(texts["vol1.xml#d2"].received) in (folder / "vol1.xml").read_bytes()
    assert {result.outcome for result in take_in(folder)} == {Outcome.UNCHANGED}


def test_what_the_file_says_of_itself_is_supplied_and_says_where_it_stands(folder: Path) -> None:
    take_in(folder)
    page = Report.objects.get(identity="https://harbour.example/talks/7")
    assert (page.title, page.published, page.language) == ("Talks on Lamps", "2004-03-04", "en")
    assert {basis.field: (basis.basis, basis.evidence) for basis in page.bases.all()} == {
        "published": ("supplied", "said by the file: article:published_time"),
        "language": ("supplied", "said by the file: <html lang>"),
    }


def test_a_title_that_only_the_file_tells_is_supplied(tmp_path: Path) -> None:
    page = (
        f"<head><meta property='og:title' content='Lamps'></head><body><p>(1) {WORDS}</p><p>(2) Nobody did.</p></body>"
    )
    (tmp_path / "untitled.html").write_text(page)
    take_in(tmp_path)
    report = Report.objects.get(identity="file:mofa-japan/untitled.html")
    assert (report.title, report.bases.get().evidence) == ("Lamps", "said by the file: og:title")


def test_the_command_takes_a_folder_of_all_formats(folder: Path) -> None:
    out = io.StringIO()
    call_command("import_reports", str(folder), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    assert out.getvalue().splitlines()[-6].split() == ["created", "7"]
    assert count_records(find_files([folder])) == 7


def test_a_record_goes_through_json_and_back(folder: Path) -> None:
    for record in read_files(find_files([folder]), options=Custody(publisher="mofa-japan")):
        assert record_from_json(record_to_json(record)) == record


def test_the_look_shows_the_text_as_read_and_how(folder: Path) -> None:
    (record,) = read_files(find_files([folder / "talks.html"]), options=Custody(publisher="mofa-japan"))
    assert isinstance(record, Received)
    (look,) = rehearse(records=[record], by=None)
    assert look.origin is not None
    assert (look.origin.reader, look.origin.media_type, look.origin.address, look.origin.text) == (
        "html 5",
        "text/html; charset=utf-8",
        "https://harbour.example/talks/7",
        record.text,
    )
    facts = {fact.name: (fact.value, fact.known, fact.evidence) for fact in look.facts}
    assert facts["published"] == ("2004-03-04", "supplied", "said by the file: article:published_time")
    assert not Report.objects.filter(identity=look.origin.address).exists()


def sent(client: Client, **contents: bytes) -> Any:
    files = [SimpleUploadedFile(name.replace("__", "."), data) for name, data in contents.items()]
    publisher = Publisher.objects.get(slug="mofa-japan")
    return client.post(
        reverse("admin:archive_report_import"), {"text": "", "publisher": publisher.pk, "uploads": files}
    )


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(account("reader-editor", "Editor"))
    return client


def test_a_word_document_is_sent_looked_at_taken_in_and_fetched_again(desk: Client) -> None:
    received = word()
    look = sent(desk, talks__docx=received)
    assert "docx 4" in look.content.decode()
    assert WORDS in look.content.decode()
    assert desk.post(reverse("admin:archive_report_import"), {"sealed": look.context["sealed"]}).status_code == 302
    source = SourceText.objects.get(name="talks.docx")
    assert bytes(source.received) == received
    page = desk.get(reverse("admin:archive_sourcetext_change", args=[source.pk])).content.decode()
    address = reverse("admin:archive_sourcetext_received", args=[source.pk])
    assert address in page
    assert "docx 4" in page
    answer = desk.get(address)
    assert (
        answer.content,
        answer["Content-Type"],
        answer["Content-Disposition"],
        answer["X-Content-Type-Options"],
    ) == (
        received,
        "application/octet-stream",
        'attachment; filename="talks.docx"',
        "nosniff",
    )
    # What the file said of itself is not typed into the form for the next one.
    assert desk.get(reverse("admin:archive_report_import")).context["form"].initial["language"] == ""


def test_a_file_that_cannot_be_read_is_an_error_of_the_form(desk: Client) -> None:
    form = sent(desk, scan__pdf=pdf([[]])).context["form"]
    assert "scan.pdf has no text layer" in form.errors["uploads"][0]
    form = sent(desk, talks__odt=b"PK").context["form"]
    assert "talks.odt does not end in .txt" in form.errors["uploads"][0]
    assert not Report.objects.filter(identity__contains="scan").exists()


def test_a_volume_is_looked_at_document_by_document(desk: Client) -> None:
    rows = sent(desk, vol1__xml=VOLUME.encode()).context["rows"]
    assert [(row.look.name, row.look.outcome) for row in rows] == [
        ("vol1.xml#d1", Outcome.CREATED),
        ("vol1.xml#d2", Outcome.CREATED),
    ]


def test_a_document_of_a_volume_is_fetched_under_a_name_of_its_own(desk: Client, folder: Path) -> None:
    take_in(folder)
    source = SourceText.objects.get(name="vol1.xml#d2")
    answer = desk.get(reverse("admin:archive_sourcetext_received", args=[source.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="vol1.xml-d2.xml"'
    assert answer.content.startswith(b'<div type="document" xml:id="d2"')


def test_nobody_who_may_not_see_source_texts_fetches_one(client: Client) -> None:
    source = SourceText.objects.earliest("pk")
    address = reverse("admin:archive_sourcetext_received", args=[source.pk])
    assert client.get(address).status_code == 302
    client.force_login(account("nobody-special"))
    assert client.get(address).status_code in (302, 403)
