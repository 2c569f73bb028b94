"""The record of an edition: text, parts, attribution, emendations, and all that a citation prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from archive.models import Emendation, Gloss, Mention, Report, SourceText, Voice, custody_of
from archive.parsing.breakdown import Breakdown, Kind, Segment, statement_numbers
from archive.parsing.paths import printed_place

from .hashing import digest
from .voices import account_of, named, told, with_offices


def compose_record(*, report: Report, breakdown: Breakdown) -> dict[str, Any]:
    """The record: text, parts, attribution, emendations, and all that a citation prints. No host names, no keys."""
    text = report.text
    source = report.source_text
    assert source is not None
    emendations = Emendation.objects.filter(report=report).order_by("start")
    glosses = Gloss.objects.filter(report=report).order_by("start")
    # Read once: a long record has thousands of them.
    mentions = list(with_offices(Mention.objects.filter(report=report).order_by("start")))
    voices = list(
        with_offices(
            Voice.objects.filter(statement__report=report).select_related("statement").order_by("statement", "ordinal")
        )
    )
    participants = _participants(breakdown, mentions, voices)
    return {
        "title": report.title,
        "text": text,
        "text_sha256": digest(text),
        "language": report.language or None,
        "form": report.form,
        "wording": report.wording,
        "translation": _translation(report),
        "record_keeper": {
            "slug": report.publisher.slug,
            "label": report.publisher.label,
            "adjective": report.publisher.adjective,
            "country": named(report.publisher.country),
        },
        "dated": report.dated or None,
        "published": report.published or None,
        "event": {
            "kind": report.kind,
            "date": report.event_date or None,
            "earliest": report.event_earliest.isoformat() if report.event_earliest else None,
            "latest": report.event_latest.isoformat() if report.event_latest else None,
            "times": list(breakdown.event_time),
            "place": report.place or None,
            "initiative": report.initiative or None,
            "participants": participants,
        },
        "bases": [
            {"field": b.field, "basis": b.basis, "evidence": b.evidence} for b in report.bases.order_by("field")
        ],
        "source": _source(source),
        "parts": _parts(report, breakdown, voices, participants),
        "mentions": [{"start": m.start, "end": m.end, "words": m.words, **told(m)} for m in mentions],
        "emendations": [
            {
                "start": e.start,
                "end": e.end,
                "printed": text[e.start : e.end],
                "reading": e.reading,
                "reason": e.reason,
                "witness": e.witness or None,
                "by": e.by,
            }
            for e in emendations
        ],
        "glosses": [
            {"start": g.start, "end": g.end, "words": text[g.start : g.end], "note": g.note or None, "by": g.by}
            for g in glosses
        ],
    }


def _source(source: SourceText) -> dict[str, Any]:
    """The chain of custody as it reads after all corrections; these stand in it where there are any, each with what was.

    Where the text is a document of an edition of papers, `volume` says of which, and where in it.
    """
    custody, corrections = custody_of(source)
    volume = {"title": source.volume, "number": source.volume_number, "id": source.volume_key}
    return {
        "address": source.address or None,
        "capture_sha256": source.capture_sha256 or None,
        "received_sha256": source.received_sha256,
        "media_type": source.media_type,
        "reader": source.reader,
        **{name: words or None for name, words in custody.items()},
        **({"volume": {name: words or None for name, words in volume.items()}} if any(volume.values()) else {}),
        **({"corrections": corrections} if corrections else {}),
    }


def _participants(breakdown: Breakdown, mentions: list[Mention], voices: list[Voice]) -> list[dict[str, Any]]:
    known: dict[str, Mention | Voice] = {m.name: m for m in reversed(mentions)}
    known |= {v.name: v for v in sorted(voices, key=lambda voice: voice.pk)}
    unknown = {"person": None, "office": None, "country": None, "unresolved": "not looked up"}
    return [
        {
            **(told(known[p.person]) if p.person in known else {**unknown, "name": p.person}),
            "office_as_printed": p.office,
        }
        for p in breakdown.participants
    ]


def _parts(
    report: Report, breakdown: Breakdown, all_voices: list[Voice], participants: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    voices: dict[str, list[Voice]] = {}
    for voice in all_voices:
        voices.setdefault(voice.statement.identity_id, []).append(voice)
    principals = [p["country"]["slug"] if p["country"] else None for p in participants]
    numbers = statement_numbers(breakdown)
    questions: dict[str, list[str]] = {}
    for part in breakdown.statements():
        if part.role == "question" and part.path and part.sid:
            questions.setdefault(part.path.rsplit(".p", 1)[0], []).append(part.sid)
    parts = []
    for ordinal, part in enumerate(breakdown.segments):
        row: dict[str, Any] = {
            "kind": str(part.kind),
            "path": part.path,
            "start": part.start,
            "end": part.end,
        }
        if part.kind is Kind.STATEMENT and part.sid:
            row |= _statement(report, part, numbers[ordinal], voices.get(part.sid, []), principals)
            row["answers"] = {"path": part.answers, "sids": questions.get(part.answers, [])} if part.answers else None
        elif part.speakers:
            row["speakers"] = list(part.speakers)
        parts.append(row)
    return parts


def _statement(
    report: Report, part: Segment, numbers: tuple[int, int], voices: list[Voice], principals: Sequence[str | None]
) -> dict[str, Any]:
    number, total = numbers
    by_capacity: dict[str, list[dict[str, Any]]] = {"speaker": [], "addressee": [], "conveyor": []}
    for voice in voices:
        by_capacity[voice.capacity].append({**told(voice), "as_printed": voice.as_printed or None})
    keeper = report.publisher.country
    return {
        "sid": part.sid,
        "identifier": f"{part.path}#{number}",
        "place": printed_place(part.path or "", number, total),
        "text_sha256": digest(report.text[part.start : part.end]),
        "speakers": by_capacity["speaker"],
        "addressees": by_capacity["addressee"],
        "conveyor": next(iter(by_capacity["conveyor"]), None),
        "attribution": str(part.attribution),
        "speech": str(part.speech),
        "role": str(part.role or "statement"),
        "account": account_of(
            attribution=str(part.attribution),
            role=str(part.role or "statement"),
            countries=[v["country"]["slug"] if v["country"] else None for v in by_capacity["speaker"]],
            record_keeper=keeper.slug if keeper else None,
            principals=principals,
        ),
        "wording": report.wording,
        "translation": _translation(report),
    }


def _translation(report: Report) -> dict[str, str | None] | None:
    if not (report.translated_from or report.translated_by or report.translation_status):
        return None
    return {
        "from": report.translated_from or None,
        "by": report.translated_by or None,
        "status": report.translation_status or None,
    }
