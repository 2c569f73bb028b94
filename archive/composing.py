"""What an edition says: the working copy of a report as one document, in the words of docs/editions.md."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import rfc8785

from .models import Emendation, Gloss, Mention, Position, Report, Tag, Tenure, Voice
from .models.authority import Authority
from .models.people import Country, Person
from .parsing.breakdown import Breakdown, Kind, Segment, statement_numbers
from .parsing.paths import printed_place

FORMAT = "diplomacy archive, edition format 1"


def canonical(document: Any) -> str:
    """The document as canonical JSON (RFC 8785)."""
    return rfc8785.dumps(document).decode()


def digest(text: str) -> str:
    """The SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def compose_record(*, report: Report, breakdown: Breakdown) -> dict[str, Any]:
    """The record: text, parts, attribution, emendations, and all that a citation prints. No host names, no keys."""
    text = report.text
    source = report.source_text
    assert source is not None
    emendations = Emendation.objects.filter(report=report).order_by("start")
    glosses = Gloss.objects.filter(report=report).order_by("start")
    # Read once: a long record has thousands of them.
    mentions = list(_with_offices(Mention.objects.filter(report=report).order_by("start")))
    voices = list(
        _with_offices(
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
            "country": _named(report.publisher.country),
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
        "source": {
            "address": source.address or None,
            "captured_on": source.captured_on or None,
            "captured_by": source.captured_by or None,
            "capture_sha256": source.capture_sha256 or None,
            "received_sha256": source.received_sha256,
            "media_type": source.media_type,
            "reader": source.reader,
            "extraction": source.extraction or None,
            "licence": source.licence or None,
            "licence_url": source.licence_url or None,
            "licence_stated_on": source.licence_stated_on or None,
        },
        "parts": _parts(report, breakdown, voices, participants),
        "mentions": [{"start": m.start, "end": m.end, "words": m.words, **_who(m)} for m in mentions],
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
    return {
        "topics": sorted(
            (
                {"sid": t.statement.identity_id, "topic": _named(t.topic), "start": t.start, "end": t.end, "by": t.by}
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
        "meeting": _named(report.meeting),
        "derived_from": _source_of(report),
        "translation_group": str(report.translation_group) if report.translation_group else None,
    }


def _source_of(report: Report) -> dict[str, str] | None:
    """The report that it derives from and how, once that is public: a draft's identifier is nobody's to read."""
    source = report.derived_from
    if source is None or source.state == Report.State.DRAFT:
        return None
    return {"rid": source.rid, "how": report.derivation}


def account_of(
    *,
    attribution: str,
    role: str,
    countries: Sequence[str | None],
    record_keeper: str | None,
    principals: Sequence[str | None],
) -> str:
    """Whose account a statement is: `own`, `other`, `common`, `third`, or `undetermined` where a side is not known.

    `countries` are the speakers' countries that day, `record_keeper` and `principals` those of the record's house and
    of the event's principals. A collective or impersonal statement is common, as reported. A question of an unnamed
    journalist belongs to no side of the talks.
    """
    if attribution in ("collective", "impersonal"):
        return "common"
    if not countries:
        return "third" if role == "question" else "undetermined"
    if None in countries or record_keeper is None:
        return "undetermined"
    if set(countries) == {record_keeper}:
        return "own"
    if record_keeper in countries:
        return "common"
    return "other" if set(countries) <= set(principals) else "third"


def _named(thing: Authority | None) -> dict[str, str] | None:
    return {"slug": thing.slug, "label": thing.label} if thing else None


def _country(person: Person | None, tenure: Tenure | None) -> Country | None:
    """The side somebody stood on that day: the office's country, else the person's own."""
    if tenure is not None and tenure.office.country is not None:
        return tenure.office.country
    return person.country if person else None


def _who(who: Voice | Mention) -> dict[str, Any]:
    tenure = who.tenure
    return {
        "name": who.name,
        "person": _named(who.person),
        "office": {**(_named(tenure.office) or {}), "capacity": tenure.capacity} if tenure else None,
        "country": _named(_country(who.person, tenure)),
        "unresolved": who.unresolved or None,
    }


def _with_offices(rows: Any) -> Any:
    return rows.select_related("person__country", "tenure__office__country")


def _participants(breakdown: Breakdown, mentions: list[Mention], voices: list[Voice]) -> list[dict[str, Any]]:
    known: dict[str, Mention | Voice] = {m.name: m for m in reversed(mentions)}
    known |= {v.name: v for v in sorted(voices, key=lambda voice: voice.pk)}
    unknown = {"person": None, "office": None, "country": None, "unresolved": "not looked up"}
    return [
        {
            **(_who(known[p.person]) if p.person in known else {**unknown, "name": p.person}),
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
        by_capacity[voice.capacity].append({**_who(voice), "as_printed": voice.as_printed or None})
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


def _review(part: Segment) -> str:
    """Who has looked at the part: the parser alone, one editor, or two."""
    return ("parser", "one editor", "two editors")[min(len(set(part.confirmed_by)), 2)]


def _translation(report: Report) -> dict[str, str | None] | None:
    if not (report.translated_from or report.translated_by or report.translation_status):
        return None
    return {
        "from": report.translated_from or None,
        "by": report.translated_by or None,
        "status": report.translation_status or None,
    }


def _position(p: Position, text: str) -> dict[str, Any]:
    holder = p.holder_person or p.holder_country or p.holder_organization
    kind = next((k for k in ("person", "country", "organization") if getattr(p, f"holder_{k}_id")), "collective")
    return {
        "key": str(p.key),
        "sid": p.statement.identity_id,
        "proposition": {"slug": p.proposition.slug, "text": p.proposition.text},
        "holder": {"kind": kind, "slug": holder.slug if holder else None, "label": p.holder},
        "on_behalf_of": _named(p.on_behalf_of),
        "attributed_by": _named(p.attributed_by),
        "claims_also_for": sorted(
            (_named(person) or {} for person in p.claims_also_for.all()), key=lambda person: person["slug"]
        ),
        "directed_at": _named(p.directed_at),
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
