"""The identities of statements: minted, kept through edits, and redirected when an edition is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from archive.models import Edition, EditionStatement, EditionUndertaking, Report, StatementId
from archive.parsing.breakdown import Attribution, Breakdown, Kind, Segment, Speech
from archive.parsing.revising.identity import gained, heirs
from archive.parsing.revising.mapping import carry_over


def mint_sids(*, report: Report, breakdown: Breakdown) -> Breakdown:
    """The breakdown with an identity for each statement that has none yet.

    A statement on just the words of a published one that no longer stands takes that one's identity up again.
    """
    if all(part.sid for part in breakdown.statements()):
        return breakdown
    standing = {part.sid for part in breakdown.statements()}
    free = {span: sid for span, sid in _published_spans(report).items() if sid not in standing}
    parts = [
        replace(part, sid=free.pop((part.start, part.end), None))
        if part.kind is Kind.STATEMENT and part.sid is None
        else part
        for part in breakdown.segments
    ]
    nameless = [index for index, part in enumerate(parts) if part.kind is Kind.STATEMENT and part.sid is None]
    minted = StatementId.objects.mint(len(nameless))
    for index, sid in zip(nameless, minted, strict=True):
        parts[index] = replace(parts[index], sid=sid)
    StatementId.objects.bulk_create(StatementId(sid=sid, report=report) for sid in minted)
    return replace(breakdown, segments=tuple(parts))


def keep_published(*, before: Breakdown, after: Breakdown) -> Breakdown:
    """`after` with a published identity in the place of an unpublished one that took its statement in."""
    merged = {sid: heir for sid, heir in heirs(before, after).items() if heir}
    if not merged:
        return after
    both = {*merged, *merged.values()}
    published = set(EditionStatement.objects.filter(identity__in=both).values_list("identity", flat=True))
    swaps = {heir: sid for sid, heir in merged.items() if sid in published and heir not in published}
    parts = (replace(part, sid=swaps.get(part.sid or "", part.sid)) for part in after.segments)
    return replace(after, segments=tuple(parts))


def published_among(sids: Iterable[str]) -> tuple[str, ...]:
    """Which of these identities stand in an edition, in the order given."""
    given = list(sids)
    found = (
        set(EditionStatement.objects.filter(identity__in=given).values_list("identity", flat=True)) if given else ()
    )
    return tuple(sid for sid in given if sid in found)


def record_splits(*, before: Breakdown, after: Breakdown) -> None:
    """Note on each new identity from which statement its words were split off."""
    fresh = {after.segments[index].sid for index in gained(before, after)}
    if not fresh:
        return
    wholes = [part for part in before.statements() if part.sid]
    for part in (part for part in after.statements() if part.sid in fresh):
        whole = next((old.sid for old in wholes if old.start <= part.start and part.end <= old.end), None)
        if whole and whole != part.sid:
            StatementId.objects.filter(sid=part.sid, split_from=None).update(split_from=whole)


def record_undertakings(*, edition: Edition, judgements: dict[str, Any]) -> None:
    """Note which undertakings stand in a new edition, so that their addresses lead on when a later one has them no more."""
    keys = [row["key"] for row in judgements.get("findings", {}).get("undertakings", ())]
    rows = (EditionUndertaking(key=key, report_id=edition.report_id) for key in keys)
    EditionUndertaking.objects.bulk_create(rows, ignore_conflicts=True)


def record_standing(*, edition: Edition, last: Edition | None, breakdown: Breakdown) -> None:
    """Note which statements stand in a new edition, and redirect those of the last one that no longer do.

    Redirects are public, so only a publication makes or takes back one: what was merged in the working copy alone
    leads nowhere yet.
    """
    alive = [part.sid for part in breakdown.statements() if part.sid]
    EditionStatement.objects.bulk_create(EditionStatement(edition=edition, identity_id=sid) for sid in alive)
    StatementId.objects.filter(sid__in=alive).update(merged_into=None)
    if last is None:
        return
    for sid, heir in heirs_of_edition(last.document["record"], breakdown, edition.report.text).items():
        StatementId.objects.filter(sid=sid).update(merged_into=heir)


def _published_spans(report: Report) -> dict[tuple[int, int], str]:
    """The statements of the current edition by their places in the text; none where it is of another text."""
    if report.current_edition is None:
        return {}
    record = report.current_edition.document["record"]
    if record["text"] != report.text:
        return {}
    return {(p["start"], p["end"]): p["sid"] for p in record["parts"] if p["kind"] == "statement"}


def heirs_of_edition(record: dict[str, Any], after: Breakdown, after_text: str) -> dict[str, str | None]:
    """For each statement of a published record that `after` lacks, the statement that has its words now, or None."""
    before = Breakdown(segments=tuple(_segment(part) for part in record["parts"]))
    if record["text"] == after_text:
        return heirs(before, after)
    alive = {part.sid for part in after.statements()}
    bare = replace(after, segments=tuple(replace(part, sid=None) for part in after.segments))
    _, carried = carry_over(before, record["text"], bare, after_text)
    return {
        c.sid: after.segments[c.new].sid if c.new is not None else None
        for c in carried
        if c.sid and c.sid not in alive
    }


def _segment(part: dict[str, Any]) -> Segment:
    segment = Segment(kind=Kind(part["kind"]), start=part["start"], end=part["end"], path=part["path"])
    if segment.kind is not Kind.STATEMENT:
        return segment
    return replace(
        segment, sid=part["sid"], speech=Speech(part["speech"]), attribution=Attribution(part["attribution"])
    )
