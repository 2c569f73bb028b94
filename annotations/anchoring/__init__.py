"""Anchors of annotations: named by quotation and position, located in a text, and followed when the text changes.

Plain functions of texts, without Django, files or clock. All offsets count Unicode code points, half-open, unless a name
says UTF-16.
"""

from archive.parsing.revising.mapping import Status

from .finding import find_again, find_all_again
from .following import Anchor, Followed, Spans, follow, follow_all
from .selectors import (
    Located,
    NotLocated,
    Problem,
    TextPositionSelector,
    TextQuoteSelector,
    describe,
    locate,
)
from .utf16 import BadOffset, to_code_points, to_utf16

__all__ = [
    "Anchor",
    "BadOffset",
    "Followed",
    "Located",
    "NotLocated",
    "Problem",
    "Spans",
    "Status",
    "TextPositionSelector",
    "TextQuoteSelector",
    "describe",
    "find_again",
    "find_all_again",
    "follow",
    "follow_all",
    "locate",
    "to_code_points",
    "to_utf16",
]
