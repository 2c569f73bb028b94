"""Take records in only as they were looked at: what an import would do, told in advance, and done just so or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from time import monotonic
from typing import Any

import orjson
from django.db import transaction

from .editing.working_copy import working_value
from .importing import Houses, Outcome, Result, import_records, new_texts, open_change_set, parse_new, sum_up
from .models import ChangeSet, MeetingProposal, Mention, Publisher, Report, SourceText, Statement, Voice
from .models.doubts import SURE
from .parsers import Once, Parsed, Parsers, TakesTooLong
from .parsing.breakdown import Breakdown
from .parsing.paths import printed_place
from .parsing.shortening import shortened
from .reading import PLAIN, Received, Unread
from .resembling import Resemblance, resembling

MOST_CHARACTERS = 500_000
"""Characters of text, of all records together, that are looked at while somebody waits for the page: they take a few
seconds to be parsed, written and read again, and what is longer would hold a thread of the server for a minute, once to
be looked at and once more when it is confirmed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the record says of itself under one name of the breakdown, and how that is known.

    `known` is "found" (in the text), "inferred", "supplied" (given with the text) or "missing".
    """

    name: str
    value: str
    known: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """A name in the record, and who is meant: a person with the office of that day, or the reason why nobody is."""

    name: str
    person: str = ""
    office: str = ""
    unresolved: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as the parser proposes it; `warnings` are those that point into its words."""

    place: str
    speakers: tuple[Who, ...]
    attribution: str
    confidence: float
    words: str
    warnings: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nothing about it asks to be looked at first."""
        return self.confidence >= SURE and not self.warnings and not any(who.unresolved for who in self.speakers)


@dataclass(frozen=True, slots=True)
class Origin:
    """How the text was read out of a file that is no plain text; `address` is the one that the file says it has."""

    reader: str
    media_type: str
    how: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """What taking one record in does. `report` is its report, or the one that has its text or its identity already.

    Where it was only rehearsed, no report that it would make is there: its key is None.
    `parts` is how many parts its text is divided into, `unsure` of how many of these the parser is less than SURE.
    `meetings` are those of which it may be an account, `same_event` the reports of other houses that may be accounts of
    a meeting with it which nobody has made yet.
    `publisher` is the house whose record it is or would be, as `Houses.heading` calls it, `is_told` whether that was told from its address.
    """

    name: str
    outcome: Outcome
    why: str
    report: int | None = None
    known_as: str = ""
    title: str = ""
    facts: tuple[Fact, ...] = ()
    parts: int = 0
    unsure: int = 0
    lines: tuple[Line, ...] = ()
    people: tuple[Who, ...] = ()
    warnings: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    same_event: tuple[str, ...] = ()
    alike: tuple[Resemblance, ...] = ()
    origin: Origin | None = None
    publisher: str = ""
    is_told: bool = False

    @property
    def alike_here(self) -> list[Resemblance]:
        """The reports of the archive that it resembles."""
        return [one for one in self.alike if not one.beside]

    @property
    def alike_beside(self) -> list[Resemblance]:
        """The records of the same upload that it resembles."""
        return [one for one in self.alike if one.beside]

    @property
    def is_taken_in(self) -> bool:
        """Whether the archive is another one afterwards."""
        return self.outcome in (Outcome.CREATED, Outcome.UPDATED)


class SeenOtherwise(Exception):
    """Taking the records in would do something else than was seen; nothing was done. `looks` is what it would do now."""

    def __init__(self, looks: list[Look]) -> None:
        super().__init__("the archive was changed after the records were looked at; look at them again")
        self.looks = looks


def rehearse(
    *, records: Sequence[Received | Unread], by: Any, parsed: Mapping[int, Parsed] | None = None
) -> list[Look]:
    """What taking the records in would do, in their order. It is done and rolled back, so nothing is kept of it.

    `parsed` is what `parse_new` would make of them; without it they are parsed, before anything is locked.
    """
    parsed = parse_new(records) if parsed is None else parsed
    with transaction.atomic():
        looks = _take_in(records, by, parsed)
        transaction.set_rollback(True)
    return _undone(looks)


def rehearse_some(*, records: Sequence[Received | Unread], by: Any, seconds: float) -> tuple[list[Look], int]:
    """What `rehearse` tells of the records that can be parsed in the seconds, and how many there are besides.

    Left out is also what is new and makes more than MOST_CHARACTERS together with those before it. A record that can't
    be parsed however long it takes is told as refused.
    """
    texts, until = new_texts(records), monotonic() + seconds
    some: list[Received | Unread] = []
    parsed: dict[int, Parsed] = {}
    size = 0
    with Parsers(0) as parsers:
        for record in records:
            if text := texts.get(id(record)):
                left = until - monotonic()
                if left <= 0 or size + len(text[0]) > MOST_CHARACTERS:
                    continue
                breakdown = Once(partial(parsers.parse, text, seconds=left)).settle()
                if isinstance(breakdown.error, TakesTooLong) and breakdown.error.seconds == left:
                    continue  # with more time it could be done
                size += len(text[0])
                parsed[id(record)] = breakdown
            some.append(record)
    return rehearse(records=some, by=by, parsed=parsed), len(records) - len(some)


def take_in(*, records: Sequence[Received | Unread], seen: str, by: Any) -> tuple[list[Look], ChangeSet | None]:
    """Take the records in, all in one transaction and as one change set; None where nothing had to be written.

    Raises SeenOtherwise unless that does just what `seen` is of.
    """
    parsed = parse_new(records)
    with transaction.atomic():
        change_set = open_change_set(records=len(records), by=by)
        looks = _take_in(records, by, parsed, change_set)
        if fingerprint(looks) != seen:
            raise SeenOtherwise(_undone(looks))
        is_kept = sum_up(change_set)
    return looks, change_set if is_kept else None


def fingerprint(looks: Sequence[Look]) -> str:
    """The SHA-256 of all that the looks tell; keys of rows, which a rehearsal makes and drops, are no part of it."""
    told = [{name: value for name, value in asdict(look).items() if name not in ("report", "alike")} for look in looks]
    return hashlib.sha256(orjson.dumps(told)).hexdigest()


def _undone(looks: list[Look]) -> list[Look]:
    """The looks once what they tell of is rolled back: nothing leads to a report that is not there."""
    made = {look.report: look.name for look in looks if look.outcome is Outcome.CREATED}
    return [
        replace(
            look,
            report=None if look.report in made else look.report,
            alike=tuple(
                replace(one, report=None, beside=made[one.report]) if one.report in made else one for one in look.alike
            ),
        )
        for look in looks
    ]


def _take_in(
    records: Sequence[Received | Unread], by: Any, parsed: Mapping[int, Parsed], change_set: ChangeSet | None = None
) -> list[Look]:
    results = import_records(records, by=by, change_set=change_set, parsed=parsed)
    houses = Houses(Publisher.objects.all())
    return [
        _look(record, result, houses) for record, result in zip(records, results, strict=True)
    ]  # import_records has a batch written before it tells of its records


def _look(record: Received | Unread, result: Result, houses: Houses) -> Look:
    report = _report_of(record, result.outcome)
    if report is None or not isinstance(record, Received) or result.outcome is not Outcome.CREATED:
        known_as, house = (str(report), houses.heading(report.publisher)) if report else ("", "")
        return Look(
            result.name, result.outcome, result.why, report.pk if report else None, known_as, known_as,
            publisher=house, is_told=bool(result.publisher),
        )  # fmt: skip
    breakdown, text = working_value(report).breakdown, report.text
    proposals = [p.beside(report) for p in MeetingProposal.objects.open().about(report).with_reports().order_by("pk")]
    return Look(
        name=result.name,
        outcome=result.outcome,
        why=result.why,
        report=report.pk,
        title=str(report),
        facts=_facts(report, breakdown, record),
        parts=len(breakdown.segments),
        unsure=sum(part.confidence < SURE for part in breakdown.segments),
        lines=_lines(report, breakdown, text),
        people=_people(report),
        warnings=tuple(
            f"{w.message} “{shortened(text[w.start : w.end], 80)}”" if w.start is not None else w.message
            for w in breakdown.warnings
        ),
        meetings=tuple(str(p.meeting) for p in proposals if p.meeting),
        same_event=tuple(f"{p.counterpart} ({p.counterpart.publisher})" for p in proposals if p.counterpart),
        alike=tuple(resembling(report=report)),
        origin=_origin(record),
        publisher=houses.heading(report.publisher),
        is_told=bool(result.publisher),
    )


def _origin(record: Received) -> Origin | None:
    if record.reader == PLAIN:
        return None
    custody = record.custody
    return Origin(record.reader, record.media_type, custody.extraction, custody.address, record.text)


def _report_of(record: Received | Unread, outcome: Outcome) -> Report | None:
    if not isinstance(record, Received) or outcome is Outcome.FAILED:
        return None
    known = SourceText.objects.filter(text_sha256=record.text_sha256)
    if text := known.select_related("report__source_text", "report__publisher").first():
        return text.report
    return Report.objects.filter(identity=record.identity).select_related("publisher").first()


def _facts(report: Report, breakdown: Breakdown, record: Received) -> tuple[Fact, ...]:
    bases = {basis.field: basis for basis in report.bases.all()}
    given = {"language": record.custody.language}  # of all else that came beside the text there is a basis
    told = []
    for name in (field.name for field in fields(Breakdown)):
        if name in ("segments", "mentions", "unmarked", "warnings", "described"):
            continue
        value = _told(name, getattr(breakdown, name))
        if basis := bases.get(name):
            told.append(Fact(name, value, basis.basis, basis.evidence))
        elif not value:
            told.append(Fact(name, value, "missing"))
        elif given.get(name) == value:
            told.append(Fact(name, value, "supplied"))
        else:
            told.append(Fact(name, value, "found"))
    return tuple(told)


def _told(name: str, value: Any) -> str:
    if name == "participants":
        return ", ".join(f"{p.person} ({p.office})" if p.office else p.person for p in value)
    if name == "event_time":
        return "–".join(value)
    return "" if name in ("kind", "form") and value == "other" else str(value or "")


def _lines(report: Report, breakdown: Breakdown, text: str) -> tuple[Line, ...]:
    statements = list(Statement.objects.filter(report=report).order_by("ordinal"))
    totals: dict[str, int] = {}
    for statement in statements:
        totals[statement.path] = totals.get(statement.path, 0) + 1
    speakers: dict[int, list[Who]] = {}
    voices = Voice.objects.filter(statement__report=report, capacity=Voice.Capacity.SPEAKER).order_by("ordinal")
    for voice in voices.select_related("person", "tenure__office"):
        speakers.setdefault(voice.statement_id, []).append(_who(voice))
    placed = [w for w in breakdown.warnings if w.start is not None]
    return tuple(
        Line(
            place=printed_place(s.path, s.number, totals[s.path]),
            speakers=tuple(speakers.get(s.pk, ())),
            attribution=s.attribution,
            confidence=s.confidence,
            words=text[s.start : s.end],
            warnings=tuple(w.message for w in placed if w.start is not None and s.start <= w.start < s.end),
        )
        for s in statements
    )


def _people(report: Report) -> tuple[Who, ...]:
    """Everybody named in the record, each name once: those who speak, are spoken to or convey, then the others."""
    voices = Voice.objects.filter(statement__report=report).order_by("statement__ordinal", "capacity", "ordinal")
    mentions = Mention.objects.filter(report=report).order_by("start")
    named: dict[str, Who] = {}
    for voice in voices.select_related("person", "tenure__office"):
        named.setdefault(voice.name, _who(voice))
    for mention in mentions.select_related("person", "tenure__office"):
        named.setdefault(mention.name, _who(mention))
    return tuple(named.values())


def _who(named: Voice | Mention) -> Who:
    office = str(named.tenure.office) if named.tenure else ""
    return Who(named.name, str(named.person) if named.person else "", office, named.unresolved)
