"""Comments on a working copy between editors, reviewers and invited outsiders: said, answered, settled. Never public."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Comment, Notice, Report, ReviewLink, StatementId
from archive.parsing.shortening import shortened

from .noticing import editors_of, notify, review_path

LONGEST = 5_000
"""Characters of a comment."""


class RefusedComment(ValueError):
    """The comment can't be taken; the message says why."""


@transaction.atomic
def comment(
    *,
    report: Report,
    text: str,
    by: Any = None,
    link: ReviewLink | None = None,
    sid: str = "",
    span: tuple[int, int] | None = None,
    reply_to: Comment | None = None,
) -> Comment:
    """Say something of a report, of one of its statements (`sid`), or of words in it (`span`, offsets into its text).

    `by` is an account, `link` that of an outsider: one of the two. An answer stands where the comment stands that it
    answers. Whoever works on the report or has commented is told. Raises RefusedComment.
    """
    text = text.strip()
    if not text:
        raise RefusedComment(_("Write something: the comment is empty."))
    if len(text) > LONGEST:
        raise RefusedComment(_("A comment has at most %(n)s characters; this one has %(m)s.") % {"n": LONGEST, "m": len(text)})  # fmt: skip
    # No version changes, and no thread is settled, between what is looked at here and what is written.
    report = Report.objects.lock(report)
    if report.binned_at is not None:
        raise RefusedComment(_("The report is in the bin: fetch it back first."))
    first = None
    if reply_to is not None:
        first = Comment.objects.get(pk=reply_to.reply_to_id or reply_to.pk)
        if first.report_id != report.pk:
            raise RefusedComment(_("That comment belongs to another report."))
        if first.settled_at is not None:
            raise RefusedComment(_("The comment is settled: begin another one."))
        sid, span = first.identity_id or "", None
    elif sid and not StatementId.objects.filter(pk=sid, statement__report=report).exists():
        raise RefusedComment(_("That statement is not in the report any more: load the page again."))
    if span is not None and not 0 <= span[0] < span[1] <= len(report.text):
        raise RefusedComment(_("The words that the comment points at are not in the text: load the page again."))
    made = Comment.objects.create(
        report=report,
        identity_id=sid or None,
        version=report.version,
        start=span[0] if span else None,
        end=span[1] if span else None,
        text=text,
        by=by,
        link=link,
        reply_to=first,
    )
    notify(
        recipients=_interested(report, first, link),
        kind=Notice.Kind.COMMENTED,
        report=report,
        text=_("%(who)s: %(text)s") % {"who": made.author, "text": shortened(text, 140)},
        path=f"{review_path(report)}#comment-{(first or made).pk}",
        by=by,
    )
    return made


@transaction.atomic
def settle(*, comment: Comment, by: Any, is_settled: bool = True) -> Comment:
    """Settle a thread, or open it again; an answer stands for its thread. Settled already: nothing changes."""
    # The report first, as whoever answers does: nothing is added to a thread in the moment in which it is settled.
    Report.objects.lock(comment.report)
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment.reply_to_id or comment.pk)
    if (comment.settled_at is not None) != is_settled:
        comment.settled_by, comment.settled_at = (by, timezone.now()) if is_settled else (None, None)
        comment.save(update_fields=["settled_by", "settled_at"])
    return comment


def _interested(report: Report, first: Comment | None, link: ReviewLink | None) -> list[Any]:
    """Whose work it is, who takes part in the thread, who decides on the report, and who has invited the outsider."""
    found = editors_of(report)
    if first is not None:
        thread = [first, *first.replies.select_related("by", "link__by")]
        found += [one.by or (one.link.by if one.link else None) for one in thread]
    decided = report.submissions.exclude(decided_by=None).select_related("decided_by").first()
    if decided is not None:
        found.append(decided.decided_by)
    if link is not None:
        found.append(link.by)
    return [account for account in found if account is not None]
