"""Operations made for an earlier version of a report, put on top of what others have done since; or why they can't be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from archive.models import Report, Revision
from archive.parsing.breakdown import from_json
from archive.parsing.revising.rebasing import Conflict, Span, Step, Working, rebase, touched_spans

from . import judging
from .applying import Made, Operation, apply_if_changed, sent_before
from .working_copy import read_layers

COMPARED = 30
"""Of so many of the latest revisions it is said which parts they touched; older ones are named only."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """A revision that somebody else has made meanwhile, and where in the text it changed something."""

    revision: Revision
    spans: tuple[Span, ...]


class Conflicting(Exception):
    """Others have touched the same, or the version is none of this report's; nothing was written.

    `theirs` are their revisions, `steps` are the operations that were refused, and `spans` say where those work.
    """

    def __init__(
        self,
        why: str,
        *,
        version: int,
        theirs: Sequence[Theirs] = (),
        steps: Sequence[Step] = (),
        spans: Sequence[tuple[Span, ...]] = (),
    ) -> None:
        super().__init__(why)
        self.why, self.version = why, version
        self.theirs, self.steps, self.spans = tuple(theirs), tuple(steps), tuple(spans)


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a request: the revision (None where all was so already), and others' revisions below it.

    `made` has the values, too, where they were worked out: where it is no repetition of an earlier request.
    """

    revision: Revision | None
    merged_with: tuple[Revision, ...] = ()
    is_repeated: bool = False
    made: Made | None = None


@transaction.atomic
def apply_steps(*, report: Report, steps: Sequence[Step], version: int, by: Any, token: str = "") -> Applied:
    """Make the operations, for version `version` of the report, in one revision.

    A request with a token that was made already is not made again. Raises Conflicting, RefusedOperation or
    RefusedJudgement; nothing is written then.
    """
    report = Report.objects.lock(report)
    if done := sent_before(report=report, token=token, since=version):
        return Applied(done, is_repeated=True)
    merged: tuple[Revision, ...] = ()
    if version != report.version:
        since = revisions_since(report, version)
        steps = _rebased(report, steps, version, since)
        merged = tuple(revision for revision in since if revision.by_id != by.pk)
        if not steps:
            return Applied(None, merged)
    made = apply_if_changed(report=report, operation=_one(steps), expected_version=report.version, by=by, token=token)
    return Applied(made.revision, merged, made=made) if made else Applied(None, merged)


def revisions_since(report: Report, version: int) -> list[Revision]:
    """The revisions after that one, the oldest first, without their values. Raises Conflicting where there is no such."""
    since = list(report.revisions.filter(number__gte=version).order_by("number").for_lists())
    if not since or since[0].number != version:
        raise Conflicting(
            f"the report has no version {version}: it is at {report.version}; load it again", version=report.version
        )
    return since[1:]


def _rebased(report: Report, steps: Sequence[Step], version: int, since: Sequence[Revision]) -> tuple[Step, ...]:
    # In one query: the state that the operations were made on, and the one that they are to be put on.
    values = {r.number: r for r in report.revisions.filter(number__in=(version, report.version))}
    base, now = values[version], values[report.version]
    before = Working(from_json(base.breakdown), read_layers(base.layers))
    after = Working(from_json(now.breakdown), read_layers(now.layers))
    spans = [touched_spans(step, before.breakdown) for step in steps]
    if base.source_text_id != now.source_text_id:
        why = "a later text has been taken over meanwhile, in which all places are others; look at it and do it again"
        raise Conflicting(why, version=report.version, theirs=_theirs(since, {}), steps=steps, spans=spans)
    try:
        return rebase(before, after, steps, report.text, judging.judge)
    except Conflict as conflict:
        where = conflict.spans or spans[conflict.step]
        told = tuple(
            one for one in _theirs(since, _changed_spans(report, since)) if not where or _meet(one.spans, where)
        )
        raise Conflicting(
            f"Somebody else has worked on the same: {conflict}. Nothing of yours was written.",
            version=report.version,
            theirs=told or _theirs(since, {}),
            steps=steps,
            spans=spans,
        ) from conflict


def _one(steps: Sequence[Step]) -> Operation:
    if len(steps) == 1:
        return Operation(steps[0].name, steps[0].arguments)
    return Operation(
        "batch", {"operations": [{"name": step.name, "arguments": dict(step.arguments)} for step in steps]}
    )


def _theirs(since: Sequence[Revision], spans: dict[int, tuple[Span, ...]]) -> tuple[Theirs, ...]:
    return tuple(Theirs(revision, spans.get(revision.number, ())) for revision in since)


def _changed_spans(report: Report, since: Sequence[Revision]) -> dict[int, tuple[Span, ...]]:
    """Where each of the latest revisions changed something, by number; one query."""
    numbers = [revision.number for revision in since][-COMPARED:]
    rows = report.revisions.filter(number__gte=numbers[0] - 1, number__lte=numbers[-1]).order_by("number")
    found: dict[int, tuple[Span, ...]] = {}
    before: Working | None = None
    for row in rows:
        after = Working(from_json(row.breakdown), read_layers(row.layers))
        if before is not None:
            found[row.number] = _difference(before, after)
        before = after
    return found


def _difference(before: Working, after: Working) -> tuple[Span, ...]:
    parts = set(before.breakdown.segments) ^ set(after.breakdown.segments)
    spans = {(part.start, part.end) for part in parts}
    homes = {part.sid: (part.start, part.end) for b in (before, after) for part in b.breakdown.statements()}
    judged = {tag.sid for tag in set(before.layers.tags) ^ set(after.layers.tags)}
    judged |= {position.sid for position in set(before.layers.positions) ^ set(after.layers.positions)}
    spans |= {homes[sid] for sid in judged if sid in homes}
    spans |= {(m.start, m.end) for m in set(before.layers.emendations) ^ set(after.layers.emendations)}
    spans |= {(m.start, m.end) for m in set(before.layers.glosses) ^ set(after.layers.glosses)}
    spans |= {(m.start, m.end) for m in set(before.breakdown.mentions) ^ set(after.breakdown.mentions)}
    return tuple(sorted(spans))


def _meet(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(start < end_ and start_ < end for start, end in spans for start_, end_ in others)
