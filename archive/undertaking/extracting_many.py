"""Go over reports with the passes of today, one after another: what they say as data is proposed to the editors."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.editing.extracting import FoundAhead, extract_from, find_ahead, read_registry
from archive.models import ChangeSet, Finding, Job, Report
from archive.parsing.extraction.found import Registry

from .asking import ask
from .telling import Told

logger = logging.getLogger(__name__)

WRONG = "Finding what report %s says went wrong"
"""What the log says."""


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
    """Go over these reports, as they stand now; what goes wrong in one stops no other."""
    registry = read_registry()
    keys = [job.arguments["reports"][number] for number in numbers]
    # All of them before the first is locked: the locks are held to the end of the step.
    ahead = [_find_ahead(key, registry) for key in keys]
    return [
        found if isinstance(found, Told) else _extract(key, registry, found)
        for key, found in zip(keys, ahead, strict=True)
    ]


def _find_ahead(key: int, registry: Registry) -> FoundAhead | Told:
    """What the passes find, or what to tell of a report where they can't."""
    report = Report.objects.not_binned().filter(pk=key).first()
    if report is None:
        return _gone(key)
    try:
        return find_ahead(report=report, registry=registry)
    except DatabaseError:  # the transaction is broken, and the whole step with it
        raise
    except Exception as error:
        logger.exception(WRONG, key)
        return _gone_wrong(report, error)


def _extract(key: int, registry: Registry, ahead: FoundAhead) -> Told:
    report = Report.objects.not_binned().filter(pk=key).first()
    if report is None:
        return _gone(key)
    try:
        # As nobody's work: what rules propose is no reason why whoever asked for it may not publish the report.
        revision = extract_from(report=report, registry=registry, ahead=ahead)
    except (OperationalError, InterfaceError):  # of the whole step: it is tried again, or the work is taken up later
        raise
    except Exception as error:
        logger.exception(WRONG, key)
        return _gone_wrong(report, error)
    waiting = Finding.objects.filter(report=report).waiting().count() if revision else 0
    text = ngettext("%(n)s thing is proposed", "%(n)s things are proposed", waiting)
    return Told(str(report), text % {"n": waiting} if revision else _("nothing new"), report=report.pk)


def _gone(key: int) -> Told:
    return Told(str(key), _("There is no such report any more."), False)


def _gone_wrong(report: Report, error: Exception) -> Told:
    wrong = _("Something went wrong: %(error)s") % {"error": f"{type(error).__name__}: {error}"}
    return Told(str(report), wrong, False, report=report.pk)
