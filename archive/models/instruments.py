"""Instruments: the treaties, resolutions, declarations and plans that records refer to, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Greatest, Least, Substr
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import Authority, find_by_slug, not_binned, slug_is_free
from .keyset import INSTRUMENTS, Place, newer
from .people import Country


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    """Sets of instruments, and who may see them."""

    def published(self) -> Self:
        """Instruments to which a current edition refers."""
        references = apps.get_model("archive", "PublishedReference").objects.filter(instrument=models.OuterRef("pk"))
        return self.filter(models.Exists(references))

    def known(self) -> Self:
        """Those that references are matched with: not in the bin."""
        return self.filter(binned_at=None)

    def with_names(self) -> Self:
        """Each with its names and the states that are parties to it."""
        return self.prefetch_related("names", "parties")

    def by_kind(self) -> Self:
        """By kind and heading."""
        return self.order_by(*INSTRUMENTS)

    def get_place(self, slug: str) -> Place:
        """Where the instrument with that slug stands in the order of `by_kind`. Raises Instrument.DoesNotExist."""
        place: Place = self.values_list(*INSTRUMENTS).get(slug=slug)
        return place

    def following(self, place: Place) -> Self:
        """What comes after that place in the order of `by_kind`."""
        return self.filter(newer(place, INSTRUMENTS))

    def with_use(self) -> Self:
        """Each with `references_count`, how often working copies refer to it."""
        return self.annotate(references_count=models.Count("findings", distinct=True))

    def by_slug(self, slugs: Iterable[str]) -> dict[str, Instrument]:
        """The instruments with these slugs, also of before a rename."""
        return find_by_slug(self, slugs)


class Instrument(Authority):
    """A document that records refer to. `designation` is its symbol in its issuer's form: S/RES/1511(2003)."""

    class Kind(models.TextChoices):
        """What kind of document it is."""

        TREATY = "treaty", _("treaty")
        AGREEMENT = "agreement", _("agreement")
        CONVENTION = "convention", _("convention")
        PROTOCOL = "protocol", _("protocol")
        CHARTER = "charter", _("charter")
        RESOLUTION = "resolution", _("resolution")
        DECLARATION = "declaration", _("declaration")
        JOINT_STATEMENT = "joint statement", _("joint statement")
        STATEMENT = "statement", _("statement")
        ACTION_PLAN = "action plan", _("action plan")
        MEMORANDUM = "memorandum", _("memorandum")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    designation = models.CharField(_("symbol"), max_length=80, blank=True, help_text=_("S/RES/1511(2003), NPT"))
    adopted = models.CharField(_("adopted or signed"), max_length=40, blank=True, help_text=_("EDTF: 2003-01-10"))
    address = models.URLField(_("address of its text"), max_length=300, blank=True)
    parties: models.ManyToManyField[Country, Any] = models.ManyToManyField(
        Country,
        verbose_name=_("parties"),
        blank=True,
        related_name="instruments",
        help_text=_("of one between a few states"),
    )

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        triggers = [audited(), slug_is_free("instrument")]
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(
                fields=["designation"],
                condition=~models.Q(designation=""),
                name="instrument_designation_once",
                violation_error_message=_("Another instrument has this symbol."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "treaty", "agreement", "convention", "protocol", "charter", "resolution", "declaration",
                        "joint statement", "statement", "action plan", "memorandum", "other",
                    ]
                ),
                name="instrument_kind",
            ),
        ]  # fmt: skip


class InstrumentName(models.Model):
    """What an instrument is called, and from when to when it alone is meant by that."""

    instrument = models.ForeignKey(
        Instrument, models.CASCADE, verbose_name=_("instrument"), related_name="names", db_index=False
    )
    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=12, default="en", help_text=_("BCP 47: en, ja, ru"))
    begins = models.CharField(_("used from"), max_length=40, blank=True, help_text=_("EDTF"))
    ends = models.CharField(_("until"), max_length=40, blank=True, help_text=_("EDTF"))
    is_short = models.BooleanField(
        _("short name"),
        default=False,
        help_text=_("means it only where the record gives a full name of it too, or names all its parties"),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("name of an instrument")
        verbose_name_plural = _("names of instruments")
        triggers = [audited()]
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "text", "language"],
                name="instrument_name_once",
                violation_error_message=_("This name stands there already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


TEXT = "report__source_text__text"
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
INNER = ("what", "due", "of", "baseline")
"""The members of what is said that are two offsets into the text, or null."""

AHEAD = 60
"""Characters before a finding that are read with its words: no fewer than tell whether a figure has its own end."""


def _inner_words(name: str) -> Substr:
    start, end = (
        Cast(KeyTextTransform(place, KeyTransform(name, "said")), models.IntegerField()) for place in ("0", "1")
    )
    return Substr(TEXT, start + 1, end - start)


class FindingQuerySet(models.QuerySet["Finding"]):
    """Sets of what working copies say as data. None of it is public."""

    def standing(self) -> Self:
        """What nobody has dismissed."""
        return self.exclude(state=Finding.State.DISMISSED)

    def waiting(self) -> Self:
        """What rules have proposed and nobody has looked at, the least certain first."""
        return self.filter(state=Finding.State.PROPOSED).order_by("confidence", "report", "start")

    def with_words(self) -> Self:
        """Each with its `words`, the `words_before` them, and those that it names beside (`what_words`, …; null where none)."""
        inner = {f"{name}_words": _inner_words(name) for name in INNER}
        ahead = Substr(TEXT, Greatest(F("start") - AHEAD, 0) + 1, Least(F("start"), AHEAD))
        return self.annotate(words=Substr(TEXT, F("start") + 1, F("end") - F("start")), words_before=ahead, **inner)

    def with_undertakings(self) -> Self:
        """Each, where it is evidence, with the undertaking's `undertaking_words` and `undertaking_report` (key); null where it is gone."""
        there = self.model._default_manager.standing_undertakings().filter(key=models.OuterRef("undertaking"))
        words = Substr(TEXT, F("start") + 1, F("end") - F("start"))
        return self.annotate(
            undertaking_words=models.Subquery(there.values_list(words)[:1]),
            undertaking_report=models.Subquery(there.values("report")[:1]),
        )

    def standing_undertakings(self) -> Self:
        """Undertakings that nobody has dismissed, of reports that are not in the bin."""
        return self.standing().filter(kind=Finding.Kind.UNDERTAKING, report__binned_at=None)

    def to_join(self, report: Any) -> Self:
        """Undertakings to which that report's words can be joined as evidence: confirmed ones of other reports, not of later ones."""
        confirmed = self.standing_undertakings().filter(state=Finding.State.CONFIRMED)
        return confirmed.exclude(report=report).filter(report__sort_date__lte=report.sort_date)

    def words_of_undertakings(self, keys: Iterable[str]) -> dict[str, str]:
        """By key the words of those of the undertakings that are there."""
        rows = self.standing_undertakings().filter(key__in=keys)
        words = Substr(TEXT, F("start") + 1, F("end") - F("start"))
        return {str(key): said for key, said in rows.values_list("key", words)}

    def having(self, written: str) -> Self:
        """Those in whose words all these stand; or the one whose key stands in what is written, as in an address."""
        if key := _KEY.search(written):
            return self.filter(key=key.group())
        rows = self.annotate(words=Substr(TEXT, F("start") + 1, F("end") - F("start")))
        for word in written.split()[:12]:
            rows = rows.filter(words__icontains=word)
        return rows

    def evidence_without_undertaking(self) -> Self:
        """Evidence on undertakings that are gone: dismissed, taken off by a new text, in the bin, or withdrawn."""
        standing = self.model._default_manager.standing_undertakings().exclude(report__state="withdrawn")
        there = standing.filter(key=models.OuterRef("undertaking"))
        # All evidence has one; said, so that the index of evidence serves.
        joined = self.standing().filter(kind=Finding.Kind.EVIDENCE, undertaking__isnull=False)
        return joined.filter(~models.Exists(there), report__binned_at=None)

    def with_surroundings(self, characters: int) -> Self:
        """Each with so many characters `before` its words and `after` them."""
        first = Greatest(F("start") - characters, 0)
        return self.annotate(
            before=Substr(TEXT, first + 1, F("start") - first), after=Substr(TEXT, F("end") + 1, characters)
        )

    def unresolved(self) -> Self:
        """References whose instrument is not known."""
        return self.standing().filter(kind=Finding.Kind.REFERENCE, instrument=None)

    def reports(self) -> models.QuerySet[Any, int]:
        """The reports (keys) in which they stand."""
        return self.order_by("report").values_list("report", flat=True).distinct()


class Finding(models.Model):
    """Something that a record says as data, in the working copy. Written through `editing.apply` only.

    `said` are the members of the kind, as docs/said.md has them; `start` and `end` are offsets into the report's text.
    """

    class Kind(models.TextChoices):
        """What is said."""

        REFERENCE = "reference", _("reference to an instrument")
        UNDERTAKING = "undertaking", _("undertaking")
        FIGURE = "figure", _("figure")
        PLACE = "place", _("place")
        EVIDENCE = "evidence", _("evidence on an undertaking")

    class State(models.TextChoices):
        """Who says so."""

        PROPOSED = "proposed", _("proposed by a rule")
        CONFIRMED = "confirmed", _("confirmed")
        DISMISSED = "dismissed", _("dismissed")

    report = models.ForeignKey(
        "Report", models.CASCADE, verbose_name=_("report"), related_name="findings", db_index=False
    )
    key = models.UUIDField(_("key"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    state = models.CharField(_("state"), max_length=10, choices=State)
    by = models.CharField(_("by"), max_length=150, blank=True)
    rule = models.CharField(_("rule"), max_length=60)
    confidence = models.FloatField(_("certainty"))
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, verbose_name=_("instrument"), null=True, blank=True, related_name="findings"
    )
    # No foreign key: the rows of findings are written anew when their report changes. Its key stays.
    undertaking = models.UUIDField(_("undertaking"), null=True, blank=True)
    said = models.JSONField(_("what it says"))

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        triggers = [audited(has_revisions=True), not_binned("instrument", "archive_instrument")]
        ordering = ["report", "start", "end", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="finding_key_once"),
            models.UniqueConstraint(
                fields=["report", "kind", "start", "end", "undertaking"],
                nulls_distinct=False,
                name="finding_once_on_its_words",
            ),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="finding_has_words"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="finding_confidence_in_bounds"
            ),
            models.CheckConstraint(
                condition=models.Q(state="proposed", by="")
                | models.Q(state__in=["confirmed", "dismissed"]) & ~models.Q(by=""),
                name="finding_says_whose",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["reference", "undertaking", "figure", "place", "evidence"])
                & (models.Q(kind="reference") | models.Q(instrument=None))
                & (
                    models.Q(kind="evidence", undertaking__isnull=False)
                    | ~models.Q(kind="evidence") & models.Q(undertaking=None)
                ),
                name="finding_kind",
            ),
        ]
        indexes = [
            models.Index(
                fields=["confidence", "report", "start"],
                condition=models.Q(state="proposed"),
                name="finding_waiting",
            ),
            models.Index(
                fields=["undertaking"], condition=models.Q(undertaking__isnull=False), name="finding_evidence_on"
            ),
            models.Index(fields=["key"], condition=models.Q(kind="undertaking"), name="finding_undertaking_key"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.start}–{self.end}: {self.kind}"
