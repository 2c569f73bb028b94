"""Inviting somebody without an account to read one working copy and to comment on it, by a secret address that expires."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Report, ReviewLink

USUAL_DAYS = 14
MOST_DAYS = 90


class RefusedInvitation(ValueError):
    """The link can't be made; the message says why."""


def invite(*, report: Report, label: str, by: Any, days: int = USUAL_DAYS) -> tuple[ReviewLink, str]:
    """A link for somebody called `label`, and its secret, which is told this once: only its hash is kept.

    Raises RefusedInvitation.
    """
    label = " ".join(label.split())
    if not label or len(label) > 200:
        raise RefusedInvitation(_("Say for whom the link is, in at most 200 characters."))
    if not 1 <= days <= MOST_DAYS:
        raise RefusedInvitation(_("A link is valid for 1 to %(most)s days.") % {"most": MOST_DAYS})
    if report.binned_at is not None or not report.version or report.state == Report.State.WITHDRAWN:
        raise RefusedInvitation(
            _("There is nothing to review: the report is withdrawn or in the bin, or has no text yet.")
        )
    secret = secrets.token_urlsafe(32)
    link = ReviewLink.objects.create(
        report=report,
        token_sha256=_digest(secret),
        label=label,
        by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return link, secret


def revoke(*, link: ReviewLink) -> None:
    """Let nobody in by that link any more, from now on. The comments stay."""
    ReviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def find_link(secret: str) -> ReviewLink | None:
    """The link that lets somebody in by that secret now, with its report; None for any other, whatever is wrong.

    Looked up by the hash: how long that takes says nothing of how near a guess has come.
    """
    valid = ReviewLink.objects.valid(timezone.now()).filter(report__binned_at=None)
    valid = valid.exclude(report__state=Report.State.WITHDRAWN)
    return (
        valid.select_related("report__source_text", "report__publisher").filter(token_sha256=_digest(secret)).first()
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
