"""The judgements of an edition: topics and positions, what the record says as data, reviews, the note, and links."""

from __future__ import annotations

from typing import Any

from archive.models import Position, Report, Tag
from archive.parsing.breakdown import Breakdown, Segment

from .findings import compose_findings
from .voices import named


def compose_judgements(*, report: Report, breakdown: Breakdown) -> dict[str, Any]:
    """What is judged of the record: topics and positions, each with whoever made it; reviews, the note, and links."""
    text = report.text
    tags = Tag.objects.filter(statement__report=report).select_related("topic", "statement")
    positions = (
        Position.objects.filter(statement__report=report)
        .select_related(
            "statement",
            "proposition",
            "holder_person",
            "holder_country",
            "holder_organization",
            "on_behalf_of",
            "attributed_by",
            "directed_at",
        )
        .prefetch_related("claims_also_for")
    )
    findings = compose_findings(report=report)
    return {
        "topics": sorted(
            (
                {"sid": t.statement.identity_id, "topic": named(t.topic), "start": t.start, "end": t.end, "by": t.by}
                for t in tags
            ),
            key=lambda t: (t["sid"], t["topic"]["slug"], t["start"] or 0),
        ),
        "positions": sorted(
            (_position(p, text) for p in positions),
            key=lambda p: (p["start"], p["end"], p["proposition"]["slug"], p["key"]),
        ),
        "reviews": {part.sid: _review(part) for part in breakdown.statements() if part.sid},
        "source_note": {"text": report.source_note, "by": report.source_note_by} if report.source_note else None,
        "meeting": named(report.meeting),
        "derived_from": _source_of(report),
        "translation_group": str(report.translation_group) if report.translation_group else None,
        # Not even empty where there are none: editions of before the passes stay what they are.
        **({"findings": findings} if findings else {}),
    }


def _source_of(report: Report) -> dict[str, str] | None:
    """The report that it derives from and how, once that is public: a draft's identifier is nobody's to read."""
    source = report.derived_from
    if source is None or source.state == Report.State.DRAFT:
        return None
    return {"rid": source.rid, "how": report.derivation}


def _review(part: Segment) -> str:
    """Who has looked at the part: the parser alone, one editor, or two."""
    return ("parser", "one editor", "two editors")[min(len(set(part.confirmed_by)), 2)]


def _position(p: Position, text: str) -> dict[str, Any]:
    holder = p.holder_person or p.holder_country or p.holder_organization
    kind = next((k for k in ("person", "country", "organization") if getattr(p, f"holder_{k}_id")), "collective")
    return {
        "key": str(p.key),
        "sid": p.statement.identity_id,
        "proposition": {"slug": p.proposition.slug, "text": p.proposition.text},
        "holder": {"kind": kind, "slug": holder.slug if holder else None, "label": p.holder},
        "on_behalf_of": named(p.on_behalf_of),
        "attributed_by": named(p.attributed_by),
        "claims_also_for": sorted(
            (named(person) or {} for person in p.claims_also_for.all()), key=lambda person: person["slug"]
        ),
        "directed_at": named(p.directed_at),
        "direction": p.direction,
        "strength": p.strength,
        "value": p.value,
        "condition": p.condition or None,
        "act": p.act,
        "evidence": p.evidence,
        "start": p.start,
        "end": p.end,
        "words": text[p.start : p.end],
        "rationale": p.rationale or None,
        "by": p.by,
    }
