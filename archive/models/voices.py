"""Who speaks and who is named in a record, as far as it is known, and the editors' decisions on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Left, Lower, Substr
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import not_binned
from .breakdown import Statement
from .doubts import counted


class VoiceQuerySet(models.QuerySet["Voice"]):
    """Sets of voices."""

    def known_in(self, reports: Collection[int]) -> models.QuerySet[Voice, tuple[int, int]]:
        """Whoever is known to speak, to be spoken to or to convey in these reports: keys of report and person, each pair once."""
        rows = self.filter(statement__report__in=reports).exclude(person=None).order_by()
        return rows.values_list("statement__report", "person").distinct()

    def unresolved_names(self) -> models.QuerySet[Voice, dict[str, Any]]:
        """The names of which nobody is known, each with the reason and its number of `statements`, most frequent first."""
        names = self.filter(person=None).order_by().values("name", "unresolved")
        return names.annotate(statements=models.Count("statement", distinct=True)).order_by("-statements", "name")

    def undecided(self) -> Self:
        """Those of which nobody is known, and of which no editor has said that it can't be told; none in the bin."""
        return self.filter(person=None).exclude(_decided("statement__report")).exclude(_binned("statement__report"))

    def undecided_names(self) -> models.QuerySet[Voice, dict[str, Any]]:
        """The undecided names, each with its number of `statements` and of `reports`, most frequent first."""
        names = self.undecided().order_by().values("name")
        return names.annotate(
            why=models.Min("unresolved"),
            statements=models.Count("statement", distinct=True),
            reports=models.Count("statement__report", distinct=True),
        ).order_by("-statements", "name")

    def names_to_settle(self) -> models.QuerySet[Voice, dict[str, Any]]:
        """The undecided names, each with its number of voices (`places`) and a reason (`why`), in no order.

        As `undecided_names`, but without asking each voice for its report: of the few that are decided, or whose report
        lies in the bin, it is asked where they stand.
        """
        own = Voice.objects.filter(pk=models.OuterRef("pk"))
        decided = own.filter(
            statement__report__identifications__person=None,
            statement__report__identifications__name__iexact=models.F("name"),
        )
        binned = own.filter(statement__report__binned_at__isnull=False)
        rows = self.filter(~models.Exists(decided), ~models.Exists(binned), person=None).order_by().values("name")
        return rows.annotate(why=models.Min("unresolved"), places=models.Count("pk"))


class Voice(models.Model):
    """One person's part in a statement: who speaks, is spoken to, or conveys the message.

    `name` is the fullest form that the record gives; `as_printed` the words nearest to the statement, with their
    offsets. Without a person, `unresolved` says why.
    """

    class Capacity(models.TextChoices):
        """What the person does in the statement."""

        SPEAKER = "speaker", _("speaker")
        ADDRESSEE = "addressee", _("addressee")
        CONVEYOR = "conveyor", _("conveyor")

    statement = models.ForeignKey(Statement, models.CASCADE, verbose_name=_("statement"), related_name="voices")
    capacity = models.CharField(_("capacity"), max_length=9, choices=Capacity)
    ordinal = models.PositiveSmallIntegerField(_("ordinal"))
    name = models.CharField(_("name in the record"), max_length=200)
    as_printed = models.CharField(_("as printed"), max_length=300, blank=True)
    printed_start = models.PositiveIntegerField(_("printed from character"), null=True, blank=True)
    printed_end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    person = models.ForeignKey(
        "Person", models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="voices"
    )
    tenure = models.ForeignKey(
        "Tenure", models.PROTECT, verbose_name=_("office that day"), null=True, blank=True, related_name="voices"
    )
    unresolved = models.CharField(_("why nobody is identified"), max_length=300, blank=True)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        indexes = [
            models.Index(fields=["name", "statement"], condition=models.Q(person=None), name="voice_unknown"),
        ]
        triggers = counted(
            "names",
            "SELECT part.report_id FROM {rows} AS voice JOIN archive_part AS part ON part.id = voice.statement_id WHERE voice.person_id IS NULL",
        )
        ordering = ["statement", "capacity", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "capacity", "ordinal"], name="voice_once"),
            models.CheckConstraint(
                condition=Q(capacity__in=["speaker", "addressee", "conveyor"]), name="voice_capacity"
            ),
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(unresolved=""))
                | (Q(person__isnull=True, tenure__isnull=True) & ~Q(unresolved="")),
                name="voice_resolved_or_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.capacity})"


class MentionQuerySet(models.QuerySet["Mention"]):
    """Sets of mentions."""

    def known_in(self, reports: Collection[int]) -> models.QuerySet[Mention, tuple[int, int]]:
        """Whoever is known by a name in these reports: keys of report and person, each pair once."""
        rows = self.filter(report__in=reports).exclude(person=None).order_by()
        return rows.values_list("report", "person").distinct()

    def undecided(self) -> Self:
        """Those of which nobody is known, and of which no editor has said that it can't be told; none in the bin."""
        return self.filter(person=None).exclude(_decided("report")).exclude(_binned("report"))

    def undecided_names(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """The undecided names, each with its number of `places` and of `reports`, most frequent first."""
        names = self.undecided().order_by().values("name")
        return names.annotate(
            why=models.Min("unresolved"),
            places=models.Count("pk"),
            reports=models.Count("report", distinct=True),
        ).order_by("-places", "name")

    def names_to_settle(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """The undecided names, each with its number of `places` and a reason (`why`), in no order."""
        rows = self.undecided().order_by().values("name")
        return rows.annotate(why=models.Min("unresolved"), places=models.Count("pk"))

    def with_surroundings(self, number: int) -> Self:
        """Each with so many characters of the record `before` and `after` it; only these leave the database."""
        before = Greatest(F("start") - number, models.Value(0))
        text = F("report__source_text__text")
        return self.annotate(
            before=Left(Substr(text, before + 1), F("start") - before), after=Substr(text, F("end") + 1, number)
        )


def _binned(report: str) -> Q:
    """The condition that the row's report lies in the bin, in which there are few; `report` is the way there."""
    return Q(**{f"{report}__in": apps.get_model("archive", "Report").objects.in_bin().values("pk")})


def _decided(report: str) -> models.Exists:
    """The condition that an editor has decided on the row's name in its report; `report` is the way there."""
    return models.Exists(
        Identification.objects.filter(report=models.OuterRef(report), name__iexact=models.OuterRef("name"))
    )


class Mention(models.Model):
    """A person's name where it stands in the text, also of persons only spoken about."""

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="mentions")
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    words = models.CharField(_("as printed"), max_length=300)
    name = models.CharField(_("name in the record"), max_length=200)
    person = models.ForeignKey(
        "Person", models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="mentions"
    )
    tenure = models.ForeignKey(
        "Tenure", models.PROTECT, verbose_name=_("office that day"), null=True, blank=True, related_name="mentions"
    )
    unresolved = models.CharField(_("why nobody is identified"), max_length=300, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        indexes = [
            models.Index(fields=["name", "report"], condition=models.Q(person=None), name="mention_unknown"),
        ]
        ordering = ["report", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_has_words"),
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(unresolved=""))
                | (Q(person__isnull=True, tenure__isnull=True) & ~Q(unresolved="")),
                name="mention_resolved_or_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Identification(models.Model):
    """An editor's decision who is meant by a name in a report; no parser run undoes it. Nobody: known to be unknown."""

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="identifications")
    name = models.CharField(_("name in the record"), max_length=200)
    person = models.ForeignKey(
        "Person", models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="identifications"
    )
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("by"), null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("identification")
        verbose_name_plural = _("identifications")
        triggers = [
            audited(),
            not_binned("person", "archive_person"),
            *counted("names", "SELECT report_id FROM {rows}"),
        ]
        ordering = ["report", "name"]
        constraints = [
            models.UniqueConstraint(
                "report",
                Lower("name"),
                name="identification_once",
                violation_error_message=_("It is decided already who is meant by this name."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.person or _('nobody known')}"
