"""Plain notes, which code nothing: comments, tags, links and replies, as a table and as Markdown, each with its quotation and citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Prefetch
from django.db.models.functions import Coalesce

from annotations.models import Anchor, Annotation, Body
from annotations.writing import annotation_path, write_moment
from archive.citing.chicago import cite
from archive.citing.cited import Cited
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, report_path, statement_path

from .appendix import NOT_PUBLIC, PREFACE, attest, plain
from .gathering import CHUNK, Coding, Scope, annotations_of, part_at, place_kind, read_editions, standing_place
from .table import cells_of

COLUMNS: Final = (
    "annotation", "version", "url", "kind", "reply_to", "creator", "creator_orcid", "created", "modified", "visibility", "group",
    "comment", "tags", "links", "on", "quotation", "start", "end", "prefix", "suffix", "standing", "standing_is_certain",
    "statement", "place", "path", "statement_url", "report", "report_url", "edition", "title", "record_keeper", "account",
    "wording", "speakers", "offices", "countries", "addressees", "date", "date_as_cited", "source", "citation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note(Coding):
    """A note with the edition that it stands in and the part of it; a reply stands where what it answers does."""


def notes_of(scope: Scope, *, by: Any) -> Iterator[Note]:
    """The notes of the scope that the account may see, record by record, replies behind what they answer.

    So many queries for each `CHUNK`, whatever they are.
    """
    codings = Body.objects.filter(
        version__annotation=OuterRef("pk"), version__number=OuterRef("number"), kind__in=[Body.Kind.CODE, Body.Kind.POSITION]
    )  # fmt: skip
    anchors = Anchor.objects.select_related("edition").defer("edition__content").order_by("-major")
    found = (
        annotations_of(scope, by=by)
        .filter(~Exists(codings))
        .with_everything()
        .select_related("thread", "report__publisher")
        .prefetch_related(Prefetch("thread__anchors", anchors))
        .order_by("report", Coalesce("thread", F("pk")), "created", "pk")
    )
    documents: dict[int, Mapping[str, Any]] = {}
    rest = found.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rest, CHUNK)):
        places = [standing_place(one.thread or one) for one in chunk]
        documents = read_editions({place.edition_id for place in places if place}, documents)
        for annotation, place in zip(chunk, places, strict=True):
            document = documents.get(place.edition_id) if place else None
            part = part_at(document, place) if document and place else None
            yield Note(_row(annotation, place), document, part)


def write_notes(title: str, notes: Iterable[Note], *, site: str) -> Iterator[str]:
    """The notes as Markdown, which reads as plain text too: passage by passage, each with its quotation and citation."""
    yield f"# {plain(title)}\n\n{PREFACE}\n"
    for number, (_place, on_it) in enumerate(groupby(notes, _passage), start=1):
        here = list(on_it)
        yield f"\n## {number}\n\n"
        yield from _head(here[0], site)
        for note in here:
            yield _item(note.row)


def _passage(note: Note) -> tuple[Any, ...]:
    row = note.row
    return row["report"], row["edition"], row["statement"], row["start"], row["end"], note.head is None


def _head(note: Note, site: str) -> Iterator[str]:
    """The words that are annotated, whose they are, and how they are cited."""
    if note.head is None:
        yield f"{NOT_PUBLIC}\n\n"
        return
    cited = Cited.read(note.head, note.part, site=site)
    words = str(cells_of(note, site=site)["quotation"] or "")
    if words:
        yield "".join(f"> {plain(line)}\n" for line in words.splitlines()) + "\n"
    yield f"{plain(attest(cited, is_whole=not words))}\n\n{plain(cite(cited))}\n\n"


def _item(row: Mapping[str, Any]) -> str:
    """One note as an item of a list; what answers another says so."""
    what = "replies" if row["kind"] == "reply" else "notes"
    lines = [f"{plain(row['creator'] or 'somebody whose account was erased')}, {row['created'][:10]}, {what}:"]
    lines += [plain(line) for line in (row["comment"] or "").splitlines()]
    if row["tags"]:
        lines.append(f"Tags: {plain('; '.join(row['tags']))}")
    if row["links"]:
        lines.append(f"Links: {plain('; '.join(row['links']))}")
    if len(lines) == 1:
        lines.append("It marks the words and says nothing of them.")
    return "- " + "\\\n  ".join(line or "\u00a0" for line in lines) + "\n"


def _row(annotation: Annotation, place: Anchor | None) -> dict[str, Any]:
    version, creator = annotation.standing_version, annotation.creator
    is_erased = creator.erased_at is not None
    bodies = list(version.bodies.all())
    newest = next(iter((annotation.thread or annotation).anchors.all()), None)
    rid, sid = annotation.report.rid, place.identity_id if place else None
    return {
        "annotation": str(annotation.guid),
        "version": annotation.number,
        "url": absolute(annotation_path(annotation)),
        "kind": "note" if annotation.reply_to is None else "reply",
        "reply_to": str(annotation.reply_to.guid) if annotation.reply_to else None,
        "creator": None if is_erased else creator.get_username(),
        "creator_orcid": None if is_erased else creator.confirmed_orcid or None,
        "created": write_moment(annotation.created),
        "modified": write_moment(version.at),
        "visibility": annotation.visibility,
        "group": version.group.slug if version.group else None,
        "comment": "\n\n".join(body.value for body in bodies if body.kind == Body.Kind.COMMENT) or None,
        "tags": [body.value for body in bodies if body.kind == Body.Kind.TAG],
        "links": [body.source for body in bodies if body.kind == Body.Kind.LINK],
        "on": place_kind(place),
        "words": (place.exact or None) if place else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "prefix": (place.prefix or None) if place else None,
        "suffix": (place.suffix or None) if place else None,
        "standing": newest.status if newest else None,
        "standing_is_certain": newest.is_certain if newest else None,
        "statement": show(sid) if sid else None,
        "statement_url": absolute(statement_path(sid, place.major)) if sid and place else None,
        "report": show(rid),
        "report_url": absolute(report_path(rid, place.major if place else None)),
        "record_keeper": annotation.report.publisher.slug,
        "edition": place.edition.number if place else None,
    }
