"""The one way to change a report: an operation on its working value, which becomes a revision and the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DataError, transaction

from . import judging
from .copying import copy_objects, copy_rows, reserve_keys
from .lineage import keep_published, mint_sids, record_splits
from .models import Flag, Report, Revision, SourceText, StatementId
from .models.dates import bounds
from .parsing import layers as laying
from .parsing import parse
from .parsing.breakdown import Breakdown, check, from_json, to_json
from .parsing.following import follow_text
from .parsing.layers import Layers, RefusedJudgement
from .parsing.operations import RefusedOperation, apply_operation
from .parsing.restructuring import Ours
from .parsing.succession import succeed
from .working_copy import Value, working_value, write_new_rows, write_rows

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


@dataclass(frozen=True, slots=True)
class Beginning:
    """A new report, its text and the parser's proposal, in which each statement has its sid; nothing is saved yet."""

    report: Report
    source_text: SourceText
    breakdown: Breakdown


@transaction.atomic
def begin(beginnings: Sequence[Beginning], *, by: Any = None) -> None:
    """Save new reports with their texts and their first working values: as many queries for all of them as for one.

    The breakdowns are checked and the reports described (`describe`) by the caller.
    """
    keys = reserve_keys({Report: len(beginnings), SourceText: len(beginnings)})
    revisions, sids, flags = [], [], []
    for new, report_key, text_key in zip(beginnings, keys[Report], keys[SourceText], strict=True):
        report, text, breakdown = new.report, new.source_text, new.breakdown
        report.pk, text.pk, report.version = report_key, text_key, 1
        report.source_text = text
        text.report = report
        sids += [(part.sid, report_key, None, None) for part in breakdown.statements()]
        revisions.append(
            Revision(
                report=report,
                number=1,
                operation="parse",
                source_text=text,
                breakdown=breakdown,
                layers=Layers(),
                by=by,
            )
        )
        flags += [
            Flag(report=report, message=w.message, start=w.start, end=w.end, revision=1) for w in breakdown.warnings
        ]
    copy_objects(Report, [new.report for new in beginnings])
    copy_objects(SourceText, [new.source_text for new in beginnings])
    copy_rows(StatementId, ("sid", "report_id", "merged_into_id", "split_from_id"), sids)
    copy_objects(Revision, revisions)
    write_new_rows({new.report: new.breakdown for new in beginnings})
    copy_objects(Flag, flags)


def apply(*, report: Report, operation: Operation, expected_version: int, by: Any) -> Revision:
    """Change the working value by one operation and return the new revision.

    Raises VersionConflict where `expected_version` is not the report's, RefusedOperation or RefusedJudgement where
    the operation can't be done; nothing is written then.
    """
    try:
        with transaction.atomic():
            return _apply(report, operation, expected_version, by)
    except DataError as error:
        raise RefusedOperation(f"{operation.name}: a value is too long, or not of its kind ({error})") from error


def _apply(report: Report, operation: Operation, expected_version: int, by: Any) -> Revision:
    report = Report.objects.lock(report)
    if report.version != expected_version:
        raise VersionConflict(report, expected_version)
    before, text = working_value(report), report.source_text
    after, notes = _changed(report, before, operation, by)
    revision = _write(report, after, before if report.source_text == text else None, operation, by)
    Flag.objects.bulk_create(
        Flag(report=report, kind=Flag.Kind.JUDGEMENT, message=note, revision=revision.number) for note in notes
    )
    return revision


def _changed(report: Report, before: Value, operation: Operation, by: Any) -> tuple[Value, tuple[str, ...]]:
    """The value after the operation, and what a person should look at."""
    arguments = dict(operation.arguments)
    if operation.name == "batch":
        steps = arguments.get("operations")
        if not isinstance(steps, list) or not all(isinstance(step, dict) and "name" in step for step in steps):
            raise RefusedOperation("a batch takes a list of operations, each with its name and arguments")
        value = before
        notes: tuple[str, ...] = ()
        for step in steps:
            value, more = _changed(report, value, Operation(step["name"], step.get("arguments", {})), by)
            notes += more
        return value, notes
    if operation.name == "restore":
        return _restored(report, arguments), ()
    if operation.name in judging.OPERATIONS:
        return replace(before, layers=judging.judge(before.layers, operation.name, arguments)), ()
    if operation.name in ("confirm", "unconfirm"):
        arguments["by"] = by.pk  # nobody checks in another's name
    changed = apply_operation(before.breakdown, report.text, operation.name, arguments)
    breakdown = keep_published(before=before.breakdown, after=mint_sids(report=report, breakdown=changed))
    layers, moved = laying.follow(before.layers, before.breakdown, breakdown)
    return Value(breakdown, layers), moved


def _restored(report: Report, arguments: Mapping[str, Any]) -> Value:
    """The value of an earlier revision. The text that it divides becomes the report's again: later ones wait then."""
    old = report.revisions.select_related("source_text").filter(number=_number(arguments)).first()
    if old is None:
        raise RefusedOperation(f"this report has no revision {arguments['revision']}")
    report.source_text = old.source_text
    return Value(from_json(old.breakdown), laying.from_json(old.layers))


def _number(arguments: Mapping[str, Any]) -> int:
    number = arguments.get("revision")
    if not isinstance(number, int) or isinstance(number, bool):
        raise RefusedOperation("say which revision is to be restored, by its number")
    return number


def _write(report: Report, value: Value, before: Value | None, operation: Operation, by: Any) -> Revision:
    """Write the value as a revision and as rows. The report is locked by the caller."""
    breakdown = mint_sids(report=report, breakdown=value.breakdown)
    check(breakdown, report.text)
    laying.check(value.layers, breakdown, report.text)
    if before is not None:
        record_splits(before=before.breakdown, after=breakdown)
    report.version += 1
    describe(report, breakdown)
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


def describe(report: Report, breakdown: Breakdown) -> None:
    """Copy what the breakdown says of the record into the report's columns. Raises RefusedOperation."""
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


@transaction.atomic
def take_over(*, report: Report, source_text: SourceText, expected_version: int, by: Any) -> Revision:
    """Make a later text of the report its text: what editors made of the old one follows, or is flagged.

    Raises VersionConflict, RefusedOperation where the text is not waiting for this report, and RefusedJudgement where
    a judgement would lose its statement; nothing is written then.
    """
    report = Report.objects.lock(report)
    if report.version != expected_version:
        raise VersionConflict(report, expected_version)
    if source_text not in report.waiting_source_texts():
        raise RefusedOperation("that text does not wait for this report")
    before, before_text = working_value(report), report.text
    proposed = parse(source_text.text, language=report.language or None)
    ours = Ours(before_text, before.breakdown, parsed=parse(before_text, language=report.language or None))
    breakdown, carried, told = succeed(ours, proposed, source_text.text)
    report.source_text = source_text
    breakdown = mint_sids(report=report, breakdown=breakdown)
    layers, notes = follow_text(before.layers, breakdown, before_text, source_text.text, carried)
    revision = _write(
        report, Value(breakdown, layers), None, Operation("take_over", {"source_text": source_text.pk}), by
    )
    flags = [
        Flag(report=report, kind=Flag.Kind.JUDGEMENT, message=note, revision=revision.number) for note in notes + told
    ]
    flags += [
        Flag(report=report, message=w.message, start=w.start, end=w.end, revision=revision.number)
        for w in proposed.warnings
    ]
    Flag.objects.bulk_create(flags)
    return revision


@transaction.atomic
def resolve_people(*, report: Report) -> None:
    """Look up again who is meant in a report, after a decision on a name or a change of the authority records."""
    report = Report.objects.lock(report)
    write_rows(report=report, value=working_value(report))
