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
from .statements import StatementViewSet

__all__ = [
    "CountryViewSet",
    "EditionViewSet",
    "MeetingViewSet",
    "OfficeViewSet",
    "PersonViewSet",
    "PositionViewSet",
    "PropositionViewSet",
    "ReportViewSet",
    "StatementViewSet",
    "TopicViewSet",
]
