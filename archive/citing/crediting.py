"""Who is to be credited, under which licences: the source, and the archive's own layer over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .cited import ARCHIVE
from .dating import show_date


@dataclass(frozen=True, slots=True)
class Credits:
    """The two sentences that every page and answer carries, and the licences that they name ("" where not known)."""

    source: str
    source_licence: str
    source_licence_url: str
    archive: str
    archive_licence: str
    archive_licence_url: str

    def as_dict(self) -> dict[str, str]:
        """The same for JSON and templates."""
        return asdict(self)


def credit(head: Mapping[str, Any], *, licence: Mapping[str, str]) -> Credits:
    """The credits of an edition, from its document with or without what is long in it.

    `licence` is that of the archive's own layer: its `name` and its `url`.
    """
    record, source = head["record"], head["record"]["source"]
    title, keeper = record["title"] or "Untitled record", record["record_keeper"]["label"]
    where = f"{place}; " if (place := _place(source)) else ""
    published = show_date(head["published_at"][:10])
    return Credits(
        source=f"Created by editing “{title}” ({keeper}), {where}{_licence(source)}.",
        source_licence=name_licence(source),
        source_licence_url=source["licence_url"] or "",
        archive=(
            f"Outline, attribution, topics and positions: {ARCHIVE}, edition {head['major']}.{head['minor']} "
            f"({published}), published by {head['published_by']}; licence: {licence['name']}."
        ),
        archive_licence=licence["name"],
        archive_licence_url=licence["url"],
    )


def show_source(source: Mapping[str, Any]) -> str:
    """Where the record comes from and by whose leave, as it stands at the end of a citation."""
    where = f"Source: {place}. " if (place := _place(source)) else ""
    leave = f"; {_licence(source)}" if name_licence(source) else ""
    return f"{where}Created by editing the source{leave}."


def name_volume(source: Mapping[str, Any]) -> str:
    """Where the record stands in an edition of papers: “Papers on Lamps, 1919, document 3 (xml:id d3)”; nothing for others."""
    volume: Mapping[str, str | None] = source.get("volume") or {}
    number, key = volume.get("number"), volume.get("id")
    told = f" (xml:id {key})" if number and key else ""
    document = f"document {number or key}{told}" if number or key else ""
    return ", ".join(filter(None, [volume.get("title"), document]))


def _place(source: Mapping[str, Any]) -> str:
    """Where the record was found, and when; nothing where neither a volume nor an address is known."""
    volume, address = name_volume(source), source["address"]
    accessed = _accessed(source) if address or (volume and source["captured_on"]) else ""
    return ", ".join(filter(None, [volume, address, accessed]))


def name_licence(source: Mapping[str, Any]) -> str:
    """The licence's name alone: what it asks for is said after a colon."""
    return (source["licence"] or "").partition(":")[0].strip()


def _licence(source: Mapping[str, Any]) -> str:
    if not name_licence(source):
        return "its licence is not recorded"
    read = f", read {show_date(source['licence_stated_on'])}" if source["licence_stated_on"] else ""
    return f"its licence{read}: {name_licence(source)}"


def _accessed(source: Mapping[str, Any]) -> str:
    """When the source was captured. Licences ask for the date of access: where it is not known, that is said."""
    return f"captured {show_date(source['captured_on'])}" if source["captured_on"] else "access date not recorded"
