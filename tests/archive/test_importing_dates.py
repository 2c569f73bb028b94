"""The event's date where the text does not give it whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive.importing import import_records
from archive.importing.dating import date_event
from archive.models import Basis, Report
from archive.parsing import Breakdown
from archive.parsing import Warning as Doubt
from archive.reading import Custody, Received, find_files, read_files
from tests.archive.reading.papers import PAPERS

NOT_STATED = Doubt(
    "the year of the event is not stated; 2001 is proposed because May 2001 lies ahead in the text", 5, 9
)


def dated(said: str | None, *, published: str = "", own: str = "") -> tuple[str | None, str, str, list[str]]:
    breakdown = Breakdown(event_date=said, published=published or None, warnings=(NOT_STATED,) if said else ())
    record = Received(
        "talks.txt", b"", "", Custody(), dated=own, evidence={"dated": "doc-dateTime-min"} if own else {}
    )
    found = date_event(breakdown, record)
    return (
        found.breakdown.event_date,
        found.basis,
        found.evidence,
        [doubt.message for doubt in found.breakdown.warnings],
    )


@pytest.mark.parametrize(
    ("said", "published", "date"),
    [
        ("XXXX-09-01", "2003-09-02", "2003?-09-01"),
        ("XXXX-12-28", "2004-01-03", "2003?-12-28"),
        ("XXXX-01-03", "2003-12-28", "2004?-01-03"),
        ("XXXX-02-29", "2003-03-01", "2004?-02-29"),
        ("XXXX-06-05/XXXX-06-07", "2019-06-04", "2019?-06-05/2019?-06-07"),
        ("XXXX-09", "2003-09-20", "2003?-09"),
        ("2001?-09-01", "2003-09-02", "2003?-09-01"),
        (None, "2003-09-02", "2003-09-02?"),
        (None, "2003-09", "2003-09?"),
    ],
)
def test_the_date_is_proposed_from_the_publication_as_uncertain_and_flagged(
    said: str | None, published: str, date: str
) -> None:
    found, basis, evidence, warnings = dated(said, published=published)
    assert (found, basis) == (date, "supplied")
    assert f"taken from the date of publication, {published}" in evidence
    assert warnings == [evidence]


def test_a_year_that_the_text_alone_would_give_is_told_where_it_is_another_one() -> None:
    _, _, evidence, _ = dated("2001?-09-01", published="2003-09-02")
    assert evidence.endswith("by the text alone it would be 2001")
    assert "alone" not in dated("2003?-09-01", published="2003-09-02")[2]


def test_a_date_of_the_records_own_in_its_markup_is_not_doubted() -> None:
    evidence = "the record’s own date, 1985-06-18/1985-06-20, doc-dateTime-min"
    own = "1985-06-18/1985-06-20"
    assert dated("XXXX-06-19", own=own, published="2021-05-01") == ("1985-06-19", "supplied", evidence, [])
    assert dated(None, own=own, published="2021-05-01") == (own, "supplied", evidence, [])


def test_what_the_text_says_whole_stays_and_without_anything_beside_it_the_parser_is_believed() -> None:
    said = [NOT_STATED.message]
    assert dated("1985-06-18", own="1985-06-01", published="2021-05-01") == ("1985-06-18", "", "", said)
    assert dated("2001?-09-01") == ("2001?-09-01", "inferred", NOT_STATED.message, said)
    assert dated("XXXX-09-01", published="20 March") == ("XXXX-09-01", "", "", said)
    assert dated(None) == (None, "", "", [])


@pytest.mark.usefixtures("seeds")
def test_documents_of_a_volume_are_dated_by_it(tmp_path: Path) -> None:
    undated = PAPERS.replace("Wednesday, April 30th, 1919", "Wednesday").replace("April 30, 1919", "")
    (tmp_path / "papers.xml").write_text(undated)
    records = read_files(find_files([tmp_path]), options=Custody(publisher="mofa-japan"))
    list(import_records(replace(record, custody=record.custody) for record in records if isinstance(record, Received)))
    dates = Report.objects.filter(identity__contains="papers.xml").order_by("identity")
    assert list(dates.values_list("event_date", flat=True)) == ["1861-06-22", "1919-04-30", "1985-06-17"]
    (basis,) = Basis.objects.filter(report__identity__contains="papers.xml", field="event_date")
    assert (basis.basis, basis.evidence) == ("supplied", "the record’s own date, 1919-04-30, doc-dateTime-min")
