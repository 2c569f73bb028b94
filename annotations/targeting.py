"""What an annotation is on: an address of the site read as a record, an edition, a statement or an annotation, and a place in its text.

What is not published is not there: nobody learns from an answer that there is a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef

from archive.models import Edition, EditionStatement, Report, StatementId
from archive.models.identifiers import MistypedIdentifier, read, show

from .anchoring.selectors import Located, NotLocated, Problem, TextQuoteSelector, describe, locate
from .models import Annotation
from .reading import Target, Unreadable

_API = r"(?:/api/v1)?"
_RECORD = re.compile(rf"{_API}/reports/(?P<rid>[^/]+)(?:/(?P<major>[0-9]{{1,9}}))?/?", re.ASCII)
_EDITION = re.compile(
    r"/api/v1/editions/(?P<rid>[^/]+)/(?P<major>[0-9]{1,9})\.(?P<minor>[0-9]{1,9})/(?:content/)?", re.ASCII
)
_STATEMENT = re.compile(r"(?:/s|/api/v1/statements)/(?P<sid>[^/]+?)(?:/(?P<major>[0-9]{1,9}))?/?", re.ASCII)
_ANNOTATION = re.compile(rf"{_API}/annotations/(?P<guid>[0-9a-fA-F-]{{36}})/?", re.ASCII)

_SOURCE, _STATE, _SELECTOR = "#/target", "#/target/state", "#/target/selector"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an edition: `sid` is the statement that it is on or in; without offsets it is on the whole."""

    edition: Edition
    sid: str | None
    start: int | None = None
    end: int | None = None
    quotation: TextQuoteSelector | None = None

    @property
    def key(self) -> tuple[int, int, str | None, int | None, int | None]:
        """What makes it the same place: record, first number of the edition, statement, offsets."""
        return (self.edition.report_id, self.edition.major, self.sid, self.start, self.end)


def statement_spans(edition: Edition) -> dict[str, tuple[int, int]]:
    """The stretch of each statement in the edition's text, by its identifier."""
    parts = edition.document["record"]["parts"]
    return {part["sid"]: (part["start"], part["end"]) for part in parts if part["kind"] == "statement"}


def find_target(target: Target, *, by: Any) -> Place | Annotation:
    """What the target names, of what the account may see. Raises Unreadable with what is wrong with it."""
    path = _path(target.source)
    if found := _ANNOTATION.fullmatch(path):
        return _find_annotation(found["guid"], target, by)
    edition, sid = _find_source(path)
    if target.cached:
        edition = _find_state(target, edition, sid)
    if edition is None:
        raise Unreadable(
            [(_SOURCE, "the statement is not in the current edition; name one in which it is, as in /s/SID/1")]
        )
    spans = statement_spans(edition)
    if sid is not None and sid not in spans:
        raise Unreadable(
            [(_STATE if target.cached else _SOURCE, f"the statement {show(sid)} is not in edition {edition.number}")]
        )
    if target.quote is None and target.position is None:
        return Place(edition, sid)
    text = edition.document["record"]["text"]
    located = _locate(text, target, None if sid is None else spans[sid])
    inside = sid or _statement_around(spans, located)
    return Place(edition, inside, located.start, located.end, describe(text, located.start, located.end))


def _path(address: str) -> str:
    if address.startswith("/"):
        return address
    path = address.removeprefix(settings.SITE_URL)
    if path == address or not path.startswith("/"):
        raise Unreadable([(_SOURCE, f"an annotation here is on something of this archive, {settings.SITE_URL}")])
    return path


def _find_annotation(guid: str, target: Target, by: Any) -> Annotation:
    if target.quote or target.position or target.cached:
        raise Unreadable([(_SOURCE, "a reply is to a whole annotation, without selector or state")])
    try:
        found = Annotation.objects.visible_to(by).filter(guid=UUID(guid)).first()
    except ValueError:
        found = None
    if found is None:
        raise Unreadable([(_SOURCE, "there is no such annotation")])
    return found


def _find_source(path: str) -> tuple[Edition | None, str | None]:
    """The edition and the statement of an address; no edition where the current one lacks the statement."""
    try:
        if found := _EDITION.fullmatch(path):
            return _edition_of(read(found["rid"]), int(found["major"]), int(found["minor"])), None
        if found := _RECORD.fullmatch(path):
            return _edition_of(read(found["rid"]), int(found["major"]) if found["major"] else None), None
        if found := _STATEMENT.fullmatch(path):
            return _of_statement(read(found["sid"]), int(found["major"]) if found["major"] else None)
    except MistypedIdentifier as error:
        raise Unreadable([(_SOURCE, str(error))]) from error
    raise Unreadable([(_SOURCE, "is the address of no record, edition, statement or annotation")])


def _nothing() -> Unreadable:
    return Unreadable([(_SOURCE, "nothing that is published has this address")])


def _edition_of(rid: str, major: int | None = None, minor: int | None = None) -> Edition:
    report = Report.objects.published().filter(rid=rid, published_report__isnull=False).first()
    if report is None:
        raise _nothing()
    editions = Edition.objects.filter(report=report).select_related("report")
    if major is None:
        return editions.get(pk=report.current_edition_id or 0)
    numbered = editions.filter(major=major) if minor is None else editions.filter(major=major, minor=minor)
    edition = numbered.order_by("-minor").first()
    if edition is None:
        raise _nothing()
    return edition


def _of_statement(sid: str, major: int | None) -> tuple[Edition | None, str]:
    once = EditionStatement.objects.filter(identity=OuterRef("pk"))
    public = StatementId.objects.in_public().filter(Exists(once), report__published_report__isnull=False)
    identity = public.filter(sid=sid).first()
    if identity is None or identity.report.current_edition is None:
        raise _nothing()
    if major is not None:
        return _edition_of(identity.report.rid, major), sid
    edition = identity.report.current_edition
    edition.report = identity.report
    return (edition if sid in statement_spans(edition) else None), sid


def _find_state(target: Target, edition: Edition | None, sid: str | None) -> Edition:
    """The edition that the state names, which has to be of the same record."""
    found = _RECORD.fullmatch(_path(target.cached)) or _EDITION.fullmatch(_path(target.cached))
    try:
        rid = read(found["rid"]) if found else ""
    except MistypedIdentifier:
        rid = ""
    own = edition.report.rid if edition else StatementId.objects.select_related("report").get(sid=sid).report.rid
    if found is None or found["major"] is None or rid != own:
        raise Unreadable([(_STATE, "“cached” has to be the address of an edition of the same record")])
    meant = _edition_of(rid, int(found["major"]), int(found["minor"]) if "minor" in found.groupdict() else None)
    if target.source_date is not None:
        moments = Edition.objects.filter(report=meant.report_id, major=meant.major).values_list(
            "published_at", flat=True
        )
        if not any(abs(target.source_date - moment) < timedelta(seconds=1) for moment in moments):
            raise Unreadable([(_STATE, f"edition {meant.major} was not published at that moment")])
    return meant


def _locate(text: str, target: Target, within: tuple[int, int] | None) -> Located:
    """The stretch that the selectors name; in a statement, of several places that inside it. Raises Unreadable."""
    try:
        located = locate(text, target.quote, target.position)
    except NotLocated as error:
        inside = tuple(place for place in error.places if within and _is_inside(place, within))
        if error.problem is not Problem.REPEATED or len(inside) != 1:
            places = [{"start": place.start, "end": place.end} for place in inside or error.places]
            raise Unreadable([(_SELECTOR, str(error))], **({"places": places} if places else {})) from error
        located = inside[0]
    if within and not _is_inside(located, within):
        span = f"{within[0]}–{within[1]} of its record’s text"
        outside = f"{located.start}–{located.end} is not in the statement, which is {span}; offsets count in that text"
        raise Unreadable([(_SELECTOR, outside)])
    return located


def _is_inside(place: Located, within: tuple[int, int]) -> bool:
    return within[0] <= place.start and place.end <= within[1]


def _statement_around(spans: dict[str, tuple[int, int]], place: Located) -> str | None:
    return next((sid for sid, span in spans.items() if _is_inside(place, span)), None)
