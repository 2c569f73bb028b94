"""What the page of a report shows besides its form: statements, flags, people to be identified, history."""

from __future__ import annotations

from collections import Counter
from typing import Any

from archive.models import Flag, Report, Statement, Voice
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown
from archive.parsing.paths import printed_place
from archive.working_copy import working_value

from .naming import names_in_record

REVISIONS = 15
"""How many revisions the page lists; the rest stands in the list of revisions."""


def describe_page(report: Report, user: Any) -> dict[str, Any]:
    """The context of the report's page; the number of queries does not depend on what the report has."""
    text = report.text
    breakdown = working_value(report).breakdown if report.version else Breakdown()
    return {
        "report": report,
        "shown_rid": show(report.rid),
        "participants": breakdown.participants,
        "names": names_in_record(breakdown),
        "outline": outline(report, text),
        "unresolved": list(Voice.objects.filter(statement__report=report).unresolved_names()),
        "flags": [{"row": flag, "words": _at(text, flag)} for flag in report.flags.open()],
        "emendations": [{"row": row, "words": text[row.start : row.end]} for row in report.emendations.all()],
        "glosses": [{"row": row, "words": text[row.start : row.end]} for row in report.glosses.all()],
        "revisions": list(report.revisions.for_lists()[:REVISIONS]),
        "waiting": list(report.waiting_source_texts().defer("text", "received")),
        "proposals": list(report.meeting_proposals.filter(state="open").select_related("meeting")),
        "may_publish": user.has_perm("archive.publish_report"),
        "may_withdraw": user.has_perm("archive.withdraw_report") and report.state == Report.State.PUBLISHED,
        "may_change": user.has_perm("archive.change_report"),
        "may_settle": user.has_perm("archive.change_flag"),
        "may_identify": user.has_perm("archive.add_identification"),
        "may_emend": user.has_perm("archive.add_emendation"),
        "may_gloss": user.has_perm("archive.add_gloss"),
    }


def outline(report: Report, text: str) -> list[dict[str, Any]]:
    """The statements of a report, a row each."""
    statements = list(Statement.objects.filter(report=report).with_people_and_topics())
    totals = Counter(statement.path for statement in statements)
    return [
        {
            "row": statement,
            "place": printed_place(statement.path, statement.number, totals[statement.path]),
            "words": text[statement.start : statement.end],
            "speakers": [voice for voice in statement.voices.all() if voice.capacity == Voice.Capacity.SPEAKER],
            "topics": sorted({tag.topic.label for tag in statement.tags.all()}),
            "checked": [str(user) for user in statement.confirmed_by.all()],
        }
        for statement in statements
    ]


def _at(text: str, flag: Flag) -> str:
    return text[flag.start : flag.end] if flag.start is not None and flag.end is not None else ""
