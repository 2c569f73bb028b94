"""The points of a picture, read: codings and positions that fit what was asked, of those that the account may see.

Codings of a round that is blind are in none of them, not even one's own: a picture is soon shown to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

import orjson
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils.translation import gettext as _

from annotations.coding.finding import find_codings
from annotations.finding import Wanted
from annotations.models import Adjudication, Anchor, Round, Unit
from annotations.models.versions import BodyQuerySet
from annotations.projects.reliability import holder_key, proposition_key
from archive.models import PublishedPart, PublishedPosition, PublishedTopic, Topic
from archive.models.published.parts import PublishedPartQuerySet
from archive.models.published.positions import PublishedPositionQuerySet
from archive.rendering.phrases import and_list, name_person

from .points import EDITORS, Gathered, Named, Point
from .scope import Asked, Source

MOST: Final = 500
"""Codings, positions or statements in one picture: the newest by the day of the event, so that it takes as long with any number."""

Data = Mapping[str, Any]

_ANNOTATION: Final = "version__annotation"
_HOLDERS: Final = ("person", "country", "organization")
_NAMED: Final = (
    "proposition", "claim__claim", "holder_person", "holder_country", "holder_organization", "on_behalf_of", "attributed_by",
)  # fmt: skip
"""What a coded position names."""


def read_positions(asked: Asked, *, by: Any, most: int = MOST) -> Gathered:
    """Who holds what: by codings, or by the editors' positions; at most seven queries."""
    if asked.scope.source is Source.ARCHIVE:
        return _read_archive(asked, most)
    found = find_positions(asked, by=by)
    named = found.select_related(*(f"position__{name}" for name in _NAMED))
    rows, is_cut, left_out = _newest(named, asked, most)
    statements, held = _statements(rows), _held(rows)
    points = (_position(row, statements[row.sid], row.version.annotation_id in held, asked) for row in rows)
    return Gathered(tuple(p for p in points if asked.account in ("", p.account)), is_cut, left_out)


def read_codes(asked: Asked, *, by: Any, most: int = MOST) -> Gathered:
    """Who says what was given which code: a point for each speaker; at most seven queries. Nothing of the archive."""
    if asked.scope.source is Source.ARCHIVE:
        return Gathered(())
    found = find_codes(asked, by=by).select_related("code__entry__code", "code__entry__version__codebook")
    rows, is_cut, left_out = _newest(found, asked, most)
    statements, held = _statements(rows), _held(rows)
    points: list[Point] = []
    for row in rows:
        entry, statement = row.code.entry, statements[row.sid]
        code = Named(str(entry.code.guid), entry.name)
        more = _made_by(row, statement, row.version.annotation_id in held, asked)
        points += _raised(statement, code, **more)
    return Gathered(tuple(p for p in points if _is_asked(p, asked)), is_cut, left_out)


def read_tags(asked: Asked, *, most: int = MOST) -> Gathered:
    """Who says what the record tags with which topic: a point for each speaker and tag; two queries at most.

    Of a project its statements, else all that are published. With a topic, on it or on a narrower one.
    """
    parts: PublishedPartQuerySet = PublishedPart.objects.statements()
    project = asked.scope.project
    if project is not None:
        parts = parts.filter(identity__in=Unit.objects.filter(project=project).order_by().values("identity"))
    parts = _in_window(parts, asked)
    parts = parts.about(asked.topic) if asked.topic else parts.filter(Exists(_tags_of_part()))
    kind, _colon, key = asked.holder.partition(":")
    if kind == "person":
        parts = parts.spoken_by(key)
    if asked.account:
        parts = parts.filter(account=asked.account)
    bodies = [orjson.loads(body) for body in parts.newest_first().values_list("body", flat=True)[: most + 1]]
    record = Named("record", _("the record’s tags"))
    within = set(Topic.objects.within(asked.topic).values_list("slug", flat=True)) if asked.topic else None
    points: list[Point] = []
    for statement in bodies[:most]:
        tags = {tag["slug"]: tag["label"] for tag in statement["topics"]}
        for slug, label in tags.items():
            if within is None or slug in within:
                topic = Named(slug, label, f"/topics/{slug}/")
                points += _raised(statement, topic, hand=record, quotation=statement["text"])
    of = _("the record’s own tags, on the statements of the project %s") % project if project else _("the record’s own tags, in the whole archive")  # fmt: skip
    return Gathered(tuple(p for p in points if _is_asked(p, asked)), len(bodies) > most, of=of)


def find_positions(asked: Asked, *, by: Any) -> BodyQuerySet:
    """The codings of positions that fit, whatever they are on."""
    found = _find(asked, "position", by)
    if asked.holder:
        found = found.filter(_is_holder(asked.holder, "position__holder_"))
    if asked.proposition:
        claim = _guid(asked.proposition)
        on = Q(position__claim__claim__guid=claim) if claim else Q(position__proposition__slug=asked.proposition)
        found = found.filter(on)
    return found


def find_codes(asked: Asked, *, by: Any) -> BodyQuerySet:
    """The codings by codes that fit, whatever they are on."""
    found = _find(asked, "code", by)
    return found.filter(code__entry__code__guid=asked.code) if asked.code else found


def _find(asked: Asked, kind: str, by: Any) -> BodyQuerySet:
    scope = asked.scope
    wanted = Wanted(
        kind=kind,
        codebook=scope.codebook.guid if scope.codebook else None,
        direction=asked.direction if kind == "position" else "",
        creator=by.get_username() if scope.source is Source.MINE else asked.coder,
        group=scope.group.slug if scope.group and scope.source is Source.GROUP else "",
        project=scope.project.guid if scope.project else None,
        visibility=asked.visibility,
    )
    found = find_codings(wanted, by=by).exclude(
        version__annotation__round__in=Round.objects.blind().order_by().values("pk")
    )
    if scope.source is Source.DECISIONS and scope.project is not None:
        decisions = Adjudication.objects.standing().filter(round__project=scope.project)
        held = _through().filter(adjudication__in=decisions.order_by().values("pk"))
        found = found.filter(version__annotation__in=held.values("annotation"))
    return found


def _is_holder(key: str, prefix: str) -> Q:
    kind, _colon, name = key.partition(":")
    if kind in _HOLDERS:
        return Q(**{f"{prefix}{kind}__slug": name})
    return Q(**{f"{prefix}collective__iexact": name})


def _guid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def _newest(found: BodyQuerySet, asked: Asked, most: int) -> tuple[list[Any], bool, int]:
    """The bodies with `sid`, whether there are more, and how many are on no statement that is published; three queries."""
    anchors = Anchor.objects.filter(annotation=OuterRef(_ANNOTATION), identity__isnull=False)
    placed = found.annotate(sid=Subquery(anchors.order_by("-major").values("identity")[:1]))
    part = PublishedPart.objects.statements().filter(identity=OuterRef("sid"))
    left_out = placed.filter(~Exists(part)).count()
    day = part.values("sort_date")[:1]
    rows = (
        placed.filter(Exists(_in_window(part, asked)))
        .annotate(day=Subquery(day))
        .select_related(f"{_ANNOTATION}__creator", f"{_ANNOTATION}__round__project")
        .prefetch_related(Prefetch(f"{_ANNOTATION}__anchors", Anchor.objects.order_by("-major")))
        .order_by("-day", "-pk")
    )
    read = list(rows[: most + 1])
    return read[:most], len(read) > most, left_out


def _in_window(parts: PublishedPartQuerySet, asked: Asked) -> PublishedPartQuerySet:
    if asked.first:
        parts = parts.not_before(asked.first)
    return parts.not_after(asked.last) if asked.last else parts


def _tags_of_part() -> Any:
    return PublishedTopic.objects.filter(part=OuterRef("pk"), is_direct=True)


def _statements(rows: Iterable[Any]) -> dict[str, Data]:
    """The statements on which these bodies stand, as the API gives them; one query."""
    found = PublishedPart.objects.filter(identity__in={row.sid for row in rows})
    return {sid: orjson.loads(body) for sid, body in found.values_list("identity", "body")}


def _held(rows: Iterable[Any]) -> set[int]:
    """The annotations of these bodies that a decision holds today; one query."""
    keys = {row.version.annotation_id for row in rows}
    standing = Adjudication.objects.standing().order_by().values("pk")
    held = _through().filter(annotation__in=keys, adjudication__in=standing)
    return set(held.values_list("annotation", flat=True))


def _through() -> Any:
    return Adjudication.annotations.through.objects


def _made_by(row: Any, statement: Data, is_held: bool, asked: Asked) -> dict[str, Any]:
    """What is said of a coding itself: whose it is, and on which words."""
    annotation = row.version.annotation
    anchor = next(one for one in annotation.anchors.all() if one.identity_id == row.sid)
    creator = annotation.creator
    name = creator.get_username() if creator.erased_at is None else ""
    coder = Named(f"coder:{creator.pk}", name or _("an erased account"))
    if asked.scope.source is Source.DECISIONS:
        coder = Named("decided", _("decided (coded by %s)") % coder.label)
    elif is_held:
        coder = Named(coder.key, _("%s; held by a decision") % coder.label)
    return {
        "hand": coder,
        "quotation": anchor.exact,
        "address": f"{statement['report']['url']}#annotation-{annotation.guid}",
        "is_sure": anchor.is_vouched_for,
    }


def _position(row: Any, statement: Data, is_held: bool, asked: Asked) -> Point:
    position = row.position
    more = _made_by(row, statement, is_held, asked)
    if not more["quotation"]:
        more["quotation"] = statement["text"]
    proposition = position.proposition
    on = Named(proposition_key(position), str(proposition or position.claim))
    if proposition is not None:
        on = Named(on.key, on.label, f"/propositions/{proposition.slug}/")
    by, behalf = position.attributed_by, position.on_behalf_of
    return _hold(
        holder_key(position),
        position.holder,
        on,
        statement,
        attributed_by=by.label if by else "",
        behalf=(behalf.slug, behalf.label) if behalf else None,
        direction=position.direction,
        strength=position.strength,
        act=position.act,
        evidence=position.evidence,
        **more,
    )


def _read_archive(asked: Asked, most: int) -> Gathered:
    """The positions of published records; one query."""
    found: PublishedPositionQuerySet = PublishedPosition.objects.all()
    if asked.proposition:
        found = found.on(asked.proposition)
    kind, _colon, name = asked.holder.partition(":")
    if kind:
        is_named = Q(**{f"{kind}__slug": name}) if kind in _HOLDERS else Q(holder__iexact=name)
        found = found.filter(is_named, holder_kind=kind)
    if asked.direction:
        found = found.filter(direction=asked.direction)
    if asked.first or asked.last:
        part = _in_window(PublishedPart.objects.filter(pk=OuterRef("part")), asked)
        found = found.filter(Exists(part))
    rows = list(found.newest_first().values_list("body", "part__body")[: most + 1])
    points = (_taken_up(orjson.loads(body), orjson.loads(statement)) for body, statement in rows[:most])
    return Gathered(tuple(p for p in points if asked.account in ("", p.account)), len(rows) > most)


def _taken_up(body: Data, statement: Data) -> Point:
    """A position as an editor took it up."""
    holder, proposition = body["holder"], body["proposition"]
    key = f"{holder['kind']}:{holder['slug'] or holder['label'].casefold()}"
    by, behalf = body["attributed_by"], body["on_behalf_of"]
    return _hold(
        key,
        holder["label"],
        Named(proposition["slug"], proposition["text"], f"/propositions/{proposition['slug']}/"),
        statement,
        attributed_by=by["label"] if by else "",
        behalf=(behalf["slug"], behalf["label"]) if behalf else None,
        direction=body["direction"],
        strength=body["strength"],
        act=body["act"],
        evidence=body["evidence"],
        hand=Named(EDITORS, _("the editors (%s)") % body["by"]),
        quotation=body["words"],
    )


def _hold(
    key: str,
    label: str,
    on: Named,
    statement: Data,
    *,
    attributed_by: str,
    behalf: tuple[str, str] | None,
    **more: Any,
) -> Point:
    """The position of that holder, with whose account it is and for which side the holder speaks."""
    kind, _colon, slug = key.partition(":")
    speakers = statement["speakers"]
    voices = [*speakers, *statement["addressees"]]
    if kind == "person":
        is_speaker = any(_is_person(who, slug) for who in speakers)
        countries = [who["country"] for who in voices if _is_person(who, slug) and who["country"]]
        side = (countries[0]["slug"], countries[0]["label"]) if countries else ("", "")
    elif kind == "country":
        is_speaker = bool(speakers) and {(who["country"] or {}).get("slug") for who in speakers} == {slug}
        side = (slug, label)
    else:
        is_speaker, side = statement["account"] == "common", ("", "")
    if behalf is not None:
        side = behalf
    teller = "" if is_speaker else attributed_by or and_list(name_person(who) for who in speakers)
    account = statement["account"] if is_speaker else "told"
    href = f"/people/{slug}/" if kind == "person" and any(_is_person(who, slug) for who in voices) else ""
    who = Named(key, label, href)
    return Point(who, on, statement, account, side=side[0], country=side[1], teller=teller, **more)


def _is_person(who: Data, slug: str) -> bool:
    return bool(who["person"]) and who["person"]["slug"] == slug


def _raised(statement: Data, on: Named, **more: Any) -> Iterator[Point]:
    """A point for each speaker; one for nobody, where none is named."""
    for who in statement["speakers"]:
        country = who["country"] or {}
        person = who["person"]
        key = f"person:{person['slug']}" if person else f"collective:{who['name'].casefold()}"
        named = Named(key, name_person(who), f"/people/{person['slug']}/" if person else "")
        side, called = country.get("slug", ""), country.get("label", "")
        yield Point(
            named, on, statement, statement["account"], side=side, country=called, **_with_words(statement, more)
        )
    if not statement["speakers"]:
        nobody = Named("", _("A question") if statement["role"] == "question" else _("No speaker named"))
        yield Point(nobody, on, statement, statement["account"], **_with_words(statement, more))


def _with_words(statement: Data, more: Mapping[str, Any]) -> dict[str, Any]:
    return {**more, "quotation": more["quotation"] or statement["text"]}


def _is_asked(point: Point, asked: Asked) -> bool:
    """Whether the speaker and the account are those asked for."""
    return asked.holder in ("", point.who.key) and asked.account in ("", point.account)
