"""Errors that readers tell of: received, brought before those whom they concern, answered. Never public."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import ErrorReport, Notice, Report
from archive.rendering.addresses import report_path

from .noticing import concerned_with, notify

logger = logging.getLogger(__name__)

LONGEST = 4_000
"""Characters in which an error can be told of, and answered."""

MOST = 100
"""Errors of one report that can wait for an answer; a flood ends there."""


class NotReceived(ValueError):
    """The error can't be taken; the message says why, for the reader."""


class AlreadyAnswered(ValueError):
    """Somebody has answered before."""


@transaction.atomic
def tell_error(*, report: Report, text: str, sid: str = "", name: str = "", email: str = "") -> ErrorReport:
    """Keep what a reader holds to be wrong in the report's current edition, or in one statement of it (`sid`).

    Whoever works on the report, else its reviewers, get a notice. Raises NotReceived.
    """
    report = Report.objects.lock(report)
    if report.state != Report.State.PUBLISHED or report.current_edition is None:
        raise NotReceived(_("The record is not published any more."))
    if report.error_reports.open()[: MOST + 1].count() > MOST:
        raise NotReceived(
            _(
                "So many errors wait for an answer in this record that it takes no more for now. Try again in some days."
            )
        )
    found = ErrorReport.objects.create(
        report=report,
        edition=report.current_edition,
        identity_id=sid or None,
        text=text.strip(),
        name=name.strip(),
        email=email,
    )
    notify(
        recipients=concerned_with(report),
        kind=Notice.Kind.ERROR,
        report=report,
        # Not the words: they may say anything, and notices are mailed.
        text=_("A reader tells of an error."),
        path=reverse("desk:error", args=[found.pk]),
    )
    return found


@transaction.atomic
def answer_error(*, error: ErrorReport, is_right: bool, answer: str, by: Any) -> ErrorReport:
    """Accept what the reader says, or decline it with an answer; mail the answer where an address was given.

    When the mail is out, the reader's name and address are deleted. Raises AlreadyAnswered; ValueError where it is
    declined without a word.
    """
    error = ErrorReport.objects.select_for_update().get(pk=error.pk)
    if error.outcome != ErrorReport.Outcome.OPEN:
        raise AlreadyAnswered(_("Somebody has answered already."))
    if not is_right and not answer.strip():
        raise ValueError(_("Say why it is declined: the reader is told."))
    error.outcome = ErrorReport.Outcome.ACCEPTED if is_right else ErrorReport.Outcome.DECLINED
    error.answer, error.decided_by, error.decided_at = answer.strip(), by, timezone.now()
    error.save(update_fields=["outcome", "answer", "decided_by", "decided_at"])
    transaction.on_commit(partial(_send_answer, error.pk), robust=True)
    return error


def forget_reader(error: ErrorReport) -> None:
    """Delete the name and the address of whoever told of the error."""
    ErrorReport.objects.filter(pk=error.pk).update(name="", email="")


def _send_answer(key: int) -> None:
    """Mail the answer, and forget who asked; where no mail goes out, the address stays for the editor to see."""
    error = ErrorReport.objects.select_related("report", "edition").get(pk=key)
    if error.email:
        try:
            send_mail(_("Your note on a record of the Diplomacy Archive"), _words(error), None, [error.email])
        except OSError as problem:  # smtplib's exceptions are such, and so is a server that is not there
            logger.warning("the answer to error report %s could not be mailed: %s", key, problem)
            return
    forget_reader(error)


def _words(error: ErrorReport) -> str:
    """The mail: what became of it, the answer, what was said. The record is called by what is public of it."""
    right = error.outcome == ErrorReport.Outcome.ACCEPTED
    became = (
        _("You are right: the record will be corrected in its next edition.")
        if right
        else _("We have looked at it, and leave the record as it is.")
    )
    parts = [
        _("You told us of an error in this record: %(address)s") % {"address": settings.SITE_URL + report_path(error.report.rid)},
        became,
        error.answer,
        _("You wrote:"),
        error.text,
        _("Your name and address have been deleted with this mail."),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"
