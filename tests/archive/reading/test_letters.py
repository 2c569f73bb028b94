"""Ligatures and other forms of print are written out as letters; the bytes stay as they came, and nobody's work moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.importing import Outcome, import_record
from archive.models import Flag, Report, Statement
from archive.reading import (
    PLAIN,
    PLAIN_LETTERS,
    Custody,
    Received,
    find_files,
    read_files,
    record_from_json,
    record_to_json,
)
from archive.reading.letters import plain_letters

from .making import pdf, stream

ReadOne = Callable[..., Received]

WORDS = "Minister Orlova conﬁrmed that ﬁve oﬃcers ﬂew to the rafts."
WRITTEN = "Minister Orlova confirmed that five officers flew to the rafts."


def ligated(*lines: str) -> bytes:
    """A PDF whose font tells for some of its bytes that they are such forms: one stands for each that is in the lines."""
    forms = sorted({letter for line in lines for letter in line if ord(letter) > 0x2E00})
    stand_ins = dict(zip(forms, "§¶±¤¦¬µÞßæðøþ÷¿¡", strict=False))
    told = "".join(f"<{ord(stand_in):02x}> <{ord(form):04x}>\n" for form, stand_in in stand_ins.items())
    plain = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(0x20, 0x7F))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{len(forms) + 95} beginbfchar\n{plain}{told}endbfchar\nendcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 901 0 R >>"
    shown = [line.translate(str.maketrans(stand_ins)) for line in lines]
    rows = [(72.0, 700.0 - 30 * number, line) for number, line in enumerate(shown)]
    return pdf([rows], extra={3: font, 901: stream(cmap.encode())})


def test_ligatures_of_a_pdf_are_written_out_and_its_bytes_kept(read_one: ReadOne) -> None:
    received = ligated("Talks on Lamps", WORDS)
    record = read_one("talks.pdf", received)
    assert record.text == f"Talks on Lamps\n\n{WRITTEN}\n"
    assert record.received == received
    assert record.custody.extraction == "Ligatures and other forms of print written out: 4."


def test_radicals_in_the_place_of_letters_are_letters(read_one: ReadOne) -> None:
    assert read_one("talks.pdf", ligated("⽇Talks⻑")).text == "日Talks長\n"


@pytest.mark.parametrize(
    ("printed", "written", "count"),
    [
        pytest.param("oﬃce ﬀ ﬂ ﬁ ﬄ ﬅ ﬆ", "office ff fl fi ffl st st", 7, id="ligatures"),
        pytest.param("外務⼤⾂は⻑官と⽇本へ", "外務大臣は長官と日本へ", 4, id="radicals"),
        pytest.param("神⼾の⿊い船", "神戸の黒い船", 2, id="radicals-as-japanese-has-them"),
        pytest.param("⼾ ⿊", "戶 黑", 2, id="radicals-as-unicode-has-them"),
        pytest.param("\uf731\uf739 O\uf772\uf76c\uf7e1", "19 ORLÁ", 5, id="small-capitals-and-old-style-figures"),
        pytest.param("и\u0306 か\u3099 e\u0301", "й が é", 3, id="letters-apart-from-their-marks"),
        pytest.param(
            "a\u0344 ǘ\u0323 \u0958\u0301", "a\u0344 ǘ\u0323 \u0958\u0301", 0, id="what-would-be-longer-stays"
        ),
        pytest.param("за\u0301мок № “x” ½ ㍻ 神 ﻿", "за\u0301мок № “x” ½ ㍻ 神 ﻿", 0, id="all-else-stays"),
    ],
)
def test_forms_of_print(printed: str, written: str, count: int) -> None:
    assert plain_letters(printed) == (written, count)


def test_no_text_becomes_longer_in_utf_8() -> None:
    forms = [chr(code) for code in (*range(0x2E80, 0x2FE0), *range(0xF700, 0xFB10))]
    letters = [chr(code) for code in range(0x41, 0x3100) if chr(code).isalpha()]
    marks = [chr(code) for code in (*range(0x0300, 0x0370), 0x3099, 0x309A)]
    forms += [letter + mark for letter in letters for mark in marks]
    forms += [letter + mark + "\u0323" for letter in letters for mark in "\u0301\u0308\u0344"]
    assert [form for form in forms if len(plain_letters(form)[0].encode()) > len(form.encode())] == []


def test_plain_text_and_lines_of_json_too_and_only_where_there_are_any(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_text(WRITTEN)
    (tmp_path / "c.jsonl").write_text(json.dumps({"url": "https://x.example/", "text": WORDS, "title": "ﬁve"}))
    records = [one for one in read_files(find_files([tmp_path]), options=Custody()) if isinstance(one, Received)]
    assert [(one.text, one.received.decode(), one.reader, one.title) for one in records] == [
        (WRITTEN, WORDS, PLAIN_LETTERS, ""),
        (WRITTEN, WRITTEN, PLAIN, ""),
        (WRITTEN, WORDS, PLAIN_LETTERS, "five"),
    ]
    assert [record_from_json(record_to_json(one)) for one in records] == records


@pytest.mark.django_db
def test_a_record_that_was_taken_in_with_ligatures_stays_as_it_is_and_the_new_text_waits(read_one: ReadOne) -> None:
    today = read_one("talks.pdf", ligated("Talks on Lamps", WORDS), publisher="mofa-japan")
    formerly = replace(today, text=f"Talks on Lamps\n\n{WORDS}\n", reader="pdf 2")
    assert import_record(formerly).outcome is Outcome.CREATED
    report = Report.objects.get(identity="file:mofa-japan/talks.pdf")
    parts = Statement.objects.filter(report=report).order_by("ordinal").values_list("start", "end")
    before = list(parts)
    assert import_record(today).outcome is Outcome.UPDATED
    again = Report.objects.get(pk=report.pk)
    assert (again.text, again.version, list(parts.all())) == (formerly.text, report.version, before)
    assert [flag.kind for flag in again.flags.open().exclude(kind=Flag.Kind.PARSER)] == [Flag.Kind.LATER_TEXT]
    assert import_record(today).outcome is Outcome.UNCHANGED
