"""One edit of several reports as one change set: all of it or nothing, and taken back report by report, whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.changing import Inverse, Obstacle, Obstructed
from archive.models import ChangeSet, Report, Revision
from archive.parsing.breakdown import from_json
from archive.parsing.revising import layers as laying
from archive.parsing.revising.undoing import Overtaken, take_back

from .applying import REFUSALS, Operation, apply
from .working_copy import read_layers


@transaction.atomic
def apply_to_several(
    *, operations: Collection[tuple[Report, Operation]], by: Any, change_set: ChangeSet
) -> list[Revision]:
    """Do an operation on each of the reports, whose versions are those that were looked at. All or none.

    Raises VersionConflict, RefusedOperation or RefusedJudgement.
    """
    return [
        apply(report=report, operation=operation, expected_version=report.version, by=by, change_set=change_set)
        # By their keys: two editors who lock the same reports don't wait for each other.
        for report, operation in sorted(operations, key=lambda pair: pair[0].pk)
    ]


def inverse(label: str | Promise, *permissions: str) -> Inverse:
    """How a change set is taken back that is nothing but revisions: what each of them changed is undone."""
    return Inverse(
        label=label,
        effect=_("What it changed in each report is changed back, as a new revision; work on other things stays."),
        plan=plan,
        revert=revert,
        permissions=permissions or ("archive.change_report",),
    )


AT_ONCE = 20
"""Reports whose values are in memory at a time."""


def plan(change_set: ChangeSet) -> list[Obstacle]:
    """The reports in which what was changed has been changed again: three queries for each few where nothing has."""
    revisions = change_set.revisions.order_by("report_id")
    keys = list(revisions.values_list("pk", flat=True))
    return [
        obstacle
        for first in range(0, len(keys), AT_ONCE)
        for obstacle in _obstacles(change_set, revisions.filter(pk__in=keys[first : first + AT_ONCE]))
    ]


def _obstacles(change_set: ChangeSet, revisions: QuerySet[Revision]) -> Iterator[Obstacle]:
    mine = Revision.objects.filter(report=OuterRef("report"), change_set=change_set, number=OuterRef("number") + 1)
    after = {of.report_id: of for of in revisions.select_related("report")}
    before = {of.report_id: of for of in Revision.objects.filter(Exists(mine), report__in=after)}
    latest = {of.report_id: of for of in Revision.objects.filter(report__in=after, number=F("report__version"))}
    for key, of in after.items():
        if why := _why_not(of.report, before.get(key), of, latest[key]):
            yield Obstacle(now("“%(report)s”: %(why)s") % {"report": of.report, "why": why}, of.report)


def _why_not(report: Report, before: Revision | None, after: Revision, today: Revision) -> str:
    """What is in the way of taking the change back in this report; nothing where it is free."""
    if report.binned_at is not None:
        return now("it lies in the bin.")
    if before is None or len({before.source_text_id, after.source_text_id, today.source_text_id}) > 1:
        return now("it has another text since.")
    for read in (laying.from_json, read_layers):  # the second knows what was renamed since, by queries
        try:
            take_back(*((from_json(of.breakdown), read(of.layers)) for of in (before, after, today)))
        except Overtaken as overtaken:
            why = now("it was changed again since: %(what)s") % {"what": overtaken}
        else:
            return ""
    return why


def revert(change_set: ChangeSet, by: Any) -> None:
    """Change back what each revision changed. Raises Obstructed where something was changed again at this moment."""
    obstacles = []
    # By the reports’ keys, and not in the order of their lists: so they are locked everywhere.
    for key, number in list(change_set.revisions.order_by("report_id").values_list("report_id", "number")):
        report = Report.objects.lock(Report(pk=key))
        operation = Operation("take_back", {"revision": number})
        try:
            apply(report=report, operation=operation, expected_version=report.version, by=by)
        except REFUSALS as refusal:
            obstacles.append(Obstacle(f"“{report}”: {refusal}", report))
    if obstacles:
        raise Obstructed(obstacles)
