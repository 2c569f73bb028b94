"""Citations as text, from an edition's document alone: after the Chicago Manual of Style (18th edition, notes).

The words of a record that renders what was said are its keeper's, so the keeper is the author; only a transcript
names its speaker first, and not where it tells in indirect speech what he said. A citation names the first number of the edition, by which it resolves for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.models.identifiers import show

from .attributing import (
    has_speaker_as_author,
    name_form,
    name_house,
    show_manner,
    show_speakers,
    show_translation,
)
from .cited import ARCHIVE, Cited
from .crediting import show_source
from .dating import show_date, show_date_of


class NoSuchStatement(LookupError):
    """The statement does not stand in the edition."""


def cite_record(head: Mapping[str, Any], *, site: str) -> str:
    """The citation of the whole record; `site` is the archive's address without a slash at its end."""
    return cite(Cited.read(head, None, site=site))


def cite_statement(document: Mapping[str, Any], sid: str, *, site: str) -> str:
    """The citation of one statement by its identifier as stored. Raises NoSuchStatement."""
    for part in document["record"]["parts"]:
        if part.get("sid") == sid:
            return cite_part(document, part, site=site)
    raise NoSuchStatement(f"{show(sid)} does not stand in edition {document['major']}")


def cite_part(head: Mapping[str, Any], part: Mapping[str, Any], *, site: str) -> str:
    """The citation of a statement, or of another passage, that is given as the edition or its projection has it."""
    return cite(Cited.read(head, part, site=site))


def write_text(rows: Iterable[tuple[Mapping[str, Any], Mapping[str, Any] | None]], *, site: str) -> Iterator[str]:
    """The citations of rows of a head and a part (None: the record as a whole), one a line."""
    for head, part in rows:
        yield f"{' '.join(cite(Cited.read(head, part, site=site)).split())}\n"


def cite(cited: Cited) -> str:
    """The citation of the thing."""
    front = f"{_front(cited)}, {ARCHIVE}, {show_edition(cited)}, {cited.identifier}, {cited.address}."
    return f"{front} {show_source(cited.record['source'])}"


def show_edition(cited: Cited) -> str:
    """The edition's first number with its day: “edition 1 (November 21, 2026)”."""
    return f"edition {cited.major} ({show_date(cited.head['published_at'][:10])})"


def _front(cited: Cited) -> str:
    """Who, the title, the day, the place."""
    record, part, day = cited.record, cited.statement, show_date_of(cited.record)
    place = f", {cited.place}" if cited.place else ""
    if part is None and not cited.passage:
        # A title that says the form itself, as “(Summary)” does, says it once.
        form = "" if name_form(record) in record["title"].lower() else f" {name_form(record)},"
        return f"{cited.keeper}, {_title(record)}{form} {day}"
    if part is None:
        return f"{cited.keeper}, {_title(record)} {day}{place} (the record’s own {cited.passage})"
    if has_speaker_as_author(part):
        manner = f"transcript{show_translation(part)}"
        return f"{show_speakers(part)}, {_title(record)} {cited.keeper}, {day}{place} ({manner})"
    manner = show_manner(record, part, name_house(record["record_keeper"]))
    return f"{cited.keeper}, {_title(record)} {day}{place} ({show_speakers(part)}, {manner})"


def _title(record: Mapping[str, Any]) -> str:
    """The title in quotation marks, those inside it made single, with the comma that follows it."""
    title = record["title"].translate(str.maketrans({"“": "‘", "”": "’", '"': "’"})) or "Untitled record"
    return f"“{title}”" if title.endswith(("?", "!")) else f"“{title},”"
