"""Annotations packed as a REFI-QDA project: which codes, users, sources, selections and notes there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from annotations.codebooks import document
from annotations.coding.writing import write_position
from annotations.models import Annotation, Body, CodebookVersion
from annotations.models.annotations import AnnotationQuerySet
from annotations.writing import annotation_path, write_moment
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, report_path

from .gathering import part_at, read_editions, standing_place
from .refi import Node, guid_of
from .refi_codebook import nodes_of
from .refi_project import Given, Note, QdaProject, Selection, Source

LIMITS: Final = (
    "Exported by The Diplomacy Archive. Offsets count Unicode code points of the source’s text from 0, the end not "
    "included; lines end in LF. What the format has no place for: a position stands as a code for its proposition and "
    "direction, and whole in a note; the confidence of a coding stands in a note. Not in this file: who may see an "
    "annotation, its earlier versions, replies, links, rounds, assignments and decisions, places in other editions, and annotations "
    "whose record is not public any more. A statement or record that is annotated as a whole is selected as a whole."
)


def pack(annotations: AnnotationQuerySet, *, name: str, by: Any, codebook: int | None = None) -> QdaProject:
    """The annotations as a project, with the newest version of each codebook used, and of that with the key `codebook`.

    Replies are left out. As many queries, however many they are, and two for each codebook.
    """
    read = [one for one in annotations.with_everything() if one.reply_to_id is None]
    places = {one.pk: standing_place(one) for one in read}
    documents = read_editions(place.edition_id for place in places.values() if place)
    packing = _Packing(by)
    sources: dict[int, list[Annotation]] = {}
    for annotation in read:
        place = places[annotation.pk]
        if place is not None and place.edition_id in documents:
            sources.setdefault(place.edition_id, []).append(annotation)
    made = tuple(
        packing.source(documents[key], sources[key]) for key in sorted(sources, key=lambda key: _order(documents[key]))
    )
    return QdaProject(
        name,
        LIMITS,
        timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        packing.users,
        packing.codes(codebook),
        made,
        tuple(packing.notes),
    )


def _order(edition: Mapping[str, Any]) -> tuple[str, int]:
    return edition["rid"], edition["major"]


class _Packing:
    """What selections refer to, as it comes up."""

    def __init__(self, by: Any) -> None:
        self.by = by
        self.users: dict[str, str] = {}
        self.notes: list[Note] = []
        self.versions: set[int] = set()
        self.given: dict[str, Node] = {}
        self.propositions: dict[str, tuple[str, dict[str, str]]] = {}
        self.tags: dict[str, str] = {}

    def source(self, edition: Mapping[str, Any], annotations: Iterable[Annotation]) -> Source:
        """An edition's text with all that is said of it."""
        record, rid = edition["record"], edition["rid"].replace("-", "")
        selections, given, notes = [], list[Given](), list[str]()
        for annotation in annotations:
            place = standing_place(annotation)
            assert place is not None
            part = part_at(edition, place)
            start, end = place.start, place.end
            if start is None and place.identity_id and part is not None:
                start, end = part["start"], part["end"]
            codes, said = self.said(annotation)
            if start is None or end is None:
                given += codes
                notes += said
            else:
                words = " ".join(record["text"][start:end].split())
                selections.append(
                    Selection(
                        str(annotation.guid), words[:100], start, end, absolute(annotation_path(annotation)),
                        self.user(annotation.creator), write_moment(annotation.created), write_moment(annotation.modified),
                        tuple(codes), tuple(said),
                    )
                )  # fmt: skip
        return Source(
            guid_of("edition", rid, edition["major"]),
            f"{record['title']} ({show(rid)}, edition {edition['major']})",
            record["text"],
            f"{absolute(report_path(rid, edition['major']))}\nRecord-keeper: {record['record_keeper']['label']}. "
            "The words are the record-keeper’s account of what was said, unless the record is a transcript.",
            tuple(selections),
            tuple(given),
            tuple(notes),
        )

    def said(self, annotation: Annotation) -> tuple[list[Given], list[str]]:
        """What an annotation gives, and its notes."""
        codes, notes = list[Given](), list[str]()
        for body in annotation.standing_version.bodies.all():
            guid = guid_of(annotation.guid, body.ordinal)
            user, at = self.user(annotation.creator), write_moment(body_moment(annotation))
            if body.kind == Body.Kind.CODE:
                codes.append(Given(guid, self.code(body), user, at, self.confidence(guid, body.code.confidence)))
            elif body.kind == Body.Kind.POSITION:
                codes.append(Given(guid, self.position(body), user, at, (self.position_note(guid, body),)))
            elif body.kind == Body.Kind.TAG:
                codes.append(Given(guid, self.tag(body.value), user, at))
            elif body.kind == Body.Kind.COMMENT:
                notes.append(self.note(guid, "Comment", body.value))
        return codes, notes

    def user(self, creator: Any) -> str:
        """The GUID of an account; nothing for one that was erased."""
        if creator.erased_at is not None:
            return ""
        guid = guid_of("user", settings.SITE_URL, creator.get_username())
        self.users[guid] = creator.get_username()
        return guid

    def note(self, guid: str, name: str, text: str, description: str = "") -> str:
        """A note of what has that GUID; its own."""
        made = guid_of(guid, "note", name)
        self.notes.append(Note(made, name, text, description))
        return made

    def confidence(self, guid: str, confidence: int | None) -> tuple[str, ...]:
        if confidence is None:
            return ()
        return (self.note(guid, "Confidence", f"{confidence} of 3", json.dumps({"confidence": confidence})),)

    def code(self, body: Body) -> str:
        entry = body.code.entry
        self.versions.add(entry.version_id)
        guid = str(entry.code.guid)
        self.given[guid] = Node(guid, entry.name, entry.definition, entry.colour)
        return guid

    def tag(self, words: str) -> str:
        self.tags.setdefault(guid_of("tag", words.casefold()), words)
        return guid_of("tag", words.casefold())

    def position(self, body: Body) -> str:
        position = body.position
        if position.claim is not None:
            self.versions.add(position.claim.version_id)
        key = str(position.claim.claim.guid) if position.claim else str(getattr(position.proposition, "slug", ""))
        _, directions = self.propositions.setdefault(key, (str(position.claim or position.proposition), {}))
        guid = guid_of("position", key, position.direction)
        directions[guid] = position.direction
        return guid

    def position_note(self, guid: str, body: Body) -> str:
        position, document = body.position, write_position(body)
        lines = [f"{position.holder} {position.direction}: {position.proposition or position.claim}"]
        for name in (
            "strength",
            "act",
            "evidence",
            "condition",
            "on_behalf_of",
            "attributed_by",
            "directed_at",
            "rationale",
        ):
            if (value := getattr(position, name)) not in (None, ""):
                lines.append(f"{name.replace('_', ' ').capitalize()}: {value}")
        if claimed := [person.label for person in position.claims_also_for.all()]:
            lines.append(f"Claims also for: {', '.join(claimed)}")
        if position.confidence is not None:
            lines.append(f"Confidence: {position.confidence} of 3")
        return self.note(guid, "Position", "\n".join(lines), json.dumps(document, ensure_ascii=False, sort_keys=True))

    def codes(self, codebook: int | None) -> tuple[Node, ...]:
        """The trees of the codebooks, of propositions, and of tags."""
        used = CodebookVersion.objects.filter(pk__in=self.versions).values_list("codebook", flat=True)
        wanted = set(used) | ({codebook} if codebook else set())
        newest = CodebookVersion.objects.visible_to(self.by).newest().filter(codebook__in=wanted)
        found = {str(version.codebook): nodes_of(document(version)) for version in newest.select_related("codebook")}
        there = {node.guid for nodes in found.values() for top in nodes for node in top.walk()}
        nodes: list[Node] = []
        for name, trees in sorted(found.items()):
            one = Node(guid_of("codebook", *(node.guid for node in trees)), name, is_codable=False, children=trees)
            nodes += trees if len(found) == 1 else [one]
        nodes += self._group(
            "Codes of earlier versions", [node for guid, node in self.given.items() if guid not in there]
        )
        nodes += self._group("Positions", [
            Node(guid_of("proposition", key), text, is_codable=False, children=tuple(
                Node(guid, direction) for guid, direction in sorted(directions.items(), key=lambda item: item[1])
            ))
            for key, (text, directions) in sorted(self.propositions.items(), key=lambda item: item[1][0])
        ])  # fmt: skip
        nodes += self._group("Tags", [Node(guid, words) for guid, words in self.tags.items()])
        return tuple(nodes)

    def _group(self, name: str, children: Iterable[Node]) -> list[Node]:
        beneath = tuple(sorted(children, key=lambda node: node.name.casefold()))
        return [Node(guid_of("group", name), name, is_codable=False, children=beneath)] if beneath else []


def body_moment(annotation: Annotation) -> Any:
    """When the version that holds was made."""
    return annotation.standing_version.at
