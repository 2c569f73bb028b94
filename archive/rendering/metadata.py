"""What a page says of itself to programs: reference managers and catalogues read it from the head of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.citing import cite_item, name_volume

from .addresses import absolute


def compose_metadata(document: Mapping[str, Any], part: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
    """Names and contents of meta elements, for a record or a statement in it: the same that a citation exports.

    So the title says whose account it is, and the author of rendered words is their record-keeper.
    """
    item, record = cite_item(document, part, site=absolute("")), document["record"]
    authors = [_name(author) for author in item.get("author", [])]
    keeper, day = record["record_keeper"]["label"], record["event"]["date"]
    rows = [
        ("citation_title", item["title"]),
        *(("citation_author", author) for author in authors),
        ("citation_publisher", keeper),
        ("citation_date", day),
        ("citation_language", record["language"]),
        ("citation_public_url", item["URL"]),
        ("DC.title", item["title"]),
        *(("DC.creator", author) for author in authors),
        ("DC.publisher", keeper),
        ("DC.date", day),
        ("DC.language", record["language"]),
        ("DC.identifier", item["URL"]),
        ("DC.source", record["source"]["address"]),
        ("DC.source", name_volume(record["source"])),
        ("DC.rights", record["source"]["licence"]),
    ]
    return [(name, content) for name, content in rows if content]


def _name(author: Mapping[str, str]) -> str:
    return author.get("literal") or " ".join(filter(None, [author.get("given"), author.get("family")]))
