"""Publishing at a moment to come: planned by somebody who may publish, carried out by the worker, or not if anything has changed."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.changing.auditing import acting
from archive.models import Notice, Report, Schedule
from archive.publishing import NothingToPublish, NotReadyToPublish, compose_next

from .gating import Open, gate
from .noticing import editors_of, notify
from .permitting import NotPermitted, may_publish
from .submitting import ChangedMeanwhile, RefusedStep, accept

logger = logging.getLogger(__name__)

REFUSALS = (NotPermitted, NothingToPublish, NotReadyToPublish, RefusedStep)
"""Why a report is not published that somebody meant to publish; each says so in its message."""


@transaction.atomic
def schedule(*, report: Report, at: datetime, by: Any, expected_version: int, note: str = "") -> Schedule:
    """Plan to publish this version of the report at a moment; nobody is there then to say "nevertheless".

    So nothing may be open but facts that the record does not have. Raises NotPermitted, ChangedMeanwhile, RefusedStep,
    and what `compose_next` raises.
    """
    report = Report.objects.lock(report)
    if refusal := may_publish(by, report):
        raise NotPermitted(refusal.reason)
    if report.version != expected_version:
        raise ChangedMeanwhile(_("The report was changed meanwhile: look at it again."))
    if at <= timezone.now():
        raise RefusedStep(_("That moment is past: choose one to come, or publish now."))
    if report.schedules.filter(state=Schedule.State.PLANNED).exists():
        raise RefusedStep(_("The publication of this report is planned already: cancel that plan first."))
    _require_nothing_open(report)
    seen = compose_next(report=report).seen
    return Schedule.objects.create(report=report, version=report.version, seen=seen, at=at, by=by, note=note.strip())


@transaction.atomic
def cancel(*, schedule: Schedule, by: Any) -> Schedule:
    """Give the plan up. Raises RefusedStep where it was carried out or given up already."""
    schedule = _locked(schedule.pk)
    if schedule.state != Schedule.State.PLANNED:
        raise RefusedStep(_("There is no plan any more: %(state)s.") % {"state": schedule.get_state_display()})
    _finish(schedule, Schedule.State.CANCELLED, _("Cancelled by %(who)s.") % {"who": by.called})
    if schedule.by != by:
        told = _("The publication that you had planned was cancelled by somebody else.")
        notify(recipients=[schedule.by], kind=Notice.Kind.FAILED, report=schedule.report, text=told, by=by)
    return schedule


def publish_due(*, now: datetime | None = None) -> list[Schedule]:
    """Publish what is due, each in a transaction of its own, and tell who has planned what can't be published.

    What two workers find due at once is published by one of them. What goes wrong with one plan holds up no other. Raises
    django.db.OperationalError or InterfaceError where the database goes away: what is due is found again then.
    """
    now = now or timezone.now()
    done = []
    for key in list(Schedule.objects.due(now).values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                plan = _locked(key)
                if plan.state == Schedule.State.PLANNED:
                    with acting(by=plan.by, why=_("planned publication")):
                        done.append(_carry_out(plan))
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            logger.exception("Planned publication %s went wrong", key)
            done.append(_fail(key, error))
    return done


@transaction.atomic
def _fail(key: int, error: Exception) -> Schedule:
    """Give up a plan with which something went wrong that nobody has thought of: it would do so every minute."""
    plan = _locked(key)
    if plan.state == Schedule.State.PLANNED:
        _tell_failed(plan, _("Something went wrong: %(error)s") % {"error": f"{type(error).__name__}: {error}"})
    return plan


def _locked(key: int) -> Schedule:
    """The plan as it stands, with its report locked: whoever writes a plan locks that first, as publishing does."""
    Report.objects.lock(Schedule.objects.select_related("report").get(pk=key).report)
    return Schedule.objects.select_related("report", "by").get(pk=key)


def _carry_out(plan: Schedule) -> Schedule:
    try:
        with transaction.atomic():
            report = Report.objects.lock(plan.report)
            if report.version != plan.version:
                raise ChangedMeanwhile(
                    _("The report was changed after it was planned (version %(now)s, planned was %(then)s).")
                    % {"now": report.version, "then": plan.version}
                )
            _require_nothing_open(report)
            # Set before: publishing gives up what is still planned.
            _finish(plan, Schedule.State.DONE, "")
            basics = "; ".join(item.text for item in gate(report=report).warnings)
            # Facts and decisions on names make no version: what was looked at has to be what is published.
            edition = accept(report=report, by=plan.by, note=plan.note, nevertheless=basics, seen=plan.seen or None)
    except REFUSALS as refusal:
        _tell_failed(plan, str(refusal))
    else:
        _finish(plan, Schedule.State.DONE, _("Edition %(number)s.") % {"number": edition.number})
        told = _("Edition %(number)s was published as planned.") % {"number": edition.number}
        notify(recipients=[plan.by], kind=Notice.Kind.PUBLISHED, report=plan.report, text=told)
    return plan


def _tell_failed(plan: Schedule, why: str) -> None:
    _finish(plan, Schedule.State.FAILED, why)
    told = _("It was not published as planned. %(why)s") % {"why": why}
    notify(recipients=[plan.by, *editors_of(plan.report)], kind=Notice.Kind.FAILED, report=plan.report, text=told)


def _finish(plan: Schedule, state: str, message: str) -> None:
    plan.state, plan.message = state, message
    plan.save(update_fields=["state", "message"])


def _require_nothing_open(report: Report) -> None:
    if found := gate(report=report).of(Open.UNSEEN, Open.FLAG, Open.NAME, Open.COMMENT):
        raise RefusedStep(
            _("Something is still open (%(n)s, the first of it: %(what)s): settle it first.")
            % {"n": len(found), "what": found[0].text}
        )
