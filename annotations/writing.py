"""W3C JSON-LD out: an annotation as programs get it, with the archive's own terms beside the standard's.

What is written can be sent back as it is: `reading` takes all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from archive.rendering.addresses import absolute, report_path, statement_path, topic_path

from .coding.writing import TERMS, write_code, write_position
from .models import Anchor, Annotation, AnnotationVersion, Body
from .models.annotations import Visibility

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PROFILE = f'application/ld+json; profile="{CONTEXT}"'


def extension(site: str) -> dict[str, Any]:
    """The context of the archive's own terms, and of a motivation that the standard's vocabulary has and its context lacks."""
    return {
        "archive": f"{site}/annotations/terms/#",
        "assessing": "oa:assessing",
        "visibility": "archive:visibility",
        "group": {"@id": "archive:group", "@type": "@id"},
        "round": {"@id": "archive:round", "@type": "@id"},
        "anchor": "archive:anchor",
        "status": "archive:status",
        "isCertain": "archive:isCertain",
        "reason": "archive:reason",
        "edition": {"@id": "archive:edition", "@type": "@id"},
        **TERMS,
    }


def contexts() -> list[Any]:
    """What stands under `@context` in every document."""
    return [CONTEXT, extension(settings.SITE_URL)]


def annotation_path(annotation: Annotation) -> str:
    """Where an annotation stands in the protocol: its `id`."""
    return f"/annotations/{annotation.guid}/"


def group_path(slug: str) -> str:
    """The page of a group."""
    return f"/groups/{slug}/"


def round_path(project: UUID, number: int) -> str:
    """What a round of the project with that GUID is known by to programs: its address in the API."""
    return f"/api/v1/projects/{project}/rounds/{number}/"


def write_annotation(
    annotation: Annotation, *, version: AnnotationVersion | None = None, is_alone: bool = True
) -> dict[str, Any]:
    """The annotation as it holds, or as it was in that version; no query for what `with_everything` has read.

    With `is_alone` it brings its context along; inside a page the page has it.
    """
    version = version or annotation.standing_version
    document: dict[str, Any] = {"@context": contexts()} if is_alone else {}
    document |= {"id": absolute(annotation_path(annotation)), "type": "Annotation"}
    if creator := write_creator(annotation.creator):
        document["creator"] = creator
    document["created"] = write_moment(annotation.created)
    document["modified"] = write_moment(version.at)
    document["motivation"] = _one_or_several(version.motivations)
    if bodies := [_body(body) for body in version.bodies.all()]:
        document["body"] = _one_or_several(bodies)
    anchors = list(annotation.anchors.all())
    if annotation.reply_to is not None:
        document["target"] = absolute(annotation_path(annotation.reply_to))
    else:
        document["target"] = write_target(standing_anchor(anchors), annotation.report.rid)
        document["anchor"] = _standing(anchors[0], annotation.report.rid)
    document["visibility"] = version.visibility
    if version.group is not None:
        document["group"] = absolute(group_path(version.group.slug))
    if annotation.round is not None:
        # Whoever sees it is in the group, or is the coder.
        document["round"] = absolute(round_path(annotation.round.project.guid, annotation.round.number))
    if version.visibility == Visibility.PUBLIC and settings.ARCHIVE_LICENCE["url"]:
        document["rights"] = settings.ARCHIVE_LICENCE["url"]
    if annotation.via:
        document["via"] = _one_or_several(annotation.via)
    if annotation.canonical:
        document["canonical"] = annotation.canonical
    return document


def standing_anchor(anchors: Iterable[Anchor]) -> Anchor:
    """The newest of the anchors (newest first) that has a place: where the annotation stands, or stood last."""
    return next(anchor for anchor in anchors if anchor.status != Anchor.Status.LOST)


def write_creator(user: Any) -> dict[str, str] | None:
    """The account as a person, with the ORCID iD that ORCID has confirmed; None for one that was erased."""
    if user.erased_at is not None:
        return None
    person = {"id": f"https://orcid.org/{user.confirmed_orcid}"} if user.confirmed_orcid else {}
    return person | {"type": "Person", "nickname": user.get_username()}


def write_target(anchor: Anchor, rid: str) -> dict[str, Any]:
    """What an anchor is on: the record or the statement, the words in it, and the edition whose text they are of."""
    sid = anchor.identity_id
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": absolute(statement_path(sid) if sid else report_path(rid)),
    }
    if anchor.start is not None:
        quotation = {"type": "TextQuoteSelector", "exact": anchor.exact}
        quotation |= {name: words for name in ("prefix", "suffix") if (words := getattr(anchor, name))}
        position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
        target["selector"] = [position, quotation]
    target["state"] = {
        "type": "TimeState",
        "sourceDate": write_moment(anchor.edition.published_at),
        "cached": absolute(report_path(rid, anchor.major)),
    }
    return target


def write_moment(moment: datetime) -> str:
    """The moment in UTC, as xsd:dateTime writes it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _standing(anchor: Anchor, rid: str) -> dict[str, Any]:
    standing: dict[str, Any] = {
        "edition": absolute(report_path(rid, anchor.major)),
        "status": anchor.status,
        "isCertain": anchor.is_certain,
    }
    return standing | ({"reason": anchor.reason} if anchor.reason else {})


def _body(body: Body) -> dict[str, Any]:
    if body.kind == Body.Kind.CODE:
        return write_code(body)
    if body.kind == Body.Kind.POSITION:
        return write_position(body)
    purpose = {"purpose": body.purpose} if body.purpose else {}
    more = {name: value for name in ("format", "language") if (value := getattr(body, name))}
    if body.kind == Body.Kind.LINK or body.topic is not None:
        source = absolute(topic_path(body.topic.slug)) if body.topic else body.source
        label = {"label": body.value} if body.value else {}
        return {
            "type": "SpecificResource",
            **purpose,
            "source": {"id": source, **label, **more} if label or more else source,
        }
    return {"type": "TextualBody", **purpose, "value": body.value, **more}


def _one_or_several(values: list[Any]) -> Any:
    """As JSON-LD writes it: one without a list."""
    return values[0] if len(values) == 1 else list(values)
