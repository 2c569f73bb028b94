"""Propositions, and who holds what on them: an interpretation, signed by whoever coded it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import exactly_one, not_binned, slug_is_free
from .topics import Topic

if TYPE_CHECKING:
    from .people import Person


class PropositionQuerySet(models.QuerySet["Proposition"]):
    """Sets of propositions, and who may see them."""

    def published(self) -> Self:
        """Propositions on which a current edition has a position."""
        positions = apps.get_model("archive", "PublishedPosition").objects.filter(proposition=models.OuterRef("pk"))
        return self.filter(models.Exists(positions))

    def by_topic(self) -> Self:
        """By the label of the topic, each with it, in the same query."""
        return self.select_related("topic").order_by("topic__label", "text", "pk")

    def choosable(self) -> Self:
        """Propositions on which a position can be coded: approved, and not in the bin."""
        return self.filter(is_approved=True, binned_at=None)

    def with_use(self) -> Self:
        """Each with its topic, `positions_count` (working copies) and `is_waiting`: whether a version waits for approval."""
        waiting = PropositionVersion.objects.waiting().filter(proposition=models.OuterRef("pk"))
        return self.by_topic().annotate(
            positions_count=models.Count("positions", distinct=True), is_waiting=models.Exists(waiting)
        )


class Proposition(models.Model):
    """One claim in one sentence that actors can affirm or deny."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    text = models.CharField(_("claim"), max_length=300)
    topic = models.ForeignKey(Topic, models.PROTECT, verbose_name=_("topic"), related_name="propositions")
    valid = models.CharField(_("valid in"), max_length=60, blank=True)
    supports = models.TextField(_("what plain support looks like"))
    opposes = models.TextField(_("what plain opposition looks like"))
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    is_approved = models.BooleanField(_("approved"), default=True, editable=False)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, editable=False)
    binned_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("put into the bin by"),
        null=True,
        editable=False,
        related_name="+",
    )

    objects = PropositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposition")
        verbose_name_plural = _("propositions")
        triggers = [audited(), slug_is_free("proposition"), not_binned("topic", "archive_topic")]
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.text


class PropositionVersionQuerySet(models.QuerySet["PropositionVersion"]):
    """Sets of versions of propositions."""

    def waiting(self) -> Self:
        """Those that nobody has approved or declined."""
        return self.filter(approved_at=None, declined_at=None)

    def approved(self) -> Self:
        """Those that are or were the wording of their proposition."""
        return self.filter(approved_at__isnull=False)

    def with_people(self) -> Self:
        """Each with its topic and who proposed and approved it, the latest first."""
        return self.select_related("topic", "proposed_by", "approved_by", "proposition").order_by("-number")


class PropositionVersion(models.Model):
    """One wording of a proposition: proposed by one vocabulary editor, approved by another, and kept for ever."""

    proposition = models.ForeignKey(
        Proposition, models.PROTECT, verbose_name=_("proposition"), related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.CharField(_("claim"), max_length=300)
    topic = models.ForeignKey(Topic, models.PROTECT, verbose_name=_("topic"), related_name="+")
    valid = models.CharField(_("valid in"), max_length=60, blank=True)
    supports = models.TextField(_("what plain support looks like"))
    opposes = models.TextField(_("what plain opposition looks like"))
    note = models.TextField(_("note"), blank=True)
    reason = models.TextField(_("why it was changed"), blank=True)
    proposed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("proposed by"), null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    approved_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("approved by"), null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)

    objects = PropositionVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a proposition")
        verbose_name_plural = _("versions of propositions")
        triggers = [audited()]
        ordering = ["proposition", "-number"]
        permissions = [("approve_proposition", _("Can approve propositions"))]
        constraints = [
            models.UniqueConstraint(fields=["proposition", "number"], name="proposition_version_number"),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | models.Q(proposed_by=None)
                | ~models.Q(approved_by=models.F("proposed_by")),
                name="proposition_version_two_editors",
                violation_error_message=_("Somebody else than who proposed it approves it."),
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | models.Q(declined_at=None),
                name="proposition_version_approved_or_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.number})"


class Direction(models.TextChoices):
    """Which way a position points."""

    SUPPORTS = "supports", _("supports")
    OPPOSES = "opposes", _("opposes")
    NEUTRAL = "neutral", _("neutral")
    MIXED = "mixed", _("mixed")
    NONE = "none", _("takes the matter up and takes no position")


class Evidence(models.TextChoices):
    """How the words carry the position."""

    EXPLICIT = "explicit", _("explicit")
    INFERRED = "inferred", _("inferred by one step")


class Act(models.TextChoices):
    """What the holder does in taking the position."""

    STATES = "states", _("states")
    INFORMS = "informs", _("informs")
    PROPOSES = "proposes", _("proposes")
    REQUESTS = "requests", _("requests")
    INVITES = "invites", _("invites")
    OFFERS = "offers", _("offers")
    PROMISES = "promises", _("promises")
    ACCEPTS = "accepts", _("accepts")
    REJECTS = "rejects", _("rejects")
    APPRECIATES = "appreciates", _("appreciates")
    WELCOMES = "welcomes", _("welcomes")
    THANKS = "thanks", _("thanks")
    CONGRATULATES = "congratulates", _("congratulates")
    CONDOLES = "condoles", _("condoles")
    REGRETS = "regrets", _("regrets")
    EXPRESSES_CONCERN = "expresses concern", _("expresses concern")
    CONDEMNS = "condemns", _("condemns")
    WARNS = "warns", _("warns")
    CALLS_ON = "calls on", _("calls on")
    ASKS = "asks", _("asks")
    ANNOUNCES = "announces", _("announces")
    DECIDES = "decides", _("decides")


class Stance(models.Model):
    """Who holds what, how firmly, by which act: the fields that an editor's position and a scholar's coding share.

    A direction of "none" says that the matter is taken up and no position taken, which is not the same as silence.
    """

    holder_person = models.ForeignKey(
        "archive.Person",
        models.PROTECT,
        verbose_name=_("holder (person)"),
        null=True,
        blank=True,
        related_name="%(class)ss",
    )
    holder_country = models.ForeignKey(
        "archive.Country",
        models.PROTECT,
        verbose_name=_("holder (country)"),
        null=True,
        blank=True,
        related_name="%(class)ss",
    )
    holder_organization = models.ForeignKey(
        "archive.Organization",
        models.PROTECT,
        verbose_name=_("holder (organization)"),
        null=True,
        blank=True,
        related_name="%(class)ss",
    )
    holder_collective = models.CharField(_("holder (unnamed collective)"), max_length=200, null=True, blank=True)  # noqa: DJ001 (one of four)
    on_behalf_of = models.ForeignKey(
        "archive.Country", models.PROTECT, verbose_name=_("on behalf of"), null=True, blank=True, related_name="+"
    )
    attributed_by = models.ForeignKey(
        "archive.Person", models.PROTECT, verbose_name=_("attributed by"), null=True, blank=True, related_name="+"
    )
    claims_also_for: models.ManyToManyField[Person, Any] = models.ManyToManyField(
        "archive.Person", verbose_name=_("claims also for"), blank=True, related_name="+"
    )
    directed_at = models.ForeignKey(
        "archive.Country", models.PROTECT, verbose_name=_("directed at"), null=True, blank=True, related_name="+"
    )
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    strength = models.PositiveSmallIntegerField(_("strength"), null=True, blank=True)
    condition = models.TextField(_("condition, in its words"), blank=True)
    act = models.CharField(_("act"), max_length=30, choices=Act)
    evidence = models.CharField(_("evidence"), max_length=20, choices=Evidence)
    rationale = models.TextField(_("rationale"), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("holder_person", "holder_country", "holder_organization", "holder_collective"),
                name="%(class)s_one_holder",
                violation_error_message=_(
                    "A position has just one holder: a person, a country, an organization or an unnamed collective."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(direction__in=["supports", "opposes"], strength__isnull=False, strength__in=[1, 2])
                | models.Q(direction__in=["neutral", "mixed", "none"], strength__isnull=True),
                name="%(class)s_strength_within_scale",
                violation_error_message=_(
                    "Support and opposition have a strength of 1 or 2; the other directions have none."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(holder_collective__isnull=True) | ~models.Q(holder_collective=""),
                name="%(class)s_collective_is_named",
                violation_error_message=_("Name the collective that holds the position."),
            ),
            models.CheckConstraint(
                condition=models.Q(act__in=Act.values, evidence__in=Evidence.values),
                name="%(class)s_words_of_the_scheme",
            ),
        ]

    @property
    def holder(self) -> str:
        """Who holds it, for people."""
        return str(self.holder_person or self.holder_country or self.holder_organization or self.holder_collective)

    @property
    def value(self) -> int | None:
        """Sign × strength, from −2 to 2; 0 where neutral; None where mixed or none."""
        match self.direction:
            case "supports":
                return self.strength
            case "opposes":
                return -(self.strength or 0)
            case "neutral":
                return 0
        return None


class Position(Stance):
    """What one holder holds on one proposition, and the words that it rests on. Written through `editing.apply` only.

    `start` and `end` are offsets into the report's text.
    """

    key = models.UUIDField(_("key"), unique=True)
    statement = models.ForeignKey("Statement", models.PROTECT, verbose_name=_("statement"), related_name="positions")
    proposition = models.ForeignKey(
        Proposition, models.PROTECT, verbose_name=_("proposition"), related_name="positions"
    )
    start = models.PositiveIntegerField(_("words from character"))
    end = models.PositiveIntegerField(_("to character"))
    by = models.CharField(_("coded by"), max_length=150)

    class Meta(Stance.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        triggers = [
            audited(has_revisions=True),
            not_binned("proposition", "archive_proposition"),
            not_binned("holder_person", "archive_person"),
        ]
        ordering = ["statement", "start", "pk"]
        constraints = [
            *Stance.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")),
                name="position_rests_on_words",
                violation_error_message=_("A position rests on words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.direction}: {self.proposition}"
