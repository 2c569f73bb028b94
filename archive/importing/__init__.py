"""Take records in: each whole or not at all, and nothing twice."""

from .change_sets import INVERSE, VERB, has_anything, open_change_set, sum_up
from .outcomes import WOULD, Outcome, Result
from .streaming import import_record, import_records, new_texts, parse_new
from .whose import Houses, Shares, share_out

__all__ = [
    "INVERSE",
    "VERB",
    "WOULD",
    "Houses",
    "Outcome",
    "Result",
    "Shares",
    "has_anything",
    "import_record",
    "import_records",
    "new_texts",
    "open_change_set",
    "parse_new",
    "share_out",
    "sum_up",
]
