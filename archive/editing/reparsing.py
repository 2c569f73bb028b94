"""What a newer parser proposes for a report that people have worked on: shown as a difference, taken over or left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import ChangeSet, Comment, Flag, Report, Revision
from archive.parsers import Parsers
from archive.parsing import VERSION as PARSER
from archive.parsing.breakdown import Breakdown, Kind, Segment, statement_numbers
from archive.parsing.paths import printed_place
from archive.parsing.revising import layers as laying
from archive.parsing.revising.difference import (
    AttributionChanged,
    BoundaryMoved,
    FieldChanged,
    KindChanged,
    PartAdded,
    PartRemoved,
    differences,
)
from archive.parsing.revising.mapping import Status
from archive.parsing.revising.succession import reread
from archive.parsing.shortening import shortened
from archive.telling import value_name, value_told

from .applying import VersionConflict
from .lineage import mint_sids, published_among
from .parsing_again import Parsed, parse_standing, parse_texts
from .succeeding import reparse
from .working_copy import Value, working_value

_UNTOLD = frozenset({"rule", "confidence", "sid", "confirmed_by"})
"""What every new parse has otherwise, and what nobody has to decide about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the newer parser sees otherwise: where, what, and its value before and after, in words."""

    where: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a newer parser proposes for the version of a report, around all that persons have decided there.

    `notes` are for a person to look at; `vanishing` are the printed places of published statements that would not
    stand any more, to whose addresses an edition would then have no answer but a redirect.
    """

    report: Report
    version: int
    value: Value
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    vanishing: tuple[str, ...]


def propose(*, report: Report, parsers: Parsers | None = None) -> Proposal | None:
    """What the parser of today proposes; None where it is just what stands. Nothing is written.

    What persons made, confirmed, judged or are talking about stays as it is. `parsers`: as of `parse_again`, which
    raises ParsedTooLong.
    """
    assert report.source_text is not None
    return _proposal(report, parse_texts(report.source_text, report=report, parsers=parsers))


def _proposal(report: Report, parsed: Parsed) -> Proposal | None:
    """As `propose`, of what was parsed before. Raises VersionConflict where the report has another text than that."""
    proposed = parsed.of(report.source_text_id, report=report)
    before, text = working_value(report), report.text
    # What came beside the text when it was taken in (a title, a day of publication) the text need not say.
    after, carried, notes = reread(before.breakdown, text, proposed, _decided(report, before))
    layers, moved = laying.follow(before.layers, before.breakdown, after)
    changes = _changes(before.breakdown, after, text)
    if not changes:
        return None
    places = _places(before.breakdown)
    lost = {item.sid: item.old for item in carried if item.status is Status.LOST and item.sid and not item.heir}
    return Proposal(
        report=report,
        version=report.version,
        value=Value(after, layers),
        changes=tuple(changes),
        notes=notes + moved,
        vanishing=tuple(places[lost[sid]] for sid in published_among(lost)),
    )


def accept(*, report: Report, expected_version: int, by: Any, change_set: ChangeSet | None = None) -> Revision | None:
    """Make the proposal the working value and flag its notes; None where there is nothing to propose (any more).

    The text is parsed before the report is locked. Raises VersionConflict, also where the report has got another text
    or language meanwhile, and ParsedTooLong; nothing is written then.
    """
    return _accept(report, parse_standing(report=report), expected_version, by, change_set)


@transaction.atomic
def _accept(
    report: Report, parsed: Parsed, expected_version: int, by: Any, change_set: ChangeSet | None
) -> Revision | None:
    report = Report.objects.lock(report)
    proposal = _proposal(report, parsed)
    if proposal is None:
        _settle(report, by)
        return None
    value = replace(proposal.value, breakdown=mint_sids(report=report, breakdown=proposal.value.breakdown))
    revision = reparse(report=report, value=value, expected_version=expected_version, by=by, change_set=change_set)
    Flag.objects.bulk_create(
        Flag(report=report, kind=Flag.Kind.JUDGEMENT, message=note, revision=revision.number)
        for note in proposal.notes
    )
    _settle(report, by)
    return revision


@transaction.atomic
def leave(*, report: Report, by: Any) -> None:
    """Keep what stands: the proposal of this version of the parser is not made again."""
    _settle(Report.objects.lock(report), by)


def _settle(report: Report, by: Any) -> None:
    Report.objects.filter(pk=report.pk).update(parser=PARSER)
    report.flags.open().filter(kind=Flag.Kind.PROPOSAL).update(settled_by=by, settled_at=timezone.now())


def look(*, report: Report, parsers: Parsers | None = None) -> int:
    """Flag a report for which the parser proposes something else; the number of changes. Without any it is settled.

    The text is parsed before the report is locked, and once more where the report has got another one, or another
    language, meanwhile. Raises VersionConflict where that happens a second time, and ParsedTooLong; nothing is written
    then. `parsers`: as of `parse_again`.
    """
    if not Report.objects.filter(pk=report.pk, version__gt=0).exists():
        return 0
    try:
        return _look(report, parse_standing(report=report, parsers=parsers))
    except VersionConflict:
        return _look(report, parse_standing(report=report, parsers=parsers))


@transaction.atomic
def _look(report: Report, parsed: Parsed) -> int:
    report = Report.objects.lock(report)
    proposal = _proposal(report, parsed)
    if proposal is None:
        _settle(report, None)
        return 0
    if not report.flags.open().filter(kind=Flag.Kind.PROPOSAL).exists():
        text = _("The parser’s rules %(version)s propose something else in %(n)s places.")
        Flag.objects.create(
            report=report,
            kind=Flag.Kind.PROPOSAL,
            message=text % {"version": PARSER, "n": len(proposal.changes)},
            revision=report.version,
        )
    return len(proposal.changes)


def _decided(report: Report, value: Value) -> set[int]:
    """Indexes of the statements on which judgements or open comments hang."""
    judged = {tag.sid for tag in value.layers.tags} | {position.sid for position in value.layers.positions}
    judged |= set(
        Comment.objects.filter(report=report).open().exclude(identity=None).values_list("identity", flat=True)
    )
    return {i for i, part in enumerate(value.breakdown.segments) if part.sid in judged and part.kind is Kind.STATEMENT}


def _places(breakdown: Breakdown) -> dict[int, str]:
    """The printed places of the statements, by their index among the parts."""
    return {
        index: printed_place(breakdown.segments[index].path or "", number, total)
        for index, (number, total) in statement_numbers(breakdown).items()
    }


def _changes(before: Breakdown, after: Breakdown, text: str) -> list[Change]:
    """What differs and concerns people, in the order of `differences`."""
    places, places_before = _places(after), _places(before)

    def named(index: int, part: Segment, known: dict[int, str]) -> str:
        kind = capfirst(part.kind.replace("_", " "))
        return f"{kind} {known[index]}" if index in known else f"{kind} “{shortened(text[part.start : part.end], 60)}”"

    found = []
    for change in differences(before, after):
        match change:
            case FieldChanged(name, old, new) if name not in ("mentions", "warnings"):
                found.append(Change(_("The record"), value_name(name), value_told(old), value_told(new)))
            case PartAdded(index, part):
                found.append(Change(named(index, part, places), _("new part"), "–", _quoted(text, part)))
            case PartRemoved(index, part):
                found.append(Change(named(index, part, places_before), _("part taken away"), _quoted(text, part), "–"))
            case BoundaryMoved(index, (start, end), _new):
                part = after.segments[index]
                old = _quoted(text, replace(part, start=start, end=end))
                found.append(
                    Change(named(index, part, places), _("where it begins and ends"), old, _quoted(text, part))
                )
            case KindChanged(index, old, new):
                part = after.segments[index]
                found.append(Change(named(index, part, places), _("kind"), value_name(old), value_name(new)))
            case AttributionChanged(index, name, old, new) if name not in _UNTOLD:
                part = after.segments[index]
                found.append(Change(named(index, part, places), value_name(name), value_told(old), value_told(new)))
    return found


def _quoted(text: str, part: Segment) -> str:
    return f"“{shortened(text[part.start : part.end], 400)}”"
