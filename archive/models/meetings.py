"""Events: what several records may be accounts of."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .authority import Authority
from .dates import validate_edtf


class Meeting(Authority):
    """One event, of which several reports may be accounts; a visit contains its talks and its press conference."""

    kind = models.CharField(_("kind"), max_length=40)
    date = models.CharField(_("date (EDTF)"), max_length=40, blank=True, validators=[validate_edtf])
    place = models.CharField(_("place"), max_length=200, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True, related_name="parts"
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["date", "label"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(part_of=models.F("pk")),
                name="meeting_not_part_of_itself",
                violation_error_message=_("A meeting can’t be part of itself."),
            )
        ]


class Participation(models.Model):
    """One person at one meeting, in the office held that day."""

    class Role(models.TextChoices):
        """Between whom the meeting took place, and who else was there."""

        PRINCIPAL = "principal", _("principal")
        ATTENDANT = "attendant", _("attendant")

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name=_("meeting"), related_name="participations")
    person = models.ForeignKey("Person", models.PROTECT, verbose_name=_("person"), related_name="participations")
    tenure = models.ForeignKey(
        "Tenure",
        models.PROTECT,
        verbose_name=_("office that day"),
        null=True,
        blank=True,
        related_name="participations",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.PRINCIPAL)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="participation_once",
                violation_error_message=_("This person stands there already."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=["principal", "attendant"]), name="participation_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"


class MeetingProposal(models.Model):
    """The archive's guess that a report is an account of a meeting; an editor decides."""

    class State(models.TextChoices):
        """What became of the guess."""

        OPEN = "open", _("to be decided")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="meeting_proposals")
    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name=_("meeting"), related_name="proposals")
    reason = models.TextField(_("reason"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("decided by"), null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("meeting proposal")
        verbose_name_plural = _("meeting proposals")
        ordering = ["state", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "meeting"], name="meeting_proposed_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "accepted", "refused"]), name="meeting_proposal_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} → {self.meeting}"

    @transaction.atomic
    def decide(self, *, state: str, by: Any) -> None:
        """Record an editor's decision; the report is an account of the meeting if accepted, and otherwise no longer.

        A report is an account of one meeting: another one that was accepted is refused with it.
        """
        State = MeetingProposal.State  # noqa: N806 (a class)
        self.state = state
        self.decided_by = by if state != State.OPEN else None
        self.save()
        report = self.report
        if state == State.ACCEPTED:
            others = report.meeting_proposals.filter(state=State.ACCEPTED).exclude(pk=self.pk)
            others.update(state=State.REFUSED, decided_by=by)
            report.meeting = self.meeting
        elif report.meeting == self.meeting:
            report.meeting = None
        report.save(update_fields=["meeting"])
