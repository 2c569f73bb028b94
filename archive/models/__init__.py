"""The archive's nouns: one module a noun, re-exported here."""

from .apparatus import Basis, Emendation, Gloss
from .audit import AuditEntry
from .authority import FormerSlug, find_by_slug, find_moved
from .breakdown import (
    Flag,
    Part,
    Revision,
    Statement,
    StatementId,
)
from .changes import ChangeSet, Job, JobMessage
from .custody import CorrectedText, CustodyCorrection, custody_of, first_custody
from .doubts import Doubts
from .editions import Edition, EditionStatement, EditionUndertaking, Withdrawal
from .instruments import Finding, Instrument, InstrumentName
from .meeting_proposals import MeetingProposal
from .meetings import Meeting, Participation
from .notices import DeskPreference, Notice, Presence, RefusedSuggestion, SavedFilter
from .people import Country, Name, Office, Organization, Person
from .positions import Act, Direction, Evidence, Position, Proposition, PropositionVersion, Stance
from .published import (
    PublishedEvidence,
    PublishedFigure,
    PublishedPart,
    PublishedParty,
    PublishedPlace,
    PublishedPosition,
    PublishedReference,
    PublishedReport,
    PublishedTopic,
    PublishedUndertaking,
    PublishedVoice,
)
from .report import Report
from .reviews import Comment, ErrorReport, ReviewLink, Schedule, Submission
from .source import Publisher, SourceText
from .tenures import Tenure
from .topics import Tag, Topic, TopicLabel
from .voices import Identification, Mention, Voice

__all__ = [
    "Act",
    "AuditEntry",
    "Basis",
    "ChangeSet",
    "Comment",
    "CorrectedText",
    "Country",
    "CustodyCorrection",
    "DeskPreference",
    "Direction",
    "Doubts",
    "Edition",
    "EditionStatement",
    "EditionUndertaking",
    "Emendation",
    "ErrorReport",
    "Evidence",
    "Finding",
    "Flag",
    "FormerSlug",
    "Gloss",
    "Identification",
    "Instrument",
    "InstrumentName",
    "Job",
    "JobMessage",
    "Meeting",
    "MeetingProposal",
    "Mention",
    "Name",
    "Notice",
    "Office",
    "Organization",
    "Part",
    "Participation",
    "Person",
    "Position",
    "Presence",
    "Proposition",
    "PropositionVersion",
    "PublishedEvidence",
    "PublishedFigure",
    "PublishedPart",
    "PublishedParty",
    "PublishedPlace",
    "PublishedPosition",
    "PublishedReference",
    "PublishedReport",
    "PublishedTopic",
    "PublishedUndertaking",
    "PublishedVoice",
    "Publisher",
    "RefusedSuggestion",
    "Report",
    "ReviewLink",
    "Revision",
    "SavedFilter",
    "Schedule",
    "SourceText",
    "Stance",
    "Statement",
    "StatementId",
    "Submission",
    "Tag",
    "Tenure",
    "Topic",
    "TopicLabel",
    "Voice",
    "Withdrawal",
    "custody_of",
    "find_by_slug",
    "find_moved",
    "first_custody",
]
