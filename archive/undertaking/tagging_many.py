"""Set topics on many statements, report by report."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.changing import record
from archive.editing import REFUSALS, Operation, VersionConflict, apply
from archive.editing.working_copy import working_value
from archive.models import ChangeSet, Job, Report, Statement, Topic

from .telling import Told

VERB = "topics"
"""The change sets' name for it."""


def arguments(
    *, statements: Collection[Statement], add: Collection[Topic], take: Collection[Topic], by: str
) -> dict[str, Any]:
    """What the work is asked for: statements by report, and topics; `by` is how the tags are signed."""
    reports: dict[int, list[str]] = {}
    for statement in statements:
        reports.setdefault(statement.report_id, []).append(statement.identity_id)
    return {
        "reports": sorted(reports.items()),
        "add": [topic.slug for topic in add],
        "take": [topic.slug for topic in take],
        "by": by,
    }


def open_tagging(job: Job) -> ChangeSet:
    """The change set of all that is tagged."""
    asked = job.arguments
    return open_change_set(
        statements=sum(len(sids) for _report, sids in asked["reports"]),
        add=asked["add"],
        take=asked["take"],
        by=job.by,
    )


def open_change_set(*, statements: int, add: Collection[str], take: Collection[str], by: Any) -> ChangeSet:
    """The change set of topics that are set on several statements."""
    labels = dict(Topic.objects.filter(slug__in=[*add, *take]).values_list("slug", "label"))
    what = [f"+ {labels.get(slug, slug)}" for slug in add] + [f"− {labels.get(slug, slug)}" for slug in take]
    text = ngettext("Topics of %(n)s statement: %(what)s", "Topics of %(n)s statements: %(what)s", statements)
    return record(verb=VERB, summary=text % {"n": statements, "what": ", ".join(what)}, by=by)


def set_topics(job: Job, numbers: range) -> list[Told]:
    """Set the topics in these reports, as they stand now."""
    return [_set(job, *job.arguments["reports"][number]) for number in numbers]


def _set(job: Job, key: int, sids: list[str]) -> Told:
    report = Report.objects.not_binned().filter(pk=key).first()
    if report is None:
        return Told(str(key), _("There is no such report any more."), False)
    add, take = set(job.arguments["add"]), set(job.arguments["take"])
    try:
        with transaction.atomic():
            report = Report.objects.lock(report)
            value = working_value(report)
            there = {part.sid for part in value.breakdown.statements()}
            steps = []
            for sid in sids:
                stand = {tag.topic for tag in value.layers.tags if tag.sid == sid and tag.start is None}
                if sid in there and (would := (stand | add) - take) != stand:
                    topics = {"sid": sid, "topics": sorted(would), "by": job.arguments["by"]}
                    steps.append({"name": "set_topics", "arguments": topics})
            if steps:
                operation = Operation("batch", {"operations": steps})
                apply(
                    report=report,
                    operation=operation,
                    expected_version=report.version,
                    by=job.by,
                    change_set=job.change_set,
                )
    except (VersionConflict, *REFUSALS) as refusal:
        return Told(str(report), str(refusal), False, report.pk)
    text = ngettext("%(n)s statement tagged", "%(n)s statements tagged", len(steps))
    gone = len(set(sids) - there)
    left = ngettext("%(n)s is not there any more", "%(n)s are not there any more", gone) if gone else ""
    told = "; ".join(filter(None, [text % {"n": len(steps)}, left and left % {"n": gone}]))
    return Told(str(report), told, report=report.pk)
