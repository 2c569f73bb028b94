"""Searching what is published: one query, pages of hits with the words marked, and help where nothing is found."""

from .choices import find_choices
from .finding import Cursor, Hit, Page, find
from .query import BadQuery, Query
from .suggesting import Suggestion, is_too_common, suggest
from .words import Term, Words, read_words

__all__ = [
    "BadQuery",
    "Cursor",
    "Hit",
    "Page",
    "Query",
    "Suggestion",
    "Term",
    "Words",
    "find",
    "find_choices",
    "is_too_common",
    "read_words",
    "suggest",
]
