"""What an account has done at the archive's desk, as plain values: a part of one's own data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from archive.models import (
    AuditEntry,
    ChangeSet,
    Comment,
    CustodyCorrection,
    DeskPreference,
    Edition,
    ErrorReport,
    Flag,
    Identification,
    Job,
    MeetingProposal,
    Part,
    PropositionVersion,
    RefusedSuggestion,
    Report,
    ReviewLink,
    Revision,
    SavedFilter,
    Schedule,
    Submission,
    Withdrawal,
)
from archive.models.identifiers import show
from diplomacy.accounts.models import User

RECORD = "report__rid"
"""Records are named by their identifier. What others wrote is not hers, and stands in none of the lists."""


def desk_work(user: User) -> dict[str, list[dict[str, Any]]]:
    """Her work at the desk by kind, the first thing first; as many queries however much she has done.

    A revision has what she asked for (`arguments`) and not the record's text, which is there as the record. A change
    of an authority record is told by table and key, since what stood there before may be somebody else's.
    """
    return {
        "revisions": _rows(Revision.objects.filter(by=user), RECORD, "number", "operation", "arguments", "at"),
        "confirmations": _rows(
            Part.objects.filter(confirmed_by=user), RECORD, "ordinal", "kind", sid="statement__identity"
        ),
        "corrections_of_custody": _rows(CustodyCorrection.objects.filter(by=user), "wording", "why", "called", "at"),
        "identifications": _rows(
            Identification.objects.filter(by=user), RECORD, "name", "note", "at", person="person__slug"
        ),
        "flags_settled": _rows(Flag.objects.filter(settled_by=user), RECORD, "message", at="settled_at"),
        "meetings_decided": _rows(
            MeetingProposal.objects.filter(decided_by=user),
            RECORD,
            "state",
            meeting="meeting__slug",
            other_report="other__rid",
        ),
        "suggestions_refused": _rows(
            RefusedSuggestion.objects.filter(by=user), "at", sid="identity", topic="topic__slug"
        ),
        "propositions_proposed": _worded(PropositionVersion.objects.filter(proposed_by=user), at="proposed_at"),
        "propositions_approved": _rows(
            PropositionVersion.objects.filter(approved_by=user),
            "number",
            proposition="proposition__slug",
            at="approved_at",
        ),
        "submissions": _rows(Submission.objects.filter(by=user), RECORD, "version", "note", "at"),
        "submissions_decided": _rows(
            Submission.objects.filter(decided_by=user), RECORD, "version", "outcome", "reasons", at="decided_at"
        ),
        "comments": _rows(Comment.objects.filter(by=user), RECORD, "text", "at", sid="identity"),
        "comments_settled": _rows(Comment.objects.filter(settled_by=user), RECORD, at="settled_at"),
        "guests_invited": _rows(ReviewLink.objects.filter(by=user), RECORD, "label", "at", "expires_at", "revoked_at"),
        "publications_planned": _rows(Schedule.objects.filter(by=user), RECORD, "note", "at", "made_at", "state"),
        "editions_published": _rows(
            Edition.objects.filter(published_by=user), RECORD, "major", "minor", "note", at="published_at"
        ),
        "withdrawals": _rows(Withdrawal.objects.filter(by=user), "reason", "at", report="edition__report__rid"),
        "errors_answered": _rows(
            ErrorReport.objects.filter(decided_by=user), RECORD, "outcome", "answer", at="decided_at"
        ),
        "change_sets": _rows(ChangeSet.objects.filter(by=user), "verb", "summary", "at"),
        "change_sets_taken_back": _rows(
            ChangeSet.objects.filter(reverted_by=user), "verb", "summary", at="reverted_at"
        ),
        "long_work": _rows(Job.objects.filter(by=user), "kind", "state", "made_at", "finished_at"),
        "records_taken": _rows(Report.objects.filter(taken_by=user), at="taken_at", report="rid"),
        "records_put_into_the_bin": _rows(
            Report.objects.filter(binned_by=user), at="binned_at", reason="bin_reason", report="rid"
        ),
        "changes_of_rows": _rows(AuditEntry.objects.filter(by=user), "table", "key", "action", "why", "at"),
        "saved_filters": _rows(
            SavedFilter.objects.filter(owner=user), "page", "name", "query", "is_shared", "made_at"
        ),
        "preferences": _rows(DeskPreference.objects.filter(user=user), "shortcuts", "are_shortcuts_on", "wants_mail"),
    }


def _worded(rows: QuerySet[PropositionVersion], **named: str) -> list[dict[str, Any]]:
    """Wordings of propositions with all that their author wrote."""
    return _rows(
        rows,
        "number",
        "text",
        "valid",
        "supports",
        "opposes",
        "note",
        "reason",
        proposition="proposition__slug",
        **named,
    )


def _rows(rows: QuerySet[Any], *columns: str, **named: str) -> list[dict[str, Any]]:
    """The columns of the rows by their names, and those that get another name; one query."""
    called = {"report" if column == RECORD else column: column for column in columns} | named
    found = rows.order_by("pk").values_list(*called.values())
    return [{name: _plain(name, value) for name, value in zip(called, row, strict=True)} for row in found]


def _plain(name: str, value: Any) -> Any:
    if name in ("report", "other_report", "sid"):
        return show(value) if value else None
    return value.isoformat() if isinstance(value, datetime) else value
