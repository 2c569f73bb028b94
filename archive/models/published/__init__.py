"""The projection of the current editions: what the public's lists, searches and answers are read from."""

from .parts import PublishedPart, PublishedPartQuerySet
from .places import PublishedPlace
from .positions import PublishedPosition, PublishedPositionQuerySet
from .reports import PublishedReport, PublishedReportQuerySet
from .said import (
    PublishedEvidence,
    PublishedFigure,
    PublishedParty,
    PublishedReference,
    PublishedUndertaking,
)
from .topics import PublishedTopic, PublishedTopicQuerySet
from .voices import PublishedVoice, PublishedVoiceQuerySet

__all__ = [
    "PublishedEvidence",
    "PublishedFigure",
    "PublishedPart",
    "PublishedPartQuerySet",
    "PublishedParty",
    "PublishedPlace",
    "PublishedPosition",
    "PublishedPositionQuerySet",
    "PublishedReference",
    "PublishedReport",
    "PublishedReportQuerySet",
    "PublishedTopic",
    "PublishedTopicQuerySet",
    "PublishedUndertaking",
    "PublishedVoice",
    "PublishedVoiceQuerySet",
]
