"""Codings in JSON-LD, out: bodies that say a code or a position. `reading` takes all of it."""

from __future__ import annotations

from typing import Any, Final

from annotations.models import Body, PositionCoding
from archive.rendering.addresses import absolute

from .addresses import record_path, term_path
from .reading import TYPE

TERMS: Final[dict[str, Any]] = {
    "Position": "archive:Position",
    "confidence": "archive:confidence",
    "proposition": {"@id": "archive:proposition", "@type": "@id"},
    "holder": {"@id": "archive:holder", "@type": "@id"},
    "collective": "archive:collective",
    "onBehalfOf": {"@id": "archive:onBehalfOf", "@type": "@id"},
    "attributedBy": {"@id": "archive:attributedBy", "@type": "@id"},
    "claimsAlsoFor": {"@id": "archive:claimsAlsoFor", "@type": "@id"},
    "directedAt": {"@id": "archive:directedAt", "@type": "@id"},
    "direction": "archive:direction",
    "strength": "archive:strength",
    "condition": "archive:condition",
    "act": "archive:act",
    "evidence": "archive:evidence",
    "rationale": "archive:rationale",
}
"""The archive's own terms of codings, for the context of a document."""


def write_code(body: Body) -> dict[str, Any]:
    """A body that gives a code; no query for what `with_coding` has read."""
    entry = body.code.entry
    address = absolute(term_path(entry.version.codebook.guid, entry.version.number, entry.code.guid))
    document: dict[str, Any] = {"type": "SpecificResource"}
    if body.purpose:
        document["purpose"] = body.purpose
    document["source"] = {"id": address, "label": entry.name}
    return document | _confidence(body.code.confidence)


def write_position(body: Body) -> dict[str, Any]:
    """A body that codes a position; no query for what `with_coding` has read."""
    position = body.position
    document: dict[str, Any] = {"type": TYPE}
    if body.purpose:
        document["purpose"] = body.purpose
    document["proposition"] = _on(position)
    for kind, record in (
        ("people", position.holder_person),
        ("countries", position.holder_country),
        ("organizations", position.holder_organization),
    ):
        if record is not None:
            document["holder"] = _named(kind, record)
    if position.holder_collective is not None:
        document["collective"] = position.holder_collective
    for name, kind, record in (
        ("onBehalfOf", "countries", position.on_behalf_of),
        ("attributedBy", "people", position.attributed_by),
        ("directedAt", "countries", position.directed_at),
    ):
        if record is not None:
            document[name] = _named(kind, record)
    if claimed := [_named("people", person) for person in position.claims_also_for.all()]:
        document["claimsAlsoFor"] = claimed if len(claimed) > 1 else claimed[0]
    document["direction"] = position.direction
    if position.strength is not None:
        document["strength"] = position.strength
    document |= {"act": position.act, "evidence": position.evidence}
    for name in ("condition", "rationale"):
        if words := getattr(position, name):
            document[name] = words
    return document | _confidence(position.confidence)


def _on(position: PositionCoding) -> dict[str, str]:
    if position.claim is None:
        assert position.proposition is not None
        return {
            "id": absolute(record_path("propositions", position.proposition.slug)),
            "label": position.proposition.text,
        }
    version = position.claim.version
    address = term_path(version.codebook.guid, version.number, position.claim.claim.guid)
    return {"id": absolute(address), "label": position.claim.text}


def _named(kind: str, record: Any) -> dict[str, str]:
    return {"id": absolute(record_path(kind, record.slug)), "label": record.label}


def _confidence(confidence: int | None) -> dict[str, int]:
    return {} if confidence is None else {"confidence": confidence}
