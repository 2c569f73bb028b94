"""The formats that are read in a process of their own, each by a module: a new one is a module and a line here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    `module` has `read(received, name)`, which gives what it finds record by record or raises UnreadableInput. `version`
    is raised whenever some file would be read otherwise than before. `largest`: bytes that a file may have. A volume may
    have many records, which come one after another.
    """

    name: str
    version: int
    suffixes: tuple[str, ...]
    module: str
    largest: int
    is_volume: bool = False

    @property
    def reader(self) -> str:
        """The reader's name and version, as a source text keeps them."""
        return f"{self.name} {self.version}"


LARGEST_FILE = 60_000_000
"""Bytes that are sent to be read, whatever the format."""

FORMATS = (
    Format("html", 5, (".html", ".htm", ".xhtml"), "pages", 20_000_000),
    Format("docx", 4, (".docx",), "word", 30_000_000),
    Format("pdf", 4, (".pdf",), "pdf", 30_000_000),
    Format("markdown", 4, (".md", ".markdown"), "markdown", 5_000_000),
    Format("tei", 4, (".xml", ".tei"), "tei", LARGEST_FILE, is_volume=True),
)


def format_of(name: str) -> Format | None:
    """The format that a file's name tells; None for plain text and lines of JSON, which need no process."""
    return next((found for found in FORMATS if name.lower().endswith(found.suffixes)), None)


def find_format(name: str) -> Format:
    """The format of that name. Raises KeyError."""
    return {found.name: found for found in FORMATS}[name]
