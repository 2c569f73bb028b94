"""What statements are about: a concept scheme in the sense of SKOS, and its use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Substr
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import Authority, alike, not_binned, slug_is_free


class TopicQuerySet(models.QuerySet["Topic"]):
    """Sets of topics, and who may see them."""

    def published(self) -> Self:
        """Topics that a current edition uses."""
        rows = apps.get_model("archive", "PublishedTopic").objects.filter(topic=models.OuterRef("pk"))
        return self.filter(models.Exists(rows))

    def choosable(self) -> Self:
        """Topics that stand for themselves, and are not in the bin."""
        return self.filter(merged_into=None, binned_at=None)

    def in_tree(self) -> Self:
        """The topics of the tree by label, each with its labels and how many statements carry it, in two queries.

        `tagged` counts statements of working copies with the topic itself, `public` those of current editions with it
        or a narrower one, `claims` its propositions.
        """
        tags = Tag.objects.filter(topic=models.OuterRef("pk")).order_by().values("topic")
        published = apps.get_model("archive", "PublishedTopic").objects.filter(topic=models.OuterRef("pk")).order_by()
        claims = apps.get_model("archive", "Proposition").objects.filter(topic=models.OuterRef("pk")).order_by()
        count = models.Count("*")
        return (
            self.choosable()
            .annotate(
                tagged=_count(tags.annotate(number=models.Count("statement", distinct=True))),
                public=_count(published.values("topic").annotate(number=count)),
                claims=_count(claims.values("topic").annotate(number=count)),
            )
            .prefetch_related("labels")
            .order_by("label", "pk")
        )

    def with_names(self) -> Self:
        """Each with its labels and its broader topic."""
        return self.select_related("broader").prefetch_related("labels")

    def beside(self, topic: Topic) -> Self:
        """The topics directly below that one (`is_narrower`), and those that are related to it, by label."""
        narrower, related = models.Q(broader=topic), models.Q(related=topic)
        rows = self.filter(narrower | related).distinct()
        return rows.annotate(is_narrower=models.ExpressionWrapper(narrower, models.BooleanField())).order_by("label")

    def public_slugs(self, slugs: Iterable[str]) -> frozenset[str]:
        """Which of these slugs are of topics that a current edition uses."""
        return frozenset(self.published().filter(slug__in=slugs).values_list("slug", flat=True))

    def alike(self, words: Iterable[str]) -> models.QuerySet[Topic, tuple[str, str, str, str, str, float]]:
        """Labels like one of the words: "topic", slug, heading, the label that is like it, "", likeness (0–1)."""
        return alike(self, words, kind="topic", names="labels__text", surname=models.Value(""))

    def without_statement(self) -> Self:
        """Topics with which no statement is tagged, nor with a narrower one directly below them."""
        tags = apps.get_model("archive", "Tag").objects
        own, below = tags.filter(topic=models.OuterRef("pk")), tags.filter(topic__broader=models.OuterRef("pk"))
        return self.filter(~models.Exists(own), ~models.Exists(below), merged_into=None, binned_at=None)

    def within(self, slug: str) -> Self:
        """The topic with that slug and all that are narrower, to any depth."""
        return self.filter(pk__in=narrower_keys(slug))


def _count(rows: models.QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(models.Subquery(rows.values("number")), 0)


def narrower_keys(slug: str) -> RawSQL:
    """The keys of the topic with that slug and of all that are narrower, to any depth, as a subquery."""
    # UNION without ALL: a circle of broader topics, which nothing forbids, ends.
    return RawSQL(
        "WITH RECURSIVE within (id) AS (SELECT id FROM archive_topic WHERE slug = %s"
        " UNION SELECT topic.id FROM archive_topic AS topic JOIN within ON topic.broader_id = within.id)"
        " SELECT id FROM within",
        [slug],
    )


NO_CIRCLES = pgtrigger.Trigger(
    name="no_circles",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("broader_id"),  # type: ignore[no-untyped-call]
    condition=pgtrigger.Condition("NEW.broader_id <> NEW.id"),
    func="""
        IF EXISTS (
            WITH RECURSIVE above (id, broader_id) AS (
                SELECT id, broader_id FROM archive_topic WHERE id = NEW.broader_id
                UNION SELECT topic.id, topic.broader_id FROM archive_topic AS topic JOIN above ON topic.id = above.broader_id
            ) SELECT FROM above WHERE id = NEW.id
        ) THEN
            RAISE EXCEPTION 'no_circles: the topic "%" would be broader than itself', NEW.slug
                USING ERRCODE = 'check_violation', CONSTRAINT = 'no_circles';
        END IF;
        RETURN NEW;
    """,
)


class Topic(Authority):
    """A concept: what a statement can be about. `label` is the preferred English label."""

    broader = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("broader topic"), null=True, blank=True, related_name="narrower"
    )
    related = models.ManyToManyField("self", verbose_name=_("related topics"), blank=True)
    definition = models.TextField(_("definition"))
    scope_note = models.TextField(_("scope note"), blank=True)
    valid = models.CharField(
        _("valid in"), max_length=60, blank=True, help_text=_("the period in which the topic may be used")
    )
    wikidata = models.CharField(_("Wikidata"), max_length=20, blank=True)
    matches = models.JSONField(
        _("matches in other schemes"),
        default=list,
        blank=True,
        help_text=_("pairs of exactMatch, closeMatch, … and an address"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        triggers = [audited(), slug_is_free("topic"), NO_CIRCLES, not_binned("broader", "archive_topic")]
        ordering = ["label"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(broader=models.F("pk")),
                name="topic_not_its_own_broader",
                violation_error_message=_("A topic can’t be broader than itself."),
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="topic_not_merged_into_itself"
            ),
        ]


class TopicLabel(models.Model):
    """A label of a topic in one language: one preferred a language, any number of others."""

    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name=_("topic"), related_name="labels")
    language = models.CharField(_("language"), max_length=12)
    text = models.CharField(_("label"), max_length=200)
    is_preferred = models.BooleanField(_("preferred"), default=True)

    class Meta:
        verbose_name = _("label of a topic")
        verbose_name_plural = _("labels of topics")
        triggers = [audited()]
        ordering = ["language", "-is_preferred", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language"],
                condition=models.Q(is_preferred=True),
                name="topic_one_preferred_label",
                violation_error_message=_("The topic has a preferred label in this language already."),
            ),
            # As RDF asks for; a label in "en_GB" could not be written into the scheme's file.
            models.CheckConstraint(
                condition=models.Q(language__regex="^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"),
                name="topic_label_language",
                violation_error_message=_("A language is a tag such as en, en-GB or ja."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class TagQuerySet(models.QuerySet["Tag"]):
    """Sets of tags of working copies."""

    def worklist(self, topic: Topic, after: int | None = None) -> Self:
        """The tags with just that topic, after that key, with the tagged `words`, the report and who speaks; two queries."""
        start = Coalesce("start", "statement__start")
        length = Coalesce("end", "statement__end") - start
        rows = self.filter(topic=topic, pk__gt=after or 0).annotate(
            words=Substr("statement__report__source_text__text", start + 1, length)
        )
        return (
            rows.select_related("statement__report__publisher__country")
            .prefetch_related("statement__voices")
            .order_by("pk")
        )

    def count_by_topic(self) -> dict[int, int]:
        """How many tags each topic (key) has."""
        return dict(self.order_by().values_list("topic").annotate(number=models.Count("pk")))


class Tag(models.Model):
    """That a statement, or a span of its words, is about a topic. Written through `editing.apply` only."""

    statement = models.ForeignKey("Statement", models.PROTECT, verbose_name=_("statement"), related_name="tags")
    topic = models.ForeignKey(Topic, models.PROTECT, verbose_name=_("topic"), related_name="tags")
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    by = models.CharField(_("tagged by"), max_length=150)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        triggers = [audited(has_revisions=True), not_binned("topic", "archive_topic")]
        ordering = ["statement", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "topic", "start", "end"], name="tag_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(start__isnull=True, end__isnull=True)
                # Said outright: a comparison with NULL is unknown, and a check lets the unknown pass.
                | models.Q(start__isnull=False, end__isnull=False, start__lt=models.F("end")),
                name="tag_span_has_words",
                violation_error_message=_("A span begins before it ends."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.topic}"
