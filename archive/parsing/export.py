"""A breakdown as the JSON document that `manage.py parse` prints."""

from __future__ import annotations

from typing import Any

from archive.parsing.breakdown import Breakdown, Segment


def _segment(part: Segment, text: str) -> dict[str, Any]:
    return {
        "kind": str(part.kind),
        "path": part.path,
        "start": part.start,
        "end": part.end,
        "text": text[part.start : part.end],
        "speakers": list(part.speakers),
        "attribution": str(part.attribution) if part.attribution else None,
        "speech": str(part.speech) if part.speech else None,
        "role": str(part.role) if part.role else None,
        "conveyed_by": part.conveyed_by,
        "addressees": list(part.addressees),
        "rule": part.rule,
        "answers": part.answers,
        "confidence": part.confidence,
    }


def document(breakdown: Breakdown, text: str) -> dict[str, Any]:
    """The record's fields, its segments with their words, and the warnings, in plain JSON values.

    Offsets count Unicode code points; dates are EDTF.
    """
    return {
        "title": breakdown.title,
        "kind": breakdown.kind,
        "form": breakdown.form,
        "wording": breakdown.wording,
        "language": breakdown.language,
        "dated": breakdown.dated,
        "published": breakdown.published,
        "event_date": breakdown.event_date,
        "event_time": list(breakdown.event_time),
        "place": breakdown.place,
        "initiative": breakdown.initiative,
        "participants": [{"person": p.person, "office": p.office} for p in breakdown.participants],
        "segments": [_segment(part, text) for part in breakdown.segments],
        "warnings": [{"message": w.message, "start": w.start, "end": w.end} for w in breakdown.warnings],
    }
