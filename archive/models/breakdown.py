"""The working breakdown: its history, and its rows for lists, filters and the things that point at statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from . import any_of, identifiers  # noqa: F401 # the first registers a lookup
from .audit import audited
from .doubts import SURE, counted


class PartKind(models.TextChoices):
    """What a part of a record is."""

    TITLE = "title", _("title")
    DATELINE = "dateline", _("dateline")
    LABEL = "label", _("label")
    HEADING = "heading", _("heading")
    LEAD_IN = "lead_in", _("lead-in")
    SPEAKER_LABEL = "speaker_label", _("speaker label")
    STATEMENT = "statement", _("statement")
    NARRATIVE = "narrative", _("narrative")
    FURNITURE = "furniture", _("furniture")


class Speech(models.TextChoices):
    """How the text presents the words: grammar, and no evidence of wording."""

    DIRECT = "direct", _("direct")
    INDIRECT = "indirect", _("indirect")


class Role(models.TextChoices):
    """What a statement does in a conversation of questions and answers."""

    STATEMENT = "statement", _("statement")
    QUESTION = "question", _("question")
    ANSWER = "answer", _("answer")


class Attribution(models.TextChoices):
    """How the record ties the words to their speakers."""

    LABELLED = "labelled", _("labelled: by a transcript’s label")
    NAMED = "named", _("named: in the sentence")
    CARRIED = "carried", _("carried: by a pronoun, the sentence before or a lead-in")
    COLLECTIVE = "collective", _("collective: “both sides”")
    IMPERSONAL = "impersonal", _("impersonal: no agent named")


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Sets of revisions."""

    def for_lists(self) -> Self:
        """Revisions with whoever made them, without the values, which are large and wait until they are asked for."""
        return self.select_related("by").defer("arguments", "breakdown", "layers")

    def changing(self) -> Self:
        """Revisions that do more than check statements or take checks back, alone or as a batch."""
        other = """jsonb_path_exists(%(expressions)s, '$.operations[*] ? (@.name != "confirm" && @.name != "unconfirm")')"""
        does_other = Func(F("arguments"), template=other, output_field=models.BooleanField())
        return self.exclude(operation__in=["confirm", "unconfirm"]).filter(~Q(operation="batch") | Q(does_other))


class Revision(models.Model):
    """One state of a report's working value, and the operation that led to it. Rows are only ever inserted.

    `breakdown` and `layers` are the JSON of `parsing.breakdown` and `parsing.layers`.
    """

    report = models.ForeignKey("Report", models.PROTECT, verbose_name=_("report"), related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    operation = models.CharField(_("operation"), max_length=40)
    arguments = models.JSONField(_("arguments"), default=dict, blank=True)
    source_text = models.ForeignKey("SourceText", models.PROTECT, verbose_name=_("text"), related_name="+")
    breakdown = models.JSONField(_("breakdown"))
    layers = models.JSONField(_("layers"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("by"), null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    change_set = models.ForeignKey(
        "ChangeSet", models.PROTECT, verbose_name=_("change set"), null=True, blank=True, related_name="revisions"
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["report", "-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="revision_number")]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}: {self.operation}"


class StatementIdQuerySet(models.QuerySet["StatementId"]):
    """Sets of statements' identities."""

    def in_public(self) -> Self:
        """Those of reports that are or were published, with the report and its current edition.

        The statement itself may stand in the working copy alone: `Edition.objects.with_statement` tells.
        """
        return self.exclude(report__state="draft").select_related("report__current_edition")

    def mint(self, number: int) -> list[str]:
        """So many new identifiers that no statement has."""
        return identifiers.mint_free(number, lambda drawn: self.filter(pk__any_of=drawn).values_list("pk", flat=True))


class StatementId(models.Model):
    """A statement's public identity, for ever: never reused, kept when the statement is merged into another."""

    sid = models.CharField(_("identifier"), max_length=8, primary_key=True, default=identifiers.mint)
    report = models.ForeignKey("Report", models.PROTECT, verbose_name=_("report"), related_name="statement_ids")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("merged into"), null=True, blank=True, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("split from"), null=True, blank=True, related_name="split"
    )

    objects = StatementIdQuerySet.as_manager()

    class Meta:
        verbose_name = _("identity of a statement")
        verbose_name_plural = _("identities of statements")
        constraints = [
            models.CheckConstraint(condition=Q(sid__regex=f"^{identifiers.PATTERN}$"), name="statement_id_sid"),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="statement_id_not_merged_into_itself"),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return identifiers.show(self.sid)

    @property
    def heir(self) -> StatementId | None:
        """The statement of the current edition that has this one's words, through any number of published merges.

        None where it was not merged, or where what it was merged into is gone as well.
        """
        heir = self.merged_into
        # No circle: publishing takes back the redirect of every statement that stands in the new edition.
        while heir is not None and heir.merged_into is not None:
            heir = heir.merged_into
        if heir is None or not heir.standings.filter(edition=self.report.current_edition_id).exists():
            return None
        return heir


class Part(models.Model):
    """One part of the working breakdown: what the characters `[start, end)` of the report's text are."""

    report = models.ForeignKey(
        "Report", models.PROTECT, verbose_name=_("report"), related_name="parts", db_index=False
    )
    ordinal = models.PositiveIntegerField(_("ordinal"))
    kind = models.CharField(_("kind"), max_length=14, choices=PartKind)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    path = models.CharField(_("path"), max_length=200, blank=True)
    rule = models.CharField(_("rule"), max_length=60)
    confidence = models.FloatField(_("confidence"))
    confirmed_by = models.ManyToManyField(
        "accounts.User", verbose_name=_("confirmed by"), blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        triggers = [
            audited(has_inserts=False, has_revisions=True),
            *counted("unsure", f"SELECT report_id FROM {{rows}} WHERE kind = 'statement' AND confidence < {SURE}"),
        ]
        ordering = ["report", "ordinal"]
        # Of the few that are doubtful; by the report alone, the constraint's own index serves.
        indexes = [models.Index(fields=["report"], condition=Q(confidence__lt=SURE), name="part_unsure")]
        constraints = [
            models.UniqueConstraint(fields=["report", "ordinal"], name="part_ordinal", deferrable=Deferrable.DEFERRED),
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="part_has_words", violation_error_message=_("A part has words.")
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="part_confidence_from_0_to_1"
            ),
            models.CheckConstraint(condition=Q(kind__in=PartKind.values), name="part_kind"),
            ExclusionConstraint(
                name="part_no_overlap",
                expressions=[
                    ("report", RangeOperators.EQUAL),
                    (Func(F("start"), F("end"), function="int4range"), RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("Parts of a report do not overlap."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path or '–'} {self.kind} ({self.start}–{self.end})"


FIRST_WORDS = 200
"""Characters of a statement with which a list shows what it is."""


class StatementQuerySet(models.QuerySet["Statement"]):
    """Sets of statements of the working copy."""

    def unseen(self) -> Self:
        """Those that nobody has checked."""
        checks = Part.confirmed_by.through.objects.filter(part=OuterRef("pk"))
        return self.filter(~Exists(checks))

    def untagged(self) -> Self:
        """Those without a topic."""
        tags = apps.get_model("archive", "Tag").objects.filter(statement=OuterRef("pk"))
        return self.filter(~Exists(tags))

    def with_first_words(self, sids: Iterable[str]) -> models.QuerySet[Statement, tuple[str, str, int, bool, str]]:
        """Of these statements: identifier, path, number, whether their passage has others, and their first words."""
        others = Statement.objects.filter(report=OuterRef("report"), path=OuterRef("path"), number=2)
        words = Substr("report__source_text__text", F("start") + 1, FIRST_WORDS)
        rows = self.filter(identity__in=set(sids)).annotate(is_several=Exists(others), first_words=words)
        return rows.values_list("identity_id", "path", "number", "is_several", "first_words")

    def spoken_by_name(self, name: str, reports: Any) -> models.QuerySet[Statement, dict[str, Any]]:
        """In how many statements (`n`) of each `report` somebody of that name speaks, is spoken to or conveys."""
        rows = self.filter(report__in=reports, voices__name__iexact=name).order_by().values("report")
        return rows.annotate(n=models.Count("pk", distinct=True))

    def with_people_and_topics(self) -> Self:
        """In the order of the text, with what a table of statements shows of each: three more queries for all."""
        return self.order_by("report", "ordinal").prefetch_related("voices__person", "tags__topic", "confirmed_by")


class Statement(Part):
    """A part that is somebody's words: what topics, positions and speakers point at."""

    identity = models.OneToOneField(
        StatementId, models.PROTECT, verbose_name=_("identifier"), related_name="statement"
    )
    number = models.PositiveIntegerField(_("number in its passage"))
    speech = models.CharField(_("speech"), max_length=8, choices=Speech)
    role = models.CharField(_("role"), max_length=9, choices=Role, default="statement")
    attribution = models.CharField(_("attribution"), max_length=10, choices=Attribution)
    answers = models.CharField(_("answers (path of the question’s turn)"), max_length=200, blank=True)

    objects = StatementQuerySet.as_manager()  # type: ignore[misc] # django-stubs: Part has an implicit one

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        triggers = [audited(key="part_ptr_id", has_inserts=False, has_revisions=True)]
        permissions = [("check_statement", _("Can check statements"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(speech__in=Speech.values, role__in=Role.values, attribution__in=Attribution.values),
                name="statement_words_of_the_scheme",
            )
        ]

    def __str__(self) -> str:
        return f"{self.path}#{self.number}"


class FlagQuerySet(models.QuerySet["Flag"]):
    """Sets of flags."""

    def open(self) -> Self:
        """Flags that nobody has settled."""
        return self.filter(settled_at=None)

    def with_words(self) -> Self:
        """Each with the `words` that it points at, in the text that the report had then; null where it points at none.

        A later text may have been taken over since, in which other words stand there.
        """
        then = Revision.objects.filter(report=OuterRef("report"), number=OuterRef("revision")).order_by()
        text = Subquery(then.values("source_text__text"))
        return self.annotate(words=Substr(text, F("start") + 1, F("end") - F("start")))

    def with_source_text(self) -> Self:
        """Each with `source_text`, the key of the text in which its place counts."""
        then = Revision.objects.filter(report=OuterRef("report"), number=OuterRef("revision")).order_by()
        return self.annotate(source_text=Subquery(then.values("source_text")))


class Flag(models.Model):
    """Something about a report that a person should look at."""

    class Kind(models.TextChoices):
        """What gave rise to it."""

        PARSER = "parser", _("the parser was not sure")
        LATER_TEXT = "later_text", _("a later text was received")
        JUDGEMENT = "judgement", _("a judgement lost its words or its statement")
        EVIDENCE = "evidence", _("a value has changed, and its evidence has not")
        PROPOSAL = "proposal", _("a newer parser proposes something else")

    report = models.ForeignKey("Report", models.CASCADE, verbose_name=_("report"), related_name="flags")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PARSER)
    message = models.TextField(_("what to look at"))
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("since revision"))
    settled_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("settled by"), null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    # Not stored: its text for people, and the statement that it speaks of, as `telling.tell_flags` sets them.
    told: str
    sid: str

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        indexes = [
            models.Index(fields=["report", "id"], condition=Q(settled_at=None), name="flag_open"),
        ]
        triggers = [
            audited(has_inserts=False),
            *counted("flags", "SELECT report_id FROM {rows} WHERE settled_at IS NULL"),
        ]
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["parser", "later_text", "judgement", "evidence", "proposal"]), name="flag_kind"
            )
        ]

    def __str__(self) -> str:
        return self.message
