"""`manage.py parse FILE…`: the proposed breakdown of records' texts as JSON, without a database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.parsing import parse
from archive.parsing.export import document


def read_text(path: str) -> str:
    """The text of a file as received: strict UTF-8, line ends and a byte-order mark kept.

    Raises CommandError naming the file where it cannot be read, is not UTF-8, or is empty.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: cannot be read: {error.strerror or error}") from error
    if not data.strip():
        raise CommandError(f"{path}: is empty; a record's text is needed")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{path}: is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); convert it to UTF-8 first"
        ) from error


class Command(BaseCommand):
    """Prints one JSON document for one file, and one JSON line a file for several."""

    help = "Break down records' texts and print the result as JSON; needs no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text file in UTF-8")
        parser.add_argument("--format", choices=["json"], default="json", help="the output's format (default: json)")
        parser.add_argument("--language", help='the texts\' language, such as "en"; found from each text if not given')

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[str] = options["files"]
        texts = [read_text(path) for path in files]
        for text in texts:
            result = document(parse(text, language=options["language"]), text)
            indent = 1 if len(files) == 1 else None
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=indent))
