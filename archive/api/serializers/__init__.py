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
from .said import (
    EvidenceSerializer,
    FigureSerializer,
    InstrumentSerializer,
    PlaceSerializer,
    ReferenceSerializer,
    UndertakingSerializer,
)

__all__ = [
    "CountrySerializer",
    "EditionSerializer",
    "EvidenceSerializer",
    "FigureSerializer",
    "InstrumentSerializer",
    "MeetingSerializer",
    "OfficeSerializer",
    "PersonSerializer",
    "PlaceSerializer",
    "PositionSerializer",
    "ProblemSerializer",
    "PropositionSerializer",
    "ReferenceSerializer",
    "ReportSerializer",
    "RootSerializer",
    "StatementSerializer",
    "TopicSerializer",
    "UndertakingSerializer",
    "WholeEditionSerializer",
    "WholeReportSerializer",
]
