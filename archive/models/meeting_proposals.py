"""What reports may be accounts of: a meeting that is there, or one that nobody has made yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import exactly_one
from .meetings import Meeting

if TYPE_CHECKING:
    from .report import Report

FOLLOWED = pgtrigger.Trigger(
    name="meeting_proposals_follow",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("meeting_id"),  # type: ignore[no-untyped-call]
    condition=pgtrigger.Condition("OLD.meeting_id IS DISTINCT FROM NEW.meeting_id"),
    func="""
        IF NEW.meeting_id IS NULL THEN
            UPDATE archive_meetingproposal AS pair SET state = 'open'
            FROM archive_report AS one, archive_report AS two
            WHERE (pair.report_id = NEW.id OR pair.other_id = NEW.id) AND pair.other_id IS NOT NULL AND pair.state = 'settled'
                AND one.id = pair.report_id AND two.id = pair.other_id AND one.meeting_id IS NULL AND two.meeting_id IS NULL;
            RETURN NULL;
        END IF;
        INSERT INTO archive_meetingproposal (report_id, meeting_id, reason, state)
            SELECT beside.id, NEW.meeting_id, pair.reason, 'open'
            FROM archive_meetingproposal AS pair JOIN archive_report AS beside
                ON beside.id = CASE WHEN pair.report_id = NEW.id THEN pair.other_id ELSE pair.report_id END
            WHERE (pair.report_id = NEW.id OR pair.other_id = NEW.id) AND pair.other_id IS NOT NULL
                AND pair.state IN ('open', 'settled') AND beside.meeting_id IS NULL
            ORDER BY beside.id
            ON CONFLICT (report_id, meeting_id) DO NOTHING;
        UPDATE archive_meetingproposal SET state = 'settled'
            WHERE (report_id = NEW.id OR other_id = NEW.id) AND state = 'open'
                AND (other_id IS NOT NULL OR meeting_id = NEW.meeting_id);
        RETURN NULL;
    """,
)
"""The trigger of reports by which a proposal follows a join, however that was made: what two reports were asked about
together is asked of the other one for the meeting of the first, and asked of both again when the first leaves it."""


class MeetingProposalQuerySet(models.QuerySet["MeetingProposal"]):
    """Sets of proposals."""

    def open(self) -> Self:
        """Those that an editor can decide on now: not while a report, or the meeting, lies in the bin."""
        there = Q(report__binned_at=None, other__binned_at=None, meeting__binned_at=None)
        return self.filter(there, state=MeetingProposal.State.OPEN)

    def about(self, report: Report) -> Self:
        """Those in which the report stands, whichever of two it is."""
        return self.filter(Q(report=report) | Q(other=report))

    def with_reports(self) -> Self:
        """Each with its report or both, their houses, and the meeting, in the same query."""
        return self.select_related("report__publisher", "other__publisher", "meeting")

    def lock(self, proposal: MeetingProposal) -> MeetingProposal:
        """The proposal as it stands, locked until the transaction ends; its reports are to be locked before."""
        return self.select_for_update().get(pk=proposal.pk)


class MeetingProposal(models.Model):
    """The archive's guess that a report is an account of a meeting; an editor decides.

    The meeting is there, or nobody has made it, and the `other` report, of another house, may be an account of it too.
    Of two reports, `report` is the one that came later. They are proposed once, also where that was refused.
    """

    class State(models.TextChoices):
        """What became of the guess."""

        OPEN = "open", _("to be decided")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        SETTLED = "settled", _("settled otherwise")

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="meeting_proposals")
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, verbose_name=_("meeting"), null=True, blank=True, related_name="proposals"
    )
    other = models.ForeignKey(
        "Report", models.CASCADE, verbose_name=_("other report"), null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("decided by"), null=True, blank=True, related_name="+"
    )
    # Not stored: the one of the two on whose page the other is not, as `beside` sets it.
    counterpart: Any

    objects = MeetingProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting proposal")
        verbose_name_plural = _("meeting proposals")
        triggers = [audited()]
        ordering = ["state", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "meeting"], name="meeting_proposed_once"),
            models.UniqueConstraint(fields=["report", "other"], name="meeting_pair_proposed_once"),
            models.CheckConstraint(condition=exactly_one("meeting", "other"), name="meeting_proposal_of_one_thing"),
            # So a pair has one way to be written. Keys grow: the later report stands first.
            models.CheckConstraint(condition=Q(other=None) | Q(other__lt=F("report")), name="meeting_pair_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "refused", "settled"]), name="meeting_proposal_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} → {self.meeting}" if self.other is None else f"{self.report} = {self.other}"

    def beside(self, report: Report) -> MeetingProposal:
        """The same with its `counterpart`: of two reports the one that is not this one, else None."""
        self.counterpart = self.report if self.other_id == report.pk else self.other
        return self
