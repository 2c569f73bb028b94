"""TEI editions: a record for each document, with its bytes, notes and persons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from archive.parsing import Kind, parse
from archive.reading import Received, Unread, count_records, find_files
from archive.reading.formats import find_format

from .making import VOLUME
from .papers import PAPERS

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
        "tei 4",
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


LETTER = """Mr. Kask to Mr. Brandt.

[Extract.]

Office of the Lights,
Harbour, June 22, 1861.

No. 11.]

Sir: Your despatch of the 5th June, (No. 8,) about the lamps, has been received. He said that oil was scarce, and that it would remain so.

* * * * * * *

I am, sir, your obedient servant,

MARI KASK.

K. Brandt, Esq., &c., &c., Lighthouse.
"""

MINUTES = """Minutes of the Daily Meetings of the Keepers, Wednesday, April 30th, 1919

Lamp Conf. 184.00101/61

April 30, 1919

Present:

Mr. Brandt

Mrs. Orlova

1. Wind at the Harbour

The Keepers present discussed the wind. They therefore requested that a letter be drafted to Mr. Kask.

2. Oil

Memorandum No. 256 was read. The Keepers approved of it.

Captain Tamm left the meeting.

3. The paper fails in the following points:

  a. It is assumed that oil is cheap.

  b. It forgets two lamps.
"""

MEMORANDUM = """Memorandum of Conversation

Harbour, June 17, 1985, 6 p.m.

SUBJECT

Meeting with Minister Orlova

PARTICIPANTS

Harbour

The Keeper

Captain Karl Brandt

Sea

Minister Anna Orlova

The Keeper opened the meeting by saying that he had two points. The first concerned the last meeting.[2] The Captain would have a response to Mrs. Orlova’s letter.[3]

Minister Orlova then asked “you don’t like oil?”

Minister Orlova[4] said that the lamp was old. Captain Brandt replied that it was not.[5]

—Oil is dear.

—Wind is free.

Brandt
Captain, L. L.

[Enclosure]

Captain (Brandt) to the Minister[6]

Harbour, May 1, 1985.
[Received May 9.]

[No.] 7

Madam: I have the honor to send a table.

(a) one lamp;

(b) two oars.

Lamps by year

Year\tOil\tGas[7]

1984\t\t4

[1] Source: Lighthouse Office, L/L, Lot 9. Secret; Sensitive. In his memoir, Brandt recalled: “On June 17 I had a meeting.” (At Sea, p. 5)

[2] See Document 1.

[3] Not printed.

[4] Minister until May.

[5] The Captain’s papers say otherwise.

[6] Filed separately.

[7] In pounds.
"""


def test_a_volume_indented_by_its_editors_reads_as_it_is_printed(read: Read) -> None:
    records = read("papers.xml", PAPERS)
    assert [(record.text, record.dated) for record in records if isinstance(record, Received)] == [
        (LETTER, "1861-06-22"),
        (MINUTES, "1919-04-30"),
        (MEMORANDUM, "1985-06-17"),
    ]


def test_notes_are_no_paragraphs_of_the_record_and_nobody_says_them() -> None:
    breakdown = parse(MEMORANDUM)
    said = [MEMORANDUM[part.start : part.end] for part in breakdown.statements()]
    assert said == [
        "Minister Orlova then asked “you don’t like oil?”",
        "Minister Orlova[4] said that the lamp was old.",
        "Captain Brandt replied that it was not.[5]",
    ]
    assert [part.speakers for part in breakdown.statements()] == [("Anna Orlova",), ("Anna Orlova",), ("Karl Brandt",)]
    notes = [part for part in breakdown.segments if part.rule == "footnote"]
    assert [MEMORANDUM[part.start : part.start + 3] for part in notes] == [f"[{number}]" for number in range(1, 8)]
    assert {part.kind for part in notes} == {Kind.FURNITURE}
    assert MEMORANDUM[notes[0].start : notes[-1].end] == MEMORANDUM[MEMORANDUM.index("[1]") :].rstrip()


def test_an_end_before_the_beginning_is_no_span(read: Read) -> None:
    spoilt = VOLUME.replace("1957-10-10T23:59:59-05:00", "1955-01-01T00:00:00-05:00")
    assert spoilt != VOLUME
    first = read("vol.xml", spoilt)[0]
    assert isinstance(first, Received)
    assert first.dated == "1957-10-10"
