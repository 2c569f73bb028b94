"""Sets of reports: those that are public, at work or in the bin, and what lists of them show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models.functions import Coalesce

from . import identifiers
from .keyset import BIN, REPORTS, Place, newest_first, older

if TYPE_CHECKING:
    from .published import PublishedPart
    from .report import Report


class ReportQuerySet(models.QuerySet["Report"]):
    """Sets of reports, and who may see them."""

    def published(self) -> Self:
        """Reports of which an edition is current: what the public may see."""
        return self.filter(state=self.model.State.PUBLISHED, current_edition__isnull=False)

    def unprojected(self) -> Self:
        """Published reports that the projection lacks."""
        return self.published().filter(published_report__isnull=True)

    def lock(self, report: Report) -> Report:
        """The report as it stands, locked until the transaction ends.

        Without joins: PostgreSQL gives the locked row as it is after the wait, but rows joined to it as they were
        before, so that a new edition would look like none.
        """
        return self.select_for_update().get(pk=report.pk)

    def lock_together(self, reports: Iterable[int]) -> list[Report]:
        """Those of the reports (keys) that are here as they stand, in the order of their keys, locked as by `lock`.

        A row that points at one of them may be added meanwhile: a proposal about two reports does not wait for whoever
        works on the other one, who may wait for this one.
        """
        return list(self.select_for_update(no_key=True).filter(pk__in=set(reports)).order_by("pk"))

    def mint(self, number: int) -> list[str]:
        """So many new identifiers that no report has."""
        return identifiers.mint_free(
            number, lambda drawn: self.filter(rid__any_of=drawn).values_list("rid", flat=True)
        )

    def with_text(self) -> Self:
        """Each with its text, in the same query; without the bytes as received, which may be tens of megabytes."""
        return self.select_related("source_text").defer("source_text__received")

    def in_bin(self) -> Self:
        """Reports that were thrown away, and can be fetched back."""
        return self.filter(binned_at__isnull=False)

    def not_binned(self) -> Self:
        """Reports that are worked on, or published."""
        return self.filter(binned_at=None)

    def without_meeting(self) -> Self:
        """Reports that are accounts of no meeting yet, and could be: neither in the bin nor withdrawn."""
        return self.filter(meeting=None, binned_at=None).exclude(state=self.model.State.WITHDRAWN)

    def of_event_dates(self, dates: Iterable[str]) -> Self:
        """Reports whose event has just one of these dates, written so."""
        return self.filter(event_date__any_of=set(dates))

    def divided_by_an_older_parser(self, version: str) -> Self:
        """Reports whose text today's parser has not looked at, and that wait for no decision on what it proposes."""
        return self.not_binned().filter(version__gt=0).exclude(parser=version).exclude(_has_proposal())

    def untaken_drafts(self) -> Self:
        """Drafts that nobody works on and nobody has handed in."""
        return self.filter(state=self.model.State.DRAFT, taken_by=None, binned_at=None).exclude(_in_review())

    def gone_over_by_older_passes(self, version: str) -> Self:
        """Reports in which today's passes have not looked for what is said as data."""
        return self.not_binned().filter(version__gt=0).exclude(passes=version)

    def with_proposals(self) -> Self:
        """Reports for which a newer parser proposes something else."""
        return self.not_binned().filter(_has_proposal())

    def in_bin_order(self) -> Self:
        """What lies in the bin, put there last first, with whoever put it there."""
        return self.in_bin().order_by(*newest_first(BIN)).select_related("binned_by", "publisher")

    def after_in_bin(self, place: Place) -> Self:
        """What follows that place in the order of `in_bin_order`."""
        return self.filter(older(place, BIN))

    def touched_by(self, change_set: Any) -> Self:
        """Reports that the change set has made or changed, in the order in which they came to the archive."""
        revised = change_set.revisions.order_by().values("report")
        return self.filter(models.Q(pk__in=revised) | models.Q(pk__in=change_set.data.get("reports", ()))).order_by(
            "pk"
        )

    def newest_first(self) -> Self:
        """In the order of lists: by the event's day, newest first, with a stable order within a day."""
        return self.order_by(*newest_first(REPORTS))

    def once_public(self) -> Self:
        """Reports that are published, or were and have been withdrawn: those whose identifier is known outside."""
        return self.exclude(state=self.model.State.DRAFT)

    def with_current_edition(self) -> Self:
        """Each with its current edition, in the same query."""
        return self.select_related("current_edition")

    def with_published(self) -> Self:
        """Each with its row of the projection and the meeting of that, without the long texts, in the same query."""
        texts = (f"published_report__{name}" for name in ("head", "summary", "document", "page"))
        return self.select_related("published_report__meeting").defer(*texts)

    def get_place(self, rid: str) -> Place:
        """Where that report stands in the order of `newest_first`. Raises Report.DoesNotExist."""
        place: Place = self.values_list(*REPORTS).get(rid=rid)
        return place

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, REPORTS))

    def with_open_work(self) -> Self:
        """Each with the numbers of its `open_flags`, its `unchecked` statements and its `open_names`."""
        get_model = apps.get_model
        flags = get_model("archive", "Flag").objects.filter(settled_at=None)
        statements = get_model("archive", "Statement").objects.filter(confirmed_by=None)
        voices = get_model("archive", "Voice").objects.undecided()
        return self.annotate(
            open_flags=_number_of(flags, "report"),
            unchecked=_number_of(statements, "report"),
            open_names=_number_of(voices, "statement__report", distinct="name"),
        )

    def doubtful(self) -> Self:
        """Reports with an open flag, an unsure statement or an undecided name."""
        return self.filter(doubts__need__gt=0)

    def with_doubts(self) -> Self:
        """Each with its `doubts`, in the same query, and the number of its `statements`."""
        statements = apps.get_model("archive", "Statement").objects.all()
        return self.select_related("doubts").annotate(statements=_number_of(statements, "report"))

    def without_doubt(self) -> Self:
        """Reports with a breakdown and without an open flag, an unsure statement or an undecided name."""
        return self.filter(doubts__need=0, version__gt=0)

    def with_standing(self) -> Self:
        """Each with its `standing`, how far it has come as people see it: a word of Report.Standing."""
        standing = self.model.Standing
        return self.annotate(
            standing=models.Case(
                models.When(_in_review(), then=models.Value(standing.IN_REVIEW)),
                models.When(state=self.model.State.WITHDRAWN, then=models.Value(standing.WITHDRAWN)),
                models.When(changes_pending(), then=models.Value(standing.PENDING)),
                models.When(state=self.model.State.PUBLISHED, then=models.Value(standing.PUBLISHED)),
                default=models.Value(standing.DRAFT),
                output_field=models.CharField(),
            )
        )

    def in_review(self) -> Self:
        """Reports that are handed in and wait for a reviewer."""
        return self.filter(_in_review())

    def with_changes_pending(self) -> Self:
        """Published reports whose working copy has been changed since their current edition."""
        return self.filter(changes_pending())

    def free_for(self, user: Any) -> Self:
        """Reports that are not in review, not withdrawn, and taken by nobody else."""
        is_free = models.Q(taken_by=None) | models.Q(taken_by=user)
        return self.filter(is_free, ~_in_review()).exclude(state="withdrawn")

    def of_uncertain_date(self) -> Self:
        """Reports of an event without a date, without one to the day, or with one marked as uncertain.

        From one day to another is a date to the day.
        """
        return self.filter(UNCERTAIN_DATE, binned_at=None)

    def naming_nobody_known(self, name: str) -> Self:
        """Reports in which nobody is known by that name, and no editor has decided on it."""
        get_model = apps.get_model
        voices = get_model("archive", "Voice").objects.undecided().filter(name__iexact=name)
        mentions = get_model("archive", "Mention").objects.undecided().filter(name__iexact=name)
        named = models.Q(pk__in=voices.values("statement__report")) | models.Q(pk__in=mentions.values("report"))
        return self.not_binned().filter(named)

    def with_part(self, parts: models.QuerySet[PublishedPart]) -> Self:
        """Reports to which one of these published parts belongs."""
        return self.filter(models.Exists(parts.filter(report=models.OuterRef("pk"))))


UNCERTAIN_DATE = models.Q(event_date="") | ~models.Q(
    event_date__regex=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
)
"""The condition that the date of the event is not known to the day, or not for sure."""


def _in_review() -> models.Exists:
    submissions = apps.get_model("archive", "Submission").objects.filter(report=models.OuterRef("pk"), outcome="open")
    return models.Exists(submissions)


def changes_pending(report: str = "") -> models.Q:
    """The condition that a published report, to which `report` leads ("report__"), has later revisions than its edition.

    What is no part of the working value (source note, meeting, who is meant) leaves no revision, and does not show here.
    """
    return models.Q(**{f"{report}is_pending": True})


def _number_of(rows: models.QuerySet[Any], report: str, *, distinct: str = "pk") -> Coalesce:
    """How many of the rows belong to a report, to which `report` leads; 0 where none does."""
    own = rows.filter(**{report: models.OuterRef("pk")}).order_by().values(report)
    return Coalesce(models.Subquery(own.annotate(n=models.Count(distinct, distinct=True)).values("n")), 0)


def _has_proposal() -> models.Exists:
    flags = apps.get_model("archive", "Flag").objects.filter(kind="proposal", settled_at=None)
    return models.Exists(flags.filter(report=models.OuterRef("pk")))
