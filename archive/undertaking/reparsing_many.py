"""Look at reports with the parser of today, one after another; what it proposes otherwise is flagged for a person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.editing import VersionConflict, reparsing
from archive.editing.parsing_again import ParsedTooLong
from archive.models import Job, Report
from archive.parsers import Parsers

from .telling import Told


def arguments(reports: list[int]) -> dict[str, Any]:
    """What the work is asked for: keys of reports."""
    return {"reports": sorted(reports)}


def look_at_reports(job: Job, numbers: range) -> list[Told]:
    """Look at these reports, as they stand now. None of them is changed."""
    with Parsers(0) as parsers:
        return [_look(job.arguments["reports"][number], parsers) for number in numbers]


def _look(key: int, parsers: Parsers) -> Told:
    report = Report.objects.not_binned().filter(pk=key).first()
    if report is None:
        return Told(str(key), _("There is no such report any more."), False)
    try:
        changes = reparsing.look(report=report, parsers=parsers)
    except (ParsedTooLong, VersionConflict) as refusal:
        return Told(str(report), str(refusal), False, report=report.pk)
    text = ngettext("%(n)s thing is proposed otherwise", "%(n)s things are proposed otherwise", changes)
    return Told(str(report), text % {"n": changes} if changes else _("nothing new"), report=report.pk)
