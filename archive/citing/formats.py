"""The formats in which citations are taken away, by the ending of their address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .bibtex import write_bibtex
from .chicago import write_text
from .csl import Row, cite_items, write_csl_json
from .ris import write_ris
from .spreadsheet import write_csv


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ending, and the whole Content-Type of an answer in it."""

    suffix: str
    media_type: str


FORMATS = {
    found.suffix: found
    for found in (
        Format("txt", "text/plain; charset=utf-8"),
        Format("bib", "application/x-bibtex; charset=utf-8"),
        Format("ris", "application/x-research-info-systems; charset=utf-8"),
        Format("json", "application/vnd.citationstyles.csl+json"),
        Format("csv", "text/csv; charset=utf-8; header=present"),
    )
}


def write(suffix: str, rows: Iterable[Row], *, site: str, surnames: Mapping[str, str] | None = None) -> Iterator[str]:
    """The rows in the format with that ending, in chunks, one a row or so. Raises KeyError for one not in FORMATS."""
    items = cite_items(rows, site=site, surnames=surnames)
    writers = {
        "txt": lambda: write_text(rows, site=site),
        "bib": lambda: write_bibtex(items),
        "ris": lambda: write_ris(items),
        "json": lambda: write_csl_json(items),
        "csv": lambda: write_csv(rows, site=site),
    }
    return writers[suffix]()
