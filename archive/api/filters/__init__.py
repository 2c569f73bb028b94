"""What the lists can be filtered by: a module a kind of thing."""

from .authorities import CountryFilters, MeetingFilters, OfficeFilters, PersonFilters, TopicFilters
from .parts import EditionFilters, PartFilters, ReportFilters, StatementFilters
from .positions import PositionFilters, PropositionFilters
from .public import PublicFilters

__all__ = [
    "CountryFilters",
    "EditionFilters",
    "MeetingFilters",
    "OfficeFilters",
    "PartFilters",
    "PersonFilters",
    "PositionFilters",
    "PropositionFilters",
    "PublicFilters",
    "ReportFilters",
    "StatementFilters",
    "TopicFilters",
]
