"""CSV for spreadsheets: a line each statement, with all that says whose words they are.

UTF-8 with a byte-order mark, without which Excel reads another encoding (`utf-8-sig` reads it in Python); commas,
lines that end in CRLF (RFC 4180). A cell that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .attributing import name_person
from .chicago import cite
from .cited import Cited
from .crediting import name_licence
from .csl import Row
from .dating import date_of, show_date_of

BOM = "\ufeff"
COLUMNS = (
    "kind", "sid", "url", "edition", "report", "title", "place", "record_keeper", "account", "wording", "speech", "translation",
    "speakers", "offices", "countries", "addressees", "conveyor", "topics", "date", "date_as_cited", "text", "misprints", "review",
    "source", "licence", "citation",
)  # fmt: skip
# The full-width signs too, which a Japanese spreadsheet reads as the plain ones; an apostrophe before one of them is
# doubled, so that a reader who takes one away has the cell as it was.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


class _Line:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def write_csv(rows: Iterable[Row], *, site: str) -> Iterator[str]:
    """The line of the columns' names, and a line each row of a head and a part as the projection has it."""
    yield from write_table((_cells(Cited.read(head, part, site=site)) for head, part in rows), columns=COLUMNS)


def write_table(rows: Iterable[Mapping[str, Any]], *, columns: Sequence[str]) -> Iterator[str]:
    """The line of the columns' names, and a line each row of cells by column; what a row does not have is left empty."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield f"{BOM}{writer.writerow(columns)}"
    for cells in rows:
        yield str(writer.writerow([guard(str(cells.get(column) or "")) for column in columns]))


def guard(cell: str) -> str:
    """The cell so that no spreadsheet computes it. NUL, which no CSV can have, is left out."""
    cell = cell.replace("\0", "")
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(cited: Cited) -> dict[str, Any]:
    record, part = cited.record, cited.part or {}
    cells = {
        "kind": part.get("kind", "record"),
        "sid": cited.sid,
        "url": cited.address,
        "edition": f"{cited.head['major']}.{cited.head['minor']}",
        "report": cited.rid,
        "title": record["title"],
        "place": cited.place,
        "record_keeper": cited.keeper,
        "date": date_of(record),
        "date_as_cited": show_date_of(record),
        "text": _words(cited),
        "misprints": _misprints(cited),
        "review": part.get("review"),
        "source": record["source"]["address"],
        "licence": name_licence(record["source"]),
        "citation": cite(cited),
    }
    return cells | (_voices(cited.statement) if cited.statement else {})


def _words(cited: Cited) -> str:
    """The words of the part as printed; nothing for the record as a whole."""
    part, text = cited.part, cited.record.get("text", "")
    return "" if part is None else str(part["text"] if "text" in part else text[part["start"] : part["end"]])


def _misprints(cited: Cited) -> str:
    """The misprints in the words, each with the reading that the archive puts beside it."""
    part = cited.part
    within = [
        f"{e['printed']} [sic]: {e['reading']}"
        for e in cited.record["emendations"]
        if part is not None and part["start"] <= e["start"] and e["end"] <= part["end"]
    ]
    return "; ".join(within)


def _voices(part: Mapping[str, Any]) -> dict[str, str]:
    """Who said it to whom, in the account of whom. Of several persons each has a place, also where it is empty."""
    translation = part["translation"] or {}
    return {
        "account": part["account"],
        "wording": part["wording"],
        "speech": part["speech"],
        "translation": "; ".join(f"{name}: {value}" for name, value in translation.items() if value),
        "speakers": "; ".join(name_person(who) for who in part["speakers"]),
        "offices": "; ".join(_label(who["office"]) for who in part["speakers"]),
        "countries": "; ".join(_label(who["country"]) for who in part["speakers"]),
        "addressees": "; ".join(name_person(who) for who in part["addressees"]),
        "conveyor": name_person(part["conveyor"]) if part["conveyor"] else "",
        "topics": "; ".join(dict.fromkeys(topic["label"] for topic in part.get("topics", []))),
    }


def _label(thing: Mapping[str, Any] | None) -> str:
    return str(thing["label"]) if thing else ""
