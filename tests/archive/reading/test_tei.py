"""TEI editions: a record for each document, with its bytes, notes and persons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from archive.reading import Received, Unread, count_records, find_files
from archive.reading.formats import find_format

from .making import VOLUME

Read = Callable[..., list[Received | Unread]]

FIRST = """Memorandum of a Conversation on Lamps

Harbour, October 10, 1957

PARTICIPANTS

Minister Orlova

Captain Brandt

Minister Orlova said that the lamps[2] would burn. She named reasons:

a. fog

b. ice

The words stand.

Lamp\tCost

North\t5

Brandt
Captain

[1] Source: Lighthouse Office, Box 3. Secret.

[2] See Document 2.
"""


def test_each_document_of_a_volume_is_a_record_with_its_own_bytes(read: Read) -> None:
    first, second = read("vol1.xml", VOLUME)
    assert isinstance(first, Received)
    assert isinstance(second, Received)
    assert (first.name, second.name) == ("vol1.xml#d1", "vol1.xml#d2")
    assert (first.text, second.text) == (FIRST, "Editorial Note\n\nNothing more was found.\n")
    start = VOLUME.index('<div type="document" xml:id="d1"')
    assert first.received.decode() == VOLUME[start : VOLUME.index("</div>", VOLUME.index("</closer>")) + 6]
    assert (first.title, first.custody.language, first.media_type, first.reader) == (
        "Memorandum of a Conversation on Lamps",
        "en",
        "application/tei+xml",
        "tei 1",
    )
    assert first.custody.extraction == (
        "Document d1 of the volume. Dated in the markup: 1957-10-10. "
        "Persons named in the markup: Orlova, Anna, Minister of the Sea."
    )
    assert len(first.custody.capture_sha256) == 64
    assert first.custody.capture_sha256 == second.custody.capture_sha256


def test_the_records_of_a_volume_are_counted_beforehand(read: Read, tmp_path: Path) -> None:
    read("vol1.xml", VOLUME)
    assert count_records(find_files([tmp_path])) == 2


def test_a_text_without_documents_is_one_record(read: Read) -> None:
    letter = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:lang="ru"><body><p>Маяк горит.</p>'
        '<list type="ordered"><item>Свет</item><item>Туман</item></list></body></text></TEI>'
    )
    (record,) = read("letter.tei", letter)
    assert isinstance(record, Received)
    assert (record.name, record.text, record.custody.language, record.received.decode()) == (
        "letter.tei",
        "Маяк горит.\n\n1. Свет\n\n2. Туман\n",
        "ru",
        letter,
    )


def test_bytes_are_told_by_place_whatever_the_encoding() -> None:
    volume = VOLUME.replace("UTF-8", "ISO-8859-1").replace("Harbour", "Hårbøur").encode("latin-1")
    from archive.reading.tei import read

    first, second = read(volume, "vol1.xml")
    assert volume[second.start : second.end].startswith(b'<div type="document" xml:id="d2"')
    assert (
        volume[first.start : first.end].endswith(b"</closer></div>") or b"</closer>" in volume[first.start : first.end]
    )
    assert find_format("tei").suffixes == (".xml", ".tei")
