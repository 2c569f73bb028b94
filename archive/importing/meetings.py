"""Which meetings new reports may be accounts of: proposed to an editor, never joined."""

from __future__ import annotations

from collections.abc import Sequence

from archive.models import Meeting, MeetingProposal, Mention, Report


def proposals_for(reports: Sequence[Report]) -> list[MeetingProposal]:
    """A proposal for each meeting of a new report's day at which somebody was whom the report names; not saved."""
    reports = [report for report in reports if report.event_date and not report.meeting_id]
    if not reports:
        return []
    present: dict[int, set[int]] = {}
    by_date: dict[str, list[Meeting]] = {}
    meetings = Meeting.objects.filter(date__in={report.event_date for report in reports})
    for meeting in meetings.prefetch_related("participations"):
        by_date.setdefault(meeting.date, []).append(meeting)
        present[meeting.pk] = {p.person_id for p in meeting.participations.all()}
    if not by_date:
        return []
    named: dict[int, set[int]] = {}
    mentions = Mention.objects.filter(report__in=reports).exclude(person=None)
    for report_id, person_id in mentions.order_by().values_list("report", "person").distinct():
        named.setdefault(report_id, set()).add(person_id)
    return [
        MeetingProposal(
            report=report, meeting=meeting, reason=f"The same day ({report.event_date}), and people in common."
        )
        for report in reports
        for meeting in by_date.get(report.event_date, ())
        if named.get(report.pk, set()) & present[meeting.pk]
    ]
