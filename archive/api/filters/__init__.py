"""What the lists can be filtered by: a module a kind of thing."""

from .authorities import CountryFilters, MeetingFilters, OfficeFilters, PersonFilters, TopicFilters
from .parts import EditionFilters, PartFilters, ReportFilters, StatementFilters
from .positions import PositionFilters, PropositionFilters
from .public import PublicFilters
from .said import EvidenceFilters, FigureFilters, InstrumentFilters, PlaceFilters, ReferenceFilters, UndertakingFilters

__all__ = [
    "CountryFilters",
    "EditionFilters",
    "EvidenceFilters",
    "FigureFilters",
    "InstrumentFilters",
    "MeetingFilters",
    "OfficeFilters",
    "PartFilters",
    "PersonFilters",
    "PlaceFilters",
    "PositionFilters",
    "PropositionFilters",
    "PublicFilters",
    "ReferenceFilters",
    "ReportFilters",
    "StatementFilters",
    "TopicFilters",
    "UndertakingFilters",
]
