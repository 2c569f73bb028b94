"""What published statements are about, in the order of lists."""

from __future__ import annotations

from typing import Any, Self

import orjson
from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from archive.models.topics import Topic

from .listed import Listed, ListedQuerySet, is_one_of

NEWEST = 100
"""Records among which the topics raised most are looked for, so that the home page takes as long with any number."""


class PublishedTopicQuerySet(ListedQuerySet):
    """Sets of published topics. All of them are public."""

    def of(self, *slugs: str) -> Self:
        """What is about one of the topics with these slugs or a narrower one."""
        keys = Topic.objects.filter(slug__in=slugs).order_by().values_list("pk")
        if len(slugs) == 1:
            # One value, looked up first: the index by topic then gives the rows in the order of lists.
            return self.filter(topic_id=models.Subquery(keys))
        return self.filter(is_one_of("topic_id", keys))

    def read_attention(self, number: int) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """That many of the statements, the newest first, as the API gives them, each with its speakers' tenures that day.

        A tenure has "person" (slug), "office" and the fields of its days; one query.
        """
        voices = apps.get_model("archive", "PublishedVoice").objects.speaking()
        tenure = JSONObject(
            person="person__slug",
            office="tenure__office__label",
            **{name: f"tenure__{name}" for name in ("capacity", "start", "start_certainty", "end", "end_certainty")},
        )
        held = voices.filter(part=models.OuterRef("part"), tenure__isnull=False).order_by("person").values(held=tenure)
        rows = self.newest_first().annotate(held=ArraySubquery(held)).values_list("part__body", "held")[:number]
        return [(orjson.loads(body), held) for body, held in rows]

    def count_by_topic(self) -> dict[int, int]:
        """How many statements are about each topic (key) or a narrower one."""
        return dict(self.order_by().values_list("topic").annotate(statements=models.Count("pk")))

    def count_direct_by_topic(self) -> dict[int, int]:
        """How many published statements are tagged with each topic (key) itself."""
        rows = self.filter(is_direct=True).order_by()
        return dict(rows.values_list("topic").annotate(statements=models.Count("pk")))

    def most_raised(self, number: int) -> list[tuple[str, str]]:
        """Slug and label of the topics with which most statements of the newest records are tagged; one query."""
        newest = models.Subquery(
            apps.get_model("archive", "PublishedReport").objects.newest_first().values("pk")[:NEWEST]
        )
        rows = self.filter(is_direct=True, report__in=newest).order_by().values_list("topic__slug", "topic__label")
        counted = rows.annotate(statements=models.Count("pk")).order_by("-statements", "topic__label")
        return [(slug, label) for slug, label, _statements in counted[:number]]


class PublishedTopic(Listed):
    """That a published statement is about a topic; `is_direct` is False for the broader topics of its tags."""

    part = models.ForeignKey("PublishedPart", models.CASCADE, verbose_name=_("part"), related_name="topics")
    topic = models.ForeignKey("Topic", models.PROTECT, verbose_name=_("topic"), related_name="published")
    is_direct = models.BooleanField(_("tagged itself"))

    objects = PublishedTopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("published topic")
        verbose_name_plural = _("published topics")
        constraints = [models.UniqueConstraint(fields=["part", "topic"], name="published_topic_once")]
        indexes = [models.Index(fields=["topic", "-sort_date", "-report", "-rank"], name="published_by_topic")]

    def __str__(self) -> str:
        return f"{self.part}: {self.topic}"
