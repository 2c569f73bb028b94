"""Take records in: each whole or not at all, and nothing twice."""

from .outcomes import Outcome, Result
from .streaming import import_record, import_records

__all__ = ["Outcome", "Result", "import_record", "import_records"]
