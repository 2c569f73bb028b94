"""What a coder gives: a code, or a position, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Named:
    """A record of the archive by its slug, and how the coder's document calls it where it says so."""

    slug: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A code or a claim, as it is in one version of a codebook; `label` as of Named."""

    codebook: UUID
    number: int
    guid: UUID
    label: str = ""


@dataclass(frozen=True, slots=True)
class CodeGiven:
    """That a code is given; `confidence` is 1 to 3, or None where nothing is said of it."""

    term: Term
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class PositionGiven:
    """A position, by the fields of `archive.models.Stance`; `on` is a proposition of the archive or a claim of a codebook."""

    on: Named | Term
    direction: str
    act: str
    evidence: str
    holder_person: Named | None = None
    holder_country: Named | None = None
    holder_organization: Named | None = None
    holder_collective: str | None = None
    strength: int | None = None
    on_behalf_of: Named | None = None
    attributed_by: Named | None = None
    claims_also_for: tuple[Named, ...] = ()
    directed_at: Named | None = None
    condition: str = ""
    rationale: str = ""
    confidence: int | None = None
