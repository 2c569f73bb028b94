"""Codings as flat rows: one a coding, with every attribute, for tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch

from annotations.models import Anchor, Body
from annotations.models.versions import BodyQuerySet
from annotations.writing import annotation_path, write_moment
from archive.models import PublishedPart
from archive.models.identifiers import show
from archive.rendering.addresses import absolute

HOLDERS = ("person", "country", "organization")


def with_rows(bodies: BodyQuerySet) -> BodyQuerySet:
    """The bodies with all that is written of them: two queries, however many there are, and those of `with_coding`."""
    annotation = "version__annotation"
    of_annotation = ("creator", "group", "report__publisher", "round__project")
    anchors = Anchor.objects.select_related("edition").defer("edition__content").order_by("-major")
    return (
        bodies.with_coding()
        .select_related(annotation, *(f"{annotation}__{name}" for name in of_annotation))
        .prefetch_related(Prefetch(f"{annotation}__anchors", anchors))
    )


def write_rows(bodies: Iterable[Body]) -> list[dict[str, Any]]:
    """The rows of these bodies, which `with_rows` has read; one query more, for whose account each statement is."""
    found = [(body, _anchors(body)) for body in bodies]
    sids = {standing.identity_id for _, (_, standing) in found if standing is not None and standing.identity_id}
    accounts = dict(PublishedPart.objects.filter(identity__in=sids).values_list("identity", "account"))
    return [_row(body, newest, standing, accounts) for body, (newest, standing) in found]


def _anchors(body: Body) -> tuple[Anchor | None, Anchor | None]:
    """The newest anchor of its annotation, and the newest that has a place."""
    anchors = list(body.version.annotation.anchors.all())
    placed = next((anchor for anchor in anchors if anchor.status != Anchor.Status.LOST), None)
    return (anchors[0] if anchors else None), placed


def _row(body: Body, newest: Anchor | None, anchor: Anchor | None, accounts: Mapping[str, str]) -> dict[str, Any]:
    annotation = body.version.annotation
    creator, group, in_round = annotation.creator, annotation.group, annotation.round
    is_erased = creator.erased_at is not None
    sid = anchor.identity_id if anchor else None
    return {
        "annotation": str(annotation.guid),
        "body": body.ordinal,
        "version": annotation.number,
        "url": absolute(annotation_path(annotation)),
        "kind": body.kind,
        "coder": None if is_erased else creator.get_username(),
        "coder_orcid": None if is_erased else creator.confirmed_orcid or None,
        "created": write_moment(annotation.created),
        "modified": write_moment(body.version.at),
        "visibility": annotation.visibility,
        "group": group.slug if group else None,
        "project": str(in_round.project.guid) if in_round else None,
        "round": in_round.number if in_round else None,
        **_coded(body),
        "report": show(annotation.report.rid),
        "record_keeper": annotation.report.publisher.slug,
        "statement": show(sid) if sid else None,
        "account": accounts.get(sid or "") or None,
        "edition": anchor.edition.number if anchor else None,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "words": (anchor.exact or None) if anchor else None,
        "standing": newest.status if newest else None,
        "standing_is_certain": newest.is_certain if newest else None,
    }


def _coded(body: Body) -> dict[str, Any]:
    """What is coded: of a code and of a position the same columns, null where they say nothing."""
    position = body.position if body.kind == Body.Kind.POSITION else None
    entry = position.claim if position is not None else body.code.entry
    version = entry.version if entry is not None else None
    row: dict[str, Any] = {
        "codebook": str(version.codebook.guid) if version else None,
        "codebook_name": version.codebook.name if version else None,
        "codebook_version": version.number if version else None,
        "code": str(body.code.entry.code.guid) if position is None else None,
        "code_name": body.code.entry.name if position is None else None,
        "claim": str(position.claim.claim.guid) if position and position.claim else None,
        "proposition": position.proposition.slug if position and position.proposition else None,
        "proposition_text": str(position.proposition or position.claim) if position else None,
    }
    kind, holder = _holder(position)
    row |= {
        "holder_kind": kind,
        "holder": holder.slug if kind not in (None, "collective") else None,
        "holder_label": position.holder if position else None,
    }
    for name in ("on_behalf_of", "attributed_by", "directed_at"):
        named = getattr(position, name) if position else None
        row[name] = named.slug if named else None
    row["claims_also_for"] = [person.slug for person in position.claims_also_for.all()] if position else []
    for name in ("direction", "strength", "value", "condition", "act", "evidence", "rationale"):
        said = getattr(position, name) if position else None
        row[name] = None if said == "" else said
    row["confidence"] = position.confidence if position else body.code.confidence
    return row


def _holder(position: Any) -> tuple[str | None, Any]:
    if position is None:
        return None, None
    for kind in HOLDERS:
        if (record := getattr(position, f"holder_{kind}")) is not None:
            return kind, record
    return "collective", None
