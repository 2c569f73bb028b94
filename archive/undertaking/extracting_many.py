"""Go over reports with the passes of today, one after another: what they say as data is proposed to the editors."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.editing.extracting import extract_from, read_registry
from archive.models import ChangeSet, Finding, Job, Report

from .asking import ask
from .telling import Told


def arguments(reports: list[int]) -> dict[str, Any]:
    """What the work is asked for: keys of reports."""
    return {"reports": sorted(reports)}


def ask_about(*, change_set: ChangeSet, by: Any) -> Job | None:
    """Ask that what the reports say which an import has made be found; None where it has made none."""
    made = Report.objects.not_binned().filter(revisions__change_set=change_set, revisions__number=1)
    if not (reports := list(made.values_list("pk", flat=True))):
        return None
    return ask(kind="extract", arguments=arguments(reports), total=len(reports), by=by)


def extract_many(job: Job, numbers: range) -> list[Told]:
    """Go over these reports, as they stand now."""
    # As nobody's work: what rules propose is no reason why whoever asked for it may not publish the report.
    registry = read_registry()
    told = []
    for number in numbers:
        key = job.arguments["reports"][number]
        report = Report.objects.not_binned().filter(pk=key).first()
        if report is None:
            told.append(Told(str(key), _("There is no such report any more."), False))
            continue
        revision = extract_from(report=report, registry=registry)
        waiting = Finding.objects.filter(report=report).waiting().count() if revision else 0
        text = ngettext("%(n)s thing is proposed", "%(n)s things are proposed", waiting)
        told.append(Told(str(report), text % {"n": waiting} if revision else _("nothing new"), report=report.pk))
    return told
