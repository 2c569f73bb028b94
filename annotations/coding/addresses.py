"""The names of codes, claims and what positions name: addresses of the site, written and read."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID

from .values import Named, Term

_GUID: Final = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_TERM: Final = re.compile(
    rf"/codebooks/(?P<codebook>{_GUID})/(?P<number>[1-9][0-9]{{0,5}})/#(?P<guid>{_GUID})", re.ASCII
)
_RECORD: Final = re.compile(
    r"(?:/api/v1)?/(?P<kind>people|countries|organizations|propositions)/(?P<slug>[-a-zA-Z0-9_]+)/?", re.ASCII
)

KINDS: Final = {
    "people": "holder_person",
    "countries": "holder_country",
    "organizations": "holder_organization",
}
"""The fields of a stance for holders, by where their addresses begin."""


def codebook_path(codebook: UUID, number: int | None = None) -> str:
    """The page of a codebook, or of one of its versions, by the codebook's GUID."""
    return f"/codebooks/{codebook}/" if number is None else f"/codebooks/{codebook}/{number}/"


def term_path(codebook: UUID, number: int, guid: UUID) -> str:
    """What a code or claim is known by: its place on the page of its version."""
    return f"{codebook_path(codebook, number)}#{guid}"


def record_path(kind: str, slug: str) -> str:
    """The address of a person ("people"), a country, an organization or a proposition; organizations have no page."""
    return f"/{kind}/{slug}/"


def read_term(address: str, site: str, label: str = "") -> Term | None:
    """The code or claim of an address; None for any other."""
    found = _TERM.fullmatch(address.removeprefix(site)) if address.startswith((site, "/")) else None
    return Term(UUID(found["codebook"]), int(found["number"]), UUID(found["guid"]), label) if found else None


def read_record(address: str, site: str, label: str = "") -> tuple[str, Named] | None:
    """The kind (as of `record_path`) and the name of the record of the archive at that address; None for any other."""
    found = _RECORD.fullmatch(address.removeprefix(site)) if address.startswith((site, "/")) else None
    return (found["kind"], Named(found["slug"], label)) if found else None
