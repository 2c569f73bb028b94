"""An annotation as its readers' pages show it: in words, with who may see it and where it stands. Without a query."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from annotations.coding.writing import write_position
from annotations.models import Anchor, Annotation, Body
from annotations.writing import write_moment
from archive.rendering.addresses import topic_path


def write_entry(annotation: Annotation, reader: Any) -> dict[str, Any]:
    """Of what `beside` has read, all that the reader's page shows of it."""
    version, creator = annotation.standing_version, annotation.creator
    is_mine = creator.pk == reader.pk
    return {
        "guid": str(annotation.guid),
        "creator": None if creator.erased_at else {"name": creator.get_username(), "called": creator.called},
        "mine": is_mine,
        "visibility": annotation.visibility,
        "group": annotation.group.slug if annotation.group else None,
        "is_hidden": annotation.hidden_at is not None,
        "is_coding": annotation.round_id is not None,
        "motivations": version.motivations,
        "created": write_moment(annotation.created),
        "modified": write_moment(version.at),
        "bodies": [write_body(body) for body in version.said],
        "reply_to": str(annotation.reply_to.guid) if annotation.reply_to else None,
        "anchor": _write_anchor(annotation, is_mine),
    }


def write_gone(annotation: Annotation) -> dict[str, Any]:
    """Of one whose replies stay: that it was there, and where."""
    return {"guid": str(annotation.guid), "is_gone": True, "anchor": _write_anchor(annotation, is_mine=False)}


def write_body(body: Body) -> dict[str, Any]:
    """One thing that it says, in words."""
    entry: dict[str, Any] = {"kind": body.kind, "words": body.value}
    if body.kind == Body.Kind.CODE:
        of = body.code.entry
        entry |= {"words": of.name, "codebook": of.version.codebook.name, "colour": of.colour}
    elif body.kind == Body.Kind.POSITION:
        entry["words"] = say_position(write_position(body))
    if body.source:
        entry["href"] = body.source
    if body.topic is not None:
        entry |= {"topic": body.topic.slug, "href": topic_path(body.topic.slug)}
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


def _write_anchor(annotation: Annotation, is_mine: bool) -> dict[str, Any] | None:
    """Where it stands in the edition; of a reply, and of what is not in it, nothing."""
    if annotation.reply_to_id is not None or not annotation.anchors_here:
        return None
    anchor: Anchor = annotation.anchors_here[0]
    return {
        "sid": anchor.identity_id,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "status": anchor.status,
        "is_certain": anchor.is_certain,
        "reason": anchor.reason,
        "to_settle": is_mine and anchor.is_open,
    }
