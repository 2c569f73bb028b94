"""What asks more than a permission: whether somebody may submit, publish, send back or withdraw this very report.

Two pairs of eyes: where the setting TWO_PAIRS_OF_EYES is on, nobody publishes her own report. It is her own where she
has handed it in, or has changed it, its facts or their bases, corrected its custody, or decided who is meant in it, since
its current edition.
Checking statements is no change: it is what the second pair of eyes is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet, Subquery
from django.utils.translation import gettext as _

from archive.models import AuditEntry, CustodyCorrection, Report


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not do something with a report: one sentence for her to read."""

    reason: str

    def __str__(self) -> str:
        return self.reason


class NotPermitted(PermissionDenied):
    """Whoever asked may not do this with this report; the message says why. A page that does not catch it is a 403."""


def may_submit(user: Any, report: Report) -> Refusal | None:
    """Why the report can't be handed in for review by this account; None where it can."""
    if not user.has_perm("archive.add_submission"):
        return Refusal(_("Your roles don’t allow you to hand reports in for review."))
    if report.binned_at is not None:
        return Refusal(_("The report is in the bin: fetch it back first."))
    if not report.version:
        return Refusal(_("The report has no breakdown yet: import its text first."))
    if report.submissions.open().exists():
        return Refusal(_("The report is in review already."))
    return None


def may_publish(user: Any, report: Report) -> Refusal | None:
    """Why the working copy can't be published by this account; None where it can, if it is ready."""
    if not user.has_perm("archive.publish_report"):
        return Refusal(_("Your roles don’t allow you to publish reports."))
    if report.binned_at is not None:
        return Refusal(_("The report is in the bin: fetch it back first."))
    if settings.TWO_PAIRS_OF_EYES and (share := own_share(user, report)):
        return Refusal(_("Two pairs of eyes: %(share)s, so somebody else publishes it.") % {"share": share})
    return None


def may_send_back(user: Any, report: Report) -> Refusal | None:
    """Why this account can't send the report back to its editor; None where it can."""
    if not user.has_perm("archive.change_submission"):
        return Refusal(_("Your roles don’t allow you to send reports back."))
    submission = report.submissions.open().first()
    if submission is None:
        return Refusal(_("The report is not in review."))
    if submission.by_id == user.pk:
        return Refusal(_("You have handed it in yourself: take it back instead."))
    return None


def may_withdraw(user: Any, report: Report) -> Refusal | None:
    """Why this account can't withdraw the report; None where it can."""
    if not user.has_perm("archive.withdraw_report"):
        return Refusal(_("Your roles don’t allow you to withdraw reports."))
    if report.state != Report.State.PUBLISHED:
        return Refusal(_("The report is not published, so it can’t be withdrawn."))
    return None


def check_publish(user: Any, report: Report) -> None:
    """Raises NotPermitted where `may_publish` refuses."""
    if refusal := may_publish(user, report):
        raise NotPermitted(refusal.reason)


def own_share(user: Any, report: Report) -> str:
    """What this account has had to do with what would be published, as a clause; empty for nothing.

    At most eight queries.
    """
    shares = _Shares(report)
    if shares.submissions.filter(by=user).exists():
        return _("you have handed this report in")
    if shares.revisions.filter(by=user).exists():
        if shares.is_published:
            return _("you have changed this report since its last edition")
        return _("you have worked on it")
    if shares.decisions.filter(by=user).exists():
        return _("you have decided who is meant in it")
    if shares.custody.filter(by=user).exists():
        return _("you have corrected where its text comes from")
    tables = set(shares.facts.filter(by=user.pk).order_by().values_list("table", flat=True).distinct())
    if tables - {"archive_identification"}:
        return _("you have changed its facts, or what they are based on")
    if tables:
        return _("you have taken back who is meant in it")
    return ""


def sharers(report: Report) -> set[int]:
    """The accounts, by their keys, that have a share as `own_share` tells it; at most eight queries for all of them."""
    shares = _Shares(report)
    rows = (shares.submissions, shares.revisions, shares.decisions, shares.custody, shares.facts)
    return {key for of in rows for key in of.exclude(by=None).order_by().values_list("by", flat=True).distinct()}


class _Shares:
    """What makes a report somebody's own, as rows that each say `by` whom: since its current edition, if there is one."""

    def __init__(self, report: Report) -> None:
        current = report.editions.filter(report__current_edition=F("pk"))
        # An edition says in whole seconds when it was published; the database has written down the moment.
        entries = AuditEntry.objects.filter(table="archive_report", key=str(report.pk))
        moment = entries.filter(after__has_key="current_edition_id").order_by("-pk").values("at")[:1]
        row = current.values_list("revision", "published_at", Subquery(moment)).first()
        revision, published_at, since = row or (0, None, None)
        self.is_published = bool(revision)
        self.submissions: QuerySet[Any] = report.submissions.open()
        self.revisions: QuerySet[Any] = report.revisions.filter(number__gt=revision).changing()
        self.decisions: QuerySet[Any] = report.identifications.all()
        self.custody: QuerySet[Any] = CustodyCorrection.objects.filter(texts=report.source_text_id)
        bases = report.bases.values_list("pk", flat=True)
        self.facts: QuerySet[Any] = AuditEntry.objects.beside_revisions(report, bases)
        if published_at:
            since = since or published_at + timedelta(seconds=1)
            self.decisions, self.facts = self.decisions.filter(at__gte=since), self.facts.filter(at__gte=since)
            self.custody = self.custody.filter(at__gte=since)
