"""Publish many reports: each in a transaction of its own, so that each is either published or not."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Job, Report
from archive.reviewing.scheduling import REFUSALS
from archive.reviewing.submitting import accept

from .telling import Told


def arguments(*, seen: dict[int, str], note: str = "") -> dict[str, Any]:
    """What the work is asked for: reports by their keys, with what was looked at of each (`NextEdition.seen`).

    `note` is for the readers of all the editions. No report is published with open work, which asks for a reason of its own.
    """
    return {"reports": list(seen.items()), "note": note}


def publish_reports(job: Job, numbers: range) -> list[Told]:
    """Publish these reports as they were looked at, or say why not."""
    return [_publish(job, *job.arguments["reports"][number]) for number in numbers]


def _publish(job: Job, key: int, seen: str) -> Told:
    report = Report.objects.filter(pk=key).first()
    if report is None:
        return Told(str(key), _("There is no such report any more."), False)
    try:
        with transaction.atomic():
            edition = accept(report=report, by=job.by, note=job.arguments["note"], seen=seen)
    except REFUSALS as refusal:
        return Told(str(report), str(refusal), False, report.pk)
    return Told(str(report), _("Published edition %(number)s.") % {"number": edition.number}, report=report.pk)
