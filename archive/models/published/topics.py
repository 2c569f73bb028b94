"""What published statements are about, in the order of lists."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.topics import Topic

from .listed import Listed, ListedQuerySet


class PublishedTopicQuerySet(ListedQuerySet):
    """Sets of published topics. All of them are public."""

    def of(self, slug: str) -> Self:
        """What is about the topic with that slug or a narrower one."""
        # One value, looked up first: the index by topic then gives the rows in the order of lists.
        return self.filter(topic_id=models.Subquery(Topic.objects.filter(slug=slug).order_by().values_list("pk")))

    def count_by_topic(self) -> dict[int, int]:
        """How many statements are about each topic (key) or a narrower one."""
        return dict(self.order_by().values_list("topic").annotate(statements=models.Count("pk")))


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
