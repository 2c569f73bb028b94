"""Verify what is published: every hash computed again, every chain followed, the projection compared."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import orjson
from django.db import transaction
from django.db.models import Model

from .composing import canonical, digest
from .models import (
    Edition,
    PublishedEvidence,
    PublishedFigure,
    PublishedPart,
    PublishedParty,
    PublishedPlace,
    PublishedPosition,
    PublishedReference,
    PublishedReport,
    PublishedTopic,
    PublishedUndertaking,
    PublishedVoice,
    Report,
    SourceText,
)
from .projecting import project

ALSO: list[Callable[[], Iterator[str]]] = []
"""What other apps keep frozen is verified by these, each a sentence a fault."""

IN_PARTS = (
    PublishedVoice,
    PublishedTopic,
    PublishedPosition,
    PublishedReference,
    PublishedUndertaking,
    PublishedFigure,
    PublishedPlace,
    PublishedEvidence,
)
"""The rows that the projection has beside its parts."""


def verify() -> Iterator[str]:
    """What is wrong, a sentence each: source texts, editions, the pointers to them, the published parts, and what `ALSO` adds.

    An edition that was forged whole, as the last of its chain and with fitting hashes, can't be told from within:
    compare `digest_of_heads` with a value kept elsewhere.
    """
    yield from _verify_source_texts()
    editions = Edition.objects.select_related("previous", "report", "published_by").defer("previous__content")
    for edition in editions.order_by("pk").iterator(chunk_size=20):
        where = f"{edition.report.rid} edition {edition.number}"
        try:
            yield from (f"{where}: {fault}" for fault in _faults(edition, orjson.loads(edition.content)))
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            yield f"{where}: the content is no edition ({type(error).__name__}: {error})"
    for report in Report.objects.select_related("current_edition").order_by("pk").iterator(chunk_size=200):
        yield from (f"{report.rid}: {fault}" for fault in _faults_of_report(report))
    for verify_more in ALSO:
        yield from verify_more()


def digest_of_heads() -> str:
    """One SHA-256 over the last editions of all reports, to be kept outside the database and compared."""
    last: dict[str, str] = {}
    for rid, number, minor, sha256 in Edition.objects.order_by("report", "major", "minor").values_list(
        "report__rid", "major", "minor", "sha256"
    ):
        last[rid] = f"{rid} {number}.{minor} {sha256}"
    return digest("\n".join(last[rid] for rid in sorted(last)))


def _verify_source_texts() -> Iterator[str]:
    for source in SourceText.objects.order_by("pk").iterator(chunk_size=20):
        if hashlib.sha256(bytes(source.received)).hexdigest() != source.received_sha256:
            yield f"source text {source.pk}: the bytes received do not have the hash that was stored with them"
        if digest(source.text) != source.text_sha256:
            yield f"source text {source.pk}: the text does not have the hash that was stored with it"


def _faults(edition: Edition, document: dict[str, Any]) -> Iterator[str]:
    told = {
        "rid": edition.report.rid,
        "major": edition.major,
        "minor": edition.minor,
        "note": edition.note or None,
        "published_at": edition.published_at.isoformat().replace("+00:00", "Z"),
        "previous_sha256": edition.previous.sha256 if edition.previous else None,
    }
    for name, value in told.items():
        if document[name] != value:
            yield f"the content says {name} {document[name]!r}, the row {value!r}"
    if edition.previous is not None and edition.previous.report_id != edition.report_id:
        yield "it follows an edition of another report"
    if digest(edition.content) != edition.sha256:
        yield "the content does not have the hash that was stored with it"
    if canonical(document) != edition.content:
        yield "the content is not canonical JSON"
    for layer in ("record", "judgements"):
        stored = getattr(edition, f"{layer}_sha256")
        if not (digest(canonical(document[layer])) == document[f"{layer}_sha256"] == stored):
            yield f"the {layer} does not have the hash that was stored with it"
    if digest(document["record"]["text"]) != document["record"]["text_sha256"]:
        yield "the text does not have its hash"


def _faults_of_report(report: Report) -> Iterator[str]:
    last = report.editions.defer("content").first()
    if report.current_edition_id != (last.pk if last else None):
        yield "its current edition is not its last one"
        return
    if last is None:
        return
    is_withdrawn = hasattr(last, "withdrawal")
    if is_withdrawn != (report.state == Report.State.WITHDRAWN):
        yield "its state and its withdrawal contradict each other"
    before, kept = _published(report), _kept_page(report)
    with transaction.atomic():
        project(report=report)
        after, rendered = _published(report), _kept_page(report)
        transaction.set_rollback(True)
    if before != after:
        yield "what is published is not what its edition says; run manage.py rebuild_published"
    # A page that was made from something else is not served; one that only claims to be made from the same is.
    if kept["page_key"] == rendered["page_key"] and kept != rendered:
        yield "its reading page is not what its edition says; run manage.py rebuild_published"


def _kept_page(report: Report) -> dict[str, str]:
    kept = PublishedReport.objects.filter(report=report).values_list("page_key", "page").first()
    page_key, page = kept or ("", "")
    return {"page_key": page_key, "page": page}


def _published(report: Report) -> list[Any]:
    """All that the projection has of a report, but for keys that are given out anew, and for the page.

    That is remade when it no longer holds.
    """
    reports = PublishedReport.objects.filter(report=report)
    parts = PublishedPart.objects.filter(report=report)
    parties = PublishedParty.objects.filter(undertaking__part__report=report)
    listed = (rows._default_manager.filter(part__report=report) for rows in IN_PARTS)
    return [
        list(reports.values_list(*_columns(PublishedReport, "page", "page_key"))),
        list(parts.order_by("ordinal").values_list(*_columns(PublishedPart, "id"))),
        *(
            list(rows.order_by(*columns).values_list(*columns))
            for rows in listed
            for columns in [_columns(rows.model, "id", "part_id")]
        ),
        sorted(
            parties.values_list("undertaking__key", "capacity", "person__slug", "country__slug", "office__slug"),
            key=str,
        ),
    ]


def _columns(model: type[Model], *without: str) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.attname not in without]
