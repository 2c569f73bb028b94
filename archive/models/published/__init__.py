"""The projection of the current editions: what the public's lists, searches and answers are read from."""

from .parts import PublishedPart, PublishedPartQuerySet
from .positions import PublishedPosition, PublishedPositionQuerySet
from .reports import PublishedReport, PublishedReportQuerySet
from .topics import PublishedTopic, PublishedTopicQuerySet
from .voices import PublishedVoice, PublishedVoiceQuerySet

__all__ = [
    "PublishedPart",
    "PublishedPartQuerySet",
    "PublishedPosition",
    "PublishedPositionQuerySet",
    "PublishedReport",
    "PublishedReportQuerySet",
    "PublishedTopic",
    "PublishedTopicQuerySet",
    "PublishedVoice",
    "PublishedVoiceQuerySet",
]
