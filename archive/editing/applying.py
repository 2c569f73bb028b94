"""The one way to change a report: an operation on its working value, which becomes a revision and the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DataError, IntegrityError, models, transaction
from django.db.models.functions import Cast
from django.utils.timezone import now

from archive.changing.auditing import telling_by_revision
from archive.copying import as_text, copy_objects, copy_rows, reserve_keys
from archive.models import ChangeSet, Flag, Report, Revision, SourceText, StatementId
from archive.models.dates import bounds
from archive.parsing import VERSION as PARSER
from archive.parsing.breakdown import Breakdown, check, from_json
from archive.parsing.revising import layers as laying
from archive.parsing.revising.layers import Layers, RefusedJudgement
from archive.parsing.revising.operations import RefusedOperation, apply_operation
from archive.parsing.revising.undoing import Overtaken, take_back

from . import judging
from .later_texts import follow_flags
from .lineage import keep_published, mint_sids, record_splits
from .working_copy import Value, read_layers, working_value, write_new_rows, write_rows

REFUSALS = (RefusedOperation, RefusedJudgement)


@dataclass(frozen=True, slots=True)
class Operation:
    """What to do: the name of an operation on the breakdown or on the layers, and its arguments as JSON values.

    "batch" takes `operations`, a list of `{"name", "arguments"}`, all or none; "restore" takes `revision`, the number
    of the revision whose value is to be the working value again (undo and redo); "take_back" takes the `revision` whose
    change is to be undone, while what came after it stays.
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
def begin(beginnings: Sequence[Beginning], *, by: Any = None, change_set: ChangeSet | None = None) -> None:
    """Save new reports with their texts and their first working values: as many queries for all of them as for one.

    The breakdowns are checked and the reports described (`describe`) by the caller.
    """
    keys = reserve_keys({Report: len(beginnings), SourceText: len(beginnings)})
    revisions, sids, flags = [], [], []
    layers, at, by_key, change_key = as_text(Layers()), now(), by and by.pk, change_set and change_set.pk
    for new, report_key, text_key in zip(beginnings, keys[Report], keys[SourceText], strict=True):
        report, text, breakdown = new.report, new.source_text, new.breakdown
        report.pk, text.pk, report.version, report.parser = report_key, text_key, 1, PARSER
        report.source_text = text
        text.report = report
        sids += [(part.sid, report_key, None, None) for part in breakdown.statements()]
        revisions.append((report_key, 1, "parse", "{}", text_key, as_text(breakdown), layers, by_key, at, change_key))
        flags += [
            Flag(report=report, message=w.message, start=w.start, end=w.end, revision=1) for w in breakdown.warnings
        ]
    copy_objects(Report, [new.report for new in beginnings])
    copy_objects(SourceText, [new.source_text for new in beginnings])
    copy_rows(StatementId, ("sid", "report_id", "merged_into_id", "split_from_id"), sids)
    copy_rows(Revision, _REVISION, revisions)
    write_new_rows({new.report: new.breakdown for new in beginnings})
    copy_objects(Flag, flags)


_REVISION = (
    "report_id", "number", "operation", "arguments", "source_text_id", "breakdown", "layers", "by_id", "at", "change_set_id",
)  # fmt: skip


def apply(
    *, report: Report, operation: Operation, expected_version: int, by: Any, change_set: ChangeSet | None = None
) -> Revision:
    """Change the working value by one operation and return the new revision, which belongs to `change_set`.

    Raises VersionConflict where `expected_version` is not the report's, RefusedOperation or RefusedJudgement where
    the operation can't be done; nothing is written then.
    """
    return make(
        report=report, operation=operation, expected_version=expected_version, by=by, change_set=change_set
    ).revision


@dataclass(frozen=True, slots=True)
class Made:
    """A new revision, the working value that it leads to, and the one before (None: it was of another text)."""

    revision: Revision
    value: Value
    before: Value | None


def make(
    *, report: Report, operation: Operation, expected_version: int, by: Any, change_set: ChangeSet | None = None
) -> Made:
    """As `apply`, with the values."""
    with _refusing_data(operation):
        made = _apply(report, operation, expected_version, by, change_set)
    assert made is not None  # what changes nothing is written, too
    return made


def apply_if_changed(
    *, report: Report, operation: Operation, expected_version: int, by: Any, token: str = ""
) -> Made | None:
    """As `apply`; None, and nothing is written, where the operation leaves everything as it was.

    `token` is kept among the revision's arguments: `sent_before` finds it by that.
    """
    with _refusing_data(operation):
        return _apply(report, operation, expected_version, by, token=token, writes_unchanged=False)


def sent_before(*, report: Report, token: str, since: int) -> Revision | None:
    """The revision after number `since` that a request with this token has made already."""
    return report.revisions.filter(number__gt=since, arguments__token=token).first() if token else None


@contextmanager
def _refusing_data(operation: Operation) -> Iterator[None]:
    """One transaction, in which a value that the database can't take is a refusal of the operation.

    So is a record that is in the bin, or was put there meanwhile.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "not_binned" not in str(error):
            raise
        raise RefusedOperation(
            f"{operation.name}: a record that it names lies in the bin: fetch it back, or take another one"
        ) from error
    except DataError as error:
        raise RefusedOperation(f"{operation.name}: a value is too long, or not of its kind ({error})") from error


def _apply(
    report: Report,
    operation: Operation,
    expected_version: int,
    by: Any,
    change_set: ChangeSet | None = None,
    *,
    token: str = "",
    writes_unchanged: bool = True,
) -> Made | None:
    report = Report.objects.lock(report)
    require_there(report)
    if report.version != expected_version:
        raise VersionConflict(report, expected_version)
    before, text = working_value(report), report.source_text
    after, notes = _changed(report, before, operation, by)
    if not writes_unchanged and after == before and report.source_text == text:
        return None
    if token:
        operation = replace(operation, arguments={**operation.arguments, "token": token})
    standing = before if report.source_text == text else None
    revision = write_value(report, after, standing, operation, by, change_set)
    Flag.objects.bulk_create(
        Flag(report=report, kind=Flag.Kind.JUDGEMENT, message=note, revision=revision.number) for note in notes
    )
    return Made(revision, after, standing)


def require_there(report: Report) -> None:
    """Raise RefusedOperation where the report lies in the bin; it is locked by the caller."""
    if report.binned_at is not None:
        raise RefusedOperation("it lies in the bin: fetch it back first")


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
    if operation.name == "take_back":
        return _taken_back(report, before, arguments), ()
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
    old = (
        report.revisions.select_related("source_text")
        .defer("source_text__received")
        .filter(number=_number(arguments))
        .first()
    )
    if old is None:
        raise RefusedOperation(f"this report has no revision {arguments['revision']}")
    report.source_text = old.source_text
    return Value(from_json(old.breakdown), read_layers(old.layers))


def _taken_back(report: Report, now: Value, arguments: Mapping[str, Any]) -> Value:
    """The value without what one revision changed. Raises RefusedOperation where that was changed again since."""
    number = _number(arguments)
    pair = report.revisions.filter(number__in=(number - 1, number)).order_by("number")
    revisions = list(pair)
    if len(revisions) != 2 or {of.source_text_id for of in revisions} != {report.source_text_id}:
        raise RefusedOperation(f"what revision {number} changed can’t be taken back in the text of today")
    before, after = ((from_json(of.breakdown), read_layers(of.layers)) for of in revisions)
    try:
        breakdown, layers = take_back(before, after, (now.breakdown, now.layers))
    except Overtaken as overtaken:
        raise RefusedOperation(f"it was changed again since: {overtaken}") from overtaken
    return Value(breakdown, layers)


def _number(arguments: Mapping[str, Any]) -> int:
    number = arguments.get("revision")
    if not isinstance(number, int) or isinstance(number, bool):
        raise RefusedOperation("say which revision is to be restored, by its number")
    return number


@telling_by_revision()
def write_value(
    report: Report,
    value: Value,
    before: Value | None,
    operation: Operation,
    by: Any,
    change_set: ChangeSet | None = None,
) -> Revision:
    """Write the value as a revision and as rows; of another text, `before` is None. The report is locked by the caller."""
    breakdown = mint_sids(report=report, breakdown=value.breakdown)
    check(breakdown, report.text)
    laying.check(value.layers, breakdown, report.text)
    if before is None:
        report.passes = ""  # they have seen nothing of this text
    else:
        record_splits(before=before.breakdown, after=breakdown)
    report.version += 1
    describe(report, breakdown)
    report.save()
    assert report.source_text is not None
    revision = Revision(
        report=report,
        number=report.version,
        operation=operation.name,
        arguments=dict(operation.arguments),
        source_text=report.source_text,
        breakdown=_written(breakdown),
        layers=_written(value.layers),
        by=by,
        change_set=change_set,
    )
    revision.save(force_insert=True)
    for name in ("breakdown", "layers"):  # read where somebody asks for them
        del revision.__dict__[name]
    write_rows(report=report, value=Value(breakdown, value.layers), before=before)
    if before is None:
        follow_flags(report, revision)
    return revision


def _written(document: Breakdown | Layers) -> Any:
    """The document for a JSON column, written at once: thousands of parts are not made into dictionaries before."""
    return Cast(models.Value(as_text(document), output_field=models.TextField()), models.JSONField())


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
@telling_by_revision()
def resolve_people(*, report: Report) -> None:
    """Look up again who is meant in a report, after a decision on a name or a change of the authority records."""
    (report,) = Report.objects.lock_together([report.pk])
    write_rows(report=report, value=working_value(report))
