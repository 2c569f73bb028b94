"""A tidy table of codings, one a line: CSV out, and CSV in.

UTF-8 with a byte-order mark, commas, CRLF (RFC 4180); a cell that a spreadsheet would take for a formula has an
apostrophe before it, which is taken away again where the table is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from archive.citing.chicago import cite
from archive.citing.cited import Cited
from archive.citing.dating import date_of, show_date_of
from archive.citing.spreadsheet import BOM, guard

from .gathering import Coding

COLUMNS: Final = (
    "guid", "annotation", "body", "version", "url", "kind", "coder", "coder_orcid", "created", "modified", "visibility",
    "group", "project", "project_name", "round", "adjudicated", "codebook", "codebook_name", "codebook_version",
    "code", "code_name", "claim", "proposition", "proposition_text", "holder_kind", "holder", "holder_label",
    "on_behalf_of", "attributed_by", "claims_also_for", "directed_at", "direction", "strength", "value", "condition",
    "act", "evidence", "rationale", "confidence", "comment", "tags", "on", "quotation", "start", "end", "prefix",
    "suffix", "standing", "standing_is_certain", "statement", "place", "path", "statement_url", "report", "report_url", "edition",
    "title", "record_keeper", "account", "wording", "speakers", "offices", "countries", "addressees", "date",
    "date_as_cited", "source", "citation",
)  # fmt: skip
MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 20_000
LONGEST_CELL: Final = 100_000

_GUARDED: Final = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


class _Line:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


class UnreadableTable(ValueError):
    """It is no table that can be read; the message says why."""


def write_table(codings: Iterable[Coding], *, site: str, columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """The line of the columns' names, and a line each coding."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield f"{BOM}{writer.writerow(columns)}"
    for coding in codings:
        cells = cells_of(coding, site=site)
        yield str(writer.writerow([guard(_cell(cells.get(column))) for column in columns]))


def cells_of(coding: Coding, *, site: str) -> dict[str, Any]:
    """The cells of a coding, by column, before they are written; no words of a record that is not public any more."""
    cells = dict(coding.row)
    cells["quotation"] = cells.pop("words")
    if coding.head is None:
        return cells | dict.fromkeys(("quotation", "prefix", "suffix"))
    cited = Cited.read(coding.head, coding.part, site=site)
    record, part = cited.record, cited.part
    if cells["start"] is None and part is not None:
        cells["start"], cells["end"] = part["start"], part["end"]
        cells["quotation"] = record["text"][part["start"] : part["end"]]
    cells |= {
        "title": record["title"],
        "record_keeper": cited.keeper,
        "date": date_of(record),
        "date_as_cited": show_date_of(record),
        "source": record["source"]["address"],
        "citation": cite(cited),
        "place": cited.place,
        "path": part.get("identifier") if part else None,
    }
    return cells | (_voices(cited.statement) if cited.statement else {})


def read_table(raw: bytes) -> list[dict[str, str]]:
    """The lines of a CSV by the names in its first line, formulas' apostrophes taken away. Raises UnreadableTable."""
    if len(raw) > MOST_BYTES:
        raise UnreadableTable(f"longer than {MOST_BYTES:,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableTable(f"not UTF-8: {error.reason} at byte {error.start}") from error
    if "\0" in text:
        raise UnreadableTable("has a NUL, which no table has")
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        names = [name.strip() for name in next(lines, [])]
        if len(set(names)) < len(names) or not any(names):
            raise UnreadableTable("its first line has to name the columns, each once")
        rows: list[dict[str, str]] = []
        for line in lines:
            if not line:
                continue
            if len(line) != len(names):
                raise UnreadableTable(f"line {lines.line_num} has {len(line)} cells, the first line {len(names)}")
            if len(rows) >= MOST_ROWS:
                raise UnreadableTable(f"more than {MOST_ROWS:,} lines")
            rows.append({name: _unguard(cell) for name, cell in zip(names, line, strict=True)})
    except csv.Error as error:
        raise UnreadableTable(f"no CSV: {error}") from error
    finally:
        csv.field_size_limit(before)
    return rows


def _unguard(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _voices(part: Mapping[str, Any]) -> dict[str, Any]:
    """Who said it to whom, and in whose account. Of several persons each has a place, also where it is empty."""
    return {
        "account": part["account"],
        "wording": part["wording"],
        "speakers": [_person(who) for who in part["speakers"]],
        "offices": [_label(who["office"]) for who in part["speakers"]],
        "countries": [_label(who["country"]) for who in part["speakers"]],
        "addressees": [_person(who) for who in part["addressees"]],
    }


def _person(who: Mapping[str, Any]) -> str:
    return str(who["person"]["label"] if who["person"] else who["name"])


def _label(thing: Mapping[str, Any] | None) -> str:
    return str(thing["label"]) if thing else ""
