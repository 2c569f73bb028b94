"""What the API's documents hold, described field by field for its OpenAPI document.

The documents are rendered at publication (`archive.projecting`) or read in one query (`archive.api.documents`); a test
compares the names.
"""

from .answers import ProblemSerializer, RootSerializer
from .authorities import (
    CountrySerializer,
    MeetingSerializer,
    OfficeSerializer,
    PersonSerializer,
    TopicSerializer,
)
from .propositions import PositionSerializer, PropositionSerializer
from .records import (
    EditionSerializer,
    ReportSerializer,
    StatementSerializer,
    WholeEditionSerializer,
    WholeReportSerializer,
)

__all__ = [
    "CountrySerializer",
    "EditionSerializer",
    "MeetingSerializer",
    "OfficeSerializer",
    "PersonSerializer",
    "PositionSerializer",
    "ProblemSerializer",
    "PropositionSerializer",
    "ReportSerializer",
    "RootSerializer",
    "StatementSerializer",
    "TopicSerializer",
    "WholeEditionSerializer",
    "WholeReportSerializer",
]
