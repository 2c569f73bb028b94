"""Which meetings reports may be accounts of, also such as nobody has made yet: proposed to an editor, never joined."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db.models import Q

from archive.models import Meeting, MeetingProposal, Mention, Person, Report, Voice

from .pairing import COMPARED, IN_COMMON, Account, Pair, best, comparable, pairs

NAMED = 5
"""People in common whom a reason names; of more it says how many."""


def propose(reports: Sequence[Report]) -> int:
    """Write down what `proposals_for` finds for these reports, new or not; how many proposals these were."""
    found = proposals_for(reports)
    MeetingProposal.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


def proposals_for(reports: Sequence[Report]) -> list[MeetingProposal]:
    """What is to be asked about these reports and was not asked before; not saved. As many queries for many as for one.

    For each meeting of a report's day at which somebody was whom it names, whether it is an account of that; and for
    each report of another house, without a meeting too, that names two of the same people on the same day, whether
    both are accounts of one meeting. Where that is there already, each is asked about it instead.
    """
    reports = [report for report in reports if report.event_date and not report.meeting_id and not report.binned_at]
    if not reports:
        return []
    accounts = [Account(report.pk, report.event_date, report.publisher_id) for report in reports]
    present = _present({account.day for account in accounts})
    dated = {report.pk for report in reports if report.day and report.state != _WITHDRAWN}
    there = _others([account for account in accounts if account.report in dated])
    if not present and not there and len({account.house for account in accounts}) < 2:
        return []
    new, there = _with_people(accounts, there)
    found = pairs([account for account in new if account.report in dated], there)
    known = _Known({account.report for account in new}.union(*((pair.report, pair.other) for pair in found)))
    asked = {
        (account.day, account.report, meeting)
        for account in new
        for meeting, people in present.get(account.day, {}).items()
        if account.people & people
    }
    unmade = []
    for pair in found:
        made = known.find_meeting(pair, present.get(pair.day, {}))
        if made is not None:
            asked |= {(pair.day, pair.report, made), (pair.day, pair.other, made)}
        elif (pair.report, pair.other) not in known.pairs:
            unmade.append(pair)
    return [*_of_meetings(asked, known), *_of_pairs(best(unmade, known.standing))]


_WITHDRAWN = Report.State.WITHDRAWN


class _Known:
    """What was asked about these reports (keys) before: states by report and meeting, and by the two reports of a pair."""

    def __init__(self, reports: Collection[int]) -> None:
        self.meetings: dict[tuple[int, int], str] = {}
        self.pairs: dict[tuple[int, int], str] = {}
        self.standing: dict[int, int] = {}
        rows = MeetingProposal.objects.filter(Q(report__in=reports) | Q(other__in=reports)).order_by()
        for report, meeting, other, state in rows.values_list("report", "meeting", "other", "state"):
            if other is None:
                self.meetings[report, meeting] = state
                continue
            self.pairs[report, other] = state
            if state == MeetingProposal.State.OPEN:
                for key in (report, other):
                    self.standing[key] = self.standing.get(key, 0) + 1

    def find_meeting(self, pair: Pair, present: dict[int, set[int]]) -> int | None:
        """The meeting (key) with the people of both reports that neither was refused for; None where there is none."""
        for meeting, people in present.items():
            states = {self.meetings.get((report, meeting)) for report in (pair.report, pair.other)}
            if len(people & pair.people) >= IN_COMMON and MeetingProposal.State.REFUSED not in states:
                return meeting
        return None


def _present(days: Collection[str]) -> dict[str, dict[int, set[int]]]:
    """Who was (keys) at each meeting (key) of these days."""
    found: dict[str, dict[int, set[int]]] = {}
    for meeting in Meeting.objects.filter(date__in=days, binned_at=None).prefetch_related("participations"):
        found.setdefault(meeting.date, {})[meeting.pk] = {p.person_id for p in meeting.participations.all()}
    return found


def _others(new: Sequence[Account]) -> list[Account]:
    """The other reports of these days that could be accounts of a meeting which nobody has made."""
    own = {account.report for account in new}
    rows = Report.objects.without_meeting().of_event_dates(account.day for account in new).order_by()
    there = [Account(*row) for row in rows.values_list("pk", "event_date", "publisher") if row[0] not in own]
    return comparable(new, there)


def _with_people(*lists: Sequence[Account]) -> list[list[Account]]:
    """The lists with the people whom each report names."""
    people: dict[int, set[int]] = {}
    keys = [account.report for accounts in lists for account in accounts]
    for report, person in (*Mention.objects.known_in(keys), *Voice.objects.known_in(keys)):
        people.setdefault(report, set()).add(person)
    return [
        [replace(account, people=frozenset(people.get(account.report, ()))) for account in accounts]
        for accounts in lists
    ]


def _of_meetings(asked: Collection[tuple[str, int, int]], known: _Known) -> list[MeetingProposal]:
    """Of each day, report (key) and meeting (key) that was not asked before."""
    return [
        MeetingProposal(report_id=report, meeting_id=meeting, reason=f"The same day ({day}), and people in common.")
        for day, report, meeting in sorted(asked)
        if (report, meeting) not in known.meetings
    ]


def _of_pairs(chosen: Sequence[Pair]) -> list[MeetingProposal]:
    labels = dict(
        Person.objects.filter(pk__in={key for pair in chosen for key in pair.people}).values_list("pk", "label")
    )
    return [
        MeetingProposal(report_id=pair.report, other_id=pair.other, reason=_reason(pair, labels)) for pair in chosen
    ]


def _reason(pair: Pair, labels: dict[int, str]) -> str:
    """What speaks for it; it holds as well for the meeting of one of both, once there is one."""
    names = sorted(labels[key] for key in pair.people)
    more = f", and {len(names) - NAMED} more" if len(names) > NAMED else ""
    reason = f"The same day ({pair.day}), and people in common: {', '.join(names[:NAMED])}{more}."
    if pair.is_cut:
        reason += f" That day has more records of other houses than the {COMPARED} that were compared."
    return reason
