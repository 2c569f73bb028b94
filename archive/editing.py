"""The one way to change a report: an operation on its working value, which becomes a revision and the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from . import judging
from .models import Flag, Report, Revision, SourceText, StatementId
from .models.dates import bounds
from .parsing import layers as laying
from .parsing import parse
from .parsing.breakdown import Breakdown, Kind, check, from_json, to_json
from .parsing.following import follow_text
from .parsing.identity import gained, heirs
from .parsing.layers import RefusedJudgement
from .parsing.mapping import Status, carry_over
from .parsing.operations import RefusedOperation, apply_operation
from .working_copy import Value, working_value, write_rows

REFUSALS = (RefusedOperation, RefusedJudgement)


@dataclass(frozen=True, slots=True)
class Operation:
    """What to do: the name of an operation on the breakdown or on the layers, and its arguments as JSON values.

    "batch" takes `operations`, a list of `{"name", "arguments"}`, all or none; "restore" takes `revision`, the number
    of the revision whose value is to be the working value again (undo and redo).
    """

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


class VersionConflict(Exception):
    """The report was changed since the version that the change was made for; nothing was written."""

    def __init__(self, report: Report, expected: int) -> None:
        super().__init__(
            f"“{report}” was changed by somebody else (version {report.version}, yours is {expected}). Reload it and do it again."
        )


@transaction.atomic
def begin(*, report: Report, source_text: SourceText, breakdown: Breakdown, by: Any = None) -> Revision:
    """Give a new report its text and its first working value, as the parser proposes it."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.version:
        raise VersionConflict(report, 0)
    report.source_text = source_text
    given = [part.sid for part in breakdown.statements() if part.sid]
    StatementId.objects.bulk_create(StatementId(sid=sid, report=report) for sid in given)
    revision = _write(report, Value(breakdown), None, Operation("parse"), by)
    Flag.objects.bulk_create(
        Flag(report=report, message=w.message, start=w.start, end=w.end, revision=revision.number)
        for w in breakdown.warnings
    )
    return revision


@transaction.atomic
def apply(*, report: Report, operation: Operation, expected_version: int, by: Any) -> Revision:
    """Change the working value by one operation and return the new revision.

    Raises VersionConflict where `expected_version` is not the report's, RefusedOperation or RefusedJudgement where
    the operation can't be done; nothing is written then.
    """
    report = Report.objects.select_for_update(of=("self",)).select_related("source_text").get(pk=report.pk)
    if report.version != expected_version:
        raise VersionConflict(report, expected_version)
    before = working_value(report)
    after, notes = _changed(report, before, operation)
    revision = _write(report, after, before, operation, by)
    Flag.objects.bulk_create(Flag(report=report, message=note, revision=revision.number) for note in notes)
    return revision


def _changed(report: Report, before: Value, operation: Operation) -> tuple[Value, tuple[str, ...]]:
    """The value after the operation, and what a person should look at."""
    arguments = dict(operation.arguments)
    if operation.name == "batch":
        value = before
        notes: tuple[str, ...] = ()
        for step in arguments["operations"]:
            value, more = _changed(report, value, Operation(step["name"], step.get("arguments", {})))
            notes += more
        return value, notes
    if operation.name == "restore":
        return _restored(report, arguments), ()
    if operation.name in judging.OPERATIONS:
        return replace(before, layers=judging.OPERATIONS[operation.name](before.layers, arguments)), ()
    if operation.name == "replace":
        # A whole value from outside could bring another record's identities or somebody's confirmations.
        raise RefusedOperation("a breakdown is not put in as a whole; take its text over, or restore a revision")
    breakdown = _with_sids(report, apply_operation(before.breakdown, report.text, operation.name, arguments))
    layers, moved = laying.follow(before.layers, before.breakdown, breakdown)
    return Value(breakdown, layers), moved


def _restored(report: Report, arguments: Mapping[str, Any]) -> Value:
    old = report.revisions.filter(number=_number(arguments)).first()
    if old is None:
        raise RefusedOperation(f"this report has no revision {arguments['revision']}")
    if old.source_text_id != report.source_text_id:
        raise RefusedOperation("that revision divides another text of the report; take the text over again instead")
    return Value(from_json(old.breakdown), laying.from_json(old.layers))


def _number(arguments: Mapping[str, Any]) -> int:
    number = arguments.get("revision")
    if not isinstance(number, int):
        raise RefusedOperation("say which revision is to be restored, by its number")
    return number


def _with_sids(report: Report, breakdown: Breakdown) -> Breakdown:
    """The breakdown with an identity for each statement that has none yet."""
    parts = tuple(
        replace(part, sid=StatementId.objects.create(report=report).sid)
        if part.kind is Kind.STATEMENT and part.sid is None
        else part
        for part in breakdown.segments
    )
    return replace(breakdown, segments=parts)


def _write(report: Report, value: Value, before: Value | None, operation: Operation, by: Any) -> Revision:
    """Write the value as a revision and as rows. The report is locked by the caller."""
    breakdown = _with_sids(report, value.breakdown)
    check(breakdown, report.text)
    laying.check(value.layers, breakdown, report.text)
    if before is not None:
        _record_lineage(before.breakdown, breakdown)
    report.version += 1
    _describe(report, breakdown)
    report.save()
    assert report.source_text is not None
    revision = Revision.objects.create(
        report=report,
        number=report.version,
        operation=operation.name,
        arguments=dict(operation.arguments),
        source_text=report.source_text,
        breakdown=to_json(breakdown),
        layers=laying.to_json(value.layers),
        by=by,
    )
    write_rows(report=report, value=Value(breakdown, value.layers))
    return revision


def _describe(report: Report, breakdown: Breakdown) -> None:
    """Copy what the breakdown says of the record into the report's columns."""
    for name in (
        "title",
        "kind",
        "form",
        "wording",
        "language",
        "dated",
        "published",
        "event_date",
        "place",
        "initiative",
    ):
        setattr(report, name, getattr(breakdown, name) or "")
    for name in ("dated", "published", "event_date"):
        if value := getattr(report, name):
            try:
                bounds(value)
            except ValueError as error:
                raise RefusedOperation(f"{name}: {error}") from error
    report.set_dates()


def _record_lineage(before: Breakdown, after: Breakdown) -> None:
    """Where statements went and came from: a merged one points to the one that took it in, a split one says whence."""
    for sid, heir in heirs(before, after).items():
        StatementId.objects.filter(sid=sid).update(merged_into=heir)
    fresh = {after.segments[index].sid for index in gained(before, after)}
    StatementId.objects.filter(sid__in=fresh).update(merged_into=None)
    wholes = [part for part in before.statements() if part.sid]
    for part in after.statements():
        whole = next(
            (old.sid for old in wholes if part.sid in fresh and old.start <= part.start and part.end <= old.end), None
        )
        if whole:
            StatementId.objects.filter(sid=part.sid, split_from=None).exclude(sid=whole).update(split_from=whole)


@transaction.atomic
def take_over(*, report: Report, source_text: SourceText, expected_version: int, by: Any) -> Revision:
    """Make a later text of the report its text: statements, judgements and emendations follow, or are flagged.

    Raises VersionConflict, RefusedOperation where the text is not waiting for this report, and RefusedJudgement where
    a judgement would lose its statement; nothing is written then.
    """
    report = Report.objects.select_for_update(of=("self",)).select_related("source_text").get(pk=report.pk)
    if report.version != expected_version:
        raise VersionConflict(report, expected_version)
    if source_text not in report.waiting_source_texts():
        raise RefusedOperation("that text does not wait for this report")
    before, before_text = working_value(report), report.text
    proposed = parse(source_text.text, language=report.language or None)
    breakdown, carried = carry_over(before.breakdown, before_text, proposed, source_text.text)
    breakdown = _with_sids(report, breakdown)
    layers, notes = follow_text(before.layers, breakdown, before_text, source_text.text, carried)
    report.source_text = source_text
    heirs_of_lost = {c.sid: c.heir for c in carried if c.sid and c.status is Status.LOST}
    revision = _write(
        report, Value(breakdown, layers), None, Operation("take_over", {"source_text": source_text.pk}), by
    )
    for sid, heir in heirs_of_lost.items():
        StatementId.objects.filter(sid=sid).update(merged_into=heir)
    notes += tuple(w.message for w in proposed.warnings)
    Flag.objects.bulk_create(Flag(report=report, message=note, revision=revision.number) for note in notes)
    return revision


@transaction.atomic
def resolve_people(*, report: Report) -> None:
    """Look up again who is meant in a report, after a decision on a name or a change of the authority records."""
    report = Report.objects.select_for_update(of=("self",)).select_related("source_text").get(pk=report.pk)
    write_rows(report=report, value=working_value(report))
