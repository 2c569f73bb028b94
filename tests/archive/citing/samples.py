"""What the tests of citations cite: things of the five reports, and readers of the formats."""

from __future__ import annotations

import copy
from typing import Any

from archive.citing import Item, cite_item
from archive.models import Report

SITE = "https://archive.example"
MOFA = "Ministry of Foreign Affairs of Japan"
KREMLIN = "President of Russia (The Kremlin)"
SURNAMES = {"vladimir-putin": "Putin", "junichiro-koizumi": "Koizumi"}


def document(report: Report) -> dict[str, Any]:
    assert report.current_edition is not None
    return report.current_edition.document


def part_at(report: Report, identifier: str) -> dict[str, Any]:
    """The statement with that identifier in the edition, `1.2.a#1`."""
    found: dict[str, Any]
    (found,) = (p for p in document(report)["record"]["parts"] if p.get("identifier") == identifier)
    return found


def item_at(report: Report, identifier: str | None = None) -> Item:
    return cite_item(document(report), part_at(report, identifier) if identifier else None, site=SITE)


def dated(report: Report, value: str | None) -> dict[str, Any]:
    """The edition as if its event had that date, and nothing else were dated."""
    edition = copy.deepcopy(document(report))
    edition["record"] |= {"dated": None, "published": None}
    edition["record"]["event"]["date"] = value
    return edition


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """The references of a file in RIS, each the tags and values in their order."""
    references: list[list[tuple[str, str]]] = []
    lines = text.split("\r\n")
    assert lines.pop() == ""
    for line in lines:
        tag, gap, value = line[:2], line[2:6], line[6:]
        assert gap == "  - ", line
        if tag == "TY":
            references.append([])
        if tag != "ER":
            references[-1].append((tag, value))
    return references


def read_bibtex(text: str) -> list[tuple[str, dict[str, str]]]:
    """The entries of a file in BibTeX, each its key and its fields as TeX has them. Fails where a brace is amiss."""
    entries = []
    for entry in text.split("@online{")[1:]:
        key, _, rest = entry.partition(",\n")
        fields = {}
        while not rest.startswith("}"):
            name, _, rest = rest.partition(" = {")
            depth, at = 1, 0
            while depth:
                depth += {"{": 1, "}": -1}.get(rest[at], 0)
                at += 1
            fields[name.strip()] = rest[: at - 1]
            assert rest[at : at + 2] == ",\n"
            rest = rest[at + 2 :]
        assert rest.strip() == "}"
        entries.append((key, fields))
    return entries
