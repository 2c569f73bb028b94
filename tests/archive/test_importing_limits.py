"""Records that are made to harm: each is refused by itself, in time, and the others are taken in."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError
from django.test import Client
from django.urls import reverse
from edtf import parse_edtf

from archive import parsers
from archive.editing import describe
from archive.editing.working_copy import working_value
from archive.importing import Outcome, import_record, import_records, writing
from archive.importing.dating import Dating, date_event
from archive.models import Publisher, Report, dates
from archive.parsers import Parsers
from archive.parsing import Breakdown, parse
from archive.parsing.revising.operations import RefusedOperation
from archive.reading import Custody, Received, UnreadableInput, find_files, read_files
from archive.rehearsing import rehearse
from diplomacy.accounts.models import User

from .conftest import received

pytestmark = pytest.mark.usefixtures("seeds")

TEXT = """Talks Between Foreign Minister Kask and Foreign Minister Tamm

March 3, 2004

Foreign Minister Kask said that the ferry {number} sails.
"""

LONG_TO_PARSE = ["Y9E99999", "[" + ",".join(["2003"] * 40) + "]"]
"""Dates that the library of EDTF parses: long enough where it does, and no harm to the tests."""


@pytest.fixture(autouse=True)
def _unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse_short(value: str) -> Any:
        assert value not in LONG_TO_PARSE, "it is parsed, and could be one that stops the process"
        return parse_edtf(value)

    monkeypatch.setattr(dates, "parse_edtf", parse_short)


@pytest.mark.parametrize("written", LONG_TO_PARSE)
def test_a_date_of_publication_that_takes_long_to_parse_is_left_out(tmp_path: Path, written: str) -> None:
    line = {"url": "https://ferries.example/1", "text": TEXT, "published": written}
    (tmp_path / "said.jsonl").write_text(json.dumps(line))
    (result,) = import_records(read_files(find_files([tmp_path]), options=Custody(publisher="mofa-japan")))
    assert result.outcome is Outcome.CREATED
    assert Report.objects.get(identity="https://ferries.example/1").published == ""


def test_a_date_of_publication_as_long_as_a_text_is_refused(tmp_path: Path) -> None:
    line = {"url": "https://ferries.example/1", "text": TEXT, "published": "2003," * 1000}
    (tmp_path / "said.jsonl").write_text(json.dumps(line))
    (result,) = import_records(read_files(find_files([tmp_path]), options=Custody(publisher="mofa-japan")))
    assert (result.name, result.outcome) == ("said.jsonl, line 1", Outcome.FAILED)
    assert "“published” has 5,000 characters" in result.why


@pytest.mark.parametrize("written", LONG_TO_PARSE)
@pytest.mark.parametrize("name", ["captured_on", "licence_stated_on"])
def test_a_date_of_custody_that_takes_long_to_parse_is_refused(tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / "said.txt").write_text(TEXT)
    (tmp_path / "said.meta.json").write_text(json.dumps({name: written}))
    (result,) = import_records(read_files(find_files([tmp_path]), options=Custody(publisher="mofa-japan")))
    assert (result.outcome, "is not a date in EDTF" in result.why) == (Outcome.FAILED, True)


@pytest.mark.parametrize("written", LONG_TO_PARSE)
@pytest.mark.parametrize("name", ["published", "captured_on", "licence_stated_on"])
def test_the_form_refuses_such_a_date(client: Client, editor: User, name: str, written: str) -> None:
    client.force_login(editor)
    sent = {"text": TEXT, "publisher": Publisher.objects.get(slug="mofa-japan").pk, name: written}
    page = client.post(reverse("admin:archive_report_import"), sent)
    assert (page.status_code, "is not a date in EDTF" in page.content.decode()) == (200, True)


@pytest.mark.parametrize("written", LONG_TO_PARSE)
def test_a_file_in_the_form_with_such_a_date_is_looked_at(client: Client, editor: User, written: str) -> None:
    client.force_login(editor)
    line = json.dumps({"url": "https://ferries.example/1", "text": TEXT, "published": written})
    sent = {
        "uploads": [SimpleUploadedFile("said.jsonl", line.encode())],
        "publisher": Publisher.objects.get(slug="mofa-japan").pk,
    }
    page = client.post(reverse("admin:archive_report_import"), sent)
    assert (page.status_code, "sealed" in page.context) == (200, True)


@pytest.mark.parametrize("written", LONG_TO_PARSE)
def test_a_record_is_not_described_with_such_a_date(seeds: dict[str, Report], written: str) -> None:
    report = seeds["000"]
    breakdown = working_value(report).breakdown
    with pytest.raises(RefusedOperation, match="is not a date in EDTF"):
        describe(report, replace(breakdown, event_date=written))


@pytest.mark.parametrize("mark", ["\u202a", "\u202e", "\u2066", "\u2069"])
@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("talk{}fdp.txt", "", "its name has a mark"),
        ("a.txt", "https://ferries.example/{}fdp", "its address has a mark"),
    ],
)
def test_a_name_with_a_mark_of_direction_is_refused_and_keeps_no_neighbour_out(
    mark: str, name: str, address: str, told: str
) -> None:
    turned = received(TEXT.format(number=1), name=name.format(mark), address=address.format(mark))
    refused, taken = import_records([turned, received(TEXT.format(number=2), name="שיחה.txt")])
    assert (refused.outcome, taken.outcome) == (Outcome.FAILED, Outcome.CREATED)
    assert (told in refused.why, f"U+{ord(mark):04X}" in refused.why, mark in refused.why) == (True, True, False)
    assert not Report.objects.filter(identity__contains=mark).exists()


def test_a_statement_without_a_given_identifier_is_refused_and_keeps_no_neighbour_out() -> None:
    records = [received(TEXT.format(number=number), name=f"{number}.txt") for number in range(3)]
    records[1] = replace(records[1], sids={"p9#1": "AAAA0000"})
    results = list(import_records(records))
    assert [result.outcome for result in results] == [Outcome.CREATED, Outcome.FAILED, Outcome.CREATED]
    assert "for which no identifier is given" in results[1].why


def test_what_nobody_foresaw_in_one_record_keeps_no_neighbour_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def date_all_but_one(breakdown: Breakdown, record: Received) -> Dating:
        if record.name == "3.txt":
            raise ZeroDivisionError("half a ferry")
        return date_event(breakdown, record)

    monkeypatch.setattr(writing, "date_event", date_all_but_one)
    results = list(import_records(received(TEXT.format(number=n), name=f"{n}.txt") for n in range(5)))
    assert [result.outcome for result in results] == [
        Outcome.CREATED, Outcome.CREATED, Outcome.CREATED, Outcome.FAILED, Outcome.CREATED,
    ]  # fmt: skip
    assert results[3].why == "something went wrong: ZeroDivisionError: half a ferry"
    assert Report.objects.filter(identity__endswith=".txt").count() == 4


def test_a_database_that_is_gone_is_no_records_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def be_gone(*_: object) -> None:
        raise InterfaceError("the connection is closed")

    monkeypatch.setattr(writing, "date_event", be_gone)
    with pytest.raises(InterfaceError):
        list(import_records([received(TEXT)]))


def long_text() -> str:
    """Too long to be parsed in the time that the tests give it."""
    return TEXT.format(number=0) + "\n".join(f"He said that ferry {n} sails, and she answered." for n in range(5_000))


def test_a_text_that_takes_too_long_is_given_up_and_keeps_no_neighbour_out(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsers, "SECONDS", 0.01)
    records = [received(TEXT.format(number=number), name=f"{number}.txt") for number in range(3)]
    records[1] = received(long_text(), name="long.txt")
    looks = rehearse(records=records, by=editor)
    results = list(import_records(records))
    for looked, result in zip(looks, results, strict=True):
        assert (looked.name, looked.outcome, looked.why) == (result.name, result.outcome, result.why)
    assert [result.outcome for result in results] == [Outcome.CREATED, Outcome.FAILED, Outcome.CREATED]
    assert (results[1].name, "parsing it was given up after 0.01 seconds" in results[1].why) == ("long.txt", True)
    with pytest.raises(UnreadableInput, match="given up"):
        import_record(records[1])


def test_parsed_ahead_it_is_given_up_too_and_its_process_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [TEXT.format(number=1), TEXT.format(number=2), long_text(), TEXT.format(number=3)]
    with Parsers(1) as processes:
        monkeypatch.setattr(parsers, "SECONDS", 0.01)
        *found, long, last = processes.parse_ahead([(text, None) for text in texts])
        assert [parsed() for parsed in found] == [parse(text) for text in texts[:2]]
        with pytest.raises(UnreadableInput, match="given up"):
            long()
        assert last() == parse(texts[3])
        monkeypatch.setattr(parsers, "SECONDS", 60)
        assert processes.parse_ahead([(texts[2], None)])[0]() == parse(texts[2])
    assert all(process.returncode is not None for process in processes._started)


def test_where_no_process_can_start_a_long_text_is_parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no process can be started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with Parsers(1) as processes:
        assert processes.parse((long_text(), None)) == parse(long_text())
