"""What the page of a report shows besides its form: statements, flags, people to be identified, history."""

from __future__ import annotations

from typing import Any

from archive.editing.working_copy import working_value
from archive.models import MeetingProposal, Report, Voice
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown
from archive.telling import tell_flags

from .naming import names_in_record, with_deeds
from .outline import outline

REVISIONS = 15
"""How many revisions the page lists; the rest stands in the list of revisions."""


def describe_page(report: Report, user: Any) -> dict[str, Any]:
    """The context of the report's page; the number of queries does not depend on what the report has."""
    text = report.text
    breakdown = working_value(report).breakdown if report.version else Breakdown()
    flags = list(report.flags.open().with_words())
    tell_flags(flags)
    return {
        "report": report,
        "shown_rid": show(report.rid),
        "participants": breakdown.participants,
        "names": names_in_record(breakdown),
        "outline": outline(report, text),
        "unresolved": list(Voice.objects.filter(statement__report=report).unresolved_names()),
        "flags": flags,
        "emendations": [{"row": row, "words": text[row.start : row.end]} for row in report.emendations.all()],
        "glosses": [{"row": row, "words": text[row.start : row.end]} for row in report.glosses.all()],
        "revisions": with_deeds(report.revisions.for_lists()[:REVISIONS]),
        "waiting": list(report.waiting_source_texts().defer("text", "received")),
        "proposals": _proposals(report),
        "may_publish": user.has_perm("archive.publish_report"),
        "may_withdraw": user.has_perm("archive.withdraw_report") and report.state == Report.State.PUBLISHED,
        "may_change": user.has_perm("archive.change_report"),
        "may_settle": user.has_perm("archive.change_flag"),
        "may_join": user.has_perm("archive.change_meetingproposal"),
        "may_identify": user.has_perm("archive.add_identification"),
        "may_emend": user.has_perm("archive.add_emendation"),
        "may_gloss": user.has_perm("archive.add_gloss"),
    }


def _proposals(report: Report) -> list[MeetingProposal]:
    """What is to be decided about it: meetings that are there first."""
    rows = MeetingProposal.objects.open().about(report).with_reports().order_by("pk")
    return sorted((row.beside(report) for row in rows), key=lambda row: row.counterpart is not None)
