"""A batch of records written: what is known of them is looked up for all at once, and so are their rows written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from archive.copying import copy_objects, copy_rows
from archive.editing import REFUSALS, Beginning, begin, describe
from archive.models import Basis, ChangeSet, Flag, MeetingProposal, Publisher, Report, SourceText, StatementId
from archive.models.dates import bounds
from archive.parsers import Parsed
from archive.parsing.breakdown import Breakdown, BrokenBreakdown, Kind, check, statement_numbers
from archive.reading import Received, UnreadableInput

from .change_sets import note_later_texts
from .custody import check_custody, check_words
from .dating import date_event
from .known import Known
from .meetings import proposals_for
from .outcomes import Outcome, Result
from .whose import Whose

LATER = "A later text of this record was received. Compare it, and take it over or leave it."

REFUSED = (UnreadableInput, BrokenBreakdown, *REFUSALS)
"""What is wrong with one record and stands in no other's way."""


def write(
    records: Sequence[tuple[Received, Parsed]], *, by: Any, change_set: ChangeSet | None = None
) -> list[Result | Exception]:
    """Take the records in, and say of each what became of it, or the exception (one of REFUSED) that kept it out.

    No two have the same identity or the same text. Must stand in a transaction. Raises django.db.DatabaseError.
    """
    known = Known([record for record, _ in records])
    batch = _Batch(known)
    results: list[Result | Exception] = []
    for record, parsed in records:
        try:
            results.append(batch.take(record, parsed))
        except REFUSED as error:
            results.append(error)
    batch.write(by, change_set)
    return results


class _Batch:
    """What is to be written for the records that were taken."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.beginnings: list[Beginning] = []
        self.bases: list[tuple[Report, str, str, str]] = []
        self.later: list[SourceText] = []
        self.flags: list[Flag] = []

    def take(self, record: Received, parsed: Parsed) -> Result:
        """What becomes of one record; nothing is written yet. Raises one of REFUSED."""
        check_words(record)
        check_custody(record)
        known, report = self.known.texts.get(record.text_sha256), self.known.reports.get(record.identity)
        whose = self._find_whose(record, report)
        publisher, told = whose.publisher, self.known.houses.heading(whose.publisher) if whose.how else ""
        if known is not None:
            identity, title = known
            if identity in self.known.in_bin:
                return Result(record.name, Outcome.BINNED, f"its text lies in the bin as {title}: fetch that back")
            if identity == record.identity:
                return Result(record.name, Outcome.UNCHANGED, self._tell_other(report, publisher))
            return Result(record.name, Outcome.REFUSED, f"its text is known already as {identity} ({title})")
        if report is not None and report.publisher_id != publisher.pk:
            house = self.known.houses.heading(self.known.by_key[report.publisher_id])
            return Result(record.name, Outcome.REFUSED, f"{record.identity} is known as a record of {house}")
        if report is not None and report.identity in self.known.in_bin:
            return Result(record.name, Outcome.BINNED, f"{report} lies in the bin: fetch it back, then take this in")
        if report is not None:
            self.later.append(_source_text(record, report, whose, supersedes=self.known.latest.get(report.pk)))
            self.flags.append(Flag(report=report, kind=Flag.Kind.LATER_TEXT, message=LATER, revision=report.version))
            return Result(record.name, Outcome.UPDATED, "a new text waits for an editor", told)
        proposed = parsed()
        dating = date_event(_described(record, proposed), record)
        breakdown = dating.breakdown
        report = Report(identity=record.identity, publisher=publisher, rid=record.rid or "")
        check(breakdown, record.text)
        describe(report, breakdown)
        self.beginnings.append(Beginning(report, _source_text(record, report, whose), breakdown))
        self.bases += _bases(record, report, proposed, breakdown)
        if dating.basis:
            self.bases.append((report, "event_date", dating.basis, dating.evidence))
        return Result(record.name, Outcome.CREATED, publisher=told)

    def _find_whose(self, record: Received, report: Report | None) -> Whose:
        """Whose the record is; of a known one that is nothing new. Raises UnreadableInput."""
        known_as = self.known.by_key[report.publisher_id] if report is not None else None
        # Where a text that is known already was saved from tells nothing new.
        saved_from = () if record.text_sha256 in self.known.texts else record.saved_from
        try:
            return self.known.houses.whose(record.custody, known_as=known_as, saved_from=saved_from)
        except UnreadableInput as error:
            raise UnreadableInput(f"{record.name}: {error}") from error

    def _tell_other(self, report: Report | None, publisher: Publisher) -> str:
        """That a known record is another house's than was said; nothing where it is that one's."""
        if report is None or report.publisher_id == publisher.pk:
            return ""
        houses = self.known.houses
        house = houses.heading(self.known.by_key[report.publisher_id])
        return f"it is here as a record of {house}, not of {houses.heading(publisher)}, and stays so"

    def write(self, by: Any, change_set: ChangeSet | None) -> None:
        """Write all of it."""
        begin(_named(self.beginnings), by=by, change_set=change_set)
        copy_objects(SourceText, self.later)
        if change_set is not None and self.later:
            note_later_texts(change_set, self.later)
        copy_objects(Flag, self.flags)
        bases = ((report.pk, *values) for report, *values in self.bases)  # it had no key before
        copy_rows(Basis, ("report_id", "field", "basis", "evidence"), bases)
        copy_objects(MeetingProposal, proposals_for([beginning.report for beginning in self.beginnings]))


def _source_text(record: Received, report: Report, whose: Whose, supersedes: SourceText | None = None) -> SourceText:
    custody = record.custody
    extraction = f"{custody.extraction} {whose.how}".strip()
    return SourceText(
        report=report, supersedes=supersedes, name=record.name, received=record.received,
        received_sha256=hashlib.sha256(record.received).hexdigest(), text=record.text, text_sha256=record.text_sha256, reader=record.reader, media_type=record.media_type,
        publisher=whose.publisher, address=custody.address, captured_on=custody.captured_on, captured_by=custody.captured_by,
        capture_sha256=custody.capture_sha256, extraction=extraction, licence=custody.licence,
        licence_url=custody.licence_url, licence_stated_on=custody.licence_stated_on,
        volume=record.volume, volume_number=record.volume_number, volume_key=record.volume_key[:255],
    )  # fmt: skip


def _described(record: Received, breakdown: Breakdown) -> Breakdown:
    """The parser's proposal with what came beside the text where the text itself does not say it, and given sids.

    Raises UnreadableInput where sids are given, but none for one of the statements.
    """
    published = breakdown.published or _date(record.published)
    breakdown = replace(breakdown, title=breakdown.title or record.title, published=published)
    if not record.sids:
        return breakdown
    numbers = statement_numbers(breakdown)
    parts = [
        replace(part, sid=_given_sid(record, f"{part.path}#{numbers[index][0]}"))
        if part.kind is Kind.STATEMENT
        else part
        for index, part in enumerate(breakdown.segments)
    ]
    return replace(breakdown, segments=tuple(parts))


def _given_sid(record: Received, place: str) -> str:
    if place not in record.sids:
        raise UnreadableInput(
            f"{record.name}: the parser finds a statement {place}, for which no identifier is given: it divides the text otherwise now."
        )
    return record.sids[place]


def _named(beginnings: Sequence[Beginning]) -> list[Beginning]:
    """The same with a new identifier for each report and each statement that has none."""
    nameless = [beginning for beginning in beginnings if not beginning.report.rid]
    for beginning, rid in zip(nameless, Report.objects.mint(len(nameless)), strict=True):
        beginning.report.rid = rid
    number = sum(part.sid is None for beginning in beginnings for part in beginning.breakdown.statements())
    sids = iter(StatementId.objects.mint(number))
    named = []
    for beginning in beginnings:
        parts = tuple(
            replace(part, sid=next(sids)) if part.kind is Kind.STATEMENT and part.sid is None else part
            for part in beginning.breakdown.segments
        )
        named.append(replace(beginning, breakdown=replace(beginning.breakdown, segments=parts)))
    return named


def _date(value: str) -> str | None:
    try:
        bounds(value)
    except ValueError:
        return None
    return value


def _bases(
    record: Received, report: Report, proposed: Breakdown, breakdown: Breakdown
) -> list[tuple[Report, str, str, str]]:
    """What came beside the text is supplied."""
    bases = []
    if record.published and breakdown.published == record.published and not proposed.published:
        bases.append((report, "published", str(Basis.Kind.SUPPLIED), _supplied(record, "published")))
    if record.title and breakdown.title == record.title and not proposed.title:
        bases.append((report, "title", str(Basis.Kind.SUPPLIED), _supplied(record, "title")))
    if "language" in record.evidence and breakdown.language == record.custody.language:
        bases.append((report, "language", str(Basis.Kind.SUPPLIED), _supplied(record, "language")))
    return bases


def _supplied(record: Received, name: str) -> str:
    """Where a value comes from that the text does not say: a place in the file's markup, or what came beside it."""
    if where := record.evidence.get(name):
        return f"said by the file: {where}"
    return f"given with the text: {record.identity}"
