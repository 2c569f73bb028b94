"""W3C JSON-LD in: an annotation as somebody sends it, read strictly. What the archive can't keep is refused, never dropped.

The words are those of the Web Annotation Data Model (W3C Recommendation, 23 February 2017). What a document asks for stands
in a `Proposed`; whether there is such a target, and who may write there, others say.
"""

from .addresses import read_moment, wrong_with_address
from .documents import MOST_BYTES, Unreadable, load
from .proposed import (
    FORMATS,
    LONGEST_ADDRESS,
    LONGEST_BODY,
    LONGEST_QUOTATION,
    LONGEST_TAG,
    MOST_BODIES,
    Content,
    InRound,
    Proposed,
    Target,
    guess_motivation,
)
from .reader import Reader, read_annotation

__all__ = [
    "FORMATS",
    "LONGEST_ADDRESS",
    "LONGEST_BODY",
    "LONGEST_QUOTATION",
    "LONGEST_TAG",
    "MOST_BODIES",
    "MOST_BYTES",
    "Content",
    "InRound",
    "Proposed",
    "Reader",
    "Target",
    "Unreadable",
    "guess_motivation",
    "load",
    "read_annotation",
    "read_moment",
    "wrong_with_address",
]
