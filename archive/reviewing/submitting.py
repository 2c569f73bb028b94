"""The way of a report between its editor and its reviewer: taken, handed in, taken back, sent back, published."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Comment, Edition, Notice, Report, Schedule, Submission, Withdrawal
from archive.publishing import NotReadyToPublish, compose_next, publish
from archive.publishing import withdraw as withdraw_edition

from .gating import Gate, gate
from .noticing import editors_of, notify, reviewers
from .permitting import NotPermitted, may_publish, may_send_back, may_submit, may_withdraw


class RefusedStep(Exception):
    """The step can’t be done with the report as it stands; the message says why, and nothing is written."""


class TakenByAnother(RefusedStep):
    """Somebody else has taken the report, and it was not said that it is to be taken over."""


class ChangedMeanwhile(RefusedStep):
    """The report is not in the version any more that was looked at."""


class OpenWork(NotReadyToPublish):
    """Things are open in the report, and it was not said why it is published nevertheless; `gate` has them."""

    def __init__(self, report: Report, found: Gate) -> None:
        super().__init__(
            _("“%(report)s” has open work (%(n)s): settle it, or say why it is published nevertheless")
            % {"report": report, "n": len(found.warnings)}
        )
        self.gate = found


@transaction.atomic
def take(*, report: Report, by: Any, is_over: bool = False) -> Report:
    """Note that `by` works on the report. Where somebody else does, it takes `is_over`, and she is told.

    Raises TakenByAnother, RefusedStep for a report in the bin.
    """
    report = Report.objects.lock(report)
    if report.binned_at is not None:
        raise RefusedStep(_("The report is in the bin: fetch it back first."))
    before = report.taken_by
    if before == by:
        return report
    if before is not None and not is_over:
        raise TakenByAnother(_("%(who)s has taken the report.") % {"who": before.called})
    report.taken_by, report.taken_at = by, timezone.now()
    report.save(update_fields=["taken_by", "taken_at"])
    if before is not None:
        told = _("%(who)s has taken the report over from you.") % {"who": by.called}
        notify(recipients=[before], kind=Notice.Kind.TAKEN, report=report, text=told, by=by)
    return report


@transaction.atomic
def release(*, report: Report, by: Any) -> Report:
    """Give a report back that `by` has taken, for anybody to take. Raises RefusedStep where somebody else has it."""
    report = Report.objects.lock(report)
    if report.taken_by is None:
        return report
    if report.taken_by != by:
        raise TakenByAnother(_("%(who)s has taken the report: only she can give it back.") % {"who": report.taken_by.called})  # fmt: skip
    report.taken_by = report.taken_at = None
    report.save(update_fields=["taken_by", "taken_at"])
    return report


@transaction.atomic
def submit(*, report: Report, by: Any, expected_version: int, note: str = "") -> Submission:
    """Hand the report in for review, also with open work: the gate stands before publishing.

    Whoever may publish it is told. Raises NotPermitted, ChangedMeanwhile.
    """
    report = Report.objects.lock(report)
    if refusal := may_submit(by, report):
        raise NotPermitted(refusal.reason)
    _require_version(report, expected_version)
    submission = Submission.objects.create(report=report, version=report.version, by=by, note=note.strip())
    told = _("%(who)s has handed it in for review.") % {"who": by.called}
    notify(recipients=reviewers(report), kind=Notice.Kind.SUBMITTED, report=report, text=told, by=by)
    return submission


@transaction.atomic
def recall(*, report: Report, by: Any) -> Submission:
    """Take a report back that `by` has handed in. Raises RefusedStep where it is not in review, or another's."""
    report = Report.objects.lock(report)
    submission = report.submissions.open().first()
    if submission is None:
        raise RefusedStep(_("The report is not in review."))
    if submission.by != by:
        raise RefusedStep(_("%(who)s has handed it in: only she can take it back.") % {"who": submission.by.called})
    return _decide(submission, Submission.Outcome.RECALLED, by)


@transaction.atomic
def send_back(*, report: Report, by: Any, reasons: str) -> Submission:
    """Send the report back to its editor, who is told why. Raises NotPermitted, RefusedStep without reasons."""
    report = Report.objects.lock(report)
    if refusal := may_send_back(by, report):
        raise NotPermitted(refusal.reason)
    if not reasons.strip():
        raise RefusedStep(_("Say why it is sent back: its editor will read it."))
    submission = _decide(report.submissions.open().get(), Submission.Outcome.SENT_BACK, by, reasons.strip())
    told = _("%(who)s has sent it back: %(reasons)s") % {"who": by.called, "reasons": submission.reasons}
    notify(recipients=editors_of(report), kind=Notice.Kind.SENT_BACK, report=report, text=told, by=by)
    return submission


@transaction.atomic
def accept(*, report: Report, by: Any, note: str = "", nevertheless: str = "", seen: str | None = None) -> Edition:
    """Publish the working copy as a reviewer: what was handed in is accepted, what was planned is not needed any more.

    `note` is for the edition's readers. `nevertheless` says why it is published with open work, and stays among the
    report's comments. `seen` names the documents that were looked at (`NextEdition.seen`). The editors are told.
    Raises NotPermitted, ChangedMeanwhile, OpenWork, and what `publish` raises.
    """
    report = Report.objects.lock(report)
    if refusal := may_publish(by, report):
        raise NotPermitted(refusal.reason)
    if seen is not None and compose_next(report=report).seen != seen:
        raise ChangedMeanwhile(_("The report was changed after the page was made: look at it again, and confirm."))
    found = gate(report=report)
    # What blocks is told first, by `publish`: there is no nevertheless for it.
    if found.warnings and not found.unseen and not nevertheless.strip():
        raise OpenWork(report, found)
    edition = publish(report=report, by=by, note=note.strip())
    if found.warnings:
        Comment.objects.create(
            report=report,
            version=report.version,
            text=_("Edition %(number)s was published with open work (%(n)s): %(why)s")
            % {"number": edition.number, "n": len(found.warnings), "why": nevertheless.strip()},
            by=by,
            settled_by=by,
            settled_at=timezone.now(),
        )
    told_to = editors_of(report)
    for submission in report.submissions.open():
        _decide(submission, Submission.Outcome.ACCEPTED, by)
    planned = report.schedules.filter(state=Schedule.State.PLANNED)
    planned.update(state=Schedule.State.CANCELLED, message=_("Published before, as edition %(number)s.") % {"number": edition.number})  # fmt: skip
    told = _("%(who)s has published edition %(number)s.") % {"who": by.called, "number": edition.number}
    notify(recipients=told_to, kind=Notice.Kind.PUBLISHED, report=report, text=told, by=by)
    return edition


@transaction.atomic
def withdraw(*, report: Report, by: Any, reason: str) -> Withdrawal:
    """Withdraw the report, and tell whose work it is. Raises NotPermitted, and what `publishing.withdraw` raises."""
    report = Report.objects.lock(report)
    if refusal := may_withdraw(by, report):
        raise NotPermitted(refusal.reason)
    withdrawal = withdraw_edition(report=report, by=by, reason=reason)
    told = _("%(who)s has withdrawn it: %(reason)s") % {"who": by.called, "reason": withdrawal.reason}
    notify(recipients=editors_of(report), kind=Notice.Kind.WITHDRAWN, report=report, text=told, by=by)
    return withdrawal


def _require_version(report: Report, expected: int) -> None:
    if report.version != expected:
        raise ChangedMeanwhile(
            _("The report was changed meanwhile (version %(now)s, yours is %(then)s): look at it again.")
            % {"now": report.version, "then": expected}
        )


def _decide(submission: Submission, outcome: str, by: Any, reasons: str = "") -> Submission:
    submission.outcome, submission.decided_by, submission.decided_at = outcome, by, timezone.now()
    submission.reasons = reasons
    submission.save(update_fields=["outcome", "decided_by", "decided_at", "reasons"])
    return submission
