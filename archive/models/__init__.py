"""The archive's nouns: one module a noun, re-exported here."""

from .breakdown import (
    Flag,
    Part,
    Revision,
    Statement,
    StatementId,
)
from .editions import Edition, EditionStatement, Withdrawal
from .meetings import Meeting, MeetingProposal, Participation
from .people import Country, Name, Office, Organization, Person
from .positions import Position, Proposition
from .published import PublishedPart, PublishedPosition, PublishedReport, PublishedTopic, PublishedVoice
from .report import Basis, Emendation, Gloss, Report
from .source import Publisher, SourceText
from .tenures import Tenure
from .topics import Tag, Topic, TopicLabel
from .voices import Identification, Mention, Voice

__all__ = [
    "Basis",
    "Country",
    "Edition",
    "EditionStatement",
    "Emendation",
    "Flag",
    "Gloss",
    "Identification",
    "Meeting",
    "MeetingProposal",
    "Mention",
    "Name",
    "Office",
    "Organization",
    "Part",
    "Participation",
    "Person",
    "Position",
    "Proposition",
    "PublishedPart",
    "PublishedPosition",
    "PublishedReport",
    "PublishedTopic",
    "PublishedVoice",
    "Publisher",
    "Report",
    "Revision",
    "SourceText",
    "Statement",
    "StatementId",
    "Tag",
    "Tenure",
    "Topic",
    "TopicLabel",
    "Voice",
    "Withdrawal",
]
