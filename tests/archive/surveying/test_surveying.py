"""`manage.py parse --report`: files of every format in, one report out, without a database."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from django.core.management import CommandError, call_command

from archive.parsing.reporting import merged, report
from archive.reading import Custody, Received, Unread, tell_passed_over
from archive.surveying import running
from archive.surveying.running import survey

TEXT = "Talks\n\nMarch 4, 2011\n\nPresident Mari Kask thanked Premier Otieno Wafula. He left on 3 May.\n"
WORD = re.compile(r"\n\nThe parser alone.*")


def received(number: int) -> Received:
    return Received(name=f"r{number}", received=TEXT.encode(), text=TEXT, custody=Custody())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of three formats, and one that can't be read."""
    inside = tmp_path / "records"
    inside.mkdir()
    (inside / "talks.txt").write_text(TEXT)
    (inside / "latin.txt").write_bytes("Café".encode("latin-1") * 20)
    (inside / "page.html").write_text(
        f"<!doctype html><title>Talks</title><main><h1>Talks</h1><p>{'Premier Otieno Wafula said that <b>ferries</b> sail. ' * 20}</p></main>"
    )
    rows = [
        {"url": f"https://example.org/{n}", "text": "A Note\n\nThe harbour was closed on 3 May, <script>&.\n"}
        for n in range(2)
    ]
    (inside / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return inside


def run(*paths: Path, **options: object) -> str:
    out = io.StringIO()
    call_command("parse", *map(str, paths), report=True, stdout=out, **options)
    return out.getvalue()


# No mark of the database: what asks one fails here.
def test_files_of_all_formats_are_counted_and_one_that_cannot_be_read_is_told_of(folder: Path) -> None:
    told = run(folder, processes=0)
    assert told.startswith("4 records, ")
    assert "; 1 could not be read\n" in told
    assert re.search(r"^Not read\nlatin\.txt: latin\.txt is not UTF-8 \(byte 3\)", told, re.MULTILINE)


def test_files_of_other_formats_are_counted_and_named(folder: Path, tmp_path: Path) -> None:
    assert "Passed over" not in run(folder, processes=0)
    (folder / "old").mkdir()
    for name in ("old/talks.doc", "thing.RTF", "README", "README.odt", ".DS_Store", "talks.meta.json", "Thumbs.db"):
        (folder / name).write_text("x")
    (folder / "notes").write_text("x")
    page = tmp_path / "report.html"
    told = "Passed over: 3 files (.doc, .rtf, no suffix): notes, old/talks.doc, thing.RTF"
    assert run(folder, processes=0, html=page).endswith(f"\n\n{told}\n")
    assert told in page.read_text()


def test_of_many_files_passed_over_the_first_are_named() -> None:
    names = [f"{number:02}.odt" for number in range(12)]
    assert tell_passed_over(names) == f"Passed over: 12 files (.odt): {', '.join(names[:10])}, …"
    assert tell_passed_over(["a.x"]) == "Passed over: 1 file (.x): a.x"


def test_the_page_is_valid_html_that_needs_nothing_else_and_takes_no_word_of_a_record_for_markup(
    folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    run(folder, processes=0, html=page)
    text = page.read_text()
    html5lib.HTMLParser(strict=True).parse(text)
    assert not re.search(r"<script|<link|<img|@import|url\(|\ssrc=|\son\w+=|href=\"[^#]", text)
    assert "&lt;script&gt;&amp;" in text
    assert sorted(re.findall(r'href="#([^"]+)"', text)) == sorted(re.findall(r'\sid="([^"]+)"', text))


def test_several_processes_count_what_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PORTION", 3)
    records = [*map(received, range(10)), Unread("u", "damaged")]
    one, several = (merged(survey(records, processes=n)) for n in (0, 2))
    assert WORD.sub("", report(one)) == WORD.sub("", report(several))
    assert one.samples == several.samples


def test_records_are_not_read_ahead_of_the_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PORTION", 2)
    read: list[int] = []

    def endless() -> Iterator[Received]:
        while True:
            read.append(1)
            yield received(len(read))

    tallies = survey(endless(), processes=1)
    assert next(tallies).of("total", "records") == 2
    tallies.close()
    assert len(read) == 2 * running.WAITING


def test_a_record_on_which_the_parser_fails_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: str, *, language: str | None) -> None:
        raise ZeroDivisionError("no ferry")

    monkeypatch.setattr(running, "parse", fails)
    whole = merged(survey([received(1), received(2)], processes=0))
    assert whole.unread == (
        ("r1", "the parser failed: ZeroDivisionError: no ferry"),
        ("r2", "the parser failed: ZeroDivisionError: no ferry"),
    )


def test_when_stopped_it_reports_what_was_read_until_then(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: object, **options: object) -> Iterator[object]:
        yield merged(survey([received(1)], processes=0))
        raise KeyboardInterrupt

    monkeypatch.setattr("archive.management.commands.parse.survey", stopped)
    page = tmp_path / "report.html"
    assert run(folder, html=page, stderr=io.StringIO()).startswith("1 records, ")
    assert "Stopped before the end" in page.read_text()


@pytest.mark.parametrize(
    ("paths", "options", "message"),
    [
        ((), {}, "give files or folders to report on"),
        (("nowhere",), {}, "there is no file or folder nowhere"),
        ((__file__,), {}, "can’t be read"),
        (("tests/gold/own",), {"html": Path("/nowhere/page.html")}, "there is no folder /nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_at_once(paths: tuple[str, ...], options: dict[str, Path], message: str) -> None:
    with pytest.raises(CommandError, match=re.escape(message)):
        run(*map(Path, paths), **options)


def test_a_page_without_a_report_is_refused() -> None:
    with pytest.raises(CommandError, match="--html writes the page of --report: give both"):
        call_command("parse", __file__, html=Path("page.html"))
