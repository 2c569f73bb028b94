"""Take records in: each whole or not at all, and nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import DatabaseError, IntegrityError, transaction

from .editing import REFUSALS, begin
from .models import Basis, Flag, Meeting, MeetingProposal, Publisher, Report, SourceText
from .models.dates import bounds, is_uncertain
from .parsing import parse
from .parsing.breakdown import Breakdown, BrokenBreakdown, Kind, statement_numbers
from .reading import UNWANTED, Custody, Received, Unread, UnreadableInput

READER = "plain text, UTF-8, 1"
BATCH = 50


class Outcome(StrEnum):
    """What became of a record that was to be taken in."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome for one record, and why where it needs a reason."""

    name: str
    outcome: Outcome
    why: str = ""


def import_records(records: Iterable[Received | Unread], *, by: Any = None) -> Iterator[Result]:
    """Take the records in, a transaction for each batch; a batch that fails is done again one by one."""
    stream = iter(records)
    while batch := list(islice(stream, BATCH)):
        try:
            with transaction.atomic():
                results = [_import_safely(record, by) for record in batch]
        except DatabaseError:
            results = [_import_alone(record, by) for record in batch]
        yield from results


def _import_alone(record: Received | Unread, by: Any) -> Result:
    try:
        try:
            with transaction.atomic():
                return _import_safely(record, by)
        except IntegrityError:  # somebody else took the same record in at this moment: it is known now
            with transaction.atomic():
                return _import_safely(record, by)
    except DatabaseError as error:
        return Result(record.name, Outcome.FAILED, f"the database refused it: {error}")


def _import_safely(record: Received | Unread, by: Any) -> Result:
    if isinstance(record, Unread):
        return Result(record.name, Outcome.FAILED, record.reason)
    try:
        with transaction.atomic():
            return import_record(record, by=by)
    except UnreadableInput as error:
        return Result(record.name, Outcome.FAILED, str(error))
    except (BrokenBreakdown, *REFUSALS) as error:
        return Result(record.name, Outcome.FAILED, f"{record.name}: {error}")


@transaction.atomic
def import_record(record: Received, *, by: Any = None) -> Result:
    """Take one record in: parse it, match its people, propose its meeting.

    The same text again changes nothing; another text under a known identity waits for an editor; a known text under
    another identity is refused. Raises UnreadableInput.
    """
    _check_words(record)
    publisher = _publisher(record)
    _check_custody(record)
    known = SourceText.objects.filter(text_sha256=record.text_sha256).select_related("report").first()
    report = Report.objects.select_for_update().filter(identity=record.identity).first()
    if known is not None:
        if known.report.identity == record.identity:
            return Result(record.name, Outcome.UNCHANGED)
        return Result(
            record.name, Outcome.REFUSED, f"its text is known already as {known.report.identity} ({known.report})"
        )
    if report is not None and report.publisher != publisher:
        return Result(record.name, Outcome.REFUSED, f"{record.identity} is known as a record of {report.publisher}")
    if report is not None:
        last = report.source_texts.order_by("-pk").first()
        _store(record, report, publisher, supersedes=last)
        message = "A later text of this record was received. Compare it, and take it over or leave it."
        Flag.objects.create(report=report, message=message, revision=report.version)
        return Result(record.name, Outcome.UPDATED, "a new text waits for an editor")
    breakdown = _breakdown(record)
    report = Report(identity=record.identity, publisher=publisher)
    if record.rid:
        report.rid = record.rid
    report.save()
    begin(report=report, source_text=_store(record, report, publisher), breakdown=breakdown, by=by)
    _record_bases(report, breakdown)
    if record.published and breakdown.published == record.published:
        Basis.objects.create(
            report=report,
            field="published",
            basis=Basis.Kind.SUPPLIED,
            evidence=f"given with the text: {record.identity}",
        )
    report.refresh_from_db()
    propose_meetings(report=report)
    return Result(record.name, Outcome.CREATED)


def _publisher(record: Received) -> Publisher:
    slug = record.custody.publisher
    if not slug:
        raise UnreadableInput(
            f"{record.name}: it is not said who published it. Give --publisher, or “publisher” in its .meta.json."
        )
    publisher = Publisher.objects.filter(slug=slug).first()
    if publisher is None:
        there = (
            ", ".join(Publisher.objects.order_by("slug").values_list("slug", flat=True))
            or "none yet: add one in the admin"
        )
        raise UnreadableInput(f"{record.name}: there is no publisher “{slug}”. There are: {there}.")
    return publisher


def _check_words(record: Received) -> None:
    """Refuse what no database can keep: NUL, and halves of surrogate pairs, which file names can have."""
    for name in ("name", "title", "published"):
        if UNWANTED.search(getattr(record, name)):
            raise UnreadableInput(f"{record.name!r}: its {name} has a NUL or is not Unicode; rename or correct it")
    for field in fields(Custody):
        if UNWANTED.search(getattr(record.custody, field.name)):
            raise UnreadableInput(f"{record.name}: {field.name} has a NUL or half a surrogate pair")


def _check_custody(record: Received) -> None:
    for name in ("captured_on", "licence_stated_on"):
        if value := getattr(record.custody, name):
            try:
                bounds(value)
            except ValueError as error:
                raise UnreadableInput(f"{record.name}: {name}: {error}") from error
    for name in ("address", "licence_url"):
        if value := getattr(record.custody, name):
            try:
                URLValidator(schemes=["http", "https"])(value)
            except ValidationError as error:
                raise UnreadableInput(
                    f"{record.name}: {name} “{value[:100]}” is not an address. Write it whole, with https://."
                ) from error


def _store(record: Received, report: Report, publisher: Publisher, supersedes: SourceText | None = None) -> SourceText:
    custody = record.custody
    return SourceText.objects.create(
        report=report, supersedes=supersedes, name=record.name, received=record.received,
        received_sha256=hashlib.sha256(record.received).hexdigest(), text=record.text, text_sha256=record.text_sha256, reader=READER,
        publisher=publisher, address=custody.address, captured_on=custody.captured_on, captured_by=custody.captured_by,
        capture_sha256=custody.capture_sha256, extraction=custody.extraction, licence=custody.licence,
        licence_url=custody.licence_url, licence_stated_on=custody.licence_stated_on,
    )  # fmt: skip


def _breakdown(record: Received) -> Breakdown:
    """The parser's proposal, with what came beside the text where the text itself does not say it, and given sids."""
    breakdown = parse(record.text, language=record.custody.language or None)
    published = breakdown.published or _date(record.published)
    breakdown = replace(breakdown, title=breakdown.title or record.title, published=published)
    if not record.sids:
        return breakdown
    numbers = statement_numbers(breakdown)
    parts = [
        replace(part, sid=record.sids[f"{part.path}#{numbers[index][0]}"]) if part.kind is Kind.STATEMENT else part
        for index, part in enumerate(breakdown.segments)
    ]
    return replace(breakdown, segments=tuple(parts))


def _record_bases(report: Report, breakdown: Breakdown) -> None:
    """An uncertain date is inferred; what the parser says of it is the evidence."""
    if breakdown.event_date and is_uncertain(breakdown.event_date):
        evidence = next((w.message for w in breakdown.warnings if "year" in w.message), "the parser's inference")
        Basis.objects.create(report=report, field="event_date", basis=Basis.Kind.INFERRED, evidence=evidence)


def _date(value: str) -> str | None:
    try:
        bounds(value)
    except ValueError:
        return None
    return value


def propose_meetings(*, report: Report) -> int:
    """Propose the meetings of the report's day at which one of its people was; the number of proposals made."""
    if report.meeting_id or not report.event_date:
        return 0
    people = set(report.mentions.exclude(person=None).values_list("person", flat=True))
    meetings = Meeting.objects.filter(date=report.event_date, participations__person__in=people).distinct()
    proposals = [
        MeetingProposal(
            report=report, meeting=meeting, reason=f"The same day ({report.event_date}), and people in common."
        )
        for meeting in meetings.exclude(proposals__report=report)
    ]
    return len(MeetingProposal.objects.bulk_create(proposals))
