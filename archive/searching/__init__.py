"""Searching what is published: one query, pages of hits with the words marked, counts, and help where nothing is found."""

from .choices import find_choices
from .facets import COUNTED, Facets, FacetValue, count_facets
from .finding import Cursor, Hit, Page, find
from .query import BadQuery, Query
from .renamed import follow_names
from .selecting import select
from .suggesting import Suggestion, is_too_common, suggest
from .words import OPENING, Term, Words, read_words

__all__ = [
    "COUNTED",
    "OPENING",
    "BadQuery",
    "Cursor",
    "FacetValue",
    "Facets",
    "Hit",
    "Page",
    "Query",
    "Suggestion",
    "Term",
    "Words",
    "count_facets",
    "find",
    "find_choices",
    "follow_names",
    "is_too_common",
    "read_words",
    "select",
    "suggest",
]
