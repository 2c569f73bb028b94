"""Telling people at the desk what concerns them: a notice for each, and a mail to those who wish it.

A mail says what happened to which report and where to look, and nothing of what stands in a draft or in a comment. It
goes out after the transaction, and when it can't go out, what was done stays done: the notice is there.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Notice, Report

from .permitting import sharers

logger = logging.getLogger(__name__)


def notify(
    *, recipients: Iterable[Any], kind: str, text: str, report: Report | None = None, path: str = "", by: Any = None
) -> list[Notice]:
    """A notice for each of the accounts, once; for `by`, who has done it herself, and for closed accounts, none.

    `path` is where to look, the report's page of review unless it is given. The mails go out after the transaction.
    """
    if report is not None and not path:
        path = review_path(report)
    told = {user.pk: user for user in recipients if user.is_active and (by is None or user.pk != by.pk)}
    notices = Notice.objects.bulk_create(
        Notice(recipient=user, kind=kind, report=report, text=text, path=path) for user in told.values()
    )
    if notices:
        keys = [notice.pk for notice in notices]
        transaction.on_commit(lambda: send_mails(keys), robust=True)
    return notices


def send_mails(keys: Sequence[int]) -> None:
    """Mail those of the notices that are not mailed yet to whoever has an address and wants mail, one mail a notice.

    An address that the server refuses holds up no other one.
    """
    connection = get_connection()
    try:
        connection.open()
        for notice in Notice.objects.unmailed().filter(pk__in=keys):
            try:
                _mail(notice, connection).send()
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
                logger.warning("notice %s could not be mailed: %s", notice.pk, error)
                continue
            Notice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())
    except OSError as error:  # smtplib's exceptions are such, and so is a server that is not there
        logger.warning("notices could not be mailed: %s", error)
    finally:
        connection.close()


def _mail(notice: Notice, connection: Any) -> EmailMessage:
    what = notice.get_kind_display()
    about = str(notice.report) if notice.report else ""
    lines = [
        f"{what}: {about}" if about else what,
        settings.SITE_URL + notice.path if notice.path else "",
        _("You get this mail because you work at the archive’s desk. Turn mails off here: %(address)s")
        % {"address": settings.SITE_URL + reverse("desk:preferences")},
    ]
    # A title may run over lines; a header may not.
    subject = " ".join(f"[{_('The Diplomacy Archive')}] {lines[0]}".split())
    body = "\n\n".join(filter(None, lines)) + "\n"
    return EmailMessage(subject, body, to=[notice.recipient.email], connection=connection)


def review_path(report: Report) -> str:
    """Where a report is reviewed."""
    return reverse("desk:review", args=[report.pk])


def reviewers(report: Report) -> list[Any]:
    """The accounts that may send reports back and may publish this one: as many queries for all of them as for one."""
    if report.binned_at is not None:
        return []
    holders = partial(get_user_model().objects.with_perm, backend="django.contrib.auth.backends.ModelBackend")
    publishing = holders("archive.publish_report").values("pk")
    accounts = holders("archive.change_submission").filter(is_staff=True, pk__in=publishing)
    return list(accounts.exclude(pk__in=sharers(report)) if settings.TWO_PAIRS_OF_EYES else accounts)


def editors_of(report: Report) -> list[Any]:
    """Whose work on the report it is: who has taken it, and who has handed it in last."""
    submission = report.submissions.select_related("by").first()
    found = [report.taken_by, submission.by if submission else None]
    return [account for account in found if account is not None]


def concerned_with(report: Report) -> list[Any]:
    """Who hears of an error that a reader tells of: who has taken the report or edited it last, else the reviewers."""
    if report.taken_by is not None:
        return [report.taken_by]
    last = report.revisions.changing().exclude(by=None).select_related("by").first()
    if last is not None and last.by is not None and last.by.is_active and last.by.is_staff:
        return [last.by]
    return reviewers(report)
