"""What somebody takes away: one's own annotations, a group's or a project's, with the record around each; only what the asker may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.db.models import Q

from annotations.coding.rows import with_rows, write_rows
from annotations.models import Adjudication, Anchor, Annotation, Body, Project, ResearchGroup
from annotations.models.annotations import AnnotationQuerySet
from archive.models import Edition, PublishedReport
from archive.rendering.addresses import absolute, report_path, statement_path

CHUNK: Final = 500
"""Codings that are read at once."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose annotations: a project's, else a group's, else one's own. Of a project, with `is_decided`, what was decided on."""

    group: ResearchGroup | None = None
    project: Project | None = None
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """A coding as `coding.rows` has it, with more; the edition that it stands in, and the part of it.

    Without `head` its record is not public any more, and nothing but the coding itself is told.
    """

    row: Mapping[str, Any]
    head: Mapping[str, Any] | None
    part: Mapping[str, Any] | None


def annotations_of(scope: Scope, *, by: Any) -> AnnotationQuerySet:
    """The annotations of the scope that the account may see, as they were made."""
    seen = Annotation.objects.visible_to(by)
    if scope.project is not None:
        seen = seen.filter(Q(round__project=scope.project) | Q(thread__round__project=scope.project))
        if scope.is_decided:
            seen = seen.filter(pk__in=_decided(scope.project.rounds.order_by().values("pk")))
    elif scope.group is not None:
        seen = seen.filter(group=scope.group)
    else:
        seen = seen.filter(creator=by.pk)
    return seen.order_by("created", "pk")


def codings_of(scope: Scope, *, by: Any) -> Iterator[Coding]:
    """The codings of the scope that the account may see, record by record; so many queries for each `CHUNK`, whatever they are."""
    seen = annotations_of(scope, by=by).order_by().values("pk")
    bodies = with_rows(Body.objects.codings().filter(version__annotation__in=seen)).order_by(
        "version__annotation__report_id", "version__annotation_id", "ordinal"
    )
    documents: dict[int, Mapping[str, Any]] = {}
    rest = bodies.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rest, CHUNK)):
        editions = {place.edition_id for body in chunk if (place := standing_place(body.version.annotation))}
        documents = read_editions(editions, documents)
        yield from _with_records(chunk, documents)


def standing_place(annotation: Annotation) -> Anchor | None:
    """The newest anchor that has a place, of those that were read."""
    return next((one for one in annotation.anchors.all() if one.status != Anchor.Status.LOST), None)


def read_editions(
    wanted: Iterable[int], known: Mapping[int, Mapping[str, Any]] | None = None
) -> dict[int, Mapping[str, Any]]:
    """The documents of these editions, by key, of records that are public now; one query for those not known."""
    known, keys = known or {}, set(wanted)
    public = PublishedReport.objects.order_by().values("report")
    new = Edition.objects.filter(pk__in=keys - known.keys(), report__in=public)
    return {key: known[key] for key in keys & known.keys()} | {edition.pk: edition.document for edition in new}


def part_at(document: Mapping[str, Any], place: Anchor) -> Mapping[str, Any] | None:
    """The part that the place is on or in; None for the record as a whole, and for words across parts."""
    parts = document["record"]["parts"]
    if place.identity_id:
        return next((part for part in parts if part.get("sid") == place.identity_id), None)
    if place.start is None or place.end is None:
        return None
    return next((part for part in parts if part["start"] <= place.start and place.end <= part["end"]), None)


def _with_records(chunk: list[Body], documents: Mapping[int, Mapping[str, Any]]) -> Iterator[Coding]:
    rounds = {body.version.annotation.round_id for body in chunk} - {None}
    decided, in_adjudicated = _decided(rounds), _adjudicated_statements(rounds)
    said: dict[tuple[int, str], list[str]] = {}
    versions = {body.version_id for body in chunk}
    plain = Body.objects.filter(version__in=versions, kind__in=[Body.Kind.COMMENT, Body.Kind.TAG]).order_by("ordinal")
    for version, kind, value in plain.values_list("version", "kind", "value"):
        said.setdefault((version, kind), []).append(value)
    for body, row in zip(chunk, write_rows(chunk), strict=True):
        annotation, place = body.version.annotation, standing_place(body.version.annotation)
        document = documents.get(place.edition_id) if place else None
        part = part_at(document, place) if document and place else None
        rid, in_round = annotation.report.rid, annotation.round
        more = {
            "guid": f"{annotation.guid}/{body.ordinal}",
            "project_name": in_round.project.name if in_round else None,
            "adjudicated": _standing_decision(annotation, decided, in_adjudicated),
            "comment": "\n\n".join(said.get((body.version_id, Body.Kind.COMMENT), [])) or None,
            "tags": said.get((body.version_id, Body.Kind.TAG), []),
            "on": place_kind(place),
            "report_url": absolute(report_path(rid, place.major if place else None)),
            "statement_url": absolute(statement_path(place.identity_id, place.major)) if place and place.identity_id else None,
        }  # fmt: skip
        yield Coding({**row, **more}, document, part)


def place_kind(place: Anchor | None) -> str | None:
    """What it is on: words, a statement or a whole record; None where it has no place."""
    if place is None:
        return None
    if place.start is not None:
        return "words"
    return "statement" if place.identity_id else "record"


def _decided(rounds: Any) -> set[int]:
    """The annotations that the newest decision on a statement in one of these rounds holds."""
    newest = Adjudication.objects.filter(round__in=rounds).standing().order_by().values("pk")
    held = Adjudication.annotations.through.objects.filter(adjudication__in=newest)
    return set(held.values_list("annotation", flat=True))


def _adjudicated_statements(rounds: Any) -> set[tuple[int, str]]:
    """The statements on which something was decided, each with the key of its round."""
    rows = Adjudication.objects.filter(round__in=rounds).values_list("round", "unit__identity")
    return set(rows)


def _standing_decision(annotation: Annotation, decided: set[int], statements: set[tuple[int, str]]) -> str | None:
    """Whether it was decided on: held, not held, or not decided; None outside of rounds."""
    if annotation.pk in decided:
        return "held"
    if annotation.round_id is None:
        return None
    sids = {one.identity_id for one in annotation.anchors.all()}
    return "not held" if any((annotation.round_id, sid) in statements for sid in sids if sid) else "not decided"


def shown(row: Mapping[str, Any]) -> str:
    """What is coded, in a line: the code, or the stance and what it is on."""
    if row["code_name"]:
        return f"{row['code_name']} ({row['codebook_name']}, version {row['codebook_version']})"
    strength = f", strength {row['strength']}" if row["strength"] is not None else ""
    return f"{row['holder_label']} {row['direction']}{strength}: {row['proposition_text']}"
