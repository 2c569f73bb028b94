"""RIS for reference managers: one reference an item of CSL-JSON, a field a line, lines that end in CRLF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .csl import Item, one_line
from .dating import ris_date

_END = "\r\n"


def write_ris(items: Iterable[Item]) -> Iterator[str]:
    """The references of items, one after another."""
    for item in items:
        yield "".join(f"{tag}  - {one_line(value)}{_END}" for tag, value in _fields(item) if value) + f"ER  - {_END}"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    custom = item["custom"]
    date = ris_date(custom.get("date", ""), bool(custom.get("year_supplied")))
    # Readers of today want the year alone; with words beside it, it is no year alone.
    year = date[:4] if date.endswith("/") else date
    yield "TY", "ELEC"
    yield "ID", item["id"]
    for name in item["author"]:
        yield "AU", _name(name)
    yield "TI", item["title"]
    yield "T2", item["container-title"]
    yield "M3", item["genre"]
    yield "PY", year
    yield "DA", date
    yield "ET", item["edition"]
    yield "SE", item.get("section", "")
    yield "LA", item.get("language", "")
    yield "AN", item["archive_location"]
    yield "DP", item["source"]
    yield "UR", item["URL"]
    yield "N1", item["note"]


def _name(name: Mapping[str, Any]) -> str:
    """Family name first; a name in one piece ends in a comma, by which readers know not to divide it."""
    return f"{name['family']}, {name['given']}" if "family" in name else f"{name['literal']},"
