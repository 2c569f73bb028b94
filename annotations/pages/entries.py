"""Annotations as their readers' pages show them: in words, with who may see each and where it stands."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from annotations.coding.writing import write_position
from annotations.models import Anchor, Annotation, AnnotationVersion, Body
from annotations.models.anchors import AnchorQuerySet
from annotations.models.annotations import AnnotationQuerySet
from annotations.writing import write_moment
from archive.rendering.addresses import topic_path

_COLUMNS: Final = (
    "pk", "guid", "creator", "visibility", "group__slug", "hidden_at", "round", "created", "reply_to__guid", "thread",
)  # fmt: skip


def read_entries(seen: AnnotationQuerySet, major: int, reader: Any) -> list[dict[str, Any]]:
    """Of these annotations those with a place said of in the editions of that number, and the replies to them, as they were made.

    Replies outlive what they answer: of a beginning that was deleted or hidden only its place is told, and nothing at all of
    one that the reader may not see for another reason. As plain values, since there may be thousands: six queries, and those
    of `Body.objects.with_coding`.
    """
    rows = list(seen.order_by("created", "pk").values_list(*_COLUMNS, named=True))
    keys = {row.pk for row in rows}
    missing = {row.thread for row in rows if row.thread is not None} - keys
    anchors = _read_anchors(Anchor.objects.filter(annotation__in=keys, annotation__reply_to=None), major, reader)
    gone = {}
    if missing:
        tombstones = Annotation.objects.gone_from_sight(missing).order_by().values("pk")
        gone = _read_anchors(Anchor.objects.filter(annotation__in=tombstones), major, None)
    people = get_user_model()._default_manager.in_bulk({row.creator for row in rows})
    versions = AnnotationVersion.objects.filter(annotation__in=keys, number=F("annotation__number"))
    said: dict[int, list[Any]] = {
        key: rest for key, *rest in versions.values_list("annotation", "pk", "motivations", "at")
    }
    bodies = _read_bodies(versions)
    there = anchors.keys() | gone.keys()
    entries = [{"guid": str(guid), "is_gone": True, "anchor": anchor} for guid, anchor in gone.values()]
    for row in rows:
        if (row.thread or row.pk) not in there:
            continue
        creator: Any = people[row.creator]
        version, motivations, at = said[row.pk]
        entries.append(
            {
                "guid": str(row.guid),
                "creator": None if creator.erased_at else {"name": creator.get_username(), "called": creator.called},
                "mine": row.creator == reader.pk,
                "visibility": row.visibility,
                "group": row.group__slug,
                "is_hidden": row.hidden_at is not None,
                "is_coding": row.round is not None,
                "motivations": motivations,
                "created": write_moment(row.created),
                "modified": write_moment(at),
                "bodies": bodies.get(version, []),
                "reply_to": str(row.reply_to__guid) if row.reply_to__guid else None,
                "anchor": anchors[row.pk][1] if row.pk in anchors else None,
            }
        )
    return entries


def _read_anchors(anchors: AnchorQuerySet, major: int, reader: Any) -> dict[int, tuple[UUID, dict[str, Any]]]:
    """Where annotations stand in the editions of that number, by their keys, each with its GUID; one query."""
    columns = ("identity", "start", "end", "exact", "status", "is_certain", "reason")
    rows = anchors.filter(major=major).with_open().order_by("annotation__created", "annotation")
    return {
        key: (
            guid,
            {
                "sid": sid, "start": start, "end": end, "exact": exact, "status": status, "is_certain": is_certain,
                "reason": reason, "to_settle": reader is not None and creator == reader.pk and waits,
            },
        )
        for key, guid, creator, waits, sid, start, end, exact, status, is_certain, reason in rows.values_list(
            "annotation", "annotation__guid", "annotation__creator", "waits", *columns
        )
    }  # fmt: skip


def _read_bodies(versions: QuerySet[AnnotationVersion]) -> dict[int, list[dict[str, Any]]]:
    """What these versions say, by their keys."""
    bodies = Body.objects.filter(version__in=versions.order_by().values("pk"))
    codings = bodies.filter(kind__in=[Body.Kind.CODE, Body.Kind.POSITION]).with_coding()
    coded = {body.pk: body for body in codings}
    said: dict[int, list[dict[str, Any]]] = {}
    for key, version, *plain in bodies.order_by("ordinal").values_list(
        "pk", "version", "kind", "value", "source", "topic__slug"
    ):
        said.setdefault(version, []).append(write_body(coded[key]) if key in coded else _write_plain(*plain))
    return said


def write_body(body: Body) -> dict[str, Any]:
    """One thing that it says, in words; no query for what `with_coding` has read."""
    if body.kind == Body.Kind.CODE:
        of = body.code.entry
        version = of.version
        said = {"kind": body.kind, "words": of.name, "colour": of.colour}
        return {**said, "codebook": version.codebook.name, "version": version.number}
    if body.kind == Body.Kind.POSITION:
        return {"kind": body.kind, "words": say_position(write_position(body))}
    return _write_plain(body.kind, body.value, body.source, body.topic.slug if body.topic else None)


def _write_plain(kind: str, words: str, source: str, topic: str | None) -> dict[str, Any]:
    entry: dict[str, Any] = {"kind": kind, "words": words}
    if source:
        entry["href"] = source
    if topic is not None:
        entry |= {"topic": topic, "href": topic_path(topic)}
    return entry


def say_position(position: dict[str, Any]) -> str:
    """A coded position as a sentence: holder, direction, claim, and what is said of it."""
    holder = position["holder"]["label"] if "holder" in position else position.get("collective") or _("nobody named")
    if "onBehalfOf" in position:
        holder = _("%(holder)s, on behalf of %(country)s") % {
            "holder": holder,
            "country": position["onBehalfOf"]["label"],
        }
    more = [str(position[name]) for name in ("direction", "act", "evidence") if position.get(name)]
    if "strength" in position:
        more.insert(1, _("strength %s") % position["strength"])
    if "condition" in position:
        more.append(_("if %s") % position["condition"])
    claim = position["proposition"]["label"]
    said = f"{holder}: {claim} ({', '.join(more)})"
    return f"{said} – {position['rationale']}" if "rationale" in position else said
