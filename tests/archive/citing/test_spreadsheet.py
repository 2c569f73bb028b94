"""CSV for spreadsheets: every line says whose words it has, and no cell is computed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.citing import cite_statement, write_csv
from archive.citing.spreadsheet import COLUMNS, guard
from archive.models import PublishedPart, PublishedReport, Report
from tests.archive.citing.samples import MOFA, SITE, document


def read(text: str) -> list[dict[str, str]]:
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_statement_has_its_line(seeds: dict[str, Report]) -> None:
    head = PublishedReport.objects.get(report=seeds["002"]).head_data
    part = PublishedPart.objects.get(report=seeds["002"], identity="HFX4SEVQ").data
    (line,) = read("".join(write_csv([(head, part)], site=SITE)))
    assert line == {
        "kind": "statement",
        "sid": "HFX4-SEVQ",
        "url": f"{SITE}/s/HFX4-SEVQ/1",
        "edition": "1.0",
        "report": "TBFK-T08A",
        "title": "Foreign Minister Kawaguchi's Courtesy Visit to Russian President Putin (Summary)",
        "place": "1(2)(a)",
        "record_keeper": MOFA,
        "account": "own",
        "wording": "rendered",
        "speech": "indirect",
        "translation": "from: ja; status: not stated",
        "speakers": "Junichiro Koizumi",
        "offices": "Prime Minister of Japan",
        "countries": "Japan",
        "addressees": "Vladimir Putin",
        "conveyor": "Yoriko Kawaguchi",
        "topics": "; ".join(topic["label"] for topic in part["topics"]),
        "date": "2002-10-14",
        "date_as_cited": "October 14, [2002]",
        "text": part["text"],
        "misprints": "",
        "review": part["review"],
        "source": "https://www.mofa.go.jp/region/europe/russia/fmv0210/summary.html",
        "licence": "Public Data License 1.0",
        "citation": cite_statement(document(seeds["002"]), "HFX4SEVQ", site=SITE),
    }
    assert line["topics"]


def test_no_statement_stands_without_its_record_keeper_and_account(seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        edition = document(report)
        rows = [(edition, p) for p in edition["record"]["parts"] if p["kind"] in ("statement", "narrative", "heading")]
        lines = read("".join(write_csv(rows, site=SITE)))
        assert len(lines) == len(rows)
        for line, (_, part) in zip(lines, rows, strict=True):
            words = edition["record"]["text"][part["start"] : part["end"]]
            assert line["record_keeper"] == edition["record"]["record_keeper"]["label"]
            assert line["text"].removeprefix("'") == words
            assert bool(line["account"]) == bool(line["sid"]) == (line["kind"] == "statement")


def test_a_file_without_lines_names_its_columns() -> None:
    assert "".join(write_csv([], site=SITE)) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_computed(sign: str) -> None:
    assert guard(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"
    assert guard(f"'{sign}1") == f"''{sign}1"
    assert guard(f"a {sign}") == f"a {sign}"


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_words_come_back(text: str) -> None:
    (line,) = csv.reader(io.StringIO("".join(csv_line(text)), newline=""))
    cell = line[0]
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
    back = cell[1:] if cell.startswith("'") and guard(cell[1:]) == cell else cell
    assert back == text


def csv_line(text: str) -> str:
    """The text as a cell beside another one, as the file has it."""
    whole = io.StringIO(newline="")
    csv.writer(whole, lineterminator="\r\n").writerow([guard(text), ""])
    return whole.getvalue()
