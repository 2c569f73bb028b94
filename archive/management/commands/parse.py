"""`manage.py parse FILE…`: the proposed breakdown of records' texts as JSON, or a report of many, without a database."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from archive.parsing import calibration, parse
from archive.parsing.export import document
from archive.parsing.reporting import Tally, merged, report
from archive.reading import (
    SUFFIXES,
    Custody,
    Received,
    Unread,
    UnreadableInput,
    count_records,
    find_files,
    find_passed_over,
    is_readable,
    read_files,
    tell_passed_over,
)
from archive.reading.formats import format_of
from archive.reading.letters import plain_letters
from archive.surveying.page import draw_page
from archive.surveying.running import survey


def read_text(path: str) -> str:
    """The text of a file as received: strict UTF-8, line ends and a byte-order mark kept.

    Raises CommandError naming the file where it cannot be read, is not UTF-8, or is empty.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: cannot be read: {error.strerror or error}") from error
    if data.startswith(b"{\\rtf"):
        raise CommandError(f"{path}: is RTF and not plain text; save it as .docx, or as plain text in UTF-8")
    if not data.strip():
        raise CommandError(f"{path}: is empty; a record's text is needed")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{path}: is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); convert it to UTF-8 first"
        ) from error


def read_texts(path: str, language: str) -> list[str]:
    """The texts of a file: a plain one (.txt, or no suffix) as it was received, of another format what its reader finds.

    Raises CommandError naming what could not be read, and why.
    """
    if Path(path).suffix and Path(path).exists() and not is_readable(path):
        raise CommandError(f"{path} does not end in {', '.join(SUFFIXES)}: it can’t be read")
    if format_of(path) is None and not path.endswith((".jsonl", ".jsonl.gz")):
        return [read_text(path)]
    try:
        records = list(read_files(find_files([Path(path)]), options=Custody(language=language)))
    except UnreadableInput as error:
        raise CommandError(str(error)) from error
    unread = next((record for record in records if isinstance(record, Unread)), None)
    if unread:
        raise CommandError(f"{unread.name}: {unread.reason}")
    return [record.text for record in records if isinstance(record, Received)]


def calibrate(gold: Path, texts: Path) -> str:
    """How right the parser is on the gold files of a folder, as a table in plain text.

    Raises CommandError where there is none, or one names no text or cannot be read.
    """
    files = sorted(gold.glob("*.json"))
    if not files:
        raise CommandError(f"{gold}: holds no gold file (*.json)")
    judged: list[calibration.Judged] = []
    for file in files:
        try:
            document = json.loads(read_text(str(file)))
            text, segments = read_text(str(texts / document["file"])), document["segments"]
            judged.extend(calibration.judge(segments, parse(text)))
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file}: is no gold file ({error!r})") from error
    return calibration.report(judged, len(files))


class Command(BaseCommand):
    """Prints one JSON document for one file, one JSON line a file for several; or counts over many, or against gold files."""

    help = (
        "Break down records' texts and print the result as JSON, or a report of thousands of them; needs no database."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files",
            nargs="*",
            metavar="FILE",
            help="a text file in UTF-8, or a file of any other format that is read; with --report also folders",
        )
        parser.add_argument(
            "--report",
            action="store_true",
            help="print what the parser makes of all records there: kinds, shares, warnings, speed",
        )
        parser.add_argument(
            "--html", type=Path, metavar="PAGE", help="with --report: write it as one web page too, with samples"
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="with --report: that parse (default: one a core)",
        )
        parser.add_argument(
            "--calibrate",
            metavar="GOLDDIR",
            help="parse the texts of the gold files (*.json) there and print, by confidence and by rule, how many parts are right",
        )
        parser.add_argument("--texts", metavar="DIR", help="where the gold files' texts are (default: beside them)")
        parser.add_argument("--format", choices=["json"], default="json", help="the output's format (default: json)")
        parser.add_argument("--language", help='the texts\' language, such as "en"; found from each text if not given')

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[str] = options["files"]
        if options["calibrate"]:
            self.stdout.write(calibrate(Path(options["calibrate"]), Path(options["texts"] or options["calibrate"])))
            return
        if options["html"] and not options["report"]:
            raise CommandError("--html writes the page of --report: give both")
        if options["report"]:
            self.report([Path(file) for file in files], options)
            return
        if not files:
            raise CommandError("give a file to parse, or --calibrate with a folder of gold files")
        texts = [text for path in files for text in read_texts(path, options["language"] or "")]
        if forms := sum(plain_letters(text)[1] for text in texts):
            self.stderr.write(
                f"{forms:,} ligatures or other forms of print are parsed as they stand, so that offsets are the file’s. An import writes them out."
            )
        for text in texts:
            result = document(parse(text, language=options["language"]), text)
            indent = 1 if len(texts) == 1 else None
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=indent))

    def report(self, paths: list[Path], options: dict[str, Any]) -> None:
        """Read everything there, and print and draw what the parser makes of it; Ctrl-C ends the reading alone."""
        if not paths:
            raise CommandError("give files or folders to report on")
        try:
            files = find_files(paths)
        except UnreadableInput as error:
            raise CommandError(str(error)) from error
        page: Path | None = options["html"]
        if page and not page.parent.is_dir():
            raise CommandError(f"{page}: there is no folder {page.parent}")
        tally, stopped = Tally(), False
        tallies = survey(
            read_files(files, options=Custody(language=options["language"] or "")), processes=options["processes"]
        )
        hidden = not self.stderr.isatty() or None
        try:
            with tqdm(total=count_records(files), unit=" records", disable=hidden) as progress:
                for found in tallies:
                    tally = merged((tally, found))
                    progress.update(found.of("total", "records") + found.of("total", "unread"))
        except KeyboardInterrupt:
            stopped = True
            self.stderr.write("Stopped. What was read until then is counted.")
        finally:
            tallies.close()
        passed_over = tell_passed_over(find_passed_over(paths))
        self.stdout.write(f"{report(tally)}\n\n{passed_over}" if passed_over else report(tally))
        if page:
            try:
                page.write_text(
                    draw_page(tally, [str(path) for path in paths], stopped=stopped, passed_over=passed_over),
                    encoding="utf-8",
                )
            except OSError as error:
                raise CommandError(f"{page}: cannot be written: {error.strerror or error}") from error
