"""Give a report another breakdown as a whole: that of a later text of it, or a newer parser's of the same one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from archive.models import ChangeSet, Flag, Report, Revision, SourceText
from archive.models.identifiers import show
from archive.parsing import VERSION as PARSER
from archive.parsing.breakdown import Breakdown
from archive.parsing.revising.fates import Fate, Fated, fates
from archive.parsing.revising.following import follow_text
from archive.parsing.revising.operations import RefusedOperation
from archive.parsing.revising.restructuring import Ours
from archive.parsing.revising.succession import succeed

from .applying import Operation, VersionConflict, require_there, write_value
from .lineage import mint_sids, published_among
from .parsing_again import Parsed, parse_texts
from .working_copy import Value, working_value


@dataclass(frozen=True, slots=True)
class Succession:
    """What taking a later text over makes of a report: its value there, every statement's fate, and what to look at.

    `vanishing` are the published statements (sids) that would stand nowhere any more.
    """

    value: Value
    fates: tuple[Fated, ...]
    notes: tuple[str, ...]
    proposed: Breakdown
    vanishing: tuple[str, ...]


class WouldVanish(Exception):
    """Published statements would stand nowhere any more, and nobody has let them go; nothing was written."""

    def __init__(self, sids: Sequence[str]) -> None:
        super().__init__(
            "these published statements, which may have been cited, stand nowhere in the new text: "
            f"{', '.join(show(sid) for sid in sids)}; let them go, or leave the new text"
        )
        self.sids = tuple(sids)


def parse_both(*, report: Report, source_text: SourceText) -> Parsed:
    """Parse the text that the report has and the one that waits for it, each once; nothing is locked meanwhile.

    Raises RefusedOperation where the text is not waiting for this report, and ParsedTooLong.
    """
    _require_waiting(report, source_text)
    assert report.source_text is not None  # or no text would wait for it
    return parse_texts(source_text, report.source_text, report=report)


def foresee(*, report: Report, source_text: SourceText, parsed: Parsed | None = None) -> Succession:
    """What taking the text over would do; nothing is written, and new statements have no sid yet.

    `parsed` is what `parse_both` has made for the report. Raises what that raises, VersionConflict where it was made of
    another text than the report has, and RefusedJudgement where a judgement would lose its statement.
    """
    if parsed is None:
        parsed = parse_both(report=report, source_text=source_text)
    else:
        _require_waiting(report, source_text)
    before, before_text, text = working_value(report), report.text, source_text.text
    proposed = parsed.of(source_text.pk, report=report)
    ours = Ours(before_text, before.breakdown, parsed=parsed.of(report.source_text_id, report=report))
    breakdown, carried, told = succeed(ours, proposed, text)
    layers, notes = follow_text(before.layers, breakdown, before_text, text, carried)
    fated = tuple(fates(before.breakdown, before_text, breakdown, text, carried))
    gone = [one.sid for one in fated if one.fate is Fate.REMOVED and one.sid]
    return Succession(Value(breakdown, layers), fated, notes + told, proposed, published_among(gone))


def _require_waiting(report: Report, source_text: SourceText) -> None:
    if source_text not in report.waiting_source_texts():
        raise RefusedOperation("that text does not wait for this report")


def take_over(
    *,
    report: Report,
    source_text: SourceText,
    expected_version: int,
    by: Any,
    let_go: Collection[str] = (),
    parsed: Parsed | None = None,
) -> Revision:
    """Make a later text of the report its text: what editors made of the old one follows, or is flagged.

    Raises VersionConflict; what `foresee` raises, RefusedOperation also in the bin; and WouldVanish where a published statement would stand nowhere
    that is not among those (sids) that are let go. Nothing is written then.

    `parsed` as of `foresee`: who has shown what would become of the report has parsed already. Otherwise the texts are
    parsed before the report is locked; whether it is still the expected version is asked before and after that.
    """
    if parsed is None:
        standing = Report.objects.with_text().get(pk=report.pk)
        _require_version(standing, expected_version)
        parsed = parse_both(report=standing, source_text=source_text)
    return _take_over(report, source_text, expected_version, by, let_go, parsed)


def _require_version(report: Report, expected_version: int) -> None:
    require_there(report)
    if report.version != expected_version:
        raise VersionConflict(report, expected_version)


@transaction.atomic
def _take_over(
    report: Report, source_text: SourceText, expected_version: int, by: Any, let_go: Collection[str], parsed: Parsed
) -> Revision:
    report = Report.objects.lock(report)
    _require_version(report, expected_version)
    coming = foresee(report=report, source_text=source_text, parsed=parsed)
    if cited := [sid for sid in coming.vanishing if sid not in let_go]:
        raise WouldVanish(cited)
    report.source_text = source_text
    report.parser = PARSER
    breakdown = mint_sids(report=report, breakdown=coming.value.breakdown)
    arguments = {"source_text": source_text.pk} | ({"let_go": sorted(coming.vanishing)} if coming.vanishing else {})
    operation = Operation("take_over", arguments)
    revision = write_value(report, Value(breakdown, coming.value.layers), None, operation, by)
    flags = [
        Flag(report=report, kind=Flag.Kind.JUDGEMENT, message=note, revision=revision.number) for note in coming.notes
    ]
    flags += [
        Flag(report=report, message=w.message, start=w.start, end=w.end, revision=revision.number)
        for w in coming.value.breakdown.warnings
    ]
    Flag.objects.bulk_create(flags)
    return revision


@transaction.atomic
def reparse(
    *, report: Report, value: Value, expected_version: int, by: Any, change_set: ChangeSet | None = None
) -> Revision:
    """Make a newer parser's proposal for the same text the working value; `reparsing.propose` makes it.

    Raises VersionConflict, and RefusedOperation in the bin; nothing is written then.
    """
    report = Report.objects.lock(report)
    _require_version(report, expected_version)
    report.parser = PARSER
    return write_value(report, value, working_value(report), Operation("reparse", {"parser": PARSER}), by, change_set)
