"""Reports joined to the meeting that they are accounts of: an editor's decision on what the archive has proposed."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive.changing.binning import RefusedBinning, bin_authority
from archive.importing.meetings import propose
from archive.importing.pairing import IN_COMMON
from archive.models import Meeting, MeetingProposal, Mention, Participation, Person, Report, Voice
from archive.rendering.dates import show_date
from archive.rendering.phrases import and_list, capitalise

from .changing import RefusedChange
from .renaming import is_taken

OTHER = "other"
"""The kind of an event of which nothing more is known."""

_State = MeetingProposal.State
_LONGEST_PLACE = Meeting._meta.get_field("place").max_length or 0
_LONGEST_LABEL = Meeting._meta.get_field("label").max_length or 0
_LONGEST_SLUG = Meeting._meta.get_field("slug").max_length or 0


class RefusedJoin(RefusedChange):
    """What was proposed can't be decided so (any more); the message says why. Nothing was written."""


@transaction.atomic
def decide(*, proposal: MeetingProposal, state: str, by: Any, expected: str | None = None) -> MeetingProposal:
    """Record an editor's decision, and return the proposal as it stands then. Raises RefusedJoin.

    Where she saw it in the state `expected` and somebody else has decided since, nothing is done.
    Accepted, the report is an account of the meeting, or both reports are of one that is made for them; a report is an
    account of one meeting. Otherwise they are no longer, where it was the proposal that had made them so.
    """
    keys = [key for key in (proposal.report_id, proposal.other_id) if key]
    reports = Report.objects.lock_together(keys)
    proposal = MeetingProposal.objects.lock(proposal)
    if expected not in (None, proposal.state) and (proposal.state, proposal.decided_by) != (state, by):
        raise RefusedJoin(_tell_decided(proposal))
    for report in reports:
        if report.binned_at is not None:
            raise RefusedJoin(_("“%(report)s” lies in the bin: fetch it back first.") % {"report": report})
    before, proposal.state = proposal.state, state
    proposal.decided_by = by if state in (_State.ACCEPTED, _State.REFUSED) else None
    if proposal.other_id is None:
        _decide_on_meeting(proposal, reports[0], by)
    elif before != state:
        _decide_on_pair(proposal, reports, before, by)
    return proposal


def _tell_decided(proposal: MeetingProposal) -> str:
    """What became of a proposal that somebody was just about to decide on."""
    words = {"who": proposal.decided_by, "state": proposal.get_state_display()}
    if proposal.decided_by is None:
        return _("This is not as the page showed it (it is %(state)s now): nothing was changed.") % words
    return _("“%(who)s” has decided on this meanwhile (%(state)s): nothing was changed.") % words


def _decide_on_meeting(proposal: MeetingProposal, report: Report, by: Any) -> None:
    meeting = Meeting.objects.get(proposals=proposal)
    if proposal.state == _State.ACCEPTED and meeting.binned_at is not None:
        raise RefusedJoin(_("The meeting “%(meeting)s” lies in the bin: fetch it back first.") % {"meeting": meeting})
    proposal.save()
    if proposal.state == _State.ACCEPTED:
        others = report.meeting_proposals.filter(state=_State.ACCEPTED, other=None).exclude(pk=proposal.pk)
        others.update(state=_State.REFUSED, decided_by=by)
        _join([report], meeting)
    elif report.meeting_id == meeting.pk:
        _join([report], None)
    if proposal.state == _State.REFUSED:
        propose([report])  # perhaps it is of one that nobody has made


def _decide_on_pair(proposal: MeetingProposal, reports: Sequence[Report], before: str, by: Any) -> None:
    earlier, later = reports
    if proposal.state == _State.ACCEPTED:
        for report in reports:
            if report.state == Report.State.WITHDRAWN:
                raise RefusedJoin(_("“%(report)s” has been withdrawn meanwhile: nobody is asked about it.") % {"report": report})  # fmt: skip
            if report.meeting is not None:
                words = {"report": report, "meeting": report.meeting}
                raise RefusedJoin(
                    _("“%(report)s” has been joined to the meeting “%(meeting)s” meanwhile: join the other one to that.") % words
                )  # fmt: skip
        if earlier.event_date != later.event_date:
            days = {"one": earlier.event_date or "–", "other": later.event_date or "–"}
            raise RefusedJoin(
                _("The two are dated to different days now (%(one)s, %(other)s): correct that first.") % days
            )
        proposal.save()
        _join(reports, make_meeting(later=later, earlier=earlier))
        return
    proposal.save()
    meeting = earlier.meeting
    if before == _State.ACCEPTED and meeting is not None and meeting.pk == later.meeting_id:
        _join(reports, None)
        if {report.state for report in reports} == {Report.State.DRAFT}:
            _put_away(meeting, by)


def _put_away(meeting: Meeting, by: Any) -> None:
    """Put the meeting of two accounts that are none of it into the bin, where nothing else has to do with it.

    There it is no longer asked about, and whoever made it by one button need not ask somebody else to take it away.
    """
    with suppress(RefusedBinning):
        bin_authority(record=meeting, by=by)


def _join(reports: Collection[Report], meeting: Meeting | None) -> None:
    for report in reports:
        report.meeting = meeting
        report.save(update_fields=["meeting"])


def make_meeting(*, later: Report, earlier: Report) -> Meeting:
    """The meeting that two reports are accounts of, made of what both say.

    So its page tells nothing that is known from a draft alone, whichever of them is published first. At it were those
    of the people in common who speak or are spoken to, or all where these are fewer than two.
    """
    people = _took_part(earlier, later)
    kind = earlier.kind if earlier.kind == later.kind else OTHER
    place = earlier.place if earlier.place == later.place and len(earlier.place) <= _LONGEST_PLACE else ""
    label = _label(kind, [person.label for person in people], earlier.event_date)
    meeting = _create(Meeting(label=label, kind=kind, date=earlier.event_date, place=place))
    tenures = _tenures([earlier, later], people)
    for person in people:
        Participation.objects.create(meeting=meeting, person=person, tenure_id=tenures.get(person.pk))
    return meeting


def _create(meeting: Meeting) -> Meeting:
    """The meeting, saved, with an address of its own."""
    meeting.slug = _slug(meeting.label, meeting.date)
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError:  # another of this name was made at the same moment, and is there now
        meeting.slug = _slug(meeting.label, meeting.date)
        meeting.save(force_insert=True)
    return meeting


def _took_part(earlier: Report, later: Report) -> list[Person]:
    """The people at the meeting, in the order in which the earlier report names them."""
    keys = [earlier.pk, later.pk]
    # Who brought a message need not have been there.
    voices = set(Voice.objects.exclude(capacity=Voice.Capacity.CONVEYOR).known_in(keys))
    named = {*Mention.objects.known_in(keys), *voices}
    common = {person for report, person in named if report == earlier.pk}
    common &= {person for report, person in named if report == later.pk}
    speaking = common & {person for _report, person in voices}
    wanted = speaking if len(speaking) >= IN_COMMON else common
    firsts = Mention.objects.filter(report=earlier, person__in=wanted).order_by().values_list("person")
    order = dict(firsts.annotate(first=Min("start")))
    people = Person.objects.filter(pk__in=wanted, binned_at=None)
    return sorted(people, key=lambda person: (order.get(person.pk, len(earlier.text)), person.pk))


def _tenures(reports: Sequence[Report], people: Sequence[Person]) -> dict[int, int]:
    """The tenure (key) of each person (key) that day, where all places of the reports that know one know the same."""
    voices = Voice.objects.filter(statement__report__in=reports, person__in=people)
    mentions = Mention.objects.filter(report__in=reports, person__in=people)
    found: dict[int, set[int]] = {}
    for rows in (voices, mentions):
        for person, tenure in rows.exclude(tenure=None).order_by().values_list("person", "tenure").distinct():
            found.setdefault(person, set()).add(tenure)
    return {person: tenures.pop() for person, tenures in found.items() if len(tenures) == 1}


def _label(kind: str, names: Sequence[str], day: str) -> str:
    """“Telephone talks of A and B, 5 August 2003”; of many, those who fit."""
    what = capitalise(kind) if kind != OTHER else _("Meeting")
    for number in range(len(names), 0, -1):
        named = [*names[:number], *([_("others")] if number < len(names) else [])]
        label = _("%(what)s of %(who)s, %(day)s") % {"what": what, "who": and_list(named), "day": show_date(day)}
        if len(label) <= _LONGEST_LABEL:
            return label
    return _("%(what)s, %(day)s") % {"what": what, "day": show_date(day)}


def _slug(label: str, day: str) -> str:
    """The label in small Latin letters, as the form of a new meeting offers it, with a number where that is taken."""
    slug = slugify(unicodedata.normalize("NFKD", label)) or slugify(f"meeting {day}")
    for number in range(1, 1000):
        end = f"-{number}" if number > 1 else ""
        tried = slug[: _LONGEST_SLUG - len(end)].strip("-") + end
        if not is_taken("meeting", tried):
            return tried
    raise RefusedJoin(_("There are too many meetings of this name already."))
