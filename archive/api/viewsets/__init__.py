"""The lists of the API and what stands in them: a module a kind of thing."""

from .authorities import (
    CountryViewSet,
    MeetingViewSet,
    OfficeViewSet,
    PersonViewSet,
    PropositionViewSet,
    TopicViewSet,
)
from .editions import EditionViewSet
from .positions import PositionViewSet
from .reports import ReportViewSet
from .said import EvidenceViewSet, FigureViewSet, InstrumentViewSet, PlaceViewSet, ReferenceViewSet, UndertakingViewSet
from .statements import StatementViewSet

__all__ = [
    "CountryViewSet",
    "EditionViewSet",
    "EvidenceViewSet",
    "FigureViewSet",
    "InstrumentViewSet",
    "MeetingViewSet",
    "OfficeViewSet",
    "PersonViewSet",
    "PlaceViewSet",
    "PositionViewSet",
    "PropositionViewSet",
    "ReferenceViewSet",
    "ReportViewSet",
    "StatementViewSet",
    "TopicViewSet",
    "UndertakingViewSet",
]
